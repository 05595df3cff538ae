"""RD findings of a table that was recognised, at their cells."""

from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from cedu_targets.domain.declaration import Declaration, Origin, Reading
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.one_unit import OneUnit, SaidIn
from cedu_targets.domain.place import Place
from cedu_targets.files.grid import HeldRows, is_number, squeezed
from cedu_targets.recognition.table.body import ROWS_LOOKED_AT, numbers_in, texts_in
from cedu_targets.recognition.table.cell_findings import cell_findings, finding_of, place_at
from cedu_targets.recognition.table.recognise import Recognised
from cedu_targets.recognition.table.repeated_names import entered_twice
from cedu_targets.recognition.table.row_keys import are_numbered, heads_remarks, numbers_of, tells_rows_apart
from cedu_targets.recognition.table.row_kinds import is_of_which
from cedu_targets.recognition.table.years_as_units import are_years_of_indicators

_LONGEST_STATEMENT = 200
_FEW_GAPS = 5
_FEW_ROWS = 4


def reading_findings(found: Recognised) -> Iterator[Finding]:
    """Every RD finding of a table, by kind."""
    yield from _shape(found)
    yield from cell_findings(found)
    yield from _rows(found)
    yield from _columns(found)
    yield from _relations(found)
    if found.grid.calculation is not None:
        from cedu_targets.recognition.table.formula_findings import formula_findings  # hardly any form has formulas

        yield from formula_findings(found, found.grid.calculation)


def _shape(found: Recognised) -> Iterator[Finding]:
    """Findings about the table as a whole: turned, taken apart, in part hidden."""
    grid, regions, table = found.grid, found.regions, found.table
    start = place_at(found, regions.data[0], regions.label, None, None)
    if grid.is_hidden:
        yield finding_of("RD025", Severity.NOTE, start, other=grid.sheet)
    if regions.lists:
        first = regions.lists[0]
        place = place_at(found, first, grid.filled(first)[0], None, None)
        yield replace(finding_of("RD054", Severity.NOTE, place, count=len(regions.lists)), variant="around")
    if grid.unit is not None:
        yield from _of_one_unit(found, grid.unit, start)
    elif grid.turned is not None:
        yield finding_of("RD030", Severity.NOTE, place_at(found, grid.turned.top, 0, None, None))
    if grid.measure is not None and grid.unit is None:
        yield finding_of("RD031", Severity.NOTE, start, heading=grid.measure_heading)
    if grid.this_month or grid.month_words or grid.month_asked is not None or grid.is_unfilled:
        from cedu_targets.recognition.table.month_findings import month_findings  # most tables are of no month

        yield from month_findings(found, start)
    if are_years_of_indicators(table):
        yield finding_of("RD096", Severity.NOTE, start, first=table.units[0], last=table.units[-1])
    yield from grid.remarks
    if grid.derived:
        yield finding_of("RD032", Severity.NOTE, start, headings="、".join(grid.derived))
    hidden = [row for row in regions.data if grid.hides_row(row)]
    if hidden:
        place = place_at(found, hidden[0], regions.label, None, None)
        yield finding_of("RD023", Severity.NOTE, place, units="、".join(found.kinds.names[row] for row in hidden))
    codes = [code for code, column in table.layout.columns.items() if grid.hides_column(column)]
    if codes:
        place = place_at(found, regions.data[0], table.layout.columns[codes[0]], None, codes[0])
        yield finding_of("RD024", Severity.NOTE, place, names="、".join(codes))


def _of_one_unit(found: Recognised, unit: OneUnit, start: Place) -> Iterator[Finding]:
    """RD076 as whose form a table is read, where that is a guess; RD070 where nothing says it, RD071 where two places
    say two.
    """
    heading = found.grid.measure_heading
    certain = unit.certain
    if unit.name is not None:
        said_in = next(one.said_in for one in unit.said if one.name == unit.name)
        if said_in is SaidIn.HEAD and all(one.coded for one in found.table.indicators):
            return  # 填报单位： and 栏次 leave nothing to be guessed
        told: dict[str, Parameter] = {"unit_printed": unit.name, "heading": heading}
        yield replace(finding_of("RD076", Severity.NOTE, start, **told), variant=said_in.value)
    elif found.table.measure is not Measure.ACHIEVEMENT:
        return  # said once a form
    elif len(certain) > 1:
        one, other = certain[:2]
        finding = finding_of("RD071", Severity.WARNING, start, one=one.name, other=other.name)
        yield replace(finding, variant=f"{one.said_in.value}_{other.said_in.value}")
    else:
        yield finding_of("RD070", Severity.WARNING, start, heading=heading)


def _rows(found: Recognised) -> Iterator[Finding]:
    table, kinds, label = found.table, found.kinds, found.regions.label
    twice, others = entered_twice(found)
    for row in twice:
        name = kinds.names[row]
        yield finding_of(
            "RD006", Severity.ERROR, place_at(found, row, label, name, None), unit_printed=name.partition("#")[0]
        )
    if others and len(others) > len(_headed_anew(found)):
        place = place_at(found, others[0], label, None, None)
        yield replace(finding_of("RD006", Severity.NOTE, place, count=len(others)), variant="several")
    for row in found.regions.nameless:
        yield finding_of("RD009", Severity.ERROR, place_at(found, row, label, None, None))
    for row in found.asides:
        name = found.grid.text(row, label)
        yield finding_of("RD033", Severity.NOTE, place_at(found, row, label, None, None), heading=name)
    if table.district is None and not table.row_totals and len(table.units) > 1:  # one unit's own form needs none
        row = found.regions.data[0]
        yield finding_of("RD008", Severity.NOTE, place_at(found, row, label, None, None))
    if kinds.guessed and kinds.district is not None:
        yield finding_of("RD020", Severity.NOTE, place_at(found, kinds.district, label, table.district, None))
    for row in (row for row in kinds.extra_districts if kinds.names[row] not in table.areas):
        yield finding_of(
            "RD017", Severity.WARNING, place_at(found, row, label, kinds.names[row], None), district=table.district
        )
    unclear = (row for row in kinds.subtotals if kinds.names[row] not in table.areas)
    for row in (row for row in unclear if not is_of_which(kinds.names[row])):
        yield finding_of("RD018", Severity.NOTE, place_at(found, row, label, kinds.names[row], None))


def _headed_anew(found: Recognised) -> frozenset[int]:
    """The rows with a heading between them and the last one of the same name."""
    headings = found.regions.headings
    last: dict[str, int] = {}
    anew: set[int] = set()
    for row, name in zip(found.regions.data, found.regions.names, strict=True):
        before = bisect(headings, row)
        if name in last and before > bisect(headings, last[name]):
            anew.add(row)
        last[name] = row
    return frozenset(anew)


def _columns(found: Recognised) -> Iterator[Finding]:
    table, regions, header = found.table, found.regions, found.header
    header_row = regions.header.start if regions.header else (regions.code_row or 0)
    whole_header = place_at(found, header_row, regions.columns[0], None, None)
    if header.realigned:
        last = table.indicators[-1]
        yield _by_code(finding_of("RD011", Severity.NOTE, whole_header, last=last.code, last_name=last.name), found)
    if not header.certain:
        yield _by_code(finding_of("RD012", Severity.WARNING, whole_header), found)
    for code, count in Counter(regions.codes).items():
        if count > 1 and regions.code_row is not None:
            again = max(column for column, other in zip(regions.columns, regions.codes, strict=True) if other == code)
            yield finding_of("RD007", Severity.ERROR, place_at(found, regions.code_row, again, None, code), count=count)
    missing = _missing_codes(regions.codes)
    if missing and regions.code_row is not None and found.grid.measure is None:
        place = place_at(found, regions.code_row, regions.columns[0], None, missing[0])
        yield finding_of("RD010", Severity.NOTE, place, codes="、".join(missing))
    yield from _uncoded_numbers(found)


def _by_code(finding: Finding, found: Recognised) -> Finding:
    """A finding about columns in the words for those with codes, or for those without."""
    return finding if found.table.indicators[-1].coded else replace(finding, variant="uncoded")


def _missing_codes(codes: tuple[str, ...]) -> list[str]:
    """Numbers left out of a sequence of codes, in whatever order they stand; a sequence with many gaps is none."""
    numbers = sorted({int(code) for code in codes if code.isdigit()})
    missing = [str(gap) for left, right in pairwise(numbers) for gap in range(left + 1, right)]
    return missing if len(missing) <= _FEW_GAPS else []


def _uncoded_numbers(found: Recognised) -> Iterator[Finding]:
    """Numbers beside the table's columns: they belong to no indicator and are not checked."""
    regions, grid = found.regions, found.grid
    right = regions.right or (
        grid.width if isinstance(grid.rows, HeldRows) else max(len(grid.rows[row]) for row in regions.data)
    )
    places = {*regions.columns, regions.label}
    outside = [
        column for column in range(regions.left, right) if column not in places and _may_be_missed(found, column)
    ]
    counts: dict[int, int] = {}
    for row in regions.data if outside else ():
        for column in outside:
            if is_number(grid.raw(row, column)) and not _is_remark(found, column):
                counts[column] = counts.get(column, 0) + 1
    for column, count in counts.items():
        place = place_at(found, regions.data[0], column, None, None)
        told = _by_code(
            finding_of("RD019", Severity.WARNING, place, letter=found.grid.mark(column), count=count), found
        )
        yield told if grid.turned is None else replace(told, variant=f"{told.variant}_row".lstrip("_"))


def _may_be_missed(found: Recognised, column: int) -> bool:
    """False left of the amounts for what stands there to tell rows apart: running numbers, codes, words."""
    regions, grid = found.regions, found.grid
    if heads_remarks(_head_of(found, column)):
        return False
    if column > max(regions.label, regions.columns[0]):
        return not are_numbered(_head_of(found, column), numbers_of(grid, regions.data[:ROWS_LOOKED_AT], column))
    rows = regions.data[:ROWS_LOOKED_AT]
    if numbers_in(grid, rows, column) <= texts_in(grid, rows, column):
        return False
    return not tells_rows_apart(grid, _head_of(found, column), rows, column)


def _head_of(found: Recognised, column: int) -> str:
    """The last text of the header over a column."""
    heads = [text for row in found.regions.header if (text := squeezed(found.grid.text(row, column)))]
    return heads[-1] if heads else ""


def _is_remark(found: Recognised, column: int) -> bool:
    """True for a column headed 备注: it is no indicator."""
    return any("备注" in found.grid.text(row, column) for row in found.regions.header)


def _beginning(text: str) -> str:
    return text if len(text) <= _LONGEST_STATEMENT else text[:_LONGEST_STATEMENT] + "…"


def _relations(found: Recognised) -> Iterator[Finding]:
    table = found.table
    by_whole: dict[str, Declaration] = {}
    of_which: set[str] = set()
    for entry in table.declarations:
        place = Place(sheet=table.layout.sheet, cell=entry.cell, period=table.period, measure=table.measure)
        if entry.reading is Reading.NOT_UNDERSTOOD:
            yield finding_of("RD013", Severity.WARNING, place, declared=_beginning(entry.text))
        elif entry.reading is Reading.UNKNOWN_COLUMN:
            yield finding_of(
                "RD014",
                Severity.WARNING,
                place,
                declared=_beginning(entry.text),
                unknown=_beginning(entry.unknown or ""),
            )
        if entry.relation is None or len(entry.relation.sides[0]) != 1:
            continue
        whole = entry.relation.sides[0][0].code
        if entry.origin is not Origin.HEADER:
            by_whole.setdefault(whole, entry)
        elif not entry.checked and (noted := by_whole.get(whole)) is not None:
            header_row = found.regions.header.start
            place = place_at(found, header_row, table.layout.columns[whole], None, whole)
            yield finding_of(
                "RD015",
                Severity.WARNING,
                place,
                declared=_beginning(noted.text),
                noted=str(noted.relation),
                header=str(entry.relation),
                **table.by_code[whole].named,
            )
        if entry.reading is Reading.OF_WHICH and whole not in of_which:
            of_which.add(whole)
            place = place_at(found, found.regions.header.start, table.layout.columns[whole], None, whole)
            # With so few rows the numbers cannot tell a partial list from a wrong total.
            severity = Severity.NOTE if len(table.rows) >= _FEW_ROWS else Severity.WARNING
            yield finding_of("RD016", severity, place, read_as=str(entry.relation), **table.by_code[whole].named)
