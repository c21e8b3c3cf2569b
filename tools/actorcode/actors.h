#ifndef ISNAD_ACTORCODE_ACTORS_H
#define ISNAD_ACTORCODE_ACTORS_H

/* An actor as event data code it: COUNTRY/SECTOR, of several joined with +. */

#include "common/buffer.h"

enum { COUNTRY_MAX = 15, SECTOR_MAX = 7, CODES_MAX = 6 };

/* Both end with a NUL; without a country it is no code yet, some countries (UNO) need no sector. */
typedef struct {
    char country[COUNTRY_MAX + 1], sector[SECTOR_MAX + 1];
} Code;

typedef struct {
    Code codes[CODES_MAX];
    size_t count;
} Actor;

/* COUNTRY or COUNTRY/SECTOR. False where a part is too long or the country empty. */
bool code_read(Slice text, Code *code);

void code_set_country(Code *code, Slice country);
void code_set_sector(Code *code, Slice sector);

static inline bool code_placed(const Code *code) { return code->country[0] != '\0'; }

/* Whether the country is one of a state, not UNO and the like. */
bool code_is_state(const Code *code);

bool code_equal(const Code *a, const Code *b);

/* Adds a code that is not there yet; beyond CODES_MAX it is left out. */
void actor_add(Actor *actor, const Code *code);

/* Appends A/B+C/D. */
void actor_write(Buffer *out, const Actor *actor);

#endif
