#ifndef ISNAD_PACKED_H
#define ISNAD_PACKED_H

/* The tables of common/table.h as the static program has them. packed/pack.c packs the section, unit by unit: all
   tables of one object file, such as a model or a lexicon, which begin on a page. In the program the section has its place in
   memory and no bytes in the file. Its pages may not be read at first; whoever reads one all the same is stopped by the
   processor, unpack.c gives the unit its bytes, and the reader goes on without knowing. So no reader has to ask, and what
   nobody reads is not unpacked. The kernel alone does not wait: no system call is given an address in a table. */

#include "common/lexicon.h"

typedef struct {
    uint32_t begin, size;         /* bytes, from the unit's begin */
    uint32_t layout, laid;        /* layouts.h, or LAYOUT_SLOTS; bytes as it is laid out */
    uint32_t packed_size;         /* of the frames of zstd that hold them */
} PackedArray;

/* Slots of a lexicon: not packed, but filled again. */
#define LAYOUT_SLOTS UINT32_MAX

typedef struct {
    uint32_t begin, size;         /* bytes in the section; it begins on a page */
    uint32_t packed;              /* where in packed_bytes its arrays are, one behind the other */
    uint32_t array, array_count;  /* in packed_arrays, as they stand in the section */
} PackedUnit;

enum { PACKED_UNITS_MAX = 512 };

extern const unsigned char packed_bytes[];
extern const PackedArray packed_arrays[];
extern const PackedUnit packed_units[];
extern const uint32_t packed_unit_count;

/* All lexicons of the section; a NULL is behind them. */
extern const Lexicon *const packed_lexicons[];

#endif
