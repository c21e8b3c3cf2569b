/* The driver: opens the stages of one process and sends its input through them. */

#include "common/driver.h"
#include "common/errors.h"
#include "common/stream.h"

#include <stdlib.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* False where a stage has refused an option. */
static bool open_links(Driver *driver, const Stage *const *stages)
{
    size_t last = 0;
    while (stages[last + 1] != NULL) last++;
    bool plain = driver->options->plain || stages[last]->read != NULL;
    for (size_t i = plain ? 0 : last; i <= last; i++) {
        Link *link = &driver->links[driver->link_count];
        *link = (Link){.section = &driver->sections[0], .index = driver->link_count, .stage = stages[i]};
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
    chain_drain(driver);
    output_flush(&driver->output);
}

int driver_read(Driver *driver, Input *input)
{
    Link *first = &driver->links[0];
    driver->status = STATUS_DONE;
    driver->output.stopped = false;
    if (first->stage->read != NULL) {
        int status = first->stage->read(first->context, input, link_emit, first);
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
    if (input != NULL) input_show(input, &driver->headway);
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
    chain_share(driver, 1);
    stream_note_types(driver);
    chain_note_types(driver);
    if (!driver->renders) driver->output.types = options->types;
    return driver;
}

void driver_close(Driver *driver)
{
    chain_close(driver);
    close_links(driver);
    buffer_free(&driver->lines);
    buffer_free(&driver->head_memory);
    buffer_free(&driver->output.pending);
    buffer_free(&driver->output.wanted);
    buffer_free(&driver->wanted_lines);
    arena_free(driver->arena);
    arena_free(driver->line_arena);
    free(driver);
}

/* As many as the machine has processors, where whole blocks are written; one where each sentence is to come at once. */
static size_t threads_wanted(const Driver *driver)
{
    if (!driver->options->plain || driver->output.line_buffered) return 1;
    if (driver->options->threads > 0) return driver->options->threads;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    return processors > 1 ? (size_t)processors : 1;
}

int stages_run(const Options *options, const Stage *const *stages)
{
    bound_memory();
    Driver *driver = driver_open(options, stages, NULL, NULL);
    if (driver == NULL) return STATUS_ERROR;
    int status = STATUS_DONE;
    driver->output.line_buffered = options->line_buffered || isatty(STDOUT_FILENO);
    chain_share(driver, threads_wanted(driver));
    errors_before_death(write_before_death, driver);
    progress_begin(&driver->headway, options);
    errors_before_message(progress_clear, &driver->headway);
    for (size_t i = 0; i < options->file_count && read_file(driver, options->files[i], &status); i++) continue;
    chain_drain(driver);
    progress_end(&driver->headway);
    finish(driver, &status);
    output_flush(&driver->output);
    errors_before_death(NULL, NULL);
    errors_before_message(NULL, NULL);
    driver_close(driver);
    return status;
}
