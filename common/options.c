#include "common/options.h"
#include "common/errors.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* ---- one argument at a time ---- */

typedef struct {
    Options *options;
    const char *help;      /* NULL: embedded, where there are no files and no options but the stages' own */
    char **arguments, **files;
    int count, at;
    bool only_files;       /* behind -- */
    int status;            /* where reading ended early */
} Reader;

/* All that take something return whether reading goes on. */

static bool print_and_end(Reader *reader, const char *text)
{
    if (fputs(text, stdout) == EOF || fflush(stdout) == EOF) die_at(NULL, 0, "cannot write to standard output");
    reader->status = STATUS_DONE;
    return false;
}

static bool usage_error(Reader *reader, const char *argument, const char *problem)
{
    error_at(NULL, 0, "%s: %s: see --help", argument, problem);
    reader->status = STATUS_ERROR;
    return false;
}

static bool print_version(Reader *reader)
{
    char line[128];
    snprintf(line, sizeof line, "%s (isnad) %s\n", reader->options->tool, ISNAD_VERSION);
    return print_and_end(reader, line);
}

static bool is_shared(const char *name)
{
    static const char *const names[] = {"help", "version", "plain", "line-buffered", "progress"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}

static bool take_shared(Reader *reader, const char *name, bool has_value, const char *argument)
{
    if (has_value) return usage_error(reader, argument, "this option takes no value");
    if (strcmp(name, "help") == 0) return print_and_end(reader, reader->help);
    if (strcmp(name, "version") == 0) return print_version(reader);
    Options *options = reader->options;
    bool *flag = strcmp(name, "plain") == 0      ? &options->plain
                 : strcmp(name, "progress") == 0 ? &options->progress
                                                 : &options->line_buffered;
    if (*flag) return usage_error(reader, argument, "given twice: expected it once");
    return *flag = true;
}

/* From the back: the last stage that has the name says whether it takes a value. */
static Option *find_own(Options *options, const char *name)
{
    for (size_t i = options->own_count; i-- > 0;)
        if (strcmp(options->own[i].name, name) == 0) return &options->own[i];
    return NULL;
}

/* The option's value, behind its = or as the next argument; NULL after naming that there is none. */
static const char *value_of(Reader *reader, const char *value, const char *argument)
{
    if (value != NULL) return value;
    if (reader->at + 1 < reader->count) return reader->arguments[++reader->at];
    usage_error(reader, argument, "a value is missing");
    return NULL;
}

/* What the first stage of the pipe has too is told of the document, and is given to each that has it. */
static void give(Options *options, Option *last, const char *value)
{
    Option *first = options->own;
    while (strcmp(first->name, last->name) != 0) first++;
    for (Option *each = first->stage == 0 ? first : last; each <= last; each++)
        if (strcmp(each->name, last->name) == 0) each->value = value;
}

static bool take_own(Reader *reader, const char *name, const char *value, const char *argument)
{
    Option *option = find_own(reader->options, name);
    if (option == NULL) return usage_error(reader, argument, "unknown option");
    if (!option->takes_value && value != NULL) return usage_error(reader, argument, "this option takes no value");
    if (option->takes_value && (value = value_of(reader, value, argument)) == NULL) return false;
    if (option->takes_value == OPTION_REPEATS) {
        Options *options = reader->options;
        if (options->repeated_count == OPTIONS_REPEATED_MAX) return usage_error(reader, argument, "given too often");
        options->repeated[options->repeated_count].name = option->name;
        options->repeated[options->repeated_count].stage = option->stage;
        options->repeated[options->repeated_count++].value = value;
    } else if (option->value != NULL) {
        return usage_error(reader, argument, "given twice: expected it once");
    }
    give(reader->options, option, value != NULL ? value : "");
    return true;
}

/* Which records are written, where the tool has no --types of its own. */
static bool take_types(Reader *reader, const char *value, const char *argument)
{
    const char *letters = value_of(reader, value, argument);
    if (letters == NULL) return false;
    if (reader->options->types != 0) return usage_error(reader, argument, "given twice: expected it once");
    for (const char *letter = letters; *letter != '\0'; letter++) {
        if (*letter < 'A' || *letter > 'Z') return usage_error(reader, argument, "expected capital letters, as ENC");
        reader->options->types |= (uint32_t)1 << (*letter - 'A');
    }
    return reader->options->types != 0 || usage_error(reader, argument, "expected capital letters, as ENC");
}

static bool take_threads(Reader *reader, const char *value, const char *argument)
{
    const char *digits = value_of(reader, value, argument);
    if (digits == NULL) return false;
    if (reader->options->threads != 0) return usage_error(reader, argument, "given twice: expected it once");
    bool number = strspn(digits, "0123456789") == strlen(digits) && strlen(digits) < 4;
    for (const char *digit = digits; number && *digit != '\0'; digit++)
        reader->options->threads = reader->options->threads * 10 + (size_t)(*digit - '0');
    return reader->options->threads != 0 || usage_error(reader, argument, "expected a number from 1 to 999");
}

static bool take_long(Reader *reader, const char *argument)
{
    const char *equals = strchr(argument, '=');
    size_t length = equals != NULL ? (size_t)(equals - argument) - 2 : strlen(argument) - 2;
    char name[64];
    if (length >= sizeof name) return usage_error(reader, argument, "unknown option");
    memcpy(name, argument + 2, length);
    name[length] = '\0';
    if (reader->help != NULL && is_shared(name)) return take_shared(reader, name, equals != NULL, argument);
    const char *value = equals != NULL ? equals + 1 : NULL;
    if (strcmp(name, "types") == 0 && find_own(reader->options, name) == NULL) return take_types(reader, value, argument);
    if (reader->help != NULL && strcmp(name, "threads") == 0) return take_threads(reader, value, argument);
    return take_own(reader, name, value, argument);
}

static bool take_argument(Reader *reader)
{
    char *argument = reader->arguments[reader->at];
    bool embedded = reader->help == NULL;
    if (argument[0] == '-' && argument[1] == '-' && argument[2] != '\0' && !reader->only_files)
        return take_long(reader, argument);
    if (embedded) return usage_error(reader, argument, "no long option");
    if (reader->only_files || argument[0] != '-' || argument[1] == '\0')
        reader->files[reader->options->file_count++] = argument; /* moves it forward in argv, never past at */
    else if (strcmp(argument, "--") == 0) reader->only_files = true;
    else if (strcmp(argument, "-p") == 0) return take_shared(reader, "plain", false, argument);
    else if (strcmp(argument, "-h") == 0) return take_shared(reader, "help", false, argument);
    else if (strcmp(argument, "-V") == 0) return take_shared(reader, "version", false, argument);
    else return usage_error(reader, argument, "unknown option");
    return true;
}

static void list_own(Options *options, const OptionSpec *const *own, size_t count)
{
    for (size_t stage = 0; stage < count; stage++)
        for (const OptionSpec *spec = own[stage]; spec != NULL && spec->name != NULL; spec++) {
            assert(options->own_count < OPTIONS_OWN_MAX);
            options->own[options->own_count++] =
                (Option){.name = spec->name, .stage = stage, .takes_value = spec->takes_value};
        }
}

/* A stream that is read has been through the stages before. */
static bool check_own(Reader *reader)
{
    const Options *options = reader->options;
    for (size_t i = 0; !options->plain && i < options->own_count; i++) {
        if (options->own[i].value == NULL || options_given(options, options->own[i].name)) continue;
        error_at(NULL, 0, "--%s: only with -p: see --help", options->own[i].name);
        reader->status = STATUS_ERROR;
        return false;
    }
    return true;
}

bool options_read(Options *options, int argc, char **argv, const char *tool, const OptionSpec *const *own, size_t count,
                  const char *help, int *status)
{
    static char *const standard_input[] = {"-", NULL};
    errors_name_tool(tool);
    *options = (Options){.tool = tool, .stage = count - 1, .files = argv + (argc > 0)};
    Reader reader = {.options = options, .help = help, .arguments = argv, .files = argv + (argc > 0), .count = argc, .at = 1};
    list_own(options, own, count);
    bool good = true;
    for (; good && reader.at < reader.count; reader.at++) good = take_argument(&reader);
    good = good && check_own(&reader);
    *status = reader.status;
    if (!good) return false;
    if (options->file_count == 0) {
        options->files = standard_input;
        options->file_count = 1;
    }
    return true;
}

bool options_read_embedded(Options *options, char **arguments, const char *tool, const OptionSpec *const *own, size_t count)
{
    *options = (Options){.tool = tool, .stage = count - 1, .plain = true};
    Reader reader = {.options = options, .arguments = arguments};
    list_own(options, own, count);
    bool good = true;
    while (arguments[reader.count] != NULL) reader.count++;
    for (; good && reader.at < reader.count; reader.at++) good = take_argument(&reader);
    return good;
}

const char *options_value(const Options *options, const char *name)
{
    for (size_t i = 0; i < options->own_count; i++)
        if (options->own[i].stage == options->stage && strcmp(options->own[i].name, name) == 0)
            return options->own[i].value;
    return NULL;
}

size_t options_values(const Options *options, const char *name, const char *values[OPTIONS_REPEATED_MAX])
{
    size_t count = 0;
    for (size_t i = 0; i < options->repeated_count; i++)
        if (options->repeated[i].stage == options->stage && strcmp(options->repeated[i].name, name) == 0)
            values[count++] = options->repeated[i].value;
    return count;
}

bool options_is_last(const Options *options, const char *name)
{
    for (size_t i = 0; i < options->own_count; i++)
        if (options->own[i].stage > options->stage && strcmp(options->own[i].name, name) == 0) return false;
    return true;
}

/* By hand: strtod asks the locale. */
bool options_read_score(const char *text, int *hundredths)
{
    size_t whole = strspn(text, "0123456789"), point = text[whole] == '.';
    size_t decimals = strspn(text + whole + point, "0123456789");
    int thousandths = 0;
    for (size_t i = 0; i < whole; i++) thousandths = thousandths > 1 ? 2 : thousandths * 10 + (text[i] - '0');
    for (size_t i = 0; i < 3; i++)
        thousandths = thousandths * 10 + (i < decimals ? text[whole + point + i] - '0' : 0);
    bool beyond = thousandths == 1000 && strspn(text + whole + point, "0") < decimals;
    *hundredths = (thousandths + 5) / 10;
    if (whole > 0 && text[whole + point + decimals] == '\0' && thousandths <= 1000 && !beyond) return true;
    error_at(NULL, 0, "bad --min-score '%s': expected a number from 0 to 1", text);
    return false;
}
