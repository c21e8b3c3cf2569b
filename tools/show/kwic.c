#include "tools/show/kwic.h"
#include "common/arabic.h"
#include "common/utf8.h"
#include "tools/show/safe_text.h"
#include "tools/show/wrap.h"

static Slice stem_of(Kwic *kwic, Slice word, Arena *arena) { return word_stem(kwic->stems, word, arabic_fold(arena, word)); }

void kwic_open(Kwic *kwic, const char *word)
{
    Arena *arena = arena_new();
    kwic->stems = word_stems_new();
    buffer_put(&kwic->stem, stem_of(kwic, slice_of(word), arena));
    arena_free(arena);
}

void kwic_close(Kwic *kwic)
{
    word_stems_free(kwic->stems);
    buffer_free(&kwic->stem);
}

/* ---- a line for a terminal ---- */

/* The last characters that fit in so many columns, from a word's beginning where there is one. */
static Slice fitting_end(Slice text, size_t columns)
{
    enum { BYTES = 8 }; /* a column's, with marks */
    if (text.len > BYTES * columns) text = slice_part(text, text.len - BYTES * columns, text.len);
    while (text.len > 0 && ((unsigned char)text.ptr[0] & 0xC0) == 0x80) text = slice_part(text, 1, text.len);
    size_t from = text.len, kept = text.len;
    while (from > 0 && text_width(slice_part(text, from, text.len)) <= columns) {
        if (from == text.len || text.ptr[from - 1] == ' ') kept = from;
        do from--;
        while (from > 0 && ((unsigned char)text.ptr[from] & 0xC0) == 0x80);
    }
    return text_width(text) <= columns ? text : slice_part(text, kept, text.len);
}

static Slice fitting_beginning(Slice text, size_t columns)
{
    enum { BYTES = 8 };
    size_t to = 0, kept = 0;
    if (text.len <= BYTES * columns && text_width(text) <= columns) return text;
    while (to < text.len && text_width(slice_part(text, 0, to)) <= columns) {
        if (text.ptr[to] == ' ') kept = to;
        to += utf8_length((unsigned char)text.ptr[to]);
    }
    return slice_part(text, 0, kept);
}

static void put_spaces(Buffer *out, size_t count)
{
    while (count-- > 0) buffer_put_char(out, ' ');
}

static void put_aligned(const Kwic *kwic, const Sentence *sentence, Slice left, Slice word, Slice right, Buffer *out)
{
    enum { WORD_ROOM = 12, ID_ROOM = 16 };
    size_t room = kwic->width > ID_ROOM + WORD_ROOM + 20 ? kwic->width - ID_ROOM - WORD_ROOM : 20, side = room / 2;
    Slice before = fitting_end(left, side), behind = fitting_beginning(right, side);
    Buffer id = {0};
    buffer_put(&id, text_beginning(sentence->arena, sentence->head.doc, ID_ROOM - 6));
    buffer_put_char(&id, ':');
    buffer_put_number(&id, sentence->head.sent);
    put_terminal_text(out, buffer_slice(&id));
    put_spaces(out, text_width(buffer_slice(&id)) < ID_ROOM ? ID_ROOM - text_width(buffer_slice(&id)) : 1);
    put_spaces(out, side > text_width(before) ? side - text_width(before) : 0);
    put_terminal_text(out, before);
    if (kwic->colours) buffer_put(out, SLICE("\033[1m"));
    put_terminal_text(out, word);
    if (kwic->colours) buffer_put(out, SLICE("\033[0m"));
    put_terminal_text(out, behind);
    buffer_put_char(out, '\n');
    buffer_free(&id);
}

/* ---- a row ---- */

static void put_row(const Sentence *sentence, const Record *token, Slice left, Slice right, Buffer *out)
{
    const Slice front[] = {sentence->head.doc, sentence->about != NULL ? sentence->about->value : SLICE("")};
    const uint64_t numbers[] = {token->sent, token->begin, token->end};
    const Slice texts[] = {left, token->text, right};
    for (size_t i = 0; i < 2; i++) {
        record_write_text(out, front[i]);
        buffer_put_char(out, '\t');
    }
    for (size_t i = 0; i < 3; i++) {
        buffer_put_number(out, numbers[i]);
        buffer_put_char(out, '\t');
    }
    for (size_t i = 0; i < 3; i++) {
        record_write_text(out, texts[i]);
        buffer_put_char(out, i < 2 ? '\t' : '\n');
    }
}

void kwic_sentence(Kwic *kwic, Sentence *sentence, Buffer *out)
{
    Slice lines = sentence->lines, text = sentence->head.text;
    Record token;
    if (sentence->head.type != 'S') return;
    while (record_next(&lines, sentence->arena, &token)) {
        size_t from, to;
        if (token.type != 'T') continue;
        kwic->seen = true;
        if (!slice_is(token.label, "word")) continue;
        if (!slice_equal(stem_of(kwic, token.text, sentence->arena), buffer_slice(&kwic->stem))) continue;
        if (!sentence_locate(sentence, (Span){token.begin, token.end}, token.text, &from, &to)) continue;
        Slice left = slice_part(text, 0, from), right = slice_part(text, to, text.len);
        if (kwic->aligned) put_aligned(kwic, sentence, left, token.text, right, out);
        else put_row(sentence, &token, left, right, out);
    }
}
