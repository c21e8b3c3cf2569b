"""For tests/suites/convert: reads back what annconvert makes of a stream, as a reader of each format would, and says what is
wrong with it."""
import csv
import io
import json
import os
import re
import tempfile
import xml.etree.ElementTree as ElementTree

from harness import run, said

COLUMNS = ("type", "doc", "sent", "begin", "end", "text", "label", "value", "attrs")
UNESCAPED = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}


# ---- streams ----

def unescape(text):
    return re.sub(r"\\(.)", lambda found: UNESCAPED[found[1]], text, flags=re.S)


def escape(text):
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def encode(value):
    return re.sub("[%;=,]", lambda found: f"%{ord(found[0]):02X}", value)


def records(stream):
    """The records of a stream, as tuples of their nine columns; sent, begin and end are numbers."""
    rows = [line.split("\t") for line in stream.decode().split("\n")[:-1]]
    return [(row[0], unescape(row[1]), *map(int, row[2:5]), *map(unescape, row[5:])) for row in rows]


def stream_of(rows):
    return "".join("\t".join([row[0], escape(row[1]), *map(str, row[2:5]), *map(escape, row[5:])]) + "\n"
                   for row in rows).encode()


def attrs_of(row):
    return dict(pair.split("=", 1) for pair in row[8].split(";") if "=" in pair)


# ---- json and csv: whole records come back ----

def attrs_from_json(value):
    if isinstance(value, str):
        return value
    def text(key, item):
        if key.endswith("_at"):
            return ",".join(f"{begin}-{end}" for begin, end in item)
        if key == "map":
            return item
        return encode(item) if isinstance(item, str) else ",".join(map(encode, item))
    return ";".join(f"{key}={text(key, item)}" for key, item in value.items())


def record_from_json(item):
    return tuple(attrs_from_json(item[name]) if name == "attrs" else item[name] for name in COLUMNS)


def json_lines(out):
    text = out.decode()
    for character in "\u2028\u2029\u0085\x7f\r":
        assert character not in text, f"{character!r} stands in the output"
    return [json.loads(line) for line in text.split("\n")[:-1]]


def from_json(stream):
    return [record_from_json(item) for item in json_lines(run("annconvert", "--to", "json", given=stream).stdout)]


def from_json_sentences(stream):
    rows = []
    for item in json_lines(run("annconvert", "--to", "json", "--by", "sentence", given=stream).stdout):
        place = {"doc": item["doc"], "sent": item["sent"]}
        if item["type"]:
            rows.append(record_from_json(item))
        for name, kind in (("tokens", "T"), ("entities", "E"), ("numbers", "N"), ("claims", "C"), ("others", None)):
            rows += [record_from_json({"type": kind, **place, **inner}) for inner in item[name]]
    return rows


def from_csv(stream):
    table = list(csv.reader(io.StringIO(run("annconvert", "--to", "csv", given=stream).stdout.decode(), newline="")))
    assert tuple(table[0]) == COLUMNS, f"header {table[0]}"
    return [(row[0], row[1], *map(int, row[2:5]), *row[5:]) for row in table[1:]]


def round_trip(stream, back):
    expected, got = records(stream), back(stream)
    wrong = next((pair for pair in zip(expected, got) if pair[0] != pair[1]), None)
    return f"{wrong}" if wrong else None if len(got) == len(expected) else f"{len(got)} of {len(expected)} records"


# ---- each format's text and spans ----

def brat_documents(stream, *options):
    """{id: (text, lines)} and what the run said."""
    with tempfile.TemporaryDirectory() as folder:
        done = run("annconvert", "--to", "brat", "--directory", folder, *options, given=stream)
        found = {}
        for name in os.listdir(folder):
            if name.endswith(".ann"):
                with open(os.path.join(folder, name[:-4] + ".txt"), encoding="utf-8", newline="") as file:
                    text = file.read()
                with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
                    found[name[:-4]] = text, file.read().split("\n")[:-1]
    return found, done


def brat_problem(stream, *options):
    documents, done = brat_documents(stream, *options)
    wanted = [row for row in records(stream) if row[0] in "EN" and row[1] != "alone"]
    spans = []
    for text, lines in documents.values():
        for line in lines:
            if len(line.splitlines()) != 1:
                return f"a line end in {line!r}"
            if not line.startswith("T"):
                continue
            _, place, words = line.split("\t")
            fragments = [tuple(map(int, part.split())) for part in place.split(" ", 1)[1].split(";")]
            if words != " ".join(text[begin:end] for begin, end in fragments):
                return f"{line!r} cuts {[text[b:e] for b, e in fragments]}"
            spans.append(words)
    if "--original" in options:
        return None if documents else said(done)
    missing = [row for row in wanted if not re.search(r"[\t\n]", row[5]) and row[5] not in spans]
    return f"no text of {missing[0]}" if missing else None if spans or not wanted else "no span"


def webanno_problem(stream, *options):
    """Each token's UTF-16 units cut it from the text that the #Text lines make, and no row lacks a column."""
    with tempfile.TemporaryDirectory() as folder:
        run("annconvert", "--to", "webanno", "--directory", folder, *options, given=stream)
        for name in os.listdir(folder):
            with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
                problem = webanno_file_problem(file.read())
            if problem:
                return problem
    return None


def webanno_unescape(text):
    letters = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "b": "\b"}
    return re.sub(r"\\(.)", lambda found: letters.get(found[1], found[1]), text, flags=re.S)


def webanno_file_problem(content):
    header, *blocks = content.rstrip("\n").split("\n\n")
    columns = sum(line.count("|") for line in header.split("\n"))
    for block in blocks:
        lines = block.lstrip("\n").split("\n")
        text = "\n".join(webanno_unescape(line[6:]) for line in lines if line.startswith("#Text="))
        units = text.encode("utf-16-le")
        rows = [line.split("\t") for line in lines if not line.startswith("#Text=")]
        start = int(rows[0][1].split("-")[0])
        for row in rows:
            begin, end = (2 * (int(number) - start) for number in row[1].split("-"))
            if units[begin:end].decode("utf-16-le") != webanno_unescape(row[2]):
                return f"{row} cuts {units[begin:end].decode('utf-16-le', 'replace')!r}"
            if len(row) != columns + 4:
                return f"{row} has {len(row) - 4} columns, not {columns}"
    return None if blocks else "no sentence"


def conllu_problem(stream):
    """The forms and the spaces of MISC make the text; a record of each comment is one of the stream."""
    out = run("annconvert", "--to", "conllu", given=stream).stdout.decode()
    known, comments = set(records(stream)), []
    for block in out.split("\n\n")[:-1]:
        lines = block.split("\n")
        text = next(line[9:] for line in lines if line.startswith("# text = "))
        made, covered = "", 0
        for line in lines:
            if line.startswith("# record."):
                comments.append(records((line.split(" = ", 1)[1] + "\n").encode())[0])
            if line.startswith("#"):
                continue
            columns = line.split("\t")
            if len(columns) != 13:
                return f"{len(columns)} columns in {line!r}"
            first, _, last = columns[0].partition("-")
            if int(first) <= covered:
                continue  # a part of a word that was cut
            covered = int(last or first)
            misc = dict(pair.split("=", 1) for pair in columns[9].split("|"))
            made += misc_text(misc.get("SpacesBefore", "")) + columns[1]
            made += misc_text(misc["SpacesAfter"]) if "SpacesAfter" in misc else "" if "SpaceAfter" in misc else " "
        if made.rstrip(" ") != text.rstrip(" "):
            return f"{made!r} for {text!r}"
    lost = [row for row in records(stream) if row[0] in "ENCX" and row not in comments]
    return f"not a record: {set(comments) - known}" if set(comments) - known else f"lost {lost[0]}" if lost else None


def misc_text(value):
    letters = {"s": " ", "t": "\\t", "n": "\\n", "r": "\\r", "p": "|", "\\": "\\"}
    return re.sub(r"\\(.)", lambda found: letters[found[1]], value)


def vertical_regions(lines):
    """(element, attributes, text of its words) of each region; every tag is XML, each element nests in its like."""
    opened, words, regions = {}, [], []
    for line in lines:
        if line == "<g/>":
            continue
        if line.startswith("</"):
            name, attributes, first = opened[line[2:-1]].pop()
            regions.append((name, attributes, words[first:]))
        elif line.startswith("<"):
            element = ElementTree.fromstring(line[:-1] + "/>")
            opened.setdefault(element.tag, []).append((element.tag, element.attrib, len(words)))
        else:
            words.append([ElementTree.fromstring(f"<w>{column}</w>").text for column in line.split("\t")])
    assert not any(opened.values()), f"left open: {opened}"
    return words, regions


def vertical_problem(stream):
    """The tokens are the stream's, each name and number is around its words."""
    out = run("annconvert", "--to", "vertical", given=stream).stdout.decode()
    words, regions = vertical_regions(out.split("\n")[:-1])
    tokens = [row for row in records(stream) if row[0] == "T"]
    found = sorted((word[0], int(word[3]), int(word[4])) for word in words)
    if found != sorted((row[5], row[3], row[4]) for row in tokens):
        return "other tokens than the stream's"
    for kind, name in (("E", "name"), ("N", "number")):
        found = sorted((int(region[1]["begin"]), region[1]["text"]) for region in regions if region[0] == name)
        if found != sorted((row[3], row[5]) for row in records(stream) if row[0] == kind):
            return f"other {name}s than the stream's"
    wrong = [region for region in regions if "text" in region[1] and
             not "".join(word[0] for word in region[2]).count(region[1]["text"].replace(" ", ""))]
    return f"{wrong[0]}" if wrong else None


def web_annotation_problem(stream, original, *options):
    """The position and the quotation of each selector are the same text; with --original, the original's."""
    annotations = json_lines(run("annconvert", "--to", "w3c", *options, given=stream).stdout)
    wanted = [row for row in records(stream) if row[0] not in "ST"]
    if len(annotations) != len(wanted) or len({item["id"] for item in annotations}) != len(wanted):
        return f"{len(annotations)} annotations of {len(wanted)} records, or ids twice"
    for item in annotations:
        for target in item["target"] if isinstance(item["target"], list) else [item["target"]]:
            position, quote = target["selector"]
            if "--original" in options and original[position["start"]:position["end"]] != quote["exact"]:
                return f"{quote} stands not at {position}"
            around = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
            if "--original" in options and around not in original:
                return f"{around!r} is not in the original"
    return None
