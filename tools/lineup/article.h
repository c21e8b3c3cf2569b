#ifndef ISNAD_LINEUP_ARTICLE_H
#define ISNAD_LINEUP_ARTICLE_H

/* What lineup keeps of a document: its figures, its claims, and what tells which story it belongs to. */

#include "common/span.h"
#include "tools/lineup/stems.h"

typedef struct Article Article;
typedef struct ArticleBlock ArticleBlock;

typedef enum { FATE_KILLED, FATE_INJURED, FATE_MISSING, FATE_DISPLACED, FATE_DETAINED, FATE_CASUALTIES, FATES } Fate;

/* Whom a figure counts, as far as the counted noun tells. */
typedef enum { PEOPLE_ANY, PEOPLE_CIVILIANS, PEOPLE_CHILDREN, PEOPLE_WOMEN, PEOPLE_SOLDIERS, PEOPLE_POLICE, PEOPLE_FIGHTERS,
               PEOPLE_TRAVELLERS, PEOPLE_CREW, PEOPLE_STAFF, PEOPLE_OTHER } People;

/* An act in the terms of who stands where. */
typedef enum { ACT_SAY, ACT_AFFIRM, ACT_ALLEGE, ACT_ACCUSE, ACT_DENY, ACT_URGE, ACT_CONDEMN, ACT_PRAISE, ACT_WARN, ACT_PROMISE,
               ACT_CONCEDE, ACT_ASK, ACTS } Act;

typedef struct {
    const Article *article;
    uint64_t sent;
    Span span;
    Slice text;
    Slice label;             /* a figure's fate, a claim's act */
    uint32_t order;          /* of the figure or claim in its document, from 0 */
} Member;

typedef struct {
    Member member;
    Slice value, modifier;   /* as the stream has them */
    Slice source, source_actor; /* of the innermost claim that states it; empty: the writer's own */
    double written_low, written_high; /* the number, or the two of a range */
    double low, high;        /* what it leaves open: more than 30 is 30 to HUGE_VAL */
    Fate fate;
    People people;
    bool part;               /* a sub-count: بينهم */
    uint32_t noun;           /* key of the counted noun, where `people` is other; else of its adjective; 0: none */
    Bag context;             /* the stems of its sentence */
    Bag places, times;       /* keys of the places behind it, of dates that are not of these days */
} Figure;

/* What a claim says, and who says it: one for all claims of a document that are alike in all of this. */
typedef struct {
    Act act;
    Slice text, label, cue, source, source_actor, source_key, source_name, target, target_actor;
    Bag content, names;
    Bag speaker, speaker_name, addressee; /* as the record has the source, as the document first named it; the target */
    const uint32_t *numbers; /* keys of the numbers in the content, ascending */
    uint32_t number_count;
    bool negated;            /* the content denies something, */
    bool negated_early;      /* in its first words, */
    bool falsehood;          /* or calls it false */
    bool points_back;        /* the content is ذلك, هذه الاتهامات */
    bool states;             /* it has a content */
} Statement;

typedef struct {
    Member member;
    const Statement *statement;
    Slice cue_at, content_at;
    Span source_at;
} Claim;

/* A place that the article names, and how often. */
typedef struct {
    Slice name;
    uint32_t count;
} Place;

struct Article {
    Slice id, date, outlet, headline;
    Slice key;               /* with --by: what it shares with the documents of its story */
    int64_t day;             /* since 1970; DAY_UNKNOWN: no date */
    uint64_t order;          /* of the document in the input */
    Figure *figures;
    Claim *claims;           /* the one array that lies apart, for a document may have very many */
    size_t figure_count, claim_count;
    Bag topic;               /* its stems, names and figures, for stories */
    double topic_norm;       /* the root of the sum of their squared weights */
    Span headline_at;
    const Place *places;     /* in the order in which they are first named */
    size_t place_count;
    size_t memory;           /* bytes that it holds */
    ArticleBlock *blocks;    /* its memory, which all slices and arrays lie in */
};

#define DAY_UNKNOWN INT64_MIN

Article *article_new(void);
void article_free(Article *article);

/* Memory of the article's, aligned for any type, not zeroed. */
void *article_take(Article *article, size_t size);
Slice article_copy(Article *article, Slice text);
void *article_copy_items(Article *article, const void *items, size_t count, size_t size);

#endif
