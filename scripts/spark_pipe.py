#!/usr/bin/env python3
"""scripts/spark_pipe.py: a table of articles through the pipe by Spark's RDD.pipe; see --help.

The rows go to `claimfind -p --tsv` on the executors, a process a partition, and its records come back in the order of
the rows. Spark sees a process that fails (checkCode), tries its partition again alone, and ends the job after
spark.task.maxFailures times; the partition is then named with its documents. What claimfind says comes back too, as
lines that begin with `#`, which no record does.
"""
import argparse
import glob
import os
import re
import shlex
import shutil
import subprocess
import sys

EXAMPLE = """example: a table of id, tab, text on two executors of this machine
  spark_pipe.py --master 'local-cluster[2,1,1024]' articles.tsv corpus
  cat corpus/part-* > corpus.tsv

With spark-submit leave --master out. The words behind -- are options of
claimfind -p; --tsv is always given. INPUT must be UTF-8.
Status: 0 done, 1 input rejected in part, 2 a partition failed, usage."""

# Input rejected in part (1) is no failure that another try could mend: it is told by a line of its own.
PIPE = """said=$(mktemp) || exit 2; trap 'rm -f "$said"' EXIT
{command} 2>"$said"
status=$?
sed 's/^/#/' "$said"
[ $status -ne 1 ] || {{ echo '#rejected'; status=0; }}
exit $status"""


class Once(argparse.Action):
    """An option that is not given twice."""

    def __call__(self, parser, namespace, values, option_string=None):
        if getattr(namespace, self.dest) != self.default:
            parser.error(f"{option_string}: given twice: expected it once")
        setattr(namespace, self.dest, values)


class Version(argparse.Action):
    """That of the tools."""

    def __call__(self, parser, *_):
        done = subprocess.run([find_claimfind(), "--version"], stdout=subprocess.PIPE, check=True)
        print(parser.prog + done.stdout.decode().removeprefix("claimfind"), end="")
        parser.exit()


def arguments():
    parser = argparse.ArgumentParser(description="Annotates a table of articles by Spark.", epilog=EXAMPLE,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-V", "--version", action=Version, nargs=0, help="print the version")
    parser.add_argument("--master", action=Once, help="Spark's master, where spark-submit has not said it")
    parser.add_argument("--partitions", action=Once, type=int, help="at least so many (else as Spark cuts the file)")
    parser.add_argument("--key", action=Once, type=int, metavar="COLUMN",
                        help="bring rows with the same value of this column, from 1, together, in the order of the values, "
                             "and line up those of each: lineup -p instead of claimfind -p")
    parser.add_argument("--claimfind", action=Once, default=find_claimfind(), help="the binary's path on the executors")
    parser.add_argument("input", help="a row a document: its id, a tab, its text, or as -- --columns=ID,TEXT,DATE says; a path or URL that Spark reads")
    parser.add_argument("output", help="a folder that does not exist yet: part-00000, part-00001, ...")
    parser.add_argument("options", nargs="*", metavar="-- OPTION", help="for claimfind -p")
    return parser.parse_args()


def find_claimfind():
    """That of this tree, or installed beside, or in PATH: as scripts/corpus/claimfind.sh does."""
    here = os.path.dirname(os.path.abspath(__file__))
    built = os.path.join(here, "..", "build", "bin", "claimfind")
    beside = sorted(glob.glob(os.path.join(glob.escape(here), "..", "..", "bin", "*claimfind")))
    for path in [os.environ.get("CLAIMFIND"), built, *beside]:
        if path and os.access(path, os.X_OK):
            return os.path.abspath(path)
    return shutil.which("claimfind") or shutil.which("isnad-claimfind") or "claimfind"


def lines_of(context, path, partitions):
    """The rows, which end with LF alone: textFile would cut at CR too."""
    rows = context.newAPIHadoopFile(
        path, "org.apache.hadoop.mapreduce.lib.input.TextInputFormat", "org.apache.hadoop.io.LongWritable",
        "org.apache.hadoop.io.Text", conf={"textinputformat.record.delimiter": "\n"}).values()
    return rows if partitions is None or rows.getNumPartitions() >= partitions else in_order(rows, partitions)


def in_order(rows, partitions):
    """As many partitions, each of neighbouring rows, in the order of the input."""
    numbered = rows.zipWithIndex().cache()
    count = max(numbered.count(), 1)
    keyed = numbered.map(lambda row: (row[1], row[0]))
    return keyed.partitionBy(partitions, lambda number: number * partitions // count).mapPartitions(
        lambda part: (text for _, text in sorted(part)))


def by_key(rows, column):
    """The rows of each key together, in the order of the input; keys in their order."""
    def key(row):
        cells = row.split("\t")
        return cells[column - 1] if len(cells) >= column else ""
    numbered = rows.zipWithIndex().map(lambda pair: (key(pair[0]), (pair[1], pair[0])))
    return numbered.groupByKey().sortByKey().map(lambda pair: [text for _, text in sorted(pair[1])])


def lined_up(groups, script):
    """Those of each key to a process of their own; what it writes."""
    def run(part):
        import subprocess
        for rows in part:
            done = subprocess.run(["/bin/sh", "-c", script], input="".join(row + "\n" for row in rows).encode(),
                                  stdout=subprocess.PIPE)
            if done.returncode:
                raise RuntimeError(f"exited with error code {done.returncode}")
            yield from done.stdout.decode().split("\n")[:-1]
    return groups.mapPartitions(run)


def id_column(options):
    """Where the id stands in a row, from 0: the first of --columns."""
    text = " ".join(options).replace("--columns ", "--columns=")
    named = re.search(r"(?:^| )--columns=(\d+)", text)
    return int(named[1]) - 1 if named else 0


def documents_of(context, rows, partition, at):
    """The ids of the first and the last row of a partition."""
    def ends(part):
        first = last = None
        for row in part:
            last = row
            first = row if first is None else first
        return [] if first is None else [first.split("\t")[at], last.split("\t")[at]]
    return " to ".join(context.runJob(rows, ends, [partition])) or "no document"


def annotate(context, given):
    """Runs the pipe and writes its records. Returns what claimfind said, a set: a partition may have run twice."""
    from pyspark import AccumulatorParam

    class Lines(AccumulatorParam):
        def zero(self, value):
            return set()

        def addInPlace(self, left, right):
            return left | right

    said = context.accumulator(set(), Lines())

    def record(line):
        if line.startswith("#"):
            said.add({line[1:]})
        return not line.startswith("#")

    tool = given.claimfind if given.key is None else re.sub("claimfind$", "lineup", given.claimfind)
    command = " ".join(map(shlex.quote, [tool, "-p", "--threads", "1", "--tsv", *given.options]))
    rows = lines_of(context, given.input, given.partitions)
    script = PIPE.format(command=command)
    if given.key is None:
        records = rows.pipe("/bin/sh -c " + shlex.quote(script), checkCode=True).filter(record)
    else:
        records = lined_up(by_key(rows, given.key), script).filter(record)
    try:
        records.saveAsTextFile(given.output)
    except Exception as error:  # py4j's own classes say no more than the text does
        failure(context, rows, str(error), id_column(given.options))
    return said.value


def failure(context, rows, text, at):
    task = re.search(r"Task (\d+) in stage [\d.]+ failed (\d+) times", text)
    why = re.search(r"exited with error code (\d+)", text)
    exists = re.search(r"Output directory (\S+) already exists", text)
    missing = re.search(r"Input path does not exist: (\S+)", text)
    if task:
        partition = int(task[1])
        fail(f"partition {partition} ({documents_of(context, rows, partition, at)}) failed {task[2]} times"
             + (f": claimfind ended with status {why[1]}" if why else f": {text[:2000]}"))
    if exists:
        fail(f"{exists[1]}: is there already: expected a new folder")
    if missing:
        fail(f"{missing[1]}: no such file")
    fail(text[:2000])


def fail(message):
    print(f"spark_pipe: {message}", file=sys.stderr)
    sys.exit(2)


def main():
    given = arguments()
    try:
        from pyspark import SparkConf, SparkContext
    except ImportError:
        fail("no pyspark: expected it installed (pip install pyspark), or to be run by spark-submit")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    configuration = SparkConf().setAppName("isnad")
    if given.master:
        configuration.setMaster(given.master)
    context = SparkContext(conf=configuration)
    try:
        said = annotate(context, given)
    finally:
        context.stop()
    for line in sorted(said - {"rejected"}):
        print(line, file=sys.stderr)
    sys.exit(1 if "rejected" in said else 0)


if __name__ == "__main__":
    main()
