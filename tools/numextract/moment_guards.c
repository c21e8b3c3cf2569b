/* Whether a moment that was read is one: its words may mean something else, and what stands around them tells. */

#include "tools/numextract/moment_parts.h"

/* A part of the day with nothing beside it is a time only in some shapes: ليلا, الليل, بعد صباح. */
static bool part_stands_alone(const Lexemes *lexemes, const Moment *moment)
{
    static const char *const adverbs[] = {"صباحا", "مساء", "ليلا", "فجرا", "ظهرا", "عصرا"};
    static const char *const firm[] = {"صباح", "مساء", "ليل"};
    static const char *const prepositions[] = {"بعد", "قبل", "خلال", "في", "منذ", "طوال", "طيله", "حتي"};
    const Lexeme *lexeme = lexeme_at(lexemes, moment->from);
    static const char *const prayers[] = {"صلاه", "صلوات", "اذان", "وصلاه"};
    static const char *const morning[] = {"في", "من", "منذ", "حتي", "خلال", "ساعات", "هذا", "ذلك", "قبل", "بعد", "مع"};
    const Lexeme *before = lexeme_at(lexemes, moment->from - 1);
    if (LEXEME_IN(before, prayers)) return false;
    /* The family that rules Kuwait is called الصباح. */
    if (slice_is(lexeme_at(lexemes, moment->from)->key, "الصباح") && !LEXEME_IN(before, morning)) return false;
    bool midnight = slice_is(moment->part, "T24:00");
    if (midnight || LEXEME_IN(lexeme, adverbs)) return true;
    if (lexeme->definite)
        return !slice_is(lexeme->key, "الظهر") && !slice_is(lexeme->key, "العصر") && lexeme->time_length == 1;
    if (lexeme->time_length > 1) return true;
    return LEXEME_IN(lexeme, firm) && LEXEME_IN(before, prepositions);
}

/* A word that may mean something else counts as a date only behind a preposition of time or beside الماضي and the
   like. */
static bool weak_stands(const Lexemes *lexemes, const Moment *moment)
{
    static const char *const prepositions[] = {"في", "منذ", "حتي", "خلال", "قبل", "بعد"};
    const Point *at = &moment->at;
    if (at->year != UNKNOWN || at->day != UNKNOWN || at->weekday != UNKNOWN || moment->mod.len) return true;
    if (moment->direction != DIRECTION_NONE || moment_is_interval(moment)) return true;
    return at->month != UNKNOWN && LEXEME_IN(lexeme_at(lexemes, moment->from - 1), prepositions);
}

/* A month alone that a person, a place or a make of car is called by: سيارة نيسان, جزيرة مايو, الفنانة حزيران. */
static bool is_named_thing(const Lexemes *lexemes, const Moment *moment)
{
    static const char *const things[] = {"سياره", "سيارات", "شركه", "شركتي", "شركات", "طراز", "ماركه", "مجموعه", "مصنع",
            "مصانع", "جزيره", "مدينه", "قريه", "بلده", "ولايه", "محافظه", "مقاطعه", "حي", "شارع", "ميدان", "ساحه",
            "جسر", "كوبري", "مستشفي", "مستشفيات", "عياده", "مايو", "رينو", "تحالف", "السيد", "السيده", "الفنان",
            "الفنانه", "الممثل", "الممثله", "المطربه", "المغني", "المغنيه", "الكاتب", "الكاتبه", "الدكتور", "الدكتوره",
            "اللاعب", "كارلوس", "تيريزا", "تريزا", "الشيخ", "محمد", "احمد", "فريق", "نادي", "صحيفه", "جريده", "حزب",
            "حركه", "حرب", "ثوره", "انتفاضه", "نكسه", "مهرجان", "جامعه"};
    const Point *at = &moment->at;
    bool alone = at->month != UNKNOWN && at->day == UNKNOWN && at->year == UNKNOWN && !moment->direction;
    const Lexeme *first = lexeme_at(lexemes, moment->from);
    if (!alone || moment->to - moment->from > first->time_length || first->preposition) return false;
    return LEXEME_IN(lexeme_at(lexemes, moment->from - 1), things);
}

/* حرب أكتوبر, ثورة 14 يناير: the date is part of a name. */
static bool is_event(const Lexemes *lexemes, const Moment *moment)
{
    static const char *const events[] = {"حرب", "ثوره", "انتفاضه", "نكسه", "حركه"};
    return moment->at.month != UNKNOWN && LEXEME_IN(lexeme_at(lexemes, moment->from - 1), events);
}

/* Months beyond their last day: 31 نيسان is no date. */
static bool day_exists(const Moment *moment)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const Point *points[] = {&moment->at, &moment->last};
    for (int i = 0; i < 2; i++) {
        if (points[i]->day == UNKNOWN || points[i]->month == UNKNOWN) continue;
        if (points[i]->day > (moment->hijri ? 30 : days[points[i]->month - 1])) return false;
    }
    return true;
}

bool moment_stands(const Lexemes *lexemes, const Moment *moment)
{
    bool part_alone = moment->part.len && moment->at.hour == UNKNOWN && !moment_is_dated(moment);
    if (part_alone) return part_stands_alone(lexemes, moment);
    if (moment->weak && !weak_stands(lexemes, moment)) return false;
    return day_exists(moment) && !is_event(lexemes, moment) && !is_named_thing(lexemes, moment);
}
