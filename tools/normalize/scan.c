#include "tools/normalize/scan.h"

/* What one block hands on to the next. */
typedef struct {
    uint64_t expected;    /* 1: it begins with a continuation byte */
    uint64_t mark;        /* what starts at its byte 0 (bit 0) or byte 1 (bit 1) stands behind a mark */
    uint32_t characters;
} Carry;

/* Plain text has one continuation byte behind each long character and none elsewhere; any other is special. */
static void scan_block(Scan *scan, size_t block, const uint64_t *words, uint64_t within, Carry *carry)
{
    uint64_t starts = words[0], plain = words[1 + SCAN_PLAIN], marks = words[1 + SCAN_MARKS];
    uint64_t leads = plain & words[1 + SCAN_LONG];
    uint64_t expected = leads << 1 | carry->expected, behind_marks = marks << 2 | carry->mark;
    scan->starts[block] = starts;
    scan->special[block] = (((starts ^ plain) | (~starts ^ expected)) & within) | (marks & behind_marks);
    scan->before[block] = carry->characters;
    carry->expected = leads >> 63;
    carry->mark = marks >> 62;
    carry->characters += mask_count(starts);
}

void scan_text(Scan *scan, const CharacterClass classes[SCAN_CLASSES], Slice text)
{
    enum { CHUNK = 64, WORDS = SCAN_CLASSES + 1 };
    uint64_t words[CHUNK * WORDS];
    Carry carry = {0};
    size_t block = 0;
    scan->text = text;
    for (size_t base = 0; base < text.len; base += CHUNK * CLASS_BLOCK) {
        /* A character cut by a chunk's end is long and not plain: looked at, where it stands whole in the text. */
        size_t left = text.len - base, here = left < CHUNK * CLASS_BLOCK ? left : CHUNK * CLASS_BLOCK;
        class_masks(classes, SCAN_CLASSES, slice_part(text, base, base + here), words);
        for (size_t i = 0; i < here; i += CLASS_BLOCK, block++) {
            uint64_t within = here - i < CLASS_BLOCK ? mask_below((unsigned)(here - i)) : ~(uint64_t)0;
            scan_block(scan, block, words + i / CLASS_BLOCK * WORDS, within, &carry);
        }
    }
    scan->starts[block] = scan->special[block] = 0;
    scan->before[block] = carry.characters;
}
