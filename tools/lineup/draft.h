#ifndef ISNAD_LINEUP_DRAFT_H
#define ISNAD_LINEUP_DRAFT_H

/* An article while its document is being read. */

#include "common/stage.h"
#include "tools/lineup/statements.h"

/* A record of the sentence that claims and figures are seen with: a place, a date, a number. */
typedef struct {
    char type;
    Span span;
    Slice text, label, value, attrs;
} Neighbour;

typedef struct {
    Stemmer *stemmer;
    bool for_stories;
    const char *by;          /* what documents of one story share: NULL, day, or an attribute of D records */
    Article *article;
    Arena *arena;            /* of the document */
    Arena *scratch;          /* of a claim */
    Statements statements;   /* of the document */
    Figure *figures;
    Claim *claims;
    Stem *topic;
    Place *places;
    size_t place_count, place_capacity, figure_count, figure_capacity, claim_count, claim_capacity, topic_count, topic_capacity;
} Draft;

/* Copies into the article's memory. */
Bag draft_keep_bag(Draft *draft, Bag bag);
Bag draft_bag_of(Draft *draft, Slice text);

/* The value of an attribute, empty where there is none; the same in the article's memory. */
Slice draft_attribute(Sentence *sentence, Slice attrs, const char *key);
Slice draft_keep_attribute(Draft *draft, Sentence *sentence, Slice attrs, const char *key);

/* What tells which story it belongs to. They add nothing where no stories are gathered. */
void draft_add_sentence_to_topic(Draft *draft, Slice text);
void draft_add_name_to_topic(Draft *draft, Slice name);
void draft_add_figure_to_topic(Draft *draft, const Figure *figure);

void draft_count_place(Draft *draft, Slice name);

/* Adds a number that counts people; `context` are its sentence's stems. */
void draft_add_figure(Draft *draft, Sentence *sentence, const Neighbour *number, const Neighbour *neighbours, size_t count,
                      Bag context);

/* Adds a C record, with the names and numbers of its sentence. */
void draft_add_claim(Draft *draft, Sentence *sentence, const Record *record, const Neighbour *neighbours, size_t count);

/* The claims so far, which are the caller's from then on, to be given back with free. */
Claim *draft_take_claims(Draft *draft);

/* Tells of each figure who gives it: the innermost claim whose content has it. */
void draft_find_sources(Draft *draft);

#endif
