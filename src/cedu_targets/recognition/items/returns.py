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
        reasons = [cells.text(row, one) for one in reason_columns(self.found)]
        return Return(
            item.id,
            replace(cells.place(row, column), item=item.id, unit=unit),
            in_one_line(unit) if unit else None,
            reported,
            said,
            completed_on(done_on, self.year),
            tuple(piece for text in evidence for piece in split_outside_brackets(text, _LISTED)),
            next((in_one_line(text) for text in reasons if text), None),
            in_one_line(done_on),
        )


def reason_columns(found: FoundItems) -> Sequence[int]:
    """The columns that say why something is not done; 存在问题 before what is to be done about it is none."""
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
