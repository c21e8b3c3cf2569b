"""What was annotated in articles of the raw news of ../shared: scripts/train/annotated holds where each lies and the places
annotated in it, in code points of its text, and none of its words.

  documents.tsv   document, archive of data/news, its first line (from 0), the line behind its last
  claims.tsv      document, act, cue, source, target, content: BEGIN-END,BEGIN-END ...
  stories.tsv     story, and a record of ../shared/data/stories/gold without its words: claims with who their source and
                  target are, counts with their fate, groups (G)
"""
import collections
import lzma
import os

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "annotated")


def rows(name):
    with open(f"{FOLDER}/{name}.tsv", encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if line[0] != "#"]


def write_texts(shared, folder, wanted=None):
    """Writes the articles' texts to FOLDER/DOCUMENT.txt and returns the documents' names, in the order of the list."""
    os.makedirs(folder, exist_ok=True)
    archives, names = {}, []
    for name, archive, first, behind in rows("documents"):
        if wanted is not None and name not in wanted:
            continue
        if archive not in archives:
            with lzma.open(f"{shared}/data/news/{archive}.txt.xz", "rt", encoding="utf-8", newline="") as news:
                archives[archive] = news.read().split("\n")
        names.append(name)
        with open(f"{folder}/{name}.txt", "w", encoding="utf-8", newline="") as text:
            text.writelines(line + "\n" for line in archives[archive][int(first):int(behind)])
    return names


def write_claims(path):
    """C records of all articles, with the places of what was annotated as attributes and nothing else."""
    with open(path, "w", encoding="utf-8") as out:
        for name, act, *places in rows("claims"):
            attributes = ";".join(f"{role}_at={place}" for role, place in zip(("cue", "source", "target", "content"), places) if place)
            out.write(f"C\t{name}\t1\t0\t0\t\t{act}\t\t{attributes}\n")


def stories():
    """{story: the lines of its gold, with no words in them}"""
    found = collections.defaultdict(list)
    for story, *record in rows("stories"):
        found[story].append("\t".join(record) + "\n")
    return found
