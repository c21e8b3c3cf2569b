#ifndef ISNAD_INFLECT_H
#define ISNAD_INFLECT_H

/* The written forms of a cue from its principal parts: person, gender, number, tense, participle, verbal noun. Letters
   only, as the press writes them: without vowels a passive looks like its active, so it has no form of its own. */

#include "common/slice.h"

/* A row of cue-lemmas.tsv. */
typedef struct {
    Slice word;          /* of a verb the past, he-form: قال */
    Slice present;       /* he-form: يقول; empty where its forms read as something else */
    Slice participle;    /* active, without ending: قائل, نافي */
    Slice masdar;        /* verbal noun: قول */
    Slice part, act, complement, voice;
} Lemma;

typedef struct {
    Slice text;          /* lives as long as the call */
    const char *part;
    const char *agreement;   /* "ms" "fd" ... or "none" */
    const char *tense;       /* "past", "present", "none" */
} InflectedForm;

typedef void InflectedFormTaker(void *context, const Lemma *lemma, const InflectedForm *form);

/* Hands on every form of the lemma. Forms longer than a word can be are left out. */
void inflect(const Lemma *lemma, InflectedFormTaker *take, void *context);

#endif
