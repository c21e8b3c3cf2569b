/* libisnad: the public functions of isnad.h over the driver. */

#include "include/isnad.h"
#include "common/driver.h"
#include "common/errors.h"
#include "tools/normalize/decode.h"
#include "tools/stages.h"

#include <stdlib.h>

struct isnad_pipe {
    Options options;
    Buffer strings;              /* the options, of which stages keep parts */
    Driver *driver;              /* NULL: it could not be opened */
    InputAbout about;            /* of the document that is read next, its strings in about_memory */
    Buffer about_memory;
    Buffer messages;             /* of the last call, with a NUL behind them */
    int status;                  /* of the last call */
    isnad_record_function *record;
    isnad_lines_function *lines;
    void *context;               /* of the one that is called */
    Arena *arena;                /* of a record */
};

const char *isnad_version(void) { return ISNAD_VERSION; }

int isnad_status(const isnad_pipe *pipe) { return pipe->status; }

const char *isnad_message(const isnad_pipe *pipe) { return pipe->messages.len > 0 ? pipe->messages.ptr : ""; }

/* ---- messages of a call, collected in the pipe ---- */

static void collect(void *context, Slice message)
{
    Buffer *messages = context;
    if (messages->len > 0) messages->len--; /* the NUL */
    buffer_put(messages, message);
    buffer_put_char(messages, '\0');
}

static ErrorSink begin_call(isnad_pipe *pipe)
{
    pipe->messages.len = 0;
    return errors_redirect((ErrorSink){collect, &pipe->messages});
}

static int end_call(isnad_pipe *pipe, ErrorSink before, int status)
{
    errors_redirect(before);
    pipe->status = status;
    return status;
}

/* ---- what the driver hands on ---- */

static isnad_slice public_slice(Slice text) { return (isnad_slice){text.len > 0 ? text.ptr : "", text.len}; }

static bool hand_on_records(isnad_pipe *pipe, Slice lines)
{
    Record record;
    while (record_next(&lines, pipe->arena, &record)) {
        isnad_record shown = {record.type, record.sent, record.begin, record.end, public_slice(record.doc),
                              public_slice(record.text), public_slice(record.label), public_slice(record.value),
                              public_slice(record.attrs)};
        bool more = pipe->record(pipe->context, &shown) == 0;
        arena_reset(pipe->arena);
        if (!more) return false;
    }
    return true;
}

/* What the caller's function does is no part of this call: its thread's messages are its own. */
static bool hand_on(void *taker, Slice lines)
{
    isnad_pipe *pipe = taker;
    ErrorSink own = errors_redirect((ErrorSink){NULL, NULL});
    bool more = pipe->record != NULL ? hand_on_records(pipe, lines) : pipe->lines(pipe->context, lines.ptr, lines.len) == 0;
    errors_redirect(own);
    if (!more) pipe->status = ISNAD_STOPPED;
    return more;
}

/* ---- opening ---- */

/* A copy of the list, with its strings behind it: what is read of it lives as long as the pipe. */
static char **copy_options(isnad_pipe *pipe, const char *const *options)
{
    size_t count = 0, at = 0;
    while (options != NULL && options[count] != NULL) count++;
    size_t size = (count + 1) * sizeof(char *);
    for (size_t i = 0; i < count; i++) size += strlen(options[i]) + 1;
    char **list = (char **)(void *)buffer_reserve(&pipe->strings, size);
    char *strings = (char *)(list + count + 1);
    for (size_t i = 0; i < count; i++) {
        list[i] = strings + at;
        memcpy(list[i], options[i], strlen(options[i]) + 1);
        at += strlen(options[i]) + 1;
    }
    list[count] = NULL;
    return list;
}

static int open_stages(isnad_pipe *pipe, const char *stage, const char *const *options)
{
    const Stage *stages[PIPE_STAGES + 2], *last = stage_named(stage);
    const OptionSpec *own[PIPE_STAGES + 1];
    if (last == NULL) {
        error_at(NULL, 0, "no stage %s: expected normalize, sentsplit, tokenize, ner-tag, numextract, claimfind or actorcode", stage);
        return ISNAD_ERROR;
    }
    size_t count = stages_up_to(last, stages, own);
    if (!options_read_embedded(&pipe->options, copy_options(pipe, options), last->name, own, count)) return ISNAD_ERROR;
    pipe->driver = driver_open(&pipe->options, stages, hand_on, pipe);
    return pipe->driver != NULL ? ISNAD_DONE : ISNAD_ERROR;
}

isnad_pipe *isnad_open(const char *stage, const char *const *options)
{
    isnad_pipe *pipe = calloc(1, sizeof *pipe);
    if (pipe == NULL) die_at(NULL, 0, "out of memory");
    ErrorSink before = begin_call(pipe);
    pipe->arena = arena_new();
    end_call(pipe, before, open_stages(pipe, stage, options));
    return pipe;
}

void isnad_close(isnad_pipe *pipe)
{
    if (pipe == NULL) return;
    if (pipe->driver != NULL) driver_close(pipe->driver);
    arena_free(pipe->arena);
    buffer_free(&pipe->strings);
    buffer_free(&pipe->messages);
    buffer_free(&pipe->about_memory);
    free(pipe);
}

/* ---- reading ---- */

static int read_document(isnad_pipe *pipe, const char *id, Slice text, void *context)
{
    if (pipe->driver == NULL) return ISNAD_ERROR; /* isnad_open has said why */
    ErrorSink before = begin_call(pipe);
    pipe->context = context;
    pipe->status = ISNAD_DONE;
    int status = ISNAD_ERROR;
    if (id == NULL || id[0] == '\0') {
        error_at(NULL, 0, "no document id: expected one");
    } else {
        Input *input = input_of_memory(id, text, &pipe->about);
        status = driver_read(pipe->driver, input);
        input_close(input);
    }
    pipe->about = (InputAbout){NULL, NULL, NULL};
    return end_call(pipe, before, pipe->status == ISNAD_STOPPED ? ISNAD_STOPPED : status);
}

/* As valid UTF-8, NUL-terminated; returns its place. */
static size_t keep_said(Buffer *memory, const char *text)
{
    uint64_t replaced = 0;
    size_t from = memory->len;
    decode_all(memory, slice_of(text), &replaced);
    buffer_put_char(memory, '\0');
    return from;
}

void isnad_about(isnad_pipe *pipe, const char *title, const char *date, const char *outlet)
{
    const char *const given[] = {title, date, outlet};
    const char **fields[] = {&pipe->about.title, &pipe->about.date, &pipe->about.outlet};
    size_t places[3] = {0};
    pipe->about_memory.len = 0;
    for (size_t i = 0; i < 3; i++)
        if (given[i] != NULL) places[i] = keep_said(&pipe->about_memory, given[i]);
    for (size_t i = 0; i < 3; i++) *fields[i] = given[i] != NULL ? pipe->about_memory.ptr + places[i] : NULL;
}

int isnad_records(isnad_pipe *pipe, const char *id, const char *text, size_t length, isnad_record_function *each,
                  void *context)
{
    pipe->record = each;
    pipe->lines = NULL;
    return read_document(pipe, id, (Slice){text, length}, context);
}

int isnad_lines(isnad_pipe *pipe, const char *id, const char *text, size_t length, isnad_lines_function *each,
                void *context)
{
    pipe->record = NULL;
    pipe->lines = each;
    return read_document(pipe, id, (Slice){text, length}, context);
}

/* ---- attributes ---- */

static int hex_digit(char digit)
{
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

/* Where the value of a key begins in the attrs; NULL where they do not have it. */
static const char *find_value(isnad_slice attrs, const char *key, size_t *length)
{
    size_t key_length = strlen(key);
    for (const char *at = attrs.ptr, *end = attrs.ptr + attrs.len; at < end;) {
        const char *stop = memchr(at, ';', (size_t)(end - at));
        if (stop == NULL) stop = end;
        *length = (size_t)(stop - at);
        if (*length > key_length && memcmp(at, key, key_length) == 0 && at[key_length] == '=') {
            *length -= key_length + 1;
            return at + key_length + 1;
        }
        at = stop < end ? stop + 1 : end;
    }
    return NULL;
}

size_t isnad_attribute(const isnad_record *record, const char *key, char *out, size_t size)
{
    size_t length, written = 0;
    const char *value = find_value(record->attrs, key, &length);
    if (value == NULL) return SIZE_MAX;
    for (size_t i = 0; i < length; i++, written++) {
        char byte = value[i];
        if (byte == '%' && i + 2 < length && hex_digit(value[i + 1]) >= 0 && hex_digit(value[i + 2]) >= 0) {
            byte = (char)(hex_digit(value[i + 1]) * 16 + hex_digit(value[i + 2]));
            i += 2;
        }
        if (written + 1 < size) out[written] = byte;
    }
    if (size > 0) out[written < size ? written : size - 1] = '\0';
    return written;
}
