#ifndef ISNAD_BENCH_PEER_H
#define ISNAD_BENCH_PEER_H

/* What the peers of `make bench` share: standard input in blocks of whole lines and standard output in blocks, as a
   careful user of ICU or utf8proc would write them, so that the peer's own work is what is measured. For C and C++.
   Where reading, writing or memory fails, the program ends with status 2. */

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* It stays in a processor's second cache; no peer was faster with 64 KiB or with 1 MiB. */
#define BLOCK ((size_t)256 * 1024)

static inline void peer_fail(const char *what, const char *why)
{
    fprintf(stderr, "%s: %s\n", what, why);
    exit(2);
}

typedef struct {
    char *bytes;
    size_t room, given, length; /* of bytes: how many fit, how many the last call gave out, how many are read */
    bool ended;
} Reader;

/* Points *lines at the next lines: whole ones, but that the last may have no line feed. Valid until the next call.
   False at the end of the input. */
static inline bool read_lines(Reader *reader, const char **lines, size_t *length)
{
    if (reader->length > reader->given)
        memmove(reader->bytes, reader->bytes + reader->given, reader->length - reader->given);
    reader->length -= reader->given;
    for (size_t seen = 0; !reader->ended;) {
        if (reader->room - reader->length < BLOCK) {
            reader->room = 2 * reader->room + BLOCK;
            reader->bytes = (char *)realloc(reader->bytes, reader->room);
            if (!reader->bytes) peer_fail("stdin", "out of memory");
        }
        ssize_t got = read(STDIN_FILENO, reader->bytes + reader->length, BLOCK);
        if (got < 0) peer_fail("stdin", "cannot read");
        reader->ended = got == 0;
        reader->length += (size_t)got;
        for (size_t end = reader->length; end > seen; end--) {
            if (reader->bytes[end - 1] != '\n') continue;
            *lines = reader->bytes;
            *length = reader->given = end;
            return true;
        }
        seen = reader->length;
    }
    *lines = reader->bytes;
    *length = reader->given = reader->length;
    return reader->length > 0;
}

/* Where the line of `at` ends: at its line feed, or at `end`. */
static inline const char *line_end(const char *at, const char *end)
{
    const char *feed = (const char *)memchr(at, '\n', (size_t)(end - at));
    return feed ? feed : end;
}

typedef struct {
    char bytes[BLOCK];
    size_t length;
} Writer;

static inline void write_all(const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(STDOUT_FILENO, bytes, length);
        if (written < 0) peer_fail("stdout", "cannot write");
        bytes += written;
        length -= (size_t)written;
    }
}

static inline void put_flush(Writer *writer)
{
    write_all(writer->bytes, writer->length);
    writer->length = 0;
}

static inline void put(Writer *writer, const char *bytes, size_t length)
{
    if (length > BLOCK - writer->length) put_flush(writer);
    if (length > BLOCK) {
        write_all(bytes, length);
        return;
    }
    memcpy(writer->bytes + writer->length, bytes, length);
    writer->length += length;
}

static inline void put_number(Writer *writer, size_t number)
{
    char digits[24], *first = digits + sizeof digits;
    do *--first = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    put(writer, first, (size_t)(digits + sizeof digits - first));
}

#endif
