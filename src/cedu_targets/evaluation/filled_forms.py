"""Filled forms: whether a table under the issued title holds what was achieved. One answer for check and for gap.

Words say it (its sheet, its file and folder: 完成, 1-9月), or its numbers do: of the rows that a street filled in most
numbers are others than were issued, and all other rows stand as they were issued, or are blank.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path

from msgspec import Struct, field

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.table import Table
from cedu_targets.domain.units_of_measure import factor
from cedu_targets.evaluation.issued_structure import Meeting, is_converted
from cedu_targets.recognition.table.measure_names import without_intentions

_TARGET = lazy_pattern(r"目标|分解|任务|计划|(?<![a-z])(?:targets?|plan(?:s|ned)?)(?![a-z])", re.IGNORECASE)
_SURE_TARGET = lazy_pattern(r"分解|下达")
"""What only a table of targets is called."""
_DONE = lazy_pattern(
    r"完成|实绩|实际|达成(?!度)|进展|进度|成果|已报|月报|季报|(?<![a-z])(?:achie\w*|actuals?|done|completed|reported)(?![a-z])",
    re.IGNORECASE,
)
_TOLD = lazy_pattern(r"落实|推进|执行|实现|兑现|成效|反馈|统计|台账|情况")
"""Of a title or a file beside 目标 or 任务: what became of them. By itself it says nothing."""
_SENT = lazy_pattern(r"上报|报送|填报|(?<![a-z])returns?(?![a-z])", re.IGNORECASE)
"""A table of targets is sent back, too, to be confirmed: that alone is no sign where the numbers are compared."""
_MONTHS = lazy_pattern(
    r"(?<!\d)(?:1[0-2]|0?[1-9])\s*月(?:份|底|末)?(?!\s*\d)(?!份?(?:修|改|调整|下达|印发|制|定稿))|[一二三四1-4]季度|半年"
)
"""Of a sheet, a file or its folder: 9月, 1-9月, 三季度; no day on which a table was issued, no month of a revision."""
_NAMED = lazy_pattern(r"目标|任务数|计划数|(?<![a-z])targets?(?![a-z])", re.IGNORECASE)
"""In a column's name; 任务 and 计划 alone may well be part of what is counted."""
_FEWEST = 2
"""Numbers of a row that are others than were issued; one alone is a changed target."""
_FEWEST_TELLING = 5
"""Of one unit: numbers of two digits and more, since 1 of 1 brand and 100 % say nothing."""
_FEWEST_NAMED = 3
"""The same where the form is called one of achievements."""


class Words(Struct, frozen=True):
    """What a table says of itself: its title, sheet and file, the folder that it lies in, and its columns' names."""

    title: str
    sheet: str
    file: str
    folder: str
    columns: tuple[str, ...]

    @staticmethod
    def of(path: str, table: Table) -> "Words":
        """The words around a table of a file."""
        names = tuple(indicator.name for indicator in table.indicators)
        return Words(table.title or "", table.sheet or "", Path(path).stem, Path(path).parent.name, names)

    @property
    def is_sheet_of_achievements(self) -> bool:
        """Whether its own sheet is called so, which sets it apart from the other sheets of its file."""
        return _speaks([self.sheet], _DONE, _SENT, _MONTHS)

    @property
    def is_named_achieved(self) -> bool:
        """Whether anything but its having been sent says that it holds achievements."""
        around = [self.sheet, self.file, self.folder]
        is_told = not _speaks([self.title, self.sheet, self.file], _SURE_TARGET) and (
            _speaks([self.title, self.sheet, self.file], _TOLD) or _speaks([self.title], _MONTHS)
        )
        return is_told or self._headed(_DONE) or _speaks([self.title, *around], _DONE) or _speaks(around, _MONTHS)

    @property
    def speaks_of_achievements(self) -> bool:
        """The same, or that it is what a unit sent; targets that are reported (上报目标) are targets."""
        texts = [text for text in (self.title, self.sheet, self.file, self.folder) if not _speaks([text], _TARGET)]
        return self.is_named_achieved or _speaks(texts, _SENT)

    @property
    def sign_of_targets(self) -> str | None:
        """The text in which it speaks of targets; None where none does."""
        headed = [name for name in self.columns if _NAMED.search(name)]
        texts = [self.title, self.sheet, self.file]
        is_headed = 2 * len(headed) > len(self.columns)
        return next((text for text in texts if _speaks([text], _TARGET)), headed[0] if is_headed else None)

    @property
    def sign_of_achievements(self) -> str | None:
        """The same of what was achieved; the folder says nothing of a table that was given as the targets."""
        texts = [self.title, self.sheet, self.file]
        headed = next((name for name in self.columns if _speaks([name], _DONE)), None)
        return next((text for text in texts if _speaks([text], _DONE)), headed if self._headed(_DONE) else None)

    @property
    def is_plain(self) -> bool:
        """Whether nothing of it speaks of targets."""
        return not _speaks((self.title, self.sheet, self.file, *self.columns), _TARGET)

    def _headed(self, sign: re.Pattern[str]) -> bool:
        """Whether most columns say so: one alone may well name what is counted (完成学业人数)."""
        return 2 * sum(_speaks([name], sign) for name in self.columns) > len(self.columns)


def _speaks(texts: Iterable[str], *signs: re.Pattern[str]) -> bool:
    return any(sign.search(without_intentions(text)) for text in texts for sign in signs)


class HeldRows(Struct, frozen=True):
    """The rows of units of a returned table, held against the issued one, under the names that the return prints."""

    issued: int
    """How many units the table was issued to."""
    as_issued: tuple[str, ...] = ()
    """Every number of the issued row, and no other."""
    blank: tuple[str, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    """Of each other row: how many numbers meet an issued one."""
    differing: Mapping[str, int] = field(default_factory=dict)
    """Of each other row: how many of these are others than were issued."""

    @property
    def own(self) -> tuple[str, ...]:
        """The rows with anything of their own in them."""
        return tuple(self.numbers)

    @property
    def is_of_few(self) -> bool:
        """Whether few rows have anything of their own in them: what one street made of the whole table."""
        return 2 * len(self.own) <= self.issued

    @property
    def is_mostly_blank(self) -> bool:
        """Whether the form was emptied but for a few rows."""
        return bool(self.blank) and 2 * (len(self.own) + len(self.as_issued)) <= self.issued

    @property
    def filled(self) -> tuple[str, ...]:
        """The rows of which most numbers are others than were issued."""
        return tuple(row for row, count in self.differing.items() if 2 * count > self.numbers[row])

    @property
    def is_return_of_few(self) -> bool:
        """Whether it is the form of a few units by its numbers alone: a table of targets is of all units."""
        return bool(self.own) and self.is_of_few and self.filled == self.own

    def achieved(self, *, is_named: bool) -> tuple[str, ...]:
        """The rows that are filled in with achievements rather than with targets that somebody changed."""
        if not is_named:
            few = 2 * len(self.filled) <= self.issued
            return tuple(row for row in self.filled if few and self.differing[row] >= _FEWEST)
        return tuple(row for row in self.own if row in self.filled or self.differing[row] >= _FEWEST_NAMED)


def held_rows(meeting: Meeting) -> HeldRows:
    """How each unit's row of a return stands to the issued one; a row under an unknown name to none."""
    table, issued = meeting.table, meeting.issued
    as_issued: list[str] = []
    blank: list[str] = []
    numbers: dict[str, int] = {}
    differing: dict[str, int] = {}
    by = {code: _factor(meeting, code, theirs) for code, theirs in meeting.columns.items()}
    for unit in table.units:
        if unit not in meeting.units:
            continue
        own = table.row(unit)
        if not own and unit not in table.unreadable_rows:
            blank.append(unit)
            continue
        due = issued.row(meeting.units[unit])
        met = [(code, theirs) for code, theirs in meeting.columns.items() if theirs in due]
        pairs = [(own[code] * by[code], due[theirs]) for code, theirs in met if code in own]
        same = sum(ours == theirs for ours, theirs in pairs)
        if same == len(own) == len(met) and unit not in table.unreadable_rows:
            as_issued.append(unit)
        else:
            numbers[unit], differing[unit] = len(pairs), len(pairs) - same
    return HeldRows(len(issued.units), tuple(as_issued), tuple(blank), numbers, differing)


def _factor(meeting: Meeting, ours: str, theirs: str) -> Decimal:
    """What a column's numbers are multiplied by that went over into another unit of measure."""
    if not is_converted(meeting, ours, theirs):
        return Decimal(1)
    return factor(meeting.table.by_code[ours], meeting.issued.by_code[theirs])


def are_telling(numbers: Iterable[Decimal]) -> bool:
    """Whether enough of these are no numbers that many units meet exactly: two digits at least, and no 100 %."""
    return sum(len(number.normalize().as_tuple().digits) > 1 for number in numbers) >= _FEWEST_TELLING
