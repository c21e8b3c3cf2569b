"""The words of raw news: their counts, and vectors by word2vec over stems, as rows of a model: for scripts/train/ner."""
import collections
import lzma
import os
import subprocess
import sys

LABELS = "O B-PER I-PER B-LOC I-LOC B-ORG I-ORG B-MISC I-MISC"
ARCHIVES = ("ant-news", "more-news")
COUNT_MIN = 5                # of a word that is kept
LEARNT, KEPT = 64, 48        # numbers of a vector that word2vec learns; of their principal components that are kept
VECTORS = 60_000             # the most frequent stems have vectors
LENGTH, ONE, MOST = 4, 64, 127     # of a whole vector; what stands for 1 in a byte; the largest byte


def stem_of(word, counts):
    """Proclitics come off where the rest is the more frequent word, as in tools/ner-tag/features.c."""
    if word[:1] in "وف" and len(word) > 3 and counts[word[1:]] > counts[word]:
        word = word[1:]
    if word[:2] == "لل" and len(word) > 4 and counts["ال" + word[2:]] > counts[word]:
        return "ال" + word[2:]
    if word[:1] in "بلك" and len(word) > 3 and counts[word[1:]] > counts[word]:
        return word[1:]
    return word


def write_tokens(options, made, shared, path):
    """The folded tokens of the news, a sentence a line; every number is 0."""
    with open(made("news.txt"), "wb") as text:
        for name in ARCHIVES:
            with lzma.open(shared(f"data/news/{name}.txt.xz")) as packed:
                while block := packed.read(1 << 20):
                    text.write(block)
    pipe = subprocess.Popen(["sh", "-c", f"normalize {made('news.txt')} 2>/dev/null | sentsplit | tokenize"],
                            stdout=subprocess.PIPE, env={"PATH": f"{options.build}/bin:{os.environ['PATH']}"})
    with open(f"{path}.new", "wb") as out:
        for line in pipe.stdout:
            columns = line.rstrip(b"\n").split(b"\t")
            if columns[0] == b"S":
                out.write(b"\n")
            elif columns[0] == b"T":
                out.write((b"0" if columns[6] == b"number" else columns[7] or b"_") + b" ")
    if pipe.wait() != 0:
        sys.exit("train/ner: the pipe over the news failed")
    os.rename(f"{path}.new", path)
    os.remove(made("news.txt"))


class Stems:
    """The sentences of stems, anew for each pass over them."""

    def __init__(self, path, counts):
        self.path = path
        self.stems = {word: stem_of(word, counts) for word in counts}

    def __iter__(self):
        with open(self.path, encoding="utf-8") as lines:
            for line in lines:
                words = [self.stems.get(word, word) for word in line.split()]
                for at in range(0, len(words), 1000):
                    yield words[at:at + 1000]


def stable_hash(word):
    """FNV-1a: Python's own hash differs from run to run."""
    value = 2166136261
    for byte in word.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


def bytes_of(vectors):
    """The principal components of vectors of one length, as bytes."""
    import numpy
    vectors = vectors - vectors.mean(0)
    vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True)
    most = vectors[:VECTORS]
    _, components = numpy.linalg.eigh((most.T @ most).astype(numpy.float64))
    kept = most @ components[:, ::-1][:, :KEPT].astype(numpy.float32) * LENGTH
    return numpy.clip(numpy.rint(kept * ONE), -MOST, MOST).astype(numpy.int8)


def model(options, command, made, shared):
    """The path of a model that has words and no more."""
    path = made("words.model")
    if os.path.exists(path):
        return path
    from gensim.models import Word2Vec
    tokens = made("news.tokens")
    if not os.path.exists(tokens):
        write_tokens(options, made, shared, tokens)
    counts = collections.Counter()
    with open(tokens, encoding="utf-8") as lines:
        for line in lines:
            counts.update(line.split())
    counts = collections.Counter({word: count for word, count in counts.items() if count >= COUNT_MIN})
    learnt = Word2Vec(Stems(tokens, counts), vector_size=LEARNT, window=3, min_count=COUNT_MIN, sg=0, negative=8,
                      epochs=5, workers=1, seed=1, sample=1e-3, hashfxn=stable_hash).wv
    vectors = {word: row.tobytes().hex() for word, row in zip(learnt.index_to_key, bytes_of(learnt.vectors))}
    with open(f"{path}.new", "w", encoding="utf-8") as out:
        print("labels", LABELS, sep="\t", file=out)
        for word in sorted(set(counts) | set(vectors)):
            print("word", word, counts[word], vectors.get(word, "-"), sep="\t", file=out)
    os.rename(f"{path}.new", path)
    return path
