"""The shapes that a document may have, in a list written by hand: a new one is a folder here and a line in it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.document import Document
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.indicator import Measure
from cedu_targets.files.reading_watch import FOUND, SOUGHT, reach
from cedu_targets.recognition.items.find import find_items
from cedu_targets.recognition.records.find import find_records
from cedu_targets.recognition.table.find import FoundTable, find_tables
from cedu_targets.recognition.table.findings import reading_findings
from cedu_targets.recognition.table.incomplete_marks import incomplete_cells
from cedu_targets.recognition.table.lent_relations import of_one_form
from cedu_targets.recognition.table.one_filled_row import own_form
from cedu_targets.recognition.table.recognise import recognise
from cedu_targets.recognition.view import GridView

if TYPE_CHECKING:
    from cedu_targets.recognition.items.body import FoundItems
    from cedu_targets.recognition.records.regions import FoundRecords

Found = TypeVar("Found")


class Recogniser(Struct, Generic[Found], frozen=True):
    """The steps to the documents of one shape: those of a sheet are found, each is read, then one bears out another."""

    find: Callable[[GridView], Iterator[Found]]
    recognise: Callable[[Found], tuple[Document, tuple[Finding, ...]]]
    """A document with the findings of reading it."""
    confirm: Callable[[Sequence[Any]], Sequence[Document]]
    """All documents of a sheet, as each is known by the others."""
    rows: Callable[[Found], Iterable[int]]
    """The rows that what was found takes: the shapes after it find them blank."""


def _recognise_table(found: FoundTable) -> tuple[Document, tuple[Finding, ...]]:
    recognised = recognise(*found)
    table, findings = recognised.table, tuple(reading_findings(recognised))
    if marked := incomplete_cells(recognised):
        table = replace(table, incomplete=marked)
    own = own_form(table) if table.measure is Measure.ACHIEVEMENT else None
    return (table, findings) if own is None else (own[0], (*findings, own[1]))


def _recognise_items(found: "FoundItems") -> tuple[Document, tuple[Finding, ...]]:
    from cedu_targets.recognition.items.recognise import recognise_items  # hardly any file holds a schedule

    return recognise_items(found)


def _recognise_records(found: "FoundRecords") -> tuple[Document, tuple[Finding, ...]]:
    from cedu_targets.recognition.records.recognise import recognise_records  # hardly any file holds a form of classes

    return recognise_records(found)


def _unchanged(documents: Sequence[Document]) -> Sequence[Document]:
    return documents


RECORDS = Recogniser(find_records, _recognise_records, _unchanged, lambda found: found.used)
ITEMS = Recogniser(find_items, _recognise_items, _unchanged, lambda found: found.used)
TABLE = Recogniser(find_tables, _recognise_table, of_one_form, lambda found: found.regions.data)
SHAPES: Sequence[Recogniser[Any]] = (RECORDS, ITEMS, TABLE)


class SheetRead(NamedTuple):
    """What a sheet holds."""

    documents: Sequence[tuple[Document, tuple[Finding, ...]]]
    """Each with the findings of reading it."""
    rest: GridView
    """The sheet without what lists of items and forms take of it."""


def documents_in(view: GridView) -> SheetRead:
    """Every document of a sheet with the findings of reading it, shape by shape."""
    documents: list[tuple[Document, tuple[Finding, ...]]] = []
    for shape in SHAPES:
        found = list(shape.find(view))
        reach(FOUND if shape is SHAPES[-1] else SOUGHT)
        read = [shape.recognise(one) for one in found]
        confirmed = shape.confirm([document for document, _ in read])
        documents += zip(confirmed, (findings for _, findings in read), strict=True)
        if found and shape is not SHAPES[-1]:
            view = view.without_rows(row for one in found for row in shape.rows(one))
    return SheetRead(documents, view)
