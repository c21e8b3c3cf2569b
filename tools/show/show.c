/* The show stage: what annview makes of a stream, for a terminal or as a page. */

#include "tools/stages.h"

#include "common/errors.h"
#include "tools/show/kwic.h"
#include "tools/show/page.h"
#include "tools/show/terminal.h"

#include <stdlib.h>
#include <unistd.h>

typedef struct {
    bool html;
    Page page;
    Terminal terminal;
    Kwic kwic;
} Context;

static bool colours_wanted(const Options *options)
{
    const char *when = options_value(options, "color"), *no_color = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (when == NULL) when = "auto";
    if (strcmp(when, "always") == 0) return true;
    if (strcmp(when, "never") == 0) return false;
    if (strcmp(when, "auto") != 0) die_at(NULL, 0, "bad --color %s: expected always, never or auto", when);
    return isatty(STDOUT_FILENO) && (no_color == NULL || *no_color == '\0') &&
           (terminal == NULL || strcmp(terminal, "dumb") != 0);
}

static bool number_read(const char *text, size_t *number)
{
    size_t value = 0, digits = 0;
    for (; text[digits] >= '0' && text[digits] <= '9' && digits < 6; digits++)
        value = value * 10 + (size_t)(text[digits] - '0');
    *number = value;
    return digits > 0 && text[digits] == '\0';
}

/* As the option says, else what the shell knows of the terminal, else 80. */
static size_t width_wanted(const Options *options)
{
    enum { USUAL = 80, LEAST = 20 };
    size_t width;
    const char *given = options_value(options, "width"), *columns = getenv("COLUMNS");
    if (given != NULL) {
        if (!number_read(given, &width) || (width > 0 && width < LEAST))
            die_at(NULL, 0, "bad --width %s: expected columns from %d to 999999, or 0", given, LEAST);
        return width;
    }
    return columns != NULL && number_read(columns, &width) && width >= LEAST ? width : USUAL;
}

static Language language_wanted(const Options *options)
{
    const char *language = options_value(options, "lang");
    if (language == NULL || strcmp(language, "ar") == 0) return LANGUAGE_ARABIC;
    if (strcmp(language, "en") != 0) die_at(NULL, 0, "bad --lang %s: expected ar or en", language);
    return LANGUAGE_ENGLISH;
}

static void *show_open(const Options *options)
{
    Context *context = calloc(1, sizeof *context);
    if (context == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", sizeof *context);
    context->html = options_given(options, "html");
    context->terminal = (Terminal){.language = language_wanted(options), .colours = colours_wanted(options),
                                   .width = width_wanted(options), .legend = !options_given(options, "no-legend")};
    context->page = (Page){.language = context->terminal.language, .title = options_value(options, "title")};
    context->kwic = (Kwic){.colours = context->terminal.colours, .width = context->terminal.width,
                           .aligned = isatty(STDOUT_FILENO) || options_given(options, "width")};
    if (options_given(options, "kwic")) kwic_open(&context->kwic, options_value(options, "kwic"));
    page_open(&context->page);
    terminal_open(&context->terminal);
    return context;
}

static void show_render(void *opaque, Sentence *sentence, Buffer *out)
{
    Context *context = opaque;
    if (context->kwic.stems != NULL) kwic_sentence(&context->kwic, sentence, out);
    else if (context->html) page_sentence(&context->page, sentence, out);
    else terminal_sentence(&context->terminal, sentence, out);
}

static int show_finish(void *opaque, Buffer *out)
{
    Context *context = opaque;
    if (context->kwic.stems != NULL) {
        if (context->kwic.seen) return STATUS_DONE;
        error_at(NULL, 0, "--kwic: no tokens: expected T records, as tokenize makes them, or -p");
        return STATUS_REJECTED;
    }
    if (context->html) page_finish(&context->page, out);
    else terminal_finish(&context->terminal, out);
    return STATUS_DONE;
}

static void show_close(void *opaque)
{
    Context *context = opaque;
    kwic_close(&context->kwic);
    page_close(&context->page);
    terminal_close(&context->terminal);
    free(context);
}

static const OptionSpec own[] = {{"html", false}, {"color", true}, {"lang", true}, {"width", true}, {"title", true},
                                 {"no-legend", false}, {"kwic", true}, {NULL, false}};

const Stage show_stage = {
    .name = "annview", .own = own, .open = show_open, .render = show_render, .finish = show_finish, .close = show_close,
};
