#include "common/chain.h"
#include "common/added.h"
#include "common/errors.h"

#include <stdlib.h>

/* ---- one stage, one sentence ---- */

void section_begin_document(Section *section, const Record *about)
{
    section->about = record_keep(&section->about_memory, about);
    section->has_about = true;
    for (size_t i = section->from; i < section->to; i++) section->driver->links[i].begun = true;
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
    Section *section = link->section;
    if (!link->begun || !slice_equal(section->about.doc, sentence->head.doc)) section->has_about = false;
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
    Driver *driver = link->section->driver;
    bool first = link->index == (driver->links[0].stage->read != NULL);
    if (first) driver->headway.documents += sentence->new_document && head->type != 'D';
    sentence->new_paragraph = sentence->new_document || (placed && paragraph != link->paragraph);
    if (placed || sentence->new_document) {
        link->sent = placed ? head->sent : 0;
        link->paragraph = paragraph;
    }
    link->begun = head->type == 'D';
    sentence->about = link->section->has_about ? &link->section->about : NULL;
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

/* The records of a sentence that a stage amends; and of each its attrs before, and the bytes of its line. */
typedef struct {
    Record *records;
    struct {
        Slice attrs;
        size_t from, to;
    } *before;
    size_t count;
} Amended;

static void add_amended(Amended *amended, const Record *record, size_t from, size_t to)
{
    amended->before[amended->count].attrs = record->attrs;
    amended->before[amended->count].from = from;
    amended->before[amended->count].to = to;
    amended->records[amended->count++] = *record;
}

/* Those of a stream's sentence that the stage reads, or those that were handed on. */
static Amended records_of(const Link *link, Sentence *sentence)
{
    bool handed = sentence->hands_on != 0;
    size_t most = handed ? sentence->handed_count : lines_of(sentence->lines, link->stage->reads);
    Amended amended = {.count = 0};
    amended.records = arena_take(sentence->arena, (most + 1) * sizeof *amended.records);
    amended.before = arena_take(sentence->arena, (most + 1) * sizeof *amended.before);
    for (size_t i = 0; handed && i < most; i++)
        add_amended(&amended, &sentence->handed[i].record, sentence->handed[i].from, sentence->handed[i].to);
    for (Slice rest = sentence->lines, line; !handed && take_line(&rest, &line);) {
        if (strchr(link->stage->reads, line.ptr[0]) == NULL) continue;
        size_t from = (size_t)(line.ptr - sentence->lines.ptr), to = from + line.len;
        Record record;
        record_next(&line, sentence->arena, &record);
        add_amended(&amended, &record, from, to);
    }
    return amended;
}

/* Lets the stage amend the records it reads and appends all lines, those that it did not change as they were. */
static void amend_lines(Link *link, Sentence *sentence, Buffer *out)
{
    Amended amended = records_of(link, sentence);
    size_t at = 0;
    link->stage->amend(link->context, sentence, amended.records, amended.count);
    for (size_t i = 0; i < amended.count; i++) {
        if (slice_equal(amended.records[i].attrs, amended.before[i].attrs)) continue;
        buffer_put(out, slice_part(sentence->lines, at, amended.before[i].from));
        amended.records[i].verbatim = false; /* what has been set may have come from a record with escapes */
        record_write(out, &amended.records[i]);
        at = amended.before[i].to;
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
        choose_lines(link->section->driver, sentence);
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

static bool works_on_lines(const Link *link) { return link->stage->amend != NULL || link->stage->render != NULL; }

/* Runs a link that looks at all lines of the sentence so far and writes others: the last to the output. */
static void run_on_lines(Link *link, Sentence *sentence, Buffer *lines)
{
    Section *section = link->section;
    Driver *driver = section->driver;
    sentence->lines = buffer_slice(lines);
    if (link->index + 1 == driver->link_count) {
        run_stage(link, sentence, &driver->output.pending);
        return;
    }
    buffer_reset(&section->added, KEPT_MEMORY);
    run_stage(link, sentence, &section->added);
    Buffer before = *lines;
    *lines = section->added;
    section->added = before;
}

/* Through the section's links from `index` on, none of which splits it, and from the last section out. `lines` takes its
   records; it may be the output itself. A stage that reads records gets them as the stages before handed them on. */
static void run_section(Section *section, size_t index, Sentence *sentence, Buffer *lines)
{
    Driver *driver = section->driver;
    bool last = section->to == driver->link_count;
    if (last && !driver->renders) output_record(&driver->output, &sentence->head);
    for (; index < section->to; index++) {
        Link *link = &driver->links[index];
        if (works_on_lines(link)) run_on_lines(link, sentence, lines);
        else run_stage(link, sentence, lines);
    }
    if (!last) return;
    bool written = lines == &driver->output.pending || works_on_lines(&driver->links[driver->link_count - 1]);
    if (!written) output_put(&driver->output, buffer_slice(lines));
    output_sentence_done(&driver->output);
}

/* A D record goes to no stage's `sentence`: each finds it with the sentences to come. */
static void run_about(Section *section, Sentence *sentence)
{
    Driver *driver = section->driver;
    section_begin_document(section, &sentence->head);
    if (section->to < driver->link_count) return;
    if (driver->renders) link_run(&driver->links[driver->link_count - 1], sentence, &driver->output.pending);
    else output_record(&driver->output, &sentence->head);
    output_sentence_done(&driver->output);
}

/* ---- a chain in several threads ---- */

/* Slots are few enough to stay in a core's cache. A long sentence goes by itself, so that memory is bounded by the
   longest, not by as many as there are slots. */
enum { SLOTS = 32, LONG_SENTENCE = 4096, KEPT_IN_SLOT = 32 * 1024 };

/* A section behind the first has a slot. */
static void work_on_slot(void *context, size_t number, size_t index)
{
    Driver *driver = context;
    Section *section = &driver->sections[number];
    Slot *slot = &driver->slots[index];
    errors_name_tool(driver->options->tool); /* this thread's */
    if (slot->sentence.head.type == 'D') {
        run_about(section, &slot->sentence);
        return;
    }
    if (slot->sentence.about != NULL) slot->sentence.about = &section->about;
    run_section(section, section->from, &slot->sentence, &slot->lines);
}

static void empty_slot(Slot *slot)
{
    arena_reset(slot->arena);
    buffer_reset(&slot->lines, KEPT_IN_SLOT);
    buffer_reset(&slot->head_memory, KEPT_IN_SLOT);
}

/* The slot that is free next, with a copy of the sentence: what it stands in goes when it has been handed on. */
static Slot *fill_slot(Driver *driver, const Sentence *sentence)
{
    Slot *slot = &driver->slots[relay_slot(driver->relay)];
    if (slot->arena == NULL) slot->arena = arena_new();
    empty_slot(slot);
    slot->sentence = (Sentence){.head = record_keep(&slot->head_memory, &sentence->head), .arena = slot->arena};
    return slot;
}

/* How many of the slow links come too early for a thread of their own: those behind them take longer. */
static size_t slow_beyond(const Driver *driver, size_t most)
{
    size_t slow = 0, threads = most < RELAY_HANDS_MAX ? most : RELAY_HANDS_MAX;
    for (size_t i = 1; i < driver->link_count; i++) slow += driver->links[i].stage->slow;
    return slow < threads ? 0 : slow - threads + 1;
}

void chain_share(Driver *driver, size_t most)
{
    size_t count = 1, skipped = slow_beyond(driver, most);
    driver->sections[0] = (Section){.driver = driver, .to = driver->link_count};
    for (size_t i = 1; i < driver->link_count; i++) {
        if (!driver->links[i].stage->slow) continue;
        if (skipped > 0) {
            skipped--;
            continue;
        }
        driver->sections[count - 1].to = i;
        driver->sections[count++] = (Section){.driver = driver, .from = i, .to = driver->link_count};
    }
    for (size_t i = 0; i < count; i++)
        for (size_t j = driver->sections[i].from; j < driver->sections[i].to; j++)
            driver->links[j].section = &driver->sections[i];
    driver->section_count = count;
    if (count == 1) return;
    driver->slots = calloc(SLOTS, sizeof *driver->slots);
    if (driver->slots == NULL) die_at(NULL, 0, "out of memory");
    driver->relay = relay_open(count, SLOTS, work_on_slot, driver);
    if (driver->relay == NULL) chain_share(driver, 1);
}

void chain_drain(Driver *driver)
{
    if (driver->relay != NULL) relay_drain(driver->relay);
}

void chain_close(Driver *driver)
{
    relay_close(driver->relay);
    for (size_t i = 0; driver->slots != NULL && i < SLOTS; i++) {
        arena_free(driver->slots[i].arena);
        buffer_free(&driver->slots[i].head_memory);
        buffer_free(&driver->slots[i].lines);
    }
    free(driver->slots);
    for (size_t i = 0; i < driver->section_count; i++) {
        buffer_free(&driver->sections[i].about_memory);
        buffer_free(&driver->sections[i].added);
    }
}

/* ---- into the chain ---- */

static void begin_sentence(Driver *driver, size_t index, Sentence *sentence)
{
    sentence->hands_on = driver->hands_on;
    if (index == driver->link_count) return;
    place_sentence(&driver->links[index], sentence);
    sentence_prepare(sentence);
}

/* To the other sections, behind the first. */
static void send_on(Driver *driver, size_t index, const Sentence *sentence)
{
    bool is_long = sentence->head.text.len > LONG_SENTENCE;
    if (is_long) relay_drain(driver->relay);
    Slot *slot = fill_slot(driver, sentence);
    if (sentence->head.type == 'D') {
        run_about(&driver->sections[0], &slot->sentence);
    } else {
        begin_sentence(driver, index, &slot->sentence);
        run_section(&driver->sections[0], index, &slot->sentence, &slot->lines);
    }
    relay_pass(driver->relay);
    if (!is_long) return;
    relay_drain(driver->relay);
    empty_slot(slot);
}

/* Where no stage amends or renders lines, they go to the output as they are made. */
static void send_out(Driver *driver, size_t index, Sentence *sentence)
{
    if (sentence->head.type == 'D') {
        run_about(&driver->sections[0], sentence);
        return;
    }
    buffer_reset(&driver->lines, KEPT_MEMORY);
    begin_sentence(driver, index, sentence);
    run_section(&driver->sections[0], index, sentence, driver->holds_lines ? &driver->lines : &driver->output.pending);
}

void link_emit(void *chain, Sentence *sentence)
{
    Link *link = chain;
    Driver *driver = link->section->driver;
    size_t next = link->index + 1;
    if (driver->output.stopped) return;
    bool splits = sentence->head.type != 'D' && next < driver->link_count && driver->links[next].stage->paragraph != NULL;
    if (splits) link_split(&driver->links[next], sentence);
    else if (driver->relay != NULL) send_on(driver, next, sentence);
    else send_out(driver, next, sentence);
}
