#include "tools/show/comparison_page.h"
#include "tools/show/safe_text.h"

#include <math.h>
#include <stdio.h>

enum { CELL_MAX = 260, NAME_MAX_SHOWN = 90, HEAD_MAX = 140 };

typedef struct {
    Buffer *out;
    const Comparison *comparison;
    const Anchors *anchors;
    const StoryTable *story;
    Language language;
} View;

static void put(View *view, const char *text) { buffer_put(view->out, slice_of(text)); }

static void put_word(View *view, const char *key) { put_html_text(view->out, interface_word(view->language, key)); }

static void put_beginning(View *view, Slice text, size_t most)
{
    put_html_text(view->out, text_beginning(view->comparison->arena, text, most));
}

static void put_label(View *view, const char *class, Slice label)
{
    put_beginning(view, label_word(view->language, view->comparison->arena, class, label), NAME_MAX_SHOWN);
}

static void put_arabic(View *view, const char *tag)
{
    put(view, "<");
    put(view, tag);
    put(view, " lang=\"ar\" dir=\"rtl\">");
}

/* ---- links ---- */

/* Opens a link to the member's place in its article, or to the article. False: there is neither. */
static bool open_link(View *view, const Column *column, const Cell *cell)
{
    if (column == NULL || column->ordinal == 0) return false;
    put(view, "<a href=\"#");
    if (anchors_have_in(view->anchors, column->anchor, cell->span)) {
        buffer_put(view->out, column->anchor);
        buffer_put_char(view->out, '-');
        buffer_put_number(view->out, cell->span.begin);
        buffer_put_char(view->out, '-');
        buffer_put_number(view->out, cell->span.end);
    } else {
        put(view, "d");
        buffer_put_number(view->out, column->ordinal);
    }
    put(view, "\">");
    return true;
}

static void put_column_name(View *view, const Column *column)
{
    bool linked = column->ordinal > 0;
    if (linked) {
        put(view, "<a href=\"#d");
        buffer_put_number(view->out, column->ordinal);
        put(view, "\">");
    }
    put(view, "<bdi>");
    put_html_dated(view->out, text_beginning(view->comparison->arena, column->about.len > 0 ? column->about : column->id,
                                             NAME_MAX_SHOWN));
    put(view, linked ? "</bdi></a>" : "</bdi>");
}

/* ---- how a group stands ---- */

/* A sign and a word: neither colour nor sign alone says it. */
static void put_verdict(View *view, Slice verdict)
{
    bool agree = slice_is(verdict, "agree"), conflict = slice_is(verdict, "conflict");
    put(view, agree ? "<span class=\"verdict agree\">= " : conflict ? "<span class=\"verdict conflict\">≠ " : "<span class=\"verdict differ\">≈ ");
    put_label(view, "verdict", verdict);
    put(view, "</span>");
}

static void put_range(View *view, Slice low, Slice high)
{
    put(view, "<bdi dir=\"ltr\">");
    put_beginning(view, low, NAME_MAX_SHOWN);
    if (!slice_equal(low, high)) {
        put(view, "–");
        put_beginning(view, high, NAME_MAX_SHOWN);
    }
    put(view, "</bdi>");
}

static void put_row_head(View *view, const Row *row)
{
    put(view, "<th scope=\"row\">");
    if (row->kind == ROW_FIGURE) {
        put(view, "<b>");
        put_label(view, "fate", row->fate);
        put(view, "</b> ");
        put_range(view, row->low, row->high);
        put(view, " ");
        put_verdict(view, row->verdict);
    } else if (row->kind == ROW_DISPUTE) {
        put(view, "<span class=\"verdict conflict\">≠ ");
        put_word(view, "dispute");
        put(view, "</span> ");
        put_arabic(view, "span");
        put_beginning(view, row->cells[0].text, HEAD_MAX);
        put(view, "</span>");
    } else {
        put_arabic(view, "b");
        if (row->cells[0].source.len > 0) put_beginning(view, row->cells[0].source, NAME_MAX_SHOWN);
        else put_word(view, "nobody");
        put(view, "</b>");
    }
    put(view, "</th>");
}

/* ---- cells ---- */

static void put_side(View *view, const Cell *cell)
{
    put(view, cell->against ? "<span class=\"side against\">− " : "<span class=\"side for\">+ ");
    put_word(view, cell->against ? "against" : "for");
    put(view, "</span> ");
}

static void put_member(View *view, const Row *row, const Column *column, const Cell *cell)
{
    put_arabic(view, "p");
    if (row->kind == ROW_DISPUTE) put_side(view, cell);
    if (row->kind == ROW_CLAIM && cell->act.len > 0) {
        put(view, "<span class=\"did\">");
        put_label(view, "act", cell->act);
        put(view, "</span> ");
    }
    bool linked = open_link(view, column, cell);
    put_beginning(view, cell->text, CELL_MAX);
    if (linked) put(view, "</a>");
    if (cell->source.len > 0 && row->kind != ROW_CLAIM) {
        put(view, " <span class=\"who\">— ");
        put_beginning(view, cell->source, NAME_MAX_SHOWN);
        put(view, "</span>");
    }
    put(view, "</p>");
}

/* Of many members of one document the first are enough; the same words are shown once. */
static void put_cell(View *view, const Row *row, const Column *column)
{
    enum { MEMBERS_MAX = 6 };
    size_t shown = 0, more = 0;
    const Cell *last = NULL;
    put(view, "<td>");
    for (size_t i = 0; i < row->count; i++) {
        const Cell *cell = &row->cells[i];
        if (!slice_equal(cell->document, column->id)) continue;
        if (last != NULL && slice_equal(last->text, cell->text) && slice_equal(last->source, cell->source)) continue;
        last = cell;
        if (shown++ == 0) {
            put(view, "<span class=\"of\">");
            put_column_name(view, column);
            put(view, "</span>");
        }
        if (shown <= MEMBERS_MAX) put_member(view, row, column, cell);
        else more++;
    }
    if (more > 0) {
        put(view, "<p>+ ");
        buffer_put_number(view->out, more);
        put(view, "</p>");
    }
    if (shown == 0) {
        put(view, "<span class=\"none\">");
        put_word(view, "absent");
        put(view, "</span>");
    }
    put(view, "</td>");
}

static void put_table(View *view)
{
    static const char *const headings[ROW_KINDS] = {"figures", "disputes", "claims"};
    const StoryTable *story = view->story;
    put(view, "<table><thead><tr><td></td>");
    for (size_t i = 0; i < story->column_count; i++) {
        put(view, "<th scope=\"col\">");
        put_column_name(view, &story->columns[i]);
        put(view, "</th>");
    }
    put(view, "</tr></thead>\n");
    for (size_t i = 0; i < story->row_count; i++) {
        const Row *row = &story->rows[i];
        if (i == 0 || story->rows[i - 1].kind != row->kind) {
            put(view, i == 0 ? "<tbody>" : "</tbody>\n<tbody>");
            put(view, "<tr class=\"by\"><th scope=\"rowgroup\" colspan=\"");
            buffer_put_number(view->out, story->column_count + 1);
            put(view, "\">");
            put_word(view, headings[row->kind]);
            put(view, "</th></tr>\n");
        }
        put(view, "<tr>");
        put_row_head(view, row);
        for (size_t k = 0; k < story->column_count; k++) put_cell(view, row, &story->columns[k]);
        put(view, "</tr>\n");
    }
    put(view, "</tbody></table>\n");
}

/* ---- the picture of the figures ---- */

/* What a document gives: from its least number to its greatest, and whether that is open. */
typedef struct {
    double low, high;
    bool found, open;
} Range;

static Range range_in(const Row *row, Slice document)
{
    Range range = {0, 0, false, false};
    for (size_t i = 0; i < row->count; i++) {
        const Cell *cell = &row->cells[i];
        if (!slice_equal(cell->document, document)) continue;
        double number = comparison_number(cell->count);
        if (!range.found || number < range.low) range.low = number;
        if (!range.found || number > range.high) range.high = number;
        range.found = true;
        range.open = range.open || slice_is(cell->mod, "more_than") || slice_is(cell->mod, "equal_or_more");
    }
    return range;
}

/* Percent of the axis, which has room behind the greatest for what is open. */
static void put_place(View *view, const char *name, double value, double most)
{
    char text[48];
    double place = most > 0 ? value / most * 90 : 0;
    snprintf(text, sizeof text, " %s=\"%.1f%%\"", name, place < 1 ? 1 : place);
    put(view, text);
}

static void put_line(View *view, const char *class, double from, double to, double most)
{
    put(view, "<line class=\"");
    put(view, class);
    put(view, "\" y1=\"9\" y2=\"9\"");
    put_place(view, "x1", from, most);
    put_place(view, "x2", to, most);
    put(view, "></line>");
}

static void put_dot(View *view, double at, double most)
{
    put(view, "<circle r=\"5\" cy=\"9\"");
    put_place(view, "cx", at, most);
    put(view, "></circle>");
}

static void put_number(View *view, double number)
{
    char text[32];
    snprintf(text, sizeof text, "%.0f", number);
    put(view, text);
}

static void put_bar(View *view, const Column *column, Range range, double most)
{
    put(view, "<li><span class=\"of\">");
    put_column_name(view, column);
    put(view, " <b dir=\"ltr\">");
    put_number(view, range.low);
    if (range.high > range.low) {
        put(view, "–");
        put_number(view, range.high);
    }
    put(view, range.open ? "+</b></span>" : "</b></span>");
    put(view, "<svg width=\"100%\" height=\"18\" aria-hidden=\"true\"><line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"9\" y2=\"9\"></line>");
    if (range.high > range.low) put_line(view, "range", range.low, range.high, most);
    if (range.open) put_line(view, "open", range.high, most / 90 * 100, most);
    put_dot(view, range.low, most);
    if (range.high > range.low) put_dot(view, range.high, most);
    put(view, "</svg></li>\n");
}

static void put_picture(View *view, const Row *row)
{
    double most = comparison_number(row->high);
    put(view, "<figure><figcaption><b>");
    put_label(view, "fate", row->fate);
    put(view, "</b> ");
    put_verdict(view, row->verdict);
    put(view, "</figcaption>\n<ul>\n");
    for (size_t i = 0; i < view->story->column_count; i++) {
        Range range = range_in(row, view->story->columns[i].id);
        if (range.found) put_bar(view, &view->story->columns[i], range, most);
    }
    put(view, "<li class=\"scale\"><span>0</span> <span>");
    put_number(view, most);
    put(view, "</span></li>\n</ul>\n</figure>\n");
}

/* Of figures that all agree there is nothing to see. */
static void put_pictures(View *view)
{
    enum { PICTURES_MAX = 6 };
    size_t shown = 0;
    for (size_t i = 0; i < view->story->row_count && shown < PICTURES_MAX; i++) {
        const Row *row = &view->story->rows[i];
        if (row->kind != ROW_FIGURE || slice_is(row->verdict, "agree")) continue;
        if (shown++ == 0) put(view, "<div class=\"pictures\">\n");
        put_picture(view, row);
    }
    if (shown > 0) put(view, "</div>\n");
}

/* ---- stories ---- */

static void put_story(View *view, bool named)
{
    if (named) {
        put(view, "<h3><bdi>");
        put_beginning(view, view->story->id, NAME_MAX_SHOWN);
        put(view, "</bdi></h3>\n");
    }
    put_pictures(view);
    put_table(view);
    if (view->story->left_out == 0) return;
    put(view, "<p class=\"none\">");
    put_word(view, "more");
    put(view, ": ");
    buffer_put_number(view->out, view->story->left_out);
    put(view, "</p>\n");
}

void put_comparison(Buffer *out, const Comparison *comparison, const Anchors *anchors, Language language)
{
    size_t shown = 0;
    for (size_t i = 0; i < comparison->story_count; i++) shown += comparison->stories[i].row_count > 0;
    if (shown == 0) return;
    View view = {.out = out, .comparison = comparison, .anchors = anchors, .language = language};
    put(&view, "<section class=\"comparison\" aria-labelledby=\"comparison\"");
    put(&view, language == LANGUAGE_ARABIC ? " lang=\"ar\" dir=\"rtl\"" : " lang=\"en\" dir=\"ltr\"");
    put(&view, ">\n<h2 id=\"comparison\">");
    put_word(&view, "comparison");
    put(&view, "</h2>\n");
    for (size_t i = 0; i < comparison->story_count; i++) {
        view.story = &comparison->stories[i];
        if (view.story->row_count > 0) put_story(&view, shown > 1);
    }
    put(&view, "</section>\n");
}
