#ifndef ISNAD_NER_NAMES_H
#define ISNAD_NER_NAMES_H

/* From labelled tokens to names: where exactly the first token's name begins, and the code of a country. */

#include "tools/ner-tag/network.h"
#include "tools/ner-tag/words.h"

typedef struct {
    size_t from, to;             /* bytes of the sentence */
    const char *label;
    Slice value;
} Name;

/* Takes marks at the ends of tokens [*from, *to) out, unless the other half of their pair is in it too; takes one in that
   closes what the tokens open. Nothing may be left. */
void name_balance(const Words *words, size_t *from, size_t *to);

/* The name made of tokens [at, to), whose first label is `label`, behind the first token's proclitics or whole. `user` is
   the user's list, or NULL. */
Name name_of(const Words *words, const Lexicon *user, size_t at, size_t to, int label, bool proclitics);

/* Whether tokens [at, to), labelled as a place, are an adjective (38 جنديا أرمينيا). */
bool name_is_nationality(const Words *words, size_t at, size_t to, int label);

/* Whether no body's name goes on at a token: behind an adjective of nationality, which ends it, another body or a place
   begins (اتهمت وزارة الدفاع السودانية | تشاد). */
bool name_body_ends_before(const Words *words, size_t at);

/* What each token must be: 0, or 1 + a Label, of a name of the user's gazetteer or of one in ours that has the guard "whole". */
void names_force(const Words *words, const Lexicon *user, uint8_t *forced);

/* The scores of a token that must have a label, as names_force gives it; where it begins a name, a longer name of the
   model's may hold it. */
void names_force_scores(const uint8_t *forced, size_t at, int32_t scores[SCORES]);

#endif
