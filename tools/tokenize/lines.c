#include "tools/tokenize/lines.h"
#include "common/utf8.h"
#include "tools/tokenize/scan.h"

/* ---- bytes, in pieces of a fixed size ---- */

enum { PIECE = 32 };

_Static_assert((int)PIECE <= (int)SCAN_PADDING, "a piece may reach over the end of the text");

/* Copies the bytes and up to a piece more, which what is written next covers. Returns the end of the bytes. */
static inline char *put_piece(char *out, const char *bytes, size_t length)
{
    memcpy(out, bytes, PIECE);
    if (length > PIECE) memcpy(out + PIECE, bytes + PIECE, length - PIECE);
    return out + length;
}

/* ---- offsets ---- */

/* A number's digits but the last four, which change from token to token. */
typedef struct {
    uint64_t thousands10;    /* the number they say */
    size_t length;
    char digits[PIECE];
} HighDigits;

static void high_digits_set(HighDigits *high, uint64_t number)
{
    high->thousands10 = number;
    high->length = number > 0 ? number_write(high->digits, number) : 0;
}

static inline char *put_four(char *out, uint32_t four, unsigned without)
{
    uint32_t hundreds = four * 5243 >> 19, pairs = hundreds | (four - hundreds * 100) << 16; /* 5243 / 2^19: 1 / 100 */
    uint32_t tens = pairs * 103 >> 10 & 0x000F000F;                                          /* 103 / 2^10: 1 / 10 */
    uint32_t digits = (tens | (pairs - tens * 10) << 8 | 0x30303030) >> 8 * without;
    out[0] = (char)digits;
    out[1] = (char)(digits >> 8);
    out[2] = (char)(digits >> 16);
    out[3] = (char)(digits >> 24);
    return out + 4 - without;
}

static inline char *put_offset(char *out, HighDigits *high, uint64_t offset)
{
    uint64_t low = offset - high->thousands10 * 10000;
    if (low >= 10000) {
        high_digits_set(high, offset / 10000);
        low = offset % 10000;
    }
    if (high->length == 0) return put_four(out, (uint32_t)low, (unsigned)((low < 10) + (low < 100) + (low < 1000)));
    memcpy(out, high->digits, 16);
    return put_four(out + high->length, (uint32_t)low, 0);
}

/* ---- spans ---- */

/* Where the map of the sentence is one shift from a token on: characters before `limit` stand at their number and
   `shift`. */
typedef struct {
    size_t limit;
    uint64_t shift;
} Step;

static Span span_of(const Sentence *sentence, Step *step, const ScannedToken *token)
{
    int64_t shift;
    Span span = span_original(&sentence->map, token->first_character, token->last_character);
    step->limit = span_step_end(&sentence->map, token->last_character, &shift);
    step->shift = sentence->map.begin + (uint64_t)shift;
    return span;
}

/* ---- lines ---- */

typedef struct {
    Sentence *sentence;
    size_t tail_from;        /* the text from here on stands in `tail`, where a piece of it may be read */
    char tail[2 * PIECE];
    Slice front;             /* `T doc sent` and the tab behind it, a piece readable behind them */
    Step step;
    HighDigits high;
    WordAttrs *attrs;
    void *context;
} Lines;

/* What may need an escape: nothing of it is a plain token. */
static void write_record(Lines *lines, const Scan *scan, const ScannedToken *token, Span span)
{
    const Record *head = &lines->sentence->head;
    Record record = {.type = 'T', .doc = head->doc, .sent = head->sent, .begin = span.begin, .end = span.end,
                     .text = {scan->text + token->begin, token->end - token->begin},
                     .label = token_class_name(token->class), .value = token->folded, .attrs = {"", 0}};
    record_write(lines->sentence->added, &record);
}

static inline char *put_label(char *out, TokenClass class)
{
    Slice name = token_class_name(class);
    *out++ = '\t';
    memcpy(out, name.ptr, name.len);
    out += name.len;
    *out++ = '\t';
    return out;
}

/* The text at `at`, with a piece to read. */
static inline const char *readable(const Lines *lines, const Scan *scan, size_t at)
{
    return at < lines->tail_from ? scan->text + at : lines->tail + (at - lines->tail_from);
}

static inline char *put_line(Lines *lines, char *out, const Scan *scan, const ScannedToken *token, Span span)
{
    out = put_piece(out, lines->front.ptr, lines->front.len);
    out = put_offset(out, &lines->high, span.begin);
    *out++ = '\t';
    out = put_offset(out, &lines->high, span.end);
    *out++ = '\t';
    out = put_piece(out, readable(lines, scan, token->begin), token->end - token->begin);
    if (token->class == TOKEN_WORD) {
        memcpy(out, "\tword\t", 6);
        out += 6;
    } else {
        out = put_label(out, token->class);
    }
    out = put_piece(out, token->folded.ptr, token->folded.len);
    *out++ = '\t';
    return out;
}

/* Bytes that a line may take, but for its attrs. */
static inline size_t line_room(const Lines *lines, const ScannedToken *token)
{
    return lines->front.len + 2 * (token->end - token->begin) + 2 * NUMBER_MAX + 32 + 2 * PIECE;
}

static void put_attrs(Lines *lines, const Scan *scan, const ScannedToken *token)
{
    Slice text = {scan->text + token->begin, token->end - token->begin};
    if (lines->attrs != NULL && token->class == TOKEN_WORD)
        buffer_put(lines->sentence->added, lines->attrs(lines->context, text, token->folded));
    buffer_put_char(lines->sentence->added, '\n');
}

static void keep_tail(Lines *lines, Slice text)
{
    size_t kept = text.len < PIECE ? text.len : PIECE;
    lines->tail_from = text.len - kept;
    if (kept > 0) memcpy(lines->tail, text.ptr + lines->tail_from, kept);
}

static void write_lines(Lines *lines, Scan scan)
{
    Buffer *added = lines->sentence->added;
    ScannedToken token;
    Span last = {0, 0};
    while (scan_next(&scan, &token)) {
        Span span = {token.first_character + lines->step.shift, token.last_character + lines->step.shift};
        if (token.last_character >= lines->step.limit) span = span_of(lines->sentence, &lines->step, &token);
        bool in_order = span.begin > last.begin || (span.begin == last.begin && span.end < last.end);
        if (!in_order && token.begin > 0) lines->sentence->added_unsorted = true;
        last = span;
        if (scan.text[token.begin] == '\\') {
            write_record(lines, &scan, &token, span);
            continue;
        }
        char *begin = buffer_reserve(added, line_room(lines, &token)), *end = put_line(lines, begin, &scan, &token, span);
        if (lines->attrs == NULL) *end++ = '\n';
        added->len += (size_t)(end - begin);
        if (lines->attrs != NULL) put_attrs(lines, &scan, &token);
    }
}

/* `T doc sent` as every line of the sentence begins. */
static Slice make_front(const Record *head, Buffer *front)
{
    front->len = 0;
    buffer_put(front, SLICE("T\t"));
    record_write_text(front, head->doc);
    buffer_put_char(front, '\t');
    buffer_put_number(front, head->sent);
    buffer_put_char(front, '\t');
    memset(buffer_reserve(front, PIECE), 0, PIECE);
    return buffer_slice(front);
}

void token_lines_write(Sentence *sentence, Buffer *front, WordAttrs *attrs, void *context)
{
    Lines lines = {.sentence = sentence, .front = make_front(&sentence->head, front), .attrs = attrs, .context = context};
    keep_tail(&lines, sentence->head.text);
    write_lines(&lines, scan_begin(sentence->head.text, sentence->arena));
}
