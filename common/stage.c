/* The driver: gathers one sentence, calls the stages, writes, resets. */

#include "common/stage.h"
#include "common/errors.h"
#include "common/output.h"

#include <stdlib.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

enum { STAGES_MAX = 8, KEPT_MEMORY = 256 * 1024 };

/* A sentence's records together: sixteen times the longest line. */
#define GROUP_MAX ((size_t)1 << 30)

typedef struct Driver Driver;

/* One stage of the chain, with the document that goes through it. */
typedef struct {
    Driver *driver;
    size_t index;
    const Stage *stage;
    void *context;
    Buffer added;           /* what the stage adds to the sentence */
    Buffer lines;           /* the sentence's records with those among them */
    Buffer document;        /* the id of the last document */
    uint64_t sent, paragraph; /* the last numbers seen in it; 0 before the first */
} Link;

struct Driver {
    const Options *options;
    Link links[STAGES_MAX];
    size_t link_count;
    Output output;
    Arena *arena;
    Buffer group;           /* the head line and the lines after it, as read */
    const char *group_file; /* where the group began, for messages */
    uint64_t group_line;
    bool busy;              /* a sentence is on its way through the chain */
    bool told_unsplit;
    int status;
};

/* ---- one sentence through the chain ---- */

/* The order of the record types within a sentence; 0 for those that this version does not know. */
static int type_rank(char type)
{
    const char *place = type != '\0' ? strchr("STENC", type) : NULL;
    return place != NULL ? (int)(place - "STENC") + 1 : 0;
}

/* A line and what it is sorted by. */
typedef struct {
    Span span;
    Slice line;
} SortedLine;

/* By begin, then by end descending; by their bytes only so that equal spans have one order. */
static int compare_lines(const void *left, const void *right)
{
    const SortedLine *a = left, *b = right;
    if (a->span.begin != b->span.begin) return a->span.begin < b->span.begin ? -1 : 1;
    if (a->span.end != b->span.end) return a->span.end > b->span.end ? -1 : 1;
    size_t shorter = a->line.len < b->line.len ? a->line.len : b->line.len;
    int order = memcmp(a->line.ptr, b->line.ptr, shorter);
    return order != 0 ? order : (a->line.len > b->line.len) - (a->line.len < b->line.len);
}

/* The first line of `lines` with its LF, taken off the front. */
static Slice take_line(Slice *lines)
{
    const char *newline = memchr(lines->ptr, '\n', lines->len);
    size_t length = newline != NULL ? (size_t)(newline - lines->ptr) + 1 : lines->len;
    Slice line = slice_part(*lines, 0, length);
    *lines = slice_part(*lines, length, lines->len);
    return line;
}

static void sort_added(const Sentence *sentence, Buffer *scratch)
{
    SortedLine *sorted = NULL;
    size_t count = 0, capacity = 0;
    Record record;
    for (Slice rest = buffer_slice(sentence->added); rest.len > 0; count++) {
        sorted = arena_grow(sentence->arena, sorted, count, &capacity, sizeof *sorted);
        Slice line = take_line(&rest), unread = line;
        record_next(&unread, sentence->arena, &record);
        sorted[count] = (SortedLine){{record.begin, record.end}, line};
    }
    qsort(sorted, count, sizeof *sorted, compare_lines);
    buffer_reset(scratch, KEPT_MEMORY);
    for (size_t i = 0; i < count; i++) buffer_put(scratch, sorted[i].line);
    sentence->added->len = 0;
    buffer_put(sentence->added, buffer_slice(scratch));
}

/* Writes the sentence's lines with the stage's own replaced by what it added, which goes before the first line of a
   later type: to `output` on the last link, so that a giant sentence is not held twice, else to `out`. */
static void merge_added(const Sentence *sentence, Buffer *out, Output *output)
{
    bool written = false;
    for (Slice rest = sentence->lines; rest.len > 0 || !written;) {
        Slice line = rest.len > 0 ? take_line(&rest) : SLICE("");
        if (!written && (line.len == 0 || type_rank(line.ptr[0]) > type_rank(sentence->added_type))) {
            if (output != NULL) output_put(output, buffer_slice(sentence->added));
            else buffer_put(out, buffer_slice(sentence->added));
            written = true;
        }
        if (line.len == 0 || line.ptr[0] == sentence->added_type) continue;
        buffer_put(output != NULL ? &output->pending : out, line);
        if (output != NULL) output_block_done(output);
    }
}

/* Where the sentence stands in its document, told from the stream alone, so that a pipe and a chain see the same. */
static void place_sentence(Link *link, Sentence *sentence)
{
    const Record *head = &sentence->head;
    uint64_t paragraph = 0;
    Slice number;
    if (attrs_get(head->attrs, "par", sentence->arena, &number))
        for (size_t i = 0; i < number.len && i < 18 && number.ptr[i] >= '0' && number.ptr[i] <= '9'; i++)
            paragraph = paragraph * 10 + (uint64_t)(number.ptr[i] - '0');
    bool back = head->type == 'S' ? head->sent <= link->sent : paragraph <= link->paragraph;
    sentence->new_document = back || !slice_equal(head->doc, buffer_slice(&link->document));
    sentence->new_paragraph = sentence->new_document || paragraph != link->paragraph;
    link->sent = head->sent;
    link->paragraph = paragraph;
    link->document.len = 0;
    buffer_put(&link->document, head->doc);
}

static void enter_link(Driver *driver, size_t index, Sentence *sentence);
static void emit(void *chain, Sentence *sentence);

static void write_sentence(Driver *driver, const Sentence *sentence)
{
    Buffer *out = &driver->output.pending;
    if (sentence->head.type != 0) record_write(out, &sentence->head);
    output_put(&driver->output, sentence->lines);
    output_sentence_done(&driver->output);
}

/* Runs a stage on a sentence and hands the sentence on; the last link writes it, so that it is not copied first. */
static void run_stage(Link *link, Sentence *sentence)
{
    Driver *driver = link->driver;
    sentence->added = &link->added;
    sentence->added_type = link->stage->writes;
    sentence->added_unsorted = false;
    sentence->last_added = (Span){0, 0};
    buffer_reset(&link->added, KEPT_MEMORY);
    link->stage->sentence(link->context, sentence);
    buffer_reset(&link->lines, KEPT_MEMORY);
    if (sentence->added_unsorted) sort_added(sentence, &link->lines);
    if (link->index + 1 == driver->link_count) {
        record_write(&driver->output.pending, &sentence->head);
        merge_added(sentence, NULL, &driver->output);
        output_sentence_done(&driver->output);
        return;
    }
    buffer_reset(&link->lines, KEPT_MEMORY);
    merge_added(sentence, &link->lines, NULL);
    sentence->lines = buffer_slice(&link->lines);
    enter_link(driver, link->index + 1, sentence);
}

static void tell_unsplit(Link *link)
{
    Driver *driver = link->driver;
    if (driver->told_unsplit) return;
    driver->told_unsplit = true;
    driver->status = driver->status > STATUS_REJECTED ? driver->status : STATUS_REJECTED;
    error_at(driver->group_file, driver->group_line, "paragraph passed through untouched: expected sentences, "
             "as sentsplit makes them");
}

/* Takes the sentence into a link and on to the next; the last link writes it. */
static void enter_link(Driver *driver, size_t index, Sentence *sentence)
{
    if (index == driver->link_count) {
        write_sentence(driver, sentence);
        return;
    }
    Link *link = &driver->links[index];
    const Stage *stage = link->stage;
    if (stage->paragraph != NULL && sentence->head.type == 'P') {
        place_sentence(link, sentence);
        sentence_prepare(sentence);
        stage->paragraph(link->context, sentence, emit, link);
        return;
    }
    if (stage->sentence != NULL && sentence->head.type == 'S') {
        place_sentence(link, sentence);
        sentence_prepare(sentence);
        run_stage(link, sentence);
        return;
    }
    if (sentence->head.type == 'P' && stage->read == NULL) tell_unsplit(link);
    enter_link(driver, index + 1, sentence);
}

/* What normalize and sentsplit hand on goes to the next link. */
static void emit(void *chain, Sentence *sentence)
{
    Link *link = chain;
    enter_link(link->driver, link->index + 1, sentence);
}

/* ---- reading a stream ---- */

/* Sends the gathered group through the chain. */
static void finish_group(Driver *driver)
{
    if (driver->group.len == 0 || driver->busy) return;
    driver->busy = true;
    Slice lines = buffer_slice(&driver->group);
    Sentence sentence = {.arena = driver->arena, .lines = lines};
    if (lines.ptr[0] == 'S' || lines.ptr[0] == 'P') record_next(&sentence.lines, driver->arena, &sentence.head);
    enter_link(driver, 0, &sentence);
    arena_reset(driver->arena);
    buffer_reset(&driver->group, KEPT_MEMORY);
    driver->busy = false;
}

static void read_stream(Driver *driver, Input *input)
{
    Slice line;
    uint64_t number;
    Record record;
    while (input_line(input, &line, &number)) {
        const char *problem = record_parse(line, driver->arena, &record);
        if (problem != NULL) {
            error_at(input_name(input), number, "%s", problem);
            driver->status = driver->status > STATUS_REJECTED ? driver->status : STATUS_REJECTED;
            continue;
        }
        if (record.type == 'S' || record.type == 'P') {
            finish_group(driver);
            driver->group_file = input_name(input);
            driver->group_line = number;
        }
        if (driver->group.len > GROUP_MAX)
            die_at(input_name(input), number, "sentence with too many records: expected at most %zu bytes", GROUP_MAX);
        bool headless = driver->group.len == 0 && record.type != 'S' && record.type != 'P';
        buffer_put(&driver->group, line);
        buffer_put_char(&driver->group, '\n');
        if (headless) finish_group(driver); /* belongs to no sentence: nothing to wait for */
    }
    finish_group(driver);
}

/* ---- the whole run ---- */

static void open_links(Driver *driver, const Stage *const *stages)
{
    size_t last = 0;
    while (stages[last + 1] != NULL) last++;
    bool plain = driver->options->plain || stages[last]->read != NULL;
    for (size_t i = plain ? 0 : last; i <= last; i++) {
        Link *link = &driver->links[driver->link_count];
        *link = (Link){.driver = driver, .index = driver->link_count, .stage = stages[i]};
        if (stages[i]->open != NULL) link->context = stages[i]->open(driver->options);
        driver->link_count++;
    }
}

static void close_links(Driver *driver)
{
    for (size_t i = 0; i < driver->link_count; i++) {
        Link *link = &driver->links[i];
        if (link->stage->close != NULL) link->stage->close(link->context);
        buffer_free(&link->added);
        buffer_free(&link->lines);
        buffer_free(&link->document);
    }
}

/* Before an error ends the program, what came before it is written. */
static void write_before_death(void *context)
{
    Driver *driver = context;
    finish_group(driver);
    output_flush(&driver->output);
}

static void read_file(Driver *driver, const char *path)
{
    Input *input = input_open(path);
    if (input == NULL) {
        driver->status = STATUS_ERROR;
        return;
    }
    Link *first = &driver->links[0];
    if (first->stage->read != NULL) {
        int status = first->stage->read(first->context, input, emit, first);
        if (status > driver->status) driver->status = status;
    } else {
        read_stream(driver, input);
    }
    input_close(input);
}

/* glibc raises its threshold for big blocks when one is freed, and what a giant paragraph took then stays with the
   process in pieces. A fixed one gives it back. */
static void bound_memory(void)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, KEPT_MEMORY);
#endif
}

int stages_run(const Options *options, const Stage *const *stages)
{
    bound_memory();
    Driver driver = {.options = options, .arena = arena_new()};
    driver.output.line_buffered = options->line_buffered || isatty(STDOUT_FILENO);
    open_links(&driver, stages);
    errors_before_death(write_before_death, &driver);
    for (size_t i = 0; i < options->file_count; i++) read_file(&driver, options->files[i]);
    output_flush(&driver.output);
    errors_before_death(NULL, NULL);
    close_links(&driver);
    buffer_free(&driver.group);
    buffer_free(&driver.output.pending);
    arena_free(driver.arena);
    return driver.status;
}
