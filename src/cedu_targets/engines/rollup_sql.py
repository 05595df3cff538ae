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
        yield f"{self._mark}_groups", self._groups()
        yield f"{self._mark}_sums", self._summed()
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

    def _groups(self) -> str:
        sound = "doubled = 0 AND unreadable = 0"
        counts = {
            "units": f"SUM(CASE WHEN {sound} THEN 1 ELSE 0 END)",
            "doubled": "SUM(doubled)",
            "unreadable": "SUM(unreadable)",
            "lacking": f"SUM(CASE WHEN {sound} AND lacks > 0 THEN 1 ELSE 0 END)",
            "months": f"SUM(CASE WHEN {sound} THEN lacks ELSE 0 END)",
        }
        names = ", ".join(self.group)
        listed = ", ".join(f"{sql} AS {name}" for name, sql in counts.items())
        return f"SELECT {names}, {listed} FROM {self._mark}_units GROUP BY {names}"

    def _summed(self) -> str:
        sums = [f"SUM(CAST(r.{cell} AS {WIDE})) AS sum{n}" for n, cell in enumerate(self._cells)]
        sums += [f"COUNT(r.{cell}) AS filled{n}" for n, cell in enumerate(self._cells)]
        sums += [
            f"{'0' if adds else f'SUM(CASE WHEN v.parts > 1 AND r.{cell} IS NOT NULL THEN 1 ELSE 0 END)'} AS again{n}"
            for n, (cell, adds) in enumerate(self._cells.items())
        ]
        names = ", ".join(f"r.{name}" for name in self.group)
        same = " AND ".join(f"r.{name} = v.{name}" for name in self._names)
        holds = "((r.starts = 1 AND r.ends = v.reached) OR r.starts > v.reached)"
        return (
            f"SELECT {names}, COUNT(*) AS cells, {', '.join(sums)} FROM {self._mark}_dated AS r "
            f"JOIN {self._mark}_units AS v ON {same} "
            f"WHERE v.doubled = 0 AND v.unreadable = 0 AND {holds} GROUP BY {names}"
        )

    def _result(self) -> str:
        names = ", ".join(f"g.{name}" for name in self.group)
        same = " AND ".join(f"g.{name} = s.{name}" for name in self.group)
        sums = ", ".join(f"s.{kind}{n}" for kind in ("sum", "filled", "again") for n in range(len(self._cells)))
        return (
            f"SELECT {names}, g.units, g.doubled, g.unreadable, g.lacking, g.months, s.cells, {sums} "
            f"FROM {self._mark}_groups AS g LEFT JOIN {self._mark}_sums AS s ON {same}"
        )
