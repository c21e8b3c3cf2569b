#ifndef ISNAD_NER_NETWORK_H
#define ISNAD_NER_NETWORK_H

/* The layers of a model at work, in whole numbers: the same scores on every processor.

   A token is the sum of the rows of its features and of its word's vector times a matrix. The first layer sees PLACES
   tokens side by side, the second TAPS tokens of the first, TAP_STEP apart; both are cut off at 0. The labels' scores
   are sums over both. As the first layer's sum is one over places, what a token adds at each place depends on nothing but
   its features: it is made once a word (Projection) and kept (scorer.h). The gate tells from the first layer which tokens
   are in no name for sure: only the others need the second.

   Numbers are fixed-point: vectors have 6 binary digits behind the point, what a word adds to the first layer 5, rows and
   sums 8, layers 11, scores 10. */

#include "tools/ner-tag/model.h"

/* Bytes. Vectors load faster where none of theirs lies in two lines of the processor's cache. */
enum { CACHE_LINE = 64 };

/* Of a token, padded for vectors: see lane_of_label. One more tells, above 0, that a name which begins there stands
   behind proclitics. */
enum { SCORES = 16, LANE_PROCLITICS = SCORES - 1 };

/* What a token adds to the first layer of those around it, from REACH before it to REACH behind it; bytes, as it is kept of
   many words. */
typedef struct {
    int8_t sums[PLACES][WIDTH];
} Projection;

/* The matrices, in the order in which vectors take them. */
typedef struct {
    int16_t vector[VECTOR_WIDTH * WIDTH], window[PLACES][WIDTH * WIDTH], taps[TAPS * WIDTH * WIDTH];
    int16_t scores[2 * WIDTH * SCORES];      /* by number of the first layer, then of the second */
    Projection before, behind;      /* the places outside of a sentence */
    const Model *model;
} Network;

/* Of a model, which must outlive it. */
Network *network_new(const Model *model);
void network_free(Network *network);

/* What a token is the sum of. */
enum { NETWORK_FEATURES_MAX = 24 };

typedef struct {
    const int8_t *items[NETWORK_FEATURES_MAX];
    size_t count;
    const int8_t *vector;           /* NULL: none */
} TokenRows;

/* The rows of those of at most NETWORK_FEATURES_MAX features that the model has, and of a word's vector (from 1; 0: none).
   The first calls for the memory where they are looked for; this for that of the rows. */
void network_expect(const Network *network, const uint32_t *features, size_t count);
void network_find(const Network *network, const uint32_t *features, size_t count, uint32_t vector, TokenRows *rows);

/* Projections of at most NETWORK_AT_ONCE tokens. `whole` tells whether all of each is summed here, else it is something that comes to
   one. */
enum { NETWORK_AT_ONCE = 8 };

void network_project(const Network *network, const TokenRows *rows, size_t count, bool whole, Projection *const *projections);

/* Ends the first layer's sums of `count` tokens, which are those of projections: bias and cut. */
void network_close_first(const Network *network, int16_t (*sums)[WIDTH], size_t count);

/* How sure it is that the token is in a name: below NETWORK_POSSIBLE it is in none; nor where no token of those around it
   that are possible is NETWORK_LIKELY. */
int32_t network_gate(const Network *network, const int16_t first[WIDTH]);

/* The scores, by lane, of those of a sentence's tokens that stand at `places`. */
void network_scores(const Network *network, const int16_t (*first)[WIDTH], size_t tokens, const uint32_t *places,
                    size_t count, int32_t (*scores)[SCORES]);

/* Scores are cut off, so that those of thousands of tokens can be added. */
enum {
    SCORE_ONE = 1024, SCORE_HIGHEST = 128 * SCORE_ONE, SCORE_NEVER = -10000 * SCORE_ONE, 
    NETWORK_POSSIBLE = -6 * SCORE_ONE, NETWORK_LIKELY = -3 * SCORE_ONE
};

/* Where a label's score stands: O and what begins a name side by side, in the second half what continues one. */
static inline int lane_of_label(int label) { return label_continues(label) ? SCORES / 2 + label / 2 - 1 : (label + 1) / 2; }

#endif
