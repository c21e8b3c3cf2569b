#ifndef ISNAD_ACTORCODE_SETTING_H
#define ISNAD_ACTORCODE_SETTING_H

/* Where the document's events take place: which country its police, its witnesses, its ministry belong to where it does not
   say so. The countries of places and bodies named so far, what came lately counting more. */

#include "tools/actorcode/actors.h"

enum { SETTING_COUNTRIES_MAX = 32 };

typedef struct {
    char country[4];
    int32_t weight;
} SettingCountry;

typedef struct {
    SettingCountry countries[SETTING_COUNTRIES_MAX];
    size_t count;
} Setting;

enum { WEIGHT_PLACE = 3, WEIGHT_NAME = 2, WEIGHT_OFFICE = 1 };

/* A sentence begins: what came before counts a little less. */
void setting_fade(Setting *setting);

/* A country or a place in it has been named. */
void setting_add(Setting *setting, Slice country, int32_t weight);

/* How much it has of the country of a code, from 0. */
int32_t setting_weight(const Setting *setting, Slice code);

/* The `rank`th country, from 0; empty where there are not so many. */
Slice setting_country(const Setting *setting, size_t rank);

#endif
