"""Codes and names of a table's columns, and the relations that its sheet writes."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from cedu_targets.domain.declaration import Origin
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.relation import Relation, Term
from cedu_targets.domain.statement import find_statements
from cedu_targets.recognition.table.columns import bare
from cedu_targets.recognition.table.header_sums import header_sums
from cedu_targets.recognition.table.header_texts import DeclaredSum, Header, Tower
from cedu_targets.recognition.table.headers import read_header
from cedu_targets.recognition.table.reading_cache import Questions
from cedu_targets.recognition.table.regions import Regions
from cedu_targets.recognition.table.sheet_relations import Columns, Written, columns_of, declare
from cedu_targets.recognition.view import GridView

_NAME_WITH_CODE = lazy_pattern(r"(.+)[（(](\d{1,3}|[A-Za-z]\d{0,2})[)）]")
_MAY_DECLARE = lazy_pattern(r"[=＝≥≤≧≦<>＜＞]|等于|之和|总和|合计|不[大小]于|[大小]于|不[少低高]于|不超过|不得|不能")
_ROWS_ASKED = 500
_BREAKS_OFF = lazy_pattern(r"[=＝+＋≥≤]$")
_GOES_ON = lazy_pattern(r"\s*[=＝+＋≥≤]")


class NamedColumns(Struct, frozen=True):
    """Codes, names and declared relations of a table's columns; `coded` unless the codes are header paths."""

    header: Header
    codes: tuple[str, ...]
    coded: bool
    columns: Columns
    written: tuple[Written, ...]


def name_columns(grid: GridView, regions: Regions, rows: Sequence[int], questions: Questions) -> NamedColumns:
    """Align names and codes: by the code row, by codes in the header, else by the header's paths.

    The numbers of `rows` choose between readings.
    """
    coded = True
    if regions.code_row is not None:
        codes = _unique(regions.codes, [grid.mark(column) for column in regions.columns], keep_first=True)
        header = _aligned_header(grid, regions, _columns(codes, rows, questions))
    else:
        header = read_header(grid, regions.header, regions.columns, (), lambda _: 0, regions.label)
        if in_header := _codes_in_header(header):
            header, codes = in_header
        else:
            coded, codes = False, _paths(grid, header, regions)
    columns = columns_of(_columns(codes, rows, questions), header)
    return NamedColumns(header, codes, coded, columns, tuple(_written(grid, regions, _names(header, codes))))


def _columns(codes: Sequence[str], rows: Sequence[int], questions: Questions) -> Columns:
    """The columns by their codes; of a long table the first rows tell a reading as well as all of them."""
    positions = {code: position for position, code in enumerate(codes)}

    def agreement(relation: Relation) -> tuple[int, int]:
        return questions.ask(lambda values: values.agreement(relation, positions, rows[:_ROWS_ASKED]))

    return Columns(codes, agreement)


def _paths(grid: GridView, header: Header, regions: Regions) -> tuple[str, ...]:
    paths = ["/".join(bare(heading.text) for heading in tower) for tower in header.towers]
    letters = [grid.mark(column) for column in regions.columns]
    return _unique([path or letter for path, letter in zip(paths, letters, strict=True)], letters, keep_first=False)


def _aligned_header(grid: GridView, regions: Regions, columns: Columns) -> Header:
    """The header over a code row, with the declared sums as hints and the numbers to choose by."""
    position = {code: index for index, code in enumerate(columns.codes)}
    relations = [entry.relation for entry in declare(_written(grid, regions, {}), columns) if entry.relation]
    sums = [
        DeclaredSum(position[relation.sides[0][0].code], frozenset(position[term.code] for term in relation.sides[-1]))
        for relation in relations
        if relation.is_equality and len(relation.sides[0]) == 1
    ]

    def agreement(towers: Sequence[Tower]) -> int:
        return sum(
            columns.agreement(_equality(columns.codes, entry.whole, entry.parts))[0] for entry in header_sums(towers)
        )

    return read_header(grid, regions.header, regions.columns, sums, agreement, regions.label)


def _equality(codes: Sequence[str], whole: int, parts: Sequence[int]) -> Relation:
    return Relation(((Term(codes[whole]),), tuple(Term(codes[part]) for part in parts)), ("=",))


def _codes_in_header(header: Header) -> tuple[Header, tuple[str, ...]] | None:
    """Codes written behind the names, `培训合计(1)`, if every column has its own."""
    matches = [_NAME_WITH_CODE.fullmatch(tower[-1].text) if tower else None for tower in header.towers]
    codes = tuple(match[2].upper() for match in matches if match)
    if len(codes) < len(matches) or len(set(codes)) < len(codes) or len(codes) < 2:
        return None
    towers = tuple(
        (*tower[:-1], tower[-1]._replace(text=match[1]))
        for tower, match in zip(header.towers, matches, strict=True)
        if match
    )
    return header._replace(towers=towers), codes


def _unique(codes: Sequence[str], letters: Sequence[str], *, keep_first: bool) -> tuple[str, ...]:
    """Codes with the column's letter added where one stands twice; of a code row the first keeps its code."""
    count = Counter(codes)
    seen: set[str] = set()
    unique: list[str] = []
    for code, letter in zip(codes, letters, strict=True):
        is_plain = count[code] == 1 or (keep_first and code not in seen)
        seen.add(code)
        unique.append(code if is_plain else f"{code}({letter})")
    return tuple(unique)


def _written(grid: GridView, regions: Regions, names: Mapping[str, str]) -> list[Written]:
    """The relations that the sheet writes: in its code row, its header, over and under the table."""
    places = [(row, column, Origin.NOTE) for row in (*regions.notes, *regions.above) for column in grid.filled(row)]
    places += [(row, column, Origin.HEADER) for row in regions.header for column in grid.filled(row)]
    if regions.code_row is not None:
        places += [(regions.code_row, column, Origin.CODE_ROW) for column in grid.filled(regions.code_row)]
    texts: list[tuple[str, str | None, Origin]] = []
    for row, column, origin in places:
        raw = grid.raw(row, column)
        if not isinstance(raw, str):
            continue
        if (
            texts
            and origin is Origin.NOTE is texts[-1][2]
            and (_BREAKS_OFF.search(texts[-1][0]) or _GOES_ON.match(raw))
        ):
            texts[-1] = (texts[-1][0] + raw.strip(), *texts[-1][1:])  # one relation over two lines
        else:
            texts.append((raw.strip(), grid.address(row, column), origin))
    return [
        Written(statement, origin, cell)
        for text, cell, origin in texts
        if _MAY_DECLARE.search(text)
        for statement in find_statements(text, names if origin is Origin.NOTE else {})
    ]


def _names(header: Header, codes: Sequence[str]) -> dict[str, str]:
    """Names that only one column has, for notes that speak of columns by name."""
    names = [bare(tower[-1].text) if tower else "" for tower in header.towers]
    count = Counter(names)
    return {name: code for name, code in zip(names, codes, strict=True) if name and count[name] == 1}
