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

#endif
