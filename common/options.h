#ifndef ISNAD_OPTIONS_H
#define ISNAD_OPTIONS_H

/* The command line. What all tools share is read here; a stage's own options are named in its OptionSpec table and
   asked for by name when the stage opens. With -p a tool takes the options of the stages before it too. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    const char *name;      /* long name, without -- */
    int takes_value;       /* 0, 1, or OPTION_REPEATS: each time that it is given it adds one; all others are given once */
} OptionSpec;

enum { OPTION_REPEATS = 2, OPTIONS_REPEATED_MAX = 32 };

typedef struct {
    const char *name;
    const char *value;     /* NULL where not given, "" where given without a value */
    size_t stage;          /* whose it is: the stage's place in the pipe, from 0 */
    int takes_value;
} Option;

enum { OPTIONS_OWN_MAX = 64 };

typedef struct {
    const char *tool;
    Option own[OPTIONS_OWN_MAX];           /* those of the stages */
    size_t own_count;
    struct {
        const char *name, *value;
        size_t stage;
    } repeated[OPTIONS_REPEATED_MAX];      /* of those that repeat, each value */
    size_t repeated_count;
    size_t stage;                          /* whose options options_value tells */
    char *const *files;                    /* a list of one "-" where none was named */
    size_t file_count;
    bool plain;                            /* -p: the input is plain text */
    bool progress;                         /* --progress: lines for a log */
    bool line_buffered;                    /* flush after each sentence */
    size_t threads;                        /* --threads: with -p, so many at most; 0: not given */
    uint32_t types;                        /* --types: the record types that are written, a bit each from A on; 0: all */
} Options;

/* Reads argv. Where nothing is left to do, because --help (`help`), --version or a usage error was told, it returns false,
   and `*status` is the exit status. `own` lists the options of each of `count` stages, the tool's last, beyond the shared -p --plain
   --line-buffered --progress --threads --types --help --version; a table ends with a NULL name, and may be NULL. A name that several stages have is given to each, if the
   first is one of them, else to the last; those that only stages before the tool's have want -p. */
bool options_read(Options *options, int argc, char **argv, const char *tool, const OptionSpec *const *own, size_t count,
                  const char *help, int *status);

/* The same for libisnad, as with -p: `arguments` ends with NULL and has long options of the stages alone, no shared ones
   and no files. False after naming what is wrong. They must outlive the options, as argv does. */
bool options_read_embedded(Options *options, char **arguments, const char *tool, const OptionSpec *const *own,
                           size_t count);

/* The value of an option of `options->stage`, NULL where it was not given or the stage does not have it. */
const char *options_value(const Options *options, const char *name);
/* All values of one that repeats and is options->stage's, in their order; returns how many. */
size_t options_values(const Options *options, const char *name, const char *values[OPTIONS_REPEATED_MAX]);

static inline bool options_given(const Options *options, const char *name) { return options_value(options, name) != NULL; }

/* Reads 0 to 1, as a decimal, in hundredths, rounded: the value of --min-score. False after naming what is no such. */
bool options_read_score(const char *text, int *hundredths);

/* Whether options->stage is the last of those that have the option: `claimfind -p --min-score` means claims, not names. */
bool options_is_last(const Options *options, const char *name);

#endif
