"""`cedu allocate -f html`: one page with the table, what was held in it, and where each number comes from.

Of a plan that cannot be met: the demands that conflict, in numbers, and what would free them.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from msgspec import Struct

from cedu_targets.allocation.report import AllocationReport
from cedu_targets.allocation.solver.problem import Limit
from cedu_targets.domain.paper import Paper, paper_for
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.allocation.amounts import amount, granules_text
from cedu_targets.reporters.allocation.conflicts import conflict_groups, conflict_place, demand_text, infeasible_text
from cedu_targets.reporters.allocation.held_cells import HeldCell, held_cells
from cedu_targets.reporters.allocation.html_heads import HeadCell, head_rows
from cedu_targets.reporters.allocation.sentences import limit_text, move_text, reason_text, spreading_lines, why
from cedu_targets.reporters.allocation.table_layout import notes, rows_in_order
from cedu_targets.reporters.shared.group_sentences import findings_listed
from cedu_targets.reporters.shared.html_findings import FindingEntry
from cedu_targets.reporters.shared.html_page import in_parts, page
from cedu_targets.reporters.shared.sentences import where
from cedu_targets.reporters.shared.symbols import SYMBOLS, kind_of

MOST_CELLS = 30_000
"""Of a larger table only the first units are shown: a page with more would be too heavy for a phone."""
MOST_REASONS = 5_000
"""Numbers of which the page says where they come from; `--reasons` has more."""
MOST_MOVES = 1_000
SIGNS = {"plan_page_hold": ("w", "＝"), "plan_page_low": ("s", "↑"), "plan_page_high": ("s", "↓")}
"""By the term for what holds a number: the class of its cell, and its sign."""


class FigureCell(Struct, frozen=True):
    """A number of the table; marked where the plan held it."""

    text: str
    kind: str = ""
    sign: str = ""
    word: str = ""
    """The bound in words: `上限 1.2`."""


class FigureRow(Struct, frozen=True):
    """A row of the table."""

    name: str
    is_sum: bool
    """The district, or an area's subtotal."""
    cells: Sequence[FigureCell]


class TablePart(Struct, frozen=True):
    """As many columns of the table as fit a page."""

    heads: Sequence[Sequence[HeadCell]]
    codes: Sequence[str]
    rows: Sequence[FigureRow]


class ConflictPart(Struct, frozen=True):
    """Demands that cannot be met together."""

    said: str
    demands: Sequence[tuple[str, str]]
    """(place in the plan, demand)"""
    advice: str


class ReasonPart(Struct, frozen=True):
    """A row of the table with where its numbers come from."""

    anchor: str
    name: str
    lines: Sequence[tuple[str, str, str, str]]
    """(code, name, number, reason)"""


def render(report: AllocationReport, messages: Messages, paper: Paper | None = None) -> str:
    """The allocation as one page."""
    understood = report.understood
    is_done = report.allocation is not None and not report.mistakes
    columns = len(understood.indicators) if understood is not None else 0
    order = rows_in_order(understood) if is_done and understood is not None else []
    shown = order[: max(1, MOST_CELLS // max(1, columns))]
    reasons, numbers_left = _reasons(report, shown, messages) if is_done else ([], 0)
    moves = report.moves if is_done else ()
    return page(
        "allocation.html",
        messages,
        paper=paper or paper_for(columns),
        title=understood.plan.title if understood is not None else PurePath(report.path).name,
        source=PurePath(report.path).name,
        is_done=is_done,
        verdict=_verdict(report, messages),
        asked=why(report, *report.asked, messages) if is_done and report.asked is not None else "",
        parts_of_table=_table(report, shown, messages) if is_done else [],
        signs=_signs(report, messages) if is_done else [],
        units_left=len(order) - len(shown),
        notes=notes(understood, messages) if is_done and understood is not None else [],
        how=list(spreading_lines(report, messages)) if is_done else [],
        is_compared=is_done and report.issued is not None,
        moves=[(one.row, one.indicator.code, one.indicator.name, *move_text(one)) for one in moves[:MOST_MOVES]],
        moves_n=len(moves),
        conflicts=[] if report.mistakes else list(_conflicts(report, messages)),
        findings=list(_findings(report, messages)),
        reasons=reasons,
        numbers_left=numbers_left,
    )


def _verdict(report: AllocationReport, messages: Messages) -> str:
    if report.mistakes:
        said = messages.term("plan_mistakes", count=len(report.mistakes))
    elif report.conflicts or report.understood is None:
        said = infeasible_text(report, messages)
    else:
        understood = report.understood
        return messages.term("plan_done", units=len(understood.units), columns=len(understood.indicators))
    return said.rstrip("：: ")


def _held_by(cell: HeldCell) -> str:
    if cell.bound.limit is Limit.HOLD:
        return "plan_page_hold"
    return "plan_page_low" if cell.is_low else "plan_page_high"


def _held(report: AllocationReport, messages: Messages) -> Mapping[tuple[str, str], FigureCell]:
    """By row and code what holds a number; what is not assigned has none."""
    assert report.understood is not None
    found = {}
    for cell in held_cells(report):
        if cell.bound.limit is not Limit.NOT_ASSIGNED:
            indicator = report.understood.by_code[cell.code]
            limit = limit_text(cell.bound, messages, is_low=cell.is_low)
            word = f"{limit} {granules_text(cell.bound.value, indicator)}"
            found[cell.unit, cell.code] = FigureCell("", *SIGNS[_held_by(cell)], word)
    return found


def _signs(report: AllocationReport, messages: Messages) -> list[tuple[str, str, str]]:
    """(class, sign, word) of the marks that stand in the table."""
    found = {_held_by(cell) for cell in held_cells(report) if cell.bound.limit is not Limit.NOT_ASSIGNED}
    return [(*look, messages.term(name)) for name, look in SIGNS.items() if name in found]


def _table(report: AllocationReport, rows: Sequence[str], messages: Messages) -> list[TablePart]:
    understood = report.understood
    assert understood is not None
    held = _held(report, messages)
    parts, first = [], 1
    for indicators in in_parts(understood.indicators):
        made = []
        for row in rows:
            cells = []
            for one in indicators:
                mark = held.get((row, one.code), FigureCell(""))
                text = amount(report.rows[row][one.code], one)
                cells.append(FigureCell(text, mark.kind, mark.sign, mark.word))
            made.append(FigureRow(row, row == understood.plan.district or row in understood.areas, cells))
        heads = head_rows(understood, first, first + len(indicators) - 1, messages)
        parts.append(TablePart(heads, [one.code for one in indicators], made))
        first += len(indicators)
    return parts


def _conflicts(report: AllocationReport, messages: Messages) -> Iterator[ConflictPart]:
    for conflicts, (said, *told) in conflict_groups(report, messages):
        demands = [
            (where(report.path, conflict_place(member, report), messages), demand_text(member, report, messages))
            for conflict in conflicts
            for member in conflict.constraints
        ]
        yield ConflictPart(said, demands, told[-1] if told else "")


def _findings(report: AllocationReport, messages: Messages) -> Iterator[FindingEntry]:
    """The gravest first; what differs by its place alone is told once."""
    for entry in findings_listed(sorted(report.findings, key=lambda one: -one.severity.rank), messages):
        first = entry.group.first
        kind = kind_of(first)
        yield FindingEntry(
            anchor="",
            kind=kind,
            mark=SYMBOLS[kind],
            word=messages.term(kind),
            code=first.code,
            spot=where(report.path, first.place, messages),
            cell="",
            text=entry.in_one(messages),
            advice=messages.help(first),
        )


def _reasons(report: AllocationReport, rows: Sequence[str], messages: Messages) -> tuple[list[ReasonPart], int]:
    """Each row with the reasons of its numbers, and how many numbers are left out."""
    understood = report.understood
    assert understood is not None
    parts, told, left = [], 0, 0
    for number, row in enumerate(rows, start=1):
        filled = {code: value for code, value in report.rows[row].items() if value is not None}
        shown = list(filled.items())[: MOST_REASONS - told]
        lines = [
            (code, (one := understood.by_code[code]).name, amount(value, one), reason_text(report, row, code, messages))
            for code, value in shown
        ]
        told, left = told + len(shown), left + len(filled) - len(shown)
        if lines:
            parts.append(ReasonPart(f"why-{number}", row, lines))
    return parts, left
