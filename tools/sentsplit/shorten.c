#include "tools/sentsplit/shorten.h"
#include "common/utf8.h"
#include "tools/sentsplit/marks.h"
#include "tools/sentsplit/words.h"

enum { ANY_SPACE, BEFORE_CONJUNCTION, BEHIND_MARK, RANKS };

/* How good it is to cut at the white space at `at`. */
static int rank_of(Slice text, size_t at)
{
    uint32_t before = character_before(text, at);
    MarkKind kind = mark_kind(before);
    if (before == ',' || kind == MARK_CLAUSE) return BEHIND_MARK;
    if (kind == MARK_STOP && (before != '.' || letters_in(word_before(text, at - 1)) > 2)) return BEHIND_MARK;
    Slice next = word_after(text, skip_spaces(text, at));
    return slice_starts(next, SLICE("و")) && letters_in(next) > 2 ? BEFORE_CONJUNCTION : ANY_SPACE;
}

size_t shorten(Slice text, size_t from, size_t to, size_t max)
{
    size_t best[RANKS] = {0}, length, count = 0;
    bool in_space = false;
    for (size_t at = from; at < to; at += length, count++) {
        bool space = is_space(utf8_decode(text, at, &length)), begins = space && !in_space;
        in_space = space;
        if (begins && count > max && best[ANY_SPACE] == 0) return at;
        if (count > max && best[ANY_SPACE] > 0) break;
        if (!begins || at == from) continue;
        int rank = count >= max / 2 ? rank_of(text, at) : ANY_SPACE;
        best[rank] = best[ANY_SPACE] = at;
    }
    if (count <= max) return to;
    for (int rank = RANKS; rank-- > 0;)
        if (best[rank] > 0) return best[rank];
    return to;
}
