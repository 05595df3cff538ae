"""What a checklist answers: one Return a row."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.days import day_of, day_of_year, is_month
from cedu_targets.domain.due import Due, Precision
from cedu_targets.domain.due_text import due_of
from cedu_targets.domain.items import Item, Reported, Return
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import BLANK_MARKS
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.items.answers import reported_in
from cedu_targets.recognition.items.body import EntryRow, FoundItems
from cedu_targets.recognition.items.cells import in_one_line
from cedu_targets.recognition.items.headings import Heading
from cedu_targets.recognition.items.parts import split_outside_brackets
from cedu_targets.recognition.items.reached import reached_in

_LISTED = "、；;，,\n\r"
_HAS_REASON = frozenset({Reported.NOT_DONE, Reported.CANCELLED, Reported.BLANK})
_NAMED = lazy_pattern(
    r"(?<![\d.])(?:(?:19|20)\d\d\s?年\s?)?\d{1,2}\s?月(?:份|[底末]|[上中下]旬|\s?\d{1,2}\s?[日号])?"
    r"|(?<![\d.])(?:19|20)\d\d([-./])\d{1,2}\1\d{1,2}(?!\d)"
)
"""Days and months amid an answer."""
_OF_SOMETHING_ELSE = lazy_pattern(r"[按据照因自从原应拟将至到—–~-][^，,。；;]{0,8}$")
"""Before a day on which something else was or is to be: 按7月1日文件, 原定8月20日, 5月3日至5月9日."""
_GOES_ON = lazy_pattern(r"\s*[至到—–~-]")


class Returns(Struct, frozen=True):
    """The columns of a checklist that hold answers."""

    found: FoundItems
    completed: Sequence[int]
    """Columns that say when it was done."""
    year: int | None
    """Of days that name none."""
    unit: str | None
    """Of the whole checklist."""

    def of(self, item: Item, entry: EntryRow) -> Return:
        """What the row of an item answers."""
        header, cells, row = self.found.header, self.found.cells, entry.row
        rows = (row, *entry.more)
        answers = {column: cells.text_of_rows(rows, column) for column in header.of(Heading.PROGRESS)}
        reported, said, column = _answer(answers)
        unit = next((text for one in header.of(Heading.UNIT) if (text := cells.text(row, one))), self.unit)
        done_on = next((text for one in self.completed if (text := cells.text(row, one))), "")
        evidence = header.of(Heading.EVIDENCE)
        named = [piece for one in evidence for piece in split_outside_brackets(cells.text(row, one), _LISTED)]
        reached = reached_in(cells, header, row)
        year = self.year or _year_of(item.last_due)
        completed = completed_on(done_on, year)
        if reported is Reported.DONE and not any(sign.isalnum() for sign in done_on):
            completed, done_on = _completed_in(in_one_line(answers[column]), year, item.last_due)
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
            completed,
            tuple(name for name in named if squeezed(name) not in BLANK_MARKS),
            reason,
            in_one_line(done_on),
            numerator=reached.value,
            denominator=reached.base,
            base_source=reached.source,
            number_text=reached.text,
            base_text=reached.base_text,
            number_cell=reached.cell,
            evidence_cell=cells.place(row, evidence[0]).cell if evidence else None,
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
    if is_month(text):
        return None
    try:
        day = day_of(text) or (day_of_year(text, year) if year else None)
    except ValueError:
        return None
    if day is not None:
        return day
    due = due_of(in_one_line(text), year) if text else None
    return due.end if due is not None and due.precision is Precision.DAY else None


def _year_of(due: Due) -> int | None:
    return due.end.year if due.end is not None and (due.printed or due.carried) else None


def _completed_in(said: str, year: int | None, due: Due) -> tuple[date | None, str]:
    """The one day that an answer names as that on which it was done; else what it names that may lie after its time."""
    found = list(_NAMED.finditer(said))
    if len(found) == 1:
        before, behind = said[: found[0].start()], said[found[0].end() :]
        day = completed_on(found[0][0], year)
        if day is not None and not _OF_SOMETHING_ELSE.search(before) and not _GOES_ON.match(behind):
            return day, found[0][0]
    ends = [due_of(match[0], year).end for match in found]
    may_be_late = due.end is None or any(end is None or end > due.end for end in ends)
    return None, "、".join(match[0] for match in found) if may_be_late else ""
