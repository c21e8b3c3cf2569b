/* icu-breaks sentences|words utext|utf16: a peer of sentsplit and of tokenize. ICU's iterator for Arabic over each line
   writes a sentence a line, or lines of word, begin and end (spaces left out, marks kept, as tokenize does).
   utext: on a UText over the UTF-8, offsets in its bytes. utf16: on the line turned into UTF-16, which costs a
   buffer and is faster, offsets in its units. */

#include "peer.h"
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

typedef struct {
    UBreakIterator *iterator;
    UText text;
    UChar *units; /* NULL: on the UText */
    int32_t room, count;
    bool words;
    size_t line_at; /* where the line begins in the input, in bytes or units */
} Breaks;

static void check(UErrorCode status)
{
    if (U_FAILURE(status)) peer_fail("icu-breaks", u_errorName(status));
}

static void breaks_open(Breaks *breaks, bool words, bool utf16)
{
    UErrorCode status = U_ZERO_ERROR;
    *breaks = (Breaks){.text = UTEXT_INITIALIZER, .words = words};
    breaks->iterator = ubrk_open(words ? UBRK_WORD : UBRK_SENTENCE, "ar", NULL, 0, &status);
    check(status);
    if (!utf16) return;
    breaks->room = (int32_t)BLOCK;
    breaks->units = malloc((size_t)breaks->room * sizeof *breaks->units);
    if (!breaks->units) peer_fail("icu-breaks", "out of memory");
}

static void breaks_close(Breaks *breaks)
{
    utext_close(&breaks->text);
    ubrk_close(breaks->iterator);
    free(breaks->units);
}

static void set_line(Breaks *breaks, const char *line, int32_t length)
{
    UErrorCode status = U_ZERO_ERROR;
    if (!breaks->units) {
        utext_openUTF8(&breaks->text, line, length, &status);
        ubrk_setUText(breaks->iterator, &breaks->text, &status);
        breaks->count = length;
    } else {
        if (length > breaks->room) {
            breaks->room = length;
            breaks->units = realloc(breaks->units, (size_t)breaks->room * sizeof *breaks->units);
            if (!breaks->units) peer_fail("icu-breaks", "out of memory");
        }
        u_strFromUTF8(breaks->units, breaks->room, &breaks->count, line, length, &status);
        ubrk_setText(breaks->iterator, breaks->units, breaks->count, &status);
    }
    check(status);
}

/* The bytes that a segment has in UTF-8. A surrogate has half of its character's four. */
static size_t bytes_of(const Breaks *breaks, int32_t begin, int32_t end)
{
    if (!breaks->units) return (size_t)(end - begin);
    size_t bytes = 0;
    for (const UChar *unit = breaks->units + begin; unit < breaks->units + end; unit++)
        bytes += *unit < 0x80 ? 1 : *unit < 0x800 || U_IS_SURROGATE(*unit) ? 2 : 3;
    return bytes;
}

static void put_word(Writer *out, const char *word, size_t length, size_t begin, size_t end)
{
    put(out, word, length);
    put(out, "\t", 1);
    put_number(out, begin);
    put(out, "\t", 1);
    put_number(out, end);
    put(out, "\n", 1);
}

static void cut_line(Breaks *breaks, const char *line, int32_t length, Writer *out)
{
    set_line(breaks, line, length);
    for (int32_t begin = 0, end; (end = ubrk_next(breaks->iterator)) != UBRK_DONE; begin = end) {
        size_t bytes = bytes_of(breaks, begin, end);
        if (!breaks->words) {
            put(out, line, bytes);
            put(out, "\n", 1);
        } else if (*line != ' ') {
            put_word(out, line, bytes, breaks->line_at + (size_t)begin, breaks->line_at + (size_t)end);
        }
        line += bytes;
    }
    breaks->line_at += (size_t)breaks->count + 1;
}

int main(int count, char **arguments)
{
    if (count != 3) peer_fail("icu-breaks", "expected sentences|words utext|utf16");
    Breaks breaks;
    breaks_open(&breaks, strcmp(arguments[1], "words") == 0, strcmp(arguments[2], "utf16") == 0);
    Writer *out = calloc(1, sizeof *out);
    if (!out) peer_fail("icu-breaks", "out of memory");
    Reader in = {0};
    size_t length;
    for (const char *at; read_lines(&in, &at, &length);) {
        for (const char *block_end = at + length, *end; at < block_end; at = end + 1) {
            end = line_end(at, block_end);
            cut_line(&breaks, at, (int32_t)(end - at), out);
        }
    }
    put_flush(out);
    breaks_close(&breaks);
    free(in.bytes);
    free(out);
    return 0;
}
