#include "common/relay.h"
#include "common/errors.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

/* A hand that sleeps is woken when so many slots wait for it, or when the hand before it has no more: a wake-up for each
   sentence would cost more than the sentence. */
enum { WORTH_WAKING = 8 };

typedef struct {
    Relay *relay;
    size_t number;
    size_t done;          /* slots, ever */
    size_t wanted;        /* it sleeps until the hand before it has done so many; 0: it is awake */
    pthread_cond_t woken;
    pthread_t thread;
} Hand;

struct Relay {
    pthread_mutex_t mutex; /* of all that follows */
    Hand hands[RELAY_HANDS_MAX];
    size_t hand_count, slot_count;
    bool closing;
    RelayWork *work;
    void *context;
};

/* The first hand waits for the last, each other for the one before it. */
static Hand *before(const Hand *hand)
{
    Relay *relay = hand->relay;
    return &relay->hands[(hand->number > 0 ? hand->number : relay->hand_count) - 1];
}

static Hand *behind(const Hand *hand) { return &hand->relay->hands[(hand->number + 1) % hand->relay->hand_count]; }

static void wake(Hand *hand)
{
    if (hand->wanted > 0) pthread_cond_signal(&hand->woken);
}

/* Sleeps until the hand before has done `wanted` slots, or a wake-up tells to look. What waits for the next hand is worth
   waking it now: no more comes for a while. */
static void sleep_until(Hand *hand, size_t wanted)
{
    Hand *next = behind(hand);
    if (next->number > 0 && hand->done > next->done) wake(next);
    hand->wanted = wanted;
    pthread_cond_wait(&hand->woken, &hand->relay->mutex);
    hand->wanted = 0;
}

/* One more slot is done. */
static void note_done(Hand *hand)
{
    Hand *next = behind(hand);
    if (++hand->done >= next->wanted) wake(next);
}

static void *run_hand(void *argument)
{
    Hand *hand = argument;
    Relay *relay = hand->relay;
    pthread_mutex_lock(&relay->mutex);
    for (;;) {
        while (before(hand)->done == hand->done && !relay->closing) sleep_until(hand, hand->done + WORTH_WAKING);
        if (before(hand)->done == hand->done) break;
        pthread_mutex_unlock(&relay->mutex);
        relay->work(relay->context, hand->number, hand->done % relay->slot_count);
        pthread_mutex_lock(&relay->mutex);
        note_done(hand);
    }
    pthread_mutex_unlock(&relay->mutex);
    return NULL;
}

/* Without signals, which belong to the first hand's thread; a fault alone is of the thread in which it happens. */
static bool start(Hand *hand)
{
    sigset_t all, ours;
    sigfillset(&all);
    sigdelset(&all, SIGSEGV);
    pthread_sigmask(SIG_SETMASK, &all, &ours);
    bool started = pthread_create(&hand->thread, NULL, run_hand, hand) == 0;
    pthread_sigmask(SIG_SETMASK, &ours, NULL);
    return started;
}

Relay *relay_open(size_t hands, size_t slots, RelayWork *work, void *context)
{
    Relay *relay = calloc(1, sizeof *relay);
    if (relay == NULL) die_at(NULL, 0, "out of memory: %zu bytes wanted", sizeof *relay);
    relay->slot_count = slots;
    relay->work = work;
    relay->context = context;
    relay->hand_count = hands;
    pthread_mutex_init(&relay->mutex, NULL);
    for (size_t i = 0; i < hands; i++) {
        relay->hands[i] = (Hand){.relay = relay, .number = i};
        pthread_cond_init(&relay->hands[i].woken, NULL);
    }
    for (size_t i = 1; i < hands; i++) {
        if (start(&relay->hands[i])) continue;
        pthread_mutex_lock(&relay->mutex);
        relay->hand_count = i;
        pthread_mutex_unlock(&relay->mutex);
        relay_close(relay);
        return NULL;
    }
    return relay;
}

/* The first hand sleeps until the last has done so many. */
static void await(Relay *relay, size_t wanted)
{
    Hand *first = &relay->hands[0];
    while (before(first)->done < wanted) sleep_until(first, wanted);
}

/* Where all slots are full it sleeps until half of them are free. */
size_t relay_slot(Relay *relay)
{
    pthread_mutex_lock(&relay->mutex);
    size_t filled = relay->hands[0].done;
    if (filled - before(&relay->hands[0])->done == relay->slot_count) await(relay, filled - relay->slot_count / 2);
    pthread_mutex_unlock(&relay->mutex);
    return filled % relay->slot_count;
}

void relay_pass(Relay *relay)
{
    pthread_mutex_lock(&relay->mutex);
    note_done(&relay->hands[0]);
    pthread_mutex_unlock(&relay->mutex);
}

void relay_drain(Relay *relay)
{
    pthread_mutex_lock(&relay->mutex);
    await(relay, relay->hands[0].done);
    pthread_mutex_unlock(&relay->mutex);
}

void relay_close(Relay *relay)
{
    if (relay == NULL) return;
    relay_drain(relay);
    pthread_mutex_lock(&relay->mutex);
    relay->closing = true;
    for (size_t i = 1; i < relay->hand_count; i++) wake(&relay->hands[i]);
    pthread_mutex_unlock(&relay->mutex);
    for (size_t i = 1; i < relay->hand_count; i++) pthread_join(relay->hands[i].thread, NULL);
    for (size_t i = 0; i < relay->hand_count; i++) pthread_cond_destroy(&relay->hands[i].woken);
    pthread_mutex_destroy(&relay->mutex);
    free(relay);
}
