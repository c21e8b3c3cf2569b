#ifndef ISNAD_NORMALIZE_ABOUT_H
#define ISNAD_NORMALIZE_ABOUT_H

/* What an input says of a document beside its text. Becomes the document's D record. */

#include "common/buffer.h"

/* As they are read; empty where nothing is said. */
typedef struct {
    Slice title, date, outlet;
    Slice others;       /* further fields, as key=value pairs of attrs */
} About;

/* `own` with the gaps filled from `general`; that says nothing of further fields. */
static inline About about_filled(About own, const About *general)
{
    if (own.title.len == 0) own.title = general->title;
    if (own.date.len == 0) own.date = general->date;
    if (own.outlet.len == 0) own.outlet = general->outlet;
    return own;
}

/* Appends a further field to `others`. Its key is percent-encoded as a value is, and where it is one of a D record's own
   it gets an underscore behind it. */
void about_put_other(Buffer *others, Slice key, Slice value);

#endif
