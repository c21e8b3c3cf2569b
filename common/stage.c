/* The driver: sends sentences through the stages of one process, or (stream.c) those of a stream through one stage. */

#include "common/stage.h"
#include "common/added.h"
#include "common/driver.h"
#include "common/errors.h"

#include <stdlib.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* ---- one stage, one sentence ---- */

void driver_begin_document(Driver *driver, const Record *about)
{
    driver->about = record_keep(&driver->about_memory, about);
    driver->has_about = true;
    for (size_t i = 0; i < driver->link_count; i++) driver->links[i].begun = true;
}

/* What is known of a document holds up to the next, though that may have the same id. */
static void tell_about(Link *link, Sentence *sentence)
{
    Driver *driver = link->driver;
    if (sentence->new_document && !(link->begun && slice_equal(driver->about.doc, sentence->head.doc)))
        driver->has_about = false;
    link->begun = sentence->head.type == 'D';
    sentence->about = driver->has_about ? &driver->about : NULL;
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
    bool headless = head->type == '\0' || head->type == 'D';
    bool back = head->type == 'S' ? head->sent <= link->sent : !headless && paragraph <= link->paragraph;
    bool other = !slice_equal(head->doc, buffer_slice(&link->document));
    sentence->new_document = back || other || link->begun;
    tell_about(link, sentence);
    sentence->new_paragraph = sentence->new_document || (!headless && paragraph != link->paragraph);
    if (!headless || sentence->new_document) link->sent = headless ? 0 : head->sent;
    if (!headless || sentence->new_document) link->paragraph = paragraph;
    if (!other) return;
    link->document.len = 0;
    buffer_put(&link->document, head->doc);
}

/* A record that the stage may amend, and the line that it is now. */
typedef struct {
    Slice line, attrs;
} Unamended;

/* Lets the stage amend the records it reads and appends all lines, those that it did not change as they were. */
static void amend_lines(Link *link, Sentence *sentence, Buffer *out)
{
    Arena *arena = sentence->arena;
    size_t count = 0, capacity = 0, before_capacity = 0, at = 0;
    Record *records = NULL;
    Unamended *before = NULL;
    for (Slice rest = sentence->lines; rest.len > 0;) {
        const char *end = memchr(rest.ptr, '\n', rest.len);
        Slice line = {rest.ptr, (size_t)(end - rest.ptr) + 1};
        rest = slice_part(rest, line.len, rest.len);
        if (strchr(link->stage->reads, line.ptr[0]) == NULL) continue;
        records = arena_grow(arena, records, count, &capacity, sizeof *records);
        before = arena_grow(arena, before, count, &before_capacity, sizeof *before);
        before[count].line = line;
        record_next(&line, arena, &records[count]);
        before[count].attrs = records[count].attrs;
        count++;
    }
    link->stage->amend(link->context, sentence, records, count);
    for (size_t i = 0; i < count; i++) {
        if (slice_equal(records[i].attrs, before[i].attrs)) continue;
        size_t from = (size_t)(before[i].line.ptr - sentence->lines.ptr);
        buffer_put(out, slice_part(sentence->lines, at, from));
        record_write(out, &records[i]);
        at = from + before[i].line.len;
    }
    buffer_put(out, slice_part(sentence->lines, at, sentence->lines.len));
}

void link_run(Link *link, Sentence *sentence, Buffer *added)
{
    place_sentence(link, sentence);
    sentence_prepare(sentence);
    if (link->stage->render != NULL) {
        link->stage->render(link->context, sentence, added);
        return;
    }
    if (link->stage->amend != NULL) {
        amend_lines(link, sentence, added);
        return;
    }
    added_begin(sentence, added, link->stage->writes);
    link->stage->sentence(link->context, sentence);
    added_sort(sentence);
}

/* ---- a chain: plain text through all stages ---- */

static void emit(void *chain, Sentence *sentence);

void link_split(Link *link, Sentence *paragraph)
{
    place_sentence(link, paragraph);
    sentence_prepare(paragraph);
    link->stage->paragraph(link->context, paragraph, emit, link);
}

/* It goes to no stage's `sentence`: each finds it with the sentences to come. */
static void send_about(Driver *driver, Sentence *sentence)
{
    driver_begin_document(driver, &sentence->head);
    if (driver->renders) link_run(&driver->links[driver->link_count - 1], sentence, &driver->output.pending);
    else output_record(&driver->output, &sentence->head);
    output_sentence_done(&driver->output);
}

/* Runs a link that is not the last. Nothing but what the links add belongs to the sentence, so adding is appending. */
static void run_inner(Driver *driver, Link *link, Sentence *sentence)
{
    buffer_reset(&driver->added, KEPT_MEMORY);
    link_run(link, sentence, &driver->added);
    if (link->stage->amend != NULL) buffer_reset(&driver->lines, KEPT_MEMORY);
    buffer_put(&driver->lines, buffer_slice(&driver->added));
    sentence->lines = buffer_slice(&driver->lines);
}

/* Through the links from `index` on. */
static void send_through(Driver *driver, size_t index, Sentence *sentence)
{
    if (driver->output.stopped) return;
    if (sentence->head.type == 'D') {
        send_about(driver, sentence);
        return;
    }
    buffer_reset(&driver->lines, KEPT_MEMORY);
    for (; index + 1 < driver->link_count; index++) {
        if (driver->links[index].stage->paragraph != NULL) break;
        run_inner(driver, &driver->links[index], sentence);
    }
    bool last = index < driver->link_count;
    if (last && driver->links[index].stage->paragraph != NULL) {
        link_split(&driver->links[index], sentence);
        return;
    }
    if (!driver->renders) {
        output_record(&driver->output, &sentence->head);
        if (!last || driver->links[index].stage->amend == NULL) output_put(&driver->output, sentence->lines);
    }
    if (last) link_run(&driver->links[index], sentence, &driver->output.pending);
    output_sentence_done(&driver->output);
}

/* What normalize and sentsplit hand on goes to the next link. */
static void emit(void *chain, Sentence *sentence)
{
    Link *link = chain;
    send_through(link->driver, link->index + 1, sentence);
}

/* ---- the whole run ---- */

/* False where a stage has refused an option. */
static bool open_links(Driver *driver, const Stage *const *stages)
{
    size_t last = 0;
    while (stages[last + 1] != NULL) last++;
    bool plain = driver->options->plain || stages[last]->read != NULL;
    for (size_t i = plain ? 0 : last; i <= last; i++) {
        Link *link = &driver->links[driver->link_count];
        *link = (Link){.driver = driver, .index = driver->link_count, .stage = stages[i]};
        Options options = *driver->options;
        options.stage = i;
        if (stages[i]->open != NULL && (link->context = stages[i]->open(&options)) == NULL) return false;
        driver->link_count++;
    }
    return true;
}

static void close_links(Driver *driver)
{
    for (size_t i = 0; i < driver->link_count; i++) {
        Link *link = &driver->links[i];
        if (link->stage->close != NULL) link->stage->close(link->context);
        buffer_free(&link->document);
    }
}

/* Before an error ends the program, what came before it is written. */
static void write_before_death(void *context)
{
    Driver *driver = context;
    stream_run_on_head(driver);
    output_flush(&driver->output);
}

int driver_read(Driver *driver, Input *input)
{
    Link *first = &driver->links[0];
    driver->status = STATUS_DONE;
    driver->output.stopped = false;
    if (first->stage->read != NULL) {
        int status = first->stage->read(first->context, input, emit, first);
        if (status > driver->status) driver->status = status;
    } else {
        stream_read(driver, input);
    }
    if (!input_good(input)) driver->status = STATUS_ERROR;
    return driver->status;
}

/* False where an error has ended it. A file that is not there keeps no other from being read. */
static bool read_file(Driver *driver, const char *path, int *status)
{
    Input *input = input_open(path);
    int result = input != NULL ? driver_read(driver, input) : STATUS_ERROR;
    if (result > *status) *status = result;
    input_close(input);
    return input == NULL || result != STATUS_ERROR;
}

/* glibc raises its threshold for big blocks when one is freed, and what a giant paragraph took then stays with the
   process in pieces. A fixed one gives it back. */
static void bound_memory(void)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, KEPT_MEMORY);
#endif
}

/* What a stage that renders writes behind the last sentence. */
static void finish(Driver *driver, int *status)
{
    const Link *last = &driver->links[driver->link_count - 1];
    if (last->stage->finish == NULL) return;
    int result = last->stage->finish(last->context, &driver->output.pending);
    if (result > *status) *status = result;
}

Driver *driver_open(const Options *options, const Stage *const *stages, OutputTaker *take, void *taker)
{
    Driver *driver = calloc(1, sizeof *driver);
    if (driver == NULL) die_at(NULL, 0, "out of memory");
    *driver = (Driver){.options = options, .arena = arena_new(), .line_arena = arena_new(),
                       .output = {.take = take, .taker = taker}};
    if (!open_links(driver, stages)) {
        driver_close(driver);
        return NULL;
    }
    stream_note_types(driver);
    return driver;
}

void driver_close(Driver *driver)
{
    close_links(driver);
    buffer_free(&driver->added);
    buffer_free(&driver->lines);
    buffer_free(&driver->head_memory);
    buffer_free(&driver->about_memory);
    buffer_free(&driver->output.pending);
    arena_free(driver->arena);
    arena_free(driver->line_arena);
    free(driver);
}

int stages_run(const Options *options, const Stage *const *stages)
{
    bound_memory();
    Driver *driver = driver_open(options, stages, NULL, NULL);
    if (driver == NULL) return STATUS_ERROR;
    int status = STATUS_DONE;
    driver->output.line_buffered = options->line_buffered || isatty(STDOUT_FILENO);
    errors_before_death(write_before_death, driver);
    for (size_t i = 0; i < options->file_count && read_file(driver, options->files[i], &status); i++) continue;
    finish(driver, &status);
    output_flush(&driver->output);
    errors_before_death(NULL, NULL);
    driver_close(driver);
    return status;
}
