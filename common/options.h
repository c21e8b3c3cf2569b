#ifndef ISNAD_OPTIONS_H
#define ISNAD_OPTIONS_H

/* The command line. What all tools share is read here; a stage's own options are named in its OptionSpec table and
   asked for by name when the stage opens. */

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const char *name;      /* long name, without -- */
    bool takes_value;
} OptionSpec;

enum { OPTIONS_OWN_MAX = 32 };

typedef struct {
    const char *tool;
    const OptionSpec *own;                 /* ends with a NULL name */
    const char *value[OPTIONS_OWN_MAX];    /* of own[i]: NULL where not given, "" where given without a value */
    char **files;                          /* a list of one "-" where none was named */
    size_t file_count;
    bool plain;                            /* -p: the input is plain text */
    bool line_buffered;                    /* flush after each sentence */
} Options;

/* Reads argv. Handles --help (prints `help` on stdout, exit 0), --version and every usage error (exit 2) itself.
   `own` lists the tool's options beyond the shared -p --plain --line-buffered --help --version. */
Options options_read(int argc, char **argv, const char *tool, const OptionSpec *own, const char *help);

/* The value of an own option, NULL where it was not given or this tool does not have it. */
const char *options_value(const Options *options, const char *name);
static inline bool options_given(const Options *options, const char *name) { return options_value(options, name) != NULL; }

#endif
