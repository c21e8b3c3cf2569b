#ifndef ISNAD_FUZZ_H
#define ISNAD_FUZZ_H

/* What the fuzz targets share: bytes as a file, standard output caught, and the one thing that must hold of every
   output but what is rendered, that each line of it is a record. libFuzzer's own messages go to standard error. */

#define _GNU_SOURCE 1 /* memfd_create */

#include "common/driver.h"
#include "common/errors.h"
#include "tools/stages.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* A file in memory with these bytes; `path` gets its name. */
static inline int fuzz_file(const uint8_t *data, size_t size, char path[64])
{
    int file = memfd_create("input", 0);
    if (file < 0 || write(file, data, size) != (ssize_t)size) abort();
    lseek(file, 0, SEEK_SET);
    snprintf(path, 64, "/proc/self/fd/%d", file);
    return file;
}

/* Every line in the file must be a record; the file is emptied. */
static inline void fuzz_check_output(int file)
{
    Arena *arena = arena_new();
    char path[64];
    Line line;
    Record record;
    lseek(file, 0, SEEK_SET);
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    Input *input = input_open(path);
    LineReader *lines = lines_open(input);
    while (lines_next(lines, &line)) {
        const char *problem = record_parse(&line, arena, &record);
        if (problem == NULL) continue;
        fprintf(stderr, "output line %llu: %s\n", (unsigned long long)line.number, problem);
        abort();
    }
    lines_close(lines);
    input_close(input);
    arena_free(arena);
}

/* Runs the stages over the bytes with their output caught and checked. */
static inline void fuzz_run(Options options, const Stage *const *stages, const uint8_t *data, size_t size)
{
    char path[64], *files[] = {path, NULL};
    int input = fuzz_file(data, size, path), output = memfd_create("output", 0), kept = dup(STDOUT_FILENO);
    size_t last = 0;
    while (stages[last + 1] != NULL) last++;
    options.files = files;
    options.file_count = 1;
    dup2(output, STDOUT_FILENO);
    stages_run(&options, stages);
    dup2(kept, STDOUT_FILENO);
    if (stages[last]->render == NULL) fuzz_check_output(output);
    close(kept);
    close(output);
    close(input);
}

/* ---- stages that stay open between executions: a document ends, nothing else ---- */

enum { FUZZ_KEPT = 64 };

typedef struct {
    uint32_t key;             /* what its options were made of */
    Options options;
    Driver *driver;
    Buffer output;
} FuzzPipe;

static inline void fuzz_ignore(void *context, Slice message) { (void)context, (void)message; }

static inline bool fuzz_take(void *taker, Slice lines)
{
    buffer_put(taker, lines);
    return true;
}

/* The pipe that was opened for this key, opened now where it is the first time; the options' strings must be static. */
static inline FuzzPipe *fuzz_pipe(uint32_t key, const Options *options, const Stage *const *stages)
{
    static FuzzPipe kept[FUZZ_KEPT];
    static size_t count;
    errors_redirect((ErrorSink){fuzz_ignore, NULL}); /* die_at then aborts */
    for (size_t i = 0; i < count; i++)
        if (kept[i].key == key) return &kept[i];
    if (count == FUZZ_KEPT) abort();
    FuzzPipe *pipe = &kept[count++];
    *pipe = (FuzzPipe){.key = key, .options = *options};
    pipe->driver = driver_open(&pipe->options, stages, fuzz_take, &pipe->output);
    if (pipe->driver == NULL) abort();
    return pipe;
}

/* What the pipe makes of the bytes, until it is run again. */
static inline Slice fuzz_through(FuzzPipe *pipe, const void *data, size_t size)
{
    Input *input = input_of_memory("d", (Slice){data, size}, NULL);
    pipe->output.len = 0;
    driver_read(pipe->driver, input);
    input_close(input);
    return buffer_slice(&pipe->output);
}

static inline void fuzz_complain(const char *what, Slice expected, Slice got)
{
    fprintf(stderr, "%s\n--- expected\n%.*s\n--- got\n%.*s\n", what, (int)expected.len, expected.len > 0 ? expected.ptr : "",
            (int)got.len, got.len > 0 ? got.ptr : "");
    abort();
}

/* Every line must be a record. */
static inline void fuzz_check_lines(Slice lines)
{
    static Arena *arena;
    if (arena == NULL) arena = arena_new();
    for (Slice rest = lines; rest.len > 0;) {
        const char *newline = memchr(rest.ptr, '\n', rest.len);
        if (newline == NULL) fuzz_complain("a line has no end", lines, rest);
        Record record;
        Line line = line_cut(slice_part(rest, 0, (size_t)(newline - rest.ptr)));
        const char *problem = record_parse(&line, arena, &record);
        if (problem != NULL) fuzz_complain(problem, lines, line.text);
        rest = slice_part(rest, line.text.len + 1, rest.len);
    }
    arena_reset(arena);
}

#endif
