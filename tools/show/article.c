#include "tools/show/article.h"
#include "common/arabic.h"
#include "tools/show/page_style.h"
#include "tools/show/safe_text.h"

#include <stdio.h>

enum { TIP_ITEMS = 3, CLASS_ITEMS = 40, TIP_TEXT = 160 };

static void put(Buffer *out, const char *text) { buffer_put(out, slice_of(text)); }

static Slice word(const Article *article, const char *key) { return interface_word(article->language, key); }

void put_label_class(Buffer *out, Arena *arena, const char *prefix, Slice label)
{
    enum { LETTERS_MAX = 12 };
    Slice folded = label.len <= LETTERS_MAX ? arabic_fold(arena, label) : SLICE("");
    bool plain = folded.len > 0;
    for (size_t i = 0; i < folded.len; i++) plain = plain && folded.ptr[i] >= 'a' && folded.ptr[i] <= 'z';
    put(out, prefix);
    buffer_put(out, plain ? folded : SLICE("other"));
}

void put_lit_class(Buffer *out, uint32_t number)
{
    buffer_put_char(out, 'k');
    buffer_put_number(out, number % PAGE_LIT_CLAIMS);
}

void put_side_class(const Article *article, Slice actor)
{
    int side = side_of(&article->sides, actor);
    if (side == 0) return;
    put(article->out, " side");
    buffer_put_number(article->out, (uint64_t)side);
}

void put_span(Buffer *out, Span span)
{
    buffer_put_number(out, span.begin);
    buffer_put_char(out, '-');
    buffer_put_number(out, span.end);
}

static void put_count(Buffer *out, uint32_t number)
{
    buffer_put_char(out, ' ');
    buffer_put_number(out, number);
}

/* ---- labels ---- */

static void put_label(const Article *article, const Nesting *nesting, const Piece *piece)
{
    enum { LABEL_ITEMS = 6 };
    const Annotations *annotations = &article->document->annotations;
    if (piece->mark.kind > MARK_CUE) {
        put_html_text(article->out, label_word(article->language, article->scratch, mark_label_class(piece->mark.kind),
                                               annotations->names[piece->mark.item].label));
        return;
    }
    Slice before = SLICE("");
    for (uint32_t i = 0; i < piece->item_count && i < LABEL_ITEMS; i++) {
        uint32_t item = nesting->items[piece->items_from + i];
        bool cue = piece->mark.kind == MARK_CUE;
        Slice label = cue ? annotations->claims[item].act : slice_of(mark_role(piece->mark.kind));
        if (i > 0) put(article->out, "، ");
        if (i == 0 || !slice_equal(label, before)) {
            put_html_text(article->out, label_word(article->language, article->scratch, cue ? "act" : "role", label));
            buffer_put_char(article->out, ' ');
        }
        buffer_put_number(article->out, item + 1);
        before = label;
    }
    if (!piece->last || piece->item_count > LABEL_ITEMS) put(article->out, "…");
}

/* ---- tips: lines of `what: text` ---- */

/* Numbers and codes run from left to right, whatever stands around them. */
#define LEFT_TO_RIGHT "\u2066"
#define ISOLATE_END "\u2069"

static void put_tip_line(const Article *article, const char *key, Slice text)
{
    if (text.len == 0) return;
    put(article->out, "&#10;");
    put_html_text(article->out, word(article, key));
    put(article->out, ": ");
    put_html_text(article->out, text_beginning(article->scratch, text, TIP_TEXT));
}

static void put_tip_code(const Article *article, const char *key, Slice code)
{
    if (code.len == 0) return;
    put(article->out, "&#10;");
    put_html_text(article->out, word(article, key));
    put(article->out, ": " LEFT_TO_RIGHT);
    put_html_text(article->out, text_beginning(article->scratch, code, TIP_TEXT));
    put(article->out, ISOLATE_END);
}

static void put_tip_span(const Article *article, Span span)
{
    put(article->out, "&#10;");
    put_html_text(article->out, word(article, "offsets"));
    put(article->out, ": " LEFT_TO_RIGHT);
    put_span(article->out, span);
    put(article->out, ISOLATE_END);
}

static void put_name_tip(const Article *article, const Piece *piece)
{
    const Name *name = &article->document->annotations.names[piece->mark.item];
    put_html_text(article->out,
                  label_word(article->language, article->scratch, mark_label_class(piece->mark.kind), name->label));
    put(article->out, " (");
    put_html_text(article->out, text_beginning(article->scratch, name->label, TIP_TEXT));
    put(article->out, ")");
    Slice value = name->value;
    if (name->unit.len > 0) {
        value = arena_join(article->scratch, value, SLICE(" "));
        value = arena_join(article->scratch, value, name->unit);
    }
    put_tip_code(article, "value", value);
    if (name->modifier.len > 0) {
        put(article->out, " · ");
        put_html_text(article->out, label_word(article->language, article->scratch, "mod", name->modifier));
    }
    put_tip_code(article, "resolved", name->resolved);
    put_tip_line(article, "full", name->full);
    put_tip_code(article, "actor", name->actor);
    put_tip_span(article, name->span);
}

/* The roles of a claim; that of the piece itself is what one points at, so it is left out. */
static void put_claim_tip(const Article *article, const Piece *piece, uint32_t number)
{
    const Claim *claim = &article->document->annotations.claims[number];
    put_html_text(article->out, word(article, "claim"));
    put_count(article->out, number + 1);
    put(article->out, ": ");
    put_html_text(article->out, label_word(article->language, article->scratch, "act", claim->act));
    put_tip_line(article, "cue", claim->cue);
    put_tip_line(article, "source", claim->source);
    if (claim->source.len > 0 && claim->carried) {
        put(article->out, " (");
        put_html_text(article->out, word(article, "carried"));
        put(article->out, ")");
    }
    put_tip_code(article, "actor", claim->source_actor);
    put_tip_line(article, "target", claim->target);
    put_tip_code(article, "actor", claim->target_actor);
    if (piece->mark.kind != MARK_CONTENT) put_tip_line(article, "content", claim->content);
    put_tip_line(article, "form", label_word(article->language, article->scratch, "form", claim->form));
}

static void put_tip(const Article *article, const Nesting *nesting, const Piece *piece)
{
    if (piece->mark.kind > MARK_CUE) {
        put_name_tip(article, piece);
        return;
    }
    for (uint32_t i = 0; i < piece->item_count && i < TIP_ITEMS; i++) {
        if (i > 0) put(article->out, "&#10;");
        put_claim_tip(article, piece, nesting->items[piece->items_from + i]);
    }
    if (piece->item_count > TIP_ITEMS) put(article->out, "&#10;…");
    put_tip_span(article, piece->mark.span);
}

/* ---- elements ---- */

static void put_claim_classes(const Article *article, const Nesting *nesting, const Piece *piece)
{
    enum { LEVELS = 6 };
    Buffer *out = article->out;
    put(out, "m c ");
    put(out, mark_role(piece->mark.kind));
    put_label_class(out, article->scratch, " a-", article->document->annotations.claims[piece->mark.item].act);
    if (piece->mark.kind == MARK_CONTENT) {
        put(out, " v");
        buffer_put_number(out, piece->level < LEVELS ? piece->level : LEVELS - 1);
        if (piece->first) put(out, " first");
        if (piece->last) put(out, " last");
    }
    const Claim *claim = &article->document->annotations.claims[piece->mark.item];
    if (piece->mark.kind == MARK_SOURCE) put_side_class(article, claim->source_actor);
    if (piece->mark.kind == MARK_TARGET) put_side_class(article, claim->target_actor);
    for (uint32_t i = 0; i < piece->item_count && i < CLASS_ITEMS; i++) {
        buffer_put_char(out, ' ');
        put_lit_class(out, nesting->items[piece->items_from + i]);
    }
}

static void open_piece(const Article *article, const Nesting *nesting, const Piece *piece)
{
    Buffer *out = article->out;
    put(out, "<span class=\"");
    if (piece->mark.kind > MARK_CUE) {
        const Name *name = &article->document->annotations.names[piece->mark.item];
        put_label_class(out, article->scratch, piece->mark.kind == MARK_ENTITY ? "m e e-" : "m n n-", name->label);
        if (name->dual) put(out, " dual");
    } else {
        put_claim_classes(article, nesting, piece);
    }
    if (piece->first && anchors_add(article->anchors, piece->mark.span)) {
        put(out, "\" id=\"");
        put_anchor(out, article->anchors, piece->mark.span);
    }
    put(out, "\" data-l=\"");
    put_label(article, nesting, piece);
    if (piece->first) {
        put(out, "\" tabindex=\"0\" data-t=\"");
        put_tip(article, nesting, piece);
    }
    put(out, "\">");
}

/* Text with places where its line may end: browsers take time by the square of a text between two elements, and of a
   word that they must break anywhere. */
static void put_flowing_text(Article *article, Slice text)
{
    enum { TEXT_MAX = 1024, WORD_MAX = 256 }; /* bytes */
    size_t from = 0;
    for (size_t at = 0; at < text.len; at++) {
        bool space = text.ptr[at] == ' ', character = ((unsigned char)text.ptr[at] & 0xC0) != 0x80;
        article->since_break++;
        article->since_space = space ? 0 : article->since_space + 1;
        bool due = (space && article->since_break > TEXT_MAX) || (character && article->since_space > WORD_MAX);
        if (!due) continue;
        put_html_text(article->out, slice_part(text, from, at));
        put(article->out, "<wbr>");
        from = at;
        article->since_break = article->since_space = 0;
    }
    put_html_text(article->out, slice_part(text, from, text.len));
}

static void put_sentence(Article *article, DocumentWalk *walk, size_t at)
{
    const DocumentSentence *sentence = &article->document->sentences[at];
    Span span = {sentence->map.begin, sentence->map.end};
    arena_reset(article->scratch);
    Nesting nesting = document_nesting(article->document, walk, at, article->scratch);
    put(article->out, "<span class=\"s");
    if (anchors_add(article->anchors, span)) {
        put(article->out, "\" id=\"");
        put_anchor(article->out, article->anchors, span);
    }
    put(article->out, "\">");
    size_t from = 0;
    for (size_t i = 0; i < nesting.event_count; i++) {
        const NestingEvent *event = &nesting.events[i];
        put_flowing_text(article, slice_part(sentence->text, from, event->at));
        from = event->at;
        if (event->begins) open_piece(article, &nesting, &nesting.pieces[event->piece]);
        else put(article->out, "</span>");
    }
    put_flowing_text(article, slice_part(sentence->text, from, sentence->text.len));
    put(article->out, "</span>");
}

/* ---- paragraphs ---- */

/* Whether a text has letters, and none of a script that is written from right to left (U+0590-08FF, FB1D-FEFC). */
static bool runs_left_to_right(Slice text, bool *letters)
{
    for (size_t i = 0; i + 1 < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i], next = (unsigned char)text.ptr[i + 1];
        if (byte >= 0xD6 && byte <= 0xDF) return false;
        if (byte == 0xE0 && next <= 0xA3) return false;
        if (byte == 0xEF && next >= 0xAC && next <= 0xBB) return false;
        *letters = *letters || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
    }
    return true;
}

static void open_paragraph(const Article *article, size_t from, size_t to)
{
    bool left_to_right = true, letters = false;
    for (size_t i = from; i < to && left_to_right; i++)
        left_to_right = runs_left_to_right(article->document->sentences[i].text, &letters);
    put(article->out, left_to_right && letters ? "<p dir=\"ltr\">" : "<p>");
}

void put_article(Article *article)
{
    const Document *document = article->document;
    DocumentWalk *walk = arena_take(document->arena, sizeof *walk);
    *walk = (DocumentWalk){0};
    for (size_t at = 0, end = 0; at < document->sentence_count; at++) {
        const DocumentSentence *sentence = &document->sentences[at];
        if (at == end) {
            for (end = at + 1; end < document->sentence_count && !document->sentences[end].new_paragraph;) end++;
            open_paragraph(article, at, end);
        } else if (sentence->map.begin > document->sentences[at - 1].map.end) {
            buffer_put_char(article->out, ' ');
        }
        put_sentence(article, walk, at);
        if (at + 1 == end) put(article->out, "</p>\n");
    }
}
