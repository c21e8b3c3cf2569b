#include "tools/show/terminal.h"
#include "tools/show/comparison_terminal.h"

#include <stdio.h>

enum { LIST_INDENT = 5 };

/* One sentence on its way. */
typedef struct {
    Terminal *terminal;
    Arena *arena;
    const Annotations *annotations;
    const Nesting *nesting;
    Slice text;
} View;

static Slice word(const Terminal *terminal, const char *key) { return interface_word(terminal->language, key); }

static const Slice dim = {"2", 1};

/* ---- marks ---- */

static Slice style_of(const View *view, const Piece *piece)
{
    if (mark_of_claim(piece->mark.kind)) return label_style(view->arena, "role", slice_of(mark_role(piece->mark.kind)));
    Slice label = view->annotations->names[piece->mark.item].label;
    return label_style(view->arena, mark_label_class(piece->mark.kind), label);
}

static Slice comma(const View *view)
{
    return view->terminal->language == LANGUAGE_ARABIC ? SLICE("، ") : SLICE(", ");
}

/* The act of a claim of this sentence; those of earlier ones have no cue here. */
static Slice act_of(const View *view, uint32_t item)
{
    const Terminal *terminal = view->terminal;
    bool own = item >= terminal->claims && item - terminal->claims < view->annotations->claim_count;
    return own ? view->annotations->claims[item - terminal->claims].act : SLICE("cue");
}

/* The role and the numbers of the claims, of cues the acts, with an ellipsis where it goes on. */
static void put_part_label(View *view, const Piece *piece)
{
    enum { ITEMS_MAX = 8 };
    Wrap *wrap = &view->terminal->text;
    const uint32_t *items = view->nesting->items + piece->items_from;
    bool cue = piece->mark.kind == MARK_CUE;
    Slice before = SLICE("");
    for (uint32_t i = 0; i < piece->item_count && i < ITEMS_MAX; i++) {
        Slice label = cue ? act_of(view, items[i]) : slice_of(mark_role(piece->mark.kind));
        bool same = i > 0 && slice_equal(label, before);
        if (i > 0 && !same) wrap_text(wrap, comma(view));
        if (!same) wrap_text(wrap, label_word(view->terminal->language, view->arena, cue ? "act" : "role", label));
        wrap_text(wrap, arena_format(view->arena, "%s%u", same ? "+" : " ", (unsigned)items[i] + 1));
        before = label;
    }
    if (!piece->last || piece->item_count > ITEMS_MAX) wrap_text(wrap, SLICE("…"));
}

static void put_label(View *view, const Piece *piece)
{
    if (mark_of_claim(piece->mark.kind)) {
        put_part_label(view, piece);
        return;
    }
    const Name *name = &view->annotations->names[piece->mark.item];
    wrap_text(&view->terminal->text,
              label_word(view->terminal->language, view->arena, mark_label_class(piece->mark.kind), name->label));
}

static bool same_place(const View *view, const NestingEvent *a, const NestingEvent *b)
{
    const Piece *first = &view->nesting->pieces[a->piece], *second = &view->nesting->pieces[b->piece];
    return a->begins == b->begins && first->from == second->from && first->to == second->to;
}

/* Marks of one place share a bracket: that of the outermost. */
static void put_event(View *view, size_t at, Slice outer_style)
{
    Wrap *wrap = &view->terminal->text;
    const NestingEvent *event = &view->nesting->events[at];
    const Piece *piece = &view->nesting->pieces[event->piece];
    if (event->begins) {
        if (at > 0 && same_place(view, event - 1, event)) return;
        wrap_style(wrap, style_of(view, piece));
        wrap_text(wrap, mark_of_claim(piece->mark.kind) ? SLICE("{") : SLICE("["));
        return;
    }
    bool inner = at > 0 && same_place(view, event - 1, event);
    bool more = at + 1 < view->nesting->event_count && same_place(view, event, event + 1);
    wrap_style(wrap, dim);
    if (!inner) wrap_text(wrap, SLICE("|"));
    else wrap_text(wrap, comma(view));
    put_label(view, piece);
    if (more) return;
    wrap_style(wrap, style_of(view, piece));
    wrap_text(wrap, mark_of_claim(piece->mark.kind) ? SLICE("}") : SLICE("]"));
    wrap_style(wrap, outer_style);
}

static void put_text(View *view)
{
    Slice styles[NESTING_MAX + 1] = {SLICE("")};
    size_t depth = 0, from = 0;
    Wrap *wrap = &view->terminal->text;
    for (size_t i = 0; i < view->nesting->event_count; i++) {
        const NestingEvent *event = &view->nesting->events[i];
        wrap_text(wrap, slice_part(view->text, from, event->at));
        from = event->at;
        if (event->begins) styles[++depth] = style_of(view, &view->nesting->pieces[event->piece]);
        else depth--;
        put_event(view, i, styles[depth]);
        if (event->begins) wrap_style(wrap, styles[depth]);
    }
    wrap_style(wrap, SLICE(""));
    wrap_text(wrap, slice_part(view->text, from, view->text.len));
}

/* ---- claims ---- */

/* The code of who it is, behind what the text calls him. */
static void put_actor(Wrap *wrap, Arena *arena, Slice actor)
{
    if (actor.len == 0) return;
    wrap_style(wrap, dim);
    wrap_text(wrap, arena_join(arena, SLICE(" "), actor));
    wrap_style(wrap, SLICE(""));
}

/* `number. source — act -> target: content`. An arrow of ASCII is mirrored with its line: it leads to the target in a
   terminal that orders right to left and in one that does not. */
static void list_claim(Terminal *terminal, Arena *arena, const Claim *claim)
{
    Wrap wrap = {.width = terminal->width, .indent = LIST_INDENT, .colours = terminal->colours};
    wrap_begin(&wrap, &terminal->list, 0);
    wrap_text(&wrap, arena_format(arena, "%3u. ", (unsigned)++terminal->claims));
    wrap_style(&wrap, SLICE("1"));
    wrap_text(&wrap, claim->source.len > 0 ? claim->source : word(terminal, "nobody"));
    wrap_style(&wrap, SLICE(""));
    put_actor(&wrap, arena, claim->source_actor);
    if (claim->carried) wrap_text(&wrap, arena_format(arena, " (%s)", word(terminal, "carried").ptr));
    wrap_text(&wrap, SLICE(" — "));
    wrap_style(&wrap, label_style(arena, "role", SLICE("cue")));
    wrap_text(&wrap, label_word(terminal->language, arena, "act", claim->act));
    wrap_style(&wrap, SLICE(""));
    if (claim->target.len > 0) {
        wrap_text(&wrap, SLICE(" -> "));
        wrap_text(&wrap, claim->target);
        put_actor(&wrap, arena, claim->target_actor);
    }
    if (claim->content.len > 0) {
        wrap_text(&wrap, SLICE(": "));
        wrap_text(&wrap, claim->content);
    }
    wrap_end(&wrap);
    buffer_put_char(&terminal->list, '\n');
}

static void end_paragraph(Terminal *terminal, Buffer *out)
{
    enum { KEPT = 64 * 1024 };
    if (terminal->open) {
        terminal->text.out = out;
        buffer_put_char(out, '\n');
    }
    terminal->open = false;
    if (terminal->list.len > 0) {
        buffer_put_char(out, '\n');
        buffer_put(out, buffer_slice(&terminal->list));
    }
    buffer_reset(&terminal->list, KEPT);
}

/* ---- sentences ---- */

static void put_legend(const Terminal *terminal, Arena *arena, Buffer *out)
{
    Wrap wrap = {.width = terminal->width, .colours = terminal->colours};
    wrap_begin(&wrap, out, 0);
    wrap_style(&wrap, dim);
    wrap_text(&wrap, arena_format(arena, "%s: [%s|%s] [%s|%s] {%s|%s}", word(terminal, "legend").ptr,
                                  word(terminal, "name").ptr, word(terminal, "kind").ptr, word(terminal, "figure").ptr,
                                  word(terminal, "kind").ptr, word(terminal, "part").ptr, word(terminal, "role").ptr));
    wrap_end(&wrap);
    buffer_put_char(out, '\n');
    wrap_begin(&wrap, out, 0);
    wrap_style(&wrap, dim);
    wrap_text(&wrap, arena_format(arena, "  1. %s — %s -> %s: %s", word(terminal, "source").ptr,
                                  word(terminal, "act").ptr, word(terminal, "target").ptr,
                                  word(terminal, "content").ptr));
    wrap_end(&wrap);
    buffer_put(out, SLICE("\n\n"));
}

/* The headline, and a line of who published it and when. */
static void put_about(const Terminal *terminal, const Sentence *sentence, Buffer *out)
{
    const Record *about = sentence->about;
    Wrap wrap = {.width = terminal->width, .colours = terminal->colours};
    wrap_begin(&wrap, out, 0);
    wrap_style(&wrap, SLICE("1"));
    wrap_text(&wrap, about->text);
    wrap_end(&wrap);
    if (about->text.len > 0) buffer_put_char(out, '\n');
    Slice line = about_line(about, terminal->language, sentence->arena);
    if (line.len == 0) return;
    wrap_begin(&wrap, out, 0);
    wrap_style(&wrap, dim);
    wrap_text(&wrap, line);
    wrap_end(&wrap);
    buffer_put_char(out, '\n');
}

static void begin_document(Terminal *terminal, const Sentence *sentence, Buffer *out)
{
    if (terminal->begun) buffer_put_char(out, '\n');
    else if (terminal->legend) put_legend(terminal, sentence->arena, out);
    terminal->begun = true;
    terminal->claims = 0;
    terminal->carry.count = 0;
    Wrap wrap = {.colours = terminal->colours};
    wrap_begin(&wrap, out, 0);
    wrap_style(&wrap, SLICE("1"));
    wrap_text(&wrap, SLICE("== "));
    wrap_text(&wrap, sentence->head.doc);
    wrap_text(&wrap, SLICE(" =="));
    wrap_end(&wrap);
    buffer_put_char(out, '\n');
    if (sentence->about != NULL) put_about(terminal, sentence, out);
}

/* A line end, or a space behind the sentence before. */
static void begin_sentence(Terminal *terminal, const Sentence *sentence, Buffer *out)
{
    if (sentence->new_document || sentence->new_paragraph) {
        end_paragraph(terminal, out);
        if (sentence->new_document) begin_document(terminal, sentence, out);
        buffer_put_char(out, '\n');
    }
    terminal->text.width = terminal->width;
    terminal->text.colours = terminal->colours;
    wrap_begin(&terminal->text, out, terminal->open ? terminal->text.column : 0);
    if (terminal->open) wrap_text(&terminal->text, SLICE(" "));
    terminal->open = true;
}

/* A record that came without its sentence stands for itself: its text is what is shown. */
static bool read_alone(Sentence *sentence, Slice lines)
{
    Record record;
    if (sentence->head.type != '\0' || !record_next(&lines, sentence->arena, &record)) return false;
    if (record.type != 'E' && record.type != 'N') return false;
    sentence->head = record;
    sentence->map = (SpanMap){.begin = record.begin, .end = record.end};
    return true;
}

/* Once: a D record begins a document, and so does its first sentence. */
static void note_document(Terminal *terminal, Sentence *sentence)
{
    if (sentence->about != NULL && sentence->head.type != 'D') return;
    Slice about = sentence->about != NULL ? about_line(sentence->about, terminal->language, sentence->arena) : SLICE("");
    comparison_note_document(&terminal->comparison, &(Column){.id = sentence->head.doc, .about = about, .ordinal = ++terminal->documents});
}

void terminal_sentence(Terminal *terminal, Sentence *sentence, Buffer *out)
{
    Annotations annotations = {0};
    Slice lines = sentence->lines;
    Record record;
    if (comparison_add_all(&terminal->comparison, sentence)) return;
    if (sentence->new_document) note_document(terminal, sentence);
    if (sentence->head.type == 'D') return; /* told with the first sentence */
    while (record_next(&lines, sentence->arena, &record)) annotations_add(&annotations, sentence->arena, &record);
    bool shown = sentence->head.type != '\0' || read_alone(sentence, sentence->lines);
    if (!shown && annotations.claim_count == 0) return;
    if (shown || sentence->new_document) begin_sentence(terminal, sentence, out);
    /* The marks that run on from the sentences before, then its own, numbered on in the document. */
    size_t carried = terminal->carry.count, count = carried + annotations.mark_count;
    Mark *marks = arena_take(sentence->arena, (count + 1) * sizeof *marks);
    for (size_t i = 0; i < carried; i++) marks[i] = terminal->carry.marks[i];
    for (size_t i = carried; i < count; i++) {
        marks[i] = annotations.marks[i - carried];
        if (marks[i].kind <= MARK_CUE) marks[i].item += terminal->claims;
    }
    if (shown) {
        Nesting nesting = nesting_of(sentence, marks, count);
        View view = {terminal, sentence->arena, &annotations, &nesting, sentence->head.text};
        put_text(&view);
        wrap_end(&terminal->text);
        carry_on(&terminal->carry, marks + carried, annotations.mark_count, sentence->map.end);
    }
    for (size_t i = 0; i < annotations.claim_count; i++)
        list_claim(terminal, sentence->arena, &annotations.claims[i]);
}

void terminal_finish(Terminal *terminal, Buffer *out)
{
    end_paragraph(terminal, out);
    comparison_arrange(&terminal->comparison);
    print_comparison(out, &terminal->comparison, terminal->language, terminal->width, terminal->colours);
}

void terminal_open(Terminal *terminal) { comparison_open(&terminal->comparison); }

void terminal_close(Terminal *terminal)
{
    buffer_free(&terminal->list);
    comparison_close(&terminal->comparison);
}
