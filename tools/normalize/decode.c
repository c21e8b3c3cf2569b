/* Charset conversion. UTF-8 is handed on where it lies; ICU converts all else. */

#include "tools/normalize/decode.h"
#include "common/errors.h"
#include "common/utf8.h"
#include "tools/normalize/signature.h"

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
    bool bad;               /* after `valid` comes a sequence that the charset does not have */
    bool at_end;            /* of the input */
    bool started;           /* past a byte order mark */
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

/* After an error: nothing more is handed on. */
static void give_up(Decoder *decoder)
{
    input_fail(decoder->input);
    decoder->raw_at = decoder->raw_end = 0;
    decoder->at_end = true;
}

static void use_charset(Decoder *decoder, const char *name)
{
    UConverter *converter = open_converter(name);
    if (converter == NULL) {
        error_at(input_name(decoder->input), 0, "unknown encoding %s: expected one of ICU's", name);
        give_up(decoder);
        return;
    }
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

/* Reads as much as tells what the file is, of what comes slowly no more. */
static void read_beginning(Decoder *decoder)
{
    read_more(decoder);
    while (!decoder->at_end && decoder->raw_end < SIGNATURE_BYTES && memchr(decoder->raw, '\n', decoder->raw_end) == NULL)
        read_more(decoder);
}

static bool has_utf16_mark(Slice beginning)
{
    bool little = slice_starts(beginning, SLICE("\xFF\xFE")) && !slice_starts(beginning, SLICE("\xFF\xFE\0\0"));
    return little || slice_starts(beginning, SLICE("\xFE\xFF"));
}

Decoder *decoder_open(Input *input, const char *encoding)
{
    Decoder *decoder = calloc(1, sizeof *decoder);
    if (decoder != NULL) decoder->raw = malloc(BLOCK);
    if (decoder == NULL || decoder->raw == NULL) die_at(NULL, 0, "out of memory");
    decoder->input = input;
    set_charset(decoder, "UTF-8");
    read_beginning(decoder);
    if (encoding == NULL && has_utf16_mark(decoder_beginning(decoder))) use_charset(decoder, "UTF-16");
    else if (encoding != NULL && is_auto(encoding)) detect_charset(decoder);
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

Slice decoder_beginning(const Decoder *decoder) { return (Slice){decoder->raw, decoder->raw_end}; }

const char *decoder_charset(const Decoder *decoder) { return decoder->charset; }

/* ---- more text: each sets `valid`, or `bad`, or both; false at the end ---- */

/* Bytes at the end of the block that begin a character whose rest is not read yet. */
static size_t cut_character(Slice bytes)
{
    size_t skip;
    for (size_t length = 1; length < 4 && length <= bytes.len; length++) {
        Slice end = slice_part(bytes, bytes.len - length, bytes.len);
        if (((unsigned char)end.ptr[0] & 0xC0) == 0x80) continue;
        return (unsigned char)end.ptr[0] >= 0xC0 && utf8_valid_prefix(end, &skip) == 0 && skip == length ? length : 0;
    }
    return 0;
}

/* As it was read: whoever rewrites it sees what is ill-formed. */
static bool fill_utf8(Decoder *decoder)
{
    for (;;) {
        Slice rest = {decoder->raw + decoder->raw_at, decoder->raw_end - decoder->raw_at};
        size_t length = rest.len - (decoder->at_end ? 0 : cut_character(rest));
        decoder->valid = slice_part(rest, 0, length);
        decoder->raw_at += length;
        if (length > 0) return true;
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
    if (U_FAILURE(*error) && !decoder->bad && *error != U_BUFFER_OVERFLOW_ERROR) {
        error_at(input_name(decoder->input), 0, "cannot convert from %s: %s", decoder->charset, u_errorName(*error));
        give_up(decoder);
    }
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

bool decoder_next(Decoder *decoder, Slice *text)
{
    for (;;) {
        *text = decoder->valid;
        decoder->valid.len = 0;
        if (!decoder->started && slice_starts(*text, SLICE("\xEF\xBB\xBF"))) *text = slice_part(*text, 3, text->len);
        decoder->started |= text->len > 0 || decoder->bad;
        if (text->len > 0) return true;
        if (decoder->bad) {
            decoder->bad = false;
            *text = SLICE("\xFF"); /* ill-formed wherever it stands */
            return true;
        }
        if (!(decoder->converter != NULL ? fill_converted(decoder) : fill_utf8(decoder))) return false;
    }
}

void decode_all(Buffer *out, Slice bytes, uint64_t *replaced)
{
    while (bytes.len > 0) {
        size_t skip, valid = utf8_valid_prefix(bytes, &skip);
        const char *nul = memchr(bytes.ptr, 0, valid);
        if (nul != NULL) {
            valid = (size_t)(nul - bytes.ptr);
            skip = 1;
        }
        buffer_put(out, slice_part(bytes, 0, valid));
        if (skip > 0) buffer_put(out, SLICE("\xEF\xBF\xBD"));
        *replaced += skip > 0;
        bytes = slice_part(bytes, valid + skip, bytes.len);
    }
}
