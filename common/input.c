#include "common/input.h"
#include "common/errors.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

struct Input {
    int descriptor;
    const char *name;
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
