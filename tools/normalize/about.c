#include "tools/normalize/about.h"
#include "common/record.h"

void about_put_other(Buffer *others, Slice key, Slice value)
{
    Buffer name = {0};
    bool own = slice_is(key, "outlet") || slice_is(key, "time");
    attrs_encode(&name, key);
    buffer_put(&name, own ? SLICE("_") : SLICE(""));
    buffer_put_char(&name, '\0');
    attrs_put(others, name.ptr, value);
    buffer_free(&name);
}
