"""A file -> its prose: the sentences of a notice, without the rows of its tables."""

import re
from pathlib import Path

from cedu_targets.domain.faults import InputFault
from cedu_targets.domain.prose import Prose
from cedu_targets.readers.delimited import decode
from cedu_targets.readers.guard import file_bytes, file_format

_LINE_END = re.compile(r"\r\n|\r|\n")
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
    content = file_bytes(path)
    if file_format(content) != "text":
        return None
    text, _ = decode(content)
    lines = _LINE_END.split(text)
    return Prose(["" if line.count("\t") >= _FIELDS - 1 else line for line in lines])
