/* A ring of the latest speakers. */

#include "tools/claimfind/sources.h"

void sources_forget(SourceMemory *memory) { memory->count = memory->next = 0; }

void sources_remember(SourceMemory *memory, Slice text, Span span, char gender, char number)
{
    if (text.len == 0 || text.len > SOURCE_BYTES_MAX) return;
    Source *source = &memory->kept[memory->next];
    source->span = span;
    source->gender = gender;
    source->number = number;
    source->length = text.len;
    memcpy(source->text, text.ptr, text.len);
    memory->next = (memory->next + 1) % SOURCES_KEPT;
    if (memory->count < SOURCES_KEPT) memory->count++;
}

/* A verb before its subject stays singular, so a plural form may go back to a source remembered as singular. */
static bool agrees(const Source *source, const Cue *cue)
{
    if (cue->gender == 0 || source->gender == 0) return true;
    if (cue->gender != source->gender) return false;
    return cue->number != 's' || source->number != 'p';
}

const Source *sources_recall(const SourceMemory *memory, const Cue *cue)
{
    for (size_t back = 1; back <= memory->count; back++) {
        const Source *source = &memory->kept[(memory->next + SOURCES_KEPT - back) % SOURCES_KEPT];
        if (agrees(source, cue)) return source;
    }
    return NULL;
}
