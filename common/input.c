#include "common/input.h"
#include "common/buffer.h"
#include "common/errors.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum { BLOCK = 64 * 1024 };

struct Input {
    int descriptor;
    const char *name;
    uint64_t line;
    Buffer pending;   /* the bytes of blocks read and not yet handed out as lines */
    size_t at;        /* where in `pending` the next line begins */
    bool at_end;
};

Input *input_open(const char *path)
{
    bool standard = strcmp(path, "-") == 0;
    int descriptor = standard ? STDIN_FILENO : open(path, O_RDONLY);
    if (descriptor < 0) {
        error_at(path, 0, "cannot open: %s", strerror(errno));
        return NULL;
    }
    Input *input = calloc(1, sizeof *input);
    if (input == NULL) die_at(NULL, 0, "out of memory");
    input->descriptor = descriptor;
    input->name = standard ? "stdin" : path;
    return input;
}

void input_close(Input *input)
{
    if (input == NULL) return;
    if (input->descriptor != STDIN_FILENO) close(input->descriptor);
    buffer_free(&input->pending);
    free(input);
}

const char *input_name(const Input *input) { return input->name; }

size_t input_read(Input *input, char *out, size_t size)
{
    for (;;) {
        ssize_t got = read(input->descriptor, out, size);
        if (got >= 0) return (size_t)got;
        if (errno != EINTR) die_at(input->name, 0, "cannot read: %s", strerror(errno));
    }
}

/* Moves the unread bytes to the front and reads one more block behind them. */
static void read_more(Input *input)
{
    Buffer *pending = &input->pending;
    size_t unread = pending->len - input->at;
    if (input->at > 0) memmove(pending->ptr, pending->ptr + input->at, unread);
    pending->len = unread;
    input->at = 0;
    char *room = buffer_reserve(pending, BLOCK);
    size_t got = input_read(input, room, BLOCK);
    pending->len += got;
    if (got == 0) input->at_end = true;
}

bool input_line(Input *input, Slice *line, uint64_t *number)
{
    size_t searched = 0;
    for (;;) {
        Buffer *pending = &input->pending;
        size_t unread = pending->len - input->at;
        const char *begin = unread > 0 ? pending->ptr + input->at : NULL;
        const char *newline = unread > searched ? memchr(begin + searched, '\n', unread - searched) : NULL;
        if (newline != NULL || (input->at_end && unread > 0)) {
            size_t length = newline != NULL ? (size_t)(newline - begin) : unread;
            *line = (Slice){begin, length};
            *number = ++input->line;
            input->at += length + (newline != NULL);
            return true;
        }
        if (input->at_end) return false;
        if (unread > INPUT_LINE_MAX)
            die_at(input->name, input->line + 1, "line too long: expected at most %zu bytes", INPUT_LINE_MAX);
        searched = unread;
        read_more(input);
    }
}
