#include "tools/normalize/signature.h"

#include <string.h>

/* Letters are in lower case. */
static const struct {
    const char *bytes, *what;
} signatures[] = {
    {"pk\x03\x04", "a zip archive, as .docx, .odt and .xlsx are"},
    {"%pdf-", "a PDF file"},
    {"{\\rtf", "an RTF file"},
    {"\xD0\xCF\x11\xE0", "a file of an old Word or Excel"},
    {"\x1F\x8B", "a gzip file"},
    {"<!doctype html", "an HTML page"},
    {"<html", "an HTML page"},
};

static bool begins(Slice beginning, const char *bytes)
{
    size_t length = strlen(bytes);
    for (size_t i = 0; i < length; i++) {
        if (i == beginning.len) return false;
        char byte = beginning.ptr[i];
        if (byte >= 'A' && byte <= 'Z') byte = (char)(byte + 'a' - 'A');
        if (byte != bytes[i]) return false;
    }
    return true;
}

const char *signature_of(Slice beginning)
{
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (begins(beginning, signatures[i].bytes)) return signatures[i].what;
    return NULL;
}
