#include "tools/actorcode/cast.h"
#include "common/arabic.h"
#include "common/lexicon.h"

void cast_clear(Cast *cast)
{
    cast->figure_next = cast->mention_next = 0;
    cast->figure_count = cast->mention_count = 0;
}

Figure *cast_figure(Cast *cast, FigureRef ref)
{
    if (ref.serial == 0 || cast->figures[ref.index].serial != ref.serial) return NULL;
    return &cast->figures[ref.index];
}

/* ---- names ---- */

typedef struct {
    uint32_t tokens[NAME_TOKENS_MAX];
    size_t count;
    uint64_t mask;
} Tokens;

static Tokens tokens_of(Slice name, Arena *arena)
{
    Tokens tokens = {.count = 0, .mask = 0};
    for (size_t at = 0, from; tokens.count < NAME_TOKENS_MAX && arabic_next_word(name, &at, &from);) {
        Slice key = name_key(arena, slice_part(name, from, at));
        if (key.len == 0) continue;
        uint32_t hash = lexicon_hash(key);
        tokens.tokens[tokens.count++] = hash;
        tokens.mask |= (uint64_t)1 << (hash & 63);
    }
    return tokens;
}

/* Where the shorter list stands in the longer, its words together; SIZE_MAX: nowhere. */
static size_t place_in(const uint32_t *longer, size_t longer_count, const uint32_t *shorter, size_t shorter_count)
{
    for (size_t at = 0; at + shorter_count <= longer_count; at++)
        if (memcmp(longer + at, shorter, shorter_count * sizeof *shorter) == 0) return at;
    return SIZE_MAX;
}

/* A person by his surname, or by names that stand together; the first name alone is somebody else's. */
static bool person_named(const uint32_t *longer, size_t longer_count, const uint32_t *shorter, size_t shorter_count)
{
    size_t at = place_in(longer, longer_count, shorter, shorter_count);
    if (at != SIZE_MAX) return at > 0 || shorter_count > 1 || longer_count == 1;
    return shorter_count > 1 && longer[0] == shorter[0] && longer[longer_count - 1] == shorter[shorter_count - 1];
}

static bool body_named(const uint32_t *longer, size_t longer_count, const uint32_t *shorter, size_t shorter_count)
{
    size_t at = place_in(longer, longer_count, shorter, shorter_count);
    return at != SIZE_MAX && (longer_count == shorter_count || shorter_count > 1 || at > 0);
}

static bool same(const Figure *figure, char label, const Tokens *tokens, const Code *code)
{
    if (figure->label != label || (figure->mask & tokens->mask) == 0) return false;
    bool more = tokens->count > figure->token_count;
    const uint32_t *longer = more ? tokens->tokens : figure->tokens, *shorter = more ? figure->tokens : tokens->tokens;
    size_t longer_count = more ? tokens->count : figure->token_count, shorter_count = more ? figure->token_count : tokens->count;
    if (label == 'P') return person_named(longer, longer_count, shorter, shorter_count);
    bool differ = code_placed(code) && code_placed(&figure->code) && strcmp(code->country, figure->code.country) != 0;
    if (label == 'L' || differ) return longer_count == shorter_count && !differ && place_in(longer, longer_count, shorter, shorter_count) == 0;
    return body_named(longer, longer_count, shorter, shorter_count);
}

static void rename_figure(Figure *figure, Slice name, const Tokens *tokens)
{
    figure->name_length = name.len < NAME_BYTES_MAX ? name.len : 0;
    memcpy(figure->name, name.ptr, figure->name_length);
    memcpy(figure->tokens, tokens->tokens, sizeof figure->tokens);
    figure->token_count = tokens->count;
    figure->mask = tokens->mask;
}

FigureRef cast_find(const Cast *cast, Slice name, Arena *arena)
{
    static const char labels[] = "PO";
    const Code none = {"", ""};
    Tokens tokens = tokens_of(name, arena);
    for (size_t back = 1; back <= cast->figure_count && tokens.count > 0; back++) {
        size_t index = (cast->figure_next + FIGURES_MAX - back) % FIGURES_MAX;
        const Figure *figure = &cast->figures[index];
        bool shorter = tokens.count <= figure->token_count && (figure->label == 'P' || tokens.count == figure->token_count);
        for (size_t i = 0; labels[i] != '\0' && shorter; i++)
            if (same(figure, labels[i], &tokens, &none)) return (FigureRef){index, figure->serial};
    }
    return (FigureRef){0, 0};
}

FigureRef cast_note(Cast *cast, char label, Slice name, const Code *code, Arena *arena)
{
    Tokens tokens = tokens_of(name, arena);
    if (tokens.count == 0 || name.len >= NAME_BYTES_MAX) return (FigureRef){0, 0};
    for (size_t back = 1; back <= cast->figure_count; back++) {
        size_t index = (cast->figure_next + FIGURES_MAX - back) % FIGURES_MAX;
        Figure *figure = &cast->figures[index];
        if (!same(figure, label, &tokens, code)) continue;
        if (tokens.count > figure->token_count) rename_figure(figure, name, &tokens);
        if (code_placed(code) && !figure->told) {
            figure->code = *code;
            figure->told = true;
        }
        return (FigureRef){index, figure->serial};
    }
    size_t index = cast->figure_next;
    Figure *figure = &cast->figures[index];
    *figure = (Figure){.label = label, .code = *code, .told = code_placed(code), .serial = ++cast->serial};
    rename_figure(figure, name, &tokens);
    cast->figure_next = (index + 1) % FIGURES_MAX;
    if (cast->figure_count < FIGURES_MAX) cast->figure_count++;
    return (FigureRef){index, figure->serial};
}

/* ---- mentions ---- */

void cast_mention(Cast *cast, const Mention *mention)
{
    cast->mentions[cast->mention_next] = *mention;
    cast->mention_next = (cast->mention_next + 1) % MENTIONS_MAX;
    if (cast->mention_count < MENTIONS_MAX) cast->mention_count++;
}

static const Mention *mention_back(const Cast *cast, size_t back)
{
    return &cast->mentions[(cast->mention_next + MENTIONS_MAX - back) % MENTIONS_MAX];
}

const Mention *cast_recall(const Cast *cast, uint32_t head, uint32_t whole, bool feminine, uint64_t before, bool *same)
{
    const Mention *latest = NULL;
    *same = true;
    for (size_t back = 1; back <= cast->mention_count; back++) {
        const Mention *mention = mention_back(cast, back);
        if (mention->head != head || mention->feminine != feminine || mention->at >= before) continue;
        if (mention->whole == whole || head == whole) return mention;
        if (latest == NULL) latest = mention;
    }
    *same = false;
    return latest;
}

const Mention *cast_called(const Cast *cast, bool feminine, uint64_t before)
{
    for (size_t back = 1; back <= cast->mention_count; back++) {
        const Mention *mention = mention_back(cast, back);
        if (mention->head != 0 && mention->feminine == feminine && mention->at < before) return mention;
    }
    return NULL;
}

const Mention *cast_speaker(const Cast *cast, uint64_t before)
{
    for (size_t back = 1; back <= cast->mention_count; back++) {
        const Mention *mention = mention_back(cast, back);
        if (mention->speaks && mention->at < before) return mention;
    }
    return NULL;
}

const Mention *cast_issuer(const Cast *cast, uint64_t before)
{
    for (size_t back = 1; back <= cast->mention_count; back++) {
        const Mention *mention = mention_back(cast, back);
        if (mention->issuer && mention->at < before) return mention;
    }
    return NULL;
}

const Mention *cast_sides(const Cast *cast, uint64_t before)
{
    for (size_t back = 1; back <= cast->mention_count; back++) {
        const Mention *mention = mention_back(cast, back);
        if (mention->sides && mention->at < before) return mention;
    }
    return NULL;
}
