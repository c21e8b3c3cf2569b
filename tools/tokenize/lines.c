#include "tools/tokenize/lines.h"
#include "common/errors.h"
#include "common/utf8.h"
#include "tools/tokenize/scan.h"

#include <stdlib.h>

/* Lines are put together from pieces of a fixed size, each of which covers what the one before it copied too much. */
enum { PIECE = 32, SMALL_PIECE = 16, LABEL = 8, FRONT_MAX = 2 * PIECE };

_Static_assert((int)PIECE <= (int)SCAN_PADDING, "a piece may reach over the end of the fold");

enum { LOW = 10000 };           /* numbers of four digits */
#define HIGH_MAX 1000000000000u /* more digits than these would not go into a small piece with a tab */

struct TokenLines {
    char four_digits[LOW][4];   /* each number's, zeros in front */
    Buffer front;               /* `T doc sent` and a tab, then the digits of `high`, then room for FRONT_MAX */
    size_t doc_length;          /* of the front: up to the tab behind the document */
    Buffer doc;                 /* ... of which document */
    size_t front_length;        /* without the digits of `high` */
    uint64_t high;              /* all but the last four digits of the offsets that were written last */
    char middle[PIECE];         /* a tab and the digits of `high`, none for 0 */
    size_t middle_length;
    Sentence *sentence;
    Scan scan;
    size_t step_end;            /* up to this character one shift holds: offset = character + shift */
    uint64_t shift;
    bool new_step;              /* the next token is the first of its step */
    Span last;                  /* of the last token that was not plain */
    const char *room_end;       /* of sentence->added, which is written to behind its length meanwhile */
    WordAttrs *attrs;
    void *context;
};

TokenLines *token_lines_new(void)
{
    TokenLines *lines = calloc(1, sizeof *lines);
    if (lines == NULL) die_at(NULL, 0, "out of memory");
    for (int i = 0; i < LOW; i++) {
        char *digits = lines->four_digits[i];
        digits[0] = (char)('0' + i / 1000);
        digits[1] = (char)('0' + i / 100 % 10);
        digits[2] = (char)('0' + i / 10 % 10);
        digits[3] = (char)('0' + i % 10);
    }
    return lines;
}

void token_lines_free(TokenLines *lines)
{
    if (lines == NULL) return;
    buffer_free(&lines->front);
    buffer_free(&lines->doc);
    free(lines);
}

/* ---- a sentence begins ---- */

static void set_high(TokenLines *lines, uint64_t high)
{
    size_t digits = high > 0 ? number_write(lines->middle + 1, high) : 0;
    lines->high = high;
    lines->middle[0] = '\t';
    lines->middle_length = 1 + digits;
    lines->front.len = lines->front_length + digits;
    memcpy(lines->front.ptr + lines->front_length, lines->middle + 1, digits);
}

static void set_front(TokenLines *lines, const Record *head)
{
    if (lines->front.len == 0 || !slice_equal(head->doc, buffer_slice(&lines->doc))) {
        lines->doc.len = lines->front.len = 0;
        buffer_put(&lines->doc, head->doc);
        buffer_put(&lines->front, SLICE("T\t"));
        record_write_text(&lines->front, head->doc);
        buffer_put_char(&lines->front, '\t');
        lines->doc_length = lines->front.len;
        memset(buffer_reserve(&lines->front, 3 * NUMBER_MAX + FRONT_MAX), 0, 3 * NUMBER_MAX + FRONT_MAX);
    }
    size_t digits = number_write(lines->front.ptr + lines->doc_length, head->sent);
    lines->front_length = lines->doc_length + digits + 1;
    lines->front.ptr[lines->front_length - 1] = '\t';
    set_high(lines, head->begin / LOW < HIGH_MAX ? head->begin / LOW : 0);
}

/* From a character on. */
static void begin_step(TokenLines *lines, size_t character)
{
    const SpanMap *map = &lines->sentence->map;
    int64_t shift = 0;
    lines->step_end = map->shift_count > 0 ? span_step_end(map, character, &shift) : SIZE_MAX;
    lines->shift = map->begin + (uint64_t)shift;
}

/* The text is copied to where a piece may be read at its end. */
static void begin_sentence(TokenLines *lines, Sentence *sentence)
{
    Slice text = sentence->head.text;
    char *copy = arena_take(sentence->arena, text.len + PIECE);
    if (text.len > 0) memcpy(copy, text.ptr, text.len);
    memset(copy + text.len, 0, PIECE);
    lines->sentence = sentence;
    lines->scan = scan_begin((Slice){copy, text.len}, sentence->arena);
    begin_step(lines, 0);
    lines->new_step = false;
    set_front(lines, &sentence->head);
}

/* ---- any token ---- */

/* Where the step ends or the text does, the map is asked, and begins the next step. */
static Span span_of(TokenLines *lines, const ScannedToken *token)
{
    Span span = {token->begin.characters + lines->shift, token->end.characters + lines->shift};
    bool last = token->end.at == lines->scan.length;
    if (last) lines->sentence->map.count = token->end.characters;
    lines->new_step = last || token->end.characters >= lines->step_end;
    if (lines->new_step) {
        span = span_original(&lines->sentence->map, token->begin.characters, token->end.characters);
        begin_step(lines, token->end.characters);
    }
    return span;
}

/* Within a step tokens are in order; a map of a user's own may bring a step's first token before the last one. */
static void see_order(TokenLines *lines, Span last, Span span)
{
    bool in_order = span.begin > last.begin || (span.begin == last.begin && span.end < last.end);
    if (!in_order) lines->sentence->added_unsorted = true;
}

static char *put_escaped(char *out, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '\\') *out++ = '\\'; /* the one character in tokens that has an escape */
        *out++ = bytes[i];
    }
    return out;
}

static char *put(char *out, Slice text)
{
    memcpy(out, text.ptr, text.len);
    return out + text.len;
}

/* Room at `out` for any line of the token but for its attrs. */
static char *make_room(TokenLines *lines, char *out, size_t token_length)
{
    Buffer *added = lines->sentence->added;
    added->len = (size_t)(out - added->ptr);
    out = buffer_reserve(added, lines->front.len + 4 * token_length + 8 * PIECE);
    lines->room_end = added->ptr + added->capacity;
    return out;
}

/* The last four digits of an offset, without the zeros in front where it has no `high` ones. Writes four bytes. */
static inline char *put_low(char *out, const char (*four_digits)[4], uint64_t low, bool small)
{
    size_t zeros = small ? (size_t)(low < 10) + (low < 100) + (low < 1000) : 0;
    memcpy(out, four_digits[low] + zeros, 4);
    return out + 4 - zeros;
}

static char *put_offsets(TokenLines *lines, char *out, Span span)
{
    uint64_t high = span.begin / LOW;
    if (high < HIGH_MAX && span.end / LOW == high) {
        if (high != lines->high) set_high(lines, high);
        out = put_low(put(out, buffer_slice(&lines->front)), lines->four_digits, span.begin - high * LOW, high == 0);
        out = put(out, (Slice){lines->middle, lines->middle_length});
        return put_low(out, lines->four_digits, span.end - high * LOW, high == 0);
    }
    out = put(out, slice_part(buffer_slice(&lines->front), 0, lines->front_length));
    out += number_write(out, span.begin);
    *out++ = '\t';
    return out + number_write(out, span.end);
}

/* Up to the tab before the attrs. */
static char *put_any(TokenLines *lines, char *out, const ScannedToken *token, Span span)
{
    size_t length = token->end.at - token->begin.at;
    out = put_offsets(lines, make_room(lines, out, length), span);
    *out++ = '\t';
    out = put_escaped(out, lines->scan.text + token->begin.at, length);
    *out++ = '\t';
    out = put(out, token_class_name(token->class));
    *out++ = '\t';
    out = put_escaped(out, lines->scan.folded + token->begin.at, token->folded_length);
    *out++ = '\t';
    return out;
}

/* ---- plain tokens ---- */

/* What the plain tokens share for a while, apart from what the writing of bytes might change. */
typedef struct {
    const char *front;          /* up to the four digits of the begin */
    const char (*four_digits)[4];
    size_t front_length, middle_length;
    bool small;                 /* the offsets have no more than the four digits */
    char middle[SMALL_PIECE];   /* between them and those of the end */
    uint64_t base;              /* the characters from here on have the offsets high * LOW and so on */
    size_t end;                 /* ... up to here; 0 where nothing can be shared */
    const char *room_end;
} Shared;

/* For the tokens from a character on. */
static Shared share(const TokenLines *lines, size_t character)
{
    int64_t base = (int64_t)(lines->high * LOW) - (int64_t)lines->shift, end = base + LOW;
    Shared shared = {.front = lines->front.ptr, .front_length = lines->front.len,
                     .middle_length = lines->middle_length, .small = lines->high == 0,
                     .four_digits = lines->four_digits, .base = (uint64_t)base,
                     .room_end = lines->room_end - 8 * PIECE};
    memcpy(shared.middle, lines->middle, sizeof shared.middle);
    bool holds = base <= (int64_t)character && end > 0; /* as far as a user's own map lets it */
    if (holds && lines->front.len <= FRONT_MAX && !lines->new_step)
        shared.end = (uint64_t)end < lines->step_end ? (uint64_t)end : lines->step_end;
    return shared;
}

static inline bool is_shared(const Shared *shared, const char *out, const ScannedToken *token, size_t text_length)
{
    return token->end.characters < shared->end && !token->by_rules && token->end.at - token->begin.at <= PIECE &&
           token->end.at < text_length && out <= shared->room_end;
}

typedef struct {
    char bytes[LABEL];
    size_t length;
} Label;

static const Label labels[] = {
    [TOKEN_WORD] = {"\tword\t", 6}, [TOKEN_NUMBER] = {"\tnumber\t", 8}, [TOKEN_PUNCT] = {"\tpunct\t", 7},
};

static inline char *put_plain(const Shared *shared, char *out, const Scan *scan, const ScannedToken *token)
{
    const Label *label = &labels[token->class];
    memcpy(out, shared->front, PIECE);
    if (shared->front_length > PIECE) memcpy(out + PIECE, shared->front + PIECE, FRONT_MAX - PIECE);
    uint64_t begin = token->begin.characters - shared->base, end = token->end.characters - shared->base;
    out = put_low(out + shared->front_length, shared->four_digits, begin, shared->small);
    memcpy(out, shared->middle, SMALL_PIECE);
    out = put_low(out + shared->middle_length, shared->four_digits, end, shared->small);
    *out++ = '\t';
    memcpy(out, scan->text + token->begin.at, PIECE);
    out += token->end.at - token->begin.at;
    memcpy(out, label->bytes, LABEL);
    out += label->length;
    memcpy(out, scan->folded + token->begin.at, PIECE);
    out += token->folded_length;
    *out++ = '\t';
    return out;
}

/* ---- a sentence ---- */

/* The attrs of a word, behind the line so far, which ends at `out`. Returns the new end. */
static char *put_attrs(TokenLines *lines, char *out, const ScannedToken *token)
{
    Buffer *added = lines->sentence->added;
    Slice text = {lines->scan.text + token->begin.at, token->end.at - token->begin.at};
    Slice folded = {lines->scan.folded + token->begin.at, token->folded_length};
    added->len = (size_t)(out - added->ptr);
    if (token->class == TOKEN_WORD) buffer_put(added, lines->attrs(lines->context, text, folded));
    out = buffer_reserve(added, 1);
    lines->room_end = added->ptr + added->capacity;
    return out;
}

static void write_lines(TokenLines *lines)
{
    Buffer *added = lines->sentence->added;
    const Scan scan = lines->scan;
    bool has_attrs = lines->attrs != NULL, plain = false;
    char *out = make_room(lines, buffer_reserve(added, 1), 0); /* an empty buffer has no pointer to add to */
    Shared shared = share(lines, 0);
    ScannedToken token, last = {.end = {0, 0}};
    for (; scan_next(scan, last.end, &token); last = token) {
        if (is_shared(&shared, out, &token, scan.length)) {
            out = put_plain(&shared, out, &scan, &token);
            plain = true;
        } else {
            if (plain) lines->last = (Span){last.begin.characters + lines->shift, last.end.characters + lines->shift};
            Span span = span_of(lines, &token);
            if (last.end.at > 0) see_order(lines, lines->last, span);
            lines->last = span;
            out = put_any(lines, out, &token, span);
            shared = share(lines, token.end.characters);
            plain = false;
        }
        if (has_attrs) {
            out = put_attrs(lines, out, &token);
            shared.room_end = lines->room_end - 8 * PIECE;
        }
        *out++ = '\n';
    }
    added->len = (size_t)(out - added->ptr);
}

void token_lines_write(TokenLines *lines, Sentence *sentence, WordAttrs *attrs, void *context)
{
    begin_sentence(lines, sentence);
    lines->attrs = attrs;
    lines->context = context;
    write_lines(lines);
}
