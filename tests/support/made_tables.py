"""Small tables for the tests of the search for causes, and an independent brute force over them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from types import MappingProxyType

from msgspec.structs import replace

from cedu_targets.domain.cells import Key
from cedu_targets.domain.declaration import Declaration, Origin
from cedu_targets.domain.diagnosis import Diagnosis
from cedu_targets.domain.indicator import Indicator, Measure
from cedu_targets.domain.layout import Layout
from cedu_targets.domain.relation import Comparator, Relation, Side, Term
from cedu_targets.domain.row_total import RowTotal
from cedu_targets.domain.table import Table
from cedu_targets.evaluation.evaluate import evaluate
from cedu_targets.report import FileReport

Cell = tuple[str, str]
Number = int | str | None
Repair = frozenset[tuple[Cell, Decimal]]


def side(text: str) -> Side:
    return tuple(
        Term(part.lstrip("-"), -1 if part.startswith("-") else 1) for part in text.replace("-", "+-").split("+")
    )


def relation(text: str) -> Relation:
    """`1=2+3`, `2<=1`, `2<1`."""
    comparator: Comparator = "<=" if "<=" in text else "<" if "<" in text else "="
    sides = text.split(comparator)
    comparators: list[Comparator] = [comparator] * (len(sides) - 1)
    return Relation(tuple(map(side, sides)), tuple(comparators))


def table(
    rows: Mapping[str, Sequence[Number]],
    relations: Sequence[str] = (),
    district: str | None = "全区",
    areas: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> Table:
    """Rows of numbers under the columns 1, 2, …; the granule is the finest place shown. `areas`: rows that sum others."""
    width = max(map(len, rows.values()))
    codes = [str(n) for n in range(1, width + 1)]
    values = {
        Key(unit, code, None, Measure.TARGET): Decimal(str(number))
        for unit, numbers in rows.items()
        for code, number in zip(codes, numbers, strict=False)
        if number is not None
    }
    finest = min((value.as_tuple().exponent for value in values.values()), default=0)
    granule = Decimal(1).scaleb(min(0, int(finest)))
    return Table(
        title="样表", period=None, measure=Measure.TARGET,
        district=district if district in rows else None,
        units=tuple(unit for unit in rows if unit != district and unit not in areas),
        subtotals=tuple(areas), row_totals=tuple(RowTotal(area, units) for area, units in areas.items()),
        indicators=tuple(Indicator(code, f"指标{code}", granule=granule) for code in codes), values=values,
        layout=Layout("表", {unit: n for n, unit in enumerate(rows, 3)}, {code: n for n, code in enumerate(codes, 1)}),
        declarations=tuple(Declaration(text, relation(text), Origin.NOTE) for text in relations),
    )  # fmt: skip


def check(found: Table) -> FileReport:
    """The table judged by what it declares."""
    return evaluate("", 1, found, [], None)


def changed(found: Table, changes: Mapping[Cell, Decimal | None]) -> Table:
    """The table with other numbers in some cells."""
    values = dict(found.values)
    for (unit, code), value in changes.items():
        values.pop(found.key(unit, code), None)
        if value is not None:
            values[found.key(unit, code)] = value
    return replace(found, values=values)


def changes_of(diagnosis: Diagnosis) -> dict[Cell, Decimal | None]:
    """What a diagnosis would put where."""
    return {(c.place.unit or "", c.place.indicator or ""): c.after for c in diagnosis.changes}


def shown(diagnosis: Diagnosis) -> dict[str, str]:
    """The changes, short: `甲/2` -> `161>116`."""
    return {f"{c.place.unit}/{c.place.indicator}": f"{_plain(c.before)}>{_plain(c.after)}" for c in diagnosis.changes}


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def sums(found: Table) -> Iterator[dict[Cell, int]]:
    """Every sum that the table declares, spelt out: cell -> factor."""
    for entry in found.declarations:
        assert entry.relation is not None
        if not entry.relation.is_equality:
            continue
        left, *rights = entry.relation.sides
        for unit in (*found.rows, *found.subtotals):
            for right in rights:
                terms: dict[Cell, int] = {}
                for term, sign in (*((term, 1) for term in left), *((term, -1) for term in right)):
                    cell = (unit, term.code)
                    terms[cell] = terms.get(cell, 0) + sign * term.sign
                yield terms
    totals = {**({found.district: found.units} if found.district else {}), **found.areas}
    for total, members in totals.items():
        for code in found.codes:
            yield {(total, code): 1, **{(unit, code): -1 for unit in members}}


def excesses(found: Table) -> dict[tuple[str, str], Decimal]:
    """By how much a declared `<=` is broken: (row, bound) -> excess, 0 where it holds."""
    broken: dict[tuple[str, str], Decimal] = {}
    for entry in found.declarations:
        assert entry.relation is not None
        for unit in (*found.rows, *found.areas) if not entry.relation.is_equality else ():
            low, high = (
                sum((t.sign * (found.value(unit, t.code) or Decimal(0)) for t in side), Decimal(0))
                for side in entry.relation.sides
            )
            broken[unit, entry.text] = max(Decimal(0), low - high)
    return broken


def keeps_bounds(before: Table, after: Table) -> bool:
    """Whether no declared `<=` is broken that held, or worse than it was."""
    now = excesses(after)
    return all(now[place] <= excess for place, excess in excesses(before).items())


def smallest_repairs(found: Table, most: int) -> set[Repair]:
    """All smallest sets of cells, with their values, that make every sum hold: all sets of all sizes are tried.

    Of these, the ones that leave no bound failing which another would mend as well.
    """
    equations = list(sums(found))
    residuals = [
        sum((Fraction(found.value(*cell) or 0) * factor for cell, factor in terms.items()), Fraction(0))
        for terms in equations
    ]
    cells = sorted({cell for terms in equations for cell in terms})
    for size in range(1, most + 1):
        repairs: set[Repair] = set()
        for chosen in combinations(cells, size):
            steps = _solution(
                [[Fraction(terms.get(cell, 0)) for cell in chosen] for terms in equations], [-r for r in residuals]
            )
            if steps is None or not all(steps):
                continue
            after = [Fraction(found.value(*cell) or 0) + step for cell, step in zip(chosen, steps, strict=True)]
            granule = Fraction(found.indicators[0].granule)
            if not all(value >= 0 and value % granule == 0 for value in after):
                continue
            numbers = [Decimal(value.numerator) / value.denominator for value in after]
            mended = changed(found, dict(zip(chosen, numbers, strict=True)))
            if keeps_bounds(found, mended):
                repairs.add(frozenset(zip(chosen, numbers, strict=True)))
        if repairs:
            bounds = {repair: _bounds_left(found, repair) for repair in repairs}
            return {repair for repair in repairs if not any(left < bounds[repair] for left in bounds.values())}
    return set()


def _bounds_left(found: Table, repair: Repair) -> frozenset[tuple[str, str]]:
    return frozenset(place for place, excess in excesses(changed(found, dict(repair))).items() if excess)


def _solution(matrix: list[list[Fraction]], right: list[Fraction]) -> list[Fraction] | None:
    """The one solution of a system, None where there is none or more than one."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    width = len(matrix[0])
    for column in range(width):
        pivot = next((n for n in range(column, len(rows)) if rows[n][column]), None)
        if pivot is None:
            return None
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [entry / rows[column][column] for entry in rows[column]]
        for n, row in enumerate(rows):
            if n != column and row[column]:
                lead = row[column]
                rows[n] = [a - lead * b for a, b in zip(row, rows[column], strict=True)]
    return None if any(row[-1] for row in rows[width:]) else [row[-1] for row in rows[:width]]
