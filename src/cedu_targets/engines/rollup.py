"""The roll-up of wide tables: rows of units, and their months, summed to a level above, in one SQL text."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.indicator import Blanks
from cedu_targets.domain.units_of_measure import adds_over_time
from cedu_targets.engines.columns import Level, WideColumns, columns_of
from cedu_targets.engines.engine import Engine
from cedu_targets.engines.form import WideForm, form_of
from cedu_targets.engines.measure import UNIT
from cedu_targets.engines.periods import Periods, periods_of
from cedu_targets.engines.rollup_report import ColumnSum, Difference, OpenTotal, RolledRow, Spool, WideRollup
from cedu_targets.engines.rollup_sql import Sums
from cedu_targets.engines.views import DEPTHS, Keys, define_views, keys_of
from cedu_targets.packs.pack import RulePack

_MOST_LISTED = 200


def rollup_wide(engine: Engine, paths: Sequence[str], pack: RulePack, to: Level | None = None) -> WideRollup:
    """Sum the rows of units to a level (without one: to that above the finest).

    Raises InputFault where a file, its columns or its months are not understood, or there is no such level.
    """
    source = engine.open(paths)
    columns = columns_of(source, pack, paths[0])
    level = _level(columns, to, paths[0])
    form = form_of(pack, columns, source)
    additive = {one.code: columns.codes[one.code] for one in form.table.indicators if one.additive}
    if not additive:
        raise InputFault("RD170", {"names": "、".join(_headers(columns, columns.codes))}, paths[0])
    form, keys = form_of(pack, replace(columns, codes=additive), source), keys_of(columns)
    depths = define_views(engine, form, keys, pack.district.names if pack.district is not None else ())
    header = columns.headers[columns.period - 1] if columns.period is not None else None
    periods = periods_of(engine, "wide", header, paths[0]) if header is not None else Periods({})
    running = _Run(engine, form, keys, periods, level, has_totals=DEPTHS[level] in depths)
    return running.report(WideRollup(
        engine=engine.name,
        pack=pack.name,
        title=pack.title,
        paths=tuple(paths),
        level=level,
        levels=running.levels,
        level_headers=tuple(columns.headers[columns.levels[one] - 1] for one in running.levels),
        columns=(),
        not_summed=tuple(_headers(columns, [code for code in columns.codes if code not in additive])),
        table=Spool(),
        rows=0,
        groups=0,
        units=0,
        periods=tuple(periods.spans),
    ))  # fmt: skip


def _level(columns: WideColumns, to: Level | None, path: str) -> Level:
    levels = tuple(columns.levels)
    if to is None:
        return levels[max(0, len(levels) - 2)]
    if to not in levels:
        raise InputFault("RD169", {"level": str(to), "names": " ".join(map(str, levels))}, path)
    return to


def _headers(columns: WideColumns, codes: Iterable[str]) -> Iterator[str]:
    return (columns.headers[columns.codes[code] - 1] for code in codes)


class _Run:
    """One roll-up: its views, and what is counted of them."""

    def __init__(
        self, engine: Engine, form: WideForm, keys: Keys, periods: Periods, level: Level, *, has_totals: bool
    ) -> None:
        self._engine, self._form, self._periods, self._depth = engine, form, periods, DEPTHS[level]
        self.levels = keys.levels[: keys.levels.index(level) + 1]
        self._is_finest = self.levels == keys.levels
        self._has_totals = has_totals and not self._is_finest
        self._codes = form.table.codes
        cells = {form.name(one.code): adds_over_time(one) for one in form.table.indicators}
        names = [str(one) for one in self.levels]
        self._units = Sums("u", [str(one) for one in keys.levels], names, cells, periods)
        self._totals = Sums("d", names, names, cells, periods)
        for view, sql in self._units.views(f"k = {UNIT} AND depth >= {self._depth} AND {level} <> ''"):
            engine.define(view, sql)
        if self._has_totals:
            for view, sql in self._totals.views(f"k <> {UNIT} AND depth = {self._depth}"):
                engine.define(view, sql)

    def report(self, about: WideRollup) -> WideRollup:
        """What was summed, and what was not."""
        tally = _Tally(self._form, self._codes, self.levels)
        for row in self._engine.rows(self._rolled()):
            tally.add(row, about.table)
        counts = self._counted()
        unpaired = {"totals_alone": self._totals_alone(), "totals_unreadable": tally.totals_unreadable}
        units = dict(zip(("units_doubled", "units_unreadable"), (tally.doubled, tally.unreadable), strict=True))
        left_out = {name: n for name, n in {**counts, **units, **unpaired}.items() if n and name != "rows"}
        return replace(
            about,
            columns=tuple(tally.columns(self._headers())),
            rows=counts["rows"],
            groups=tally.groups,
            units=tally.units,
            left_out=left_out,
            lacking=tally.lacking,
            lacking_months=tally.lacking_months,
            compared=tally.compared,
            differing=tally.differing,
            differences=tuple(tally.differences),
            uncompared=tally.uncompared,
            open_totals=tuple(tally.open_totals),
            open_rows=tally.open_rows,
        )

    def _headers(self) -> list[str]:
        columns = self._form.columns
        return [columns.headers[columns.codes[code] - 1] for code in self._codes]

    def _rolled(self) -> str:
        """The SQL text of the result: names, counts, sums, and the totals that the source has."""
        names = self._units.group
        summed = f"SELECT * FROM {self._units.result}"
        if not self._has_totals:
            return f"{summed} ORDER BY {', '.join(names)}"
        same = " AND ".join(f"u.{name} = d.{name}" for name in names)
        declared = ", ".join(("d.doubled + d.unreadable", *(f"d.sum{n}" for n in range(len(self._codes)))))
        return (
            f"SELECT u.*, {declared} FROM {self._units.result} AS u LEFT JOIN {self._totals.result} AS d ON {same} "
            f"ORDER BY {', '.join(f'u.{name}' for name in names)}"
        )

    def _totals_alone(self) -> int:
        """Totals of the level below which nothing stands."""
        if not self._has_totals:
            return 0
        names = self._units.group
        same = " AND ".join(f"u.{name} = d.{name}" for name in names)
        sql = (
            f"SELECT COUNT(*) FROM {self._totals.result} AS d LEFT JOIN {self._units.result} AS u ON {same} "
            "WHERE u.units IS NULL"
        )
        ((count,),) = self._engine.rows(sql)
        return int(str(count))

    def _counted(self) -> dict[str, int]:
        """How many rows there are, and of which nobody knows whose or of which month they are."""
        level = self.levels[-1]
        is_unit = f"k = {UNIT}"
        nameless = f"{is_unit} AND (depth < {self._depth} OR {level} = '')"
        timeless = f"{self._periods.column('first')} IS NULL"
        conditions = {
            "rows": "1 = 1",
            "rows_nameless": nameless,
            "rows_timeless": f"{is_unit} AND NOT ({nameless}) AND {timeless}",
        }
        counts = ", ".join(f"SUM(CASE WHEN {one} THEN 1 ELSE 0 END)" for one in conditions.values())
        (found,) = self._engine.rows(f"SELECT {counts} FROM wide")
        return {name: int(str(count or 0)) for name, count in zip(conditions, found, strict=True)}


class _Tally:
    """What is counted as the rows of the result come."""

    def __init__(self, form: WideForm, codes: Sequence[str], levels: Sequence[Level]) -> None:
        self._form, self._codes, self._width = form, codes, len(levels)
        self._places = [form.places[code] for code in codes]
        self._hides = form.table.blanks is Blanks.UNKNOWN
        self._sums: list[int | None] = [None] * len(codes)
        self._seen = [Counter[str]() for _ in codes]
        self.groups = self.units = self.doubled = self.unreadable = self.lacking = self.lacking_months = 0
        self.compared = self.differing = self.uncompared = self.open_rows = self.totals_unreadable = 0
        self.differences: list[Difference] = []
        self.open_totals: list[OpenTotal] = []

    def add(self, row: Sequence[object], table: Spool) -> None:
        """Take in one row, and put it aside."""
        names = tuple(map(str, row[: self._width]))
        units, doubled, unreadable, lacking, months, rows, *cells = (_whole(one) for one in row[self._width :])
        count = len(self._codes)
        values = tuple(
            self._value(n, (rows or 0), cells[n], cells[count + n] or 0, cells[2 * count + n] or 0)
            for n in range(count)
        )
        self.groups += 1
        self.units += units or 0
        self.doubled += doubled or 0
        self.unreadable += unreadable or 0
        self.lacking += lacking or 0
        self.lacking_months += months or 0
        left_out = (doubled or 0) + (unreadable or 0)
        table.put(RolledRow(names, units or 0, left_out, lacking or 0, values))
        if len(cells) > 3 * count:
            unsound, *declared = cells[3 * count :]
            self.totals_unreadable += 1 if unsound else 0
            if left_out:
                self._leave_open(names, left_out, sum(one is not None for one in declared))
            else:
                for n, said in enumerate(declared):
                    self._compare(names, n, said, values[n], is_whole=not lacking)

    def _value(self, n: int, rows: int, total: int | None, filled: int, repeated: int) -> Decimal | None:
        seen = self._seen[n]
        seen["blank_cells"] += rows - filled
        if total is None:
            return None
        if repeated:
            seen["not_added"] += 1
            return None
        if self._hides and filled < rows:
            seen["hidden"] += 1
            return None
        seen["filled"] += 1
        self._sums[n] = (self._sums[n] or 0) + total
        return self._number(n, total)

    def _leave_open(self, names: tuple[str, ...], left_out: int, cells: int) -> None:
        """A total over units that are in no sum is right or wrong for all that anybody knows."""
        if not cells:
            return
        self.uncompared += cells
        self.open_rows += 1
        if len(self.open_totals) < _MOST_LISTED:
            self.open_totals.append(OpenTotal(names, left_out, cells))

    def _compare(
        self, names: tuple[str, ...], n: int, declared: int | None, summed: Decimal | None, *, is_whole: bool
    ) -> None:
        if declared is None or summed is None:
            return
        self.compared += 1
        if (said := self._number(n, declared)) != summed:
            self.differing += 1
            if len(self.differences) < _MOST_LISTED:
                self.differences.append(Difference(names, self._codes[n], said, summed, is_whole))

    def _number(self, n: int, whole: int) -> Decimal:
        return Decimal(whole).scaleb(-self._places[n])

    def columns(self, headers: Sequence[str]) -> Iterator[ColumnSum]:
        """Every indicator over all rows."""
        for n, (code, header) in enumerate(zip(self._codes, headers, strict=True)):
            total, seen = self._sums[n], self._seen[n]
            yield ColumnSum(
                indicator=self._form.table.by_code[code],
                header=header,
                total=None if total is None else self._number(n, total),
                filled=seen["filled"],
                blank_cells=seen["blank_cells"],
                hidden=seen["hidden"],
                not_added=seen["not_added"],
            )


def _whole(number: object) -> int | None:
    return None if number is None else int(str(number))
