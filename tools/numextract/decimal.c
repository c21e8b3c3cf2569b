#include "tools/numextract/decimal.h"
#include <inttypes.h>

Decimal decimal_of(int64_t whole) { return (Decimal){whole, 0, true}; }

static Decimal times_ten(Decimal number)
{
    if (number.mantissa > INT64_MAX / 10 || number.mantissa < INT64_MIN / 10) number.valid = false;
    else number.mantissa *= 10;
    return number;
}

Decimal decimal_scale(Decimal number, int power)
{
    for (; power > 0 && number.valid; power--) {
        if (number.decimals > 0) number.decimals--;
        else number = times_ten(number);
    }
    return number;
}

/* The same number with at least so many decimals. */
static Decimal widen(Decimal number, int decimals)
{
    while (number.valid && number.decimals < decimals) {
        number = times_ten(number);
        number.decimals++;
    }
    return number;
}

Decimal decimal_add(Decimal a, Decimal b)
{
    a = widen(a, b.decimals);
    b = widen(b, a.decimals);
    bool fits = a.valid && b.valid && (b.mantissa < 0 || a.mantissa <= INT64_MAX - b.mantissa);
    return (Decimal){fits ? a.mantissa + b.mantissa : 0, a.decimals, fits};
}

int decimal_compare(Decimal a, Decimal b)
{
    a = widen(a, b.decimals);
    b = widen(b, a.decimals);
    return (a.mantissa > b.mantissa) - (a.mantissa < b.mantissa);
}

int64_t decimal_whole(Decimal number)
{
    for (; number.decimals > 0 && number.mantissa % 10 == 0; number.decimals--) number.mantissa /= 10;
    return number.valid && number.decimals == 0 && number.mantissa >= 0 ? number.mantissa : -1;
}

Slice decimal_text(Arena *arena, Decimal number)
{
    int64_t power = 1;
    for (; number.decimals > 0 && number.mantissa % 10 == 0; number.decimals--) number.mantissa /= 10;
    for (int i = 0; i < number.decimals; i++) power *= 10;
    if (number.decimals == 0) return arena_format(arena, "%" PRId64, number.mantissa);
    return arena_format(arena, "%" PRId64 ".%0*" PRId64, number.mantissa / power, number.decimals,
            number.mantissa % power);
}
