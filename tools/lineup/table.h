#ifndef ISNAD_LINEUP_TABLE_H
#define ISNAD_LINEUP_TABLE_H

/* A story as a row of a table, as those who count the victims of conflicts fill it in. */

#include "tools/lineup/story.h"

/* The names of the columns, and the line end. */
void table_head(Buffer *out);

/* The story's row. A list has its items parted by "; "; what no article says is empty. */
void table_row(Buffer *out, Article *const *articles, size_t count, const Lineup *lineup, Arena *arena);

#endif
