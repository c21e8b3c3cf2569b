#ifndef ISNAD_TABLE_H
#define ISNAD_TABLE_H

/* Where a compiled-in table lies: lexicons and what was learnt, all that scripts/build writes as arrays of numbers, in a
   section of its own. The programs and libraries that are installed read it as it stands. The static program alone
   (`make static`) has it packed, see packed/packed.h. A table holds numbers, no addresses; what says where they are, a
   Lexicon or a Model, lies elsewhere. */

#ifdef __ELF__
#define TABLE __attribute__((section("isnad_tables")))
#else
#define TABLE
#endif

#endif
