"""Queries: districts are screened in one SQL text, and what may be wrong in them is counted in another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.engines.engine import Engine, literal
from cedu_targets.engines.judging import Judging
from cedu_targets.engines.measure import TOTAL, Aggregates, By, Measure
from cedu_targets.engines.views import Keys

Key = tuple[str, ...]
"""The names of a district, in the order of `Keys.names`."""


class Counted(Struct, frozen=True):
    """One district, as an engine counted it."""

    key: Key
    rows: int
    odd: int
    totals: int
    """Its own rows: 1, or 0 where it has none."""
    found: tuple[int, ...]
    """In the order of the measures."""


def screen_query(judging: Judging, keys: Keys, measures: Sequence[Measure]) -> str:
    """The SQL text that tells of every district its rows, odd cells and own rows, and what may be wrong.

    That is whether some row breaks a rule, whether its sums are to be looked at, and what the screen tells already.
    """
    totals = judging.screen.count(f"k = {TOTAL}")
    by_rows = judging.screen.of(f"MAX(CASE WHEN {_any(one.row for one in _by(measures, 'row'))} THEN 1 ELSE 0 END)")
    further = _by(measures, "district")
    rows = judging.screen.of(f"MAX(CASE WHEN {_any(one.row for one in further)} THEN 1 ELSE 0 END)")
    beyond = f"({totals} = 1 AND {_any(one.district for one in further)})"
    odd, count = judging.screen.of("SUM(odd)"), judging.screen.of("COUNT(*)")
    # A district with two rows of its own is read one by one, too.
    counts = [count, f"{odd} + CASE WHEN {totals} > 1 THEN 1 ELSE 0 END", totals, by_rows]
    counts.append(f"CASE WHEN {rows} > 0 OR {beyond} THEN 1 ELSE 0 END")
    told = [f"CASE WHEN {totals} = 1 AND {one.district} THEN 1 ELSE 0 END" for one in _by(measures, "screen")]
    return _gathered(judging.screen, keys, [*counts, *told], "wide")


def row_query(keys: Keys, measures: Sequence[Measure], only: Sequence[str]) -> str:
    """The SQL text that counts, by district, the rows that break each rule: it gathers only such rows."""
    rows = [one.row for one in _by(measures, "row")]
    sums = Aggregates()
    counts = [sums.count(row) for row in rows]
    return _gathered(sums, keys, counts, f"wide WHERE {_any(rows)}{_in(keys, only, ' AND ')}")


def district_query(judging: Judging, keys: Keys, measures: Sequence[Measure], only: Sequence[str]) -> str:
    """The SQL text that counts what needs all sums of a district, in those that bear some names (none: in all)."""
    source = f"wide{_in(keys, only, ' WHERE ')}"
    return _gathered(judging.sums, keys, [one.sql for one in _by(measures, "district")], source)


def _in(keys: Keys, only: Sequence[str], word: str) -> str:
    return f"{word}{keys.names[-1]} IN ({', '.join(map(literal, only))})" if keys.group and only else ""


def _by(measures: Sequence[Measure], way: By) -> list[Measure]:
    return [one for one in measures if one.counted_by == way]


def _any(conditions: Iterable[str]) -> str:
    """Whether any holds; what many have in common (`k IN (0, 1)`: which rows are meant) is asked once."""
    by_rows: dict[str, dict[str, None]] = {}
    for one in filter(None, conditions):
        rows, _, rest = one.partition(" AND ") if one.startswith("k ") else ("1 = 1", "", one)
        by_rows.setdefault(rows, {})[rest or "1 = 1"] = None
    asked = (f"({rows} AND ({' OR '.join(f'({one})' for one in rest)}))" for rows, rest in by_rows.items())
    return "(" + (" OR ".join(asked) or "1 = 0") + ")"


def _gathered(sums: Aggregates, keys: Keys, counts: Sequence[str], source: str) -> str:
    names = ", ".join(keys.names)
    listed = ", ".join(f"{sql} AS m{number}" for number, sql in enumerate(counts))
    head, gathered = (f"{names}, ", f" GROUP BY {names}") if names else ("", "")
    return f"SELECT {head}{listed} FROM (SELECT {head}{sums.select} FROM {source}{gathered}) AS d"


def counted_districts(engine: Engine, judging: Judging, keys: Keys, measures: Sequence[Measure]) -> Iterator[Counted]:
    """Every district with what was counted in it: first all are screened, then what may be wrong is counted."""
    width = len(keys.names)
    at = {way: [n for n, one in enumerate(measures) if one.counted_by == way] for way in ("row", "screen", "district")}
    failing: dict[Key, tuple[Counted, list[int]]] = {}
    by_rows, by_sums, seen = set[Key](), set[Key](), 0
    for key, (rows, odd, totals, has_rows, has_sums, *told) in _counts(
        engine, screen_query(judging, keys, measures), width
    ):
        seen += 1
        found = [0] * len(measures)
        one = Counted(key, rows, odd, totals, tuple(found))
        if odd or not (has_rows or has_sums or any(told)):
            yield one
            continue
        for position, number in zip(at["screen"], told, strict=True):
            found[position] = number
        failing[key] = one, found
        by_rows |= {key} if has_rows else set()
        by_sums |= {key} if has_sums else set()
    if by_rows:
        sql = row_query(keys, measures, _only(by_rows, keys, seen))
        _take_in(failing, at["row"], _counts(engine, sql, width))
    if by_sums:
        sql = district_query(judging, keys, measures, _only(by_sums, keys, seen))
        _take_in(failing, at["district"], _counts(engine, sql, width))
    for one, found in failing.values():
        yield replace(one, found=tuple(found))


def _only(wanted: Set[Key], keys: Keys, seen: int) -> list[str]:
    """The names by which rows are chosen; none where that would leave out few."""
    return sorted({key[-1] for key in wanted}) if keys.group and 2 * len(wanted) < seen else []


def _take_in(
    failing: Mapping[Key, tuple[Counted, list[int]]], at: Sequence[int], counts: Iterable[tuple[Key, Sequence[int]]]
) -> None:
    for key, numbers in counts:
        if key in failing:
            for position, number in zip(at, numbers, strict=True):
                failing[key][1][position] = number


def _counts(engine: Engine, sql: str, width: int) -> Iterator[tuple[Key, list[int]]]:
    for row in engine.rows(sql):
        yield tuple(map(str, row[:width])), [int(str(one or 0)) for one in row[width:]]
