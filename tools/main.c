/* isnad: all tools in one program. It is the tool whose name it is called by, as a link or a copy; by any other name it is
   the one that its first argument names. */

#include "common/errors.h"
#include "tools/stages.h"

#include <stdio.h>

extern const Tool normalize_tool, sentsplit_tool, tokenize_tool, ner_tag_tool, numextract_tool, claimfind_tool,
  actorcode_tool, lineup_tool, annview_tool, annconvert_tool;

/* In the order of the pipe. */
static const Tool *const tools[] = {
    &normalize_tool, &sentsplit_tool, &tokenize_tool, &ner_tag_tool, &numextract_tool, &claimfind_tool, &actorcode_tool,
    &lineup_tool, &annview_tool, &annconvert_tool,
};
enum { TOOLS = sizeof tools / sizeof *tools };

static const Tool *tool_named(const char *name)
{
    for (size_t i = 0; i < TOOLS; i++)
        if (strcmp(name, tools[i]->stage->name) == 0) return tools[i];
    return NULL;
}

/* The tool that a path is the program of. PROGRAM_PREFIX of an installation may stand before its name. */
static const Tool *tool_of_program(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
    size_t length = strlen(name);
    for (size_t i = 0; i < TOOLS; i++) {
        size_t own = strlen(tools[i]->stage->name);
        if (length >= own && strcmp(name + length - own, tools[i]->stage->name) == 0) return tools[i];
    }
    return NULL;
}

static int finish_output(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout)) return STATUS_DONE;
    error_at(NULL, 0, "standard output: write failed: expected room for all of it");
    return STATUS_ERROR;
}

static int print_version(void)
{
    printf("isnad %s\n", ISNAD_VERSION);
    return finish_output();
}

static int print_tools(void)
{
    puts("usage: isnad TOOL [OPTION ...] [FILE ...]\n"
         "\n"
         "Who claims what against whom, in Arabic news. The tools, in the order in which\n"
         "they stand in a pipe; with -p each takes plain text and runs those before it:\n");
    for (size_t i = 0; i < TOOLS; i++) printf("  %-11s %s\n", tools[i]->stage->name, tools[i]->does);
    puts("\n"
         "isnad TOOL --help tells of each, and so does its manual page, man TOOL. A link\n"
         "to this program that has a tool's name is that tool.\n"
         "\n"
         "example: an article with its claims, on the terminal\n"
         "  isnad annview -p article.txt");
    return finish_output();
}

int main(int argc, char **argv)
{
    const Tool *tool = argc > 0 ? tool_of_program(argv[0]) : NULL;
    if (tool != NULL) return tool_run(tool, argc, argv);
    const char *first = argc > 1 ? argv[1] : "--help";
    tool = tool_named(first);
    if (tool != NULL) return tool_run(tool, argc - 1, argv + 1);
    if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0) return print_tools();
    if (strcmp(first, "--version") == 0 || strcmp(first, "-V") == 0) return print_version();
    error_at(NULL, 0, "no tool %s: expected one of those that isnad alone lists", first);
    return STATUS_ERROR;
}
