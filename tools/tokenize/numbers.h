#ifndef ISNAD_TOKENIZE_NUMBERS_H
#define ISNAD_TOKENIZE_NUMBERS_H

#include "common/slice.h"

/* Behind a number that begins with the digit at `at`: digits with what parts them in a decimal, a time or a date
   (1,245.5 12:05 10/10/2020 2020-10-10) or a telephone number. Of a range such as 20-30 the first number only; units,
   signs and percent signs are not the number's. */
size_t number_end(Slice text, size_t at);

#endif
