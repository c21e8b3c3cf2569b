#ifndef ISNAD_STOPS_H
#define ISNAD_STOPS_H

/* Whether a stop ends its sentence. */

#include "common/slice.h"

typedef struct {
    Slice text;       /* the paragraph */
    size_t sentence;  /* where the sentence began */
    size_t from, to;  /* the stop with its repetitions: "?!", "..." */
    size_t end;       /* behind the marks that close after it, too */
    size_t next;      /* behind the white space after those: not the text's end */
    bool closed;      /* marks closed after it */
} Stop;

bool stop_ends(const Stop *stop);

/* Stops alone in brackets: words left out (...), or a doubt (؟). */
bool stop_is_in_brackets(Slice text, size_t from, size_t to);

#endif
