#ifndef ISNAD_H
#define ISNAD_H

/* libisnad: the tools of isnad(7) inside a program of yours. A pipe takes the text of documents and hands back the
   records that the tools would write. See libisnad(3) and isnad-stream(5).

   Nothing here ends the program, writes to a descriptor, asks the locale or has a state outside the pipe; only where the
   system has no memory left, it says so on standard error and aborts. A pipe belongs to one thread at a time, and any
   number of pipes may work at once. */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of the library, "0.2.0". */
const char *isnad_version(void);

/* Bytes with their length: UTF-8, not NUL-terminated, and not yours. */
typedef struct {
    const char *ptr;
    size_t len;
} isnad_slice;

/* One line of the stream, its escapes undone. */
typedef struct {
    char type;                /* 'S' a sentence, 'T' a token, 'E' a name, 'N' a number, 'C' a claim; 'P' a paragraph;
                                 'D' the document, before all else, where isnad_about or the input tells of it */
    uint64_t sent;            /* the sentence's number in the document, from 1; 0 in a paragraph */
    uint64_t begin, end;      /* where it stands in the text: code points from 0, `end` behind the last */
    isnad_slice doc, text, label, value;
    isnad_slice attrs;        /* key=value;key=value, values percent-encoded: isnad_attribute reads them */
} isnad_record;

/* What a function below returns. */
enum {
    ISNAD_DONE = 0,
    ISNAD_REJECTED = 1,       /* part of the input was passed over; isnad_message names it */
    ISNAD_ERROR = 2,          /* nothing, or not all, was done; isnad_message says why */
    ISNAD_STOPPED = 3         /* your function wanted no more */
};

/* Gets each record in the order of the stream. Its slices live until it returns. Anything but 0 stops the document. */
typedef int isnad_record_function(void *context, const isnad_record *record);

/* Gets the stream as the tools write it, whole lines, a sentence at a time. Anything but 0 stops the document. */
typedef int isnad_lines_function(void *context, const char *lines, size_t length);

typedef struct isnad_pipe isnad_pipe;

/* A pipe of the stages from normalize to `stage`, which is "normalize", "sentsplit", "tokenize", "ner-tag", "numextract",
   "claimfind" or "actorcode". `options` is a list of what `STAGE -p` takes on the command line, each value joined to its name:
   {"--date=2025-05-20", "--dediac", NULL}; NULL is none. Files that options name are read now. Gives a pipe to close in
   any case; where isnad_status of it is not ISNAD_DONE, it can do nothing but say why. */
isnad_pipe *isnad_open(const char *stage, const char *const *options);

/* How the last call on the pipe ended. */
int isnad_status(const isnad_pipe *pipe);

/* What the last call on the pipe had to say: a line for each message, as the tools write them on standard error; empty
   where there was nothing. Lives until the next call. */
const char *isnad_message(const isnad_pipe *pipe);

/* Reads one document: `id` is what column doc will have, NUL-terminated UTF-8, not empty; `text` is in UTF-8, or in the
   charset of --encoding. With --tsv it is a table of documents, and `id` is not looked at. */
int isnad_records(isnad_pipe *pipe, const char *id, const char *text, size_t length, isnad_record_function *each,
                  void *context);
int isnad_lines(isnad_pipe *pipe, const char *id, const char *text, size_t length, isnad_lines_function *each,
                void *context);

/* Says of the document that is read next under what headline, on what day (YYYY-MM-DD, or a timestamp that begins with it)
   and by whom it was published: it becomes the document's D record, and numextract reckons from the day. NULL, or empty:
   not known. The strings may go away then. Of a table it is said of all rows that do not say their own. */
void isnad_about(isnad_pipe *pipe, const char *title, const char *date, const char *outlet);

/* Finds a key of a record's attrs. Writes its value, decoded and NUL-terminated, to `out` as far as `size` allows, as
   snprintf does, and returns its whole length; SIZE_MAX where the record does not have the key. */
size_t isnad_attribute(const isnad_record *record, const char *key, char *out, size_t size);

void isnad_close(isnad_pipe *pipe);

#ifdef __cplusplus
}
#endif

#endif
