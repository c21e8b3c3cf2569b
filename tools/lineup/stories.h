#ifndef ISNAD_LINEUP_STORIES_H
#define ISNAD_LINEUP_STORIES_H

/* Articles gathered into stories as they come: each joins the open story whose articles speak most of the same, or begins
   one. A story is open for some days from its first article on; what is closed is handed out and forgotten. */

#include "tools/lineup/article.h"

typedef struct Stories Stories;

/* Gets a story that is closed, in the order of the stories' first articles; the articles, in order, become its own. */
typedef void StoryTaker(void *taker, Article **articles, size_t count);

/* `window`: days. */
Stories *stories_new(int64_t window, StoryTaker *take, void *taker);

/* The article becomes theirs. One without a day is of the newest day so far. */
void stories_add(Stories *stories, Article *article);

/* Closes all stories. */
void stories_end(Stories *stories);
void stories_free(Stories *stories);

/* Open articles beyond so many close the oldest stories, whatever the days. */
enum { STORIES_ARTICLES_MAX = 50000 };

#endif
