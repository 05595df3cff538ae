"""A file -> its prose: the sentences of a notice, without the rows of its tables."""

from collections.abc import Sequence

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.prose import Prose
from cedu_targets.files.catalogue import read_lines
from cedu_targets.files.guard import file_bytes
from cedu_targets.files.source import Source, name_of

_FIELDS = 3
"""A line of so many tab-separated fields is the row of a table."""


def read_prose(source: Source, named: str | None = None) -> Prose:
    """The prose of a text file; `named` is said in findings where it is another file than the table's.

    Raises InputFault (RD140) for a file that holds no prose, such as a workbook.
    """
    lines = read_lines(file_bytes(source))
    if lines is None:
        raise InputFault("RD140", path=name_of(source))
    return prose_of(lines, named)


def prose_of(lines: Sequence[str], named: str | None = None) -> Prose:
    """The prose among the lines of a text, or the paragraphs of a document."""
    return Prose(["" if line.count("\t") >= _FIELDS - 1 else line for line in lines], named)
