#include "common/chain.h"
#include "common/added.h"

/* ---- one stage, one sentence ---- */

void driver_begin_document(Driver *driver, const Record *about)
{
    driver->about = record_keep(&driver->about_memory, about);
    driver->has_about = true;
    for (size_t i = 0; i < driver->link_count; i++) driver->links[i].begun = true;
}

/* The paragraph that a head says it is in, 0 where it says none. */
static uint64_t paragraph_of(const Record *head, Arena *arena)
{
    enum { DIGITS = 18 }; /* as many cannot overflow */
    uint64_t paragraph = 0;
    Slice number;
    if (!attrs_get(head->attrs, "par", arena, &number)) return 0;
    for (size_t i = 0; i < number.len && i < DIGITS && number.ptr[i] >= '0' && number.ptr[i] <= '9'; i++)
        paragraph = paragraph * 10 + (uint64_t)(number.ptr[i] - '0');
    return paragraph;
}

/* What is known of a document holds up to the next, though that may have the same id. */
static void begin_document(Link *link, Sentence *sentence)
{
    Driver *driver = link->driver;
    if (!link->begun || !slice_equal(driver->about.doc, sentence->head.doc)) driver->has_about = false;
    link->document.len = 0;
    buffer_put(&link->document, sentence->head.doc);
}

/* Whether the sentence stands before the one before it, and so in another document. A D record, or one that came without
   its sentence, tells of no place. */
static bool goes_back(const Link *link, const Record *head, uint64_t paragraph)
{
    if (head->type == 'S') return head->sent <= link->sent;
    return head->type == 'P' && paragraph <= link->paragraph;
}

/* Where the sentence stands in its document, told from the stream alone, so that a pipe and a chain see the same. */
static void place_sentence(Link *link, Sentence *sentence)
{
    const Record *head = &sentence->head;
    bool placed = head->type == 'S' || head->type == 'P';
    uint64_t paragraph = placed ? paragraph_of(head, sentence->arena) : 0;
    bool other = !slice_equal(head->doc, buffer_slice(&link->document));
    sentence->new_document = goes_back(link, head, paragraph) || other || link->begun;
    if (sentence->new_document) begin_document(link, sentence);
    bool first = link->index == (link->driver->links[0].stage->read != NULL);
    link->driver->headway.documents += sentence->new_document && first && head->type != 'D';
    sentence->new_paragraph = sentence->new_document || (placed && paragraph != link->paragraph);
    if (placed || sentence->new_document) {
        link->sent = placed ? head->sent : 0;
        link->paragraph = paragraph;
    }
    link->begun = head->type == 'D';
    sentence->about = link->driver->has_about ? &link->driver->about : NULL;
}

static bool take_line(Slice *rest, Slice *line)
{
    if (rest->len == 0) return false;
    const char *end = memchr(rest->ptr, '\n', rest->len);
    *line = slice_part(*rest, 0, (size_t)(end - rest->ptr) + 1);
    *rest = slice_part(*rest, line->len, rest->len);
    return true;
}

/* How many of the lines are of these types. */
static size_t lines_of(Slice lines, const char *types)
{
    size_t count = 0;
    for (Slice line; take_line(&lines, &line);) count += strchr(types, line.ptr[0]) != NULL;
    return count;
}

/* The records of a stream's sentence that the stage reads, as if they had been handed on. */
static void read_records(const Link *link, Sentence *sentence)
{
    size_t most = lines_of(sentence->lines, link->stage->reads);
    sentence->handed = arena_take(sentence->arena, (most + 1) * sizeof *sentence->handed);
    for (Slice rest = sentence->lines, line; take_line(&rest, &line);) {
        if (strchr(link->stage->reads, line.ptr[0]) == NULL) continue;
        HandedRecord *handed = &sentence->handed[sentence->handed_count++];
        handed->from = (size_t)(line.ptr - sentence->lines.ptr);
        handed->to = handed->from + line.len;
        record_next(&line, sentence->arena, &handed->record);
    }
}

/* Lets the stage amend the records it reads and appends all lines, those that it did not change as they were. */
static void amend_lines(Link *link, Sentence *sentence, Buffer *out)
{
    if (sentence->hands_on == 0) read_records(link, sentence);
    size_t count = sentence->handed_count, at = 0;
    Record *records = arena_take(sentence->arena, (count + 1) * sizeof *records);
    for (size_t i = 0; i < count; i++) records[i] = sentence->handed[i].record;
    link->stage->amend(link->context, sentence, records, count);
    for (size_t i = 0; i < count; i++) {
        const HandedRecord *before = &sentence->handed[i];
        if (slice_equal(records[i].attrs, before->record.attrs)) continue;
        buffer_put(out, slice_part(sentence->lines, at, before->from));
        records[i].verbatim = false; /* what has been set may have come from a record with escapes */
        record_write(out, &records[i]);
        at = before->to;
    }
    buffer_put(out, slice_part(sentence->lines, at, sentence->lines.len));
}

/* What is rendered of a sentence are the records that --types names. */
static void choose_lines(Driver *driver, Sentence *sentence)
{
    if (driver->options->types == 0) return;
    output_lines_of(sentence->lines, driver->options->types, &driver->wanted_lines);
    sentence->lines = buffer_slice(&driver->wanted_lines);
}

/* The stage's work on a sentence that is placed and prepared. */
static void run_stage(Link *link, Sentence *sentence, Buffer *added)
{
    if (link->stage->render != NULL) {
        choose_lines(link->driver, sentence);
        link->stage->render(link->context, sentence, added);
    } else if (link->stage->amend != NULL) {
        amend_lines(link, sentence, added);
    } else {
        added_begin(sentence, added, link->stage->writes);
        link->stage->sentence(link->context, sentence);
        added_sort(sentence);
    }
}

void link_run(Link *link, Sentence *sentence, Buffer *added)
{
    place_sentence(link, sentence);
    sentence_prepare(sentence);
    run_stage(link, sentence, added);
}

/* ---- a chain: plain text through all stages ---- */

void chain_note_types(Driver *driver)
{
    driver->hands_on = 1; /* A, which is no type: a chain's sentences are told from a stream's */
    for (size_t i = 0; i < driver->link_count; i++) {
        const Stage *stage = driver->links[i].stage;
        if (stage->amend != NULL || stage->render != NULL) driver->holds_lines = true;
        if (stage->render != NULL) continue;
        for (const char *type = stage->reads; type != NULL && *type != '\0'; type++)
            driver->hands_on |= (uint32_t)1 << (*type - 'A');
    }
}

void link_split(Link *link, Sentence *paragraph)
{
    place_sentence(link, paragraph);
    sentence_prepare(paragraph);
    link->stage->paragraph(link->context, paragraph, link_emit, link);
}

/* It goes to no stage's `sentence`: each finds it with the sentences to come. */
static void send_about(Driver *driver, Sentence *sentence)
{
    driver_begin_document(driver, &sentence->head);
    if (driver->renders) link_run(&driver->links[driver->link_count - 1], sentence, &driver->output.pending);
    else output_record(&driver->output, &sentence->head);
    output_sentence_done(&driver->output);
}

/* Runs a link that looks at all lines of the sentence so far and writes others: the last to the output. */
static void run_on_lines(Driver *driver, Link *link, Sentence *sentence)
{
    bool last = link->index + 1 == driver->link_count;
    sentence->lines = buffer_slice(&driver->lines);
    if (last) {
        run_stage(link, sentence, &driver->output.pending);
        return;
    }
    buffer_reset(&driver->added, KEPT_MEMORY);
    run_stage(link, sentence, &driver->added);
    Buffer before = driver->lines;
    driver->lines = driver->added;
    driver->added = before;
}

/* Through the links from `index` on, none of which splits it. Where no stage amends or renders lines, they go to the output
   as they are made. A stage that reads records gets them as the stages before handed them on. */
static void run_links(Driver *driver, size_t index, Sentence *sentence)
{
    Buffer *lines = driver->holds_lines ? &driver->lines : &driver->output.pending;
    buffer_reset(&driver->lines, KEPT_MEMORY);
    if (!driver->renders) output_record(&driver->output, &sentence->head);
    if (index < driver->link_count) {
        place_sentence(&driver->links[index], sentence);
        sentence_prepare(sentence);
    }
    sentence->hands_on = driver->hands_on;
    for (; index < driver->link_count; index++) {
        Link *link = &driver->links[index];
        if (link->stage->amend != NULL || link->stage->render != NULL) run_on_lines(driver, link, sentence);
        else run_stage(link, sentence, lines);
    }
    output_sentence_done(&driver->output);
}

static void send_through(Driver *driver, size_t index, Sentence *sentence)
{
    if (driver->output.stopped) return;
    if (sentence->head.type == 'D') send_about(driver, sentence);
    else if (index < driver->link_count && driver->links[index].stage->paragraph != NULL)
        link_split(&driver->links[index], sentence);
    else run_links(driver, index, sentence);
}

void link_emit(void *chain, Sentence *sentence)
{
    Link *link = chain;
    send_through(link->driver, link->index + 1, sentence);
}
