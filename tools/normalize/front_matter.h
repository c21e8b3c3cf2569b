#ifndef ISNAD_NORMALIZE_FRONT_MATTER_H
#define ISNAD_NORMALIZE_FRONT_MATTER_H

/* What stands before the text of a file: lines `Key: value` up to an empty one, or between two lines ---. */

#include "tools/normalize/paragraphs.h"

typedef struct {
    Slice id;            /* empty where it is not said */
    About about;
    size_t length;       /* bytes of it, with the line that ends it; 0: the file begins with its text */
    size_t characters;
    uint64_t lines, date_line; /* date_line: of the file, where the date is said */
} FrontMatter;

/* Longer than this is none. */
enum { FRONT_MATTER_MAX = 64 * 1024 };

/* Reads the front matter at the beginning of a file. `text` is UTF-8; `all`: no more comes. False where more is needed to
   tell. The slices lie in `text`, `others` in `attrs`. A line that is no `Key: value` is named. */
bool front_matter_read(Slice text, bool all, Reading *reading, Buffer *attrs, FrontMatter *front);

#endif
