/* What a cue is decided by, the units around it, is what it is when the sentence is read whole. */

#include "tests/unit/unit.h"

#include "tools/claimfind/network.h"
#include "tools/claimfind/units.h"

#include <string.h>

static const char *const texts[] = {
    "قال الوزير إن الطريق مفتوح",
    "وأكدت وزارة الصحة أن المستشفيات استقبلت أمس عشرات الجرحى، ونفت وجود نقص في الأدوية، وقالت إن الوضع تحت السيطرة",
    "واتهمت باكو يريفان بخرق الهدنة، وفق ما نقلت عنها وكالة الأنباء التي ذكرت أيضا أن القصف تجدد صباح السبت وأن الجيش رد على "
    "مصادر النيران، فيما دعت الأمم المتحدة الطرفين إلى ضبط النفس وطالبت بفتح ممر إنساني وحذرت من كارثة",
    "نفى",
};

/* Every unit, from the first on and from the last on. */
static void check_reading(Network *network, const Reading *reading)
{
    static uint8_t alone[UNITS_MAX][WIDTH_MAX];
    const SourceMemory memory = {.count = 0};
    size_t width = claim_weights.channels;
    for (unsigned backwards = 0; backwards < 2; backwards++) {
        network_read(network, reading, &memory);
        for (size_t i = 0; i < reading->count; i++) {
            size_t at = backwards ? reading->count - 1 - i : i;
            memcpy(alone[at], network_context(network, at), width);
        }
        const uint8_t *whole = network_contexts(network);
        for (size_t at = 0; at < reading->count; at++) assert_memory_equal(whole + at * width, alone[at], width);
    }
}

static void test_alone_as_in_the_whole(void **state)
{
    Vocabulary *vocabulary = vocabulary_open(NULL, 0);
    UnitReader *reader = units_open(vocabulary);
    Network *network = network_open(&claim_weights);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Sentence sentence = {.head = {.type = 'S', .text = slice_of(texts[i]), .end = 1}, .arena = *state,
                             .map = {.count = SIZE_MAX}};
        Reading reading;
        size_t token = 0;
        assert_true(units_read(reader, &sentence, &token, &reading));
        check_reading(network, &reading);
    }
    network_close(network);
    units_close(reader);
    vocabulary_close(vocabulary);
}

int main(void)
{
    const struct CMUnitTest tests[] = {test_case(test_alone_as_in_the_whole)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
