/* The normalize stage: plain text in, P records out. */

#include "common/errors.h"
#include "tools/normalize/decode.h"
#include "tools/normalize/front_matter.h"
#include "tools/normalize/profile_making.h"
#include "tools/normalize/profiles.h"
#include "tools/normalize/signature.h"
#include "tools/normalize/table.h"
#include "tools/normalize/timestamp.h"
#include "tools/stages.h"

#include <stdlib.h>

typedef struct {
    const char *document;   /* --doc, or NULL */
    const char *encoding;   /* --encoding, or NULL */
    bool table;             /* --tsv, --csv or --jsonl: which */
    TableForm form;
    bool front_matter;      /* --meta */
    RowFields fields;       /* --columns, --fields */
    bool header;            /* the table's first row names its columns */
    About about;            /* --headline, --date, --outlet: of documents that do not say their own */
    Buffer about_memory;
    bool report;            /* --report */
    bool ids_by_path;       /* --ids path */
    KnownIds known;
    Profile profile;
} Normalize;

/* ---- options ---- */

/* Says what is wrong with an option. */
static bool refuse(const char *option, const char *value, const char *problem)
{
    error_at(NULL, 0, "%s%s%s: %s", option, value[0] != '\0' ? " " : "", value, problem);
    return false;
}

static Slice keep_option(const Options *options, const char *name, Buffer *memory)
{
    uint64_t replaced = 0;
    size_t from = memory->len;
    if (options_given(options, name)) decode_all(memory, slice_of(options_value(options, name)), &replaced);
    return (Slice){NULL, memory->len - from};
}

/* What --headline, --date and --outlet say. Of --date the words are numextract's. */
static bool read_about(Normalize *normalize, const Options *options)
{
    static const char *const words[] = {"doc", "first", "none"};
    const char *date = options_value(options, "date");
    char day[DAY_LENGTH];
    Slice time;
    About *about = &normalize->about;
    Slice *fields[] = {&about->title, &about->outlet, &about->date};
    bool word = false, alone = options->tool != NULL && strcmp(options->tool, "normalize") == 0;
    for (size_t i = 0; date != NULL && i < sizeof words / sizeof *words; i++) word |= strcmp(date, words[i]) == 0;
    if (date != NULL && (alone || !word) && !timestamp_read(slice_of(date), day, &time))
        return refuse("--date", date, alone ? "expected YYYY-MM-DD" : "expected YYYY-MM-DD, doc, first or none");
    about->title = keep_option(options, "headline", &normalize->about_memory);
    about->outlet = keep_option(options, "outlet", &normalize->about_memory);
    if (!word) about->date = keep_option(options, "date", &normalize->about_memory);
    for (size_t i = 0, at = 0; i < sizeof fields / sizeof *fields; at += fields[i++]->len)
        fields[i]->ptr = fields[i]->len > 0 ? normalize->about_memory.ptr + at : "";
    return true;
}

/* The form of the tables that are read, TABLE_FORMS where the input is text; false after naming two. */
static bool read_form(Normalize *normalize, const Options *options)
{
    static const char *const names[TABLE_FORMS] = {"tsv", "csv", "jsonl"};
    unsigned given = 0;
    for (unsigned i = 0; i < TABLE_FORMS; i++) {
        if (!options_given(options, names[i])) continue;
        normalize->table = true;
        normalize->form = (TableForm)i;
        given++;
    }
    return given < 2 || refuse("--tsv, --csv and --jsonl", "", "expected one of them");
}

/* By name where the table can have names, by number else: of --tsv the first two columns. */
static bool read_fields(Normalize *normalize, const Options *options)
{
    const char *columns = options_value(options, "columns"), *fields = options_value(options, "fields");
    bool tabs = normalize->form == TABLE_TSV;
    if (columns != NULL && fields != NULL) return refuse("--columns with --fields", "", "expected one of them");
    if (columns != NULL && normalize->form == TABLE_JSONL)
        return refuse("--columns with --jsonl", "", "expected --fields: its fields have names");
    normalize->header = normalize->form != TABLE_JSONL && columns == NULL && (fields != NULL || !tabs);
    if (columns != NULL)
        return row_fields_by_number(columns, &normalize->fields) ||
               refuse("--columns", columns, "expected the columns' numbers: ID,TEXT[,DATE[,OUTLET[,TITLE]]], as 1,3 or 1,3,2");
    if (fields != NULL)
        return row_fields_by_name(fields, &normalize->fields) ||
               refuse("--fields", fields, "expected id=NAME,text=NAME,date=NAME,source=NAME,title=NAME, or some of them");
    if (!tabs) return true;
    normalize->fields = (RowFields){.by_number = true, .numbers = {1, 2}, .two = true};
    return true;
}

/* Options that contradict each other; false after naming it. */
static bool check_own(const Normalize *normalize, const Options *options)
{
    const char *document = normalize->document;
    bool table = normalize->table;
    if (document != NULL && table) return refuse("--doc with a table", "", "expected one: a table names its documents");
    if (normalize->front_matter && table) return refuse("--meta with a table", "", "expected one: a table has columns for it");
    if (options_given(options, "columns") && !table)
        return refuse("--columns without --tsv or --csv", "", "expected both: only tables have columns");
    if (options_given(options, "fields") && !table)
        return refuse("--fields without --csv, --jsonl or --tsv", "", "expected both: only tables have fields");
    if (document != NULL && options->file_count > 1) return refuse("--doc with several files", "", "expected one file");
    return document == NULL || document[0] != '\0' || refuse("--doc is empty", "", "expected a document id");
}

/* Which documents are read, and how; false after naming what is wrong. */
static bool read_own(Normalize *normalize, const Options *options)
{
    const char *encoding = options_value(options, "encoding"), *ids = options_value(options, "ids");
    normalize->document = options_value(options, "doc");
    normalize->encoding = encoding;
    normalize->front_matter = options_given(options, "meta");
    normalize->ids_by_path = ids != NULL && strcmp(ids, "path") == 0;
    if (ids != NULL && !normalize->ids_by_path && strcmp(ids, "name") != 0)
        return refuse("--ids", ids, "expected path or name");
    if (encoding != NULL && !decoder_knows(encoding))
        return refuse("--encoding", encoding, "unknown: expected auto or a name that ICU knows, as windows-1256");
    return read_form(normalize, options) && check_own(normalize, options) && read_about(normalize, options) &&
           read_fields(normalize, options);
}

static void *open_normalize(const Options *options)
{
    Normalize *normalize = calloc(1, sizeof *normalize);
    if (normalize == NULL) die_at(NULL, 0, "out of memory");
    normalize->report = options_given(options, "report");
    ChangeSet set;
    if (!read_own(normalize, options) || !profiles_choose(options, &set)) {
        buffer_free(&normalize->about_memory);
        free(normalize);
        return NULL;
    }
    profile_make(&normalize->profile, set);
    return normalize;
}

/* ---- one file ---- */

/* The file's path without its last extension, or what of it is the name alone. */
static Slice name_of_file(const char *path, bool whole)
{
    const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
    const char *dot = strrchr(name, '.'), *end = dot != NULL && dot != name ? dot : path + strlen(path);
    while (whole && path[0] == '.' && path[1] == '/') path += 2;
    const char *from = whole ? path : name;
    return (Slice){from, (size_t)(end - from)};
}

static Slice document_id(const Normalize *normalize, const Input *input)
{
    if (input_document(input) != NULL) return slice_of(input_document(input));
    if (normalize->document != NULL) return slice_of(normalize->document);
    return name_of_file(input_name(input), normalize->ids_by_path);
}

/* A file on its way. */
typedef struct {
    const Normalize *normalize;
    Input *input;
    Decoder *decoder;
    ParagraphReader *paragraphs;
    Reading reading;
    Buffer id;              /* of the document that the file is */
    About about;            /* likewise */
} File;

/* Whether a text begins with a record, which it would be strange for a text to do. */
static bool is_stream(Slice text)
{
    const char *newline = memchr(text.ptr, '\n', text.len);
    if (newline == NULL || text.ptr[0] < 'A' || text.ptr[0] > 'Z') return false;
    Line line = line_cut(slice_part(text, 0, (size_t)(newline - text.ptr)));
    return record_check(&line) == NULL;
}

/* What an error cuts short is no paragraph. */
static void read_text(File *file)
{
    Slice text;
    bool first = true;
    for (; file->reading.status != STATUS_ERROR && decoder_next(file->decoder, &text); first = false) {
        if (first && is_stream(text))
            reading_fail(&file->reading, "a stream, not plain text: expected no -p and no normalize before it");
        else paragraphs_add_text(file->paragraphs, text);
    }
    if (input_good(file->input)) paragraphs_finish_document(file->paragraphs);
}

static void read_table(File *file)
{
    Slice text;
    const Normalize *normalize = file->normalize;
    Rows *rows = rows_open(file->paragraphs, &file->reading, &normalize->fields, &file->about, buffer_slice(&file->id));
    TableReader *table = table_open(normalize->form, normalize->header, rows, file->paragraphs, &file->reading);
    while (file->reading.status != STATUS_ERROR && decoder_next(file->decoder, &text)) table_add(table, text);
    if (input_good(file->input)) table_finish(table);
    table_close(table);
    rows_close(rows);
}

static void read_document(File *file)
{
    paragraphs_start_document(file->paragraphs, buffer_slice(&file->id), &file->about);
    read_text(file);
}

/* Appends a piece; sequences that are replaced in it are in its lines. */
static void add_valid(File *file, Slice piece, Buffer *text)
{
    Buffer valid = {0};
    uint64_t line = file->reading.line;
    bool within_end = text->len > 0 && text->ptr[text->len - 1] == '\r' && piece.ptr[0] == '\n';
    file->reading.line += reading_line_ends(buffer_slice(text)) - within_end;
    buffer_put(text, paragraphs_valid(file->paragraphs, piece, &valid));
    file->reading.line = line;
    buffer_free(&valid);
}

/* A document behind its front matter, which comes in as many pieces as it takes. */
static void read_with_front_matter(File *file)
{
    Buffer text = {0}, others = {0};
    FrontMatter front;
    Slice piece;
    bool more;
    do {
        more = decoder_next(file->decoder, &piece);
        if (more && piece.len > 0) add_valid(file, piece, &text);
    } while (!front_matter_read(buffer_slice(&text), !more, &file->reading, &others, &front) && more);
    About about = about_filled(front.about, &file->about);
    uint64_t line = file->reading.line;
    if (front.date_line > 0) file->reading.line = front.date_line;
    paragraphs_start_document(file->paragraphs, front.id.len > 0 ? front.id : buffer_slice(&file->id), &about);
    file->reading.line = line;
    paragraphs_skip(file->paragraphs, front.characters);
    paragraphs_add_text(file->paragraphs, slice_part(buffer_slice(&text), front.length, text.len));
    read_text(file);
    buffer_free(&text);
    buffer_free(&others);
}

/* A few are a text's own; a text that is mostly such is in another charset. */
static void report_replaced(File *file)
{
    uint64_t count = paragraphs_replaced(file->paragraphs);
    bool most = 4 * count > paragraphs_characters(file->paragraphs) && count > 10;
    if (most)
        reading_reject(&file->reading, "%llu characters of %llu are not %s: expected --encoding auto, or the charset's name",
                       (unsigned long long)count, (unsigned long long)paragraphs_characters(file->paragraphs),
                       decoder_charset(file->decoder));
    else if (count > 0)
        error_at(file->reading.file, file->reading.replaced_line, "%llu byte %s not %s: replaced by U+FFFD",
                 (unsigned long long)count, count == 1 ? "sequence is" : "sequences are", decoder_charset(file->decoder));
}

static Slice said(const char *text) { return text != NULL ? slice_of(text) : SLICE(""); }

/* What a program says of a document that it hands over. */
static About about_of_input(const Input *input)
{
    const InputAbout *about = input_about(input);
    if (about == NULL) return (About){.date = {0}};
    return (About){.title = said(about->title), .date = said(about->date), .outlet = said(about->outlet)};
}

/* The option that reads what a file's name says that it holds; NULL for plain text. */
static const char *option_of_name(const char *name)
{
    static const char *const known[][2] = {{".csv", "--csv"}, {".jsonl", "--jsonl"}, {".ndjson", "--jsonl"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (slice_ends(slice_of(name), slice_of(known[i][0]))) return known[i][1];
    return NULL;
}

/* What a file is that is passed over, and what is expected; a text that a program hands over is what it says. */
static bool is_no_text(File *file)
{
    const char *strange = signature_of(decoder_beginning(file->decoder)), *option = option_of_name(file->reading.file);
    if (input_document(file->input) != NULL || (strange == NULL && (option == NULL || file->normalize->table))) return false;
    if (strange != NULL)
        reading_reject(&file->reading, "%s: expected plain text, or a table of it as CSV, TSV or JSON lines", strange);
    else
        reading_reject(&file->reading, "a table by its name: expected %s with it, or plain text under another name", option);
    return true;
}

static void read_file(File *file)
{
    if (is_no_text(file)) return;
    if (file->normalize->table) read_table(file);
    else if (file->normalize->front_matter) read_with_front_matter(file);
    else read_document(file);
}

static int read_normalize(void *context, Input *input, StageEmit *emit, void *chain)
{
    Normalize *normalize = context;
    File file = {.normalize = normalize, .input = input, .about = about_filled(about_of_input(input), &normalize->about)};
    uint64_t replaced = 0;
    file.reading = (Reading){.file = input_name(input), .line = 1};
    if (input_document(input) == NULL) file.reading.known = &normalize->known;
    decode_all(&file.id, document_id(normalize, input), &replaced);
    file.decoder = decoder_open(input, normalize->encoding);
    file.paragraphs = paragraphs_open(&normalize->profile, &file.reading, emit, chain);
    read_file(&file);
    reading_tell_alike(&file.reading);
    report_replaced(&file);
    if (normalize->report)
        profiles_report(file.reading.file, &normalize->profile.set, paragraphs_counts(file.paragraphs));
    int status = input_good(input) ? file.reading.status : STATUS_ERROR;
    paragraphs_close(file.paragraphs);
    decoder_close(file.decoder);
    buffer_free(&file.id);
    return status;
}

static void close_normalize(void *context)
{
    Normalize *normalize = context;
    profile_free(&normalize->profile);
    known_ids_free(&normalize->known);
    buffer_free(&normalize->about_memory);
    free(normalize);
}

static const OptionSpec own[] = {{"doc", true}, {"ids", true}, {"tsv", false}, {"csv", false}, {"jsonl", false}, {"encoding", true},
                                 {"columns", true}, {"fields", true}, {"meta", false},
                                 {"headline", true}, {"date", true}, {"outlet", true}, {"profile", true},
                                 {"form", true}, {"presentation", false}, {"tatweel", false}, {"bidi", false},
                                 {"invisible", false}, {"spaces", false}, {"dediac", false}, {"digits", true},
                                 {"fold", false}, {"letters", true}, {"quotes", false}, {"dashes", false},
                                 {"entities", false}, {"mojibake", false}, {"report", false}, {NULL, false}};

const Stage normalize_stage = {
    .name = "normalize",
    .own = own,
    .writes = 'P',
    .open = open_normalize,
    .read = read_normalize,
    .close = close_normalize,
};
