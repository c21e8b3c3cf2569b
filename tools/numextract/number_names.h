#ifndef ISNAD_NUMEXTRACT_NUMBER_NAMES_H
#define ISNAD_NUMEXTRACT_NUMBER_NAMES_H

/* Numbers that count nothing: scores, telephone numbers, what names or lists something. */

#include "tools/numextract/amounts.h"

/* One side of 4 - 3, which no range has taken. */
bool is_score(const Lexemes *lexemes, const Amount *amount);

/* An amount with nothing counted behind it that rather names than counts: اللواء 47, رقم 5, القرار (1701), م/38,
   011 234 5678, Channel 4, a list item. */
bool is_name_number(const Lexemes *lexemes, const Amount *amount);

/* المادة 12, القانون رقم 5: the number of an article or a law, which counts nothing that stands behind it. */
bool is_article_number(const Lexemes *lexemes, const Amount *amount);

#endif
