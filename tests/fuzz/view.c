/* Any bytes as an annotation stream through annview, on a terminal or as a page as the first byte says. Whatever
   came in, nothing that acts goes to a terminal but colours, and a page's tags are its own and closed in order. */

#include "tests/fuzz/fuzz.h"

enum { OPEN_MAX = 64, NAME_MAX_LENGTH = 16 };

typedef struct {
    Slice text;
    size_t at;
    char open[OPEN_MAX][NAME_MAX_LENGTH];
    size_t depth;
} Page;

static _Noreturn void complain(const char *problem, size_t at)
{
    fprintf(stderr, "output byte %zu: %s\n", at, problem);
    abort();
}

static bool at_end(const Page *page) { return page->at >= page->text.len; }

static char next(Page *page)
{
    if (at_end(page)) complain("the page ends within a tag", page->at);
    return page->text.ptr[page->at++];
}

/* The name that begins here; it must fit. */
static void read_name(Page *page, char name[NAME_MAX_LENGTH])
{
    size_t length = 0;
    while (!at_end(page) && strchr("abcdefghijklmnopqrstuvwxyz-!DOCTYPE123", page->text.ptr[page->at]) != NULL) {
        if (length + 1 == NAME_MAX_LENGTH) complain("a tag that is not ours", page->at);
        name[length++] = next(page);
    }
    name[length] = '\0';
    if (length == 0) complain("no tag where one begins", page->at);
}

static void skip_attributes(Page *page)
{
    for (char byte = next(page); byte != '>'; byte = next(page)) {
        if (byte == '<') complain("a tag within a tag", page->at);
        if (byte == '"')
            while ((byte = next(page)) != '"')
                if (byte == '<' || byte == '>') complain("a value that is not escaped", page->at);
    }
}

static void read_tag(Page *page)
{
    static const char known[] = " !DOCTYPE html head meta title style body header h1 h2 h3 ul ol li label input span p "
                                "main div a article aside table thead tbody tr th td nav bdi wbr section "
                                "figure figcaption b code svg line circle ";
    char name[NAME_MAX_LENGTH], padded[NAME_MAX_LENGTH + 2];
    bool closes = !at_end(page) && page->text.ptr[page->at] == '/';
    if (closes) page->at++;
    read_name(page, name);
    snprintf(padded, sizeof padded, " %s ", name);
    if (strstr(known, padded) == NULL) complain("a tag that is not ours", page->at);
    skip_attributes(page);
    if (closes) {
        if (page->depth == 0 || strcmp(page->open[page->depth - 1], name) != 0)
            complain("closes something else", page->at);
        page->depth--;
    } else if (strstr(" !DOCTYPE meta input wbr ", padded) == NULL) {
        if (page->depth == OPEN_MAX) complain("too deep", page->at);
        memcpy(page->open[page->depth++], name, sizeof name);
    }
}

static void check_page(Slice text)
{
    Page page = {.text = text};
    while (!at_end(&page))
        if (next(&page) == '<') read_tag(&page);
    if (page.depth > 0) complain("tags left open", page.at);
}

static unsigned char byte_at(Slice text, size_t at) { return at < text.len ? (unsigned char)text.ptr[at] : 0; }

/* Behind the colour that begins at `at`: ESC [ digits and semicolons m. */
static size_t skip_colour(Slice text, size_t at)
{
    for (at += 2; at < text.len && text.ptr[at] != 'm'; at++)
        if (strchr("0123456789;", text.ptr[at]) == NULL) complain("no colour", at);
    return at;
}

static void check_bytes(Slice text, bool colours)
{
    for (size_t at = 0; at < text.len; at++) {
        unsigned char byte = byte_at(text, at), next = byte_at(text, at + 1);
        bool c1 = byte == 0xC2 && next < 0xA0;
        if (byte == 0x1B && colours && next == '[') at = skip_colour(text, at);
        else if ((byte < ' ' && byte != '\n') || byte == 0x7F || c1) complain("a control character", at);
    }
}

static Slice read_back(int file, Buffer *memory)
{
    ssize_t got;
    lseek(file, 0, SEEK_SET);
    while ((got = read(file, buffer_reserve(memory, 65536), 65536)) > 0) memory->len += (size_t)got;
    return buffer_slice(memory);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) return 0;
    char path[64], *files[] = {path, NULL};
    bool html = data[0] & 1, colours = data[0] & 2;
    int input = fuzz_file(data + 1, size - 1, path), output = memfd_create("output", 0), kept = dup(STDOUT_FILENO);
    const Stage *const stages[] = {&show_stage, NULL};
    Options options = {.tool = "fuzz", .files = files, .file_count = 1, .own_count = 4,
                       .own = {{.name = "html", .value = html ? "" : NULL},
                               {.name = "color", .value = colours ? "always" : "never"},
                               {.name = "lang", .value = data[0] & 4 ? "en" : "ar"},
                               {.name = "width", .value = data[0] & 8 ? "20" : "0"}}};
    dup2(output, STDOUT_FILENO);
    stages_run(&options, stages);
    dup2(kept, STDOUT_FILENO);
    Buffer memory = {0};
    Slice view = read_back(output, &memory);
    check_bytes(view, colours && !html);
    if (html) check_page(view);
    buffer_free(&memory);
    close(kept);
    close(output);
    close(input);
    return 0;
}
