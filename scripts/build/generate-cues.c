/* generate-cues FILE.tsv: writes the rows of claimfind's cues lexicon (form, act, part, agreement, tense, voice,
   complement), all forms of the lemmas in FILE, to standard output. Part of the build. FILE is
   tools/claimfind/cue-lemmas.tsv. Where two lemmas share a form, the first in the file has it. */

#include "common/errors.h"
#include "tools/claimfind/lemmas.h"

#include <stdio.h>

static void write_form(void *context, const Lemma *lemma, const InflectedForm *form)
{
    (void)context;
    printf("%.*s\t%.*s\t%s\t%s\t%s\t%.*s\t%.*s\n", (int)form->text.len, form->text.ptr,
           (int)lemma->act.len, lemma->act.ptr, form->part, form->agreement, form->tense,
           (int)lemma->voice.len, lemma->voice.ptr, (int)lemma->complement.len, lemma->complement.ptr);
}

static void write_forms(void *context, const Lemma *lemma) { inflect(lemma, write_form, context); }

int main(int argc, char **argv)
{
    errors_name_tool("generate-cues");
    if (argc != 2) die_at(NULL, 0, "%d arguments: expected one file", argc - 1);
    printf("# form\tact\tpart\tagreement\ttense\tvoice\tcomplement\n");
    if (!lemmas_read(argv[1], write_forms, NULL)) return STATUS_ERROR;
    return fflush(stdout) == 0 ? STATUS_DONE : STATUS_ERROR;
}
