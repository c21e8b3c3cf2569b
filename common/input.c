#include "common/input.h"
#include "common/errors.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

struct Input {
    int descriptor;       /* -1: in memory */
    const char *name;
    Slice rest;           /* of what is in memory */
    const InputAbout *about; /* likewise, or NULL */
    Headway *progress;
    bool failed;
};

static Input *new_input(int descriptor, const char *name)
{
    Input *input = calloc(1, sizeof *input);
    if (input == NULL) die_at(NULL, 0, "out of memory");
    input->descriptor = descriptor;
    input->name = name;
    return input;
}

Input *input_open(const char *path)
{
    bool standard = strcmp(path, "-") == 0;
    int descriptor = standard ? STDIN_FILENO : open(path, O_RDONLY);
    if (descriptor < 0) {
        error_at(path, 0, "cannot open: %s", strerror(errno));
        return NULL;
    }
    return new_input(descriptor, standard ? "stdin" : path);
}

Input *input_of_memory(const char *id, Slice bytes, const InputAbout *about)
{
    Input *input = new_input(-1, id);
    input->rest = bytes;
    input->about = about;
    return input;
}

void input_close(Input *input)
{
    if (input == NULL) return;
    if (input->descriptor > STDIN_FILENO) close(input->descriptor);
    free(input);
}

const char *input_name(const Input *input) { return input->name; }

const char *input_document(const Input *input) { return input->descriptor < 0 ? input->name : NULL; }

static size_t read_memory(Input *input, char *out, size_t size)
{
    size_t length = input->rest.len < size ? input->rest.len : size;
    if (length == 0) return 0;
    memcpy(out, input->rest.ptr, length);
    input->rest = slice_part(input->rest, length, input->rest.len);
    return length;
}

const InputAbout *input_about(const Input *input) { return input->about; }

size_t input_read(Input *input, char *out, size_t size)
{
    if (input->failed) return 0;
    if (input->descriptor < 0) return read_memory(input, out, size);
    for (;;) {
        ssize_t got = read(input->descriptor, out, size);
        if (got >= 0) {
            if (input->progress != NULL) progress_add(input->progress, (size_t)got);
            return (size_t)got;
        }
        if (errno == EINTR) continue;
        error_at(input->name, 0, "cannot read: %s", strerror(errno));
        input->failed = true;
        return 0;
    }
}

void input_show(Input *input, Headway *progress) { input->progress = progress; }

void input_fail(Input *input) { input->failed = true; }

bool input_good(const Input *input) { return !input->failed; }
