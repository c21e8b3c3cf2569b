/* A peer of normalize: utf8proc's NFKC of each line, its two steps into one buffer that grows, as its manual advises
   where utf8proc_map's malloc a call is too slow. */

#include "peer.h"
#include <utf8proc.h>

typedef struct {
    utf8proc_int32_t *points;
    utf8proc_ssize_t room;
} Points;

static const utf8proc_option_t nfkc = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT;

static utf8proc_ssize_t checked(utf8proc_ssize_t result)
{
    if (result < 0) peer_fail("utf8proc-nfkc", utf8proc_errmsg(result));
    return result;
}

static utf8proc_ssize_t decompose(Points *points, const char *line, size_t length)
{
    for (;;) {
        utf8proc_ssize_t count = checked(utf8proc_decompose((const utf8proc_uint8_t *)line, (utf8proc_ssize_t)length,
                                                            points->points, points->room, nfkc));
        /* utf8proc_reencode writes in place and needs one element more. */
        if (count < points->room) return count;
        points->room = 2 * count + 1;
        points->points = realloc(points->points, (size_t)points->room * sizeof *points->points);
        if (!points->points) peer_fail("utf8proc-nfkc", "out of memory");
    }
}

int main(void)
{
    Points points = {NULL, 0};
    Writer *out = calloc(1, sizeof *out);
    if (!out) peer_fail("utf8proc-nfkc", "out of memory");
    Reader in = {0};
    size_t length;
    for (const char *at; read_lines(&in, &at, &length);) {
        for (const char *block_end = at + length, *end; at < block_end; at = end + 1) {
            end = line_end(at, block_end);
            utf8proc_ssize_t count = decompose(&points, at, (size_t)(end - at));
            put(out, (const char *)points.points, (size_t)checked(utf8proc_reencode(points.points, count, nfkc)));
            put(out, "\n", 1);
        }
    }
    put_flush(out);
    free(points.points);
    free(in.bytes);
    free(out);
    return 0;
}
