#ifndef ISNAD_MAPPED_TEXT_H
#define ISNAD_MAPPED_TEXT_H

/* A paragraph's text as it is written, with the way back to the original: the `map` of isnad-stream(5). Spaces at the
   paragraph's ends are left out. All offsets count code points of the original document. */

#include "common/buffer.h"
#include "common/slice.h"
#include <stddef.h>
#include <stdint.h>

/* Bytes left free before the map, so that what goes before it in a record's attrs can be put there without a copy. */
enum { MAPPED_ROOM = 40 };

/* Zero-initialise; mapped_free gives the memory back. */
typedef struct {
    Buffer text;
    Buffer map;                  /* from MAPPED_ROOM on */
    uint64_t begin;              /* of the first character of `text` */
    uint64_t previous_end;       /* after the last character of `text` */
    size_t count;                /* characters of `text` */
    int64_t shift;               /* D of the last entry in the map */
    size_t kept_text, kept_map;  /* lengths up to the last character that is not a space */
    uint64_t kept_end;
    bool escapes;                /* it may have characters that a record escapes */
} MappedText;

void mapped_begin(MappedText *mapped);

/* A character that stands for [begin, end) of the original. */
void mapped_put(MappedText *mapped, uint32_t character, uint64_t begin, uint64_t end);

/* A run of `count` characters, copied one for one from `begin` on. If it may have some to escape, the caller sets
   `escapes`. */
void mapped_put_run(MappedText *mapped, Slice run, size_t count, uint64_t begin);

/* Record attrs in one piece: `front` and, where there is a map, `key` and the map. The first two have at most
   MAPPED_ROOM bytes. Until the next mapped_begin. */
Slice mapped_attrs(MappedText *mapped, Slice front, Slice key);

void mapped_free(MappedText *mapped);

#endif
