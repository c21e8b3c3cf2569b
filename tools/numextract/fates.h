#ifndef ISNAD_NUMEXTRACT_FATES_H
#define ISNAD_NUMEXTRACT_FATES_H

/* What became of the people that a number counts (ANNOTATION.md, Fates), by the words of its sentence in fates.tsv:
   the noun counted (38 قتيلا), the verb or verbal noun that governs it (مقتل 38 جنديا, أصيب ستة), a verb behind it
   (30 شخصا أصيبوا), or the count before it that it is a part of or joined to (بينهم 23 مدنيا, و35 في راجستان). */

#include "tools/numextract/expressions.h"

/* What the counts of a document so far leave to the next one; all zero before the first. */
typedef struct {
    Slice fate;      /* of the last count of people in this sentence, empty where it had none */
    size_t to;       /* the lexeme behind that count, 0 where the sentence had none */
    bool all_lost;   /* the document has said that nobody aboard survived (مقتل جميع ركاب الطائرة) */
} Fates;

/* Before the first sentence of a document. */
void fates_begin_document(Fates *fates);

/* Before the first expression of each sentence, of those without expressions too. */
void fates_begin_sentence(Fates *fates, const Lexemes *lexemes);

/* killed, injured, missing, displaced, detained or casualties; empty where nothing is said. To be asked of a
   sentence's expressions one by one, in their order. */
Slice fate_of(Fates *fates, Lexemes *lexemes, const Expression *expression);

#endif
