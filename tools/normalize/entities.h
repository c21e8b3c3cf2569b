#ifndef ISNAD_ENTITIES_H
#define ISNAD_ENTITIES_H

/* HTML's character references, as the HTML standard reads them where they are certain: a name of its list or a number,
   up to the semicolon. A reference without one, an unknown name and a number that is no character stay as they are. */

#include "common/slice.h"
#include <stdint.h>

/* Bytes of the longest reference, &CounterClockwiseContourIntegral; - a number may have leading zeros up to this. */
enum { ENTITY_LONGEST = 33, ENTITY_CHARACTERS = 2 };

typedef enum {
    ENTITY_NONE,    /* the & is a character as any other */
    ENTITY_FOUND,
    ENTITY_CUT      /* the text ends before that is known; never with ENTITY_LONGEST bytes or more */
} EntityFind;

typedef struct {
    size_t length;                            /* bytes of the reference, all of them ASCII */
    uint32_t characters[ENTITY_CHARACTERS];   /* that it stands for; a tab or line end is a space */
    size_t count;
} Entity;

/* The reference at the front of a text that begins with &. */
EntityFind entity_read(Slice text, Entity *entity);

#endif
