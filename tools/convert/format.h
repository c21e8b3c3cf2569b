#ifndef ISNAD_CONVERT_FORMAT_H
#define ISNAD_CONVERT_FORMAT_H

/* What annconvert writes: one Format a module, all of them in formats[]. */

#include "common/stage.h"
#include "tools/convert/originals.h"

typedef enum { OFFSETS_CHARS, OFFSETS_BYTES, OFFSETS_UTF16 } OffsetUnit;

typedef struct Format Format;

typedef struct {
    const Format *format;
    bool wanted[26];          /* which record types are converted: A, B ... */
    bool by_sentence;         /* --by sentence */
    char flat;                /* --flat: the type whose records become rows, C, N or E; 0: not wanted */
    OffsetUnit unit;
    Originals *originals;     /* NULL: not given */
    const char *directory;    /* --directory, NULL where not given */
    Slice base;               /* --base */
    uint64_t left_out;        /* records that the format has no place for */
    uint64_t crossing;        /* elements that cross their like: of a record that has others, so it is not lost */
    bool begun;               /* what stands before the first sentence is written */
    bool rejected;            /* something else was passed over and named */
    void *state;              /* the format's own */
} Converter;

/* A sentence with its records of the types wanted, read. All lives as long as the sentence. */
typedef struct {
    Sentence *sentence;
    const Record *records;
    size_t count;
} Annotated;

struct Format {
    const char *name;
    const char *leaves;       /* types that it leaves out where --types does not name them */
    bool by_document;         /* a file a document: takes --directory */
    bool own_offsets;         /* its offsets are of one unit, in the text that it writes: takes no --offsets */
    bool takes_tokens;        /* needs the T records, whatever --types says */
    bool needs_sentences;     /* a paragraph, or a record without its sentence, has no place in it */
    bool takes_flat;          /* --flat is a form of it */
    bool tells_about;         /* where it needs sentences: says with the first what the D record does */
    void *(*open)(Converter *converter);                  /* NULL: no state */
    void (*begin)(Converter *converter, Buffer *out);     /* before all else; NULL: nothing */
    void (*sentence)(Converter *converter, const Annotated *annotated, Buffer *out);
    void (*end)(Converter *converter, Buffer *out);       /* behind the last sentence; NULL: nothing */
    void (*close)(void *state);
};

extern const Format json_format, csv_format, tsv_format, sql_format, conllu_format, vertical_format, brat_format, webanno_format,
    web_annotation_format;

/* An original offset in the unit that is asked for. Ends the program where the original is shorter. */
uint64_t converter_offset(const Converter *converter, Slice doc, uint64_t offset);

/* The D record to tell with a sentence, the first of its document; NULL: none is known or wanted. */
const Record *converter_about(const Converter *converter, const Sentence *sentence);

/* How many bytes of a text a record may have written of it: one that is honest has them in its own columns too, but a
   few lines of a hostile stream could ask for the whole text each. */
size_t record_allowance(const Record *record);

/* What a record is called: the label of a name, number or claim, with its type before it for others. */
Slice record_kind(const Record *record, Arena *arena);

#endif
