#!/usr/bin/env python3
"""The corpora of the fuzz targets: tests/fuzz/corpus/TARGET.txt has a text a line, in which \\n, \\t, \\r, \\\\ and \\xHH stand for
bytes; lines that begin with # tell what the next was found to break.

usage: tests/fuzz/corpus.py unpack FILE FOLDER   a file of its own for each text
       tests/fuzz/corpus.py keep FILE FOLDER     adds the texts of a folder that FILE does not have
       tests/fuzz/corpus.py renew FILE FOLDER    puts them in the place of all but those that were found to break something
"""
import hashlib
import os
import re
import sys

NAMES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def escape(text):
    """As a line that any editor shows as it is: what is no printable character stands as its bytes."""
    def written(letter):
        if letter in NAMES:
            return NAMES[letter]
        if letter.isprintable() and letter != "\ufffd":
            return letter
        return "".join(f"\\x{byte:02x}" for byte in letter.encode("utf-8", "surrogateescape"))
    line = "".join(map(written, text.decode("utf-8", "surrogateescape")))
    return "\\x23" + line[1:] if line.startswith("#") else line


def unescape(line):
    names = {name[1]: letter for letter, name in NAMES.items()}
    def byte(match):
        return bytes([int(match[1][1:], 16)]) if match[1][:1] == b"x" else names[match[1].decode()].encode()
    return re.sub(rb"\\(x[0-9a-f]{2}|[\\ntr])", byte, line.encode("utf-8", "surrogateescape"))


def texts(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8", newline="\n") as file:
        return [unescape(line[:-1]) for line in file if line[0] not in "#\n"]


def findings(path):
    """The lines of the texts that were found to break something, each behind the comment that tells what."""
    with open(path, encoding="utf-8", newline="\n") as file:
        lines = file.readlines()
    return [line for before, line in zip([""] + lines, lines) if line[0] == "#" or before[:1] == "#"]


def renew(path, folder):
    lines = findings(path)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)
    keep(path, folder)


def unpack(path, folder):
    os.makedirs(folder, exist_ok=True)
    for text in texts(path):
        with open(os.path.join(folder, hashlib.sha1(text).hexdigest()), "wb") as file:
            file.write(text)


def keep(path, folder):
    known = set(texts(path))
    with open(path, "a", encoding="utf-8", newline="\n") as file:
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), "rb") as text:
                new = text.read()
            if new and new not in known:
                known.add(new)
                file.write(escape(new) + "\n")


def main():
    commands = {"unpack": unpack, "keep": keep, "renew": renew}
    if len(sys.argv) != 4 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    commands[sys.argv[1]](*sys.argv[2:])


if __name__ == "__main__":
    main()
