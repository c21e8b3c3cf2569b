#ifndef ISNAD_NAME_KEY_H
#define ISNAD_NAME_KEY_H

/* One key for a name's many spellings: سيرغي and سيرجي, قره باغ and كاراباخ, عبد الله and عبدالله.

   Foreign names are written by sound, each outlet in its way; Arabic names are written one way, and one letter makes another
   name (سالم, سليم; جمال, كمال). So a word is looked at first: it is Arabic where it has a letter that transcriptions
   hardly use (ع ح ص ض ظ ذ), or the shape of an Arabic noun of three radicals (فاعل, فعيل, فعال, فعول, فعلان, فعيلان). Of
   an Arabic word all letters count, but for what the press itself writes both ways (أ ا, ة ه, ى ي, ابن بن). Of any
   other word consonants count, by classes, and those vowels that tell short words apart:
     ب پ    ت ط ث    ج غ گ    د ض ذ    ز ظ    س ص    ش تش چ    ف ڤ    ك ق ک; at a word's end also خ غ and س ش ز;
     و ي as vowels only in words of one or two consonants, and ي and و at the end; ا only as the first letter.
   The article, hyphens, spaces, marks and doubled letters do not count. Two names are taken for one where their keys are
   equal. Measured: tests/sets/name-pairs.tsv, with tests/suites/names. */

#include "common/arena.h"

enum { NAME_KEY_BYTES_MAX = 128 };

/* The key of a name of any words: Latin letters and digits; empty where the name has none. Takes the first
   NAME_KEY_BYTES_MAX bytes of longer ones. */
Slice name_key(Arena *arena, Slice name);

#endif
