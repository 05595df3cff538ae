"""What is odd in a form that is sent each month: its month, and 本月完成 beside 累计完成."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.indicator import Indicator, Kind, Measure
from cedu_targets.domain.months import Span
from cedu_targets.domain.place import Place
from cedu_targets.domain.relation import Side, Term
from cedu_targets.domain.table import Table
from cedu_targets.domain.unknown_marks import is_unknown_mark
from cedu_targets.recognition.month_cells import MonthAsked
from cedu_targets.recognition.table.recognise import Recognised

_MOST_NAMED = 5
_LONGEST_TEXT = 40
_RULE = "reading"
Cell = tuple[str, str]
"""Unit and code."""


def month_findings(found: Recognised, start: Place) -> Iterator[Finding]:
    """RD154 for a form of achievements that nobody filled in; else RD150, RD151 for its month, and RD152, RD153, RD155
    for what the month adds; RD001 for words in place of that."""
    table, asked = found.table, found.grid.month_asked
    if table.measure is not Measure.ACHIEVEMENT:
        return
    yield from _of_words(found)
    if not (table.values or table.unreadable or table.this_month or found.grid.month_words):
        if asked is not None or found.grid.is_unfilled:
            yield Finding("RD154", _RULE, Severity.WARNING, start)
        return
    if asked is not None:
        yield from _of_month(table, asked)
    if asked is not None or table.this_month:
        yield from _below_zero(table)
    if table.this_month:
        yield from _of_numbers(found)


def _of_words(found: Recognised) -> Iterator[Finding]:
    """RD001 for words in the month beside a year so far that is blank: nothing else would say that they are there."""
    table = found.table
    columns = {column: code for code, column in table.layout.columns.items()}
    for (row, column), words in found.grid.month_words.items():
        if column in columns and not is_unknown_mark(words.text):
            indicator = table.by_code[columns[column]]
            place = replace(table.place(found.kinds.names[row], indicator.code), cell=words.cell)
            told: dict[str, Parameter] = {"text": words.text[:_LONGEST_TEXT], **indicator.named}
            yield Finding("RD001", _RULE, Severity.ERROR, place, told)


def _of_month(table: Table, asked: MonthAsked) -> Iterator[Finding]:
    place = replace(asked.place, period=table.period, measure=table.measure)
    if table.span is None:
        told: dict[str, Parameter] = {"text": asked.text}
        yield Finding("RD150", _RULE, Severity.ERROR, place, told, variant="unclear" if asked.text else "")
    if asked.year is not None and table.period is not None and asked.year != table.period[:4]:
        told = {"year": asked.year, "usual": table.period[:4]}
        yield Finding("RD151", _RULE, Severity.ERROR, place, told)


def _below_zero(table: Table) -> Iterator[Finding]:
    """RD156 of the year so far, in a form that asks for a month: what was done cannot be less than nothing."""
    for key, value in table.values.items():
        if value < 0 and _adds(table.by_code[key.indicator]):
            told: dict[str, Parameter] = {"row": _name(table, (key.unit, key.indicator))}
            place = table.place(key.unit, key.indicator)
            yield Finding("RD156", _RULE, Severity.ERROR, place, told, actual=value, variant="total")


def _of_numbers(found: Recognised) -> Iterator[Finding]:
    table, places = found.table, _places(found)
    amounts = {cell: month for cell, month in table.this_month.items() if _adds(table.by_code[cell[1]])}
    for (unit, code), month in amounts.items():
        indicator = table.by_code[code]
        if month < 0 or (indicator.kind is Kind.COUNT and month != month.to_integral_value()):
            told: dict[str, Parameter] = {"row": _name(table, (unit, code))}
            variant = "negative" if month < 0 else ""
            yield Finding("RD156", _RULE, Severity.ERROR, places[unit, code], told, actual=month, variant=variant)
    yield from _beside_the_year(table, amounts, places)
    yield from _without_the_year(table, amounts, places)
    yield from _of_sums(table, places)


def _adds(indicator: Indicator) -> bool:
    return indicator.kind not in (Kind.RATE, Kind.AVERAGE)


def _beside_the_year(table: Table, amounts: Mapping[Cell, Decimal], places: Mapping[Cell, Place]) -> Iterator[Finding]:
    """RD152 where the month is more than the year so far, or in January not the same; many of January are told once."""
    is_january = table.span == Span(1, 1)
    pairs = [(cell, month, so_far) for cell, month in amounts.items() if (so_far := table.value(*cell)) is not None]
    odd = [one for one in pairs if one[1] > one[2] or (is_january and one[1] != one[2])]
    if is_january and len(odd) > _MOST_NAMED:
        told: dict[str, Parameter] = {"count": len(odd), "texts": _names(table, [cell for cell, _, _ in odd])}
        place, *related = (places[cell] for cell, _, _ in odd)
        yield Finding("RD152", _RULE, Severity.ERROR, place, told, related=tuple(related), variant="several")
        return
    for cell, month, so_far in odd:
        told = {"row": _name(table, cell)}
        variant, related_to = "january" if is_january else "", (table.place(*cell),)
        difference = month - so_far
        yield Finding(
            "RD152", _RULE, Severity.ERROR, places[cell], told, so_far, month, difference, related_to, variant=variant
        )


def _without_the_year(table: Table, amounts: Mapping[Cell, Decimal], places: Mapping[Cell, Place]) -> Iterator[Finding]:
    """RD153 where the month is filled in and the year so far is blank."""
    alone = [
        cell
        for cell, month in amounts.items()
        if month and table.value(*cell) is None and not table.is_unreadable(*cell)
    ]
    if not alone:
        return
    place, *related = (places[cell] for cell in alone)
    if related:
        told: dict[str, Parameter] = {"count": len(alone), "texts": _names(table, alone)}
        yield Finding("RD153", _RULE, Severity.ERROR, place, told, related=tuple(related), variant="several")
    else:
        told = {"row": _name(table, alone[0])}
        yield Finding("RD153", _RULE, Severity.ERROR, place, told, actual=amounts[alone[0]])


def _name(table: Table, cell: Cell) -> str:
    """An indicator, in a table of several units with the unit."""
    unit, code = cell
    name = table.by_code[code].name
    return name if len(table.rows) == 1 else f"{unit} {name}"


def _names(table: Table, cells: Sequence[Cell]) -> str:
    names = [_name(table, cell) for cell in cells]
    return "、".join(names[:_MOST_NAMED]) + ("…" if len(names) > _MOST_NAMED else "")


def _places(found: Recognised) -> Mapping[Cell, Place]:
    """Where the months' cells stand."""
    table, column_of = found.table, found.table.layout.columns
    spots = {(unit, code): (found.rows[unit], column_of[code]) for unit, code in table.this_month}
    return {cell: replace(table.place(*cell), cell=found.grid.this_month[spot].cell) for cell, spot in spots.items()}


def _of_sums(table: Table, places: Mapping[Cell, Place]) -> Iterator[Finding]:
    """RD155 for each total of the month's column that is not the sum of its parts, as the sheet says it should be."""
    for whole, side in _sums(table):
        for unit in table.rows:
            total = table.this_month.get((unit, whole))
            parts = [(term.sign, table.this_month.get((unit, term.code))) for term in side]
            filled = [sign * value for sign, value in parts if value is not None]
            if total is None or not filled or (due := sum(filled, Decimal(0))) == total:
                continue
            told: dict[str, Parameter] = {"row": _name(table, (unit, whole)), "sum": "+".join(map(str, side))}
            related = tuple(places[unit, term.code] for term in side if (unit, term.code) in places)
            yield Finding("RD155", _RULE, Severity.ERROR, places[unit, whole], told, due, total, total - due, related)


def _sums(table: Table) -> Iterator[tuple[str, Side]]:
    """The totals of a sheet and what each is the sum of, once however often it says so."""
    seen: set[tuple[str, frozenset[Term]]] = set()
    for entry in table.declarations:
        relation = entry.relation
        if relation is None or not (entry.checked and entry.confirmed and relation.is_equality):
            continue
        whole, *sides = relation.sides
        for side in sides if len(whole) == 1 else ():
            if (whole[0].code, frozenset(side)) not in seen:
                seen.add((whole[0].code, frozenset(side)))
                yield whole[0].code, side
