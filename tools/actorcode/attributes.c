#include "tools/actorcode/attributes.h"
#include "common/name_key.h"

static bool is_own(Slice key)
{
    static const char *const own[] = {"name", "actor", "name_key", "source_actor", "target_actor", "source_name",
                                      "target_name", "source_key", "target_key"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (slice_is(key, own[i])) return true;
    return false;
}

/* The pairs of others, as they are. */
static void put_others(Buffer *out, Slice attrs)
{
    Slice key, value;
    for (Slice rest = attrs; rest.len > 0;) {
        const char *begin = rest.ptr;
        attrs_next(&rest, &key, &value);
        size_t length = value.ptr != NULL ? (size_t)(value.ptr + value.len - begin) : key.len;
        if (is_own(key)) continue;
        if (out->len > 0) buffer_put_char(out, ';');
        buffer_put(out, (Slice){begin, length});
    }
}

static void put_actor(Buffer *out, const char *key, const Actor *actor)
{
    if (actor->count == 0) return;
    attrs_put_list(out, key, SLICE(""));
    actor_write(out, actor);
}

static void put_name(Buffer *out, const char *key, Slice name)
{
    if (name.len > 0) attrs_put(out, key, name);
}

static void put_key(Buffer *out, const char *key, Slice name, Arena *arena)
{
    if (name.len > 0) put_name(out, key, name_key(arena, name));
}

Slice attributes_of_name(Slice attrs, const Described *named, Buffer *scratch, Arena *arena)
{
    scratch->len = 0;
    put_others(scratch, attrs);
    put_name(scratch, "name", named->name);
    put_actor(scratch, "actor", &named->actor);
    put_key(scratch, "name_key", named->name, arena);
    return arena_copy(arena, buffer_slice(scratch));
}

Slice attributes_of_claim(Slice attrs, const Described *source, const Described *target, Buffer *scratch, Arena *arena)
{
    scratch->len = 0;
    put_others(scratch, attrs);
    put_actor(scratch, "source_actor", &source->actor);
    put_actor(scratch, "target_actor", &target->actor);
    put_name(scratch, "source_name", source->name);
    put_name(scratch, "target_name", target->name);
    put_key(scratch, "source_key", source->name, arena);
    put_key(scratch, "target_key", target->name, arena);
    return arena_copy(arena, buffer_slice(scratch));
}
