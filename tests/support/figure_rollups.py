"""Roll-ups of forms with numbers, made without files: every state of a slot, and names that would be something else."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from cedu_targets.domain.cells import Key
from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.indicator import Indicator, Kind, Measure
from cedu_targets.domain.layout import Layout
from cedu_targets.domain.months import Span
from cedu_targets.domain.table import Table
from cedu_targets.report import FileReport
from cedu_targets.rollups.asked import Asked
from cedu_targets.rollups.report import RollupReport
from cedu_targets.rollups.run import roll_up
from rollups import form
from sample_reports import HOSTILE

INDICATORS = (
    Indicator("1", "社区教育培训", "A:培训（万人次）", "万人次", Kind.AMOUNT, Decimal("0.01")),
    Indicator("2", "老年教育", "A:培训（万人次）", "万人次", Kind.AMOUNT, Decimal("0.01")),
    Indicator("3", "学习品牌", None, "个"),
    Indicator("4", "学习网络覆盖率", None, "%", Kind.RATE, Decimal("0.01"), additive=False),
)
AS_OF = date(2020, 4, 10)
Numbers = Sequence[str | None]


def sent(
    path: str,
    rows: Mapping[str, Numbers],
    span: Span,
    *,
    filed: date | None = None,
    indicators: Sequence[Indicator] = INDICATORS,
    sheet: str | None = "Sheet1",
    title: str = "2020年社区教育完成情况",
) -> FileReport:
    """A checked table of what units achieved in some months."""
    done, units = Measure.ACHIEVEMENT, tuple(rows)
    layout = Layout(
        sheet,
        {unit: 3 + row for row, unit in enumerate(units)},
        {one.code: 1 + column for column, one in enumerate(indicators)},
        label=0,
    )
    values = {
        Key(unit, one.code, "2020", done): Decimal(number)
        for unit, numbers in rows.items()
        for one, number in zip(indicators, numbers, strict=True)
        if number is not None
    }
    table = Table(title, "2020", done, None, units, tuple(indicators), values, layout, span=span, filed=filed)
    return FileReport(path, 1, table)


def put_together(
    *files: FileReport, units: Sequence[str] = (), months: Sequence[str] = (), due_day: int | None = 5
) -> RollupReport:
    """The roll-up of forms."""
    return roll_up(
        files, Asked(ExpectedForms(units={unit: unit for unit in units}, months=months, due_day=due_day), AS_OF)
    )


def every_state() -> RollupReport:
    """Four streets: one with two months, one late, one that lacks a month, one of which two forms differ and one blank."""
    return put_together(
        sent("东-2月.xlsx", {"东街道": ["1.10", "0.50", "1", "0.9"]}, Span(1, 2), filed=date(2020, 3, 3)),
        sent("东-3月.xlsx", {"东街道": ["1.60", "0.70", "2", "0.95"]}, Span(1, 3), filed=date(2020, 4, 9)),
        sent("西-2月.xlsx", {"西街道": ["0.8", "0.3", None, "0.8"]}, Span(1, 2), filed=date(2020, 3, 2)),
        sent("南-2月.xlsx", {"南街道": ["1", "1", "1", "0.8"]}, Span(1, 2)),
        sent("南-2月-改.xlsx", {"南街道": ["1", "2", "1", "0.8"]}, Span(1, 2)),
        sent("南-3月.xlsx", {"南街道": [None] * 4}, Span(1, 3)),
        sent("外.xlsx", {"外街道": ["1", "1", "1", "0.8"]}, Span(1, 2)),
        units=["东街道", "西街道", "南街道", "北街道"],
        months=["2020-01", "2020-02", "2020-03", "2020-04"],
    )


def many(units: int) -> RollupReport:
    """So many streets in one table: a book of it is written row by row."""
    rows = {f"第{number}街道": ["1.5", "0.5", "1", "0.9"] for number in range(1, units + 1)}
    return put_together(sent("各街道.xlsx", rows, Span(1, 3)))


def both_kinds() -> RollupReport:
    """Classes of a village, and numbers of a street."""
    return put_together(
        form("甲村-3月.xlsx", "甲村", "2020-03", ("养鸭技术", 40)),
        sent("东-3月.xlsx", {"东街道": ["1.60", "0.70", "2", "0.95"]}, Span(1, 3)),
    )


def hostile() -> RollupReport:
    """Names of units, columns, groups, sheets and files that would be markup, formulas or signs that steer."""
    indicators = [
        Indicator(name, name, HOSTILE[-number], HOSTILE[number], coded=number % 2 == 0)
        for number, name in enumerate(HOSTILE[:8], start=1)
    ]
    files = [
        sent(f"{unit}.xlsx", {unit: [str(number)] * 8}, Span(1, 3), indicators=indicators, sheet=unit, title=unit)
        for number, unit in enumerate(HOSTILE)
    ]
    other = replace(sent("二.xlsx", {HOSTILE[0]: ["77"] * 8}, Span(1, 3), indicators=indicators), path=HOSTILE[6])
    return put_together(*files, other)
