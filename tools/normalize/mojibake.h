#ifndef ISNAD_MOJIBAKE_H
#define ISNAD_MOJIBAKE_H

/* Arabic that was read in a wrong charset and saved so, brought back where that is certain:

   - windows-1256 read as Latin-1 or windows-1252: ÇáÚÑÈíÉ for العربية;
   - UTF-8 read as one of these, once, twice or three times, also after the first kind: Ø§Ù„Ø¹Ø±Ø¨ÙŠØ© for العربية;
   - UTF-8 read as windows-1256, likewise: ط§ظ„ط¹ط±ط¨ظٹط©. Such a run goes on as long as it is UTF-8.

   A run is judged whole: characters that bytes of these charsets give, and ASCII between them. Of ASCII letters it holds
   at most half as many as of the former, so that Latin-script text soon ends it and the name of an agency does not. No
   language of the Latin script writes two words on end without an ASCII letter, but lists of letters and mojibake of
   other charsets (Cyrillic, Korean) come so. Therefore the run's words must read as Arabic: letter-pairs.tsv says of
   each pair of letters how much likelier Arabic makes it than chance, in bits.

   - Words of two letters and more add up; a word of one letter, or one that an ASCII letter adjoins, adds nothing that
     is over 0.
   - A word that cannot be Arabic (a foreign letter or symbol in it, a vowel mark at its front or alone, tanween within)
     costs 10 bits.
   - UTF-8 adds 4 bits a letter of such words: a lead byte with its continuation is no accident.
   - With 12 bits in all the run is certain. Once a paragraph has 20 bits, its later runs need 3 to be read in the same
     way, and none where that is UTF-8. UTF-8 that turns up within windows-1256 needs 12 bits more, and a quarter, for
     it may be an accident.

   In a certain run words with a foreign letter or symbol stay as they were. Figures of what is missed: normalize(1).

   Runs longer than MOJIBAKE_RUN_MAX characters are judged in parts, so memory is bounded and time is linear. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MOJIBAKE_RUN_MAX = 1024 };

typedef struct {
    uint32_t character;
    uint32_t length;    /* characters of the original that it stands for */
    bool repaired;
} MojibakeCharacter;

typedef struct Mojibake Mojibake;

Mojibake *mojibake_open(void);
void mojibake_close(Mojibake *mojibake);

/* Forgets a run that is still open, and what the paragraph before made likely. */
void mojibake_start_paragraph(Mojibake *mojibake);

/* Whether a run may begin with the character, behind the one before it (0: none). Outside a run all others need not come
   here. */
bool mojibake_begins(uint32_t character, uint32_t before);

/* Whether a run is open: then every character must come here, in order. */
bool mojibake_in_run(const Mojibake *mojibake);

/* Takes a character and the one before it in the paragraph, 0 where there is none. Returns how many have been decided
   on, in order, each as it came or repaired; `*decided` is alive until the next call. */
size_t mojibake_add(Mojibake *mojibake, MojibakeCharacter character, uint32_t before,
                    const MojibakeCharacter **decided);

/* The same at the end of the paragraph: decides on what is left. */
size_t mojibake_finish(Mojibake *mojibake, const MojibakeCharacter **decided);

#endif
