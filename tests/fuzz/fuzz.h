#ifndef ISNAD_FUZZ_H
#define ISNAD_FUZZ_H

/* What the fuzz targets share: bytes as a file, standard output caught, and the one thing that must hold of every
   output but what is rendered, that each line of it is a record. libFuzzer's own messages go to standard error. */

#define _GNU_SOURCE 1 /* memfd_create */

#include "common/chain.h"
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

enum { FUZZ_KEPT = 128 };

typedef struct {
    uint32_t key;             /* what its options were made of */
    bool reads_stream;
    Options options;
    Driver *driver;
    Buffer output;
} FuzzPipe;

static Buffer fuzz_messages; /* of the last run */

static inline void fuzz_hear(void *context, Slice message)
{
    (void)context;
    buffer_put(&fuzz_messages, message);
}

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
    errors_redirect((ErrorSink){fuzz_hear, NULL}); /* die_at then aborts */
    for (size_t i = 0; i < count; i++)
        if (kept[i].key == key) return &kept[i];
    if (count == FUZZ_KEPT) abort();
    FuzzPipe *pipe = &kept[count++];
    *pipe = (FuzzPipe){.key = key, .options = *options, .reads_stream = !options->plain && stages[0]->read == NULL};
    pipe->driver = driver_open(&pipe->options, stages, fuzz_take, &pipe->output);
    if (pipe->driver == NULL) abort();
    return pipe;
}

static inline void fuzz_read(FuzzPipe *pipe, Slice bytes)
{
    Input *input = input_of_memory("d", bytes, NULL);
    driver_read(pipe->driver, input);
    input_close(input);
}

/* What the pipe makes of the bytes, until it is run again. The last document of the bytes before has ended: as if a line
   that begins one had been read. */
static inline Slice fuzz_through(FuzzPipe *pipe, const void *data, size_t size)
{
    if (pipe->reads_stream) section_begin_document(&pipe->driver->sections[0], &(Record){.type = 'D', .doc = SLICE("-")});
    pipe->driver->told_unsplit = false; /* said once in a process */
    pipe->output.len = fuzz_messages.len = 0;
    fuzz_read(pipe, (Slice){data, size});
    return buffer_slice(&pipe->output);
}

/* ---- what must hold of what they write ---- */

static inline void fuzz_complain(const char *what, Slice expected, Slice got)
{
    fprintf(stderr, "%s\n--- expected\n%.*s\n--- got\n%.*s\n", what, (int)expected.len, expected.len > 0 ? expected.ptr : "",
            (int)got.len, got.len > 0 ? got.ptr : "");
    abort();
}

static inline void fuzz_expect(const char *what, Slice expected, Slice got)
{
    if (!slice_equal(expected, got)) fuzz_complain(what, expected, got);
}

/* The next line without its LF; every one must have that. */
static inline bool fuzz_line(Slice *rest, Slice *line)
{
    if (rest->len == 0) return false;
    const char *newline = memchr(rest->ptr, '\n', rest->len);
    if (newline == NULL) fuzz_complain("a line has no end", *rest, *rest);
    *line = slice_part(*rest, 0, (size_t)(newline - rest->ptr));
    *rest = slice_part(*rest, line->len + 1, rest->len);
    return true;
}

/* Every line must be a record. */
static inline void fuzz_check_lines(Slice lines)
{
    for (Slice rest = lines, text; fuzz_line(&rest, &text);) {
        Line line = line_cut(text);
        const char *problem = record_check(&line);
        if (problem != NULL) fuzz_complain(problem, lines, text);
    }
}

/* Some questions cost as much as the run itself. They are asked of one text in so many, which its bytes tell, so that what
   was found is found again; of every text where FUZZ_ALL is in the environment. */
static inline uint32_t fuzz_lot(const uint8_t *data, size_t size)
{
    uint64_t lot = size, word = 0;
    for (size_t at = 0; at < size; at += sizeof word, word = 0) {
        memcpy(&word, data + at, size - at < sizeof word ? size - at : sizeof word);
        lot = (lot ^ word) * 0x9E3779B97F4A7C15u;
        lot ^= lot >> 32;
    }
    return (uint32_t)lot;
}

/* `lot` is the text's, `question` any number of its own. */
static inline bool fuzz_asks(uint32_t lot, uint32_t question, uint32_t one_in)
{
    static int all = -1;
    if (all < 0) all = getenv("FUZZ_ALL") != NULL;
    uint32_t drawn = (lot ^ question * 0x9E3779B9u) * 0x85EBCA6Bu;
    return all || (drawn >> 16) % one_in == 0;
}

/* As on a processor without vectors: portable.h. */
bool fuzz_portable;

/* How many bytes a read gives at most. */
static size_t fuzz_read_most = SIZE_MAX;
size_t __real_input_read(Input *input, char *out, size_t size);
size_t __wrap_input_read(Input *input, char *out, size_t size);
size_t __wrap_input_read(Input *input, char *out, size_t size)
{
    return __real_input_read(input, out, size < fuzz_read_most ? size : fuzz_read_most);
}

/* A copy of the lines that outlives the pipe's next run, until this is called again. */
static inline Slice fuzz_keep(Slice lines)
{
    static Buffer kept;
    kept.len = 0;
    buffer_put(&kept, lines);
    return buffer_slice(&kept);
}

/* Run again over the bytes, the pipe must write these lines and say what it said. */
static inline void fuzz_check_same(const char *what, FuzzPipe *pipe, const uint8_t *data, size_t size, Slice lines)
{
    static Buffer said;
    said.len = 0;
    buffer_put(&said, buffer_slice(&fuzz_messages));
    fuzz_expect(what, lines, fuzz_through(pipe, data, size));
    fuzz_expect(what, buffer_slice(&said), buffer_slice(&fuzz_messages));
}

/* Of the pipe's last run the lines, which are kept: the same without the processor's vectors, and where each byte is read
   alone. */
static inline void fuzz_check_ways(FuzzPipe *pipe, const uint8_t *data, size_t size, Slice lines)
{
    uint32_t lot = fuzz_lot(data, size);
    fuzz_portable = fuzz_asks(lot, 1, 512);
    if (fuzz_portable) fuzz_check_same("vectors and their portable equals differ", pipe, data, size, lines);
    fuzz_portable = false;
    fuzz_read_most = fuzz_asks(lot, 2, 128) ? 1 : SIZE_MAX;
    if (fuzz_read_most == 1) fuzz_check_same("one read and reads of a byte differ", pipe, data, size, lines);
    fuzz_read_most = SIZE_MAX;
}

/* A stage that adds records replaces its own: run again over what it wrote, which is kept, it writes the same. */
static inline void fuzz_check_twice(FuzzPipe *pipe, Slice lines)
{
    fuzz_expect("run twice, the stage changes its records", lines, fuzz_through(pipe, lines.ptr, lines.len));
}

/* Runs one stage of a stream over the bytes and asks all of that. */
static inline void fuzz_stage(FuzzPipe *pipe, const uint8_t *data, size_t size)
{
    Slice lines = fuzz_keep(fuzz_through(pipe, data, size));
    fuzz_check_lines(lines);
    fuzz_check_ways(pipe, data, size, lines);
    if (fuzz_asks(fuzz_lot(data, size), 3, 32)) fuzz_check_twice(pipe, lines);
}

#endif
