#ifndef ISNAD_UNIT_H
#define ISNAD_UNIT_H

/* What the unit tests share: cmocka, an arena for each test (in *state), slices compared with strings. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "common/arena.h"

static inline int unit_set_up(void **state)
{
    *state = arena_new();
    return 0;
}

static inline int unit_tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

#define test_case(function) cmocka_unit_test_setup_teardown(function, unit_set_up, unit_tear_down)
#define assert_slice(slice, string) \
    do { \
        assert_int_equal((slice).len, strlen(string)); \
        assert_memory_equal((slice).ptr, string, (slice).len); \
    } while (0)

#endif
