/* Any bytes as an annotation stream, through the format that the first byte picks, into files where it is a file a
   document. */

#include "tests/fuzz/fuzz.h"

#include <dirent.h>
#include <fcntl.h>

/* What a run has written goes, or the next would leave it as it is. */
static void remove_folder(const char *folder)
{
    DIR *files = opendir(folder);
    for (struct dirent *file; files != NULL && (file = readdir(files)) != NULL;)
        unlinkat(dirfd(files), file->d_name, 0);
    if (files != NULL) closedir(files);
    rmdir(folder);
}

/* Every line of JSON must be an object, and no control character may stand in it. */
static void check_json(int output)
{
    FILE *file = fdopen(dup(output), "r");
    char *line = NULL;
    size_t capacity = 0;
    lseek(output, 0, SEEK_SET);
    for (ssize_t length; (length = getline(&line, &capacity, file)) > 0;) {
        if (line[0] != '{' || length < 3 || line[length - 2] != '}') abort();
        for (ssize_t i = 0; i + 1 < length; i++)
            if ((unsigned char)line[i] < 0x20) abort();
    }
    free(line);
    fclose(file);
}

/* `flat`: the type whose records are the rows, NULL for claims; "": no rows. */
static void run_format(const char *format, const char *by, const char *flat, const uint8_t *data, size_t size)
{
    char path[64], folder[64], *files[] = {path, NULL};
    snprintf(folder, sizeof folder, "/dev/shm/isnad-fuzz-%ld", (long)getpid());
    bool in_files = strcmp(format, "brat") == 0 || strcmp(format, "webanno") == 0;
    bool json = strcmp(format, "json") == 0 || strcmp(format, "w3c") == 0;
    int input = fuzz_file(data, size, path), output = memfd_create("output", 0), kept = dup(STDOUT_FILENO);
    const Stage *const stages[] = {&annconvert_stage, NULL};
    Options options = {.tool = "fuzz", .files = files, .file_count = 1, .own_count = 5,
                       .own = {{.name = "to", .value = format}, {.name = "by", .value = by},
                               {.name = "directory", .value = in_files ? folder : NULL},
                               {.name = "flat", .value = flat == NULL || *flat != '\0' ? "" : NULL},
                               {.name = "types", .value = flat != NULL && *flat != '\0' ? flat : NULL}}};
    dup2(output, STDOUT_FILENO);
    stages_run(&options, stages);
    dup2(kept, STDOUT_FILENO);
    if (json) check_json(output);
    if (in_files) remove_folder(folder);
    close(kept);
    close(output);
    close(input);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const formats[] = {"json", "csv",  "conllu", "vertical", "brat", "webanno",
                                          "w3c",  "json", "sql",    "tsv",      "csv",  "json"};
    if (size == 0) return 0;
    size_t at = data[0] % 12;
    const char *types[] = {NULL, "N", "E"};
    run_format(formats[at], at == 7 ? "sentence" : NULL, at > 8 ? types[data[0] / 12 % 3] : "", data + 1, size - 1);
    return 0;
}
