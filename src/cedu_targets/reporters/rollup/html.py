"""`cedu rollup -f html`: one page to look at: sums, who sent what, months, what is wrong with whose forms."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cedu_targets.domain.finding import Finding
from cedu_targets.domain.paper import Paper
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.rollup.html_figures import CLASSES, LATE, Cell, cell_of, figures_part
from cedu_targets.reporters.rollup.rates import due_of, rate_lines, share
from cedu_targets.reporters.rollup.sentences import aside_lines, completeness_line, findings_of, sums_line, uncounted_of
from cedu_targets.reporters.rollup.words import HEADS, amount, month_heads, reason, title
from cedu_targets.reporters.shared.html_findings import FindingEntry
from cedu_targets.reporters.shared.html_page import page
from cedu_targets.reporters.shared.sentences import fault, fault_word, where
from cedu_targets.reporters.shared.symbols import SYMBOLS, kind_of
from cedu_targets.rollups.report import RollupReport, total_of_slots
from cedu_targets.rollups.slots import Slot, SlotState
from cedu_targets.rollups.sums import Total
from cedu_targets.rollups.table import Column, columns_of

MOST_UNITS = 300
"""Units of the matrix, and of a list; a page with more would be too heavy for a phone. The workbook has all."""
MOST_ENTRIES = 200
"""Findings, and lines of any other list: a thousand cards are a hundred sheets of paper."""


class UnitLine(Struct, frozen=True):
    """A unit with its sums and what came of it, month by month."""

    unit: str
    sums: Sequence[str]
    cells: Sequence[Cell]
    rate: str


class UnitPart(Struct, frozen=True):
    """What is wrong with the forms of one unit."""

    name: str
    entries: Sequence[FindingEntry]


def render(report: RollupReport, messages: Messages, paper: Paper | None = None) -> str:
    """The whole roll-up as one page."""
    columns = columns_of({unit: total for unit, total in report.totals.items() if total is not None})
    units = _units_shown(report)
    uncounted = uncounted_of(report)
    faults = [file for file in report.files if file.fault is not None]
    problems = findings_of(report)
    return page(
        "rollup.html",
        messages,
        paper=paper or Paper.A4,
        title=title(report, messages),
        has_classes=report.has_classes,
        figures=None if report.figures is None else figures_part(report.figures, messages),
        lead=completeness_line(report, messages, most=0) if report.has_classes else "",
        sums=sums_line(report, messages) if report.has_classes else "",
        rates=list(rate_lines(report, messages)) if report.has_classes else [],
        no_roster=messages.term("rollup_no_roster")
        if any(part.units and not part.has_roster for part in report.parts)
        else "",
        tiles=list(_tiles(report, messages)),
        meaning=messages.term("meaning_slot" if report.due_day is not None else "meaning_slot_untimed"),
        sum_heads=[messages.term(HEADS[column]) for column in columns],
        months=list(month_heads(report.months, messages).values()),
        units=[_unit_line(unit, report, columns, messages) for unit in units],
        total=_sums(report.total, columns),
        total_rates=[_rate(report.of_month(month)) for month in report.months],
        total_rate=_rate([*report.slots.values()]),
        is_incomplete=any(total and total.incomplete for total in report.totals.values()),
        units_n=len(report.units),
        units_more=len(report.units) - len(units),
        month_lines=[
            _month_line(month, report, columns, messages) for month in report.months if due_of(report.of_month(month))
        ],
        open_units=list(_open_units(report, messages))[:MOST_UNITS],
        open_n=sum(1 for unit in report.units if _open_slots(report, unit)),
        faults=[_fault(file, messages) for file in faults[:MOST_ENTRIES]],
        faults_n=len(faults),
        problems=_by_unit(problems[:MOST_ENTRIES], messages),
        problems_n=len(problems),
        problems_more=max(0, len(problems) - MOST_ENTRIES),
        uncounted=[
            (where(form.path, Place(sheet=form.sheet), messages), form.unit or "", reason(form, messages))
            for form in uncounted[:MOST_ENTRIES]
        ],
        uncounted_n=len(uncounted),
        passed_over=list(aside_lines(report, messages)),
    )


def _units_shown(report: RollupReport) -> Sequence[str]:
    """All units in the order of the roster; of too many those that somebody has to look at first."""
    if len(report.units) <= MOST_UNITS:
        return report.units
    is_open = {unit: bool(_open_slots(report, unit)) for unit in report.units}
    chosen = sorted(report.units, key=lambda unit: not is_open[unit])[:MOST_UNITS]
    kept = set(chosen)
    return [unit for unit in report.units if unit in kept]


def _open_slots(report: RollupReport, unit: str) -> list[Slot]:
    """The months of a unit of which nothing counts though it was due."""
    return [slot for slot in due_of(report.of_unit(unit)) if not slot.is_counted]


def _tiles(report: RollupReport, messages: Messages) -> Iterator[tuple[str, str, int]]:
    """(class, word, count) of every state that occurs."""
    counts = Counter(cell_of(slot, messages) for slot in report.slots.values())
    order = [*CLASSES.values(), LATE]
    for cell, count in sorted(counts.items(), key=lambda entry: order.index(entry[0].state)):
        yield cell.state, cell.word, count


def _rate(slots: Sequence[Slot]) -> str:
    """`5/6`: how many of the forms that were due count; empty where none was."""
    due = due_of(slots)
    return f"{sum(slot.is_counted for slot in due)}/{len(due)}" if due else ""


def _sums(total: Total | None, columns: Sequence[Column]) -> list[str]:
    if total is None:
        return ["—" for _ in columns]
    return [amount(one.of(total), is_incomplete=one.is_incomplete(total)) for one in columns]


def _unit_line(unit: str, report: RollupReport, columns: Sequence[Column], messages: Messages) -> UnitLine:
    slots = report.of_unit(unit)
    sums = _sums(report.totals[unit], columns)
    return UnitLine(unit, sums, [cell_of(slot, messages) for slot in slots], _rate(slots))


def _month_line(
    month: str, report: RollupReport, columns: Sequence[Column], messages: Messages
) -> tuple[str, str, str, Sequence[str]]:
    """(month, counted of due, share, sums) of all units together."""
    slots = report.of_month(month)
    due = due_of(slots)
    rate = share(sum(slot.is_counted for slot in due), len(due)) if due else ""
    return messages.month(month), _rate(slots), rate, _sums(total_of_slots(slots), columns)


def _open_units(report: RollupReport, messages: Messages) -> Iterator[tuple[str, str, str]]:
    """(unit, months that are missing, months of which the forms differ) where something is still to come."""
    for unit in report.units:
        slots = _open_slots(report, unit)
        if slots:
            missing, differing = (
                messages.punctuation.names.join(messages.month(slot.period) for slot in slots if slot.state is state)
                for state in (SlotState.MISSING, SlotState.DIFFERING)
            )
            yield unit, missing, differing


def _fault(file: FileReport, messages: Messages) -> tuple[str, str, str]:
    """(path, word, why) of a file that was not taken."""
    assert file.fault is not None
    return file.path, fault_word(file, messages), f"{file.fault.code} {fault(file, messages)}"


def _by_unit(found: Sequence[tuple[FileReport, Finding]], messages: Messages) -> list[UnitPart]:
    """The findings of each unit's forms; the units with the gravest first."""
    parts: dict[str, list[FindingEntry]] = {}
    for file, finding in found:
        unit = finding.place.unit or (file.records.unit if file.records else None) or ""
        parts.setdefault(unit, []).append(_entry(file, finding, messages))
    return [UnitPart(unit, entries) for unit, entries in parts.items()]


def _entry(file: FileReport, finding: Finding, messages: Messages) -> FindingEntry:
    kind = kind_of(finding)
    return FindingEntry(
        anchor="",
        kind=kind,
        mark=SYMBOLS[kind],
        word=messages.term(kind),
        code=finding.code,
        spot=where(file.path, finding.place, messages),
        cell="",
        text=messages.message(finding),
        advice=messages.help(finding),
    )
