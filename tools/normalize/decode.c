/* Charset conversion and the repair of UTF-8. UTF-8 is handed on where it lies; ICU converts all else. */

#include "tools/normalize/decode.h"
#include "common/errors.h"
#include "common/utf8.h"

#include <stdlib.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

enum { BLOCK = 64 * 1024, UNITS = 8 * 1024 };

struct Decoder {
    Input *input;
    UConverter *converter;  /* NULL: UTF-8 */
    char charset[64];
    char *raw;              /* BLOCK bytes as they were read: */
    size_t raw_at, raw_end; /*   those not yet looked at */
    char *decoded;          /* what the converter made; UTF-8 stays in `raw` */
    Slice valid;            /* what is ready to hand on */
    bool bad;               /* after `valid` comes a replacement */
    bool at_end;            /* of the input */
    bool started;           /* past a byte order mark */
    uint64_t replaced;
};

/* ---- which charset ---- */

static bool is_auto(const char *encoding) { return strcmp(encoding, "auto") == 0; }

static UConverter *open_converter(const char *encoding)
{
    UErrorCode error = U_ZERO_ERROR;
    if (encoding[0] == '\0') return NULL; /* to ICU that is the locale's */
    UConverter *converter = ucnv_open(encoding, &error);
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
    if (U_SUCCESS(error)) return converter;
    if (converter != NULL) ucnv_close(converter);
    return NULL;
}

bool decoder_knows(const char *encoding)
{
    if (is_auto(encoding)) return true;
    UConverter *converter = open_converter(encoding);
    if (converter == NULL) return false;
    ucnv_close(converter);
    return true;
}

static void set_charset(Decoder *decoder, const char *name)
{
    size_t length = strlen(name);
    if (length >= sizeof decoder->charset) length = sizeof decoder->charset - 1;
    memcpy(decoder->charset, name, length);
    decoder->charset[length] = '\0';
}

static void use_charset(Decoder *decoder, const char *name)
{
    UConverter *converter = open_converter(name);
    if (converter == NULL) die_at(input_name(decoder->input), 0, "unknown encoding %s: expected one of ICU's", name);
    if (ucnv_getType(converter) == UCNV_UTF8) {
        ucnv_close(converter);
        return;
    }
    set_charset(decoder, name);
    decoder->converter = converter;
    decoder->decoded = malloc(UNITS * 3);
    if (decoder->decoded == NULL) die_at(NULL, 0, "out of memory");
}

/* Moves what is left to the front and reads behind it, once. */
static void read_more(Decoder *decoder)
{
    size_t left = decoder->raw_end - decoder->raw_at;
    if (left > 0 && decoder->raw_at > 0) memmove(decoder->raw, decoder->raw + decoder->raw_at, left);
    decoder->raw_at = 0;
    size_t got = input_read(decoder->input, decoder->raw + left, BLOCK - left);
    decoder->raw_end = left + got;
    if (got == 0) decoder->at_end = true;
}

static bool looks_like_utf8(Slice bytes)
{
    size_t skip;
    size_t valid = utf8_valid_prefix(bytes, &skip);
    bool cut = bytes.len == BLOCK && valid + skip == bytes.len;
    return (valid == bytes.len || cut) && (bytes.len == 0 || memchr(bytes.ptr, 0, bytes.len) == NULL);
}

/* From the first block; what is valid UTF-8 is taken for that without asking ICU, which guesses on short texts. */
static void detect_charset(Decoder *decoder)
{
    while (!decoder->at_end && decoder->raw_end < BLOCK) read_more(decoder);
    Slice sample = {decoder->raw, decoder->raw_end};
    if (looks_like_utf8(sample)) return;
    UErrorCode error = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&error);
    ucsdet_setText(detector, sample.ptr, (int32_t)sample.len, &error);
    const UCharsetMatch *match = ucsdet_detect(detector, &error);
    const char *name = match != NULL ? ucsdet_getName(match, &error) : NULL;
    if (U_SUCCESS(error) && name != NULL) use_charset(decoder, name);
    ucsdet_close(detector);
}

Decoder *decoder_open(Input *input, const char *encoding)
{
    Decoder *decoder = calloc(1, sizeof *decoder);
    if (decoder != NULL) decoder->raw = malloc(BLOCK);
    if (decoder == NULL || decoder->raw == NULL) die_at(NULL, 0, "out of memory");
    decoder->input = input;
    set_charset(decoder, "UTF-8");
    if (encoding != NULL && is_auto(encoding)) detect_charset(decoder);
    else if (encoding != NULL) use_charset(decoder, encoding);
    return decoder;
}

void decoder_close(Decoder *decoder)
{
    if (decoder->converter != NULL) ucnv_close(decoder->converter);
    free(decoder->decoded);
    free(decoder->raw);
    free(decoder);
}

uint64_t decoder_replaced(const Decoder *decoder) { return decoder->replaced; }
const char *decoder_charset(const Decoder *decoder) { return decoder->charset; }

/* ---- more text: each sets `valid`, or `bad`, or both; false at the end ---- */

static bool fill_utf8(Decoder *decoder)
{
    for (;;) {
        Slice rest = {decoder->raw + decoder->raw_at, decoder->raw_end - decoder->raw_at};
        size_t skip = 0, length = rest.len > 0 ? utf8_valid_prefix(rest, &skip) : 0;
        decoder->valid = slice_part(rest, 0, length);
        decoder->raw_at += length;
        if (length > 0) return true;
        bool may_go_on = skip == rest.len && !decoder->at_end; /* a character cut by the block's end */
        if (rest.len > 0 && !may_go_on) {
            decoder->bad = true;
            decoder->raw_at += skip;
            return true;
        }
        if (decoder->at_end) return false;
        read_more(decoder);
    }
}

static Slice units_to_utf8(char *out, const UChar *units, size_t count)
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t character = units[i];
        if (U16_IS_LEAD(units[i]) && i + 1 < count) {
            character = (uint32_t)U16_GET_SUPPLEMENTARY(units[i], units[i + 1]);
            i++;
        }
        if (U_IS_SURROGATE(character)) character = 0xFFFD; /* ICU lets none through */
        length += utf8_encode(character, out + length);
    }
    return (Slice){out, length};
}

static bool is_bad_sequence(UErrorCode error)
{
    return error == U_ILLEGAL_CHAR_FOUND || error == U_INVALID_CHAR_FOUND || error == U_TRUNCATED_CHAR_FOUND ||
           error == U_ILLEGAL_ESCAPE_SEQUENCE || error == U_UNSUPPORTED_ESCAPE_SEQUENCE;
}

/* Converts up to a bad sequence, the end of the block or of the room for units, and notes what it met. */
static size_t convert(Decoder *decoder, UChar *units, size_t room, UErrorCode *error)
{
    UChar *target = units;
    const char *source = decoder->raw + decoder->raw_at;
    *error = U_ZERO_ERROR;
    ucnv_toUnicode(decoder->converter, &target, units + room, &source, decoder->raw + decoder->raw_end, NULL,
                   decoder->at_end, error);
    decoder->raw_at = (size_t)(source - decoder->raw);
    decoder->bad = is_bad_sequence(*error);
    if (U_FAILURE(*error) && !decoder->bad && *error != U_BUFFER_OVERFLOW_ERROR)
        die_at(input_name(decoder->input), 0, "cannot convert from %s: %s", decoder->charset, u_errorName(*error));
    return (size_t)(target - units);
}

static bool fill_converted(Decoder *decoder)
{
    UChar units[UNITS];
    UErrorCode error;
    for (;;) {
        if (decoder->raw_at == decoder->raw_end && !decoder->at_end) read_more(decoder);
        size_t count = convert(decoder, units, UNITS - 1, &error);
        if (count > 0 && U16_IS_LEAD(units[count - 1])) { /* its other half waits in the converter */
            UErrorCode second;
            count += convert(decoder, units + count, 1, &second);
        }
        decoder->valid = units_to_utf8(decoder->decoded, units, count);
        if (count > 0 || decoder->bad) return true;
        if (decoder->at_end && error != U_BUFFER_OVERFLOW_ERROR) return false;
    }
}

/* ---- what the caller sees ---- */

static void skip_byte_order_mark(Decoder *decoder)
{
    if (!decoder->started && slice_starts(decoder->valid, SLICE("\xEF\xBB\xBF")))
        decoder->valid = slice_part(decoder->valid, 3, decoder->valid.len);
    decoder->started = true;
}

bool decoder_next(Decoder *decoder, Slice *text)
{
    for (;;) {
        Slice *valid = &decoder->valid;
        if (valid->len > 0) skip_byte_order_mark(decoder);
        const char *nul = valid->len > 0 ? memchr(valid->ptr, 0, valid->len) : NULL;
        size_t length = nul != NULL ? (size_t)(nul - valid->ptr) : valid->len;
        *text = slice_part(*valid, 0, length);
        if (length > 0) {
            *valid = slice_part(*valid, length, valid->len);
            return true;
        }
        if (nul != NULL || decoder->bad) {
            if (nul != NULL) *valid = slice_part(*valid, 1, valid->len);
            else decoder->bad = false;
            decoder->started = true;
            decoder->replaced++;
            *text = SLICE("\xEF\xBF\xBD");
            return true;
        }
        if (!(decoder->converter != NULL ? fill_converted(decoder) : fill_utf8(decoder))) return false;
    }
}

void decode_name(Buffer *out, Slice bytes)
{
    while (bytes.len > 0) {
        size_t skip, valid = utf8_valid_prefix(bytes, &skip);
        buffer_put(out, slice_part(bytes, 0, valid));
        if (skip > 0) buffer_put(out, SLICE("\xEF\xBF\xBD"));
        bytes = slice_part(bytes, valid + skip, bytes.len);
    }
}
