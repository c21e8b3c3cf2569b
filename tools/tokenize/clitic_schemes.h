#ifndef ISNAD_CLITIC_SCHEMES_H
#define ISNAD_CLITIC_SCHEMES_H

/* From the fewest cuts to the most: clitics; also the article; also inflection. */
typedef enum { CLITICS_ATB, CLITICS_D3, CLITICS_FARASA, CLITIC_SCHEMES } CliticScheme;

/* Of a word, with its marks. */
enum { CLITICS_LETTERS_MAX = 32 };

#endif
