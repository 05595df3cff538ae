"""The door: what may be read at all, decided before any reader sees the bytes.

Limits stand here, for every format the same. Sizes are counted while inflating;
what a file declares about its own size is not trusted.
"""

import errno
import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import BinaryIO

from cedu_targets.domain.fault import InputFault
from cedu_targets.files.foreign_kinds import LOOKED_AT, foreign_kind
from cedu_targets.files.source import NamedBytes, Source, name_of

STDIN = "-"
"""Stands for stdin in place of a path."""
_HAS_STDIN = ContextVar("has_stdin", default=True)
MAX_FILE_BYTES = 64 * 2**20
MAX_TEXT_BYTES = 20 * 2**20
MAX_PART_BYTES = 128 * 2**20
MAX_PACKAGE_BYTES = 2 * MAX_PART_BYTES
"""All the parts of one package that are read."""
MAX_ENTRIES = 5_000
MAX_SHEETS = 1_000
"""Sheets of a file, and tables of a sheet."""
MAX_TAGS = 2_000_000
"""Tags of one XML part that we walk ourselves: some seconds; a table of half a million cells fits."""
SHEET_ROWS, SHEET_COLUMNS = 2**20, 2**14
"""Of a worksheet of any office program."""
MAX_CELLS = 2_000_000
"""Cells in the boxes around all filled cells of a file's sheets; above it, CSV is the way."""


MAX_LONG_CELLS = 2**26
"""Of a long sheet, whose numbers are held in columns: all rows that there may be, 64 columns wide."""
MAX_LONG_PACKAGE_BYTES = 2**28
"""Of a file on disk that is a package: a million rows of 28 columns are half of it."""
MAX_LONG_TEXT_BYTES = 2**30
"""Of a text on disk whose rows are read into columns."""
MAX_LONG_LINES = 2**22
"""Of a text whose rows are read into columns; names take some hundred bytes a row."""
MAX_LONG_PART_BYTES = 2**31
"""Of the part of a long sheet, which is never held as a whole."""
MOST_SHRUNK = 64
"""How many times smaller a zip makes the part of a real long sheet, at most; rows of nothing shrink a thousandfold."""


class NoFileError(OSError):
    """A pipe, a device or a socket in place of a file."""


def regular_file(path: Path) -> BinaryIO:
    """A regular file, open for reading; a pipe or a device is neither waited for nor read. Raises OSError."""
    _check_kind(path.stat().st_mode)  # opening alone may already do something to a device
    stream = open(path, "rb", opener=_open_at_once)  # noqa: SIM115 - Path.open takes no opener
    try:
        _check_kind(os.fstat(stream.fileno()).st_mode)
    except OSError:
        stream.close()
        raise
    return stream


def _open_at_once(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def _check_kind(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise NoFileError(errno.EINVAL, os.strerror(errno.EINVAL))


def file_bytes(source: Source) -> bytes:
    """The bytes of a regular file of reasonable size, or of one that lies in memory. Raises InputFault."""
    with opened(source) as stream:
        most = most_bytes(stream.read(LOOKED_AT))
        size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
        content = stream.read(min(most, size) + 1)  # so much is reserved before it is read
        if len(content) > size:  # it is being written
            content += stream.read(max(0, most + 1 - len(content)))
        if len(content) > most:
            raise InputFault("RD106", {"limit": most // 2**20}, name_of(source))
        return content


def file_or_stdin(source: Source) -> bytes:
    """The bytes of a file, or of stdin for `-`. Raises InputFault."""
    return stdin_bytes() if is_stdin(source) else file_bytes(source)


def is_stdin(source: Source) -> bool:
    """Whether a path stands for stdin."""
    return not isinstance(source, NamedBytes) and str(source) == STDIN and _HAS_STDIN.get()


@contextmanager
def without_stdin() -> Iterator[None]:
    """Inside, `-` is the name of a file: on a page nobody types it, and a file may be called so."""
    token = _HAS_STDIN.set(False)
    try:
        yield
    finally:
        _HAS_STDIN.reset(token)


@cache
def stdin_bytes() -> bytes:
    """What stands on stdin, which can be read once only. Raises InputFault."""
    try:
        content = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    except (AttributeError, OSError, ValueError) as error:  # the program was started without one
        raise InputFault("RD102", {"reason": getattr(error, "strerror", None) or "-"}, STDIN, variant="stdin") from None
    if not content:
        raise InputFault("RD105", path=STDIN, variant="stdin")
    if len(content) > MAX_FILE_BYTES:
        raise InputFault("RD106", {"limit": MAX_FILE_BYTES // 2**20}, STDIN)
    return content


@contextmanager
def opened(source: Source) -> Iterator[BinaryIO]:
    """A regular file of reasonable size, open for reading. Raises InputFault, also for what fails while it is read."""
    if isinstance(source, NamedBytes):
        _check_size(len(source.content), source.name, source.content[:LOOKED_AT])
        yield io.BytesIO(source.content)
        return
    path = Path(source)
    try:
        with regular_file(path) as stream:
            size = os.fstat(stream.fileno()).st_size
            _check_size(size, str(path), stream.read(LOOKED_AT) if size > MAX_FILE_BYTES else b"")
            stream.seek(0)
            yield stream
    except IsADirectoryError:
        raise folder_fault(path) from None
    except NoFileError:
        raise InputFault("RD104", path=str(path)) from None
    except FileNotFoundError:
        raise InputFault("RD101", path=str(path), variant="stdin" if is_stdin(path) else "") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputFault("RD102", {"reason": reason}, str(path)) from None


def _check_size(size: int, name: str, head: bytes) -> None:
    """Raises InputFault. Of a scan or a film nobody needs to be told to keep only one sheet of it."""
    if size == 0:
        raise InputFault("RD105", path=name)
    if size > MAX_FILE_BYTES and size > (most := most_bytes(head)):
        raise (foreign_kind(head) or InputFault("RD106", {"limit": most // 2**20})).in_file(name)


def most_bytes(head: bytes) -> int:
    """How large a file may be that begins so: a text of a table, and a package, may hold a long one."""
    if head.startswith(b"PK\x03\x04"):
        return MAX_LONG_PACKAGE_BYTES
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    is_text = b"\0" not in head and not start.startswith(b"<") and foreign_kind(start) is None
    return MAX_LONG_TEXT_BYTES if is_text else MAX_FILE_BYTES


def folder_fault(path: Path) -> InputFault:
    """Why a folder is no file to be read: it is closed, a link that is not followed, or just a folder."""
    try:
        with os.scandir(path):
            return InputFault("RD103", path=str(path), variant="link" if path.is_symlink() else "")
    except OSError as error:
        return InputFault("RD102", {"reason": error.strerror or str(error)}, str(path), variant="folder")


class Extent:
    """The part of MAX_CELLS that the sheets of one file have taken: all of them are held at once."""

    def __init__(self) -> None:
        self._cells, self._most = 0, MAX_CELLS

    def add(self, sheet: str, rows: int, columns: int, most: int = MAX_CELLS) -> None:
        """Count a sheet's box. Raises InputFault where it, or all sheets together, are too large."""
        check_box(sheet, rows, columns, most)
        self._cells += rows * columns
        self._most = max(self._most, most)
        if self._cells > self._most:
            raise InputFault("RD124", {"sheet": sheet, "limit": self._most})


def check_box(sheet: str, rows: int, columns: int, most: int = MAX_CELLS) -> None:
    """Refuse a box of more cells than that. Raises InputFault."""
    if rows * columns > most:
        raise InputFault("RD112", {"sheet": sheet, "rows": rows, "columns": columns, "limit": most})


def check_sheet_count(count: int) -> None:
    """Refuse a file with more than MAX_SHEETS sheets. Raises InputFault."""
    if count > MAX_SHEETS:
        raise InputFault("RD125", {"count": count, "limit": MAX_SHEETS})
