"""Words that the reports of forms with numbers share: units in a line, numbers, months, what is not complete."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.months import Span
from cedu_targets.domain.numbers import percent, plain
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.rollup.words import counts_text
from cedu_targets.rollups.figure_report import FigureRollup

MOST_INDICATORS = 40
"""Columns of a table on a screen; the workbook has all."""


def number(one: Indicator, value: Decimal | None, *, is_incomplete: bool = False) -> str:
    """A number as it is printed: rates in per cent, a dash where nobody says it, ＊ where there is more."""
    if value is None:
        return "—"
    text = percent(value) if one.kind is Kind.RATE else plain(value)
    return f"{text}＊" if is_incomplete else text


def kind_of(span: Span, messages: Messages) -> str:
    """本月, 累计, or the months where they are neither; empty where no month is known."""
    if span.first == 0:
        return ""
    if span.first == span.last:
        return messages.term("figures_kind_month")
    if span.first == 1:
        return messages.term("figures_kind_total")
    return messages.term("figures_kind_span", first=span.first, last=span.last)


def until(report: FigureRollup, unit: str, messages: Messages) -> str:
    """`累计到 2020年9月`."""
    month = f"{report.year}-{report.so_far[unit].last:02}"
    return messages.term("figures_until", month=messages.month(month))


def lacks(report: FigureRollup, unit: str, messages: Messages) -> str:
    """The months and columns that a unit's numbers lack: 缺2020年8月、老年教育."""
    return messages.punctuation.names.join(lack_parts(report, unit, messages))


def lack_parts(report: FigureRollup, unit: str, messages: Messages) -> Iterator[str]:
    """The columns of which there may be more, as the table names them, and the months that are not in any."""
    incomplete = report.so_far[unit].incomplete
    yield from (one.code if one.coded else one.name for one in report.indicators if one.code in incomplete)
    for month in report.lacks[unit] if report.so_far[unit].values else ():
        yield messages.term("rollup_lacks_month", month=messages.month(month))


def unit_line(unit: str, report: FigureRollup, messages: Messages) -> str:
    """`东山街道：累计到 2020年9月，28 项有数；报 9`."""
    forms = counts_text(report.of_unit(unit), messages)
    values = report.so_far[unit].values
    if not values:
        return messages.term("figures_unit_nothing", unit=unit, forms=forms)
    said = {"unit": unit, "until": until(report, unit, messages), "count": len(values), "forms": forms}
    lacking = messages.punctuation.names.join(lack_parts(report, unit, messages))
    if not lacking:
        return messages.term("figures_unit", **said)
    return messages.term("figures_unit_lacks", **said, lacks=lacking)


def sums_line(report: FigureRollup, messages: Messages) -> str:
    """`指标 28 项，11 个单位有数，累计到 2020年9月。`."""
    units = sum(bool(report.so_far[unit].values) for unit in report.units)
    if report.until is None or not units:
        return messages.term("figures_none")
    month = messages.term("figures_until", month=messages.month(report.until))
    return messages.term("figures_sums", count=len(report.indicators), units=units, until=month)


def meaning(report: FigureRollup, messages: Messages) -> str:
    """What the words of 报送情况 mean."""
    return messages.term("meaning_figures" if report.due_day is not None else "meaning_figures_untimed")


def has_signs(report: FigureRollup) -> bool:
    """Whether any number is marked with ＊."""
    return any(report.lacks_in_total(one) for one in report.indicators if report.total(one) is not None) or any(
        report.is_incomplete(unit, code) for unit in report.units for code in report.so_far[unit].values
    )


def rows(report: FigureRollup) -> Sequence[Sequence[str]]:
    """A row a unit, its numbers in the order of the columns, cut where a screen has no room."""
    shown = report.indicators[:MOST_INDICATORS]
    return [
        [
            unit,
            *(
                number(one, report.value(unit, one.code), is_incomplete=report.is_incomplete(unit, one.code))
                for one in shown
            ),
        ]
        for unit in report.units
    ]


def total_row(report: FigureRollup, messages: Messages) -> Sequence[str]:
    """The sums over all units."""
    shown = report.indicators[:MOST_INDICATORS]
    sums = (number(one, report.total(one), is_incomplete=bool(report.lacks_in_total(one))) for one in shown)
    return [messages.term("head_rollup_total"), *sums]
