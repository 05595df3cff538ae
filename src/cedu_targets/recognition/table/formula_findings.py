"""Findings about a table's formulas: stale results, ranges that stop short, numbers typed over them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import repeat

from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.numbers import from_float, noise
from cedu_targets.domain.place import a1
from cedu_targets.domain.table import Table
from cedu_targets.files.formula_nodes import FormulaTerm
from cedu_targets.files.grid import Spot
from cedu_targets.files.recalculation import Calculation
from cedu_targets.recognition.table.recognise import Recognised

_LONGEST = 60
_NOISE = Decimal("1e-12")
"""A stored double is right to 15 digits; sums of many of them to a little less."""
_FEWEST_IN_ROW, _FEWEST_IN_COLUMN = 2, 3  # formulas beside a typed number before it is taken for an exception

_Cell = tuple[str, str]
"""A unit and an indicator."""


def formula_findings(found: Recognised, calculation: Calculation) -> Iterator[Finding]:
    """RD027 to RD029 of a table whose sheet has formulas, and RD034 for those of them that were too much to look at."""
    yield from _stale(found, calculation)
    yield from _gaps(found, calculation)
    yield from _typed_over(found, calculation)
    cells = ((unit, code) for unit in _rows(found.table) for code in found.table.codes)
    left_out = [cell for cell in cells if _spot(found, cell) in calculation.left_out] if calculation.left_out else []
    if left_out:
        yield _finding(found, "RD034", left_out[0], Severity.NOTE, count=len(left_out))


def _spot(found: Recognised, cell: _Cell) -> Spot:
    return found.grid.real(*_position(found, cell))


def _finding(
    found: Recognised, code: str, cell: _Cell, severity: Severity = Severity.WARNING, **parameters: Parameter
) -> Finding:
    column = found.table.by_code[cell[1]].named
    return Finding(code, "reading", severity, found.table.place(*cell), {**column, **parameters})


def _shown(text: str) -> str:
    return "=" + (text if len(text) <= _LONGEST else text[:_LONGEST] + "…")


def _rows(table: Table) -> Sequence[str]:
    return (*table.rows, *table.subtotals)


def _stale(found: Recognised, calculation: Calculation) -> Iterator[Finding]:
    """A stored result that is not what the stored cells make."""
    for unit in _rows(found.table):
        for code in found.table.codes:
            spot = _spot(found, (unit, code))
            if spot not in calculation.texts:
                continue
            stored = _stored(found, (unit, code))
            if stored is None:
                continue
            due = calculation.recomputed(spot)
            if due is None or abs(due - stored) <= _tolerance(due, stored):
                continue
            finding = _finding(found, "RD027", (unit, code), formula=_shown(calculation.texts[spot]))
            yield _with_values(finding, due, stored)


def _tolerance(due: Decimal, stored: Decimal) -> Decimal:
    return max(_NOISE * max(abs(due), abs(stored), Decimal(1)), noise(due), noise(stored))


def _with_values(finding: Finding, due: Decimal, stored: Decimal) -> Finding:
    return replace(finding, expected=due, actual=stored, difference=stored - due)


def _stored(found: Recognised, cell: _Cell) -> Decimal | None:
    """The number as the file stores it: a rate as it stands, not as a share."""
    position = _position(found, cell)
    raw = found.grid.raw(*position)
    if position in found.grid.broken or isinstance(raw, bool) or not isinstance(raw, int | float):
        return None
    try:
        return from_float(float(raw))
    except ValueError:
        return None


def _gaps(found: Recognised, calculation: Calculation) -> Iterator[Finding]:
    """A SUM over a range that leaves out a unit of the district (of an area), or a part of a whole."""
    area_of = {unit: area for area, units in found.table.areas.items() for unit in units}
    for total, parts in _declared_sums(found.table):
        terms = calculation.terms(_spot(found, total))
        if terms is None or not any(_is_range(term) for term in terms):
            continue
        members = list(parts)
        missing = [member for member in members if not _is_covered(found, member, total, terms, area_of)]
        if missing and 2 * len(missing) <= len(members):
            cells = "、".join(a1(*_spot(found, member)) for member in missing)
            names = "、".join(member[0] if member[0] != total[0] else member[1] for member in missing)
            text = _shown(calculation.texts[_spot(found, total)])
            yield _finding(found, "RD028", total, formula=text, cells=cells, missing=names)


def _position(found: Recognised, cell: _Cell) -> Spot:
    return found.rows[cell[0]], found.table.layout.columns[cell[1]]


def _declared_sums(table: Table) -> Iterator[tuple[_Cell, Iterable[_Cell]]]:
    """Every total cell with the cells that make it up: district and areas, wholes and parts."""
    additive = [indicator.code for indicator in table.indicators if indicator.additive]
    owners = {**({table.district: table.members(table.district)} if table.district else {}), **table.areas}
    for owner, units in owners.items():
        for code in additive:
            yield (owner, code), zip(units, repeat(code))
    for entry in table.declarations:
        if entry.relation is None or not entry.checked or not entry.relation.is_equality:
            continue
        whole, *sides = entry.relation.sides
        for side in sides:
            if len(whole) == 1 and len(side) > 1 and all(term.sign > 0 for term in side):
                for unit in _rows(table):
                    yield (unit, whole[0].code), zip(repeat(unit), (term.code for term in side))


def _is_range(term: FormulaTerm) -> bool:
    area = term.area
    return area is not None and (area.top, area.left) != (area.bottom, area.right)


def _is_covered(
    found: Recognised, member: _Cell, total: _Cell, terms: Sequence[FormulaTerm], area_of: Mapping[str, str]
) -> bool:
    """True where a formula adds a cell, by itself or in the subtotal of its area."""
    unit, code = member
    spots = [_spot(found, member)]
    if (area := area_of.get(unit, total[0])) != total[0]:
        spots.append(_spot(found, (area, code)))
    return any(
        term.area.top <= row <= term.area.bottom and term.area.left <= column <= term.area.right
        for term in terms
        if term.area is not None
        for row, column in spots
    )


def _typed_over(found: Recognised, calculation: Calculation) -> Iterator[Finding]:
    """A number where all others of its row (a total's) or of its column (the units') are formulas."""
    table = found.table
    additive = [indicator.code for indicator in table.indicators if indicator.additive]
    totals = [*([table.district] if table.district else []), *table.subtotals]
    lines = [([(unit, code) for code in additive], _FEWEST_IN_ROW) for unit in totals]
    lines += [([(unit, code) for unit in table.units], _FEWEST_IN_COLUMN) for code in additive]
    for cells, fewest in lines:
        with_formula = {cell for cell in cells if _spot(found, cell) in calculation.texts}
        typed = [cell for cell in cells if cell not in with_formula and table.value(*cell) is not None]
        if len(typed) == 1 and len(with_formula) >= fewest:
            yield _finding(found, "RD029", typed[0], Severity.NOTE)
