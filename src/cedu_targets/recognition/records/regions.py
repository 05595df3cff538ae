"""What belongs to each form of a sheet: the lines over its headings, its rows, and the lines under them."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.place import Place
from cedu_targets.files.grid import Spot, squeezed
from cedu_targets.files.guard import check_sheet_count
from cedu_targets.recognition.cell_texts import covered_cells
from cedu_targets.recognition.records.body import find_class_forms
from cedu_targets.recognition.records.form import ClassForm
from cedu_targets.recognition.view import GridView

_MOST_OVER, _MOST_UNDER = 8, 12
_FEWEST_HEADINGS = 3
_LABEL = lazy_pattern(r"[:：]")
_GAP = 2
"""Blank rows that part two things."""
_LONGEST_TITLE, _LONGEST_LINE = 60, 200
_TITLE = lazy_pattern(
    r"(?:表|台[账帐]|月报|季报|登记簿?|记录|情况|一览|统计|汇总)(?:[(（][^()（）]{0,20}[)）])?$|^Monthly form\b"
)


class MergedCells(Struct, frozen=True, dict=True):
    """The merged ranges of a sheet."""

    view: GridView

    @cached_property
    def _covered(self) -> Mapping[Spot, Spot]:
        return covered_cells(self.view) if self.view.merges else {}

    def holder(self, spot: Spot) -> Spot:
        """The cell that holds the text of this one: itself, or the first of its merged range."""
        return self._covered.get(spot, spot)

    @cached_property
    def _bottoms(self) -> Mapping[Spot, int]:
        return {(span.top, span.left): min(span.bottom, len(self.view.rows) - 1) for span in self.view.merges}

    def bottom(self, spot: Spot) -> int:
        """The last row of the merged range that a cell is in, its own where it is in none."""
        holder = self.holder(spot)
        return self._bottoms.get(holder, holder[0])


class FoundRecords(Struct, frozen=True):
    """A form or ledger in its sheet."""

    view: GridView
    form: ClassForm
    over: range
    """The rows from its title down to its headings."""
    under: range
    """The rows behind its last class or total: who filled it in, when, remarks."""
    merged: MergedCells
    first: range
    """The rows over the first form of the sheet: their title, and the unit in them, are those of all."""

    @property
    def used(self) -> range:
        """The rows that no other shape may read."""
        return range(self.over.start, self.under.stop)

    def place(self, row: int, column: int) -> Place:
        """Where a cell stands: its sheet and address; in a form of one cell a line, the line."""
        if not self.form.is_upright:
            return Place(line=row + 1)
        return Place(sheet=self.view.sheet, cell=self.view.address(row, column))


def found_in(view: GridView) -> Iterator[FoundRecords]:
    """Every form of a sheet with the lines around it. Raises InputFault (RD125) where there are too many."""
    merged = MergedCells(view)
    forms = [_with_further_rows(form, merged) for form in find_class_forms(view)]
    if not forms:
        return
    check_sheet_count(len(forms))
    ends = [0, *(form.rows.stop for form in forms)]
    overs = [_over(view, form, end) for form, end in zip(forms, ends, strict=False)]
    starts = [*(over.start for over in overs[1:]), len(view.rows)]
    for form, over, next_start in zip(forms, overs, starts, strict=True):
        yield FoundRecords(view, form, over, _under(view, form, next_start), merged, overs[0])


def _with_further_rows(form: ClassForm, merged: MergedCells) -> ClassForm:
    """The form with the rows that a merged cell of its last class reaches down to."""
    last = max(
        (merged.bottom((row, column)) for row in form.rows[-1:] for column in form.columns if form.is_upright),
        default=0,
    )
    further = range(form.rows.stop, last + 1)
    if not further:
        return form
    return replace(form, rows=range(form.rows.start, further.stop), others=(*form.others, *further))


def _over(view: GridView, form: ClassForm, end: int) -> range:
    """The lines over the headings, up to the title, a gap, the form before it, or a line of prose."""
    first = row = form.header.start
    lines = blank = 0
    while row > end and lines < _MOST_OVER and blank < _GAP:
        row -= 1
        if view.is_blank(row):
            blank += 1
            continue
        texts = [view.text(row, column) for column in view.filled(row)]
        if any(len(text) > _LONGEST_LINE for text in texts):
            break
        blank, lines, first = 0, lines + 1, row
        if len(texts) == 1 and is_title(texts[0]):
            break
    return range(first, form.header.start)


def is_title(text: str) -> bool:
    """Whether a line is the title of a form: 培训月报表, 办班登记表（2020年）."""
    text = squeezed(text)
    return len(text) <= _LONGEST_TITLE and _TITLE.search(text) is not None


def _under(view: GridView, form: ClassForm, stop: int) -> range:
    """The lines under the last class, down to a gap, a title, or the next form."""
    end = row = form.rows.stop
    lines = blank = 0
    while row < stop and lines < _MOST_UNDER and blank < _GAP:
        filled = view.filled(row)
        if not filled:
            blank, row = blank + 1, row + 1
            continue
        texts = [view.text(row, column) for column in filled]
        if is_title(texts[0]) or any(len(text) > _LONGEST_LINE for text in texts):
            break
        if (len(filled) >= _FEWEST_HEADINGS or not form.is_upright) and not any(map(_LABEL.search, texts)):
            break  # another table; the next paragraph of a text
        blank, lines, row = 0, lines + 1, row + 1
        end = row
    return range(form.rows.stop, end)
