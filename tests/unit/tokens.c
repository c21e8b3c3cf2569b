/* News tokens: the quick scan against the rules it stands for, on any mixture of characters. */

#include "tests/unit/unit.h"
#include "common/added.h"
#include "common/arabic.h"
#include "common/utf8.h"
#include "tools/tokenize/lines.h"
#include "tools/tokenize/news.h"
#include "tools/tokenize/scan.h"

/* The same numbers on every machine: Knuth's MMIX generator. */
static uint32_t next_number(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

static const char *const pieces[] = {
    "و", "ال", "قرية", "مُهم", "أيضاً", "إلى", "ـ", "مـهم", "گ", "ی", "\xE2\x80\x8C", "\xE2\x80\x8F", "َ", "ّ",
    " ", " ", " ", "  ", "\xC2\xA0", "،", "؛", "؟", "٪", "٫", "٬", "٣", "٤٥", "۴", ".", "..", ", ", ":", "-",
    "--", "/", "%", "\"", "«", "»", "(", ")", "[", "!", "_", "#", "@", "\\", "\t", "*", "'", "’", "“", "…",
    "–", "1", "20", "2020", "a", "U", "BBC", "co", ".com", "www.", "http://", "é", "\xCC\x81", "😀", "🇯🇴",
    "\xEF\xB8\x8F", "\xE2\x83\xA3", "👩\xE2\x80\x8D👧", "▶", "漢字", "ك",
};

/* A text of up to `most` pieces in `out`. */
static Slice make_text(Buffer *out, uint64_t *state, size_t most)
{
    out->len = 0;
    for (size_t count = next_number(state) % most; count > 0; count--)
        buffer_put(out, slice_of(pieces[next_number(state) % (sizeof pieces / sizeof *pieces)]));
    return buffer_slice(out);
}

static void the_scan_says_what_the_rules_say(void **state)
{
    Buffer text = {0};
    uint64_t random = 1;
    for (int round = 0; round < 20000; round++) {
        make_text(&text, &random, round % 1000 == 0 ? 20000 : round % 100 == 0 ? 200 : 12);
        Slice whole = buffer_slice(&text);
        Scan scan = scan_begin(whole, *state);
        ScannedToken token = {.end = {0, 0}};
        size_t at = 0;
        while (at = news_skip_space(whole, at), scan_next(scan, token.end, &token)) {
            TokenClass class;
            size_t end = news_token_end(whole, at, &class);
            Slice surface = slice_part(whole, at, end), folded = arabic_fold(*state, surface);
            if (token.begin.at != at || token.end.at != end || token.class != class)
                fail_msg("scan: %zu-%zu, rules: %zu-%zu in \"%.*s\"", token.begin.at, token.end.at, at, end,
                         (int)whole.len, whole.ptr);
            assert_true(slice_equal((Slice){scan.folded + at, token.folded_length}, folded));
            assert_int_equal(token.begin.characters, utf8_count(slice_part(whole, 0, at)));
            assert_int_equal(token.end.characters, utf8_count(slice_part(whole, 0, end)));
            assert_true(end > at);
            at = end;
        }
        assert_int_equal(at, whole.len);
        arena_reset(*state);
    }
    buffer_free(&text);
}

/* Every character alone, before and behind a word, a number and a mark. */
static void every_character_is_scanned_as_ruled(void **state)
{
    static const char *const around[] = {"", "قال", "12", ".", "x"};
    for (uint32_t c = 1; c <= 0xFFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
            char bytes[4];
            Slice character = {bytes, utf8_encode(c, bytes)}, other = slice_of(around[i]);
            Slice text = arena_join(*state, other, arena_join(*state, character, other));
            Scan scan = scan_begin(text, *state);
            ScannedToken token = {.end = {0, 0}};
            size_t at = news_skip_space(text, 0);
            for (; scan_next(scan, token.end, &token); at = news_skip_space(text, at)) {
                TokenClass class;
                size_t end = news_token_end(text, at, &class);
                if (token.begin.at != at || token.end.at != end || token.class != class) fail_msg("U+%04X", c);
                at = end;
            }
            assert_int_equal(at, text.len);
        }
        arena_reset(*state);
    }
}

/* What sentence_add writes for the tokens of a sentence. */
static void add_by_record(Sentence *sentence)
{
    TokenList tokens = sentence_tokens(sentence);
    for (size_t i = 0; i < tokens.count; i++) {
        const Token *token = &tokens.items[i];
        sentence_add(sentence, token->begin, token->end, token_class_name(token->class), token_folded(token), SLICE(""));
    }
}

static void assert_same_lines(Arena *arena, Sentence sentence, TokenLines *writer)
{
    Buffer lines[2] = {{0}, {0}};
    sentence.arena = arena;
    for (int quick = 0; quick < 2; quick++) {
        sentence.tokens = NULL;
        sentence_prepare(&sentence);
        added_begin(&sentence, &lines[quick], 'T');
        if (quick) token_lines_write(writer, &sentence, NULL, NULL);
        else add_by_record(&sentence);
        added_sort(&sentence);
    }
    assert_int_equal(lines[0].len, lines[1].len);
    if (lines[0].len > 0) assert_memory_equal(lines[0].ptr, lines[1].ptr, lines[0].len);
    buffer_free(&lines[0]);
    buffer_free(&lines[1]);
}

/* A map of small steps, some of which point back, as a user's own stream might. */
static Slice make_map(Arena *arena, uint64_t *state, size_t characters)
{
    Slice map = SLICE("map=");
    for (size_t at = 0; at <= characters; at += 1 + next_number(state) % 9) {
        int shift = (int)(next_number(state) % 40) - (next_number(state) % 8 == 0 ? 30 : 0);
        if (next_number(state) % 64 == 0) shift *= 997;
        map = arena_join(arena, map, arena_format(arena, "%s%zu:%d", map.len > 4 ? "," : "", at, shift));
    }
    return map;
}

static void lines_are_those_of_the_records(void **state)
{
    static const uint64_t begins[] = {0, 3, 9990, 99999, 123456789, 999999999999999, 99999999999999999};
    Buffer text = {0};
    TokenLines *writer = token_lines_new();
    uint64_t random = 2;
    for (int round = 0; round < 6000; round++) {
        make_text(&text, &random, round % 500 == 0 ? 20000 : round % 50 == 0 ? 300 : 30);
        Sentence sentence = {.head = {.type = 'S', .doc = SLICE("a\\b"), .sent = (uint64_t)round}};
        sentence.head.text = buffer_slice(&text);
        if (round % 2 != 0) sentence.head.doc = SLICE("a document with a name longer than a piece");
        if (round % 5 == 0) sentence.head.doc = SLICE("one with a name longer than any that lines could share as two pieces");
        sentence.head.begin = begins[round % 7];
        sentence.head.end = sentence.head.begin + utf8_count(sentence.head.text) + 50;
        if (round % 3 == 0) sentence.head.attrs = make_map(*state, &random, utf8_count(sentence.head.text));
        assert_same_lines(*state, sentence, writer);
        arena_reset(*state);
    }
    buffer_free(&text);
    token_lines_free(writer);
}

static void letters_fold_in_place_as_anywhere(void **state)
{
    Buffer text = {0};
    for (uint32_t c = 1; c <= 0x0671; c = c == 0x7F ? 0x0620 : c == 0x064A ? 0x0671 : c + 1) {
        if (c == 0x0640) continue;
        for (int copy = 0; copy < 1 + (int)(c % 40); copy++) {
            char bytes[4];
            buffer_put(&text, (Slice){bytes, utf8_encode(c, bytes)});
        }
    }
    for (size_t from = 0; from < 200; from++) {
        Slice part = slice_part(buffer_slice(&text), from, text.len);
        if (((unsigned char)part.ptr[0] & 0xC0) == 0x80) continue;
        char *out = arena_take(*state, part.len);
        arabic_fold_letters(part, out);
        assert_true(slice_equal((Slice){out, part.len}, arabic_fold(*state, part)));
        arabic_fold_letters_portable(part, out);
        assert_true(slice_equal((Slice){out, part.len}, arabic_fold(*state, part)));
    }
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test_case(the_scan_says_what_the_rules_say), test_case(every_character_is_scanned_as_ruled),
        test_case(lines_are_those_of_the_records), test_case(letters_fold_in_place_as_anywhere),
    };
    return cmocka_run_group_tests_name("tokens", tests, NULL, NULL);
}
