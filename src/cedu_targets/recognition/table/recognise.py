"""GridView -> Table: what the rows and columns of a target table are and mean.

The code row (栏次 1, 2, 3 …) is the key; names are aligned to it. A sheet without one is
read by its header, each column known by its header path. What cannot be read becomes an
RD finding; nothing is skipped silently.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.cells import Key
from cedu_targets.domain.floor import Floor
from cedu_targets.domain.indicator import Indicator, Kind, Measure
from cedu_targets.domain.named_rows import names_of_rows, rows_of_names
from cedu_targets.domain.table import Table
from cedu_targets.files.reading_watch import NUMBERED, UNDERSTOOD, reach
from cedu_targets.recognition.month_cells import MonthCell
from cedu_targets.recognition.table.additivity import adds
from cedu_targets.recognition.table.blank_notes import blanks_by_notes
from cedu_targets.recognition.table.column_names import NamedColumns, name_columns
from cedu_targets.recognition.table.columns import corner_measure, describe, is_in_percent, with_common_granules
from cedu_targets.recognition.table.filed import filed_on
from cedu_targets.recognition.table.filled_cells import filled_cells
from cedu_targets.recognition.table.header_texts import Header
from cedu_targets.recognition.table.headline import measure_of, months_of, row_text, title_of, year_in
from cedu_targets.recognition.table.measure_names import OTHER, measure_named
from cedu_targets.recognition.table.reading_cache import Questions, ReadingCache
from cedu_targets.recognition.table.regions import Regions
from cedu_targets.recognition.table.rounding_notes import rounded_by_notes, shown_step
from cedu_targets.recognition.table.row_kinds import RowKinds, classify
from cedu_targets.recognition.table.sheet_relations import declare
from cedu_targets.recognition.table.table_sums import TableSums
from cedu_targets.recognition.table.values import Values, are_shares, as_shares, read_values
from cedu_targets.recognition.view import GridView

_LONGEST_FORM, _MOST_SIGNS = 500, 20_000
"""Rows, and signs around them; a table with more is hardly one of many alike, and is not kept."""


class Recognised(Struct, frozen=True, dict=True):
    """A table with what the reader knows beyond it; `findings.py` says it."""

    table: Table
    grid: GridView
    regions: Regions
    kinds: RowKinds
    values: Values
    header: Header
    ambiguous: tuple[Key, ...]
    asides: tuple[int, ...] = ()
    """Rows such as 上年数 or 增长率 under the units: no unit's, and not read."""

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """The row of each name in the view, which may count paragraphs that the source does not."""
        return rows_of_names(self.kinds.names)


class Form(Struct, frozen=True):
    """The reading of a table, its numbers apart."""

    kinds: RowKinds
    header: Header
    codes: tuple[str, ...]
    table: Table
    """With everything but its values."""


def recognise(grid: GridView, regions: Regions) -> Recognised:
    """The table that stands in `grid` where `regions` says."""
    regions, asides = _without_asides(grid, regions)
    values = read_values(grid, regions.data, regions.columns, grid.due)
    reach(NUMBERED)
    form = _recalled(grid, regions, values)
    if values.written:  # what 21.00万人次 is depends on the unit of its column
        from cedu_targets.recognition.table.units_in_cells import in_units  # most cells hold plain numbers

        values = in_units(values, form.table.indicators, form.table.measure)
        form = _recalled(grid, regions, values)
    table, ambiguous = _filled(form, grid, values)
    reach(UNDERSTOOD)
    if grid.calculation is not None:
        from cedu_targets.recognition.table.skipped_texts import skipped_texts  # hardly any form has formulas

        rows = rows_of_names(form.kinds.names)
        table = replace(table, skipped=tuple(skipped_texts(table, rows, grid, grid.calculation)))
        if grid.calculation.texts:
            from cedu_targets.recognition.table.formula_sums import formula_sums

            columns = table.layout.columns
            spots = {(unit, code): grid.real(row, columns[code]) for unit, row in rows.items() for code in table.codes}
            table = replace(table, formula_sums=formula_sums(table, spots, grid.calculation))
    return Recognised(table, grid, regions, form.kinds, values, form.header, ambiguous, asides)


def _recalled(grid: GridView, regions: Regions, values: Values) -> Form:
    cache = _cache(grid, regions)
    form = cache.recall(values)
    if form is None:
        questions = Questions(values)
        form = _form(grid, regions, questions)
        cache.keep(questions, form)
        questions.asked.clear()  # they know who asks: a long sheet would stay with them until cycles are collected
    return form


def _cache(grid: GridView, regions: Regions) -> ReadingCache[Form]:
    """The readings of tables that say the same at the same places, in all that `_form` looks at but for the numbers."""
    rows = [*regions.above, *regions.header, *regions.notes, *(() if regions.code_row is None else (regions.code_row,))]
    said = tuple([tuple(grid.rows[row]) for row in rows])
    signs = len("".join([raw for cells in said for raw in cells if isinstance(raw, str)]))
    if len(regions.data) > _LONGEST_FORM or signs > _MOST_SIGNS:
        return ReadingCache()
    types = tuple([tuple(map(type, cells)) for cells in said])  # True equals 1
    measure = (grid.measure, grid.measure_heading, grid.elsewhere)
    form = (grid.year, grid.span, grid.unit, grid.relations, grid.sums, grid.file_name if grid.unit else "")
    places = (grid.sheet, grid.turned, grid.continuation, grid.body)
    return _cache_of((places, measure, form, regions, said, types, tuple(grid.merges)))


@lru_cache(maxsize=64)
def _cache_of(said: object) -> ReadingCache[Form]:  # noqa: ARG001 - what tells them apart
    return ReadingCache()


def _form(grid: GridView, regions: Regions, questions: Questions) -> Form:
    labels = names_of_rows(regions.data, regions.names)
    title = title_of(grid, regions)
    kinds = classify(labels, title or "", lambda row: questions.ask(lambda values: values.adds_up(row)))
    named = name_columns(grid, regions, kinds.judged, questions)
    noted = [entry for entry in declare(named.written, named.columns) if entry.unknown not in grid.elsewhere]
    notes = tuple(row_text(grid, row) for row in regions.notes)
    indicators = rounded_by_notes(
        _indicators(grid, regions, kinds, questions, named),
        notes,
        lambda positions, stated: questions.ask(lambda values: shown_step(values.at(positions), stated)),
    )
    sums = TableSums(grid, regions, questions, named, noted).read(kinds, indicators)
    kinds = sums.kinds
    year = year_in(grid, regions, title)
    table = Table(
        title=title,
        period=year or grid.year,
        names_its_year=year is not None,
        measure=measure_of(title or "", grid),
        district=None if kinds.district is None else kinds.names[kinds.district],
        units=tuple(kinds.names[row] for row in kinds.units),
        indicators=sums.indicators,
        values={},
        layout=grid.layout(
            kinds.names,
            dict(zip(named.codes, regions.columns, strict=True)),
            regions.label,
        ),
        declarations=(*noted, *sums.declarations),
        odd_rows=sums.odd_rows,
        notes=notes,
        blanks=blanks_by_notes(notes),
        subtotals=tuple(kinds.names[row] for row in (*kinds.subtotals, *kinds.extra_districts)),
        row_totals=sums.row_totals,
        span=months_of(grid, title),
        one_unit=grid.unit,
        filed=filed_on(grid, (*regions.above, *regions.notes), year or grid.year),
        relations_read=grid.relations,
    )
    return Form(kinds, named.header, named.codes, table)


def _without_asides(grid: GridView, regions: Regions) -> tuple[Regions, tuple[int, ...]]:
    """The table without rows named as last year's or as worked out of others, and those rows."""
    named = names_of_rows(regions.data, regions.names)
    asides = tuple(row for row, name in named.items() if measure_named(name) in (Measure.BASE, OTHER))
    if not asides or len(asides) == len(named) or grid.measure is not None:
        return regions, ()
    kept = {row: name for row, name in named.items() if row not in asides}
    indents = tuple(depth for row, depth in zip(regions.data, regions.indents, strict=True) if row in kept)
    return replace(regions, data=tuple(kept), names=tuple(kept.values()), indents=indents), asides


def _indicators(
    grid: GridView, regions: Regions, kinds: RowKinds, questions: Questions, named: NamedColumns
) -> tuple[Indicator, ...]:
    above = [[grid.text(row, column) for column in grid.filled(row)] for row in regions.above]
    corner = corner_measure(
        above,
        [grid.text(row, column) for row in regions.header for column in range(regions.columns[0])],
    )
    shapes = questions.ask(lambda values: values.shapes(kinds.judged))
    percent_table = is_in_percent(above, corner)
    return with_common_granules(
        [
            describe(code, tower, shape, corner, named.coded, percent_table=percent_table)
            for code, tower, shape in zip(named.codes, named.header.towers, shapes, strict=True)
        ]
    )


def _filled(form: Form, grid: GridView, values: Values) -> tuple[Table, tuple[Key, ...]]:
    """The table with its values: rates as shares, unreadable cells marked."""
    table, units, codes = form.table, form.kinds.names, form.codes
    ambiguous: list[Key] = []
    shares_of: dict[int, Mapping[int, Decimal]] = {}
    adds_with, largest = _columns_that_add(table), _largest_rates(table, values)
    for position, indicator in enumerate(table.indicators):
        in_percent = values.in_percent[values.columns[position]]
        if indicator.kind is Kind.RATE:
            beside = max((largest[code] for code in adds_with[indicator.code]), default=Decimal(0))
            if are_shares(max(beside, largest[indicator.code]), in_percent, indicator.in_percent):
                shares_of[position] = {}
                continue
            numbers = values.of_column(position)
            shares_of[position], unclear = as_shares(
                numbers, in_percent, indicator.in_percent, varies=indicator.may_exceed_whole, beside=beside
            )
        elif in_percent:  # 50% is no half a person, but for a row of rates
            unclear = [row for row in values.of_column(position) if row in in_percent]
            unclear = [row for row in unclear if adds(units[row]) and not values.is_in_percent(row)]
        else:
            continue
        ambiguous += [table.key(units[row], indicator.code) for row in unclear]
    code_of = dict(zip(values.columns, codes, strict=True))
    in_percents = {codes[position] for position, shares in shares_of.items() if shares}
    this_month = {
        (unit, code): _share_of(cell, table.by_code[code], code in in_percents)
        for (row, column), cell in grid.this_month.items()
        if (code := code_of.get(column)) is not None and (unit := units.get(row)) is not None
    }
    unreadable = {table.key(units[cell.row], code_of[cell.column]) for cell in values.unreadable}
    filled = replace(
        table,
        values=filled_cells(form.table, form.kinds.names, values, shares_of, ambiguous),
        unreadable=frozenset(unreadable | set(ambiguous)),
    )
    # What is empty stays the form's own: by that the plan of an earlier form is known to fit.
    if this_month:
        filled = replace(filled, this_month=this_month)
    if values.written:
        filled = replace(
            filled,
            written=frozenset(table.key(units[row], code_of[column]) for row, column in values.written),
            floors={
                table.key(units[row], code_of[column]): Floor(number.text.strip(), number.value, number.most)
                for (row, column), number in values.written.items()
                if number.bound is not None
            },
        )
    return filled, tuple(ambiguous)


def _share_of(cell: MonthCell, indicator: Indicator, is_like_percents: bool) -> Decimal:
    """What the month's cell holds: of a rate the share, written as the year so far beside it is."""
    if indicator.kind is not Kind.RATE or cell.is_percent:
        return cell.value
    if is_like_percents:
        return cell.value / 100
    shares, _ = as_shares({0: cell.value}, frozenset(), indicator.in_percent)
    return shares.get(0, cell.value)


def _columns_that_add(table: Table) -> Mapping[str, set[str]]:
    """For each column those that a sum of the sheet names together with it."""
    found: dict[str, set[str]] = {code: set() for code in table.codes}
    for entry in table.declarations:
        if entry.relation is not None and entry.relation.is_equality and entry.confirmed:
            codes = {term.code for term in entry.relation.terms}
            for code in codes:
                found[code] |= codes
    return found


def _largest_rates(table: Table, values: Values) -> Mapping[str, Decimal]:
    """The largest number of each column of rates that shows no per cent sign."""
    return {one.code: values.largest(at) for at, one in enumerate(table.indicators) if one.kind is Kind.RATE} | {
        one.code: Decimal(0) for one in table.indicators if one.kind is not Kind.RATE
    }
