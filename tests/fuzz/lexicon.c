/* Any bytes as a user's lexicon: what loads must find each of its own keys. */

#include "tests/fuzz/fuzz.h"

#include "common/lexicon.h"
#include "common/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[64];
    size_t skip;
    if (utf8_valid_prefix((Slice){(const char *)data, size}, &skip) != size) return 0;
    int file = fuzz_file(data, size, path);
    Lexicon *lexicon = lexicon_load(path, 2);
    for (uint32_t row = 0; lexicon != NULL && row < lexicon->row_count; row++) {
        uint32_t found = lexicon_find(lexicon, lexicon_cell(lexicon, row, 0));
        while (found != row && found != LEXICON_NONE) found = lexicon_next(lexicon, found);
        if (found != row) abort();
    }
    lexicon_free(lexicon);
    close(file);
    return 0;
}
