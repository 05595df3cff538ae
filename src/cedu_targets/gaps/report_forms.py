"""ReportForms: the forms on which units report month by month what became of their targets (完成情况报送表)."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.floor import Floor
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.scope_notes import ScopeNote, scope_notes
from cedu_targets.domain.table import Table
from cedu_targets.evaluation.evaluate import equations_of
from cedu_targets.gaps.open_totals import Parts, sums_of
from cedu_targets.packs.pack import RulePack
from cedu_targets.report import FileReport


class FormLine(Struct, frozen=True):
    """One indicator of a unit's form."""

    indicator: Indicator
    target: Decimal
    """In the indicator's unit of measure; of a rate the share."""
    floor: Floor | None = None
    """What is demanded, where it is no plain number."""
    parts: tuple[str, ...] = ()
    """The codes of the form's other lines that it is the sum of; empty where it is to be filled in."""


class FormGroup(Struct, frozen=True):
    """The lines under one group of the table."""

    title: str | None
    lines: tuple[FormLine, ...]


class ReportForm(Struct, frozen=True):
    """The form of one unit: its own targets alone. A blank target is no line, since nothing was assigned."""

    unit: str
    groups: tuple[FormGroup, ...]
    notes: tuple[str, ...] = ()
    """The notes of scope that concern its lines, word for word; what sums hold the form says itself."""

    @property
    def lines(self) -> list[FormLine]:
        """All lines, in the order of the table's columns."""
        return [line for group in self.groups for line in group.lines]


class ReportForms(Struct, frozen=True):
    """The forms of a table of targets."""

    table: Table
    forms: tuple[ReportForm, ...]
    without_targets: tuple[str, ...] = ()
    """The units that nothing is assigned to: they get no form."""

    @property
    def months(self) -> list[tuple[str | None, int]]:
        """The months that a form may be of: (year, month)."""
        period = self.table.period
        year = period if period is not None and period.isdecimal() else None
        return [(year, month) for month in range(1, 13)]


def report_forms(file: FileReport, pack: RulePack | None) -> ReportForms:
    """The forms of a table of targets that was checked. Raises CallFault where it assigns nothing to any unit."""
    table = file.table
    assert table is not None
    forms = forms_of(table, sums_of(equations_of(table, pack)))
    if not forms.forms:
        raise CallFault("report_forms_nothing", {}, file.path)
    return forms


def forms_of(table: Table, sums: Parts) -> ReportForms:
    """The forms of a table; a total is the sum of those of its parts that are in the same form."""
    notes = scope_notes(table)
    forms = {unit: _form(table, unit, sums, notes) for unit in table.units}
    return ReportForms(
        table,
        tuple(form for form in forms.values() if form.groups),
        tuple(unit for unit, form in forms.items() if not form.groups),
    )


def _form(table: Table, unit: str, sums: Parts, notes: Sequence[ScopeNote]) -> ReportForm:
    row = table.row(unit)
    groups: list[tuple[str | None, list[FormLine]]] = []
    for indicator in table.indicators:
        code = indicator.code
        if code not in row:
            continue
        if not groups or groups[-1][0] != indicator.group:
            groups.append((indicator.group, []))
        line = FormLine(indicator, row[code], table.floor(unit, code), _parts(table, unit, code, sums))
        groups[-1][1].append(line)
    said = tuple(note.text for note in notes if note.concerns(row))
    return ReportForm(unit, tuple(FormGroup(title, tuple(lines)) for title, lines in groups), said)


def _parts(table: Table, unit: str, whole: str, sums: Parts) -> tuple[str, ...]:
    """The columns of the unit that add up to one of its totals, where its targets bear that out; no rates."""
    row = table.row(unit)
    for codes in sums.get(whole, ()):
        filled = tuple(code for code in codes if code in row)
        can_add = all(table.by_code[code].additive for code in (whole, *codes))
        if filled and can_add and sum((row[code] for code in filled), Decimal(0)) == row[whole]:
            return filled
    return ()
