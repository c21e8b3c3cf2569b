#include "tools/sentsplit/quotations.h"

static const OpenMark *innermost(const Quotations *quotations, MarkKind kind)
{
    for (size_t i = quotations->depth; i-- > 0;)
        if (quotations->open[i].kind == kind) return &quotations->open[i];
    for (size_t i = quotations->depth; mark_is_quote(kind) && i-- > 0;)
        if (mark_is_quote(quotations->open[i].kind)) return &quotations->open[i];
    return NULL;
}

bool quotations_open(const Quotations *quotations, MarkKind kind) { return innermost(quotations, kind) != NULL; }

bool quotations_closes(const Quotations *quotations, Slice text, size_t at, MarkKind kind)
{
    switch (mark_direction(text, at)) {
    case MARK_OPENS: return false;
    case MARK_CLOSES: return true;
    default: break;
    }
    const OpenMark *open = innermost(quotations, kind);
    return open != NULL && open->kind == kind;
}

void quotations_push(Quotations *quotations, MarkKind kind, size_t ends)
{
    if (quotations->depth == QUOTATIONS_DEPTH)
        memmove(quotations->open, quotations->open + 1, --quotations->depth * sizeof *quotations->open);
    quotations->open[quotations->depth++] = (OpenMark){kind, ends};
}

size_t quotations_close(Quotations *quotations, MarkKind kind)
{
    const OpenMark *open = innermost(quotations, kind);
    if (open == NULL) return QUOTATIONS_NONE_CLOSED;
    quotations->depth = (size_t)(open - quotations->open);
    return open->ends;
}
