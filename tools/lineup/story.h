#ifndef ISNAD_LINEUP_STORY_H
#define ISNAD_LINEUP_STORY_H

/* The articles of one story, lined up: groups of figures, of claims, and disputes. */

#include "common/record.h"
#include "tools/lineup/groups.h"
#include "tools/lineup/pairs.h"

/* The articles must outlive what is made of them, which lies in the arena. */
Lineup story_line_up(Article *const *articles, size_t count, const PairWeights *weights, Arena *arena);

/* Appends the G records; `id` goes before the number in each group's id. */
void lineup_write(Buffer *out, const Lineup *lineup, Slice id);

/* Appends the articles as members of the story. */
void story_write(Buffer *out, Article *const *articles, size_t count, Slice id);

#endif
