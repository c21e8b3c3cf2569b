#ifndef ISNAD_LINEUP_READING_H
#define ISNAD_LINEUP_READING_H

/* Records to articles. */

#include "common/stage.h"
#include "tools/lineup/article.h"

typedef struct Reading Reading;

/* The stemmer stays the caller's. `by`: of what articles get their key, "day" or an attribute of D records; NULL: none. */
Reading *reading_new(Stemmer *stemmer, bool for_stories, const char *by);
void reading_free(Reading *reading);

/* Adds a sentence with its records, or a record that came without its sentence. Where that begins another document, the one
   before is handed out first, in memory of its own (article_free); else NULL. */
Article *reading_add(Reading *reading, Sentence *sentence);

/* The last document; NULL: none. */
Article *reading_end(Reading *reading);

#endif
