"""A form as an HTML report shows it: every marked cell leads to what is said about it, and back."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from cedu_targets.domain.records import Records
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.check.entry_marks import class_spot, form_marks
from cedu_targets.reporters.check.html_table import Mark
from cedu_targets.reporters.shared.form_words import (
    MOST_CLASSES,
    FormCell,
    FormRow,
    form_heads,
    form_name,
    form_remarks,
    form_rows,
)
from cedu_targets.reporters.shared.html_findings import finding_anchor


class ShownCell(Struct, frozen=True):
    """What stands in a cell, with what is said about it."""

    text: str
    is_number: bool
    mark: Mark | None


class ShownRow(Struct, frozen=True):
    """A class, or a total that the form carries."""

    name: str
    mark: Mark | None
    cells: Sequence[ShownCell]
    is_total: bool


class FormPart(Struct, frozen=True):
    """A form as the page shows it; columns in which nothing stands are left out."""

    caption: str
    heads: Sequence[str]
    rows: Sequence[ShownRow]
    count: int
    """Of its classes."""
    remarks: Sequence[str]
    """What is not shown."""


def marks_of_forms(number_of_form: int, file: FileReport, messages: Messages) -> Mapping[str, Mark]:
    """The marked cells and classes of the document with this number, by their spots."""
    found = {}
    for count, (spot, mark) in enumerate(form_marks(file).items(), start=1):
        target = finding_anchor(number_of_form, mark.positions[0])
        word = messages.term(mark.kind)
        found[spot] = Mark(mark.kind, mark.sign, word, target, anchor=f"t{number_of_form}-c{count}")
    return found


def form_part(records: Records, path: str, marked: Mapping[str, Mark], messages: Messages) -> FormPart:
    """The form with its marks; of a very long one the beginning, and all that is marked."""
    rows = [_shown(row, marked) for row in form_rows(records, messages)]
    shown = [row for position, row in enumerate(rows) if position < MOST_CLASSES or row.is_total or _is_marked(row)]
    return FormPart(
        caption=form_name(records, messages) or path,
        heads=[messages.term(name) for name in form_heads(records)],
        rows=shown,
        count=records.size,
        remarks=form_remarks(records, len(rows) - len(shown), messages),
    )


def _shown(row: FormRow, marked: Mapping[str, Mark]) -> ShownRow:
    mark = None if row.entry is None else marked.get(class_spot(row.entry.number))
    return ShownRow(row.name, mark, [_cell(cell, marked) for cell in row.cells], row.entry is None)


def _cell(cell: FormCell, marked: Mapping[str, Mark]) -> ShownCell:
    return ShownCell(cell.text, cell.value is not None, marked.get(cell.address or ""))


def _is_marked(row: ShownRow) -> bool:
    return row.mark is not None or any(cell.mark for cell in row.cells)
