/* Gives the pages of the section of tables their bytes when they are first read. See packed.h. */

#define _DEFAULT_SOURCE
#define _GNU_SOURCE
#include "packed/layouts.h"
#include "packed/packed.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#define ZSTD_STATIC_LINKING_ONLY
#include <zstd.h>

enum { PAGE = 4096, WORKSPACE = 192 * 1024 };

/* The linker's names for the section's edges. */
extern char __start_isnad_tables[], __stop_isnad_tables[];

static struct {
    pthread_mutex_t lock;  /* whoever unpacks has it */
    bool unpacked[PACKED_UNITS_MAX];
    _Alignas(64) char workspace[WORKSPACE];
} state = {.lock = PTHREAD_MUTEX_INITIALIZER};

static size_t whole_pages(size_t size) { return (size + PAGE - 1) / PAGE * PAGE; }

/* `flags`: MAP_POPULATE where all of them are written to. */
static unsigned char *take_pages(size_t size, int flags)
{
    void *pages = mmap(NULL, whole_pages(size), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | flags, -1, 0);
    return pages == MAP_FAILED ? NULL : pages;
}

/* What an array needs on its way; one that is a copy of its bytes needs nothing. */
static size_t room_of(const PackedArray *array)
{
    bool copy = array->layout == 0 || array->layout == LAYOUT_SLOTS;
    return copy ? 0 : layout_scratch(array->size) * sizeof(uint32_t) + array->laid;
}

static bool unpack_array(ZSTD_DCtx *context, const PackedArray *array, const unsigned char *packed, unsigned char *room,
                         unsigned char *bytes)
{
    unsigned char *laid = array->layout == 0 ? bytes : room + layout_scratch(array->size) * sizeof(uint32_t);
    if (array->layout == LAYOUT_SLOTS) return true;
    if (ZSTD_decompressDCtx(context, laid, array->laid, packed, array->packed_size) != array->laid) return false;
    if (array->layout != 0) layout_undo(array->layout, laid, array->size, (uint32_t *)(void *)room, bytes);
    return true;
}

static bool unpack_arrays(const PackedUnit *unit, unsigned char *bytes)
{
    ZSTD_DCtx *context = ZSTD_initStaticDCtx(state.workspace, sizeof state.workspace);
    const PackedArray *arrays = packed_arrays + unit->array;
    const unsigned char *packed = packed_bytes + unit->packed;
    size_t most = 0;
    for (uint32_t i = 0; i < unit->array_count; i++) most = room_of(&arrays[i]) > most ? room_of(&arrays[i]) : most;
    unsigned char *room = most > 0 ? take_pages(most, 0) : NULL;
    bool good = context != NULL && (most == 0 || room != NULL);
    for (uint32_t i = 0; good && i < unit->array_count; i++) {
        good = unpack_array(context, &arrays[i], packed, room, bytes + arrays[i].begin);
        packed += arrays[i].packed_size;
    }
    if (room != NULL) munmap(room, whole_pages(most));
    return good;
}

/* Where a table of the unit is until it comes to its place. */
static void *moved(const PackedUnit *unit, const void *table, unsigned char *bytes)
{
    return bytes + ((const char *)table - (__start_isnad_tables + unit->begin));
}

static void fill_slots(const PackedUnit *unit, unsigned char *bytes)
{
    const char *begin = __start_isnad_tables + unit->begin;
    for (const Lexicon *const *lexicon = packed_lexicons; *lexicon != NULL; lexicon++) {
        const char *slots = (const char *)(*lexicon)->slots;
        if (slots < begin || slots >= begin + unit->size) continue;
        Lexicon there = **lexicon;
        there.bytes = moved(unit, there.bytes, bytes);
        there.cells = moved(unit, there.cells, bytes);
        lexicon_fill_slots(&there, moved(unit, there.slots, bytes));
    }
}

/* Elsewhere at first: the pages come to their place with all their bytes, since other threads may wait for them. */
static bool unpack(const PackedUnit *unit)
{
    size_t length = whole_pages(unit->size);
    unsigned char *bytes = take_pages(unit->size, MAP_POPULATE);
    if (bytes == NULL || !unpack_arrays(unit, bytes)) return false;
    fill_slots(unit, bytes);
    return mprotect(bytes, length, PROT_READ) == 0 &&
           mremap(bytes, length, length, MREMAP_MAYMOVE | MREMAP_FIXED, __start_isnad_tables + unit->begin) != MAP_FAILED;
}

/* The unit on whose pages the address is; packed_unit_count where there is none. */
static uint32_t unit_at(const char *address)
{
    size_t at = (size_t)(address - __start_isnad_tables);
    uint32_t unit = 0;
    if (address < __start_isnad_tables || address >= __stop_isnad_tables) return packed_unit_count;
    while (unit + 1 < packed_unit_count && packed_units[unit + 1].begin <= at) unit++;
    return unit;
}

static void stop(const char *message)
{
    ssize_t written = write(STDERR_FILENO, message, strlen(message));
    (void)written; /* there is no other place to say it */
    _exit(2);
}

static void on_fault(int signal_number, siginfo_t *info, void *context)
{
    (void)context;
    uint32_t unit = unit_at(info->si_addr);
    if (unit < packed_unit_count) {
        pthread_mutex_lock(&state.lock);
        state.unpacked[unit] = state.unpacked[unit] || unpack(&packed_units[unit]);
        bool good = state.unpacked[unit];
        pthread_mutex_unlock(&state.lock);
        if (good) return;
        stop("isnad: out of memory: cannot unpack a table\n");
    }
    signal(signal_number, SIG_DFL); /* a fault like any other: it happens again, and ends the program */
}

__attribute__((constructor)) static void guard_tables(void)
{
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO};
    sigset_t faults;
    sigemptyset(&action.sa_mask);
    sigemptyset(&faults);
    sigaddset(&faults, SIGSEGV);
    if (mprotect(__start_isnad_tables, (size_t)(__stop_isnad_tables - __start_isnad_tables), PROT_NONE) != 0 ||
        sigaction(SIGSEGV, &action, NULL) != 0 || sigprocmask(SIG_UNBLOCK, &faults, NULL) != 0)
        stop("isnad: cannot guard its packed tables: expected a system with pages of 4096 bytes\n");
}
