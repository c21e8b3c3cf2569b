#include "tools/show/comparison_terminal.h"
#include "common/utf8.h"
#include "tools/show/safe_text.h"

enum { TEXT_MAX = 400, NAME_MAX_SHOWN = 24, HEAD_MAX = 200 };

typedef struct {
    Buffer *out;
    const Comparison *comparison;
    Language language;
    Wrap wrap;
    size_t name_width;       /* of the documents' column */
} Print;

static const Slice bold = {"1", 1}, dim = {"2", 1};

static Slice word(const Print *print, const char *key) { return interface_word(print->language, key); }

static void put(Print *print, Slice style, Slice text)
{
    wrap_style(&print->wrap, style);
    wrap_text(&print->wrap, text);
    wrap_style(&print->wrap, SLICE(""));
}

static void begin_line(Print *print, size_t indent)
{
    print->wrap.indent = indent;
    wrap_begin(&print->wrap, print->out, 0);
}

static void end_line(Print *print)
{
    wrap_end(&print->wrap);
    buffer_put_char(print->out, '\n');
}

static Slice label(const Print *print, const char *class, Slice text)
{
    return label_word(print->language, print->comparison->arena, class, text);
}

static Slice name_of(const Print *print, const StoryTable *story, Slice document)
{
    Slice name = document;
    for (size_t i = 0; i < story->column_count; i++)
        if (slice_equal(story->columns[i].id, document) && story->columns[i].about.len > 0) name = story->columns[i].about;
    return text_beginning(print->comparison->arena, name, NAME_MAX_SHOWN);
}

/* ---- a group ---- */

static void print_verdict(Print *print, Slice verdict)
{
    Slice sign = slice_is(verdict, "agree") ? SLICE(" = ") : slice_is(verdict, "conflict") ? SLICE(" ≠ ") : SLICE(" ≈ ");
    put(print, bold, sign);
    put(print, bold, label(print, "verdict", verdict));
}

static void print_head(Print *print, const Row *row)
{
    Arena *arena = print->comparison->arena;
    begin_line(print, 2);
    if (row->kind == ROW_FIGURE) {
        put(print, bold, label(print, "fate", row->fate));
        put(print, SLICE(""), SLICE(" "));
        put(print, bold, row->low);
        if (!slice_equal(row->low, row->high)) {
            put(print, bold, SLICE("–"));
            put(print, bold, row->high);
        }
        print_verdict(print, row->verdict);
    } else if (row->kind == ROW_DISPUTE) {
        put(print, bold, SLICE("≠ "));
        put(print, bold, word(print, "dispute"));
        put(print, SLICE(""), SLICE(": "));
        put(print, SLICE(""), text_beginning(arena, row->cells[0].text, HEAD_MAX));
    } else {
        put(print, bold, row->cells[0].source.len > 0 ? row->cells[0].source : word(print, "nobody"));
    }
    end_line(print);
}

/* `  document | words — source` */
static void print_member(Print *print, const StoryTable *story, const Row *row, const Cell *cell)
{
    Slice name = name_of(print, story, cell->document);
    begin_line(print, print->name_width + 5);
    put(print, SLICE(""), SLICE("  "));
    put(print, dim, name);
    for (size_t width = utf8_count(name); width < print->name_width; width++) put(print, SLICE(""), SLICE(" "));
    put(print, dim, SLICE(" | "));
    if (row->kind == ROW_DISPUTE) {
        put(print, bold, cell->against ? SLICE("− ") : SLICE("+ "));
        put(print, bold, word(print, cell->against ? "against" : "for"));
        put(print, SLICE(""), SLICE(" "));
    }
    if (row->kind == ROW_CLAIM && cell->act.len > 0) {
        put(print, bold, label(print, "act", cell->act));
        put(print, SLICE(""), SLICE(" "));
    }
    put(print, SLICE(""), text_beginning(print->comparison->arena, cell->text, TEXT_MAX));
    if (cell->source.len > 0 && row->kind != ROW_CLAIM) {
        put(print, dim, SLICE(" — "));
        put(print, dim, cell->source);
    }
    end_line(print);
}

static void print_story(Print *print, const StoryTable *story)
{
    static const char *const headings[ROW_KINDS] = {"figures", "disputes", "claims"};
    print->name_width = 0;
    for (size_t i = 0; i < story->column_count; i++) {
        size_t width = utf8_count(name_of(print, story, story->columns[i].id));
        if (width > print->name_width) print->name_width = width;
    }
    for (size_t i = 0; i < story->row_count; i++) {
        const Row *row = &story->rows[i];
        if (i == 0 || story->rows[i - 1].kind != row->kind) {
            buffer_put_char(print->out, '\n');
            begin_line(print, 0);
            put(print, bold, SLICE("-- "));
            put(print, bold, word(print, headings[row->kind]));
            put(print, bold, SLICE(" --"));
            end_line(print);
        }
        print_head(print, row);
        for (size_t k = 0; k < row->count; k++) print_member(print, story, row, &row->cells[k]);
    }
}

void print_comparison(Buffer *out, const Comparison *comparison, Language language, size_t columns, bool colours)
{
    Print print = {.out = out, .comparison = comparison, .language = language, .wrap = {.width = columns, .colours = colours}};
    for (size_t i = 0; i < comparison->story_count; i++) {
        const StoryTable *story = &comparison->stories[i];
        if (story->row_count == 0) continue;
        buffer_put_char(out, '\n');
        begin_line(&print, 0);
        put(&print, bold, SLICE("== "));
        put(&print, bold, word(&print, "comparison"));
        if (comparison->story_count > 1) {
            put(&print, bold, SLICE(": "));
            put(&print, bold, story->id);
        }
        put(&print, bold, SLICE(" =="));
        end_line(&print);
        print_story(&print, story);
    }
}
