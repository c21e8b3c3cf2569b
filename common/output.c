#include "common/output.h"
#include "common/errors.h"

#include <errno.h>
#include <unistd.h>

enum { BLOCK = 64 * 1024 };

static void write_all(Slice bytes)
{
    while (bytes.len > 0) {
        ssize_t written = write(STDOUT_FILENO, bytes.ptr, bytes.len);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) die_at("stdout", 0, "cannot write: %s", strerror(errno));
        bytes = slice_part(bytes, (size_t)written, bytes.len);
    }
}

static bool is_of(uint32_t types, char type) { return type >= 'A' && type <= 'Z' && (types >> (type - 'A') & 1); }

/* The lines wanted, of bytes that may begin and end within one. */
static Slice wanted_lines(Output *output, Slice bytes)
{
    output->wanted.len = 0;
    while (bytes.len > 0) {
        if (!output->in_line) output->line_wanted = is_of(output->types, bytes.ptr[0]);
        const char *newline = memchr(bytes.ptr, '\n', bytes.len);
        size_t length = newline != NULL ? (size_t)(newline - bytes.ptr) + 1 : bytes.len;
        if (output->line_wanted) buffer_put(&output->wanted, slice_part(bytes, 0, length));
        output->in_line = newline == NULL;
        bytes = slice_part(bytes, length, bytes.len);
    }
    return buffer_slice(&output->wanted);
}

void output_lines_of(Slice lines, uint32_t types, Buffer *out)
{
    Output output = {.types = types, .wanted = *out};
    wanted_lines(&output, lines);
    *out = output.wanted;
}

static void send(Output *output, Slice bytes)
{
    if (output->types != 0) bytes = wanted_lines(output, bytes);
    if (output->take == NULL) write_all(bytes);
    else if (bytes.len > 0 && !output->stopped) output->stopped = !output->take(output->taker, bytes);
}

void output_flush(Output *output)
{
    Slice bytes = buffer_slice(&output->pending);
    output->pending.len = 0; /* a failed write is not tried again on the way out */
    send(output, bytes);
    buffer_reset(&output->pending, 4 * BLOCK);
}

void output_put(Output *output, Slice bytes)
{
    if (bytes.len < BLOCK || output->take != NULL) {
        buffer_put(&output->pending, bytes);
        return;
    }
    output_flush(output);
    send(output, bytes);
}

void output_line(Output *output, Slice line)
{
    if (line.len >= BLOCK && output->take == NULL) {
        output_put(output, line);
        line.len = 0;
    }
    char *end = buffer_reserve(&output->pending, line.len + 1);
    memcpy(end, line.ptr, line.len);
    end[line.len] = '\n';
    output->pending.len += line.len + 1;
}

void output_block_done(Output *output)
{
    if (output->pending.len >= BLOCK && output->take == NULL) output_flush(output);
}

static void put_escaped(Output *output, Slice text)
{
    while (text.len > 0) {
        size_t length = text.len < BLOCK ? text.len : BLOCK;
        record_write_text(&output->pending, slice_part(text, 0, length));
        output_block_done(output);
        text = slice_part(text, length, text.len);
    }
}

void output_record(Output *output, const Record *record)
{
    if (record->text.len + record->attrs.len < BLOCK || output->take != NULL) {
        record_write(&output->pending, record);
        return;
    }
    record_write_front(&output->pending, record);
    put_escaped(output, record->text);
    const Slice rest[] = {record->label, record->value, record->attrs};
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) {
        buffer_put_char(&output->pending, '\t');
        put_escaped(output, rest[i]);
    }
    buffer_put_char(&output->pending, '\n');
}

void output_sentence_done(Output *output)
{
    if (output->line_buffered || output->take != NULL) output_flush(output);
    else output_block_done(output);
}
