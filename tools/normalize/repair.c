#include "tools/normalize/repair.h"
#include "common/utf8.h"

/* ---- mojibake ---- */

/* Bytes before the first character that may begin a mangled run; `before` stands before the text. */
static size_t clean_length(Slice text, uint32_t before)
{
    size_t at = 0, length;
    for (; at < text.len; at++) {
        unsigned char byte = (unsigned char)text.ptr[at];
        /* The first bytes of U+0080-00FF, 0140-017F and 02C0-02FF; and tah and zah, at the beginning of a word. */
        bool suspicious = byte == 0xC2 || byte == 0xC3 || byte == 0xC5 || byte == 0xCB;
        if (byte == 0xD8) suspicious = text.ptr[at + 1] == '\xB7' || text.ptr[at + 1] == '\xB8';
        if (!suspicious) continue;
        uint32_t character = utf8_decode(text, at, &length);
        if (mojibake_begins(character, at > 0 ? utf8_decode_before(text, at, &length) : before)) break;
    }
    return at;
}

static void put_decided(Repair *repair, const MojibakeCharacter *decided, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        rewrite_add_character(repair->rewriter, decided[i].character, decided[i].length);
        repair->rewriter->counts[CHANGE_MOJIBAKE] += decided[i].repaired;
    }
}

static void put_character(Repair *repair, uint32_t character, uint32_t length)
{
    if (repair->mojibake == NULL) {
        rewrite_add_character(repair->rewriter, character, length);
        return;
    }
    const MojibakeCharacter *decided;
    MojibakeCharacter given = {.character = character, .length = length};
    size_t count = mojibake_add(repair->mojibake, given, repair->before, &decided);
    put_decided(repair, decided, count);
    repair->before = character;
}

/* Text without references. */
static void put_text(Repair *repair, Slice text)
{
    while (repair->mojibake != NULL && text.len > 0) {
        size_t length, clean = mojibake_in_run(repair->mojibake) ? 0 : clean_length(text, repair->before);
        if (clean > 0) {
            rewrite_add(repair->rewriter, slice_part(text, 0, clean));
            repair->before = utf8_decode_before(text, clean, &length);
            text = slice_part(text, clean, text.len);
            continue;
        }
        put_character(repair, utf8_decode(text, 0, &length), 1);
        text = slice_part(text, length, text.len);
    }
    if (text.len > 0) rewrite_add(repair->rewriter, text);
}

/* ---- references ---- */

static void put_entity(Repair *repair, const Entity *entity)
{
    /* Of two characters the first stands for all of it but the last character, which is the second's. */
    uint32_t rest = (uint32_t)entity->count - 1;
    for (size_t i = 0; i < entity->count; i++)
        put_character(repair, entity->characters[i], i == 0 ? (uint32_t)entity->length - rest : 1);
    repair->rewriter->counts[CHANGE_ENTITIES]++;
}

/* The text begins with &. Returns how many bytes it has dealt with. */
static size_t add_reference(Repair *repair, Slice text)
{
    Entity entity;
    switch (entity_read(text, &entity)) {
    case ENTITY_FOUND: put_entity(repair, &entity); return entity.length;
    case ENTITY_CUT:
        memcpy(repair->cut, text.ptr, text.len);
        repair->cut_length = text.len;
        return text.len;
    case ENTITY_NONE: break;
    }
    put_text(repair, slice_part(text, 0, 1));
    return 1;
}

/* Goes on with a reference that the piece before ended in. Returns how many bytes of the text belong to it. */
static size_t finish_cut(Repair *repair, Slice text)
{
    size_t cut = repair->cut_length, more = ENTITY_LONGEST - cut;
    if (more > text.len) more = text.len;
    memcpy(repair->cut + cut, text.ptr, more);
    Entity entity;
    EntityFind find = entity_read((Slice){repair->cut, cut + more}, &entity);
    if (find == ENTITY_CUT) {
        repair->cut_length = cut + more;
        return more;
    }
    repair->cut_length = 0;
    if (find == ENTITY_FOUND) {
        put_entity(repair, &entity);
        return entity.length - cut;
    }
    put_text(repair, (Slice){repair->cut, cut}); /* no other & is in it */
    return 0;
}

/* ---- paragraphs ---- */

bool repair_open(Repair *repair, Rewriter *rewriter)
{
    unsigned changes = rewriter->profile->set.changes;
    *repair = (Repair){.rewriter = rewriter, .entities = change_wanted(changes, CHANGE_ENTITIES)};
    if (change_wanted(changes, CHANGE_MOJIBAKE)) repair->mojibake = mojibake_open();
    return repair->entities || repair->mojibake != NULL;
}

void repair_close(Repair *repair)
{
    if (repair->mojibake != NULL) mojibake_close(repair->mojibake);
}

void repair_begin(Repair *repair)
{
    repair->cut_length = 0;
    repair->before = 0;
    if (repair->mojibake != NULL) mojibake_start_paragraph(repair->mojibake);
}

void repair_add(Repair *repair, Slice text)
{
    if (repair->cut_length > 0 && text.len > 0) {
        size_t used = finish_cut(repair, text);
        text = slice_part(text, used, text.len);
    }
    while (text.len > 0) {
        const char *reference = repair->entities ? memchr(text.ptr, '&', text.len) : NULL;
        size_t length = reference != NULL ? (size_t)(reference - text.ptr) : text.len;
        put_text(repair, slice_part(text, 0, length));
        text = slice_part(text, length, text.len);
        if (text.len == 0) return;
        size_t used = add_reference(repair, text);
        text = slice_part(text, used, text.len);
    }
}

void repair_end(Repair *repair)
{
    Slice cut = {repair->cut, repair->cut_length};
    repair->cut_length = 0;
    put_text(repair, cut);
    if (repair->mojibake == NULL) return;
    const MojibakeCharacter *decided;
    size_t count = mojibake_finish(repair->mojibake, &decided);
    put_decided(repair, decided, count);
}
