"""How well names are found, by label, score and outlet: for scripts/train/ner."""
import collections

LABELS = ("PER", "LOC", "ORG", "MISC")
SCORE_BANDS = (0, 0.45, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)


def names_in(lines):
    """Of a stream: {(document, begin, end, label): score}."""
    found = {}
    for columns in (line.split("\t") for line in lines if line.startswith("E\t")):
        found[columns[1], columns[3], columns[4], columns[6]] = float(columns[8].removeprefix("score=") or 1)
    return found


def print_row(name, gold, found):
    right = len(gold & found)
    print(f"{name:16}{right / max(len(found), 1):10.3f}{right / max(len(gold), 1):10.3f}"
          f"{2 * right / max(len(gold) + len(found), 1):10.3f}{len(gold):8}{len(found):8}{right:8}")


def print_table(gold, found, key, names):
    for name in names:
        print_row(name, {x for x in gold if key(x) == name}, {x for x in found if key(x) == name})


def print_head():
    print(f"{'':16}{'precision':>10}{'recall':>10}{'F1':>10}{'gold':>8}{'found':>8}{'right':>8}")


def report(gold_lines, found_lines, outlets):
    gold, scores = set(names_in(gold_lines)), names_in(found_lines)
    found = set(scores)
    print_head()
    print_table(gold, found, lambda x: x[3], LABELS)
    print_table(gold, found, lambda x: outlets.get(x[0], "ANT"), sorted({outlets.get(x[0], "ANT") for x in gold}))
    print_row("all", gold, found)
    for least, next_least in zip(SCORE_BANDS, (*SCORE_BANDS[1:], 2)):
        band = {x for x in found if least <= scores[x] < next_least}
        mean = sum(scores[x] for x in band) / max(len(band), 1)
        print(f"score from {least:.2f}: mean {mean:.3f}, right {len(band & gold) / max(len(band), 1):.3f} of {len(band)}")


def whole_tokens(lines, names):
    """Names spread to the borders of tokens between spaces, for a corpus that is annotated so."""
    parts = collections.defaultdict(list)      # of a document: [begin, end] of what stands between spaces
    for columns in (line.split("\t") for line in lines if line.startswith("T\t")):
        begin, end, of_document = int(columns[3]), int(columns[4]), parts[columns[1]]
        if of_document and of_document[-1][1] == begin:
            of_document[-1][1] = end
        else:
            of_document.append([begin, end])
    spread = set()
    for document, begin, end, label in names:
        inside = [part for part in parts[document] if part[0] < int(end) and int(begin) < part[1]]
        spread.add((document, inside[0][0], inside[-1][1], label))
    return spread


def report_tokens(gold_lines, found_lines, labels):
    """By whole tokens, and some labels alone."""
    gold, found = (whole_tokens(lines, [x for x in names_in(lines) if x[3] in labels])
                   for lines in (gold_lines, found_lines))
    print_head()
    print_table(gold, found, lambda x: x[3], labels)
    print_row("all", gold, found)
