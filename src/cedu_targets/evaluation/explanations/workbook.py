"""The workbook of explanations and answers -> the entries that YAML has, each with its sheet and cell.

A row is known by its key, a column by its heading, in either language: rows may be sorted, filtered and deleted,
columns moved and added, and the book saved by any program.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field
from pydantic import ValidationError

from cedu_targets.domain.explanation_row import ANSWERED, EXPLAINED, NUMBER
from cedu_targets.domain.fault import InputFault, PackFault, refuse
from cedu_targets.domain.finding import Parameter
from cedu_targets.domain.place import Place, a1
from cedu_targets.evaluation.explanations.entries import (
    LONGEST_NAME,
    LONGEST_REASON,
    AnswerEntry,
    ExplanationEntry,
    ExplanationsRead,
)
from cedu_targets.evaluation.explanations.row_keys import is_row_key, read_row_key
from cedu_targets.evaluation.explanations.written_days import iso_day
from cedu_targets.files.catalogue import read_grids
from cedu_targets.files.grid import Grid, squeezed
from cedu_targets.files.guard import file_bytes
from cedu_targets.messages.messages import Language, Messages

_LONGEST = (LONGEST_REASON, LONGEST_NAME)
_Entry = ExplanationEntry | AnswerEntry


def read_workbook(path: Path) -> ExplanationsRead:
    """The entries of a workbook. Raises PackFault with every mistake in it, InputFault where it cannot be read."""
    content = file_bytes(path)
    try:
        grids = read_grids(content)
    except InputFault as fault:
        raise fault.in_file(str(path)) from None
    book = _Book(str(path), _headings())
    entries = [entry for grid in grids for entry in book.entries_of(grid)]
    if not book.is_known and not book.faults:
        raise PackFault("PK007", {"kind": "xlsx/docx/zip"}, str(path), variant="explanations_book")
    refuse(book.faults)
    return ExplanationsRead(str(path), tuple(entries))


def _headings() -> Mapping[str, str]:
    """The term of each heading, by what it says in either language."""
    terms = (NUMBER, *EXPLAINED, *ANSWERED)
    return {
        squeezed(Messages(language).term(term)).casefold(): term
        for language in (Language.ZH, Language.EN)
        for term in terms
    }


class _Book(Struct):
    path: str
    headings: Mapping[str, str]
    faults: list[PackFault] = field(default_factory=list)
    is_known: bool = False
    """Whether any of its sheets has the headings."""

    def entries_of(self, grid: Grid) -> Iterator[tuple[_Entry, Place]]:
        """The entries of a sheet; none of one that cedu did not make."""
        keys = {row: cell for row in range(len(grid.rows)) if (cell := _key_cell(grid, row)) is not None}
        top, columns = self._head(grid, min(keys, default=len(grid.rows)))
        wanted = ANSWERED if any(name in columns for name in ANSWERED[:2]) else EXPLAINED
        missing = [name for name in wanted[:2] if name not in columns]
        if missing:
            for name in missing if keys else ():
                self._say("no_heading", Place(sheet=grid.sheet, cell=a1(top, 0)), name)
            return
        self.is_known = True
        for row in range(top + 1, len(grid.rows)):
            if row in keys:
                entry = self._entry(grid, row, keys[row], columns, wanted)
                if entry is not None:
                    yield entry, Place(sheet=grid.sheet, cell=a1(row, columns[wanted[0]]))
            elif grid.text(row, columns[wanted[0]]):
                self._say("no_key", _place(grid, row, columns[wanted[0]]), wanted[0])

    def _head(self, grid: Grid, first: int) -> tuple[int, dict[str, int]]:
        """The row of the headings, above the first key, with the column of each."""
        best: tuple[int, dict[str, int]] = (0, {})
        for row in range(first):
            found: dict[str, int] = {}
            for column in grid.filled(row):
                term = self.headings.get(squeezed(grid.text(row, column)).casefold())
                if term is not None:
                    found.setdefault(term, column)
            if len(found) > len(best[1]):
                best = (row, found)
        return best

    def _entry(
        self, grid: Grid, row: int, key: int, columns: Mapping[str, int], wanted: Sequence[str]
    ) -> _Entry | None:
        """What a row says. Each mistake in it is told."""
        said = [
            self._text(grid, row, columns[name], name, most) for name, most in zip(wanted[:2], _LONGEST, strict=True)
        ]
        day = self._day(grid, row, columns.get(wanted[2]), wanted[2])
        model: type[_Entry] = AnswerEntry if wanted is ANSWERED else ExplanationEntry
        fields = ("answer", "by", "on") if wanted is ANSWERED else ("reason", "by", "until")
        try:
            number, named = read_row_key(grid.text(row, key))
            entry = model.model_validate({**named, **dict(zip(fields, (*said, day), strict=True))})
        except (ValueError, KeyError, AttributeError, ValidationError):
            self._say("key_changed", _place(grid, row, key), "head_key")
            return None
        shown = grid.text(row, columns[NUMBER]) if NUMBER in columns else ""
        if shown and shown != str(number):
            self._say("other_row", _place(grid, row, columns[NUMBER]), NUMBER, name=shown, expected=str(number))
        return entry

    def _text(self, grid: Grid, row: int, column: int, name: str, most: int) -> str:
        text = grid.text(row, column)
        if len(text) > most:
            self._say("string_too_long", _place(grid, row, column), name, max_length=str(most))
            return ""
        return text

    def _day(self, grid: Grid, row: int, column: int | None, name: str) -> str | None:
        if column is None:
            return None
        try:
            return iso_day(grid.raw(row, column))
        except ValueError:
            self._say("day", _place(grid, row, column), name, name=grid.text(row, column))
            return None

    def _say(self, kind: str, place: Place, term: str, **parameters: Parameter) -> None:
        told: dict[str, Parameter] = {"named_by": term, "error_type": kind, "reason": kind, **parameters}
        self.faults.append(PackFault("PK003", told, self.path, place, variant="explanations_book"))


def _key_cell(grid: Grid, row: int) -> int | None:
    """The column of a row's key."""
    return next((column for column in reversed(grid.filled(row)) if is_row_key(grid.text(row, column))), None)


def _place(grid: Grid, row: int, column: int) -> Place:
    return Place(sheet=grid.sheet, cell=a1(row, column))
