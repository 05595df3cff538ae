"""What is odd in a form that is sent each month: its month, and 本月完成 beside 累计完成."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.indicator import Indicator, Kind, Measure
from cedu_targets.domain.months import Span
from cedu_targets.domain.place import Place
from cedu_targets.domain.table import Table
from cedu_targets.recognition.month_cells import MonthAsked
from cedu_targets.recognition.table.recognise import Recognised

_MOST_NAMED = 5
_RULE = "reading"


def month_findings(found: Recognised, start: Place) -> Iterator[Finding]:
    """RD154 for a form of achievements that nobody filled in; else RD150, RD151 for its month, and RD152, RD153, RD155
    for what the month adds."""
    table, asked = found.table, found.grid.month_asked
    if table.measure is not Measure.ACHIEVEMENT:
        return
    if not table.values and not table.unreadable and not table.this_month:
        if asked is not None:
            yield Finding("RD154", _RULE, Severity.WARNING, start)
        return
    if asked is not None:
        yield from _of_month(table, asked)
    if table.this_month:
        yield from _of_numbers(found)


def _of_month(table: Table, asked: MonthAsked) -> Iterator[Finding]:
    place = replace(asked.place, period=table.period, measure=table.measure)
    if table.span is None:
        told: dict[str, Parameter] = {"text": asked.text}
        yield Finding("RD150", _RULE, Severity.ERROR, place, told, variant="unclear" if asked.text else "")
    if asked.year is not None and table.period is not None and asked.year != table.period[:4]:
        told = {"year": asked.year, "usual": table.period[:4]}
        yield Finding("RD151", _RULE, Severity.ERROR, place, told)


def _of_numbers(found: Recognised) -> Iterator[Finding]:
    table = found.table
    alone: list[tuple[Place, Indicator, Decimal]] = []
    places = _places(found)
    for (unit, code), month in table.this_month.items():
        indicator, so_far = table.by_code[code], table.value(unit, code)
        if indicator.kind in (Kind.RATE, Kind.AVERAGE):
            continue
        if so_far is None:
            if month and not table.is_unreadable(unit, code):
                alone.append((places[unit, code], indicator, month))
            continue
        is_january = table.span == Span(1, 1) and month != so_far
        if month > so_far or is_january:
            told: dict[str, Parameter] = {"row": indicator.name}
            variant = "january" if is_january else ""
            place, related = places[unit, code], (table.place(unit, code),)
            yield Finding(
                "RD152", _RULE, Severity.ERROR, place, told, so_far, month, month - so_far, related, variant=variant
            )
    if len(alone) == 1:
        place, indicator, month = alone[0]
        yield Finding("RD153", _RULE, Severity.ERROR, place, {"row": indicator.name}, actual=month)
    elif alone:
        names = "、".join(one.name for _, one, _ in alone[:_MOST_NAMED]) + ("…" if len(alone) > _MOST_NAMED else "")
        told = {"count": len(alone), "texts": names}
        others = tuple(place for place, _, _ in alone[1:])
        yield Finding("RD153", _RULE, Severity.ERROR, alone[0][0], told, related=others, variant="several")
    yield from _of_sums(table, places)


def _places(found: Recognised) -> Mapping[tuple[str, str], Place]:
    """Where the months' cells stand."""
    table = found.table
    column_of = table.layout.columns
    return {
        (unit, code): replace(table.place(unit, code), cell=found.grid.this_month[column_of[code]].cell)
        for unit, code in table.this_month
    }


def _of_sums(table: Table, places: Mapping[tuple[str, str], Place]) -> Iterator[Finding]:
    """RD155 for each total of the month's column that is not the sum of its parts, as the sheet says it should be."""
    for entry in table.declarations:
        if entry.relation is None or not entry.checked or not entry.confirmed or not entry.relation.is_equality:
            continue
        whole, *sides = entry.relation.sides
        for side in sides:
            for unit in table.units if len(whole) == 1 else ():
                total = table.this_month.get((unit, whole[0].code))
                parts = [(term.sign, table.this_month.get((unit, term.code))) for term in side]
                filled = [sign * value for sign, value in parts if value is not None]
                if total is None or not filled or (due := sum(filled, Decimal(0))) == total:
                    continue
                indicator = table.by_code[whole[0].code]
                told: dict[str, Parameter] = {"row": indicator.name, "sum": "+".join(str(term) for term in side)}
                related = tuple(places[unit, term.code] for term in side if (unit, term.code) in places)
                place = places[unit, indicator.code]
                yield Finding("RD155", _RULE, Severity.ERROR, place, told, due, total, total - due, related)
