"""The SQL of a roll-up: of each unit which rows hold its year so far, and what those add up to at a level."""

from collections.abc import Iterator, Mapping, Sequence

from cedu_targets.engines.measure import WIDE
from cedu_targets.engines.periods import Periods


class Sums:
    """The views of one roll-up, whose names begin with `mark`: units by all of `names`, summed by those of `group`.

    As `rollups.figure_so_far` has it: a unit's longest time from January on, and the months after it.
    """

    def __init__(
        self,
        mark: str,
        names: Sequence[str],
        group: Sequence[str],
        cells: Mapping[str, bool],
        periods: Periods,
    ) -> None:
        """Of each cell it is said whether its months add up: persons (人) may be the same in two of them."""
        self._mark, self._names, self.group, self._cells, self._periods = mark, names, group, cells, periods
        self.result = f"{mark}_result"

    def views(self, which: str) -> Iterator[tuple[str, str]]:
        """Names and texts, each asking those before it; `which` rows of `wide` are meant.

        The result has the names of the group, `units`, `doubled`, `unreadable`, `lacking`, `months` (that they lack),
        `cells` (rows summed), then `sum0`…, `filled0`…, `again0`… (of a column whose months do not add up, the filled
        cells of units with several rows).
        """
        first, last = (self._periods.column(one) for one in ("first", "last"))
        listed = ", ".join((*self._names, *self._cells))
        dated = f"SELECT {listed}, odd, {first} AS starts, {last} AS ends FROM wide WHERE {which}"
        yield f"{self._mark}_dated", f"SELECT * FROM ({dated}) AS r WHERE starts IS NOT NULL"
        yield f"{self._mark}_units", self._units()
        yield self.result, self._result()

    def _units(self) -> str:
        """Every unit once: how far it has come, how many of its rows hold that, how many months these are."""
        spans = self._periods.distinct
        times = ", ".join(
            f"SUM(CASE WHEN starts = {span.first} AND ends = {span.last} THEN 1 ELSE 0 END) AS t{n}"
            for n, span in enumerate(spans)
        )
        names = ", ".join(self._names)
        counted = f"SELECT {names}, SUM(odd) AS odd, {times} FROM {self._mark}_dated GROUP BY {names}"
        at = {span: n for n, span in enumerate(spans)}
        reached = " ".join(f"WHEN t{at[span]} > 0 THEN {span.last}" for span in self._periods.so_far)
        reached = f"CASE {reached} ELSE 0 END" if reached else "0"
        twice = " OR ".join(f"t{n} > 1" for n in at.values())
        told = f"SELECT {names}, odd, {reached} AS reached, CASE WHEN {twice} THEN 1 ELSE 0 END AS doubled, "
        told += f"{', '.join(f't{n}' for n in at.values())} FROM ({counted}) AS c"
        later = [
            (f"CASE WHEN reached < {span.first} AND t{at[span]} > 0 THEN ", span.last - span.first + 1)
            for span in self._periods.later
        ]
        parts = " + ".join(("CASE WHEN reached > 0 THEN 1 ELSE 0 END", *(f"{case}1 ELSE 0 END" for case, _ in later)))
        months = " + ".join(("reached", *(f"{case}{count} ELSE 0 END" for case, count in later)))
        return (
            f"SELECT {names}, reached, doubled, CASE WHEN doubled = 0 AND odd > 0 THEN 1 ELSE 0 END AS unreadable, "
            f"{parts} AS parts, {len(self._periods.months)} - ({months}) AS lacks FROM ({told}) AS t"
        )

    def _result(self) -> str:
        """Units and the cells of their rows, added up at once: sums of a million units are never joined to counts."""
        counts = [f"SUM({name}) AS {name}" for name in (*_COUNTS, "cells")]
        sums = [f"SUM(v{n}) AS sum{n}" for n in range(len(self._cells))]
        sums += [f"COUNT(v{n}) AS filled{n}" for n in range(len(self._cells))]
        sums += [
            f"{'0' if adds else f'SUM(CASE WHEN parts > 1 AND v{n} IS NOT NULL THEN 1 ELSE 0 END)'} AS again{n}"
            for n, adds in enumerate(self._cells.values())
        ]
        names = ", ".join(self.group)
        return (
            f"SELECT {names}, {', '.join((*counts, *sums))} "
            f"FROM ({self._counted()} UNION ALL {self._held()}) AS w GROUP BY {names}"
        )

    def _counted(self) -> str:
        """Every unit, without cells."""
        counts = ", ".join(f"{sql} AS {name}" for name, sql in _COUNTS.items())
        blank = ", ".join(f"CAST(NULL AS {WIDE}) AS v{n}" for n in range(len(self._cells)))
        return f"SELECT {', '.join(self.group)}, {counts}, 0 AS cells, 0 AS parts, {blank} FROM {self._mark}_units"

    def _held(self) -> str:
        """The rows that hold what their units have reached, without counts of these."""
        names = ", ".join(f"r.{name}" for name in self.group)
        same = " AND ".join(f"r.{name} = v.{name}" for name in self._names)
        holds = "((r.starts = 1 AND r.ends = v.reached) OR r.starts > v.reached)"
        counts = ", ".join(f"0 AS {name}" for name in _COUNTS)
        cells = ", ".join(f"CAST(r.{cell} AS {WIDE}) AS v{n}" for n, cell in enumerate(self._cells))
        return (
            f"SELECT {names}, {counts}, 1 AS cells, v.parts, {cells} "
            f"FROM {self._mark}_dated AS r JOIN {self._mark}_units AS v ON {same} "
            f"WHERE v.doubled = 0 AND v.unreadable = 0 AND {holds}"
        )


_SOUND = "doubled = 0 AND unreadable = 0"
_COUNTS = {
    "units": f"CASE WHEN {_SOUND} THEN 1 ELSE 0 END",
    "doubled": "doubled",
    "unreadable": "unreadable",
    "lacking": f"CASE WHEN {_SOUND} AND lacks > 0 THEN 1 ELSE 0 END",
    "months": f"CASE WHEN {_SOUND} THEN lacks ELSE 0 END",
}
"""What is counted of units, by what one of them counts."""
