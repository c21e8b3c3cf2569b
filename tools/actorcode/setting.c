#include "tools/actorcode/setting.h"

enum { WEIGHT_UNIT = 1024, FADE = 16 };

void setting_fade(Setting *setting)
{
    for (size_t i = 0; i < setting->count; i++) setting->countries[i].weight -= setting->countries[i].weight / FADE;
}

/* The lightest is given up for a new one. */
static SettingCountry *place_for(Setting *setting)
{
    if (setting->count < SETTING_COUNTRIES_MAX) return &setting->countries[setting->count++];
    SettingCountry *lightest = &setting->countries[0];
    for (size_t i = 1; i < setting->count; i++)
        if (setting->countries[i].weight < lightest->weight) lightest = &setting->countries[i];
    return lightest;
}

void setting_add(Setting *setting, Slice country, int32_t weight)
{
    if (country.len != 2 || slice_is(country, "XX")) return;
    for (size_t i = 0; i < setting->count; i++) {
        if (memcmp(setting->countries[i].country, country.ptr, 2) != 0) continue;
        setting->countries[i].weight += weight * WEIGHT_UNIT;
        return;
    }
    SettingCountry *added = place_for(setting);
    *added = (SettingCountry){{country.ptr[0], country.ptr[1], '\0', '\0'}, weight * WEIGHT_UNIT};
}

int32_t setting_weight(const Setting *setting, Slice code)
{
    for (size_t i = 0; i < setting->count; i++)
        if (slice_starts(code, slice_of(setting->countries[i].country))) return setting->countries[i].weight;
    return 0;
}

/* Of equals, that which came first. */
static bool before(const Setting *setting, size_t a, size_t b)
{
    int32_t left = setting->countries[a].weight, right = setting->countries[b].weight;
    return left != right ? left > right : a < b;
}

Slice setting_country(const Setting *setting, size_t rank)
{
    for (size_t i = 0; i < setting->count; i++) {
        size_t better = 0;
        for (size_t other = 0; other < setting->count; other++) better += other != i && before(setting, other, i);
        if (better == rank) return slice_of(setting->countries[i].country);
    }
    return SLICE("");
}
