"""What a checklist answers: one Return a row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from cedu_targets.domain.days import day_of
from cedu_targets.domain.due import Precision
from cedu_targets.domain.due_text import due_of
from cedu_targets.domain.items import Item, Reported, Return
from cedu_targets.recognition.items.answers import reported_in
from cedu_targets.recognition.items.body import EntryRow, FoundItems
from cedu_targets.recognition.items.cells import in_one_line
from cedu_targets.recognition.items.headings import Heading
from cedu_targets.recognition.items.parts import split_outside_brackets

_LISTED = "、；;，,\n\r"
_HAS_REASON = frozenset({Reported.NOT_DONE, Reported.CANCELLED, Reported.BLANK})


@dataclass(frozen=True)
class Returns:
    """The columns of a checklist that hold answers."""

    found: FoundItems
    completed: Sequence[int]
    """Columns that say when it was done."""
    year: int | None
    unit: str | None
    """Of the whole checklist."""

    def of(self, item: Item, entry: EntryRow) -> Return:
        """What the row of an item answers."""
        header, cells, row = self.found.header, self.found.cells, entry.row
        answers = {column: cells.text(row, column) for column in header.of(Heading.PROGRESS)}
        reported, said, column = _answer(answers)
        unit = next((text for one in header.of(Heading.UNIT) if (text := cells.text(row, one))), self.unit)
        done_on = next((text for one in self.completed if (text := cells.text(row, one))), "")
        evidence = [cells.text(row, one) for one in header.of(Heading.EVIDENCE)]
        reason, remark = (self._text(row, heading) for heading in (Heading.REASON, Heading.REMARK))
        if reason is None and reported in _HAS_REASON:
            reason, remark = remark, None
        said = "；".join(dict.fromkeys(text for text in (said, remark) if text))
        return Return(
            item.id,
            replace(cells.place(row, column), item=item.id, unit=unit),
            in_one_line(unit) if unit else None,
            reported,
            said,
            completed_on(done_on, self.year),
            tuple(piece for text in evidence for piece in split_outside_brackets(text, _LISTED)),
            reason,
            in_one_line(done_on),
        )

    def _text(self, row: int, heading: Heading) -> str | None:
        """What stands in the first filled one of the columns that say why."""
        columns = [one for one in reason_columns(self.found) if self.found.header.columns[one] is heading]
        texts = (in_one_line(self.found.cells.text(row, column)) for column in columns)
        return next((text for text in texts if text), None)


def reason_columns(found: FoundItems) -> Sequence[int]:
    """The columns that say why something is not done, remarks among them.

    存在问题 before what is to be done about it is none. A remark (备注) is a reason only of what is not done, not
    wanted any more or not answered, where the row has no other; else it is more of the answer.
    """
    return [one for one in found.header.of(Heading.REASON, Heading.REMARK) if one > found.content]


def _answer(answers: dict[int, str]) -> tuple[Reported, str, int]:
    """What is reported, by the last column that says it clearly; all that is written, and where."""
    said = "；".join(in_one_line(text) for text in answers.values() if text)
    read = [(reported_in(text), column) for column, text in answers.items()]
    clear = [one for one in read if one[0] not in (Reported.BLANK, Reported.UNCLEAR)]
    unclear = [one for one in read if one[0] is Reported.UNCLEAR]
    reported, column = (clear or unclear or read)[-1]
    return reported, said, column


def completed_on(text: str, year: int | None) -> date | None:
    """The day that a cell 完成时间 names; None where it names none (6月), or nothing is written."""
    try:
        day = day_of(text)
    except ValueError:
        return None
    if day is not None:
        return day
    due = due_of(in_one_line(text), year) if text else None
    return due.end if due is not None and due.precision is Precision.DAY else None
