/* measure COMMAND [ARGUMENT ...]: runs it with its output thrown away, and prints the seconds that it took, the seconds
   of processor time, and the KiB that it had resident at most, it and what it waited for. Its status is the command's,
   or 2. */

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void run(char **command)
{
    int nowhere = open("/dev/null", O_WRONLY);
    if (nowhere < 0 || dup2(nowhere, STDOUT_FILENO) < 0) _exit(127);
    execvp(command[0], command);
    perror(command[0]);
    _exit(127);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

int main(int count, char **arguments)
{
    if (count < 2) {
        fputs("usage: measure COMMAND [ARGUMENT ...]\n", stderr);
        return 2;
    }
    double begin = now();
    pid_t child = fork();
    if (child == 0) run(arguments + 1);
    int status;
    if (child < 0 || waitpid(child, &status, 0) < 0) {
        perror("measure");
        return 2;
    }
    double took = now() - begin;
    /* Linux counts a process's memory from before its exec too: this small program's, which is below any tool's. */
    struct rusage used;
    getrusage(RUSAGE_CHILDREN, &used);
    printf("%.6f %.6f %ld\n", took, seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}
