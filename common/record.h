#ifndef ISNAD_RECORD_H
#define ISNAD_RECORD_H

/* One line of the annotation stream: nine tab-separated columns, isnad-stream(5). */

#include "common/arena.h"
#include "common/buffer.h"
#include "common/lines.h"
#include "common/slice.h"
#include <stdint.h>

typedef struct {
    char type;           /* P S T E N C, or a capital letter that this version does not know */
    Slice doc;
    uint64_t sent;       /* 0 in a P record */
    uint64_t begin, end; /* code points of the original document */
    Slice text, label, value;
    Slice attrs;         /* key=value;key=value, values still percent-encoded */
    bool verbatim;       /* no column has a character that is written as an escape; false where that is not known */
} Record;

/* Reads a line. The slices point into it, or into the arena where an escape was undone. Returns NULL, or what is wrong
   with the line, "what is wrong: what was expected". */
const char *record_parse(const Line *line, Arena *arena, Record *record);

/* The same without reading it: what is wrong with the line, or NULL. */
const char *record_check(const Line *line);

/* A copy whose slices lie in `memory`, in place of what was there, until the next change of it. */
Record record_keep(Buffer *memory, const Record *record);

/* Appends the record as a line with its escapes and its LF. */
void record_write(Buffer *out, const Record *record);

/* The parts of it, for a record too big to hold: the columns before the text with the tab behind them, and any text with
   its escapes. */
void record_write_front(Buffer *out, const Record *record);
void record_write_text(Buffer *out, Slice text);

/* Takes the next line off the front of `lines` and reads it; false at the end. Lines must have been checked before. */
bool record_next(Slice *lines, Arena *arena, Record *record);

/* The value of a key, percent-decoded; false where the attrs do not have it. */
bool attrs_get(Slice attrs, const char *key, Arena *arena, Slice *value);

/* Takes the first pair off the front of `attrs`; false at the end. The value is still percent-encoded; where the pair has no =
   it has no pointer, and the key is the whole pair. */
bool attrs_next(Slice *attrs, Slice *key, Slice *value);

/* A value, or an item of a list, without its percent-encoding. */
Slice attrs_decode(Slice value, Arena *arena);

/* Appends a text with ; = % , percent-encoded. */
void attrs_encode(Buffer *out, Slice text);

/* Appends key=value, after a ; where attrs is not empty, and percent-encodes ; = % , in the value. */
void attrs_put(Buffer *attrs, const char *key, Slice value);

/* The same for a value that is a list already encoded (its commas part its items). */
void attrs_put_list(Buffer *attrs, const char *key, Slice list);

#endif
