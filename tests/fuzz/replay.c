/* replay FILE...: a fuzz target over texts that are kept, one a line: what `make check` does, for which no libFuzzer is
   needed. Where the target ends the program, the line is named. tests/fuzz/corpus.py tells how a line is written. */

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
void __sanitizer_set_death_callback(void (*act)(void)) __attribute__((weak));

static char place[4096];

static void name_place(void)
{
    if (write(STDERR_FILENO, place, strlen(place)) < 0) _exit(99);
}

static void name_place_on(int number)
{
    name_place();
    signal(number, SIG_DFL);
    raise(number);
}

/* Undoes \n \t \r \\ and \xHH in place; returns the length. */
static size_t unescape(char *line, size_t length)
{
    size_t out = 0;
    for (size_t at = 0; at < length; at++) {
        char byte = line[at];
        if (byte == '\\' && at + 1 < length) {
            byte = line[++at];
            byte = byte == 'n' ? '\n' : byte == 't' ? '\t' : byte == 'r' ? '\r' : byte;
            if (byte == 'x' && at + 2 < length) {
                char digits[3] = {line[at + 1], line[at + 2], '\0'};
                byte = (char)strtoul(digits, NULL, 16);
                at += 2;
            }
        }
        line[out++] = byte;
    }
    return out;
}

/* In a block of just its size, so that a sanitizer sees what reads beyond. */
static void run(const char *line, size_t length)
{
    uint8_t *exact = malloc(length > 0 ? length : 1);
    if (exact == NULL) abort();
    memcpy(exact, line, length);
    LLVMFuzzerTestOneInput(exact, length);
    free(exact);
}

static unsigned long run_file(const char *path)
{
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t capacity = 0;
    unsigned long number = 0, count = 0;
    if (file == NULL) {
        fprintf(stderr, "replay: %s: cannot open: expected a corpus\n", path);
        exit(2);
    }
    for (ssize_t length; (length = getline(&line, &capacity, file)) >= 0;) {
        snprintf(place, sizeof place, "replay: %s:%lu: this text\n", path, ++number);
        if (length > 0 && line[length - 1] == '\n') length--;
        if (length == 0 || line[0] == '#') continue;
        run(line, unescape(line, (size_t)length));
        count++;
    }
    free(line);
    fclose(file);
    return count;
}

int main(int argc, char **argv)
{
    unsigned long count = 0;
    signal(SIGABRT, name_place_on);
    signal(SIGSEGV, name_place_on);
    if (__sanitizer_set_death_callback != NULL) __sanitizer_set_death_callback(name_place);
    for (int i = 1; i < argc; i++) count += run_file(argv[i]);
    fprintf(stderr, "%lu texts\n", count);
    return 0;
}
