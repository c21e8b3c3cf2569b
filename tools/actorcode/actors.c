#include "tools/actorcode/actors.h"

static bool copy(char *out, size_t most, Slice text)
{
    bool fits = text.len <= most;
    size_t length = fits ? text.len : most;
    memcpy(out, text.ptr, length);
    out[length] = '\0';
    return fits;
}

void code_set_country(Code *code, Slice country) { copy(code->country, COUNTRY_MAX, country); }
void code_set_sector(Code *code, Slice sector) { copy(code->sector, SECTOR_MAX, sector); }

bool code_read(Slice text, Code *code)
{
    const char *slash = text.len > 0 ? memchr(text.ptr, '/', text.len) : NULL;
    size_t country = slash != NULL ? (size_t)(slash - text.ptr) : text.len;
    Slice sector = slash != NULL ? slice_part(text, country + 1, text.len) : SLICE("");
    bool fits = copy(code->country, COUNTRY_MAX, slice_part(text, 0, country));
    return copy(code->sector, SECTOR_MAX, sector) && fits && country > 0;
}

bool code_is_state(const Code *code) { return strlen(code->country) == 2; }

bool code_equal(const Code *a, const Code *b)
{
    return strcmp(a->country, b->country) == 0 && strcmp(a->sector, b->sector) == 0;
}

void actor_add(Actor *actor, const Code *code)
{
    for (size_t i = 0; i < actor->count; i++)
        if (code_equal(&actor->codes[i], code)) return;
    if (actor->count < CODES_MAX) actor->codes[actor->count++] = *code;
}

void actor_write(Buffer *out, const Actor *actor)
{
    for (size_t i = 0; i < actor->count; i++) {
        const Code *code = &actor->codes[i];
        if (i > 0) buffer_put_char(out, '+');
        buffer_put(out, slice_of(code->country));
        if (code->sector[0] != '\0') buffer_put_char(out, '/');
        buffer_put(out, slice_of(code->sector));
    }
}
