#ifndef ISNAD_TOKENIZE_NEWS_H
#define ISNAD_TOKENIZE_NEWS_H

/* Where a token begins and ends by the rules for Arabic news, not Unicode's default word boundaries (UAX #29), which
   part 12,05 from its hour and keep 2020الساعة whole. These rules decide every character; the scan (scan.h) decides
   plain words for them where it sees that they would say the same. */

#include "tools/tokenize/token_class.h"

/* The end of the token that begins at text[at], which is no white space. */
size_t news_token_end(Slice text, size_t at, TokenClass *class);

/* Whether an emoji begins at text[at]. */
bool is_picture_at(Slice text, size_t at);

/* Behind the white space at `at`. */
size_t news_skip_space(Slice text, size_t at);

#endif
