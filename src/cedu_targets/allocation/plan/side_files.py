"""Files beside a plan: weights (unit, numbers), this year's totals (column, number), and the issued table to keep."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from msgspec import Struct
from pydantic import BaseModel

from cedu_targets.allocation.plan.plan import SourceEntry
from cedu_targets.allocation.plan.plan_file import of_shape
from cedu_targets.allocation.plan.plan_reading import RULE, fault_of_mistake
from cedu_targets.allocation.plan.sheets import Sheets, written
from cedu_targets.allocation.plan.workbook import read_sources
from cedu_targets.domain.fault import InputFault, refuse
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.numbers import is_multiple, plain
from cedu_targets.domain.place import Place
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.table import Table
from cedu_targets.files.catalogue import read_grids
from cedu_targets.files.guard import file_bytes
from cedu_targets.packs.names import NameEntry, match_names, plain_name, same_columns
from cedu_targets.recognition.read import DocumentRead
from cedu_targets.recognition.view import GridView, views_of


class _Sources(BaseModel):
    """The columns of a file of weights, by their headings, which may be as long as they like."""

    sources: dict[str, SourceEntry]


class Issued(Struct, frozen=True):
    """The issued table under the plan's names, in granules; what did not fit is among the findings."""

    numbers: Mapping[str, Sequence[int]]
    """By code of a column, one number a unit."""
    values: Mapping[str, Mapping[str, Decimal]]
    """By row (the district included) and code, as printed; blanks are absent."""
    findings: tuple[Finding, ...]


def read_weights(path: Path) -> dict[str, SourceEntry]:
    """The columns of numbers of a file, by their headings. Raises InputFault where there are none,
    PackFault with every cell that cannot be used or name that is too long.
    """
    sheets = Sheets()
    for grid in _grids(path):
        read_sources(grid, sheets)
        found = sheets.entries.get("sources")
        if isinstance(found, dict) and any(_has_numbers(entry) for entry in found.values()):
            used = {name: entry for name, entry in found.items() if _has_numbers(entry)}
            refuse(fault_of_mistake(one, str(path)) for one in sheets.findings)
            return of_shape(_Sources, {"sources": used}, sheets.locate, str(path)).sources
        sheets = Sheets()
    raise InputFault("AL017", path=str(path))


def _has_numbers(entry: object) -> bool:
    values = entry.get("values") if isinstance(entry, dict) else None
    return isinstance(values, dict) and any(sign.isdigit() for text in values.values() for sign in text or "")


def read_totals(path: Path, table: Table) -> dict[str, str]:
    """This year's totals by last year's code: a list of columns (by code or name) with a number each.

    Raises InputFault where no line names a column, PackFault with every cell that cannot be used.
    """
    sheets = Sheets()
    by_name = {plain_name(indicator.name): indicator.code for indicator in table.indicators}
    by_name |= {folded(code): code for code in table.codes}
    found: dict[str, str] = {}
    for grid in _grids(path):
        for row in range(len(grid.rows)):
            filled = grid.filled(row)
            named = next((column for column in filled[:-1] if _code(grid.text(row, column), by_name)), None)
            if named is None:
                continue
            code = by_name[_code(grid.text(row, named), by_name) or ""]
            text = written(grid, row, filled[-1], sheets)
            if text is not None and filled[-1] > named:
                found.setdefault(code, text)
        refuse(fault_of_mistake(one, str(path)) for one in sheets.findings)
        if found:
            return found
    raise InputFault("AL018", path=str(path))


def _code(text: str, by_name: Mapping[str, str]) -> str | None:
    name = plain_name(text) if text else ""
    return name if name in by_name else None


def read_issued(read: DocumentRead[Table], ours: Table, codes: Sequence[str]) -> Issued:
    """An issued table under the names of ours; a unit or a column that it lacks counts as 0.

    What could not be read of it is a mistake: nobody can say what changes least.
    """
    table = read.document
    columns = {mine: theirs for theirs, mine in same_columns(table, ours).items()}
    units = match_names([NameEntry(name=unit[:200]) for unit in ours.units], table.units)
    findings = [_finding("AL106", unit=unit, variant="unit", wanted=unit) for unit in units.absent]
    findings += [_finding("AL106", unit=unit, variant="strange", wanted=unit) for unit in units.unknown]
    findings += [
        Finding("AL106", RULE, Severity.ERROR, Place(), {"wanted": remark.place.cell}, variant="unread")
        for remark in read.findings
        if remark.severity is Severity.ERROR
    ]
    values: dict[str, dict[str, Decimal]] = {}
    rows = {unit: units.printed[unit] for unit in ours.units if unit in units.printed}
    if table.district and ours.district:
        rows[ours.district] = table.district
    for mine, theirs in rows.items():
        values[mine] = {
            code: value
            for code in ours.codes
            if code in columns and (value := table.value(theirs, columns[code])) is not None
        }
    numbers: dict[str, Sequence[int]] = {}
    for code in codes:
        indicator = ours.by_code[code]
        if code not in columns:
            findings.append(_finding("AL106", indicator=code, variant="column", wanted=code, name=indicator.name))
        numbers[code] = [
            _granules(values.get(unit, {}).get(code), indicator.granule, unit, code, findings, indicator.name)
            for unit in ours.units
        ]
    return Issued(numbers, values, tuple(findings))


def _granules(value: Decimal | None, granule: Decimal, unit: str, code: str, findings: list[Finding], name: str) -> int:
    if value is None or value < 0:
        return 0
    if not is_multiple(value, granule):
        findings.append(_finding("AL106", unit=unit, indicator=code, variant="granule", wanted=plain(value), name=name))
    return round(Fraction(value) / Fraction(granule))


def _finding(
    code: str, *, unit: str | None = None, indicator: str | None = None, variant: str, **parameters: Parameter
) -> Finding:
    place = Place(unit=unit, indicator=indicator, measure="target")
    return Finding(code, RULE, Severity.WARNING, place, parameters, variant=variant)


def _grids(path: Path) -> list[GridView]:
    content = file_bytes(path)
    try:
        return views_of(read_grids(content))
    except InputFault as fault:
        fault.path = str(path)
        raise
