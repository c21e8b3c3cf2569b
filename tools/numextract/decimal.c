#include "tools/numextract/decimal.h"
#include "common/buffer.h"

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

Decimal decimal_negative(Decimal number)
{
    number.mantissa = -number.mantissa;
    return number;
}

Slice decimal_text(Arena *arena, Decimal number)
{
    char digits[NUMBER_MAX + 1], *out;
    bool negative = number.mantissa < 0;
    for (; number.decimals > 0 && number.mantissa % 10 == 0; number.decimals--) number.mantissa /= 10;
    uint64_t magnitude = negative ? (uint64_t)-number.mantissa : (uint64_t)number.mantissa;
    size_t decimals = (size_t)number.decimals, length = number_write(digits, magnitude), at = 0;
    size_t zeros = length <= decimals ? decimals + 1 - length : 0;   /* 0.05 has one more digit than its mantissa */
    size_t whole = length + zeros - decimals;
    out = arena_take(arena, length + zeros + 2);
    if (negative) out[at++] = '-';
    for (size_t i = 0; i < length + zeros; i++) {
        if (i == whole) out[at++] = '.';
        out[at++] = i < zeros ? '0' : digits[i - zeros];
    }
    return (Slice){out, at};
}
