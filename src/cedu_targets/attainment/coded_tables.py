"""Coded tables: a table with a code row is read as every other such table, by its codes.

Their headers stand in several lines, and where merges were lost these are out of step with the columns: by its place
alone a heading would stand over the numbers of another one. Which names it has the code row tells.
"""

from collections.abc import Sequence
from decimal import Decimal

from cedu_targets.attainment.found import BlockRead, FoundFigure, Unreadable
from cedu_targets.attainment.headings import Heading, counting_in, heading_of, says_a_head
from cedu_targets.attainment.sought import Sought, SoughtNames
from cedu_targets.domain.attainment import Figure
from cedu_targets.domain.indicator import Indicator, Kind, Measure
from cedu_targets.domain.place import Place
from cedu_targets.domain.table import Table
from cedu_targets.domain.units_of_measure import parse_unit_of_measure
from cedu_targets.recognition.shapes import TABLE
from cedu_targets.recognition.table.code_rows import code_rows
from cedu_targets.recognition.view import GridView
from cedu_targets.recognition.written_cells import with_written_numbers


def coded_tables_in(view: GridView, names: SoughtNames) -> list[Table]:
    """The tables with a code row of a sheet of which a column is looked for; of its measures what was achieved."""
    if not any(code_rows(view, 0)):
        return []
    found = [TABLE.recognise(one)[0] for one in TABLE.find(with_written_numbers(view))]
    tables = [one for one in found if isinstance(one, Table) and one.indicators and one.indicators[0].coded]
    achieved = [one for one in tables if one.measure is Measure.ACHIEVEMENT] or tables
    return [one for one in achieved if any(_heading(indicator, names).sought for indicator in one.indicators)]


def without(view: GridView, tables: Sequence[Table]) -> GridView:
    """The sheet without these tables and all that stands over them."""
    last = max((row for table in tables for row in table.layout.rows.values()), default=-1)
    return view.without_rows(range(min(last + 1, len(view.rows))))


def read_table(table: Table, view: GridView, names: SoughtNames, path: str, year: int | None) -> BlockRead:
    """The figures of a table under the names that are looked for; `year` is of one whose title says none."""
    read = BlockRead(units=list(table.units))
    named = {indicator: _heading(indicator, names) for indicator in table.indicators}
    read.unused += [indicator.name for indicator, heading in named.items() if not heading.sought]
    year = int(table.period[:4]) if table.period else year
    for printed in (*([table.district] if table.district else []), *table.units):
        unit = None if printed == table.district else printed
        for indicator, heading in named.items():
            value = table.value(printed, indicator.code)
            place = _place(table, printed, indicator, unit)
            for sought in heading.sought:
                if table.is_unreadable(printed, indicator.code):
                    text = view.text(*place.position) if place.position else ""
                    told = text, indicator.name, "", sought.is_base
                    read.unreadable.append(Unreadable(sought.name, unit, year, path, place, *told))
                elif value is not None:
                    figure = _figure(value, indicator, heading, sought, (unit, year, path, place))
                    read.figures.append(FoundFigure(figure, sought.is_base))
    return read


def _figure(
    value: Decimal,
    indicator: Indicator,
    heading: Heading,
    sought: Sought,
    of: tuple[str | None, int | None, str, Place],
) -> Figure:
    unit, year, path, place = of
    is_rate = indicator.kind is Kind.RATE
    measure = parse_unit_of_measure(indicator.unit_of_measure)
    a_head = sought.is_per_head and says_a_head(indicator.name, indicator.unit_of_measure)
    return Figure(
        sought.name,
        unit,
        year,
        value if is_rate else value * measure.factor,
        "%" if is_rate else measure.noun or heading.people,
        path,
        place,
        indicator.name,
        is_rate=is_rate or a_head,
        counting=counting_in(indicator.name),
    )


def _heading(indicator: Indicator, names: SoughtNames) -> Heading:
    return heading_of(indicator.name, names)


def _place(table: Table, printed: str, indicator: Indicator, unit: str | None) -> Place:
    return Place(sheet=table.sheet, cell=table.layout.cell(printed, indicator.code), unit=unit)
