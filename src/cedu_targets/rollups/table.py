"""The roll-up as a table of achievements, which `cedu gap` holds against the targets."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from cedu_targets.domain.cells import Key
from cedu_targets.domain.indicator import Blanks, Indicator, Measure
from cedu_targets.domain.layout import Layout
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.records import RecordField
from cedu_targets.domain.table import Table
from cedu_targets.rollups.sums import Total

_HEAD, _UNIT = 3, 0
"""The row of the first unit, and the column of the units' names, as the sheet 汇总 has them (zero-based)."""
UNIT, TOTAL, REMARKS = "单位", "合计", "备注"
"""What heads its rows, the row of all units, and the words beside the numbers: as the reader of tables knows them."""
_OF_FORMS = lazy_pattern("(?:月报表|月报|报表|登记表|统计表|一览表|台账|汇总表?|情况表|表)$")
_CHINESE = lazy_pattern("[\u4e00-\u9fff]")
_YEAR = lazy_pattern(r"(?:19|20)\d\d")
_YEAR_OF_FORMS = lazy_pattern(r"(?:19|20)\d\d年?(?:度)?")


class Column(NamedTuple):
    """A column of sums: its name and unit of measure as the table prints them, and the field that is summed."""

    name: str
    measure: str
    field: RecordField | None
    """None: the number of classes."""

    def of(self, total: Total) -> Decimal | None:
        """Its number; None where it is not known."""
        return Decimal(total.sums.classes) if self.field is None else total.sums.of(self.field)

    def is_incomplete(self, total: Total) -> bool:
        """Whether the number is too small by an unknown amount."""
        return self.field in total.incomplete

    def is_unsaid(self, total: Total) -> bool:
        """Whether there were classes of which none, or of persons not each, says it."""
        return bool(total.sums.classes) and self.of(total) is None


PERSONS = Column("培训人数", "人", RecordField.FIRST_TIME)
COLUMNS = (
    Column("培训人次", "人次", RecordField.PEOPLE),
    Column("班次", "期", None),
    Column("课时", "课时", RecordField.HOURS),
    PERSONS,
)
"""In any language as they are: by these names the table meets that of the targets."""


def columns_of(totals: Mapping[str, Total]) -> Sequence[Column]:
    """The columns that the sums have: that of the persons only where some unit with classes says them."""
    knows_persons = any(one.sums.classes and one.sums.persons is not None for one in totals.values())
    return COLUMNS if knows_persons else COLUMNS[:-1]


def title_of(forms: str | None, year: str | None, months: Collection[str]) -> str:
    """The title of the table: `2020年百胜镇社区教育培训完成情况汇总表（截至7月）`, by which it is read as achieved.

    It is Chinese whatever the forms are, since it is read by its words.
    `forms` is the title of the forms, `year` that of all months, where there is only one, `months` (YYYY-MM) those that
    it sums. Of several years it names the first and the last, so that nobody takes it for the achievements of one year:
    `2020年12月—2021年1月…完成情况汇总表`.
    """
    what = _OF_FORMS.sub("", forms) if forms and _CHINESE.search(forms) else ""
    what = what or "培训"
    first, last = min(months, default=""), max(months, default="")
    if first[:4] != last[:4]:
        what = _YEAR_OF_FORMS.sub("", what) or "培训"
        return f"{_said(first)}—{_said(last)}{what}完成情况汇总表"
    begin = f"{year}年" if year and not _YEAR.search(what) else ""
    until = f"（截至{int(last[5:])}月）" if year and last else ""
    return f"{begin}{what}完成情况汇总表{until}"


def _said(month: str) -> str:
    return f"{month[:4]}年{int(month[5:])}月"


def table_of(title: str, period: str | None, totals: Mapping[str, Total | None]) -> Table:
    """Units × 培训人次, 班次, 课时, and 培训人数 where known; of a unit without any form (None) all is blank."""
    known = {unit: total for unit, total in totals.items() if total is not None}
    columns = columns_of(known)
    values = {
        Key(unit, column.name, period, Measure.ACHIEVEMENT): value
        for unit, total in known.items()
        for column in columns
        if (value := column.of(total)) is not None
    }
    return Table(
        title=title,
        period=period,
        measure=Measure.ACHIEVEMENT,
        district=None,
        units=tuple(totals),
        indicators=tuple(Indicator(one.name, one.name, None, one.measure, coded=False) for one in columns),
        values=values,
        layout=Layout(
            sheet="汇总",
            rows={unit: _HEAD + row for row, unit in enumerate(totals)},
            columns={one.name: 1 + column for column, one in enumerate(columns)},
            label=_UNIT,
        ),
        blanks=Blanks.UNKNOWN,
        incomplete=frozenset(
            (unit, column.name) for unit, total in known.items() for column in columns if column.is_incomplete(total)
        ),
    )
