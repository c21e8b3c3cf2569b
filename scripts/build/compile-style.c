/* compile-style FILE.css: annview's style sheet as C, with its SHA-256 for the page's Content-Security-Policy.
   Comments and the white space of lines go. A line `SELECTOR{...}` with `kN` in its selector is made for every k0,
   k1 ... in turn: one rule whose selectors light up the parts of a claim together. */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/show/page_style.h"

enum { STYLE_MAX = 256 * 1024, LINE_MAX_BYTES = 4096 };

/* ---- SHA-256, FIPS 180-4 ---- */

static const uint32_t rounds[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t turned(uint32_t word, unsigned by) { return word >> by | word << (32 - by); }

static void hash_block(uint32_t state[8], const unsigned char *block)
{
    uint32_t w[64], s[8];
    for (int i = 0; i < 16; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 | (uint32_t)block[4 * i + 2] << 8 |
               block[4 * i + 3];
    for (int i = 16; i < 64; i++)
        w[i] = w[i - 16] + (turned(w[i - 15], 7) ^ turned(w[i - 15], 18) ^ w[i - 15] >> 3) + w[i - 7] +
               (turned(w[i - 2], 17) ^ turned(w[i - 2], 19) ^ w[i - 2] >> 10);
    memcpy(s, state, sizeof s);
    for (int i = 0; i < 64; i++) {
        uint32_t one = s[7] + (turned(s[4], 6) ^ turned(s[4], 11) ^ turned(s[4], 25)) +
                       ((s[4] & s[5]) ^ (~s[4] & s[6])) + rounds[i] + w[i];
        uint32_t two = (turned(s[0], 2) ^ turned(s[0], 13) ^ turned(s[0], 22)) +
                       ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += one;
        s[0] = one + two;
    }
    for (int i = 0; i < 8; i++) state[i] += s[i];
}

static void hash(const char *text, size_t length, unsigned char digest[32])
{
    uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    unsigned char last[128] = {0};
    size_t whole = length / 64 * 64, rest = length - whole, size = rest < 56 ? 64 : 128;
    for (size_t at = 0; at < whole; at += 64) hash_block(state, (const unsigned char *)text + at);
    memcpy(last, text + whole, rest);
    last[rest] = 0x80;
    for (int i = 0; i < 8; i++) last[size - 1 - (size_t)i] = (unsigned char)((uint64_t)length * 8 >> 8 * i);
    for (size_t at = 0; at < size; at += 64) hash_block(state, last + at);
    for (int i = 0; i < 32; i++) digest[i] = (unsigned char)(state[i / 4] >> (24 - 8 * (i % 4)));
}

static void print_base64(const unsigned char digest[32])
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < 32; i += 3) {
        uint32_t three = (uint32_t)digest[i] << 16;
        if (i + 1 < 32) three |= (uint32_t)digest[i + 1] << 8;
        if (i + 2 < 32) three |= digest[i + 2];
        for (int j = 0; j < 4; j++) putchar(i + j > 32 ? '=' : letters[three >> (18 - 6 * j) & 63]);
    }
}

/* ---- the style sheet ---- */

typedef struct {
    char text[STYLE_MAX];
    size_t length;
} Style;

static void put(Style *style, const char *text, size_t length)
{
    if (style->length + length > STYLE_MAX) {
        fprintf(stderr, "compile-style: style sheet too long: expected at most %d bytes\n", STYLE_MAX);
        exit(2);
    }
    memcpy(style->text + style->length, text, length);
    style->length += length;
}

/* The selector with each kN as kNUMBER. */
static void put_numbered(Style *style, const char *selector, size_t length, int number)
{
    char digits[16];
    for (size_t at = 0; at < length; at++) {
        put(style, selector + at, 1);
        if (selector[at] != 'k' || at + 1 == length || selector[at + 1] != 'N') continue;
        put(style, digits, (size_t)snprintf(digits, sizeof digits, "%d", number));
        at++;
    }
}

static void put_line(Style *style, const char *line)
{
    size_t length = strcspn(line, "\n");
    const char *brace = memchr(line, '{', length), *numbered = strstr(line, "kN");
    if (numbered == NULL || brace == NULL || numbered > brace) {
        put(style, line, length);
    } else {
        size_t selector = (size_t)(brace - line);
        for (int number = 0; number < PAGE_LIT_CLAIMS; number++) {
            if (number > 0) put(style, ",", 1);
            put_numbered(style, line, selector, number);
        }
        put(style, brace, length - selector);
    }
    if (length > 0) put(style, "\n", 1);
}

/* Lines without their comments, which begin and end a line. */
static void read_style(Style *style, FILE *file)
{
    char line[LINE_MAX_BYTES];
    int comment = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        const char *text = line + strspn(line, " ");
        comment |= strncmp(text, "/*", 2) == 0;
        if (!comment) put_line(style, text);
        if (strstr(text, "*/") != NULL) comment = 0;
    }
}

static void print_style(const Style *style)
{
    unsigned char digest[32];
    hash(style->text, style->length, digest);
    puts("/* Made by scripts/build/compile-style. */\n#include \"tools/show/page_style.h\"");
    printf("const char page_style_hash[] = \"sha256-");
    print_base64(digest);
    printf("\";\nconst char page_style[] = {");
    for (size_t i = 0; i < style->length; i++) printf("%s%d,", i % 24 == 0 ? "\n" : "", style->text[i]);
    printf("};\nconst size_t page_style_length = %zu;\n", style->length);
}

int main(int argc, char **argv)
{
    Style *style = calloc(1, sizeof *style);
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (file == NULL || style == NULL) {
        fprintf(stderr, "usage: compile-style FILE.css\n");
        return 2;
    }
    read_style(style, file);
    fclose(file);
    print_style(style);
    free(style);
    return fflush(stdout) == EOF ? 2 : 0;
}
