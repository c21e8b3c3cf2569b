#ifndef ISNAD_CHARACTERS_H
#define ISNAD_CHARACTERS_H

/* What happens to which character: the one place that says so. */

#include <stdbool.h>
#include <stdint.h>

/* What the user asked for beyond the default. */
enum { WITH_DEDIAC = 1, WITH_DIGITS = 2, WITH_FOLD = 4 };

typedef enum {
    CHARACTER_KEEP,
    CHARACTER_DELETE,
    CHARACTER_REPLACE, /* by `to` */
    CHARACTER_SPELL,   /* a presentation form: by the letters that it stands for */
    CHARACTER_JOINER,  /* kept within an emoji sequence, else deleted */
    CHARACTER_HAMZA    /* a combining hamza or madda: see hamza_is_dropped */
} CharacterAction;

typedef struct {
    CharacterAction action;
    uint32_t to;
} CharacterRule;

CharacterRule character_rule(uint32_t character, unsigned options);

/* Whether a combining hamza or madda on `base` goes away: with --fold from its alef, waw or yeh; with --dediac wherever
   it does not make one letter with its base. */
bool hamza_is_dropped(uint32_t base, uint32_t mark, unsigned options);

/* Whether the character may change with what stands before it: marks, and the later parts of a Hangul syllable. */
bool character_continues(uint32_t character);

/* Whether a zero-width joiner after it belongs to an emoji sequence. */
bool character_takes_joiner(uint32_t character);

#endif
