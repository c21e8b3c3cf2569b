#include "tools/claimfind/enclosures.h"

#include "common/utf8.h"

static const struct {
    uint32_t character;
    WordKind kind;
} marks[] = {
    {',', WORD_COMMA}, {0x060C, WORD_COMMA}, {0x061B, WORD_COMMA}, {';', WORD_COMMA}, {':', WORD_COLON}, {'.', WORD_STOP},
    {'!', WORD_STOP}, {'?', WORD_STOP}, {0x061F, WORD_STOP}, {0x2026, WORD_STOP}, {'"', WORD_QUOTE}, {0x201C, WORD_QUOTE},
    {0x201D, WORD_QUOTE}, {0x201E, WORD_QUOTE}, {0xAB, WORD_QUOTE}, {0xBB, WORD_QUOTE}, {'(', WORD_OPEN}, {'[', WORD_OPEN},
    {')', WORD_CLOSE}, {']', WORD_CLOSE}, {'-', WORD_DASH}, {0x2013, WORD_DASH}, {0x2014, WORD_DASH},
};

uint8_t unit_mark_kind(const Token *token, Slice text)
{
    size_t length;
    if (token->class != TOKEN_PUNCT && token->class != TOKEN_SYMBOL) return WORD_PLAIN;
    uint32_t character = utf8_decode(text, token->begin, &length);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i].character == character) return (uint8_t)marks[i].kind;
    return WORD_MARK;
}

static void join(Reading *reading, uint32_t open, uint32_t close)
{
    reading->units[open].mate = close;
    reading->units[close].mate = open;
}

/* Of one kind of enclosure, from each mark that has a mate to that. */
static void enclose(Reading *reading, WordKind opening, size_t field)
{
    for (uint32_t at = 0; at < reading->count; at++) {
        uint32_t mate = reading->units[at].mate;
        if (reading->units[at].kind != opening || mate == NO_UNIT || mate < at) continue;
        for (uint32_t i = at; i <= mate; i++)
            ((uint8_t *)&reading->units[i])[field] =
                i == at ? ENCLOSED_OPENS : i == mate ? ENCLOSED_CLOSES : ENCLOSED_INSIDE;
        at = mate;
    }
}

void enclosures_pair(Reading *reading)
{
    uint32_t quote = NO_UNIT, bracket = NO_UNIT;
    for (uint32_t at = 0; at < reading->count; at++) {
        switch (reading->units[at].kind) {
        case WORD_OPEN: bracket = at; break;
        case WORD_CLOSE:
            if (bracket != NO_UNIT) join(reading, bracket, at);
            bracket = NO_UNIT;
            break;
        case WORD_QUOTE:
            if (quote == NO_UNIT) { quote = at; break; }
            join(reading, quote, at);
            quote = NO_UNIT;
            break;
        default: break;
        }
    }
    enclose(reading, WORD_QUOTE, offsetof(Unit, quoted));
    enclose(reading, WORD_OPEN, offsetof(Unit, bracketed));
}
