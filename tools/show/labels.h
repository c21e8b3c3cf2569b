#ifndef ISNAD_SHOW_LABELS_H
#define ISNAD_SHOW_LABELS_H

/* The words of the view in Arabic or English: interface-words.tsv. */

#include "common/record.h"

typedef enum { LANGUAGE_ARABIC, LANGUAGE_ENGLISH, LANGUAGES } Language;

/* The word for a label of a class ("entity", "act", "role", ...); the label itself where it is not in the list, which
   then is whatever the stream holds. */
Slice label_word(Language language, Arena *arena, const char *class, Slice label);

/* How the terminal shows what has this label: parameters of SGR; empty where nothing is said. */
Slice label_style(Arena *arena, const char *class, Slice label);

/* A word of the view itself; `key` must be in the list under ui: */
Slice interface_word(Language language, const char *key);

/* Who published a document and when, by its D record; empty where neither is known. */
Slice about_line(const Record *about, Language language, Arena *arena);

#endif
