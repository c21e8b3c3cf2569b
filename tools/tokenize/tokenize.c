/* tokenize: a T record for each token, with its class and its folded form. */

#include "common/errors.h"
#include "tools/stages.h"
#include "tools/tokenize/clitics.h"
#include "tools/tokenize/lines.h"
#include "tools/tokenize/segments.h"
#include "tools/tokenize/tokens.h"
#include "tools/tokenize/word_stem.h"

#include <stdlib.h>

typedef enum { MODE_NEWS, MODE_UAX29, MODE_GRAPHEMES } Mode;

typedef struct {
    Mode mode;
    TokenLines *lines;
    Clitics *clitics;   /* NULL: not asked for */
    WordStems *stems;   /* likewise */
    Buffer attrs;       /* of a word that has both */
} Tokenizer;

/* False after naming what is wrong, here and below. */
static bool read_mode(const char *name, Mode *mode)
{
    static const char *const names[] = {"news", "uax29", "graphemes"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        *mode = (Mode)i;
        if (strcmp(name, names[i]) == 0) return true;
    }
    error_at(NULL, 0, "bad --mode %s: expected news, uax29 or graphemes", name);
    return false;
}

static bool open_clitics(const char *name, Clitics **clitics)
{
    CliticScheme scheme;
    if (strcmp(name, "none") == 0) return true;
    if (clitics_scheme(name, &scheme)) {
        *clitics = clitics_new(scheme);
        return true;
    }
    error_at(NULL, 0, "bad --clitics %s: expected atb, d3, farasa or none", name);
    return false;
}

static void close_tokenizer(void *context)
{
    Tokenizer *tokenizer = context;
    clitics_free(tokenizer->clitics);
    word_stems_free(tokenizer->stems);
    buffer_free(&tokenizer->attrs);
    token_lines_free(tokenizer->lines);
    free(tokenizer);
}

static void *open_tokenizer(const Options *options)
{
    Tokenizer *tokenizer = calloc(1, sizeof *tokenizer);
    if (tokenizer == NULL) die_at(NULL, 0, "out of memory");
    tokenizer->lines = token_lines_new();
    if (options_given(options, "stem")) tokenizer->stems = word_stems_new();
    const char *mode = options_value(options, "mode"), *clitics = options_value(options, "clitics");
    if ((mode == NULL || read_mode(mode, &tokenizer->mode)) &&
        (clitics == NULL || open_clitics(clitics, &tokenizer->clitics)))
        return tokenizer;
    close_tokenizer(tokenizer);
    return NULL;
}

/* A WordAttrs: seg and stem, those asked for. */
static Slice word_attrs(void *context, Slice word, Slice folded)
{
    Tokenizer *tokenizer = context;
    Slice seg = tokenizer->clitics != NULL ? clitics_attrs(tokenizer->clitics, word, folded) : SLICE("");
    if (tokenizer->stems == NULL) return seg;
    tokenizer->attrs.len = 0;
    buffer_put(&tokenizer->attrs, seg);
    attrs_put(&tokenizer->attrs, "stem", word_stem(tokenizer->stems, word, folded));
    return buffer_slice(&tokenizer->attrs);
}

static void add_segments(Sentence *sentence, Tokenizer *tokenizer, size_t segment_end(Slice text, size_t at))
{
    TokenList tokens = segment_tokens(sentence, segment_end);
    for (size_t i = 0; i < tokens.count; i++) {
        const Token *token = &tokens.items[i];
        Slice text = slice_part(sentence->head.text, token->begin, token->end), attrs = SLICE("");
        if (token->class == TOKEN_WORD) attrs = word_attrs(tokenizer, text, token_folded(token));
        sentence_add(sentence, token->begin, token->end, token_class_name(token->class), token_folded(token), attrs);
    }
}

static void tokenize_sentence(void *context, Sentence *sentence)
{
    Tokenizer *tokenizer = context;
    WordAttrs *attrs = tokenizer->clitics != NULL || tokenizer->stems != NULL ? word_attrs : NULL;
    switch (tokenizer->mode) {
    case MODE_NEWS: token_lines_write(tokenizer->lines, sentence, attrs, tokenizer); break;
    case MODE_UAX29: add_segments(sentence, tokenizer, word_segment_end); break;
    case MODE_GRAPHEMES: add_segments(sentence, tokenizer, grapheme_cluster_end); break;
    }
}

static const OptionSpec own[] = {{"mode", true}, {"clitics", true}, {"stem", false}, {NULL, false}};

const Stage tokenize_stage = {.name = "tokenize", .own = own, .writes = 'T', .open = open_tokenizer,
                              .sentence = tokenize_sentence, .close = close_tokenizer};
