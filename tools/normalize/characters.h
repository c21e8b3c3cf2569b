#ifndef ISNAD_CHARACTERS_H
#define ISNAD_CHARACTERS_H

/* What happens to which character: the one place that says so. */

#include <stdbool.h>
#include <stdint.h>

/* Unicode's normalization forms, and none: characters stay composed or decomposed as they are. */
typedef enum {
    FORM_NONE = 0,
    FORM_COMPOSED = 1,   /* bits of a form, beside decomposition, which is part of each */
    FORM_COMPATIBLE = 2, /* also what only looks or sounds alike: ﬁ to fi, ² to 2 */
    FORM_NFD = 4,
    FORM_NFC = FORM_NFD | FORM_COMPOSED,
    FORM_NFKD = FORM_NFD | FORM_COMPATIBLE,
    FORM_NFKC = FORM_NFD | FORM_COMPATIBLE | FORM_COMPOSED
} Form;

/* The single changes. A profile is a set of them, of bits 1 << Change, and a form. */
typedef enum {
    CHANGE_FORM,         /* what the form changes; for counting, no bit of a set */
    CHANGE_PRESENTATION, /* Arabic presentation forms: to the letters that they show */
    CHANGE_TATWEEL,      /* deleted */
    CHANGE_BIDI,         /* bidi controls: deleted */
    CHANGE_INVISIBLE,    /* soft hyphen, zero-width space and the like: deleted; a joiner outside an emoji, too */
    CHANGE_SPACES,       /* odd spaces: to a space */
    CHANGE_DIACRITICS,   /* deleted */
    CHANGE_DIGITS,       /* Arabic-Indic and Persian: to ASCII */
    CHANGE_FOLD,         /* spellings that writers mix: to one */
    CHANGE_LETTERS,      /* Persian and Urdu variants: to the Arabic letter */
    CHANGE_QUOTES,       /* quotation marks: to " and ' */
    CHANGE_DASHES,       /* dashes: to - */
    CHANGE_ENTITIES,     /* HTML's references: to their characters; by repair.h, before the others */
    CHANGE_MOJIBAKE,     /* Arabic read in a wrong charset: to Arabic; likewise */
    CHANGES
} Change;

typedef struct {
    Form form;
    unsigned changes;    /* bits 1 << Change */
} ChangeSet;

static inline bool change_wanted(unsigned changes, Change change) { return changes >> change & 1; }

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
    Change change;       /* what it counts as, where it changes anything */
} CharacterRule;

/* What a set of changes does to a character that the form has decomposed. */
CharacterRule character_rule(uint32_t character, unsigned changes);

/* Whether a combining hamza or madda on `base` goes away: to fold, from its alef, waw or yeh; without diacritics,
   wherever it does not make one letter with its base. `*change` gets which of the two. */
bool hamza_is_dropped(uint32_t base, uint32_t mark, unsigned changes, Change *change);

/* Whether a form takes the character apart, to begin with. */
bool character_decomposes(uint32_t character, Form form);

/* Whether the character may change with what stands before it: marks, and the later parts of a Hangul syllable. */
bool character_continues(uint32_t character);

/* Whether it may compose with what stands before it. */
bool character_composes_back(uint32_t character);

unsigned char character_combining_class(uint32_t character);

/* Whether a zero-width joiner after it belongs to an emoji sequence. */
bool character_takes_joiner(uint32_t character);

#endif
