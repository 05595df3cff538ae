"""Tables that add up, and errors planted in them: every kind that a diagnosis can name."""
# ruff: noqa: ARG001 - every slip has the same form

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from cedu_targets.domain.cells import Cells, Key
from cedu_targets.domain.declaration import Declaration, Origin
from cedu_targets.domain.equation import Equation, RowSum
from cedu_targets.domain.indicator import Indicator, Kind, Measure
from cedu_targets.domain.layout import Layout
from cedu_targets.domain.relation import Relation, Term
from cedu_targets.domain.table import Table
from cedu_targets.recognition.read import read_tables

SAMPLE = Path(__file__).parents[1] / "examples" / "jiangning-2020" / "targets-mended.xlsx"
Cell = tuple[str, str]
Values = dict[Cell, Decimal | None]
AREA = 10
"""Units of an area, in a made table that has some."""


def real_table() -> Table:
    """The 2020 table as it should have been issued."""
    (found,) = read_tables(SAMPLE)
    return found.document


def made_table(
    units: int, groups: Sequence[int], lone: int, generator: random.Random, *, areas: bool = False, blanks: float = 0.0
) -> Table:
    """`units` rows; groups of a total and its parts, then lone columns; everything adds up.

    With `areas` a subtotal under every `AREA` units; `blanks`: the share of parts that are blank.
    """
    names = [f"单位{number}" for number in range(1, units + 1)]
    codes, relations, number = [], [], 1
    for parts in groups:
        whole, *members = [str(number + step) for step in range(parts + 1)]
        codes += [whole, *members]
        relations.append(Relation(((Term(whole),), tuple(map(Term, members))), ("=",)))
        number += parts + 1
    codes += [str(number + step) for step in range(lone)]
    values: dict[Key, Decimal] = {}
    key = lambda unit, code: Key(unit, code, "2026", Measure.TARGET)  # noqa: E731
    parts_of = {relation.sides[0][0].code: [term.code for term in relation.sides[1]] for relation in relations}
    for unit in names:
        for code in codes:
            if code not in parts_of and generator.random() >= blanks:
                values[key(unit, code)] = Decimal(generator.randint(10, 3000))
        for whole, members in parts_of.items():
            filled = [values[key(unit, code)] for code in members if key(unit, code) in values]
            if filled:
                values[key(unit, whole)] = sum(filled, Decimal(0))
    parts = {f"第{n // AREA + 1}片": tuple(names[n : n + AREA]) for n in range(0, units, AREA)} if areas else {}
    for total, members in {"全区": tuple(names), **parts}.items():
        for code in codes:
            values[key(total, code)] = sum((values.get(key(unit, code), Decimal(0)) for unit in members), Decimal(0))
    order = ["全区", *names]
    for area, members in parts.items():
        order.insert(order.index(members[-1]) + 1, area)
    rows = {unit: row for row, unit in enumerate(order, start=3)}
    return Table(
        title="样表", period="2026", measure=Measure.TARGET, district="全区", units=tuple(names),
        indicators=tuple(Indicator(code, f"指标{code}") for code in codes),
        values=Cells.of(values, "2026", Measure.TARGET),
        subtotals=tuple(parts), areas=parts,
        layout=Layout("表", rows, {code: column for column, code in enumerate(codes, start=1)}),
        declarations=tuple(Declaration(str(relation), relation, Origin.NOTE) for relation in relations),
    )  # fmt: skip


def changed(table: Table, changes: Values) -> Table:
    """The table with some cells holding something else; its values are held as a reader hands them over."""
    held = Cells.of(table.values, table.period, table.measure)
    columns = {code: [*column] for code, column in held.by_code.items()}
    for (unit, code), value in changes.items():
        columns[code][held.units.index(unit)] = value
    return replace(table, values=Cells(held.units, columns, table.period, table.measure))


Slip = Callable[[Decimal, Indicator, random.Random], Decimal | None]


def written(value: Decimal, indicator: Indicator) -> str:
    """The number as people type it."""
    return f"{value:.{max(0, -int(indicator.granule.normalize().as_tuple().exponent))}f}"


def transposed(value: Decimal, indicator: Indicator, generator: random.Random) -> Decimal | None:
    text = written(value, indicator)
    places = [n for n in range(len(text) - 1) if text[n] != text[n + 1] and "." not in text[n : n + 2]]
    if not places:
        return None
    at = generator.choice(places)
    return Decimal(text[:at] + text[at + 1] + text[at] + text[at + 2 :])


def dropped(value: Decimal, indicator: Indicator, generator: random.Random) -> Decimal | None:
    text = written(value, indicator)
    places = [n for n, sign in enumerate(text) if sign != "."]
    at = generator.choice(places)
    rest = text[:at] + text[at + 1 :]
    return Decimal(rest) if any(sign.isdigit() for sign in rest) else None


def doubled(value: Decimal, indicator: Indicator, generator: random.Random) -> Decimal | None:
    text = written(value, indicator)
    at = generator.choice([n for n, sign in enumerate(text) if sign != "."])
    return Decimal(text[:at] + text[at] + text[at:])


def wrong_digit(value: Decimal, indicator: Indicator, generator: random.Random) -> Decimal | None:
    text = written(value, indicator)
    at = generator.choice([n for n, sign in enumerate(text) if sign != "."])
    digit = generator.choice([sign for sign in "0123456789" if sign != text[at]])
    return Decimal(text[:at] + digit + text[at + 1 :])


def power_of_ten(value: Decimal, indicator: Indicator, generator: random.Random) -> Decimal | None:
    return value.scaleb(generator.choice((1, 2, -1)))


def wan(value: Decimal, indicator: Indicator, generator: random.Random) -> Decimal | None:
    return value.scaleb(4)


def sign(value: Decimal, indicator: Indicator, generator: random.Random) -> Decimal | None:
    return -value


def missing(value: Decimal, indicator: Indicator, generator: random.Random) -> Decimal | None:
    return None


def replaced(value: Decimal, indicator: Indicator, generator: random.Random) -> Decimal | None:
    return (Decimal(generator.randint(1, 5000)) * indicator.granule).quantize(indicator.granule)


SLIPS: dict[str, Slip] = {
    "transposed": transposed, "dropped": dropped, "replaced": replaced, "power_of_ten": power_of_ten, "wan": wan,
    "sign": sign, "doubled": doubled, "missing": missing, "wrong_digit": wrong_digit,
}  # fmt: skip


def summed_cells(table: Table, equations: Sequence[Equation]) -> list[Cell]:
    """The filled cells that some sum watches."""
    codes = {code for equation in equations for code in _codes(equation)}
    return [(unit, code) for unit in table.rows for code in table.codes if code in codes and table.value(unit, code)]


def _codes(equation: Equation) -> list[str]:
    return [code for code, _ in equation.terms] if isinstance(equation, RowSum) else [equation.at]


def plant(table: Table, cells: Sequence[Cell], slips: Sequence[str], generator: random.Random) -> Values:
    """As many wrong cells as slips."""
    while True:
        found: Values = {}
        for cell, kind in zip(generator.sample(list(cells), len(slips)), slips, strict=True):
            value = table.value(*cell)
            assert value is not None
            wrong = SLIPS[kind](value, table.by_code[cell[1]], generator)
            if wrong != value and (wrong is not None or kind == "missing"):
                found[cell] = wrong
        if len(found) == len(slips):
            return found


def extra_digit(value: Decimal, indicator: Indicator, generator: random.Random) -> Decimal | None:
    text = written(value, indicator)
    at = generator.randrange(len(text) + 1)
    return Decimal(text[:at] + generator.choice("0123456789") + text[at:])


SLIPS["extra_digit"] = extra_digit

# --- several cells in one operation

Structural = Callable[[Table, random.Random], Iterator[Values]]
"""Ways to plant an error, at random places, as often as is asked."""


def _swapped(table: Table, one: Cell, other: Cell) -> Iterator[Values]:
    first, second = table.value(*one), table.value(*other)
    if first and second and first != second:
        yield {one: second, other: first}


def swap(table: Table, generator: random.Random) -> Iterator[Values]:
    """Two neighbouring columns of one row, exchanged."""
    codes = _summed(table)
    column = generator.randrange(len(codes) - 1)
    unit = generator.choice(table.rows)
    yield from _swapped(table, (unit, codes[column]), (unit, codes[column + 1]))


def swap_of_rows(table: Table, generator: random.Random) -> Iterator[Values]:
    """Two neighbouring rows of one column, exchanged."""
    row, code = generator.randrange(len(table.units) - 1), generator.choice(_summed(table))
    yield from _swapped(table, (table.units[row], code), (table.units[row + 1], code))


def _shifted(table: Table, cells: Sequence[Cell], generator: random.Random) -> Iterator[Values]:
    """Two to five filled cells before a blank one, each moved on by one."""
    end = generator.randrange(2, len(cells))
    start = end - generator.randint(2, min(5, end))
    block = [table.value(*cell) for cell in cells[start:end]]
    if all(block) and table.value(*cells[end]) is None:
        yield {cells[start]: None, **dict(zip(cells[start + 1 : end + 1], block, strict=True))}


def shift(table: Table, generator: random.Random) -> Iterator[Values]:
    """A block one column off."""
    unit, codes = generator.choice(table.rows), _summed(table)
    cells = [(unit, code) for code in codes]
    yield from _shifted(table, cells if generator.random() < 0.5 else cells[::-1], generator)


def shift_of_rows(table: Table, generator: random.Random) -> Iterator[Values]:
    """A block one row off."""
    code = generator.choice(_summed(table))
    cells = [(unit, code) for unit in table.units]
    yield from _shifted(table, cells if generator.random() < 0.5 else cells[::-1], generator)


def _counted(table: Table, row: str, sign: int) -> Values:
    """The district's row with a row's numbers added or taken away."""
    district = str(table.district)
    values = {code: table.value(row, code) for code in _summed(table)}
    return {
        (district, code): (table.value(district, code) or Decimal(0)) + sign * value
        for code, value in values.items()
        if value
    }


def left_out(table: Table, generator: random.Random) -> Iterator[Values]:
    """A unit that the district's sums leave out."""
    found = _counted(table, generator.choice(table.units), -1)
    if len(found) > 1:
        yield found


def left_out_and_wrong(table: Table, generator: random.Random) -> Iterator[Values]:
    """A unit that the district's sums leave out, and a slip in its row or in another one's."""
    unit = generator.choice(table.units)
    found = _counted(table, unit, -1)
    other = unit if generator.random() < 0.5 else generator.choice(table.units)
    cell = other, generator.choice(_summed(table))
    value = table.value(*cell)
    if len(found) > 1 and value:
        wrong = SLIPS[generator.choice(list(SLIPS))](value, table.by_code[cell[1]], generator)
        if wrong != value:
            yield {**found, cell: wrong}


def all_subtotals(table: Table, generator: random.Random) -> Iterator[Values]:
    """All subtotals counted besides their units, as a sum over the whole column does."""
    found: Values = {}
    for row in table.subtotals if len(table.subtotals) > 1 else ():
        for cell, counted in _counted(table, row, 1).items():
            found[cell] = (found.get(cell) or Decimal(0)) + (counted or Decimal(0)) - (table.value(*cell) or Decimal(0))
    if found:
        yield {cell: (table.value(*cell) or Decimal(0)) + (more or Decimal(0)) for cell, more in found.items()}


def subtotal(table: Table, generator: random.Random) -> Iterator[Values]:
    """A subtotal that the district's sums count as a unit."""
    if table.subtotals:
        yield _counted(table, generator.choice(table.subtotals), 1)


def scaled_row(table: Table, generator: random.Random) -> Iterator[Values]:
    """A unit that reports 人次 for 万人次, or one zero too many throughout."""
    unit, power = generator.choice(table.units), generator.choice((4, 1, 3))
    found = {(unit, code): value for code in _summed(table) if (value := table.value(unit, code))}
    if len(found) > 1:
        yield {cell: value.scaleb(power) for cell, value in found.items()}


def percent(table: Table, generator: random.Random) -> Iterator[Values]:
    """A rate written a hundred times too large, or the district's a hundred times too small."""
    rates = [i.code for i in table.indicators if i.kind is Kind.RATE]
    if rates:
        unit, code = generator.choice(table.rows), generator.choice(rates)
        if value := table.value(unit, code):
            down = unit == table.district and generator.random() < 0.5
            yield {(unit, code): value.scaleb(-2 if down else 2)}


def _summed(table: Table) -> list[str]:
    return [indicator.code for indicator in table.indicators if indicator.additive]


STRUCTURAL: dict[str, Structural] = {
    "swap": swap, "swap of rows": swap_of_rows, "shift": shift, "shift of rows": shift_of_rows, "left_out": left_out,
    "left + wrong": left_out_and_wrong, "all subtotals": all_subtotals, "subtotal": subtotal,
    "scaled row": scaled_row, "percent": percent,
}  # fmt: skip


def plant_structural(kind: str, table: Table, generator: random.Random) -> Values | None:
    """An error of this kind somewhere; None where the table has no place for it."""
    for _ in range(5000):
        for found in STRUCTURAL[kind](table, generator):
            return found
    return None
