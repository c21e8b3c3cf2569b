#include "common/progress.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { SCREEN_STEP = 500, LOG_STEP = 10000 }; /* milliseconds */

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* The bytes of all files; 0 where one is no file. */
static uint64_t size_of(const Options *options)
{
    uint64_t total = 0;
    for (size_t i = 0; i < options->file_count; i++) {
        struct stat status;
        bool standard = strcmp(options->files[i], "-") == 0;
        if ((standard ? fstat(STDIN_FILENO, &status) : stat(options->files[i], &status)) != 0) continue;
        if (!S_ISREG(status.st_mode)) return 0;
        total += (uint64_t)status.st_size;
    }
    return total;
}

void progress_begin(Headway *progress, const Options *options)
{
    bool screen = isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO);
    *progress = (Headway){.tool = options->tool, .log = options->progress, .begun = now(), .last = INT64_MIN / 2};
    progress->total = options->progress || screen ? size_of(options) : 0;
    progress->shown = options->progress || (screen && progress->total > 0);
}

static void show(const Headway *progress, int64_t time)
{
    double seconds = (double)(time - progress->begun) / 1000, megabytes = (double)progress->bytes / 1e6;
    double rate = seconds > 0 ? megabytes / seconds : 0, left = (double)progress->total / 1e6 - megabytes;
    fprintf(stderr, "%s%s: %.1f", progress->log ? "" : "\r", progress->tool, megabytes);
    if (progress->total > 0) fprintf(stderr, " of %.1f", (double)progress->total / 1e6);
    fprintf(stderr, " MB, %llu documents, %.2f MB/s", (unsigned long long)progress->documents, rate);
    if (progress->total > 0 && rate > 0 && left > 0) fprintf(stderr, ", %.0f s left", left / rate);
    fputs(progress->log ? "\n" : "\033[K", stderr);
}

void progress_add(Headway *progress, size_t bytes)
{
    progress->bytes += bytes;
    if (!progress->shown) return;
    int64_t time = now();
    if (time - progress->last < (progress->log ? LOG_STEP : SCREEN_STEP)) return;
    show(progress, time);
    progress->last = time;
    progress->on_screen = !progress->log;
}

void progress_clear(void *context)
{
    Headway *progress = context;
    if (progress->on_screen) fputs("\r\033[K", stderr);
    progress->on_screen = false;
}

void progress_end(Headway *progress)
{
    progress_clear(progress);
    if (progress->shown && progress->log) show(progress, now());
}
