"""Grid -> Table: what the rows and columns of a target table are and mean.

The code row (栏次 1, 2, 3 …) is the key; names are aligned to it. A sheet without one is
read by its header, each column known by its header path. What cannot be read becomes an
RD finding; nothing is skipped silently.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.relation import Relation, Term
from cedu_targets.domain.table import Key, Layout, Measure, Origin, Table, a1
from cedu_targets.readers.anatomy import Anatomy
from cedu_targets.readers.columns import bare, corner_measure, describe, with_common_granules
from cedu_targets.readers.declarations import find_statements
from cedu_targets.readers.grid import Grid, squeezed
from cedu_targets.readers.headers import Header, Part, Tower, header_sums, read_header
from cedu_targets.readers.row_kinds import RowKinds, classify
from cedu_targets.readers.sheet_relations import (
    Columns,
    Row,
    Written,
    columns_of,
    declare,
    declared_by_header,
)
from cedu_targets.readers.values import Values, as_shares, read_values

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_ACHIEVED = re.compile(r"完成情况|完成数|完成表|进展情况|achieve|actual", re.IGNORECASE)
_BASE = re.compile(r"上年|去年|基数表|\bbase\b", re.IGNORECASE)
_TITLE_WORD = re.compile(r"表$|表[(（]|目标|任务|分解|计划|情况|targets?", re.IGNORECASE)


@dataclass(frozen=True)
class Recognised:
    """A table with what the reader knows beyond it; `remarks` turns that into findings."""

    table: Table
    grid: Grid
    anatomy: Anatomy
    kinds: RowKinds
    values: Values
    header: Header
    ambiguous: tuple[Key, ...]


def recognise(grid: Grid, anatomy: Anatomy) -> Recognised:
    """The table that stands in `grid` where `anatomy` says."""
    labels = {row: squeezed(grid.text(row, anatomy.label)) for row in anatomy.data}
    kinds = classify(labels)
    values = read_values(grid, anatomy.data, anatomy.columns)
    header, codes = _header_and_codes(grid, anatomy, kinds, values)
    columns = columns_of(codes, _rows(values, kinds, anatomy.columns, codes), header)
    noted = declare(_written(grid, anatomy, _names(header, codes)), columns)
    indicators = _indicators(grid, anatomy, kinds, values, header, codes)
    title = _title(grid, anatomy)
    table = Table(
        title=title,
        period=_period(grid, anatomy, title),
        measure=_measure(title or ""),
        district=None if kinds.district is None else kinds.names[kinds.district],
        units=tuple(kinds.names[row] for row in kinds.units),
        indicators=indicators,
        values={},
        layout=Layout(
            grid.sheet,
            {name: row for row, name in kinds.names.items()},
            dict(zip(codes, anatomy.columns, strict=True)),
        ),
        declarations=(*noted, *declared_by_header(header, columns, noted)),
        notes=tuple(_row_text(grid, row) for row in anatomy.notes),
        subtotals=tuple(kinds.names[row] for row in (*kinds.subtotals, *kinds.extra_districts)),
    )
    table, ambiguous = _filled(table, kinds, values)
    return Recognised(table, grid, anatomy, kinds, values, header, ambiguous)


def _rows(values: Values, kinds: RowKinds, columns: Sequence[int], codes: Sequence[str]) -> list[Row]:
    """The judged rows as numbers by code, for comparing readings with the numbers."""
    by_column = dict(zip(columns, codes, strict=True))
    return [{by_column[column]: number.value for column, number in values.numbers[row].items()} for row in kinds.judged]


def _header_and_codes(grid: Grid, anatomy: Anatomy, kinds: RowKinds, values: Values) -> tuple[Header, tuple[str, ...]]:
    if anatomy.code_row is None:
        header = read_header(grid, anatomy.header, anatomy.columns, (), lambda _: 0)
        return header, _unique(
            ["/".join(bare(heading.text) for heading in tower) or a1(0, column)[:-1]
             for tower, column in zip(header.towers, anatomy.columns, strict=True)],
            anatomy.columns,
        )  # fmt: skip
    codes = _unique(anatomy.codes, anatomy.columns)
    columns = Columns(codes, _rows(values, kinds, anatomy.columns, codes))
    position = {code: index for index, code in enumerate(codes)}
    sums = [
        Part(position[relation.sides[0][0].code], frozenset(position[term.code] for term in relation.sides[-1]))
        for declaration in declare(_written(grid, anatomy, {}), columns)
        if (relation := declaration.relation) is not None and relation.is_equality and len(relation.sides[0]) == 1
    ]

    def agreement(towers: Sequence[Tower]) -> int:
        return sum(columns.agreement(_equality(codes, entry.whole, entry.parts))[0] for entry in header_sums(towers))

    return read_header(grid, anatomy.header, anatomy.columns, sums, agreement), codes


def _equality(codes: Sequence[str], whole: int, parts: Sequence[int]) -> Relation:
    return Relation(((Term(codes[whole]),), tuple(Term(codes[part]) for part in parts)), ("=",))


def _unique(codes: Sequence[str], columns: Sequence[int]) -> tuple[str, ...]:
    """Codes with the column's letter added where one stands twice."""
    count = Counter(codes)
    seen: set[str] = set()
    unique: list[str] = []
    for code, column in zip(codes, columns, strict=True):
        repeated = count[code] > 1 and (code in seen or not code.isalnum())
        seen.add(code)
        unique.append(f"{code}({a1(0, column)[:-1]})" if repeated else code)
    return tuple(unique)


def _row_text(grid: Grid, row: int) -> str:
    return " ".join(grid.text(row, column) for column in grid.filled(row))


def _written(grid: Grid, anatomy: Anatomy, names: Mapping[str, str]) -> list[Written]:
    """The relations that the sheet writes: in its code row, its header, over and under the table."""
    places = [(row, column, Origin.NOTE) for row in (*anatomy.notes, *anatomy.above) for column in grid.filled(row)]
    places += [(row, column, Origin.HEADER) for row in anatomy.header for column in grid.filled(row)]
    if anatomy.code_row is not None:
        places += [(anatomy.code_row, column, Origin.CODE_ROW) for column in grid.filled(anatomy.code_row)]
    found: list[Written] = []
    for row, column, origin in places:
        raw = grid.raw(row, column)
        if not isinstance(raw, str) or not _MAY_DECLARE.search(raw):
            continue
        known = names if origin is Origin.NOTE else {}
        found.extend(Written(statement, origin, a1(row, column)) for statement in find_statements(raw, known))
    return found


_MAY_DECLARE = re.compile(r"[=＝≥≤≧≦<>＜＞]|等于|之和|不[大小]于|[大小]于|不少于|不超过")


def _names(header: Header, codes: Sequence[str]) -> dict[str, str]:
    """Names that only one column has, for notes that speak of columns by name."""
    names = [bare(tower[-1].text) if tower else "" for tower in header.towers]
    count = Counter(names)
    return {name: code for name, code in zip(names, codes, strict=True) if name and count[name] == 1}


def _indicators(
    grid: Grid, anatomy: Anatomy, kinds: RowKinds, values: Values, header: Header, codes: Sequence[str]
) -> tuple[Indicator, ...]:
    texts = [_row_text(grid, row) for row in anatomy.above]
    texts += [grid.text(row, column) for row in anatomy.header for column in range(anatomy.columns[0])]
    corner = corner_measure(texts)
    indicators = []
    for code, tower, column in zip(codes, header.towers, anatomy.columns, strict=True):
        numbers = values.of_column(column, kinds.judged)
        percent = bool(numbers) and all(number.percent for number in numbers)
        indicators.append(
            describe(
                code,
                tower,
                [number.value for number in numbers],
                percent,
                corner,
                anatomy.code_row is not None,
            )
        )
    return with_common_granules(indicators)


def _filled(table: Table, kinds: RowKinds, values: Values) -> tuple[Table, tuple[Key, ...]]:
    """The table with its values: rates as shares, unreadable cells marked."""
    units = kinds.names
    codes = {column: code for code, column in table.layout.columns.items()}
    keyed: dict[Key, Decimal] = {}
    for row, numbers in values.numbers.items():
        for column, number in numbers.items():
            keyed[table.key(units[row], codes[column])] = number.value
    ambiguous: list[Key] = []
    for indicator in table.indicators:
        if indicator.kind is not Kind.RATE:
            continue
        column = table.layout.columns[indicator.code]
        numbers = {row: cells[column] for row, cells in values.numbers.items() if column in cells}
        shares, unclear = as_shares(numbers)
        keyed.update({table.key(units[row], indicator.code): share for row, share in shares.items()})
        ambiguous += [table.key(units[row], indicator.code) for row in unclear]
    for key in ambiguous:
        del keyed[key]
    unreadable = {table.key(units[cell.row], codes[cell.column]) for cell in values.unreadable}
    filled = Table(**{**table.__dict__, "values": keyed, "unreadable": frozenset(unreadable | set(ambiguous))})
    return filled, tuple(ambiguous)


def _title(grid: Grid, anatomy: Anatomy) -> str | None:
    """The nearest text over the header that reads like a title, else the first one."""
    texts = [squeezed(_row_text(grid, row)) for row in anatomy.above]
    titles = [text for text in texts[-6:] if _TITLE_WORD.search(text) and len(text) < 60]
    candidates = titles or [text for text in texts[-6:] if len(text) < 60][:1]
    return re.sub(r"^附件\d*[:：]", "", candidates[-1]) if candidates else None


def _period(grid: Grid, anatomy: Anatomy, title: str | None) -> str | None:
    texts = [title or "", *(_row_text(grid, row) for row in reversed(anatomy.above)), grid.sheet or ""]
    return next((match[1] for text in texts if (match := _YEAR.search(text))), None)


def _measure(title: str) -> Measure:
    if _ACHIEVED.search(title):
        return Measure.ACHIEVEMENT
    return Measure.BASE if _BASE.search(title) else Measure.TARGET
