"""What the tests of the engines share: articles from templates, a tool that fails when told to, running a script."""
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

from harness import ROOT, SECONDS, program  # noqa: E402

SCRIPTS = os.path.join(ROOT, "scripts")
CLAIMFIND = program("claimfind")

# Stands for claimfind: where the arguments hold $FAIL_AT it notes the try in $FAIL_LOG, and the first $FAIL_TIMES times
# does what $FAIL_HOW says. What it is told stands in a file beside it: no environment comes along over ssh.
FAILING_TOOL = """#!/bin/sh
. "$0.told"
case "$*" in *"$FAIL_AT"*) ;; *) exec {claimfind} "$@" ;; esac
echo try >>"$FAIL_LOG"
[ "$(wc -l <"$FAIL_LOG")" -le "$FAIL_TIMES" ] || exec {claimfind} "$@"
case $FAIL_HOW in
status) {claimfind} "$@" | head -c 1000; exit 2 ;;
rejected) {claimfind} "$@"; echo 'claimfind: told to' >&2; exit 1 ;;
killed) {claimfind} "$@" | head -c 1000; kill -9 $$ ;;
hangs) {claimfind} "$@" | head -c 1000; echo hangs >"$FAIL_LOG.hangs"; exec sleep 600 ;;
esac
"""


def generate(count, folder, table):
    subprocess.run([os.path.join(HERE, "generate-articles"), str(count), folder, table], check=True)


def failing_tool(folder):
    """The path of one in the folder, which does all until it is told (tell)."""
    path = os.path.join(folder, "claimfind")
    with open(path, "w", encoding="utf-8") as file:
        file.write(FAILING_TOOL.format(claimfind=CLAIMFIND))
    os.chmod(path, 0o755)
    return path


def tell(tool, at, how, times):
    """Returns the environment in which scripts use the tool."""
    write(f"FAIL_LOG='{tool}.tries' FAIL_AT={at} FAIL_HOW={how} FAIL_TIMES={times}\n".encode(), tool + ".told")
    return {"CLAIMFIND": tool}


def script(name, *arguments, environment=None, given=b"", cwd=None, seconds=SECONDS):
    """Runs one of scripts/ over the bytes `given`."""
    variables = dict(os.environ, LC_ALL="C", CLAIMFIND=CLAIMFIND) | (environment or {})
    return subprocess.run([os.path.join(SCRIPTS, name), *arguments], input=given, capture_output=True, env=variables,
                          cwd=cwd, timeout=seconds)


def tries(tool):
    """How often the failing tool was run, and forgets it."""
    if not os.path.exists(tool + ".tries"):
        return 0
    count = len(read(tool + ".tries").splitlines())
    os.remove(tool + ".tries")
    return count


def read(*parts):
    with open(os.path.join(*parts), "rb") as file:
        return file.read()


def write(data, *parts):
    with open(os.path.join(*parts), "wb") as file:
        file.write(data)
    return os.path.join(*parts)


def sorted_stream(stream):
    """By document, records of one in their order: what corpus.mk's all.tsv is."""
    return b"".join(sorted(stream.splitlines(keepends=True), key=lambda line: line.split(b"\t")[1]))


def problems(*checks):
    """Joins the descriptions of the checks that did not hold: each is (held, description)."""
    return "; ".join(why for held, why in checks if not held)


def text(done):
    """What a run said on standard error."""
    return done.stderr.decode("utf-8", "replace").strip()
