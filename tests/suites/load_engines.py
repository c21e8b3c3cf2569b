"""The consumers of tests/suites/load. Each runs the manual's recipes in a folder that holds annotated.tsv:

    missing()     why it cannot run here, or None
    load()        the recipe
    rows()        the nine columns of every record, in order: texts as texts, numbers as numbers
    attributes(keys)  [record, key, value] of every attribute, in any order
    questions()   (code, what the manual says that it prints)
    ask(code)     what it prints
"""
import glob
import json
import os
import shutil
import sqlite3
import subprocess

from harness import ROOT, SECONDS

BINARIES = os.path.join(ROOT, os.environ.get("BUILD", "build"), "bin")
ENVIRONMENT = {"PATH": BINARIES + ":" + os.environ["PATH"], "LC_ALL": "C.UTF-8"}
PYTHON = os.path.join(ROOT, "build", "load", "venv", "bin", "python")  # scripts/setup load
NAMES = ["type", "doc", "sent", "begin", "end", "text", "label", "value", "attrs"]
NUMBERS = ("sent", "begin", "end", "record")
ROWS = "select " + ", ".join(f'"{name}"' for name in NAMES) + " from records order by "


class Refusal(Exception):
    """A consumer ended with an error or complained."""


class Consumer:
    """What all have in common; `with` ends what a consumer started."""

    def __init__(self, folder, recipes):
        self.folder, self.recipes = folder, recipes

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def run(self, *command, given=None, environment=ENVIRONMENT):
        done = subprocess.run(command, input=given and given.encode(), cwd=self.folder, env=environment,
                              timeout=SECONDS, capture_output=True)
        said = done.stderr.decode("utf-8", "replace")
        if done.returncode or said:
            raise Refusal(f"{command[0]} ends with status {done.returncode}: {said[:500]}")
        return done.stdout.decode()


class Database(Consumer):
    """Attributes are JSON there: spans as pairs of numbers."""
    order = "rowid"
    json = True

    def questions(self):
        blocks = self.recipes["Questions"]
        return list(zip(blocks[::2], blocks[1::2]))

    def recipe(self, program):
        """annconvert's line of the recipe for a program."""
        lines = self.recipes["SQL"][0].replace("\\\n", "").splitlines()
        return next(line for line in lines if f" {program} -" in line)

    def rows(self):
        return self.fetch(ROWS + self.order)

    def attributes(self, _keys):
        found = []
        for number, row in enumerate(self.rows(), 1):
            for key, value in json.loads(row[8]).items():
                if key.endswith("_at"):
                    value = ",".join(f"{begin}-{end}" for begin, end in value)
                found.append([number, key, value])
        return found


class SQLite(Database):
    @staticmethod
    def missing():
        return None if shutil.which("sqlite3") else "no sqlite3 here"

    def load(self):
        self.run("sh", "-e", given=self.recipe("sqlite3"))

    def fetch(self, query):
        with sqlite3.connect(os.path.join(self.folder, "news.db")) as database:
            return [list(row) for row in database.execute(query)]

    def ask(self, question):
        return self.run("sqlite3", "news.db", given=question)


class PostgreSQL(Database):
    """A server of its own, behind a socket in a folder of its own; as root, run by `nobody`: it refuses root."""
    order = "ctid"

    @staticmethod
    def programs():
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb")) + [shutil.which("initdb")]
        return found[0] and os.path.dirname(found[0])

    @classmethod
    def missing(cls):
        return None if cls.programs() and shutil.which("psql") else "no PostgreSQL here"

    def __enter__(self):
        self.home = os.path.join(self.folder, "postgresql")
        self.data = os.path.join(self.home, "data")
        os.mkdir(self.home)
        self.user = {}
        if os.getuid() == 0:
            self.user = {"user": "nobody", "group": "nogroup"}
            shutil.chown(self.home, **self.user)
            os.chmod(self.folder, 0o711)
        self.environment = ENVIRONMENT | {"PGHOST": self.home, "PGUSER": "postgres"}
        self.serve("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync")
        self.serve("pg_ctl", "start", "-w", "-l", os.path.join(self.home, "log"),
                   "-o", f"-c listen_addresses= -c fsync=off -k {self.home}")
        self.run("psql", "-q", "postgres", "-c", "create database news", environment=self.environment)
        return self

    def __exit__(self, *_):
        self.serve("pg_ctl", "stop", "-m", "immediate")

    def serve(self, name, *arguments):
        subprocess.run([os.path.join(self.programs(), name), "-D", self.data, *arguments], cwd=self.home, check=True,
                       env=ENVIRONMENT, timeout=SECONDS, stdout=subprocess.DEVNULL, **self.user)

    def load(self):
        self.run("sh", "-e", given=self.recipe("psql"), environment=self.environment)

    def fetch(self, query):
        """Texts in hexadecimal: psql's own quoting is not what is tested (its JSON loses U+10FFFF)."""
        names = [name.strip(' "') for name in query.split(" from ")[0].removeprefix("select ").split(",")]
        shown = [f'"{name}"::text' if name in NUMBERS else f"""'x' || encode(convert_to("{name}", 'UTF8'), 'hex')"""
                 for name in names]
        rows = self.ask("select " + ", ".join(shown) + " from " + query.split(" from ")[1]).splitlines()
        return [[bytes.fromhex(cell[1:]).decode() if cell[:1] == "x" else int(cell) for cell in row.split("|")]
                for row in rows]

    def ask(self, question):
        return self.run("psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "news", given=question, environment=self.environment)


def has_module(name):
    command = [PYTHON, "-c", "import " + name]
    return os.path.exists(PYTHON) and subprocess.run(command, capture_output=True).returncode == 0


class DuckDB(Database):
    @staticmethod
    def missing():
        return None if has_module("duckdb") else "no duckdb in build/load/venv"

    def python(self, code, sql):
        """DuckDB keeps one writer: each call opens the file anew."""
        head = "import duckdb, json, sys\ndatabase = duckdb.connect('news.duckdb')\nsql = sys.stdin.read()\n"
        return self.run(PYTHON, "-c", head + code, given=sql)

    def plain(self, code):
        return self.ask(code)

    def load(self):
        command = self.recipe("duckdb").split(" | ")[0]
        self.python("database.execute(sql)", self.run("sh", "-e", given=command))

    def fetch(self, query):
        return json.loads(self.python("print(json.dumps(database.execute(sql).fetchall()))", query))

    def ask(self, question):
        return self.python("for row in database.execute(sql).fetchall(): print(*row, sep='|')", question)


class Pandas(Consumer):
    @staticmethod
    def missing():
        return None if has_module("pandas") else "no pandas in build/load/venv"

    def plain(self, code):
        return self.run(PYTHON, "-", given=code)

    def load(self):
        """A program has to load anew for each question."""

    def ask(self, question):
        return self.run(PYTHON, "-", given=self.recipes["pandas"][0] + question)

    def rows(self):
        return json.loads(self.ask("import json\nprint(json.dumps(record.values.tolist()))"))

    def attributes(self, keys):
        more = f"""
import json
print(json.dumps([[place + 1, key, value] for key in {keys}
                  for place, value in attribute(record, key).dropna().items()]))
"""
        return json.loads(self.ask(self.recipes["pandas"][1] + more).splitlines()[-1])

    def questions(self):
        return [tuple(self.recipes["pandas"][1:])]


class R(Consumer):
    @staticmethod
    def missing():
        return None if shutil.which("Rscript") else "no R here"

    def plain(self, code):
        path = os.path.join(self.folder, "plain.R")
        with open(path, "w", encoding="utf-8") as file:
            file.write(code)
        return self.run("Rscript", "--vanilla", path)

    def load(self):
        """As with pandas."""

    def ask(self, question):
        path = os.path.join(self.folder, "question.R")
        with open(path, "w", encoding="utf-8") as file:
            file.write(self.recipes["R"][0] + question)
        return self.run("Rscript", "--vanilla", path)

    def column(self, name):
        """R ends every text that it writes with a NUL, which no text of R's can hold."""
        with open(os.path.join(self.folder, name), "rb") as file:
            return file.read().decode().split("\0")[:-1]

    def rows(self):
        self.ask('for (name in names(record)) writeBin(if (is.integer(record[[name]])) as.character(record[[name]])'
                 ' else record[[name]], paste0("column.", name))\n')
        columns = [self.column("column." + name) for name in NAMES]
        return [[int(cell) if name in NUMBERS else cell for name, cell in zip(NAMES, row)] for row in zip(*columns)]

    def attributes(self, keys):
        more = "".join(f"""
value <- attribute(record$attrs, "{key}")
writeBin(value[!is.na(value)], "value.{key}")
writeBin(as.character(which(!is.na(value))), "place.{key}")
""" for key in keys)
        self.ask(self.recipes["R"][1] + more)
        return [[int(place), key, value] for key in keys
                for place, value in zip(self.column("place." + key), self.column("value." + key))]

    def questions(self):
        return [(self.recipes["R"][1], self.recipes["pandas"][2])]


ENGINES = {"SQLite": SQLite, "PostgreSQL": PostgreSQL, "DuckDB": DuckDB, "pandas": Pandas, "R": R}
