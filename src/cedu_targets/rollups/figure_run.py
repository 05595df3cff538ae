"""From forms with numbers to one table: whose and of which month each is, which count, and what a unit has so far."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.months import Span
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.similar_names import bare
from cedu_targets.rollups.asked import Asked
from cedu_targets.rollups.figure_collisions import Settling
from cedu_targets.rollups.figure_columns import Columns
from cedu_targets.rollups.figure_findings import of_months, of_sums
from cedu_targets.rollups.figure_numbers import Figure
from cedu_targets.rollups.figure_report import FigureDetail, FigureRollup, SentForm
from cedu_targets.rollups.figure_so_far import SoFar, so_far
from cedu_targets.rollups.gathered import Came
from cedu_targets.rollups.placing import Judged, found_together, placed_forms, settled_forms, slots_of
from cedu_targets.rollups.slots import Outcome
from cedu_targets.rollups.unit_names import UnitNames

_TIMES = lazy_pattern(
    r"(?:19|20)\d\d年?度?|[（(][^（）()]*[)）]|(?:截[至止到]|累计)?\d{1,2}\s*(?:[-—–~～至]\s*\d{1,2}\s*)?月(?:份|底|末)?"
    r"|(?:前|第)?[一二三四]季度|[上下]半年|全年"
)
_OF_FORMS = lazy_pattern("各(?:街道|乡镇|镇街|街镇|单位|村|社区)|(?:完成|落实|进展)?情况|完成数?|月报|报表")
_ENDS = ("表", "月报", "报表", "统计", "填报", "报送", "上报", "汇总", "反馈", "自查")
"""Of a title, which say what sort of paper it is."""
_CHINESE = lazy_pattern("[\u4e00-\u9fff]{2}")


class PutTogether(Struct, frozen=True):
    """The numbers put together, and what was found of all forms."""

    report: FigureRollup
    findings: Sequence[tuple[Came, Finding]]


def figures_put_together(
    forms: Sequence[Came], titles: Counter[str], expected: ExpectedForms, asked: Asked, as_of: date
) -> PutTogether:
    """Put the forms together; all are of one year, that of most of them where nobody asked for months."""
    columns = Columns()
    forms = [*_whose_rows_are_units(forms)]
    for came in forms:
        if came.figures is not None:
            columns.of(came.figures.table)
    names = UnitNames(expected, drops_kinds=True)
    placed = _of_one_year(list(placed_forms(forms, expected, names, asked, as_of)))
    judged = settled_forms(placed, asked.prefer, expected, Settling(columns))
    slots, units, months = slots_of(judged, expected, as_of)
    said = _Said(columns)
    for one in judged:
        if one.form.outcome is Outcome.COUNTED:
            said.take(one)
    totals = {unit: said.so_far(unit) for unit in units}
    counted = (one.form.period for one in judged if one.form.outcome is Outcome.COUNTED)
    year = next((period[:4] for period in counted if period), None)
    report = FigureRollup(
        as_of=as_of,
        units=units,
        has_roster=names.has_roster,
        months=months,
        slots=slots,
        uncounted=tuple(one.form for one in judged if one.form.outcome is not Outcome.COUNTED),
        title=_title(titles, {one.form.unit for one in judged if one.form.unit}),
        due_day=expected.due_day,
        year=year,
        indicators=tuple(one for one in columns.indicators if one.code in said.codes),
        reported=said.by_month,
        so_far=totals,
        first_month=int(expected.months[0][5:]) if expected.months else 1,
        details=tuple(_details(judged, columns)),
        sent=tuple(_sent(judged, columns)),
    )
    found = [*found_together(judged, names, units, as_of)]
    for unit in units:
        found += said.findings(unit, totals[unit], year or "")
    return PutTogether(report, found)


def _whose_rows_are_units(forms: Sequence[Came]) -> Iterator[Came]:
    """The forms; a table of which most rows are indicators of the others is one form, and nothing says whose.

    That is a form of one unit that bears no name: its rows would be read as units.
    """
    indicators: dict[int, set[str]] = {}
    for came in forms:
        if came.figures is not None and came.figures.table.one_unit is not None:
            indicators[came.report] = {folded(one.name) for one in came.figures.table.indicators}
    known = set().union(*indicators.values())
    told: set[int] = set()
    for came in forms:
        table = None if came.figures is None else came.figures.table
        rows = () if table is None or table.one_unit is not None else table.units
        if 2 * sum(folded(re.sub(r"[（(][^（）()]*[)）]$", "", row)) in known for row in rows) <= len(rows):
            yield came
        elif came.report not in told:
            told.add(came.report)
            yield came._replace(unit=None)


def _of_one_year(placed: Sequence[Judged]) -> list[Judged]:
    """The forms of the year that most are of, of several the latest; 累计 of another year adds nothing to it."""
    years = Counter(one.form.period[:4] for one in placed if one.form.outcome is Outcome.COUNTED and one.form.period)
    if len(years) < 2:
        return list(placed)
    year = max(years, key=lambda year: (years[year], year))
    return [
        one._replace(form=replace(one.form, outcome=Outcome.OTHER_YEAR))
        if one.form.outcome is Outcome.COUNTED and one.form.period and one.form.period[:4] != year
        else one
        for one in placed
    ]


class _Said:
    """What the forms that count say, by unit."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._of_unit: dict[str, dict[Span, dict[str, Figure]]] = {}
        self._sources: dict[str, dict[tuple[Span, str], Came]] = {}
        self.by_month: dict[tuple[str, str], dict[Span, dict[str, Figure]]] = {}
        self.codes: set[str] = set()
        """The columns that they have."""

    def take(self, one: Judged) -> None:
        """The cells of a form; a column that two forms have alike is taken once."""
        unit, period, figures = one.form.unit, one.form.period, one.came.figures
        assert unit is not None
        assert period is not None
        assert figures is not None
        meant = self._columns.of(figures.table)
        self.codes |= {one.code for one in meant.values()}
        for cell in figures.said(meant):
            self.by_month.setdefault((unit, period), {}).setdefault(cell.span, {}).setdefault(cell.code, cell)
            self._of_unit.setdefault(unit, {}).setdefault(cell.span, {}).setdefault(cell.code, cell)
            self._sources.setdefault(unit, {}).setdefault((cell.span, cell.code), one.came)

    def so_far(self, unit: str) -> SoFar:
        """What a unit has; 本月完成 beside 累计完成 adds nothing to it."""
        main = {
            span: {code: cell for code, cell in cells.items() if not cell.is_read_beside}
            for span, cells in self._of_unit.get(unit, {}).items()
        }
        return so_far({span: cells for span, cells in main.items() if cells}, self._columns.indicators)

    def findings(self, unit: str, total: SoFar, year: str) -> Iterator[tuple[Came, Finding]]:
        """What is wrong with a unit's months."""
        reported, sources = self._of_unit.get(unit, {}), self._sources.get(unit, {})
        yield from of_months(reported, sources, self._columns.indicators, year)
        yield from of_sums(unit, total, reported, sources, self._columns.indicators)


def _details(judged: Sequence[Judged], columns: Columns) -> Iterator[FigureDetail]:
    """Every number of every form, counted or not, in the order of the files."""
    by_code = {one.code: one for one in columns.indicators}
    for one in judged:
        figures = one.came.figures
        for cell in () if figures is None else figures.said(columns.of(figures.table)):
            if cell.value is not None and figures is not None:
                form = one.form
                yield FigureDetail(
                    form.path, form.unit, form.period, form.filed, form.outcome, cell.span, by_code[cell.code],
                    cell.value, figures.place(cell),
                )  # fmt: skip


def _sent(judged: Sequence[Judged], columns: Columns) -> Iterator[SentForm]:
    for one in judged:
        figures, form = one.came.figures, one.form
        cells = [] if figures is None else [*figures.said(columns.of(figures.table))]
        numbers = sum(cell.value is not None for cell in cells)
        yield SentForm(
            form.path, form.sheet, form.unit, form.period, form.filed, form.outcome, form.is_late, numbers
        )  # fmt: skip


def _title(titles: Counter[str], units: Collection[str]) -> str | None:
    """What the forms are about, as most of their titles have it: 2020年3月社区教育完成情况月报表 -> 社区教育."""
    plain: Counter[str] = Counter()
    names = sorted(filter(None, {*units, *map(bare, units)}), key=lambda name: (-len(name), name))
    for title, count in titles.items():
        what = _OF_FORMS.sub("", _TIMES.sub("", title))
        while end := next((end for end in _ENDS if what.endswith(end)), ""):
            what = what.removesuffix(end)
        for name in names:  # 东山街道2020年社区教育完成情况 is of one street, all together are of none
            what = what.replace(name, "") if len(name) > 1 else what
        if _CHINESE.search(what):
            plain[what] += count
    return next((what for what, _ in plain.most_common(1)), None)
