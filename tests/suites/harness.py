"""What the tests in Python share: the tools' names, how to run one, and the PASS / FAIL / SKIP lines of tests/run."""
import os
import subprocess
import sys

TOOLS = ("normalize", "sentsplit", "tokenize", "ner-tag", "numextract", "claimfind", "actorcode")
RENDERERS = ("annview", "annconvert", "lineup")  # what reads the pipe's end and writes no stream
REQUIRED = {"annconvert": ("--to", "json")}  # options that a tool does not go without
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(ROOT, os.environ.get("BUILD", "build"))
SECONDS = 120  # longer than any sane run, also under sanitizers: beyond it a tool hangs

failed = 0


def program(tool):
    return os.path.join(BUILD, "bin", tool)


def result(name, problem=None):
    """Prints one test's line. `problem` says why it failed; None or an empty text: it passed."""
    global failed
    if problem:
        failed += 1
        print(f"FAIL {name}: {problem}", flush=True)
    else:
        print(f"PASS {name}", flush=True)


def skip(name, why):
    print(f"SKIP {name}: {why}", flush=True)


def finish():
    sys.exit(1 if failed else 0)


def run(tool, *arguments, given=b"", stdout=subprocess.PIPE, **more):
    """Runs a tool over the bytes `given`, with the environment of a bare system."""
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
    return subprocess.run([program(tool), *arguments], input=given, stdout=stdout, stderr=subprocess.PIPE,
                          env=environment, timeout=SECONDS, cwd=ROOT, **more)


def stream_before(tool, text):
    """What the tool reads in the pipe: plain text for normalize, for the others the records of the tool before."""
    if tool == "lineup":  # one document says nothing side by side
        return b"".join(run(TOOLS[-1], "-p", "--doc", name, given=text).stdout for name in ("a", "b"))
    place = (TOOLS + RENDERERS).index(tool)
    place = min(place, len(TOOLS))
    return text if place == 0 else run(TOOLS[place - 1], "-p", given=text).stdout


def said(done):
    return done.stderr.decode("utf-8", "replace").strip()


PLAIN_TEXT_OPTIONS = ("--doc", "--tsv", "--encoding")


def normalize_options(folder, case):
    """The options in CASE.args that tell normalize how to read CASE.txt; a later tool's own are none of them."""
    try:
        with open(case + ".args", encoding="utf-8") as file:
            options = file.read().split()
    except OSError:
        return []
    return options if folder.endswith("normalize") or options[0].startswith(PLAIN_TEXT_OPTIONS) else []


def plain_texts():
    """(path from the root, options for normalize) of every plain text of the tests and every sample."""
    found = []
    for folder in [os.path.join("tests", "golden", name) for name in TOOLS + ("pipe",)] + ["samples"]:
        full = os.path.join(ROOT, folder)
        for name in sorted(os.listdir(full)) if os.path.isdir(full) else []:
            if name.endswith(".txt"):
                found.append((os.path.join(folder, name), normalize_options(folder, os.path.join(full, name[:-4]))))
    return found
