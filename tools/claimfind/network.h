#ifndef ISNAD_CLAIM_NETWORK_H
#define ISNAD_CLAIM_NETWORK_H

/* The weights at work: each word that may be a cue is decided by the units around it; where one is a cue, the sentence is
   read whole, once, and each claim's roles are found. Only integers, the same on every processor. */

#include "tools/claimfind/word_sums.h"

typedef struct Network Network;

/* About 3 MB, all that it ever takes. Never NULL: a system without memory ends the program. */
Network *network_open(const ClaimWeights *weights);
void network_close(Network *network);

/* Takes up the units, and the remembered sources, for the calls below: each reads no more than it needs. Both must stay as they
   are until the next reading. */
void network_read(Network *network, const Reading *reading, const SourceMemory *memory);

/* Whether the unit is a claim's cue; then its act and how sure that is, in hundredths. */
bool network_cue(Network *network, size_t at, uint8_t *act, unsigned *score);

/* The role of each unit in the claim of this cue and act; and who speaks where no unit does, NULL where nobody is meant.
   `remembered`: one who spoke before does, if there is such. Lives until the next call. */
const uint8_t *network_roles(Network *network, size_t cue, uint8_t act, bool remembered, const Source **carried);

/* ---- between network.c and roles.c ---- */

enum { BEFORE_CUE = 64, BEHIND_CUE = 64, WINDOW = BEFORE_CUE + BEHIND_CUE };

struct Network {
    const ClaimWeights *weights;
    const Reading *reading;
    const SourceMemory *memory;
    WordSums *words;
    uint8_t *units;             /* activations of each unit, REACH_MAX rows of zeros before and behind ... */
    bool unit_read[UNITS_MAX];  /* ... once it is asked for */
    uint8_t *looks[2];          /* of each layer's units that one context depends on */
    uint8_t *contexts[2];       /* of each unit among the others; the last layer's are in contexts[0] ... */
    bool has_contexts;          /* ... once they are asked for */
    int32_t *role_sums;         /* what each unit's context adds to its role's sums ... */
    bool summed;                /* ... once a cue asks for them */
    uint8_t *roles_of[2];       /* activations of roles of the units around the cue, framed by zeros too */
    int32_t tag_sums[WINDOW * PRODUCTS_ROWS];
    uint8_t sources[SOURCES_KEPT][WIDTH_MAX];
    uint8_t tags[UNITS_MAX];
};

/* The contexts of all units; of one, without those of the others where they are not there yet. */
const uint8_t *network_contexts(Network *network);
const uint8_t *network_context(Network *network, size_t at);

/* Runs a layer over `count` rows of activations with REACH_MAX rows of zeros around them. `residual`: each result is added
   to what it was made of. */
void network_layer(const Layer *layer, const uint8_t *in, size_t count, bool residual, uint8_t *out);

#endif
