/* A stream, its sentences through one stage. */

#include "common/stream.h"
#include "common/errors.h"

/* What a stage reads of one sentence's records: sixteen times the longest line. */
#define READ_MAX ((size_t)1 << 30)

static void reject(Driver *driver)
{
    if (driver->status < STATUS_REJECTED) driver->status = STATUS_REJECTED;
}

/* The order of the record types within a sentence; 0 for those that this version does not know. */
static int type_rank(char type)
{
    switch (type) {
    case 'S': return 1;
    case 'T': return 2;
    case 'E': return 3;
    case 'N': return 4;
    case 'C': return 5;
    default: return 0;
    }
}

/* No bit for the type '\0', which a stage that renders writes. */
static uint32_t type_bit(char type) { return type != '\0' ? (uint32_t)1 << (type - 'A') : 0; }

void stream_note_types(Driver *driver)
{
    const Stage *stage = driver->links[0].stage;
    driver->renders = driver->links[driver->link_count - 1].stage->render != NULL;
    for (const char *reads = stage->reads; reads != NULL && *reads != '\0'; reads++) driver->reads |= type_bit(*reads);
    for (char type = 'A'; type <= 'Z'; type++)
        if (stage->amend == NULL && type_rank(type) > type_rank(stage->writes)) driver->later |= type_bit(type);
    if (stage->amend != NULL) driver->later = driver->reads; /* what it reads waits, and with it all that follows */
}

/* Runs the stage on a head that has been written, with the lines of its sentence that the stage reads. */
static void run_on(Driver *driver, const Record *head)
{
    Link *link = &driver->links[0];
    Sentence sentence = {.head = *head, .arena = driver->arena, .lines = buffer_slice(&driver->lines)};
    if (link->stage->paragraph != NULL) link_split(link, &sentence);
    else link_run(link, &sentence, &driver->output.pending);
    arena_reset(driver->arena);
}

void stream_run_on_head(Driver *driver)
{
    if (!driver->head_waits) return;
    driver->head_waits = false;
    run_on(driver, &driver->head);
    buffer_reset(&driver->head_memory, KEPT_MEMORY);
}

static void write_line(Driver *driver, Slice line)
{
    if (driver->renders) return;
    output_line(&driver->output, line);
    output_block_done(&driver->output);
}

static void end_head(Driver *driver)
{
    stream_run_on_head(driver);
    buffer_reset(&driver->lines, KEPT_MEMORY);
    output_sentence_done(&driver->output);
}

static void tell_unsplit(Driver *driver)
{
    if (driver->told_unsplit) return;
    driver->told_unsplit = true;
    reject(driver);
    error_at(driver->file, driver->line, "paragraph passed through untouched: expected sentences, as sentsplit makes them");
}

/* Sentences take their paragraph's place, and tokens stand directly behind their sentence: these stages run at once, on
   the line as it was read. The others wait for the records that come before theirs. */
static void begin_head(Driver *driver, Slice line, const Record *head)
{
    const Stage *stage = driver->links[0].stage;
    bool splits = stage->paragraph != NULL;
    end_head(driver);
    driver->head_type = head->type;
    if (!splits || head->type != 'P') write_line(driver, line);
    if (!splits && !driver->renders && head->type == 'P') tell_unsplit(driver);
    if (!driver->renders && head->type != (splits ? 'P' : 'S')) return;
    if (splits || stage->writes == 'T') {
        run_on(driver, head);
        return;
    }
    driver->head = record_keep(&driver->head_memory, head);
    driver->head_waits = true;
}

/* With their line ends. */
static void keep_lines(Driver *driver, Slice lines)
{
    if (driver->lines.len > READ_MAX)
        die_at(driver->file, driver->line, "sentence with too many records: expected at most %zu bytes", READ_MAX);
    buffer_put(&driver->lines, lines);
}

static void keep_line(Driver *driver, Slice line)
{
    keep_lines(driver, line);
    buffer_put_char(&driver->lines, '\n');
}

/* For rendering, where grep may have left a record without its sentence: that one is rendered by itself. */
static void keep_whole(Driver *driver, const Line *line)
{
    Record record;
    if (record_parse(line, driver->line_arena, &record) != NULL) return; /* not so: it has been checked */
    const Record *head = &driver->head;
    if (driver->head_waits && head->sent == record.sent && slice_equal(head->doc, record.doc)) {
        keep_line(driver, line->text);
    } else {
        end_head(driver);
        keep_line(driver, line->text);
        run_on(driver, &(Record){.doc = record.doc, .sent = record.sent});
        end_head(driver);
    }
    arena_reset(driver->line_arena);
}

/* Whether the lines from here on wait for a stage that amends records: one that it reads has come. */
static bool holds(const Driver *driver)
{
    return driver->links[0].stage->amend != NULL && driver->head_waits && driver->lines.len > 0;
}

/* A record of the current sentence, or of none where no S or P came before it. */
static void pass_line(Driver *driver, Slice line, char type)
{
    const Stage *stage = driver->links[0].stage;
    bool replaced = driver->head_type == 'S' && type == stage->writes && stage->sentence != NULL;
    if (replaced) return;
    bool amended = stage->amend != NULL && driver->head_waits && (driver->reads & type_bit(type)) != 0;
    if (amended || holds(driver)) {
        keep_line(driver, line);
        return;
    }
    if ((driver->later & type_bit(type)) != 0) stream_run_on_head(driver);
    if ((driver->reads & type_bit(type)) != 0 && driver->head_type != '\0') keep_line(driver, line);
    write_line(driver, line);
}

/* A record of a document, or of several (G), stands by itself. */
static void pass_apart(Driver *driver, const Line *line)
{
    Record record;
    end_head(driver);
    driver->head_type = '\0';
    bool about = line->text.ptr[0] == 'D' && record_parse(line, driver->line_arena, &record) == NULL;
    if (about) section_begin_document(&driver->sections[0], &record);
    if (!driver->renders) write_line(driver, line->text);
    else if (about) run_on(driver, &record);
    else keep_whole(driver, line);
    arena_reset(driver->line_arena);
}

/* What is wrong with a head, NULL where nothing is. */
static const char *head_problem(Driver *driver, const Line *line, Record *head)
{
    const char *problem = record_parse(line, driver->line_arena, head);
    Slice map;
    if (problem != NULL || !attrs_get(head->attrs, "map", driver->line_arena, &map)) return problem;
    SpanShift *shifts = arena_take(driver->line_arena, (map.len / 2 + 2) * sizeof *shifts);
    return span_parse(map, shifts) == SIZE_MAX ? "bad map: expected K:D,K:D with rising K" : NULL;
}

/* The types of records that belong to a sentence. */
static uint32_t sentence_types(void) { return ~(type_bit('P') | type_bit('S') | type_bit('D') | type_bit('G')); }

/* The types of a sentence's records that a stage that renders does not want to see. */
static uint32_t dropped_types(const Driver *driver)
{
    return driver->renders && driver->reads != 0 ? sentence_types() & ~driver->reads : 0;
}

/* Most lines are passed on: of those nothing is read but what tells that they are records. */
static void read_line(Driver *driver, const Line *line)
{
    Record head;
    char type = line->text.len > 0 ? line->text.ptr[0] : '\0';
    bool is_head = type == 'S' || type == 'P';
    driver->line = line->number;
    const char *problem = is_head ? head_problem(driver, line, &head) : record_check(line);
    if (problem != NULL && line->number == 1 && line->count == 1) {
        error_at(driver->file, driver->line, "no record, as of plain text: expected a stream, or -p for plain text");
        driver->status = STATUS_ERROR;
    } else if (problem != NULL) {
        error_at(driver->file, driver->line, "%s", problem);
        reject(driver);
    } else if (is_head) {
        begin_head(driver, line->text, &head);
    } else if (type == 'D' || type == 'G') {
        pass_apart(driver, line);
    } else if (driver->renders) {
        if ((dropped_types(driver) & type_bit(type)) == 0) keep_whole(driver, line);
    } else {
        pass_line(driver, line->text, type);
    }
    if (is_head) arena_reset(driver->line_arena);
}

/* The types of records that pass_line would do nothing with, here, but write them. */
static uint32_t passed_types(const Driver *driver)
{
    uint32_t types = sentence_types();
    if (driver->head_type != '\0') types &= ~(driver->reads | type_bit(driver->links[0].stage->writes));
    return driver->head_waits ? types & ~driver->later : types;
}

/* Takes the lines of a sentence that wait for a stage that amends them. */
static void hold_lines(Driver *driver, LineReader *reader)
{
    Slice lines = lines_pass(reader, sentence_types());
    driver->line = lines_number(reader);
    keep_lines(driver, lines);
}

/* Most lines are of that kind, or are read but change nothing yet: as many as stand together are taken at once. */
static void pass_lines(Driver *driver, LineReader *reader)
{
    if (holds(driver)) {
        hold_lines(driver, reader);
        return;
    }
    if (driver->renders) {
        lines_pass(reader, dropped_types(driver));
        return;
    }
    uint32_t passed = passed_types(driver), kept = driver->head_waits ? driver->reads & ~driver->later : 0;
    for (bool more = true; more;) {
        Slice lines = lines_pass(reader, passed), read = lines_pass(reader, kept);
        driver->line = lines_number(reader);
        if (read.len > 0) keep_lines(driver, read);
        output_put(&driver->output, slice_part(lines, 0, lines.len + read.len));
        output_block_done(&driver->output);
        more = read.len > 0;
    }
}

void stream_read(Driver *driver, Input *input)
{
    Line line;
    LineReader *reader = lines_open(input);
    driver->file = input_name(input);
    while (driver->status != STATUS_ERROR && lines_next(reader, &line)) {
        read_line(driver, &line);
        pass_lines(driver, reader);
    }
    end_head(driver);
    driver->head_type = '\0';
    lines_close(reader);
}
