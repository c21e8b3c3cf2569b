#ifndef ISNAD_CLAIM_WRITER_H
#define ISNAD_CLAIM_WRITER_H

/* From the roles of a sentence's units to C records: what is format and no matter of learning. */

#include "common/buffer.h"
#include "tools/claimfind/sources.h"

typedef enum { ROLE_NONE, ROLE_SOURCE, ROLE_TARGET, ROLE_CONTENT } Role;

/* A claim as it is decided. */
typedef struct {
    size_t cue;             /* its unit */
    uint8_t act;            /* for act_name */
    unsigned score;         /* how sure that it is one, with this act, in hundredths */
    const uint8_t *roles;   /* a Role for each unit of the reading */
    const Source *carried;  /* who speaks, where no unit does; NULL: nobody */
} Decision;

/* Bytes of the sentence. */
typedef struct {
    size_t from, to;        /* to 0: none */
} Range;

/* A claim as it is written: borders without clitics, marks and أن. */
typedef struct {
    const char *form;
    Range cue, source, target, content[2]; /* the second where an adverbial cuts the clause in two */
    bool reciprocal;
} Claim;

Claim claim_of(const Reading *reading, const Decision *decision);

/* Adds the claim's record. `written` counts the bytes of the sentence's claims: claims nest, so a hostile sentence could ask
   for its length squared; false where it has had its share, and nothing is added. */
bool claim_write(const Reading *reading, const Decision *decision, const Claim *claim, Buffer *attrs, size_t *written);

#endif
