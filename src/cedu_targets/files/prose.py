"""A file -> its prose: the sentences of a notice, without the rows of its tables."""

from pathlib import Path

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.prose import Prose
from cedu_targets.files.catalogue import read_lines
from cedu_targets.files.guard import file_bytes

_FIELDS = 3
"""A line of so many tab-separated fields is the row of a table."""


def read_prose(path: Path, named: str | None = None) -> Prose:
    """The prose of a text file; `named` is said in findings where it is another file than the table's.

    Raises InputFault (RD140) for a file that holds no prose, such as a workbook.
    """
    prose = own_prose(path)
    if prose is None:
        raise InputFault("RD140", path=str(path))
    return Prose(prose.lines, named)


def own_prose(path: Path) -> Prose | None:
    """The prose around the tables of a file; None where the format holds none."""
    lines = read_lines(file_bytes(path))
    return None if lines is None else Prose(["" if line.count("\t") >= _FIELDS - 1 else line for line in lines])
