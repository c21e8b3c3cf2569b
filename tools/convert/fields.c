#include "tools/convert/fields.h"
#include "common/record.h"

static bool needs_quotes(Slice text)
{
    if (text.len == 0) return false;
    if (text.ptr[0] == ' ' || text.ptr[text.len - 1] == ' ' || text.ptr[0] == '\t' || text.ptr[0] == '#') return true;
    for (size_t i = 0; i < text.len; i++)
        if (strchr(",\"\r\n", text.ptr[i]) != NULL) return true;
    return false;
}

void put_csv_field(Buffer *out, Slice text)
{
    if (!needs_quotes(text)) {
        buffer_put(out, text);
        return;
    }
    buffer_put_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"') buffer_put_char(out, '"');
        buffer_put_char(out, text.ptr[i]);
    }
    buffer_put_char(out, '"');
}

void put_tsv_field(Buffer *out, Slice text) { record_write_text(out, text); }
