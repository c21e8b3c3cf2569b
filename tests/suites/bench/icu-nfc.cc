/* A peer of normalize: ICU's normalizeUTF8 to NFC, over blocks of whole lines, into one buffer. In C++, as ICU has no
   C interface to it. */

#include "peer.h"
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

static void check(UErrorCode status)
{
    if (U_FAILURE(status)) peer_fail("icu-nfc", u_errorName(status));
}

int main()
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *nfc = icu::Normalizer2::getNFCInstance(status);
    check(status);
    char *result = nullptr;
    int32_t room = 0;
    Reader in = {};
    const char *lines;
    for (size_t length; read_lines(&in, &lines, &length);) {
        /* NFC makes UTF-8 three times as long at most (Unicode's FAQ on normalization), so nothing is cut off. */
        if (room < 3 * (int32_t)length) {
            room = 3 * (int32_t)length;
            result = (char *)realloc(result, (size_t)room);
            if (!result) peer_fail("icu-nfc", "out of memory");
        }
        icu::CheckedArrayByteSink sink(result, room);
        nfc->normalizeUTF8(0, icu::StringPiece(lines, (int32_t)length), sink, nullptr, status);
        check(status);
        write_all(result, (size_t)sink.NumberOfBytesWritten());
    }
    free(result);
    free(in.bytes);
    return 0;
}
