#ifndef ISNAD_RELAY_H
#define ISNAD_RELAY_H

/* Slots that go through several hands in order, each hand in a thread of its own; the first is the caller's. Nothing but
   the order is kept here: what lies in a slot is the caller's, and belongs to the hand that has it. */

#include <stdbool.h>
#include <stddef.h>

typedef struct Relay Relay;

enum { RELAY_HANDS_MAX = 4 };

/* What a hand behind the first does with a slot. */
typedef void RelayWork(void *context, size_t hand, size_t slot);

/* Starts the threads of all hands but the first. NULL where the system has no thread left. */
Relay *relay_open(size_t hands, size_t slots, RelayWork *work, void *context);

/* The slot that the first hand fills next; waits until all hands have done with what was in it. */
size_t relay_slot(Relay *relay);

/* The first hand has filled it. */
void relay_pass(Relay *relay);

/* Waits until all hands have done with all that was passed. */
void relay_drain(Relay *relay);

/* Drains it and ends the threads. NULL is allowed. */
void relay_close(Relay *relay);

#endif
