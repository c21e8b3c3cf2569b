/* libisnad as a program that embeds it sees it: records and lines of documents in memory, errors that return, threads. */

#include "common/buffer.h"
#include "include/isnad.h"
#include "tests/unit/unit.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

static const char article[] =
    "اتهمت باكو يريفان بقصف 3 قرى صباح السبت.\n"
    "وقال المتحدث باسم وزارة الدفاع إن القوات ردت على مصادر النيران؛ وأضاف أن الهجوم أوقع خمسة جرحى.\n";

static const char *const last[] = {"normalize", "sentsplit", "tokenize", "ner-tag", "numextract", "claimfind"};
enum { STAGES = sizeof last / sizeof *last };

/* ---- records and lines ---- */

static int add_lines(void *context, const char *lines, size_t length)
{
    buffer_put(context, (Slice){lines, length});
    return 0;
}

/* The stream's lines again, made of the records. */
static int add_record(void *context, const isnad_record *record)
{
    const isnad_slice texts[] = {record->text, record->label, record->value, record->attrs};
    buffer_put_char(context, record->type);
    buffer_put_char(context, '\t');
    buffer_put(context, (Slice){record->doc.ptr, record->doc.len});
    const uint64_t numbers[] = {record->sent, record->begin, record->end};
    for (size_t i = 0; i < 3; i++) {
        buffer_put_char(context, '\t');
        buffer_put_number(context, numbers[i]);
    }
    for (size_t i = 0; i < 4; i++) {
        buffer_put_char(context, '\t');
        buffer_put(context, (Slice){texts[i].ptr, texts[i].len});
    }
    buffer_put_char(context, '\n');
    return 0;
}

static void records_and_lines_say_the_same(void **state)
{
    (void)state;
    for (size_t i = 0; i < STAGES; i++) {
        Buffer lines = {0}, records = {0};
        isnad_pipe *pipe = isnad_open(last[i], NULL);
        assert_int_equal(isnad_status(pipe), ISNAD_DONE);
        assert_int_equal(isnad_lines(pipe, "a", article, strlen(article), add_lines, &lines), ISNAD_DONE);
        assert_int_equal(isnad_records(pipe, "a", article, strlen(article), add_record, &records), ISNAD_DONE);
        assert_string_equal(isnad_message(pipe), "");
        assert_true(lines.len > 0 && slice_equal(buffer_slice(&lines), buffer_slice(&records)));
        isnad_close(pipe);
        buffer_free(&lines);
        buffer_free(&records);
    }
}

typedef struct {
    size_t claims, wanted, seen;
    char cue[32], source[64];
    size_t cue_length, absent;
} Found;

static int find_claim(void *context, const isnad_record *record)
{
    Found *found = context;
    if (++found->seen == found->wanted) return 1;
    if (record->type != 'C' || found->claims++ > 0) return 0;
    found->cue_length = isnad_attribute(record, "cue", found->cue, sizeof found->cue);
    found->absent = isnad_attribute(record, "no-such-key", NULL, 0);
    assert_true(record->value.len < sizeof found->source);
    memcpy(found->source, record->value.ptr, record->value.len);
    return 0;
}

static void claims_have_source_and_attributes(void **state)
{
    (void)state;
    Found found = {0};
    isnad_pipe *pipe = isnad_open("claimfind", NULL);
    assert_int_equal(isnad_records(pipe, "a", article, strlen(article), find_claim, &found), ISNAD_DONE);
    assert_true(found.claims >= 2);
    assert_string_equal(found.source, "باكو");
    assert_string_equal(found.cue, "اتهمت");
    assert_int_equal(found.cue_length, strlen("اتهمت"));
    assert_true(found.absent == SIZE_MAX);
    isnad_close(pipe);
}

static void attribute_decodes_and_cuts(void **state)
{
    (void)state;
    const char attrs[] = "cue=a;target=x%3By%25%zz;empty=";
    isnad_record record = {.attrs = {attrs, strlen(attrs)}};
    char out[4];
    assert_int_equal(isnad_attribute(&record, "target", out, sizeof out), 7);
    assert_string_equal(out, "x;y");
    assert_int_equal(isnad_attribute(&record, "empty", out, sizeof out), 0);
    assert_string_equal(out, "");
    assert_int_equal(isnad_attribute(&record, "cue", NULL, 0), 1);
    assert_true(isnad_attribute(&record, "cu", out, sizeof out) == SIZE_MAX);
}

static void a_caller_may_stop(void **state)
{
    (void)state;
    Found found = {.wanted = 3};
    isnad_pipe *pipe = isnad_open("tokenize", NULL);
    assert_int_equal(isnad_records(pipe, "a", article, strlen(article), find_claim, &found), ISNAD_STOPPED);
    assert_int_equal(found.seen, 3);
    found = (Found){0};
    assert_int_equal(isnad_records(pipe, "b", article, strlen(article), find_claim, &found), ISNAD_DONE);
    assert_true(found.seen > 20);
    isnad_close(pipe);
}

/* ---- errors ---- */

static void bad_options_return(void **state)
{
    (void)state;
    static const char *const bad[][2] = {
        {"claimfind", "--no-such"}, {"claimfind", "--lexicon"}, {"claimfind", "--lexicon=/no/such"},
        {"claimfind", "--lexicon=/"}, {"numextract", "--lexicon=/"}, {"ner-tag", "--model=/"}, {"ner-tag", "--gazetteer=/"},
        {"claimfind", "--date=soon"}, {"claimfind", "--min-score=2"}, {"claimfind", "--min-score=0.5x"},
        {"claimfind", "--clitics=x"}, {"claimfind", "--mode=x"}, {"claimfind", "--max-chars=0"}, {"claimfind", "--form=x"},
        {"claimfind", "--profile=x"}, {"claimfind", "--digits=x"}, {"claimfind", "--encoding=x"}, {"claimfind", "--columns=1,2"},
        {"claimfind", "--dediac=x"}, {"claimfind", "--help"}, {"claimfind", "--plain"}, {"claimfind", "-p"},
        {"claimfind", "-h"}, {"claimfind", "file.txt"}, {"claimfind", "--"}, {"claimfind", ""}, {"normalize", "--date=first"},
        {"annview", NULL}, {"", NULL},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const char *options[] = {bad[i][1], NULL};
        isnad_pipe *pipe = isnad_open(bad[i][0], options);
        Found found = {0};
        assert_int_equal(isnad_status(pipe), ISNAD_ERROR);
        assert_true(strlen(isnad_message(pipe)) > 10);
        assert_int_equal(isnad_message(pipe)[strlen(isnad_message(pipe)) - 1], '\n');
        assert_int_equal(isnad_records(pipe, "a", article, strlen(article), find_claim, &found), ISNAD_ERROR);
        assert_int_equal(found.seen, 0);
        isnad_close(pipe);
    }
}

static void options_are_copied(void **state)
{
    (void)state;
    char encoding[] = "--encoding=ISO-8859-6", date[] = "--date=2025-05-20";
    const char *options[] = {encoding, date, NULL};
    isnad_pipe *pipe = isnad_open("numextract", options);
    memset(encoding, 'x', sizeof encoding - 1);
    memset(date, 'x', sizeof date - 1);
    Buffer lines = {0};
    const char text[] = "\xe3\xe6\xea\xc7 20 \xea\xe8\xe5\xc7"; /* in ISO-8859-6 */
    assert_int_equal(isnad_lines(pipe, "a", text, strlen(text), add_lines, &lines), ISNAD_DONE);
    buffer_put_char(&lines, '\0');
    assert_non_null(strstr(lines.ptr, "P20D"));
    buffer_free(&lines);
    isnad_close(pipe);
}

static void each_document_has_its_day(void **state)
{
    (void)state;
    isnad_pipe *pipe = isnad_open("numextract", NULL);
    const char text[] = "وصل الوفد أمس.";
    const char *const days[] = {"2020-10-10", "2021-01-01T08:00Z", NULL};
    const char *const resolved[] = {"resolved=2020-10-09", "resolved=2020-12-31", NULL};
    for (size_t i = 0; i < 3; i++) {
        Buffer lines = {0};
        isnad_about(pipe, "عنوان", days[i], NULL);
        assert_int_equal(isnad_lines(pipe, "a", text, strlen(text), add_lines, &lines), ISNAD_DONE);
        buffer_put_char(&lines, '\0');
        assert_true(lines.ptr[0] == 'D' && strstr(lines.ptr, "عنوان") != NULL);
        if (resolved[i] != NULL) assert_non_null(strstr(lines.ptr, resolved[i]));
        else assert_null(strstr(lines.ptr, "resolved"));
        buffer_free(&lines);
    }
    Buffer lines = {0};
    assert_int_equal(isnad_lines(pipe, "a", text, strlen(text), add_lines, &lines), ISNAD_DONE);
    assert_int_equal(lines.ptr[0], 'S'); /* it was said of one document */
    isnad_about(pipe, NULL, "أمس", NULL);
    assert_int_equal(isnad_lines(pipe, "a", text, strlen(text), add_lines, &lines), ISNAD_REJECTED);
    assert_non_null(strstr(isnad_message(pipe), "bad date"));
    buffer_free(&lines);
    isnad_close(pipe);
}

static void bad_text_is_told(void **state)
{
    (void)state;
    Found found = {0};
    isnad_pipe *pipe = isnad_open("sentsplit", NULL);
    assert_int_equal(isnad_records(pipe, "a", "x\n\xff\n", 4, find_claim, &found), ISNAD_DONE);
    assert_string_equal(isnad_message(pipe), "isnad: a:2: 1 byte sequence is not UTF-8: replaced by U+FFFD\n");
    assert_int_equal(found.seen, 2);
    assert_int_equal(isnad_records(pipe, "", "x", 1, find_claim, &found), ISNAD_ERROR);
    assert_int_equal(isnad_records(pipe, "a", NULL, 0, find_claim, &found), ISNAD_DONE);
    assert_string_equal(isnad_message(pipe), "");
    isnad_close(pipe);
}

static void a_paragraph_too_long_returns(void **state)
{
    (void)state;
    size_t length = (65u << 20) + 2;
    char *text = malloc(length);
    assert_non_null(text);
    memset(text, 'x', length);
    memcpy(text, "a\n", 2);
    Found found = {0};
    isnad_pipe *pipe = isnad_open("normalize", NULL);
    assert_int_equal(isnad_records(pipe, "a", text, length, find_claim, &found), ISNAD_ERROR);
    assert_non_null(strstr(isnad_message(pipe), "paragraph too long"));
    assert_int_equal(found.seen, 1);
    assert_int_equal(isnad_records(pipe, "a", "b", 1, find_claim, &found), ISNAD_DONE);
    isnad_close(pipe);
    free(text);
}

static void a_table_names_its_documents(void **state)
{
    (void)state;
    const char *options[] = {"--tsv", NULL};
    const char table[] = "one\tنص\nnone\ntwo\tنص\n";
    Buffer lines = {0};
    isnad_pipe *pipe = isnad_open("normalize", options);
    assert_int_equal(isnad_lines(pipe, "t", table, strlen(table), add_lines, &lines), ISNAD_REJECTED);
    assert_string_equal(isnad_message(pipe), "isnad: t:2: no tab in the line: expected document id, tab, text\n");
    assert_slice(buffer_slice(&lines), "P\tone\t0\t0\t2\tنص\t\t\tpar=1\nP\ttwo\t0\t0\t2\tنص\t\t\tpar=1\n");
    buffer_free(&lines);
    isnad_close(pipe);
}

/* ---- threads ---- */

typedef struct {
    const char *options[2];
    Buffer lines;
    bool failed;
} Work;

static void *work_in_thread(void *given)
{
    Work *work = given;
    for (size_t round = 0; round < 20; round++) {
        isnad_pipe *pipe = isnad_open("claimfind", work->options), *wrong = isnad_open("claimfind", (const char *[]){"-x", NULL});
        work->lines.len = 0;
        work->failed |= isnad_lines(pipe, "a", article, strlen(article), add_lines, &work->lines) != ISNAD_DONE;
        work->failed |= isnad_message(pipe)[0] != '\0' || strstr(isnad_message(wrong), "-x") == NULL;
        isnad_close(pipe);
        isnad_close(wrong);
    }
    return NULL;
}

static void threads_do_not_meet(void **state)
{
    (void)state;
    Work work[3] = {{.options = {"--clitics=d3"}}, {.options = {"--dediac"}}, {.options = {"--clitics=d3"}}};
    pthread_t threads[2];
    for (size_t i = 0; i < 2; i++) assert_int_equal(pthread_create(&threads[i], NULL, work_in_thread, &work[i]), 0);
    for (size_t i = 0; i < 2; i++) assert_int_equal(pthread_join(threads[i], NULL), 0);
    work_in_thread(&work[2]);
    assert_false(work[0].failed || work[1].failed || work[2].failed);
    assert_true(slice_equal(buffer_slice(&work[0].lines), buffer_slice(&work[2].lines)));
    assert_false(slice_equal(buffer_slice(&work[1].lines), buffer_slice(&work[2].lines)));
    for (size_t i = 0; i < 3; i++) buffer_free(&work[i].lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_and_lines_say_the_same), cmocka_unit_test(claims_have_source_and_attributes),
        cmocka_unit_test(attribute_decodes_and_cuts), cmocka_unit_test(a_caller_may_stop),
        cmocka_unit_test(bad_options_return), cmocka_unit_test(options_are_copied), cmocka_unit_test(each_document_has_its_day), cmocka_unit_test(bad_text_is_told),
        cmocka_unit_test(a_paragraph_too_long_returns), cmocka_unit_test(a_table_names_its_documents),
        cmocka_unit_test(threads_do_not_meet),
    };
    return cmocka_run_group_tests_name("library", tests, NULL, NULL);
}
