"""scripts/shard: whole documents, the input again, the same each time; what it refuses. And that the tools write the
same over shards as over all: no document's records depend on another's."""
import os

from articles import problems, read, script, text, write
from harness import result, run

HOSTILE = (b"a\tx\0y\na\tsecond row of a\nb\t" + b"z" * 300_000 + b"\n\tno id\nno tab\nc\t\xff\xfe\\n\r\n d\tspace\n"
           b"01\tnumber\n1\tanother id to all but awk\n\xd9\x85\tArabic id\nlast\tno final newline")


def shard(work, name, data, *options):
    """The shards' bytes, in order; the folder is WORK/NAME."""
    folder = os.path.join(work, name)
    done = script("shard", *options, "--into", folder, given=data)
    if done.returncode:
        raise RuntimeError(f"shard {' '.join(options)}: status {done.returncode}: {text(done)}")
    names = done.stdout.decode().splitlines()
    if names != [os.path.join(folder, entry) for entry in sorted(os.listdir(folder))]:
        raise RuntimeError(f"shard printed {names}")
    return [read(path) for path in names]


def runs(data, column):
    """The documents: rows with the same id one behind the other; a row without one goes with the row before."""
    found, last = [], None
    for line in data.splitlines(keepends=True) if b"\r" not in data else data.split(b"\n"):
        columns = line.rstrip(b"\n").split(b"\t")
        identity = columns[column] if len(columns) > column else None
        if found and identity in (last, b"", None):
            found[-1] += line
        else:
            found.append(line)
        last = identity or last
    return found


def whole_documents(shards):
    """No two neighbouring shards share an id."""
    filled = [data for data in shards if data]
    for before, after in zip(filled, filled[1:]):
        last, first = before.rstrip(b"\n").split(b"\n")[-1].split(b"\t")[0], after.split(b"\t")[0]
        if last == first:
            return f"document {last!r} is cut"
    return None


def hostile(work):
    for number, options in enumerate((["--shards", "1"], ["--shards", "4"], ["--shards", "50"], ["--size", "1"],
                                      ["--size", "100"], ["--size", "1M"])):
        shards = shard(work, f"hostile{number}", HOSTILE, *options)
        again = shard(work, f"again{number}", HOSTILE, *options)
        problem = problems((b"".join(shards) == HOSTILE, "not the input again"),
                           (shards == again, "others the second time"),
                           (options[0] == "--size" or len(shards) == int(options[1]), f"{len(shards)} shards"),
                           (all(data.endswith(b"\n") for data in shards[:-1] if data),
                            "a row is cut")) or whole_documents(shards)
        if problem:
            return f"{' '.join(options)}: {problem}"
    ids = [data.split(b"\t")[0].strip(b"\n") for data in shard(work, "each", HOSTILE, "--size", "1")]
    expected = [b"a", b"b", b"no tab", b"c", b" d", b"01", b"1", "م".encode(), b"last"]
    return None if ids == expected else f"of a document each: {ids}"


def sizes(work, table):
    size = 20_000
    for number, data in enumerate(shards := shard(work, "sizes", table, "--size", str(size))):
        if len(data) > size and data.count(b"\n") > 1:
            return f"shard {number} has {len(data)} bytes"
        if number and len(shards[number - 1]) + len(data.split(b"\n")[0]) + 1 <= size:
            return f"shard {number - 1} had room for one more"
    fair = [len(data) for data in shard(work, "fair", table, "--shards", "5")]
    longest = max(map(len, table.split(b"\n"))) + 1
    return problems((max(fair) - min(fair) <= 2 * longest, f"--shards 5 made {fair}"))


def from_file(work, table):
    path = write(table, work, "a table.tsv")
    done = script("shard", "--shards=3", f"--into={work}/of file", path)
    shards = [read(work, "of file", name) for name in sorted(os.listdir(os.path.join(work, "of file")))]
    return problems((done.returncode == 0, text(done)),
                    (shards == shard(work, "of stdin", table, "--shards", "3"), "not as of stdin"))


def empty(work):
    return problems((shard(work, "empty3", b"", "--shards", "3") == [b""] * 3, "--shards 3"),
                    (shard(work, "empty", b"", "--size", "5") == [], "--size 5"))


def refusals(work, table):
    os.makedirs(os.path.join(work, "there"))
    into = ["--into", os.path.join(work, "new")]
    for arguments, given, wanted in (
            (["--shards", "2", "--into", os.path.join(work, "there")], table, "is there already"),
            (["--shards", "0", *into], table, "bad --shards 0"), (["--size", "5T", *into], table, "bad --size 5T"),
            (["--size", "-1", *into], table, "bad --size -1"), (["--shards", "2"], table, "no --into"),
        (into, table, "either"),
            (["--shards", "2", "--size", "5", *into], table, "either"), (["--nonsense", *into], table, "--nonsense"),
            (["--shards", "2", *into, "/no/such/file"], b"", "/no/such/file"),
        (["--shards", "2", *into, "a", "b"], b"", "one"),
            (["--shards", "2", *into], table.decode().encode("utf-16"), "UTF-16"),
        (["--into"], b"", "expected a value"),
            (["--shards", "2", "--id-column", "0", *into], table, "bad --id-column")):
        done = script("shard", *arguments, given=given)
        if done.returncode != 2 or wanted not in text(done) or done.stdout:
            return f"{arguments}: status {done.returncode}, said {text(done)!r}"
    left = [name for name in os.listdir(work) if name.startswith("new")]
    return f"left {left}" if left else None


def help_fits():
    for name in ("shard", "annotate-file", "run-parallel", "slurm-array"):
        done = script(name, "--help")
        lines = done.stdout.decode().split("\n")
        if done.returncode or not lines[0].startswith(f"usage: {name} ") or len(lines) > 25 or max(map(len,
                                                                                                       lines)) > 80:
            return f"{name}: status {done.returncode}, {len(lines) - 1} lines of {max(map(len, lines))} columns"
    return None


def exact_over_shards(work, table, single):
    """One process a shard, before the pipe and in its middle, writes what one process over all writes."""
    parts = [run("claimfind", "-p", "--tsv", given=data).stdout for data in shard(work, "exact", table, "--shards",
                                                                                  "7")]
    if b"".join(parts) != single:
        return "shards of --tsv, annotated apart, are not the single run"
    tokens = run("tokenize", "-p", "--tsv", given=table).stdout
    shards = shard(work, "exact of tokens", tokens, "--shards", "7", "--id-column", "2")
    problem = problems((len([data for data in shards if data]) > 3, "hardly cut"),
                       (b"".join(shards) == tokens, "not the stream again"))
    given = shards
    for tool in ("ner-tag", "numextract", "claimfind"):
        given = [run(tool, given=data).stdout for data in given]
    return problem or problems((b"".join(given) == single, "shards of a T stream, annotated apart, are not the single run"))


def reversed_order(table, single):
    """Documents in another order have the same records."""
    backwards = run("claimfind", "-p", "--tsv", given=b"".join(reversed(table.splitlines(keepends=True)))).stdout
    groups = runs(backwards, 1)
    return None if b"".join(reversed(groups)) == single else "the order of the documents changes their records"


def check(work, table, single):
    result("engines shard: hostile rows come out whole", hostile(work))
    result("engines shard: shards of a size, and of one size", sizes(work, table))
    result("engines shard: a file as standard input", from_file(work, table))
    result("engines shard: an empty table", empty(work))
    result("engines shard: refuses", refusals(work, table))
    result("engines help of the scripts fits a screen", help_fits())
    result("engines shards annotated apart are the single run", exact_over_shards(work, table, single))
    result("engines documents in another order have the same records", reversed_order(table, single))
