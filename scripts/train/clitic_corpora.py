"""The words of WikiNews and of UD Arabic-PUD with where their clitics are cut, for train/clitics and eval/clitics.

Both corpora have a part that is set aside: whole articles, the last of the file, about a fifth of its words. Nothing is
learnt from it and nothing is tuned on it.
"""
import collections
import lzma
import os
import re

SCHEMES = ("atb", "d3", "farasa")
MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")  # harakat, superscript alef, tatweel: no letters
LETTERS = re.compile("[\u0620-\u063f\u0641-\u064a\u0671-\u06d3]+")
TEST_SHARE = 0.2


class Word:
    """A word as written, its letters, and by scheme its cuts: how many letters stand before each (None: unknown)."""

    def __init__(self, text, segmented, test):
        self.text, self.test = text, test
        self.letters = MARKS.sub("", text)
        self.cuts = tuple(None if one is None else cuts_of(MARKS.sub("", one)) for one in segmented)
        self.is_word = LETTERS.fullmatch(self.letters) is not None  # Arabic letters and nothing else


def cuts_of(segmented):
    parts = segmented.split("+") if segmented.strip("+") else [segmented]
    cuts, at = set(), 0
    for part in parts[:-1]:
        at += len(part)
        cuts.add(at)
    return frozenset(cuts - {0, at + len(parts[-1])})


def rows(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file]


# ---- WikiNews ----

# Farasa restores letters that are not written: ل+ال+مرة is للمرة, من+ما is مما. Each pair turns one such spelling of the
# columns into what stands in the text (wikinews.diac.txt has it).
ARTICLE = re.compile(r"(^|\+)ل\+ال\+")
AS_WRITTEN = (
    (ARTICLE, ((r"((?:^|\+)ل)\+ال\+?ل", r"\1+ل"), (r"((?:^|\+)ل)\+ال", r"\1+ل"))),
    (re.compile(r"(^|\+)[مع]ن\+م[ان]$"), ((r"((?:^|\+)[مع])ن(\+?م[ان])$", r"\1\2"),)),
    (re.compile(r"(^|\+)أن\+لا$"), ((r"أن(\+?)لا$", r"أ\1لا"),)),
    (re.compile(r"(^|\+)كن\+نا$"), ((r"كن(\+?)نا$", r"كن\1ا"),)),
)


def as_written(columns):
    """The columns farasa, d3 and atb over the letters of the text."""
    for condition, changes in AS_WRITTEN:
        if condition.search(columns[0]):
            for pattern, put in changes:
                columns = [re.sub(pattern, put, column) for column in columns]
    return columns


def wikinews_test_begins(table, diacritised):
    """The first row of the first article behind four fifths of the words. The rows do not say where an article begins;
    the diacritised text does: a line without a stop at its end is a title."""
    lines = [MARKS.sub("", line.strip()) for line in diacritised]
    counts = [len(LETTERS.findall(line)) for line in lines]
    before, wanted = 0, (1 - TEST_SHARE) * sum(counts)
    for line, count in zip(lines, counts):
        if before >= wanted and count < 16 and line[-1:] not in tuple('.؟!:،»"'):
            break
        before += count
    title = LETTERS.findall(line)
    places = [at for at, row in enumerate(table) if LETTERS.search(MARKS.sub("", row[0]))]
    near = range(before - 40, before + 40)  # the two differ by a word here and there
    start = max(near, key=lambda k: sum(table[i][0] == word for i, word in zip(places[k:], title)))
    return places[start]


def wikinews(folder):
    table = rows(os.path.join(folder, "wikinews.schemes.tsv"))[1:]
    with open(os.path.join(folder, "wikinews.diac.txt"), encoding="utf-8") as file:
        test_begins = wikinews_test_begins(table, file)
    words = []
    for at, (word, farasa, d3, atb, _) in enumerate(table):
        if word == "#":
            continue  # parts the collection's sections
        farasa, d3, atb = as_written([farasa, d3, atb])
        text = farasa.replace("+", "") if LETTERS.search(word) else word
        words.append(Word(text, (atb, d3, farasa), at >= test_begins))
    return words


# ---- UD Arabic-PUD ----

DASH = re.compile(r"\+?\u0640\+?")  # a tatweel for a dash, written without a space: no letter of the word


def without_dash(segmented):
    parts = DASH.sub(lambda found: "+" if found.group() == "+\u0640+" else "", segmented)
    return re.sub(r"\++", "+", parts).strip("+")


def pud(folder):
    table = rows(os.path.join(folder, "pud.seg.tsv"))
    test_begins = int(len(table) * (1 - TEST_SHARE))
    while table[test_begins][0][:6] == table[test_begins - 1][0][:6]:
        test_begins += 1  # n01001 of n01001011 is the article
    return [Word(word, (without_dash(atb) if LETTERS.search(word) else atb, None, None), at >= test_begins)
            for at, (_, word, atb, _) in enumerate(table)]


def corpora(folder):
    return {"WikiNews": wikinews(folder), "PUD": pud(folder)}


# ---- news without annotation ----

def news_counts(archive):
    """How often each word stands in a compressed text."""
    counts = collections.Counter()
    with lzma.open(archive, "rt", encoding="utf-8") as file:
        for line in file:
            counts.update(LETTERS.findall(MARKS.sub("", line)))
    return counts
