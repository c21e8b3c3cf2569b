"""Who claims what against whom, in Arabic news: libisnad from Python.

    for record in isnad.annotate(text):
        if record.type == "C":
            print(record.value, record.label, record.text, text[record.begin:record.end])

Records are those of the annotation stream, isnad-stream(5). Offsets count characters of the text as it was given, so that
they slice it."""
import ctypes
import os
import re
import sys
import threading
import urllib.parse
import warnings
from typing import Dict, Iterable, Iterator, List, NamedTuple, NoReturn, Optional, Tuple

__all__ = ["Record", "Pipe", "annotate", "version"]

_FOLDER = os.path.dirname(os.path.abspath(__file__))
_LINES = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"t": "\t", "n": "\n", "r": "\r"}
_DONE, _REJECTED = 0, 1


def _load() -> ctypes.CDLL:
    library = ctypes.CDLL(os.environ.get("LIBISNAD") or os.path.join(_FOLDER, "libisnad.so"))
    library.isnad_version.restype = ctypes.c_char_p
    library.isnad_open.restype = ctypes.c_void_p
    library.isnad_open.argtypes = [ctypes.c_char_p, ctypes.POINTER(ctypes.c_char_p)]
    library.isnad_status.argtypes = library.isnad_close.argtypes = library.isnad_message.argtypes = [ctypes.c_void_p]
    library.isnad_close.restype = None
    library.isnad_message.restype = ctypes.c_char_p
    library.isnad_about.restype = None
    library.isnad_about.argtypes = [ctypes.c_void_p] + [ctypes.c_char_p] * 3
    library.isnad_lines.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_size_t, _LINES,
                                    ctypes.c_void_p]
    return library


_library = _load()
version: str = _library.isnad_version().decode()


class Record(NamedTuple):
    """One record: a sentence S, a token T, a name E, a number N, a claim C, what is known of the document D."""
    type: str
    doc: str
    sent: int
    begin: int
    end: int
    text: str
    label: str
    value: str
    attrs: Dict[str, str]


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), text) if "\\" in text else text


def _attrs(text: str) -> Dict[str, str]:
    pairs = (pair.partition("=") for pair in text.split(";") if pair)
    return {key: urllib.parse.unquote(value) for key, _, value in pairs}


def _records(stream: str) -> Iterator[Record]:
    for line in stream.split("\n")[:-1]:
        columns = [_unescape(column) for column in line.split("\t")]
        yield Record(columns[0], columns[1], int(columns[2]), int(columns[3]), int(columns[4]), *columns[5:8],
                     attrs=_attrs(columns[8]))


def _bytes(text: Optional[str]) -> Optional[bytes]:
    return None if text is None else text.encode()


class Pipe:
    """The stages up to `stage`, with options of theirs as on the command line ("--date=2020-10-10"). It belongs to one
    thread at a time. ValueError where an option is bad."""

    def __init__(self, stage: str = "actorcode", options: Iterable[str] = ()) -> None:
        given = [option.encode() for option in options]
        self._pipe = _library.isnad_open(stage.encode(), (ctypes.c_char_p * (len(given) + 1))(*given, None))
        if _library.isnad_status(self._pipe) != _DONE:
            message = self._message()
            self.close()
            raise ValueError(message)

    def _message(self) -> str:
        return _library.isnad_message(self._pipe).decode("utf-8", "replace").rstrip("\n")

    def annotate(self, text: str, doc: str = "text", *, title: Optional[str] = None, date: Optional[str] = None,
                 outlet: Optional[str] = None) -> Iterator[Record]:
        """The records of a text. What was passed over of it is a warning; ValueError where nothing could be done."""
        data, chunks = text.encode(), []

        def take(_context: int, lines: int, length: int) -> int:
            chunks.append(ctypes.string_at(lines, length))
            return 0
        if title or date or outlet:
            _library.isnad_about(self._pipe, _bytes(title), _bytes(date), _bytes(outlet))
        status = _library.isnad_lines(self._pipe, doc.encode(), data, len(data), _LINES(take), None)
        if status == _REJECTED:
            warnings.warn(self._message())
        elif status != _DONE:
            raise ValueError(self._message())
        return _records(b"".join(chunks).decode())

    def close(self) -> None:
        pipe, self._pipe = self._pipe, None
        if pipe is not None:
            _library.isnad_close(pipe)

    def __enter__(self) -> "Pipe":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        if getattr(self, "_pipe", None) is not None and _library is not None:
            self.close()


_thread = threading.local()


def annotate(text: str, doc: str = "text", *, stage: str = "actorcode", options: Iterable[str] = (),
             title: Optional[str] = None, date: Optional[str] = None, outlet: Optional[str] = None) -> Iterator[Record]:
    """The records of a text by all stages up to `stage`, in the order of the stream. The pipe stays open for the thread."""
    key = stage, tuple(options)
    pipes: Dict[Tuple[str, Tuple[str, ...]], Pipe] = _thread.__dict__.setdefault("pipes", {})
    if key not in pipes:
        pipes[key] = Pipe(*key)
    return pipes[key].annotate(text, doc, title=title, date=date, outlet=outlet)


def _run() -> NoReturn:
    """A console command: the tool of its name."""
    program, arguments = os.path.join(_FOLDER, "bin", "isnad"), sys.argv[1:]
    name: List[str] = [os.path.basename(sys.argv[0])]
    os.execv(program, name + arguments)
