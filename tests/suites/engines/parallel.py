"""GNU parallel: `--pipe` over a table, scripts/run-parallel over shards: the single run's bytes, in the input's order; a
shard that fails is tried again alone, at last named; one rejected in part is kept and named."""
import os
import shutil
import subprocess

from articles import CLAIMFIND, failing_tool, problems, read, script, tell, text, tries, write
from harness import SECONDS, result, skip


def parallel(*arguments, given=b"", environment=None):
    return subprocess.run(["parallel", "--will-cite", *arguments], input=given, capture_output=True, timeout=SECONDS,
                          env=dict(os.environ, LC_ALL="C", **(environment or {})))


def pipe(table, single):
    """Blocks far shorter and longer than a document: none is cut."""
    for block in ("100", "20k", "1M"):
        if block == "100":  # a process a document: a part will do
            given = b"".join(table.splitlines(keepends=True)[:10])
            last = given.splitlines()[-1].split(b"\t")[0]
            expected = single[:single.rindex(b"\t" + last + b"\t")]
            expected = single[:single.index(b"\n", len(expected)) + 1]
        else:
            given, expected = table, single
        done = parallel("--pipe", "-k", "--block", block, CLAIMFIND, "-p", "--tsv", given=given)
        if done.returncode or done.stdout != expected:
            return (f"blocks of {block}: status {done.returncode}, {len(done.stdout)} bytes of {len(expected)}: "
                    f"{text(done)[:300]}")
    return None


def pipe_failing(work, table, single):
    """A block whose tool fails once is tried again from its beginning; one that always fails makes the status."""
    given = write(table, work, "given.tsv")
    wrapper = os.path.join(work, "third")
    with open(wrapper, "w", encoding="utf-8") as file:
        file.write(f'#!/bin/sh\n[ "$PARALLEL_SEQ" = 3 ] || exec {CLAIMFIND} -p --tsv\necho try >>{work}/blocks\n'
                   f'[ "$(wc -l <{work}/blocks)" -gt $1 ] && exec {CLAIMFIND} -p --tsv\n'
                   f'{CLAIMFIND} -p --tsv | head -c 1000; exit 2\n')
    os.chmod(wrapper, 0o755)
    log = os.path.join(work, "joblog")
    common = ("--pipe", "-k", "--block", "20k", "--retries", "2", "--joblog", log, wrapper)
    once = parallel(*common, "1", given=read(given))
    os.remove(os.path.join(work, "blocks"))
    always = parallel(*common, "9", given=read(given))
    jobs = [line.split("\t") for line in read(log).decode().splitlines()[1:]]
    failed = [job[0] for job in jobs if job[6] != "0"]
    return problems((once.returncode == 0 and once.stdout == single,
                     f"once: status {once.returncode}: {text(once)[:200]}"),
                    (always.returncode == 1,
                     f"always: status {always.returncode}, not the number of blocks that failed"),
                    (failed == ["3"], f"the log names {failed}"))


def shards_of(work, name, table, count):
    folder = os.path.join(work, name)
    done = script("shard", "--shards", str(count), "--into", folder, given=table)
    assert done.returncode == 0, text(done)
    return folder


def run_parallel(work, table, single, *options):
    folder = shards_of(work, "shards of all", table, 6)
    merged = os.path.join(work, "merged all.tsv")
    done = script("run-parallel", "--jobs", "2", *options, "--merge", merged, folder)
    return problems((done.returncode == 0 and not done.stderr, f"status {done.returncode}: {text(done)[:300]}"),
                    (os.path.exists(merged) and read(merged) == single, "the merged streams are not the single run"))


def progress(work, table):
    """--progress: lines that end with all bytes and documents; without it nothing, as no terminal is there."""
    folder = shards_of(work, "shards to watch", table, 4)
    done = script("run-parallel", "--jobs", "2", "--progress", folder)
    size, last = len(table) / 1e6, text(done).splitlines()[-1]
    rows = table.count(b"\n")
    wanted = f"run-parallel: {size:.1f} of {size:.1f} MB, {rows} documents, "
    return None if last.startswith(wanted) and last.endswith(" MB/s") else f"said {last!r}, not {wanted!r}"


def failing_shard(engine, work, table, single, options, how="status"):
    """A shard that fails once, one that always fails, the run after it, and other options: for each engine."""
    name = f"{engine}-{how}"
    os.makedirs(os.path.join(work, name))
    tool = failing_tool(os.path.join(work, name))
    merged = os.path.join(work, name, "merged.tsv")
    arguments = [*options, "--tries", "2", "--merge", merged]

    folder = shards_of(work, name + "/once", table, 5)
    once = script(engine, *arguments, folder, environment=tell(tool, "000003.tsv", how, 1))
    once_tries = tries(tool)
    if problem := problems((once.returncode == 0, f"once: status {once.returncode}: {text(once)[-300:]}"),
                           (once_tries == 2, f"once: tried {once_tries} times"),
                           (os.path.exists(merged) and read(merged) == single, "once: not the single run"),
                           ("000003.tsv" in text(once), f"once: not named: {text(once)[-300:]}")):
        return problem

    os.remove(merged)
    folder = shards_of(work, name + "/always", table, 5)
    always = script(engine, *arguments, folder, environment=tell(tool, "000003.tsv", how, 99))
    always_tries = tries(tool)
    streams = sorted(entry for entry in os.listdir(folder) if ".stream" in entry)
    others = os.stat(os.path.join(folder, "000002.stream")).st_mtime_ns
    again = script(engine, *arguments, folder, environment=tell(tool, "000003.tsv", how, 0))
    again_tries = tries(tool)
    untouched = os.stat(os.path.join(folder, "000002.stream")).st_mtime_ns == others
    return problems(
        (always.returncode == 2, f"always: status {always.returncode}"),
        (always_tries == 2, f"always: tried {always_tries} times"),
        ("000003.tsv: failed 2 times" in text(always), f"always: not named: {text(always)[-300:]}"),
        (streams == ["000001.stream", "000002.stream", "000003.stream.failed", "000004.stream", "000005.stream"],
         f"always: left {streams}"),
        (again.returncode == 0 and again_tries == 1 and untouched and read(merged) == single,
         f"again: status {again.returncode}, tried {again_tries} times: {text(again)[-300:]}"))


def rejected_shard(engine, work, table, single, options):
    """Rejected in part: not tried again, kept, merged, named; status 1."""
    folder = shards_of(work, engine + "-rejected", table + b"no tab\n", 5)
    merged = os.path.join(work, engine + "-rejected.tsv")
    done = script(engine, *options, "--merge", merged, folder)
    rejected = [entry for entry in os.listdir(folder) if entry.endswith(".rejected")]
    return problems((done.returncode == 1, f"status {done.returncode}"),
                    (read(merged) == single, "the rest is not the single run"),
                    (rejected == ["000005.stream.rejected"], f"left {rejected}"),
                    ("000005.tsv: rejected in part" in text(done), f"not named: {text(done)[-300:]}"))


def bad_charset(engine, work, table, options):
    """Options that the tools refuse: each shard fails, all are named, nothing is merged."""
    folder = shards_of(work, engine + "-charset", table, 2)
    merged = os.path.join(work, engine + "-charset.tsv")
    done = script(engine, *options, "--tries", "1", "--merge", merged, folder, "--", "--encoding=nonsense")
    return problems((done.returncode == 2, f"status {done.returncode}"), (not os.path.exists(merged), "merged"),
                    ("000001.tsv: failed" in text(done) and "000002.tsv: failed" in text(done),
                     f"not named: {text(done)[-300:]}"))


def refusals(engine, work, table):
    folder = shards_of(work, engine + "-refused", table, 2)
    for arguments, wanted in ((["/no/such/folder"], "no such folder"), ([work], "no shard 000001.tsv"),
                              ([], "no folder"),
                              (["--nonsense", folder], "--nonsense"), (["--tries", "x", folder], "bad --tries"),
                              (["--tries", "2", "--tries", "2", folder], "--tries: given twice"),
                              ([folder, "--tsv"], "expected one folder"), ([folder, "--", "a b"], "without spaces")):
        done = script(engine, *arguments)
        if done.returncode != 2 or wanted not in text(done):
            return f"{arguments}: status {done.returncode}, said {text(done)!r}"
    return None


def check_engine(engine, work, table, single, options):
    """What run-parallel and slurm-array must do alike."""
    for how in ("status", "killed"):
        result(f"engines {engine}: a shard that fails ({how})",
               failing_shard(engine, work, table, single, options, how))
    result(f"engines {engine}: a shard rejected in part", rejected_shard(engine, work, table, single, options))
    result(f"engines {engine}: options that the tools refuse", bad_charset(engine, work, table, options))
    result(f"engines {engine}: refuses", refusals(engine, work, table))


def check(work, table, single):
    if not shutil.which("parallel"):
        skip("engines parallel", "GNU parallel is not installed (scripts/setup engines)")
        return
    result("engines parallel --pipe is the single run", pipe(table, single))
    result("engines parallel --pipe: a block that fails", pipe_failing(work, table, single))
    result("engines run-parallel is the single run", run_parallel(work, table, single))
    result("engines run-parallel --progress", progress(work, table))
    check_engine("run-parallel", work, table, single, ["--jobs", "2"])
