"""The sheet of paths: what is demanded of each indicator in each year, what was reached, and a chart of both."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from msgspec import Struct

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.attainment import Step, TargetPath
from cedu_targets.domain.targets import Target, TargetRelation
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.amounts import step_number, value_text
from cedu_targets.reporters.attainment.excel_targets import FILLS, Amount, amount
from cedu_targets.reporters.attainment.path_part import BOUNDS, about_path
from cedu_targets.reporters.attainment.path_years import PathYear, path_years
from cedu_targets.reporters.attainment.verdicts import Verdict, verdict_text
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.workbook import ReportBook, lines_of

MOST_YEARS = 40
"""Columns for years one after the other; of more only those of which something is known."""
MOST_CHARTS = 60
NAME_WIDTH, WORD_WIDTH, YEAR_WIDTH = 30, 10, 12
_CHART_LINES = 15
"""Rows that a chart takes, with the space under it."""


class _Block(Struct, frozen=True):
    """A path with its years, and the line of its first row."""

    path: TargetPath
    years: dict[int, PathYear]
    line: int
    """Of the first row of targets."""
    rows: int
    """Rows of targets: more than one where alternatives fall into one year."""
    like: Target
    """By whose unit of measure its numbers are written."""


def paths_sheet(report: AttainmentReport, book: ReportBook) -> None:
    """Write the table of all paths, then the charts under it."""
    messages = book.messages
    name = book.sheet_name(messages.term("sheet_att_paths"))
    blocks = list(_blocks(report, 1))
    years = _years(blocks)
    sheet = book.page(name, [NAME_WIDTH, WORD_WIDTH, *[YEAR_WIDTH] * len(years)])
    sheet.set_default_row(18)
    for column, text in enumerate((messages.term("head_name"), messages.term("head_att_row"))):
        book.text(sheet, 0, column, text, book.head())
    for column, year in enumerate(years, start=2):
        book.number(sheet, 0, column, Decimal(year), book.head())
    for block in blocks:
        _rows(sheet, block, years, book)
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    end = blocks[-1].line + blocks[-1].rows + 3
    for number, block in enumerate(blocks[:MOST_CHARTS]):
        _chart(sheet, name, block, years, end + number * _CHART_LINES, book)


def _blocks(report: AttainmentReport, line: int) -> Iterator[_Block]:
    for path in report.paths:
        found = {year.first: year for year in path_years(path, report) if not year.is_empty}
        rows = max(len(year.steps) for year in found.values())
        like = next(step.target for step in path.steps if step.target is not None)
        yield _Block(path, found, line, rows, like)
        line += rows + 2


def _years(blocks: Sequence[_Block]) -> Sequence[int]:
    known = sorted({year for block in blocks for year in block.years})
    return range(known[0], known[-1] + 1) if known[-1] - known[0] < MOST_YEARS else known


def _rows(sheet: Any, block: _Block, years: Sequence[int], book: ReportBook) -> None:
    """The targets, what was reached, and how that stands, from year to year."""
    messages = book.messages
    last, told = block.rows + 1, (block.path.name, about_path(block.path, messages))
    words = ["head_target"] * block.rows + ["head_achieved", "head_gap_state"]
    states = [_state(year, year.verdict, messages) for year in block.years.values() if year.verdict is not None]
    for number, word in enumerate(words):
        line, name = block.line + number, told[number] if number < len(told) else ""
        lines = [lines_of(name, NAME_WIDTH), *(lines_of(state, YEAR_WIDTH) for state in states if number == last)]
        sheet.set_row(line, 18 if max(lines) == 1 else 15 * max(lines))
        book.text(sheet, line, 0, name, book.body(bold=number == 0))
        book.text(sheet, line, 1, messages.term(word), book.body())
        for column, year in enumerate(years, start=2):
            _cell(sheet, line, column, block.years.get(year), number, block, book)


def _cell(
    sheet: Any, line: int, column: int, year: PathYear | None, number: int, block: _Block, book: ReportBook
) -> None:
    if year is not None and number == block.rows + 1 and year.verdict is not None:
        fill = book.body(bg_color=FILLS[year.verdict], align="center")
        book.text(sheet, line, column, _state(year, year.verdict, book.messages), fill)
        return
    shown = None if year is None else _number(year, number, block)
    if isinstance(shown, Amount):
        look = book.body(num_format=shown.shape, align="right", text_wrap=False)
        book.number(sheet, line, column, shown.value, look)
    else:
        book.text(sheet, line, column, "", book.body())


def _state(year: PathYear, verdict: Verdict, messages: Messages) -> str:
    """`✗ 未达到`; by the number of an earlier year with that year."""
    text, row = verdict_text(verdict, messages), year.row
    if year.achieved is not None or row is None or row.value is None or row.year is None:
        return text
    return f"{text} {messages.term('att_page_of_year', year=row.year)}"


def _number(year: PathYear, number: int, block: _Block) -> str | Amount:
    """The number of a row in a year: a target, or what was reached."""
    if number < block.rows:
        return _demanded(year.steps[number], block.like) if number < len(year.steps) else ""
    if number > block.rows or year.achieved is None:
        return ""
    return amount(*step_number(year.achieved.value, block.like))


def _demanded(step: Step, like: Target) -> str | Amount:
    """A target; what bounds it from above, or ends its range, stands beside the number as its format."""
    shown, target = amount(*step_number(step.value, like)), step.target or like
    before, after = BOUNDS.get(target.relation, ""), ""
    if target.relation is TargetRelation.BETWEEN and target.value_high is not None:
        after = f"–{value_text(Fraction(target.value_high), target)}"
    if not isinstance(shown, Amount) or not (before or after):
        return shown
    return Amount(shown.value, f"{_quoted(before)}{shown.shape}{_quoted(after)}")


def _quoted(text: str) -> str:
    """A text within the format of a number: nothing in it means anything."""
    return f'"{visible(text).replace(chr(34), "")[:60]}"' if text else ""


def _chart(sheet: Any, name: str, block: _Block, years: Sequence[int], line: int, book: ReportBook) -> None:
    """Columns for the targets, a line with points for what was reached; a year without a number is a gap."""
    known = [column for column, year in enumerate(years) if year in block.years]
    shown = years[known[0] : known[-1] + 1]
    first, last = known[0] + 2, known[-1] + 2
    charts = []
    for kind, number, look in (("column", 0, _COLUMNS), ("line", block.rows, _LINE)):
        values = [_number(block.years[year], number, block) if year in block.years else "" for year in shown]
        chart = book.chart(kind)
        row = block.line + number
        chart.add_series(
            {
                "name": book.messages.term("head_achieved" if number else "head_target"),
                "categories": [name, 0, first, 0, last],
                "values": [name, row, first, row, last],
                # rows that are written are gone: what is shown before it is calculated anew is given beside
                "categories_data": list(shown),
                "values_data": [float(one.value) if isinstance(one, Amount) else "" for one in values],
                **look,
            }
        )
        charts.append(chart)
    chart, achieved = charts
    chart.combine(achieved)
    title = book.messages.term("path_title", name=block.path.name)
    chart.set_title({"name": visible(title)[:200], "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    is_share = step_number(Fraction(0), block.like)[1]
    grid = {"visible": True, "line": {"color": "#D9D9D9", "width": 0.75}}
    chart.set_y_axis({"major_gridlines": grid, "num_format": "0%" if is_share else "0"})
    chart.set_size({"width": min(1200, 260 + 90 * len(shown)), "height": 330})
    sheet.insert_chart(line, 0, chart)


_COLUMNS = {
    "fill": {"color": "#D9D9D9"}, "border": {"color": "#7F7F7F"}, "gap": 30,
    "data_labels": {"value": True, "position": "inside_base"},
}  # fmt: skip
_LINE = {
    "line": {"color": "#1F4E79", "width": 2},
    "marker": {"type": "diamond", "size": 8, "fill": {"color": "#1F4E79"}, "border": {"color": "#1F4E79"}},
    "data_labels": {"value": True, "position": "above", "font": {"bold": True, "color": "#1F4E79"}},
}  # fmt: skip
