"""`cedu gap -f excel`: one sheet of summary (every completion, the ranking with its chart), all tasks, the findings.

On paper 11 units with 28 columns are four sheets of A3.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby, islice
from math import ceil
from pathlib import Path, PurePath
from typing import Any

from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.gap import GapRow, State
from cedu_targets.domain.paper import Paper, paper_for
from cedu_targets.domain.place import Place
from cedu_targets.gaps.report import GapReport, to_places
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.gap.cells import FILLS, Cell, TaskCells, completion_cell
from cedu_targets.reporters.gap.first_lines import first_of_all
from cedu_targets.reporters.gap.sentences import (
    STATE_SYMBOLS,
    UNJUDGED,
    as_of,
    counts,
    legend,
    listed_findings,
    listed_not_judged,
    pace,
    short_column,
    standing_columns,
    tasks_n,
    title,
)
from cedu_targets.reporters.shared.findings_sheet import FindingRow, findings_sheet, headings
from cedu_targets.reporters.shared.group_sentences import told
from cedu_targets.reporters.shared.sentences import fault, fault_word, passed_over_lines
from cedu_targets.reporters.shared.symbols import SYMBOLS, kind_of
from cedu_targets.reporters.shared.workbook import MOST_COLUMNS, MOST_ROWS, ReportBook, display_width
from cedu_targets.version import __version__

LIST = (
    ("head_unit", 14), ("head_name", 40), ("head_target", 11), ("head_achieved", 11), ("head_gap", 11),
    ("head_completion", 12), ("head_needed", 11), ("head_growth", 11), ("head_gap_state", 18),
)  # fmt: skip
UNIT_WIDTH, TASK_WIDTH = 14, 8.5
"""Of the overview's columns."""
RANKING = ("head_unit", "head_rank", "head_share")
MOST_TASKS = 200_000
"""Of the list; of more rows only those that lag are listed."""
MOST_BARS = 3_000
"""Units in the chart of the ranking; no chart shows more."""
TASKS_A_PAGE = {Paper.A3: 110, Paper.A4: 65}
"""Lines of the list on a sheet of paper, upright."""
UNITS_A_PAGE, COLUMNS_A_PAGE = {Paper.A3: 28, Paper.A4: 20}, {Paper.A3: 24, Paper.A4: 15}
"""Units of the overview and of the ranking together on its first sheet, of so many columns; more are made smaller."""


def render(report: GapReport, messages: Messages, folder: PurePath = Path(), paper: Paper | None = None) -> bytes:
    """The workbook's bytes. Raises CallFault where something does not fit a sheet."""
    if len(report.standings) > MOST_ROWS or len(report.indicators) > MOST_COLUMNS:
        raise CallFault("excel_too_large", {"rows": len(report.standings), "count": len(report.indicators)})
    paper = paper or paper_for(len(report.indicators))
    book = ReportBook(messages, folder, len(report.rows) * (1 + len(LIST)), paper=paper)
    cells = TaskCells(book, with_growth=report.has_last_year)
    _overview(report, book)
    _list("sheet_gap_units", map(cells.task, _listed(report)), report, book)
    areas = [cells.task(row) for rows in report.areas.values() for row in rows]
    if areas:
        _list("sheet_gap_areas", areas, report, book)
    findings_sheet(list(_finding_rows(report, messages)), book)
    return book.close()


def _listed(report: GapReport) -> Iterator[GapRow]:
    """The rows of the list. What has neither a target nor an achievement would only fill pages.

    Of very many rows only those that lag, up to MOST_TASKS: nobody opens a list of a million.
    """
    if len(report.rows) <= MOST_TASKS:
        return (row for row in report.rows if row.target is not None or row.achieved is not None)
    late = (row for row in report.rows if row.state in (State.BEHIND, State.SLIGHTLY_BEHIND))
    return islice(late, MOST_TASKS)


def _by_unit(report: GapReport) -> Iterator[tuple[str, Mapping[int, GapRow]]]:
    """Each unit with its rows by indicator; of one table as they come, so that a long one is never held."""
    if len(report.targets) == 1:
        for unit, rows in groupby(report.rows, key=lambda row: row.unit):
            yield unit, {id(row.indicator): row for row in rows}
        return
    by_unit: dict[str, dict[int, GapRow]] = {}
    for row in report.rows:
        by_unit.setdefault(row.unit, {})[id(row.indicator)] = row
    yield from by_unit.items()


def _overview(report: GapReport, book: ReportBook) -> None:
    """Completion of every unit and indicator; each cell has its state's colour and sign. Below it the ranking."""
    messages = book.messages
    name = book.sheet_name(messages.term("sheet_gap_overview"))
    sheet = book.page(name, [UNIT_WIDTH, *[TASK_WIDTH] * len(report.indicators)])
    book.text(sheet, 0, 0, title(report, messages), book.look(bold=True, font_size=14))
    day = as_of(report, messages)
    size = {"units": len(report.standings), "columns": len(report.indicators), "rows": tasks_n(report)}
    book.text(sheet, 1, 0, f"{day} · {pace(report, messages)}", book.look())
    about = messages.term("gap_counts", **size) + counts(report, messages)
    book.text(sheet, 2, 0, about, book.look())
    doubts = first_of_all(report, messages)
    for line, doubt in enumerate(doubts, start=3):
        book.text(sheet, line, 0, doubt, book.look(bold=True, font_color="#9C0006"))
    sheet.set_default_row(18)
    top = 4 + len(doubts)
    sheet.set_row(top, 96)
    book.text(sheet, top, 0, messages.term("head_unit"), book.head())
    for column, indicator in enumerate(report.indicators, start=1):
        book.text(sheet, top, column, short_column(indicator), book.head())
    looks: dict[tuple[State | None, str], Any] = {}
    units = 0
    for units, (unit, row) in enumerate(_by_unit(report), start=1):
        line = top + units
        book.text(sheet, line, 0, unit, book.body())
        for column, indicator in enumerate(report.indicators, start=1):
            if id(indicator) in row:
                _completion(sheet, line, column, row[id(indicator)], looks, book)
    ranking, paper = top + units + 2, book.paper or Paper.A3
    room = UNITS_A_PAGE[paper] * max(len(report.indicators), COLUMNS_A_PAGE[paper]) // COLUMNS_A_PAGE[paper]
    if units + len(report.ranking) > room:
        sheet.set_h_pagebreaks([ranking])  # else the chart is cut in two
    end = _ranking(report, sheet, name, ranking, book)
    below = [*legend(report, messages), "", messages.term("made_by", version=__version__)]
    for line, text in enumerate(below, start=end):
        book.text(sheet, line, 0, text, book.look(font_color="#595959"))
    # What runs over the last column would be cut on paper, where the table is narrow.
    widest = max(map(display_width, (about, *below)))
    last = max(len(report.indicators), ceil((1.15 * widest - UNIT_WIDTH) / TASK_WIDTH))
    sheet.print_area(0, 0, end + len(below) - 1, min(last, MOST_COLUMNS))
    sheet.freeze_panes(top + 1, 1)
    if units > room:  # the heads of columns are none of the ranking's
        sheet.repeat_rows(top)


def _completion(
    sheet: Any, line: int, column: int, row: GapRow, looks: dict[tuple[State | None, str], Any], book: ReportBook
) -> None:
    state, (completion, shape) = row.state, completion_cell(row)
    sign = UNJUDGED if state is None else STATE_SYMBOLS[state]
    key = state, shape
    if key not in looks:
        shown = {"align": "right", "num_format": f'"{sign} "{shape}'} if shape else {"align": "center"}
        looks[key] = book.look(border=1, bg_color=FILLS[state], **shown)
    if completion is None:
        book.text(sheet, line, column, sign, looks[key])
    else:
        sheet.write_number(line, column, completion, looks[key])


def _list(name: str, tasks: Iterable[Sequence[Cell]], report: GapReport, book: ReportBook) -> None:
    """A list of tasks with a data bar in the completion, which only repeats what the number says."""
    sheet = book.page(book.sheet_name(book.messages.term(name)), [width for _, width in LIST])
    sheet.set_portrait()
    headings(sheet, LIST, book)
    write_number, write_string = sheet.write_number, sheet.write_string
    line = 0
    for line, task in enumerate(tasks, start=1):
        for column, (value, look) in enumerate(task):
            if value.__class__ is float:
                write_number(line, column, value, look)
            elif value is not None:
                write_string(line, column, value, look)
            else:
                sheet.write_blank(line, column, None, look)
    sheet.fit_to_pages(1, max(1, round(line / TASKS_A_PAGE[book.paper or Paper.A3])))
    if line:
        bar = {"type": "data_bar", "bar_color": "#9BC2E6", "bar_solid": True, "min_type": "num", "min_value": 0}
        sheet.conditional_format(1, 5, line, 5, {**bar, "max_type": "num", "max_value": 1.5})
        sheet.autofilter(0, 0, line, len(LIST) - 1)
    if len(report.rows) > MOST_TASKS:
        said = book.messages.term("gap_listed", shown=line, count=tasks_n(report))
        book.text(sheet, line + 2, 0, said, book.look(bold=True))
    if not report.has_last_year:
        sheet.set_column(7, 7, None, None, {"hidden": True})


def _ranking(report: GapReport, sheet: Any, name: str, top: int, book: ReportBook) -> int:
    """The units by their share of tasks at pace, with a chart of it at the right; returns the first row under both."""
    messages = book.messages
    columns = standing_columns(report)
    book.text(sheet, top, 0, messages.term("gap_ranking"), book.look(bold=True, font_size=12))
    heads = [*RANKING, *(head for head, _ in columns)]
    for column, head in enumerate(heads):
        book.text(sheet, top + 1, column, messages.term(head), book.head())
    sheet.set_row(top + 1, 32)
    first = top + 2
    for line, (rank, entry) in enumerate(report.ranking, start=first):
        share = to_places(entry.share)
        book.text(sheet, line, 0, entry.unit, book.body(valign="vcenter"))
        _number(sheet, line, 1, None if share is None else Decimal(rank), "0", book)
        _number(sheet, line, 2, share, "0.0%", book)
        for column, (_, count) in enumerate(columns, start=len(RANKING)):
            _number(sheet, line, column, Decimal(count(entry)), "0", book)
    if not report.ranking:
        return first + 1
    bars = [(entry.unit, float(entry.share or 0)) for _, entry in report.ranking[:MOST_BARS]]
    rows = book.bars(sheet, name, bars, (first, 0, 2), messages.term("gap_ranking"), (top + 1, len(heads) + 1))
    return max(first + len(report.ranking), top + 1 + rows) + 1


def _finding_rows(report: GapReport, messages: Messages) -> Iterator[tuple[bool, FindingRow]]:
    """The rows of the findings, each with whether it is folded up."""
    for file in report.files:
        if file.fault is not None:
            yield False, (fault_word(file, messages), file.fault.code, file.path, Place(), fault(file, messages), "")
    for line in passed_over_lines(report.passed_over, messages):
        yield False, ("", "", "", Place(), line, "")
    for paths, entry in listed_findings(report, messages, notes=True):
        first, kind = entry.group.first, kind_of(entry.group.first)
        label, advice = f"{SYMBOLS[kind]} {messages.term(kind)}", messages.help(first)
        yield False, (label, first.code, paths[0], first.place, entry.in_one(messages), advice)
        for path, one in zip(paths, entry.group.members, strict=True) if len(paths) > 1 else ():
            yield True, (label, one.code, path, one.place, told(one, messages), advice)
    label = f"{UNJUDGED} {messages.term('not_judged')}"
    for paths, several in listed_not_judged(report, messages):
        yield False, (label, "", paths[0], several.place, several.in_one(messages), "")
        for path, each in zip(paths, several.group.members, strict=True) if len(paths) > 1 else ():
            yield True, (label, "", path, each.place, messages.reason(each), "")


def _number(sheet: Any, line: int, column: int, value: Decimal | None, shown: str, book: ReportBook) -> None:
    look = book.body(valign="vcenter", num_format=shown, align="right", text_wrap=False)
    if value is None:
        book.text(sheet, line, column, "", look)
    else:
        book.number(sheet, line, column, value, look)
