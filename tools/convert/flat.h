#ifndef ISNAD_CONVERT_FLAT_H
#define ISNAD_CONVERT_FLAT_H

/* A row a claim, a number or a name, with all that a question may ask of it in columns of its own: no attrs to take
   apart, no records to join. */

#include "tools/convert/format.h"

typedef struct {
    Slice text;        /* empty: nothing is known */
    bool number;       /* digits */
} FlatCell;

enum { FLAT_COLUMNS_MAX = 20 };

typedef struct Flat Flat;

/* Of records of one type: C, N or E. */
Flat *flat_new(void);
void flat_free(Flat *flat);

/* The same for a Format, which has a state of its own only where --flat is wanted. */
void *flat_open(Converter *converter);
void flat_close(void *state);

/* The names of the columns; `*count` gets how many. */
const char *const *flat_columns(char type, size_t *count);

typedef void FlatTaker(void *taker, const FlatCell *cells, size_t count);

/* Sees a sentence: its claims are numbered on in the document, and those that run on are kept for the next sentences. Call
   it before its rows. The records must have all C. */
void flat_see(Flat *flat, const Annotated *annotated);

/* Hands on the sentence's rows of a type. The cells live until the next sentence. */
void flat_rows(Flat *flat, const Converter *converter, const Annotated *annotated, char type, FlatTaker *take, void *taker);

#endif
