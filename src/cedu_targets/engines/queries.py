"""Queries: every measure of every district in one SQL text, and the sums of the levels above and below."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from cedu_targets.engines.engine import Engine
from cedu_targets.engines.judging import Judging
from cedu_targets.engines.measure import TOTAL, Measure
from cedu_targets.engines.views import Keys


class Counted(Struct, frozen=True):
    """One district, as an engine counted it."""

    key: tuple[str, ...]
    """In the order of `Keys.names`."""
    rows: int
    odd: int
    totals: int
    """Its own rows: 1, or 0 where it has none."""
    found: tuple[int, ...]
    """In the order of the measures."""


def district_query(judging: Judging, keys: Keys, measures: Sequence[Measure]) -> str:
    """The SQL text that counts every measure in every district, the same for every engine."""
    rows = judging.sums.of("COUNT(*)")
    odd, totals = judging.sums.of("SUM(odd)"), judging.sums.count(f"k = {TOTAL}")
    names = ", ".join(keys.names)
    counts = [rows, f"{odd} + CASE WHEN {totals} > 1 THEN 1 ELSE 0 END", totals, *(one.sql for one in measures)]
    listed = ", ".join(f"{sql} AS m{number}" for number, sql in enumerate(counts))
    head, gathered = (f"{names}, ", f" GROUP BY {names}") if names else ("", "")
    inner = f"SELECT {head}{judging.sums.select} FROM wide{gathered}"
    return f"SELECT {head}{listed} FROM ({inner}) AS d"


def counted_districts(engine: Engine, judging: Judging, keys: Keys, measures: Sequence[Measure]) -> Iterator[Counted]:
    """Every district with what was counted in it."""
    width = len(keys.names)
    for row in engine.rows(district_query(judging, keys, measures)):
        numbers = tuple(int(str(one or 0)) for one in row[width:])
        key = tuple(map(str, row[:width]))
        yield Counted(key, numbers[0], numbers[1], numbers[2], numbers[3:])
