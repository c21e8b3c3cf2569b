"""scripts/corpus.mk: the streams of a folder, made once, again where something changed, never half; names of all kinds;
what it refuses; the summary and the chart, counted again here."""
import collections
import os
import re
import shutil
import signal
import subprocess
import time
import xml.etree.ElementTree

from articles import CLAIMFIND, SCRIPTS, failing_tool, generate, problems, read, sorted_stream, tell, text, tries, write
from harness import SECONDS, TOOLS, program, result, run, skip

ODD_NAMES = ("a b", "it's", "x$y", "a#b", "c:d", "p%q", "e=f", "s;t", 'q"r', "*?[z]", "~t", "-dash", "(par)|&",
             "plus+20x", "`id`", "{a,b}", "<in>", "!bang", "مقال ثان", "مقال", "😀", "a  b", " lead", "@at",
             "$(shell id)", "ends.", "two.dots")


class Corpus:
    """A user's folder with a Makefile."""

    def __init__(self, folder, *lines, corpus_mk=os.path.join(SCRIPTS, "corpus.mk")):
        self.folder = folder
        os.makedirs(os.path.join(folder, "articles"), exist_ok=True)
        write("\n".join([*lines, f"include {corpus_mk}", ""]).encode(), folder, "Makefile")

    def environment(self, more):
        return dict({key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))},
                    LC_ALL="C", CLAIMFIND=CLAIMFIND) | more

    def make(self, *arguments, environment=None):
        return subprocess.run(["make", "-j2", *arguments], cwd=self.folder, capture_output=True, timeout=SECONDS,
                              env=self.environment(environment or {}))

    def article(self, name, data):
        path = os.path.join(self.folder, "articles", name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        write(data, path)
        return path

    def all(self):
        return read(self.folder, "corpus", "all.tsv")

    def times(self, below="streams"):
        """{stream: when it was made}"""
        found, top = {}, os.path.join(self.folder, "corpus", below)
        for folder, _, names in os.walk(top):
            for name in names:
                path = os.path.join(folder, name)
                found[os.path.relpath(path, top)] = os.stat(path).st_mtime_ns
        return found

    def remade(self, before):
        after = self.times()
        return sorted(name for name in after if after[name] != before.get(name))


def failed(done):
    return "" if done.returncode == 0 else f"make: status {done.returncode}: {text(done)[-500:]}"


def quiet(done):
    return failed(done) or (f"make said {text(done)[:300]}" if done.stderr else "")


def whole(corpus, single):
    done = corpus.make()
    return quiet(done) or problems((corpus.all() == sorted_stream(single), "all.tsv is not the single run, sorted"),
                                   (done.stdout == read(corpus.folder, "corpus", "summary.tsv"),
                                    "the summary is not printed"))


def incremental(corpus, single):
    """What is there is not made again; what changed is, and that alone."""
    before = corpus.times()
    names = sorted(before)
    path = os.path.join(corpus.folder, "articles", names[3][:-4] + ".txt")
    all_before = corpus.times("")
    if problem := quiet(corpus.make()):
        return problem
    all_after = corpus.times("")
    nothing = [name for name in all_after if all_after[name] != all_before.get(name)]
    old = read(path)
    os.utime(path)
    corpus.make()
    touched = corpus.remade(before)
    before = corpus.times()
    os.rename(path, path + ".away")
    gone = corpus.make()
    without = corpus.all()
    os.rename(path + ".away", path)
    write(old + "\nوقال الوزير إن الوضع مستقر.\n".encode(), path)
    corpus.make()
    changed = corpus.all()
    write(old, path)
    corpus.make()
    identity = names[3][:-4].encode()
    expected = b"".join(line for line in sorted_stream(single).splitlines(keepends=True)
                        if line.split(b"\t")[1] != identity)
    return problems((not nothing, f"made again without need: {nothing}"),
                    (touched == [names[3]], f"after a touch made {touched}"),
                    (gone.returncode == 0 and without == expected, "an article that went away is still in all.tsv"),
                    (changed.count(b"\n") > without.count(b"\n"), "a changed article is not in all.tsv"),
                    (corpus.all() == sorted_stream(single), "all.tsv is not as before in the end"))


def options(work):
    """Options reach the tools, and each that is another makes all streams anew; so does a file that they need, and
    another tool. The same ones do not."""
    corpus = Corpus(os.path.join(work, "options"))
    table = os.path.join(work, "options.tsv")
    generate(6, os.path.join(corpus.folder, "articles"), table)
    os.makedirs(os.path.join(corpus.folder, "tools"))
    for tool in TOOLS:
        (shutil.copy if tool == "claimfind" else os.symlink)(program(tool), os.path.join(corpus.folder, "tools", tool))
    write(b"", corpus.folder, "lexicon.tsv")
    given = ["CORPUS_NEEDS=lexicon.tsv", "CLAIMFIND=tools/claimfind"]
    for change in ("", "NORMALIZE_OPTIONS=--fold", "TOKENIZE_OPTIONS=--clitics atb", "CORPUS_ENCODING=UTF-8",
                   "CORPUS_DATE=2016-05-01", "lexicon.tsv", "tools/claimfind"):
        if "=" in change:
            given.append(change)
        elif change:
            os.utime(os.path.join(corpus.folder, change))
        before = corpus.times()
        done = corpus.make(*given)
        remade = len(corpus.remade(before))
        before = corpus.times()
        again = corpus.make(*given)
        problem = quiet(done) or quiet(again) or problems(
            (remade == 6, f"{change or 'the first run'} made {remade} of 6"),
            (not corpus.remade(before), f"after {change} all are made each time"))
        if problem:
            return problem
    expected = run("normalize", "--tsv", "--fold", "--date", "2016-05-01", table).stdout
    for tool, more in (("sentsplit", []), ("tokenize", ["--clitics", "atb"]), ("ner-tag", []),
                       ("numextract", []), ("claimfind", [])):
        expected = run(tool, *more, given=expected).stdout
    return problems((corpus.all() == sorted_stream(expected), "all.tsv is not what the pipe of six writes"))


def ten_most(counts):
    """In the order of the summary: of equal counts the one whose name comes first."""
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].encode()))[:10])


def accusations(coded):
    """How often each actor accuses each other, of claims whose sides both have codes."""
    dyads = collections.Counter()
    for row in coded:
        pair = [re.search(rf"(?:^|;){key}=([^;]*)", row[8]) for key in ("source_actor", "target_actor")]
        if row[0] == "C" and row[6] == "accuse" and None not in pair:
            sources, targets = ({code.split("/")[0] for code in side[1].split("+")} for side in pair)
            dyads.update(f"accuses\t{source} > {target}" for source in sources for target in targets)
    return dyads


def summary(corpus, single):
    counts = {}
    for line in read(corpus.folder, "corpus", "summary.tsv").decode().splitlines():
        number, what = line.split("\t", 1)
        counts[what] = int(number)
    records = [line.split("\t") for line in single.decode().splitlines()]
    coded = [line.split("\t") for line in run("actorcode", given=single).stdout.decode().splitlines()]
    of_type = collections.Counter(row[0] for row in records)
    names = {"claims": "C", "tokens": "T", "sentences": "S", "names": "E", "numbers": "N"}
    expected = {"documents": 60} | {name: of_type[letter] for name, letter in names.items()}
    expected |= collections.Counter("claim\t" + row[6] for row in records if row[0] == "C")
    expected |= ten_most(collections.Counter("source\t" + row[7] for row in records if row[0] == "C" and row[7]))
    dyads = accusations(coded)
    if not dyads:
        return "no accusation has both codes"
    expected |= ten_most(dyads)
    wrong = {what: counts.get(what) for what, number in expected.items() if counts.get(what) != number}
    return f"wrong: {wrong}" if wrong else None


def dates(work):
    """By name, by table, from the text, or none: as --date, in documents.tsv and by day."""
    corpus = Corpus(os.path.join(work, "dates"), "CORPUS_DATE = name", "CORPUS_TABLE = table.tsv")
    said = "قال الوزير أمس إن 3 أشخاص قتلوا.\n".encode()
    for name in ("2016-05-01-a.txt", "2016/05/02/b.txt", "c-20160503.txt", "d.txt", "e-120160503.txt",
                 "f_2016_13_01.txt", "g.txt"):
        corpus.article(name, said)
    write("# path\tid\tdate\nd.txt\tالرابع\t2016-05-03\tصحيفة; أ\tعنوان 'د' $x\ng.txt\tg seven\n".encode(), corpus.folder, "table.tsv")
    done = corpus.make("corpus/claims-by-day.tsv")
    rows = [line.split("\t") for line in read(corpus.folder, "corpus", "documents.tsv").decode().splitlines()[1:]]
    got = {row[0]: row[1] for row in rows}
    about = [row[8:] for row in rows if row[0] == "الرابع"]
    expected = {"2016-05-01-a": "2016-05-01", "2016/05/02/b": "2016-05-02", "c-20160503": "2016-05-03",
                "الرابع": "2016-05-03",
                "e-120160503": "", "f_2016_13_01": "", "g seven": ""}
    resolved = dict(re.findall(r"^N\t([^\t]*)\t.*\t-P1D\t.*resolved=([0-9-]*)", corpus.all().decode(), re.M))
    days = read(corpus.folder, "corpus", "claims-by-day.tsv").decode()
    before = corpus.times()
    write("d.txt\tالرابع\t2016-05-04\ng.txt\tg seven\n".encode(), corpus.folder, "table.tsv")
    corpus.make()
    moved = corpus.remade(before)
    return quiet(done) or problems(
        (got == expected, f"dates {got}"), (about == [["صحيفة; أ", "عنوان 'د' $x"]], f"outlet and title {about}"),
        (resolved == {"2016-05-01-a": "2016-04-30", "2016/05/02/b": "2016-05-01", "c-20160503": "2016-05-02",
                      "الرابع": "2016-05-02"}, f"yesterday is {resolved}"),
        (days == "# day\tdocuments\tclaims\n2016-05-01\t1\t1\n2016-05-02\t1\t1\n2016-05-03\t2\t2\n",
         f"by day {days!r}"),
        (moved == ["d.tsv"], f"another date in the table made {moved} anew"))


def first_date(work):
    corpus = Corpus(os.path.join(work, "first"), "CORPUS_DATE = first")
    corpus.article("a.txt", "عقد الاجتماع في 3 مايو 2016. وقال الوزير إنه سافر أمس، وسيعود في 9 مايو 2016.\n".encode())
    corpus.article("b.txt", "قال الوزير إنه سافر أمس.\n".encode())
    corpus.article("c.txt", "قال في 5 محرم 1437 هـ إنه سافر أمس.\n".encode())
    done = corpus.make()
    rows = [line.split("\t")[:2] for line in read(corpus.folder, "corpus", "documents.tsv").decode().splitlines()[1:]]
    return quiet(done) or problems((rows == [["a", "2016-05-03"], ["b", ""], ["c", "2015-10-18"]], f"dates {rows}"))


def odd_names(work):
    corpus = Corpus(os.path.join(work, "odd names"))
    said = "قال الوزير إن 3 أشخاص قتلوا.\n".encode()
    for name in ODD_NAMES:
        corpus.article(f"sub folder/{name}.txt", said)
        corpus.article(f"sub/{name}.txt", said)
    corpus.article(".hidden/not.txt", said)
    done = corpus.make()
    ids = {line.split("\t")[1] for line in corpus.all().decode().splitlines()}
    expected = {f"{folder}/{name}" for name in ODD_NAMES for folder in ("sub folder", "sub")}
    before = corpus.times()
    again = corpus.make()
    write(said * 2, corpus.folder, "articles", "sub folder", "x$y.txt")
    corpus.make()
    remade = corpus.remade(before)
    return quiet(done) or quiet(again) or problems((ids == expected, f"documents {sorted(ids ^ expected)}"),
                                                   (remade == ["sub+20folder/x+24y.tsv"],
                                                    f"a change of x$y.txt made {remade}"))


def refused(work):
    said = "قال نعم.\n".encode()
    for number, (names, lines, wanted) in enumerate((
            (["a\nb.txt"], [], "without control characters"),
            (["a\\b.txt"], [], "without control characters and backslashes"),
            ([b"\xe3\xde\xc7\xe1.txt"], [], "expected names in UTF-8"), ([], [], "no article *.txt"),
            (["a/x.txt", "b/x.txt"], ["CORPUS_IDS = name"], "both would be document x"),
            (["a.txt"], ["CORPUS_IDS = nonsense"], "path or name"),
            (["a.txt"], ["CORPUS_DATE = today"], "CORPUS_DATE = today: expected"),
            (["a.txt"], ["CORPUS_ARTICLES = none"], "none: no such folder"),
            (["a.txt"], ["CORPUS_TABLE = none"], "none: no such file"),
            (["a.txt"], ["CORPUS_TABLE = ../elsewhere.tsv"], "no path of the table is that of an article"),
            ([".txt"], [], "expected an id before it"),
            (["a.txt"], ["CORPUS_FOLDER = two words"], "without spaces"),
            (["a.txt"], ["CLAIMFIND = two words"], "without spaces"))):
        corpus = Corpus(os.path.join(work, f"refused{number}"), *lines)
        write("articles/a.txt\ta\t2016-05-01\n".encode(), work, "elsewhere.tsv")
        for name in names:
            path = os.path.join(os.fsencode(corpus.folder), b"articles", os.fsencode(name))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            write(said, path)
        done = corpus.make()
        made = os.path.exists(os.path.join(corpus.folder, "corpus", "all.tsv"))
        if done.returncode != 2 or wanted not in text(done) or made:
            return f"{names} {lines}: status {done.returncode}, said {text(done)!r}"
    return None


def failure(work, how):
    """A tool that fails on one article: no stream of it, status 2, the others kept; then it works."""
    corpus = Corpus(os.path.join(work, "fails-" + how))
    for name in "abc":
        corpus.article(name + ".txt", "قال الوزير إن 3 أشخاص قتلوا.\n".encode() * 200)
    tool = failing_tool(corpus.folder)
    broken = tell(tool, "b.txt", how, 1)
    done = corpus.make("-k", environment=broken)
    first = sorted(corpus.times())
    done_again = corpus.make(environment=broken)
    return problems((done.returncode == 2, f"status {done.returncode}"),
                    ("articles/b.txt: " in text(done), f"said {text(done)[:300]!r}"),
                    (first == ["a.tsv", "b.tsv.failed", "c.tsv"], f"left {first}"),
                    (tries(tool) == 2, "tried another number of times"),
                    (sorted(corpus.times()) == ["a.tsv", "b.tsv", "c.tsv"],
                     "the next run did not make it")) or quiet(done_again)


def rejected(work):
    """Status 1: the stream is kept, the summary counts it."""
    corpus = Corpus(os.path.join(work, "rejected"))
    for name in "ab":
        corpus.article(name + ".txt", "قال نعم.\n".encode())
    done = corpus.make(environment=tell(failing_tool(corpus.folder), "b.txt", "rejected", 9))
    return failed(done) or problems(("1\tdocuments rejected in part" in done.stdout.decode(),
                                     "the summary does not count it"),
                                    (sorted(corpus.times()) == ["a.tsv", "b.tsv", "b.tsv.rejected"],
                                     f"left {sorted(corpus.times())}"))


def interrupted(work):
    """make is stopped while a tool has written half."""
    corpus = Corpus(os.path.join(work, "interrupted"))
    corpus.article("a.txt", "قال الوزير إن 3 أشخاص قتلوا.\n".encode() * 200)
    tool = failing_tool(corpus.folder)
    environment = corpus.environment(tell(tool, "a.txt", "hangs", 9))
    # A check in the background of a shell ignores SIGINT, and so would what it starts.
    with subprocess.Popen(["make"], cwd=corpus.folder, env=environment, start_new_session=True,
                          preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        until = time.monotonic() + SECONDS
        while not os.path.exists(tool + ".tries.hangs") and time.monotonic() < until:
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        status = process.wait(SECONDS)
    left = sorted(corpus.times())
    done = corpus.make()
    return problems((status != 0, "status 0"), (not left, f"left {left}")) or quiet(done) or problems(
        (sorted(corpus.times()) == ["a.tsv"], "the next run did not make it"))


def installed(work):
    """Under PREFIX/share/isnad, with tools by another name in PREFIX/bin, found without a variable."""
    prefix = os.path.join(work, "prefix")
    share = os.path.join(prefix, "share", "isnad")
    os.makedirs(os.path.join(prefix, "bin"))
    os.makedirs(share)
    for tool in TOOLS:
        os.symlink(program(tool), os.path.join(prefix, "bin", "isnad-" + tool))
    shutil.copytree(os.path.join(SCRIPTS, "corpus"), os.path.join(share, "corpus"))
    for name in ("corpus.mk", "annotate-file", "shard", "run-parallel", "slurm-array", "spark_pipe.py"):
        shutil.copy(os.path.join(SCRIPTS, name), share)
    corpus = Corpus(os.path.join(work, "of installed"), corpus_mk=os.path.join(share, "corpus.mk"))
    given = "قال الوزير إن 3 أشخاص قتلوا.\n".encode()
    corpus.article("a.txt", given)
    environment = corpus.environment({})
    del environment["CLAIMFIND"]
    done = subprocess.run(["make", "-j2"], cwd=corpus.folder, capture_output=True, env=environment, timeout=SECONDS)
    in_pipe = subprocess.run(["make", "-j2", "TOKENIZE_OPTIONS=--mode news"], cwd=corpus.folder, capture_output=True,
                             env=environment, timeout=SECONDS)
    expected = run("claimfind", "-p", "--doc", "a", given=given).stdout
    return quiet(done) or quiet(in_pipe) or problems((corpus.all() == expected, "not what claimfind writes"))


def chart(corpus):
    """The days by name, drawn: as many boxes as days; a PNG too; and a clear word where no document has a date."""
    undated = corpus.make("chart")
    done = corpus.make("CORPUS_DATE=name", "chart")
    png = corpus.make("CORPUS_DATE=name", "CORPUS_CHART=png", "chart")
    if problem := quiet(done) or quiet(png):
        return problem
    folder = os.path.join(corpus.folder, "corpus")
    days = read(folder, "claims-by-day.tsv").decode().splitlines()[1:]
    drawing = read(folder, "claims-by-day.svg").decode()
    xml.etree.ElementTree.fromstring(drawing)
    boxes = drawing.split("<title>", 3)[2].count("<polygon")
    return problems(("no document has a date" in text(undated) and undated.returncode == 2,
                     f"undated: said {text(undated)[:200]!r}"),
                    (len(days) > 40, f"{len(days)} days"), (boxes >= len(days), f"{boxes} boxes for {len(days)} days"),
                    (done.stdout.decode().strip() == "corpus/claims-by-day.svg", f"printed {done.stdout!r}"),
                    (read(folder, "claims-by-day.png").startswith(b"\x89PNG"), "no PNG"))


def clean(corpus):
    done = corpus.make("clean-corpus")
    return failed(done) or problems((not os.listdir(os.path.join(corpus.folder, "corpus")), "something is left"))


def check(work, count, single):
    corpus = Corpus(os.path.join(work, "corpus"))
    generate(count, os.path.join(corpus.folder, "articles"), os.path.join(work, "ignored.tsv"))
    result("engines corpus.mk: all.tsv is the single run", whole(corpus, single))
    result("engines corpus.mk: makes what changed, and that alone", incremental(corpus, single))
    result("engines corpus.mk: the summary counts", summary(corpus, single))
    result("engines corpus.mk: options reach the tools", options(work))
    if shutil.which("gnuplot"):
        result("engines corpus.mk: the chart", chart(corpus))
    else:
        skip("engines corpus.mk: the chart", "gnuplot is not installed (scripts/setup engines)")
    result("engines corpus.mk: clean-corpus", clean(corpus))
    result("engines corpus.mk: dates by name and by table", dates(work))
    result("engines corpus.mk: dates from the text", first_date(work))
    result("engines corpus.mk: odd names", odd_names(work))
    result("engines corpus.mk: refuses", refused(work))
    for how in ("status", "killed"):
        result(f"engines corpus.mk: a tool that fails ({how})", failure(work, how))
    result("engines corpus.mk: an article rejected in part", rejected(work))
    result("engines corpus.mk: stopped half-way", interrupted(work))
    result("engines corpus.mk: installed", installed(work))
