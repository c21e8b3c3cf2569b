#ifndef ISNAD_NER_THINGS_H
#define ISNAD_NER_THINGS_H

/* Events, accords, prizes, works, weapons (MISC) by pattern: a head noun and its name. */

#include "tools/ner-tag/gazetteer.h"

Match things_match(const Gazetteer *gazetteer, const Words *words, size_t at);

#endif
