/* What the sentence says of its tokens beside the words themselves. */

#include "tools/ner-tag/features.h"
#include "tools/ner-tag/gazetteer.h"

/* The gazetteers' names, from left to right, none over another. */
static void see_names(const Words *words, Evidence *evidence)
{
    for (size_t at = 0, next; at < words->count; at = next) {
        next = at + 1;
        Match match = gazetteer_match(words, at);
        if (match.tokens == 0) continue;
        int label = label_of_type(slice_of(match.label));
        for (next = at; next < at + match.tokens; next++) evidence[next].listed = (uint8_t)(next == at ? label : label + 1);
    }
}

/* Tokens between the two marks of a short quotation. */
static void see_quotations(const Words *words, Evidence *evidence)
{
    for (size_t at = 0; at < words->count; at++) {
        size_t length = words_quoted(words, at);
        for (size_t i = 1; i + 1 < length; i++) evidence[at + i].quoted = 1;
        if (length > 0) at += length - 1;
    }
}

/* How long ago a word of a list stood, as `since` was before the token. */
static uint8_t since_list(const Words *words, List list, size_t at, uint8_t since, uint8_t reach)
{
    if (at > 0 && words_may_begin(words, LIST_BIT(list), at - 1)) return 1;
    return (uint8_t)(since > 0 && since < reach ? since + 1 : 0);
}

void evidence_of_sentence(const Words *words, Evidence *evidence)
{
    see_names(words, evidence);
    see_quotations(words, evidence);
    uint8_t titled = 0, said = 0;
    for (size_t at = 0; at < words->count; at++) {
        evidence[at].titled = titled = since_list(words, LIST_PERSON_TITLES, at, titled, TITLE_REACH);
        evidence[at].said = said = since_list(words, LIST_SAYING_VERBS, at, said, SAID_REACH);
    }
}

size_t evidence_numbers(const Evidence *evidence, uint8_t numbers[EVIDENCE_AT_ONCE])
{
    size_t count = 0;
    if (evidence->listed > 0) numbers[count++] = (uint8_t)(EVIDENCE_LISTED + evidence->listed);
    if (evidence->quoted > 0) numbers[count++] = EVIDENCE_QUOTED;
    if (evidence->titled > 0) numbers[count++] = (uint8_t)(EVIDENCE_TITLED + evidence->titled - 1);
    if (evidence->said > 0) numbers[count++] = (uint8_t)(EVIDENCE_SAID + evidence->said - 1);
    if (evidence->stem_before > 0) numbers[count++] = (uint8_t)(EVIDENCE_STEM + evidence->stem_before - 1);
    if (evidence->base_before > 0) numbers[count++] = (uint8_t)(EVIDENCE_BASE + evidence->base_before - 1);
    return count;
}

uint32_t evidence_feature(size_t number) { return model_hash_mixed((uint64_t)FEATURE_EVIDENCE << 32 | number); }
