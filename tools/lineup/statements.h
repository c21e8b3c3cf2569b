#ifndef ISNAD_LINEUP_STATEMENTS_H
#define ISNAD_LINEUP_STATEMENTS_H

/* The statements of a document, each once: a million equal claims take no more than their places. */

#include "tools/lineup/article.h"

/* Zero-initialise. */
typedef struct {
    const Statement **slots; /* open addressing, by what is said */
    size_t size, count;
} Statements;

/* The place of the statement that says the same; it holds NULL where none does yet, and the caller puts one there. Lives
   until the next call. Compared is what records say, not the bags that are made of it. */
const Statement **statements_find(Statements *statements, const Statement *wanted);

void statements_forget(Statements *statements);
void statements_free(Statements *statements);

#endif
