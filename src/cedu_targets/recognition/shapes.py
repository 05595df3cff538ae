"""The shapes that a document may have, in a list written by hand: a new one is a folder here and a line in it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from cedu_targets.domain.document import Document
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.indicator import Measure
from cedu_targets.recognition.table.find import FoundTable, find_tables
from cedu_targets.recognition.table.findings import reading_findings
from cedu_targets.recognition.table.one_filled_row import own_form
from cedu_targets.recognition.table.recognise import recognise
from cedu_targets.recognition.view import GridView

Found = TypeVar("Found")


@dataclass(frozen=True)
class Recogniser(Generic[Found]):
    """The two steps to the documents of one shape: those of a sheet are found, then each is read, with findings."""

    find: Callable[[GridView], Iterator[Found]]
    recognise: Callable[[Found], tuple[Document, tuple[Finding, ...]]]


def _recognise_table(found: FoundTable) -> tuple[Document, tuple[Finding, ...]]:
    recognised = recognise(*found)
    table, findings = recognised.table, tuple(reading_findings(recognised))
    own = own_form(table) if table.measure is Measure.ACHIEVEMENT else None
    return (table, findings) if own is None else (own[0], (*findings, own[1]))


TABLE = Recogniser(find_tables, _recognise_table)
SHAPES: Sequence[Recogniser[Any]] = (TABLE,)


def documents_in(view: GridView) -> Iterator[tuple[Document, tuple[Finding, ...]]]:
    """Every document of a sheet with the findings of reading it, shape by shape."""
    for shape in SHAPES:
        for found in shape.find(view):
            yield shape.recognise(found)
