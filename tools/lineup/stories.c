#include "tools/lineup/stories.h"
#include "common/errors.h"

#include <math.h>
#include <stdlib.h>

/* Alike from so much of the cosine on: found on the stories of ../shared and tests/sets/stories that are read. */
static const double ALIKE = 0.20;

enum { KEYS = 16, LOOKED_AT = 32, CANDIDATES = 256, MEMBERS = 8, NONE = -1 };

typedef struct {
    Article **articles;
    size_t count, capacity;
    int64_t day;             /* of its first article */
    bool open;
} Story;

/* An article that is open, and its place in the lists of its keys. */
typedef struct {
    const Article *article;
    uint32_t story;
    int32_t before[KEYS];    /* entry of the article before with the same key: slot * KEYS + place */
    uint32_t seen;           /* by which article it was looked at last */
} Slot;

typedef struct {
    uint32_t key;
    int32_t last;
} Posting;

struct Stories {
    int64_t window, newest;
    bool leapt;              /* the last article was far ahead of the newest day */
    StoryTaker *take;
    void *taker;
    Story *stories;
    size_t first_open, story_count, story_capacity;
    Slot *slots;
    size_t slot_count, slot_capacity, open_count;
    Posting *postings;       /* open addressing */
    size_t posting_mask, posting_count;
    uint32_t looks;
};

static void *grown(void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity) return items;
    *capacity = *capacity == 0 ? 64 : *capacity * 2;
    items = realloc(items, *capacity * size);
    if (items == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", *capacity * size);
    return items;
}

Stories *stories_new(int64_t window, StoryTaker *take, void *taker)
{
    Stories *stories = calloc(1, sizeof *stories);
    if (stories == NULL) die_at(NULL, 0, "out of memory");
    stories->window = window;
    stories->newest = DAY_UNKNOWN;
    stories->take = take;
    stories->taker = taker;
    return stories;
}

/* ---- the index ---- */

static Posting *posting_of(const Stories *stories, uint32_t key)
{
    size_t at = key * 2654435761u & stories->posting_mask;
    while (stories->postings[at].last != NONE && stories->postings[at].key != key) at = (at + 1) & stories->posting_mask;
    return &stories->postings[at];
}

static void new_postings(Stories *stories, size_t size)
{
    free(stories->postings);
    stories->postings = malloc(size * sizeof *stories->postings);
    if (stories->postings == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", size * sizeof *stories->postings);
    stories->posting_mask = size - 1;
    stories->posting_count = 0;
    for (size_t i = 0; i < size; i++) stories->postings[i] = (Posting){0, NONE};
}

static int heavier_first(const void *a, const void *b)
{
    const Stem *first = a, *second = b;
    if (first->weight != second->weight) return first->weight > second->weight ? -1 : 1;
    return first->key < second->key ? -1 : first->key > second->key;
}

/* The article's rarest stems; returns how many. */
static size_t rarest(const Bag *topic, uint32_t keys[KEYS])
{
    Stem sorted[BAG_MAX];
    size_t count = topic->count < BAG_MAX ? topic->count : BAG_MAX;
    if (count > 0) memcpy(sorted, topic->stems, count * sizeof *sorted);
    if (count > 1) qsort(sorted, count, sizeof *sorted, heavier_first);
    if (count > KEYS) count = KEYS;
    for (size_t i = 0; i < count; i++) keys[i] = sorted[i].key;
    return count;
}

static void index_slot(Stories *stories, size_t at)
{
    uint32_t keys[KEYS];
    size_t count = rarest(&stories->slots[at].article->topic, keys);
    for (size_t i = 0; i < count; i++) {
        Posting *posting = posting_of(stories, keys[i]);
        if (posting->last == NONE) stories->posting_count++;
        posting->key = keys[i];
        stories->slots[at].before[i] = posting->last;
        posting->last = (int32_t)(at * KEYS + i);
    }
}

/* Makes the index again of what is open, with room for as much more. */
static void index_again(Stories *stories)
{
    size_t size = 1024, kept = 0;
    for (size_t i = 0; i < stories->slot_count; i++)
        if (stories->stories[stories->slots[i].story].open) stories->slots[kept++] = stories->slots[i];
    stories->slot_count = kept;
    while (size < (kept * 2 + 64) * KEYS * 2) size *= 2;
    new_postings(stories, size);
    for (size_t i = 0; i < kept; i++) index_slot(stories, i);
}

/* ---- how alike ---- */

static double norm_of(const Bag *topic)
{
    double sum = 0;
    for (uint32_t i = 0; i < topic->count; i++) sum += (double)topic->stems[i].weight * topic->stems[i].weight;
    return sqrt(sum);
}

static double product(const Bag *a, const Bag *b)
{
    uint64_t sum = 0;
    if (a->count == 0 || b->count == 0) return 0;
    const Stem *x = a->stems, *x_end = x + a->count, *y = b->stems, *y_end = y + b->count;
    while (x < x_end && y < y_end) {
        uint32_t key_x = x->key, key_y = y->key, same = key_x == key_y;
        sum += (uint64_t)(x->weight & -same) * y->weight;
        x += key_x <= key_y;
        y += key_y <= key_x;
    }
    return (double)sum;
}

/* The mean over some of the story's articles. */
static double likeness(const Story *story, const Article *article)
{
    double sum = 0, norm = article->topic_norm;
    size_t step = (story->count + MEMBERS - 1) / MEMBERS, looked_at = 0;
    for (size_t i = 0; i < story->count; i += step, looked_at++) {
        double other = story->articles[i]->topic_norm;
        if (norm > 0 && other > 0) sum += product(&story->articles[i]->topic, &article->topic) / (norm * other);
    }
    return sum / (double)looked_at;
}

typedef struct {
    uint32_t stories[CANDIDATES];
    size_t count;
} Candidates;

static void add_candidate(Candidates *candidates, uint32_t story)
{
    for (size_t i = 0; i < candidates->count; i++)
        if (candidates->stories[i] == story) return;
    if (candidates->count < CANDIDATES) candidates->stories[candidates->count++] = story;
}

static bool in_time(const Stories *stories, const Story *story, int64_t day)
{
    if (day == DAY_UNKNOWN || story->day == DAY_UNKNOWN) return true;
    int64_t apart = day > story->day ? day - story->day : story->day - day;
    return apart <= stories->window;
}

/* The open story that the article belongs to; SIZE_MAX: none. */
static size_t story_for(Stories *stories, const Article *article, int64_t day)
{
    uint32_t keys[KEYS];
    Candidates candidates = {.count = 0};
    size_t count = rarest(&article->topic, keys), best = SIZE_MAX;
    stories->looks++;
    for (size_t i = 0; i < count; i++) {
        size_t left = LOOKED_AT;
        for (int32_t entry = posting_of(stories, keys[i])->last; entry != NONE && left > 0; left--) {
            Slot *slot = &stories->slots[(size_t)entry / KEYS];
            entry = slot->before[(size_t)entry % KEYS];
            if (slot->seen == stories->looks) continue;
            slot->seen = stories->looks;
            const Story *story = &stories->stories[slot->story];
            if (story->open && in_time(stories, story, day)) add_candidate(&candidates, slot->story);
        }
    }
    double most = ALIKE;
    for (size_t i = 0; i < candidates.count; i++) {
        size_t story = candidates.stories[i];
        double alike = likeness(&stories->stories[story], article);
        if (alike < most || (alike == most && story > best)) continue;
        most = alike;
        best = story;
    }
    return best;
}

/* ---- opening and closing ---- */

static void close_story(Stories *stories, Story *story)
{
    story->open = false;
    stories->open_count -= story->count;
    stories->take(stories->taker, story->articles, story->count);
    free(story->articles);
    story->articles = NULL;
    story->count = story->capacity = 0;
}

static bool is_over(const Stories *stories, const Story *story)
{
    return stories->open_count > STORIES_ARTICLES_MAX ||
           (stories->newest != DAY_UNKNOWN && story->day != DAY_UNKNOWN && stories->newest - story->day > stories->window);
}

/* Stories are handed out in their order, so one waits for those before it. */
static void close_old(Stories *stories)
{
    while (stories->first_open < stories->story_count && is_over(stories, &stories->stories[stories->first_open]))
        close_story(stories, &stories->stories[stories->first_open++]);
}

static size_t new_story(Stories *stories, int64_t day)
{
    stories->stories = grown(stories->stories, stories->story_count, &stories->story_capacity, sizeof *stories->stories);
    stories->stories[stories->story_count] = (Story){.day = day, .open = true};
    return stories->story_count++;
}

/* Forgets the closed stories at the front, when they are most. */
static void forget_closed(Stories *stories)
{
    enum { FEW = 1024 };
    size_t closed = stories->first_open;
    if (closed < FEW || closed < stories->story_count / 2) return;
    index_again(stories);
    memmove(stories->stories, stories->stories + closed, (stories->story_count - closed) * sizeof *stories->stories);
    stories->story_count -= closed;
    stories->first_open = 0;
    for (size_t i = 0; i < stories->slot_count; i++) stories->slots[i].story -= (uint32_t)closed;
}

/* One wrong date far ahead would close everything that follows: a leap is believed when a second article makes it. */
static void note_day(Stories *stories, int64_t day)
{
    enum { LEAP = 31 };
    bool leaps = stories->newest != DAY_UNKNOWN && day - stories->newest > LEAP;
    if (stories->newest == DAY_UNKNOWN || (day > stories->newest && (!leaps || stories->leapt)))
        stories->newest = day;
    stories->leapt = leaps;
}

void stories_add(Stories *stories, Article *article)
{
    int64_t day = article->day != DAY_UNKNOWN ? article->day : stories->newest;
    if (day != DAY_UNKNOWN) note_day(stories, day);
    close_old(stories);
    forget_closed(stories);
    if (stories->postings == NULL || stories->posting_count * 2 > stories->posting_mask) index_again(stories);
    article->topic_norm = norm_of(&article->topic);
    size_t at = story_for(stories, article, day);
    if (at == SIZE_MAX) at = new_story(stories, day);
    Story *story = &stories->stories[at];
    story->articles = grown(story->articles, story->count, &story->capacity, sizeof *story->articles);
    story->articles[story->count++] = article;
    stories->slots = grown(stories->slots, stories->slot_count, &stories->slot_capacity, sizeof *stories->slots);
    stories->slots[stories->slot_count] = (Slot){.article = article, .story = (uint32_t)at};
    index_slot(stories, stories->slot_count++);
    stories->open_count++;
}

void stories_end(Stories *stories)
{
    while (stories->first_open < stories->story_count) close_story(stories, &stories->stories[stories->first_open++]);
}

void stories_free(Stories *stories)
{
    if (stories == NULL) return;
    for (size_t i = stories->first_open; i < stories->story_count; i++) {
        for (size_t k = 0; k < stories->stories[i].count; k++) article_free(stories->stories[i].articles[k]);
        free(stories->stories[i].articles);
    }
    free(stories->stories);
    free(stories->slots);
    free(stories->postings);
    free(stories);
}
