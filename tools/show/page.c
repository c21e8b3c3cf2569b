#include "tools/show/page.h"
#include "tools/show/article.h"
#include "tools/show/claims_table.h"
#include "tools/show/comparison_page.h"
#include "tools/show/page_style.h"
#include "tools/show/safe_text.h"

static void put(Buffer *out, const char *text) { buffer_put(out, slice_of(text)); }

static void put_word(const Page *page, Buffer *out, const char *key)
{
    put_html_text(out, interface_word(page->language, key));
}

static void put_language(const Page *page, Buffer *out)
{
    put(out, page->language == LANGUAGE_ARABIC ? " lang=\"ar\" dir=\"rtl\"" : " lang=\"en\" dir=\"ltr\"");
}

/* ---- the head ---- */

static void put_title(const Page *page, Buffer *out, Slice document)
{
    if (page->title != NULL) {
        put_html_text(out, slice_of(page->title));
        return;
    }
    put_word(page, out, "title");
    if (document.len == 0) return;
    put(out, " — ");
    put_html_text(out, text_beginning(page->scratch, document, 100));
}

static void put_head(const Page *page, Buffer *out, Slice document)
{
    put(out, "<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '");
    put(out, page_style_hash);
    put(out, "'; base-uri 'none'; form-action 'none'\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta name=\"color-scheme\" content=\"light dark\">\n"
             "<meta name=\"referrer\" content=\"no-referrer\">\n"
             "<meta name=\"generator\" content=\"annview (isnad) " ISNAD_VERSION "\">\n<title>");
    put_title(page, out, document);
    put(out, "</title>\n<style>");
    buffer_put(out, (Slice){page_style, page_style_length});
    put(out, "</style>\n</head>\n<body>\n");
}

/* ---- the legend, in which each kind of mark can be switched off ---- */

static void put_switch(const Page *page, Buffer *out, const char *id, const char *key)
{
    put(out, "<label><input type=\"checkbox\" checked id=\"");
    put(out, id);
    put(out, "\"> ");
    put_word(page, out, key);
    put(out, "</label>");
}

/* A sample of a mark: its label, drawn as the mark is. */
static void put_sample(const Page *page, Buffer *out, const char *classes, const char *class, const char *label)
{
    Slice key = slice_of(label), english = label_word(LANGUAGE_ENGLISH, page->scratch, class, key);
    put(out, " <span class=\"");
    put(out, classes);
    put(out, "\"");
    if (page->language == LANGUAGE_ARABIC) {
        put(out, " title=\"");
        put_html_text(out, english);
        put(out, "\"");
    }
    put(out, ">");
    put_html_text(out, label_word(page->language, page->scratch, class, key));
    put(out, "</span>");
}

static void put_legend(const Page *page, Buffer *out)
{
    static const char *const entities[] = {"per", "loc", "org", "misc"};
    put(out, "<ul class=\"legend\">\n<li>");
    put_switch(page, out, "ve", "names");
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        const char *classes[] = {"e e-per", "e e-loc", "e e-org", "e e-misc"};
        put_sample(page, out, classes[i], "entity", entities[i]);
    }
    put(out, "</li>\n<li>");
    put_switch(page, out, "vn", "numbers");
    put_sample(page, out, "n", "number", "cardinal");
    put_sample(page, out, "n", "number", "date");
    put(out, "</li>\n<li>");
    put_switch(page, out, "vd", "duals");
    put(out, "</li>\n<li>");
    put_switch(page, out, "vc", "claims");
    put_sample(page, out, "c a-say source", "role", "source");
    put_sample(page, out, "c a-say cue", "act", "say");
    put_sample(page, out, "c a-say target", "role", "target");
    put_sample(page, out, "c a-say content v0 first last", "role", "content");
    put(out, "</li>\n<li>");
    put_switch(page, out, "vl", "labels");
    put(out, "</li>\n</ul>\n<p class=\"hint\">");
    put_word(page, out, "hint");
    put(out, "</p>\n");
}

static void begin_page(Page *page, Buffer *out, Slice document)
{
    page->begun = true;
    put_head(page, out, document);
    put(out, "<header");
    put_language(page, out);
    put(out, ">\n<h1>");
    put_title(page, out, SLICE(""));
    put(out, "</h1>\n");
    put_legend(page, out);
    put(out, "</header>\n<main>\n");
}

/* ---- documents ---- */

/* A document's id; a dash where it is empty. */
static void put_id(const Page *page, Buffer *out, size_t most)
{
    put(out, "<bdi>");
    Slice id = page->document.id;
    put_html_text(out, id.len == 0 ? SLICE("—") : text_beginning(page->scratch, id, most));
    put(out, "</bdi>");
}

/* An entry: the document's id, how it begins, how many claims it has. */
static void list_document(Page *page)
{
    enum { LISTED_MAX = 10000, BEGINNING = 80 };
    Buffer *out = &page->contents;
    const Document *document = &page->document;
    if (page->anchors.ordinal > LISTED_MAX) {
        page->unlisted++;
        return;
    }
    put(out, "<li><a href=\"#d");
    buffer_put_number(out, page->anchors.ordinal);
    put(out, "\">");
    put_id(page, out, BEGINNING);
    put(out, "</a>");
    Slice beginning = document->headline;
    if (beginning.len == 0 && document->sentence_count > 0) beginning = document->sentences[0].text;
    if (beginning.len > 0) {
        put(out, " <span lang=\"ar\" dir=\"rtl\">");
        put_html_text(out, text_beginning(page->scratch, beginning, BEGINNING));
        put(out, "</span>");
    }
    put(out, " <span class=\"count\">(");
    buffer_put_number(out, document->annotations.claim_count);
    put(out, ")</span></li>\n");
}

static void put_ordinal(const Page *page, Buffer *out, const char *before, const char *behind)
{
    put(out, before);
    buffer_put_number(out, page->anchors.ordinal);
    put(out, behind);
}

static void put_about(const Page *page, Buffer *out)
{
    const Document *document = &page->document;
    if (document->headline.len == 0 && document->about.len == 0) return;
    put(out, "<p class=\"about\" dir=\"auto\">");
    if (document->headline.len > 0) {
        put(out, "<b lang=\"ar\" dir=\"rtl\">");
        put_html_text(out, document->headline);
        put(out, "</b> ");
    }
    put_html_dated(out, document->about);
    put(out, "</p>\n");
}

static void end_document(Page *page, Buffer *out)
{
    enum { LIT_MARKS = 4000 }; /* a document of more is too much for browsers to light up */
    if (!page->reading) return;
    page->reading = false;
    anchors_document(&page->anchors, page->document.id);
    arena_reset(page->scratch);
    list_document(page);
    comparison_note_document(&page->comparison, &(Column){page->document.id, page->document.about,
                                                          buffer_slice(&page->anchors.document), page->anchors.ordinal});
    put(out, page->document.annotations.mark_count <= LIT_MARKS ? "<article class=\"d lit" : "<article class=\"d");
    put_ordinal(page, out, "\" id=\"d", "\" aria-labelledby=\"d");
    put_ordinal(page, out, "", "h\">\n<h2 id=\"d");
    put_ordinal(page, out, "", "h\">");
    put_id(page, out, SIZE_MAX);
    put(out, "</h2>\n");
    put_about(page, out);
    put(out, "<a class=\"skip\"");
    put_language(page, out);
    put_ordinal(page, out, " href=\"#d", "t\">");
    put_word(page, out, "skip");
    put(out, "</a>\n<div class=\"text\" lang=\"ar\" dir=\"rtl\">\n");
    Article article = {.out = out, .language = page->language, .anchors = &page->anchors, .document = &page->document,
                       .scratch = page->scratch};
    annotations_sides(&page->document.annotations, &article.sides);
    put_article(&article);
    put_ordinal(page, out, "</div>\n<aside id=\"d", "t\" aria-labelledby=\"d");
    put_ordinal(page, out, "", "th\">\n<h3 id=\"d");
    put_ordinal(page, out, "", "th\"");
    put_language(page, out);
    put(out, ">");
    put_word(page, out, "sources");
    put(out, "</h3>\n");
    put_claims_table(&article);
    put(out, "</aside>\n</article>\n");
}

void page_sentence(Page *page, Sentence *sentence, Buffer *out)
{
    if (!page->begun) begin_page(page, out, sentence->head.doc);
    if (sentence->head.type == 'D') return; /* told with the first sentence */
    if (comparison_add_all(&page->comparison, sentence)) return;
    if (sentence->new_document || !page->reading) {
        end_document(page, out);
        document_begin(&page->document, sentence, page->language);
        page->reading = true;
    }
    document_add(&page->document, sentence);
}

/* The comparison and the contents come last, as only then they are known; the style sheet shows them first. */
void page_finish(Page *page, Buffer *out)
{
    if (!page->begun) begin_page(page, out, SLICE(""));
    end_document(page, out);
    if (page->anchors.ordinal == 0) {
        put(out, "<p class=\"none\">");
        put_word(page, out, "empty");
        put(out, "</p>\n");
    }
    put(out, "</main>\n");
    comparison_arrange(&page->comparison);
    put_comparison(out, &page->comparison, &page->anchors, page->language);
    if (page->anchors.ordinal > 1) {
        put(out, "<nav aria-labelledby=\"contents\"");
        put_language(page, out);
        put(out, ">\n<h2 id=\"contents\">");
        put_word(page, out, "contents");
        put(out, "</h2>\n<ol>\n");
        buffer_put(out, buffer_slice(&page->contents));
        put(out, "</ol>\n");
        if (page->unlisted > 0) {
            put(out, "<p>");
            put_word(page, out, "more");
            put(out, ": ");
            buffer_put_number(out, page->unlisted);
            put(out, "</p>\n");
        }
        put(out, "</nav>\n");
    }
    put(out, "</body>\n</html>\n");
}

void page_open(Page *page)
{
    page->scratch = arena_new();
    document_open(&page->document);
    comparison_open(&page->comparison);
}

void page_close(Page *page)
{
    arena_free(page->scratch);
    document_close(&page->document);
    comparison_close(&page->comparison);
    anchors_close(&page->anchors);
    buffer_free(&page->contents);
}
