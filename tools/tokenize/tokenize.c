/* tokenize: a T record for each token, with its class and its folded form. */

#include "common/errors.h"
#include "tools/stages.h"
#include "tools/tokenize/lines.h"
#include "tools/tokenize/segments.h"
#include "tools/tokenize/tokens.h"

#include <stdlib.h>

typedef enum { MODE_NEWS, MODE_UAX29, MODE_GRAPHEMES } Mode;

typedef struct {
    Mode mode;
    TokenLines *lines;
} Tokenizer;

static Mode read_mode(const char *name)
{
    static const char *const names[] = {"news", "uax29", "graphemes"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return (Mode)i;
    die_at(NULL, 0, "bad --mode %s: expected news, uax29 or graphemes", name);
}

static void *open_tokenizer(const Options *options)
{
    Tokenizer *tokenizer = calloc(1, sizeof *tokenizer);
    if (tokenizer == NULL) die_at(NULL, 0, "out of memory");
    tokenizer->lines = token_lines_new();
    const char *mode = options_value(options, "mode");
    if (mode != NULL) tokenizer->mode = read_mode(mode);
    return tokenizer;
}

static void close_tokenizer(void *context)
{
    Tokenizer *tokenizer = context;
    token_lines_free(tokenizer->lines);
    free(tokenizer);
}

static void add_segments(Sentence *sentence, size_t segment_end(Slice text, size_t at))
{
    TokenList tokens = segment_tokens(sentence, segment_end);
    for (size_t i = 0; i < tokens.count; i++) {
        const Token *token = &tokens.items[i];
        sentence_add(sentence, token->begin, token->end, token_class_name(token->class), token->folded, SLICE(""));
    }
}

static void tokenize_sentence(void *context, Sentence *sentence)
{
    Tokenizer *tokenizer = context;
    switch (tokenizer->mode) {
    case MODE_NEWS: token_lines_write(tokenizer->lines, sentence, NULL, NULL); break;
    case MODE_UAX29: add_segments(sentence, word_segment_end); break;
    case MODE_GRAPHEMES: add_segments(sentence, grapheme_cluster_end); break;
    }
}

const Stage tokenize_stage = {.name = "tokenize", .writes = 'T', .open = open_tokenizer, .sentence = tokenize_sentence,
                              .close = close_tokenizer};
