"""When the items of a schedule are due: of their own cell, carried down, of the heading, or of a time in the text."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.due import UNSTATED, Due, Precision
from cedu_targets.domain.items import Part
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.recognition.items.body import EntryRow, FoundItems
from cedu_targets.recognition.items.cells import in_one_line
from cedu_targets.recognition.items.headings import Heading, period_of, time_in_words
from cedu_targets.recognition.items.parts import split_outside_brackets, steps_of
from cedu_targets.recognition.items.plan_years import PlanYears, TimesInOrder
from cedu_targets.recognition.items.schedule_titles import month_of, title_of

_START = lazy_pattern("开始|启动|起始|起止?始")
_REPORTS = lazy_pattern(r"(?:报送|上报|填报|呈报|反馈|汇报)(?:[^\s、和及与]{0,4})(?:时间|时限|日期|期限|节点)")
_END = lazy_pattern("完成|结束|截止|截至|时限|期限")
_LACKS_MONTH = lazy_pattern(r"(?:[本当]?月)?(?=[上中下]旬|[底末]|\d{1,2}\s*[日号])|[本当]月(?=$|[内前])")
"""How a time begins whose month only the title says: 月底前, 15日前."""
_CLAUSES = "，,；;、"


class TimeColumns(Struct, frozen=True):
    """The columns that say when something is due."""

    printed: Sequence[int]
    """With a time in each cell."""
    periods: Sequence[int]
    """With the time in the heading, and what is to be done by then in the cell."""


def time_columns(found: FoundItems) -> TimeColumns:
    """The columns of times. 完成时间 beside an answer, with another time or behind it, is when it was done.

    报送时间 (每月25日前) beside another time is when to report, and not when the item is due.
    """
    header = found.header
    printed, completed, answers = (header.of(one) for one in (Heading.TIME, Heading.COMPLETED, Heading.PROGRESS))
    if not answers:
        printed = sorted([*printed, *completed])
    elif not printed:
        printed = [column for column in completed if column < answers[0]]
    periods = header.of(Heading.PERIOD)
    due = [column for column in printed if not _REPORTS.search(header.texts[column])]
    return TimeColumns(due if due or periods else printed, periods)


Timed = tuple[Due, Due | None, tuple[Part, ...]]
"""When an item is due, the later time that its text names, and the steps that the time's cell lists."""


class Times:
    """The dues of the items of one schedule, asked for from top to bottom."""

    def __init__(self, found: FoundItems, years: PlanYears) -> None:
        self._found, self._years, self._in_order = found, years, TimesInOrder(years)
        self.columns = time_columns(found)
        self._above: Due | None = None
        self._rounds_above: tuple[Part, ...] = ()
        self._month = month_of(title_of(found), found)
        period = period_of(found.header.texts[found.content])
        self._of_all = years.due_of(period) if period else UNSTATED
        """Of a heading 3月份工作任务."""
        self._is_merged = any(
            found.cells.hangs_down(entry.row, column) for entry in found.entries for column in self.columns.printed
        )

    def of(self, entry: EntryRow, text: str) -> Timed:
        """The times of an item."""
        due, steps = self._printed(entry)
        by_period = self._by_period(entry)
        steps += by_period
        if due.precision is Precision.UNSTATED:
            due = _spanning([part.due for part in by_period if part.due is not None]) if by_period else self._of_all
        named = self._years.deadline_in(text)
        if named is None:
            return due, None, steps
        if due.precision is Precision.UNSTATED:
            return named, None, steps
        is_later = named.end is not None and due.end is not None and named.end > due.end
        return due, named if is_later else None, steps

    def _printed(self, entry: EntryRow) -> tuple[Due, tuple[Part, ...]]:
        cells, columns = self._found.cells, self.columns.printed
        if entry.is_first:
            self._above = None
            self._in_order.begin()
        rows = (entry.row, *entry.more)
        written = {column: [text for row in rows if (text := cells.own_text(row, column))] for column in columns}
        texts = {column: "、".join(texts) for column, texts in written.items() if texts}
        if not texts:
            hangs = any(cells.hangs_down(entry.row, column) for column in columns)
            if self._above is None or (self._is_merged and not hangs):
                return UNSTATED, ()
            return replace(self._above, printed=False, carried=True), self._rounds_above
        steps = tuple(step for text in texts.values() for step in steps_of(text, self._years))
        due = self._of_texts(texts, steps)
        rounds = () if steps else tuple(part for column, text in texts.items() for part in self._rounds(column, text))
        self._above, self._rounds_above = due, rounds
        return due, steps or rounds

    def _rounds(self, column: int, text: str) -> tuple[Part, ...]:
        """The times of a cell that names several (3月、9月; 4月底前出方案，10月底前建成), each a part with its own."""
        several = self._years.several_in(self._worded(column, text))
        if several:
            return tuple(Part("", due.text or "", due) for due in several)
        clauses = split_outside_brackets(in_one_line(text), _CLAUSES)
        parts = [Part("", clause, self._years.deadline_in(clause)) for clause in clauses]
        return tuple(parts) if len(parts) > 1 and all(part.due for part in parts) else ()

    def _worded(self, column: int, text: str) -> str:
        """A time with what its heading and its schedule's title say of it."""
        worded = time_in_words(self._years.day_of(in_one_line(text)), self._found.header.texts[column])
        return _LACKS_MONTH.sub(self._month, worded, count=1) if self._month and _LACKS_MONTH.match(worded) else worded

    def _of_texts(self, texts: dict[int, str], steps: Sequence[Part]) -> Due:
        """The time of one cell; of 开始时间 and 完成时间 the span between them; of steps the last one's."""
        header = self._found.header
        starts = [column for column in texts if _START.search(header.texts[column])]
        others = (column for column in texts if column not in starts)
        ends = sorted(others, key=lambda column: _END.search(header.texts[column]) is None)
        if starts and ends:
            span = self._years.due_of(f"{in_one_line(texts[starts[0]])}至{in_one_line(texts[ends[0]])}")
            if span.precision is not Precision.UNCLEAR:
                return span
        dues = [self._of_text(column, texts[column]) for column in (ends or starts)]
        clear = next((due for due in dues if due.precision is not Precision.UNCLEAR), dues[0])
        ended = [step.due for step in steps if step.due is not None and step.due.end is not None]
        if clear.precision is Precision.UNCLEAR and ended:
            last = max(ended, key=lambda due: str(due.end))
            return replace(last, text=clear.text, start=None, earliest_end=None)
        return clear

    def _of_text(self, column: int, text: str) -> Due:
        worded = self._worded(column, text)
        due = self._in_order.due_of(worded)
        if due.precision is Precision.UNCLEAR and (named := self._years.deadline_in(text)) is not None:
            due = named
        return replace(due, text=worded)

    def _by_period(self, entry: EntryRow) -> tuple[Part, ...]:
        """What stands in the columns of periods, each as a part with the time of its heading."""
        parts: list[Part] = []
        for column in self.columns.periods:
            text = self._found.cells.text(entry.row, column)
            period = period_of(self._found.header.texts[column])
            if text:
                parts.append(Part(period, in_one_line(text), self._years.due_of(period)))
        return tuple(parts)


def _spanning(dues: Sequence[Due]) -> Due:
    """One time from the start of the first to the end of the last."""
    if len(dues) < 2 or any(due.start is None or due.end is None for due in dues):
        return dues[-1] if dues else UNSTATED
    starts, ends = [due.start for due in dues if due.start], [due.end for due in dues if due.end]
    return Due(f"{dues[0].text}—{dues[-1].text}", min(starts), max(ends), precision=Precision.MONTHS)
