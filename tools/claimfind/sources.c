#include "tools/claimfind/sources.h"

void sources_forget(SourceMemory *memory) { memory->count = 0, memory->sentence = 0; }

bool source_set_text(Source *source, Slice text)
{
    source->length = 0;
    if (text.len == 0 || text.len > SOURCE_BYTES_MAX) return false;
    memcpy(source->text, text.ptr, text.len);
    source->length = text.len;
    return true;
}

void sources_remember(SourceMemory *memory, const Source *source)
{
    if (source->length == 0) return;
    Source latest = *source;
    latest.sentence = memory->sentence;
    size_t at = 0;
    while (at < memory->count && memory->kept[at].span.begin != latest.span.begin) at++;
    if (at == memory->count && memory->count < SOURCES_KEPT) memory->count++;
    if (at == SOURCES_KEPT) at--;
    memmove(&memory->kept[1], &memory->kept[0], at * sizeof *memory->kept);
    memory->kept[0] = latest;
}

/* 0 unknown, 1 agrees, 2 does not. A verb before its subject stays singular, so a plural form may go back to a source
   remembered as singular. */
static unsigned agreement(const Source *source, const Cue *cue)
{
    if (cue->gender == 0 || source->gender == 0) return 0;
    if (cue->gender != source->gender) return 2;
    return cue->number == 's' && source->number == 'p' ? 2 : 1;
}

unsigned source_pair(const SourceMemory *memory, const Source *source, const Cue *cue)
{
    uint64_t ago = memory->sentence - source->sentence;
    unsigned distance = ago > 2 ? 2 : ago == 2 ? 1 : 0;
    return (agreement(source, cue) * 3 + distance) * 2 + source->nested;
}
