"""The gap of wide tables: each unit's state with each indicator as `gaps.compare` has it, in one SQL text."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from filecmp import cmp
from fractions import Fraction
from math import lcm
from pathlib import Path

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.finding import Parameter
from cedu_targets.domain.gap import State, Timetable
from cedu_targets.domain.indicator import Indicator
from cedu_targets.engines.columns import columns_of
from cedu_targets.engines.engine import Engine
from cedu_targets.engines.form import MOST_DIGITS, WideForm, form_of
from cedu_targets.engines.gap_report import DistrictStanding, IndicatorStanding, WideGapReport
from cedu_targets.engines.measure import MULTIPLIED, WIDE
from cedu_targets.engines.views import Keys, define_views, keys_of
from cedu_targets.packs.pack import RulePack

_STATES = tuple(State)
_MOST_LISTED = 200
_FEWEST_COPIED = 100
"""Units that all meet their targets exactly: fewer may have done so."""
_LARGEST = 9 * 10**18


def gap_wide(
    engine: Engine,
    targets: Sequence[str],
    achieved: Sequence[str],
    pack: RulePack,
    as_of: date,
    *,
    as_given: bool = False,
) -> WideGapReport:
    """Hold achievements against targets. Raises InputFault where columns are not understood, or not alike.

    The year is that of the day. A unit is matched by its names at all levels; one with two rows on a side, or with a
    cell that cannot be kept exactly, is compared in nothing. Achievements that are the targets themselves are refused
    (GA011), unless they are meant `as_given`.
    """
    if not as_given and all(any(_is_same_file(path, issued) for issued in targets) for path in achieved):
        raise _issued(achieved[0])
    forms, keys = [], []
    for side, paths in (("t_", targets), ("a_", achieved)):
        source = engine.open(paths, f"{side}source")
        columns = columns_of(source, pack, paths[0])
        if columns.period is not None:
            raise InputFault("RD166", {"name": columns.headers[columns.period - 1]}, paths[0])
        forms.append(form_of(pack, columns, source))
        keys.append(keys_of(columns))
        define_views(engine, forms[-1], keys[-1], pack.district.names if pack.district is not None else (), side)
    if keys[0].levels != keys[1].levels:
        raise _other_levels(engine, keys, targets[0], achieved[0])
    comparison = _Comparison(engine, forms[0], forms[1], keys[0], pack, as_of)
    report = comparison.report(tuple(targets), tuple(achieved))
    if not as_given and comparison.is_copy(report):
        raise _issued(achieved[0])
    return report


def _issued(path: str) -> InputFault:
    """GA011: these achievements are the targets as they were issued."""
    return InputFault("GA011", {"text": "", "targets": None, "achieved": None}, path, variant="issued")


def _is_same_file(path: str, issued: str) -> bool:
    """Whether two paths are one file, or two with the same bytes."""
    try:
        return Path(path).samefile(issued) or cmp(path, issued, shallow=False)
    except OSError:  # the engine says what is wrong with it
        return False


def _other_levels(engine: Engine, keys: Sequence[Keys], targets: str, achieved: str) -> InputFault:
    """RD167; where one side only goes further down, with the call that sums it to the level of the other."""
    (_, upper), (path, finer) = sorted(
        zip((targets, achieved), keys, strict=True), key=lambda side: len(side[1].levels)
    )
    told: dict[str, Parameter] = {"other": targets, "engine": engine.name}
    told |= {"path": path, "level": str(upper.levels[-1])}
    variant = "finer" if finer.levels[: len(upper.levels)] == upper.levels else ""
    return InputFault("RD167", told, achieved, variant=variant)


class _Comparison:
    """Both sides under the names of the pack's columns."""

    def __init__(
        self, engine: Engine, targets: WideForm, achieved: WideForm, keys: Keys, pack: RulePack, as_of: date
    ) -> None:
        self._engine, self._targets, self._achieved, self._keys, self._pack = engine, targets, achieved, keys, pack
        table = targets.table if pack.pace is None else pack.pace.applied(targets.table, targets.context)
        year = as_of.year
        self._timetable = Timetable(as_of, year) if pack.pace is None else pack.pace.timetable(as_of, year)
        self._indicators = [one for one in table.indicators if one.code in achieved.columns.codes]
        self._define()

    def _define(self) -> None:
        """`pairs`: every unit of either side once, with the state of each indicator as its number in `State`."""
        names = self._keys.upto(len(self._keys.levels))
        for side, form in (("t", self._targets), ("a", self._achieved)):
            cells = ", ".join(f"MAX({form.name(one.code)}) AS {side}{n}" for n, one in enumerate(self._indicators))
            sums = f"{cells}, SUM(odd) AS {side}_odd, COUNT(*) AS {side}_rows"
            listed = ", ".join(f"{name} AS {side}_{name}" for name in names)
            self._engine.define(
                f"{side}_units",
                f"SELECT {listed}, {sums} FROM {side}_wide WHERE k = 0 GROUP BY {', '.join(names)}",
            )
        same = " AND ".join(f"t_{name} = a_{name}" for name in names)
        self._engine.define("both_sides", f"SELECT * FROM t_units LEFT JOIN a_units ON {same}")
        states = ", ".join(f"{self._state(n, one)} AS z{n}" for n, one in enumerate(self._indicators))
        keys = ", ".join(f"t_{name} AS {name}" for name in self._keys.names)
        numbers = ", ".join(f"t{n}, a{n}" for n in range(len(self._indicators)))
        sound = "t_rows = 1 AND COALESCE(a_rows, 1) = 1 AND t_odd = 0 AND COALESCE(a_odd, 0) = 0"
        head = f"{keys}, " if keys else ""
        self._engine.define("pairs", f"SELECT {head}{numbers}, {states} FROM both_sides WHERE {sound}")

    def _state(self, n: int, indicator: Indicator) -> str:
        """`gaps.compare` in SQL: decided by multiplication, so that no quotient is rounded."""
        target, reached = self._factors(indicator)
        due = self._timetable.due(indicator)
        cases = [
            (f"t{n} IS NULL", State.NOT_ASSIGNED),
            (f"a{n} IS NULL AND t{n} <> 0", State.NOT_REPORTED),
            (f"t{n} = 0 OR {_times(f't{n}', target)} = {_times(f'a{n}', reached)}", State.MET),
            (f"{_times(f't{n}', target)} < {_times(f'a{n}', reached)}", State.EXCEEDED),
        ]
        if due is None:
            last = State.BELOW
        else:
            last = State.BEHIND
            cases.append((f"t{n} < 0", State.BEHIND))
            cases.append((_reaches(n, target, reached, due), State.ON_PACE))
            slightly = due - self._timetable.slightly_behind
            cases.append((_reaches(n, target, reached, slightly), State.SLIGHTLY_BEHIND))
        said = " ".join(f"WHEN {condition} THEN {_STATES.index(state)}" for condition, state in cases)
        return f"CASE {said} ELSE {_STATES.index(last)} END"

    def _factors(self, indicator: Indicator) -> tuple[int, int]:
        """By which both sides' steps of an indicator are multiplied to be steps of one size."""
        steps = (self._targets.places[indicator.code], self._achieved.places[indicator.code])
        target, reached = (10 ** (max(steps) - one) for one in steps)
        return target, reached

    def report(self, targets: tuple[str, ...], achieved: tuple[str, ...]) -> WideGapReport:
        """What was counted."""
        districts, left_out = self._districts(), self._left_out()
        return WideGapReport(
            engine=self._engine.name,
            pack=self._pack.name,
            title=self._pack.title,
            targets=targets,
            achieved=achieved,
            as_of=self._timetable.as_of,
            units=sum(one.units for one in districts),
            districts=len(districts),
            indicators=tuple(self._standing()),
            worst=tuple(sorted(districts, key=_worst_first)[:_MOST_LISTED]),
            late=sum(one.is_late for one in districts),
            silent=left_out["silent"],
            strangers=left_out["strangers"],
            doubled=left_out["doubled"],
            unreadable=left_out["unreadable"],
        )

    def is_copy(self, report: WideGapReport) -> bool:
        """Whether every number of very many units equals its target, and these are not one number for all.

        What the states rule out is not asked of the rows.
        """
        equal = (State.MET, State.NOT_ASSIGNED)
        is_alike = not any(report.count(state) for state in State if state not in equal)
        if report.units < _FEWEST_COPIED or report.silent or report.strangers or not is_alike:
            return False
        differing, varied = [], []
        for n, one in enumerate(self._indicators):
            target, reached = self._factors(one)
            same = f"t{n} IS NULL AND a{n} IS NULL OR {_times(f't{n}', target)} = {_times(f'a{n}', reached)}"
            differing.append(f"SUM(CASE WHEN {same} THEN 0 ELSE 1 END)")
            varied.append(f"CASE WHEN MIN(NULLIF(t{n}, 0)) <> MAX(NULLIF(t{n}, 0)) THEN 1 ELSE 0 END")
        ((other, kinds),) = self._engine.rows(f"SELECT {' + '.join(differing)}, {' + '.join(varied)} FROM pairs")
        return int(str(other)) == 0 and int(str(kinds)) > 0

    def _left_out(self) -> dict[str, int]:
        """The units that are compared in nothing, by why."""
        names = self._keys.upto(len(self._keys.levels))
        same = " AND ".join(f"t_{name} = a_{name}" for name in names)
        doubled, odd = "t_rows > 1 OR COALESCE(a_rows, 1) > 1", "t_odd > 0 OR COALESCE(a_odd, 0) > 0"
        counts = [
            f"SUM(CASE WHEN {one} THEN 1 ELSE 0 END)"
            for one in ("a_rows IS NULL", doubled, f"NOT ({doubled}) AND ({odd})")
        ]
        ((silent, twice, unreadable),) = self._engine.rows(f"SELECT {', '.join(counts)} FROM both_sides")
        strange = f"SELECT COUNT(*) FROM a_units LEFT JOIN t_units ON {same} WHERE t_rows IS NULL"
        ((strangers,),) = self._engine.rows(strange)
        found = {"silent": silent, "doubled": twice, "unreadable": unreadable, "strangers": strangers}
        return {name: int(str(count or 0)) for name, count in found.items()}

    def _standing(self) -> list[IndicatorStanding]:
        """Every indicator over all units."""
        counts = []
        for n in range(len(self._indicators)):
            counts += [f"SUM(CASE WHEN z{n} = {at} THEN 1 ELSE 0 END)" for at in range(len(_STATES))]
            known = f"t{n} IS NOT NULL AND a{n} IS NOT NULL"
            counts += [f"SUM(CASE WHEN {known} THEN CAST({side}{n} AS {WIDE}) END)" for side in "ta"]
            counts.append(f"SUM(CAST(t{n} AS {WIDE}))")
        (numbers,) = self._engine.rows(f"SELECT {', '.join(counts)} FROM pairs")
        found, width = [], len(_STATES) + 3
        for n, indicator in enumerate(self._indicators):
            *states, target, reached, whole = numbers[n * width : (n + 1) * width]
            places = self._targets.places[indicator.code]
            sums = (
                _amount(target, places, indicator),
                _amount(reached, self._achieved.places[indicator.code], indicator),
                _amount(whole, places, indicator),
            )
            by_state = {state: int(str(count or 0)) for state, count in zip(_STATES, states, strict=True)}
            found.append(IndicatorStanding(indicator, by_state, *sums, self._timetable.due(indicator)))
        return found

    def _districts(self) -> list[DistrictStanding]:
        """Every district over all its units and indicators."""
        names = ", ".join(self._keys.names)
        counts = []
        for at in range(len(_STATES)):
            cells = " + ".join(f"CASE WHEN z{n} = {at} THEN 1 ELSE 0 END" for n in range(len(self._indicators)))
            counts.append(f"SUM({cells})")
        head, gathered = (f"{names}, ", f" GROUP BY {names}") if names else ("", "")
        sql = f"SELECT {head}COUNT(*), {', '.join(counts)} FROM pairs{gathered}"
        width = len(self._keys.names)
        return [
            DistrictStanding(
                tuple(str(name) for name in row[:width] if name),
                int(str(row[width] or 0)),
                {state: int(str(count or 0)) for state, count in zip(_STATES, row[width + 1 :], strict=True)},
            )
            for row in self._engine.rows(sql)
        ]


def _times(cell: str, factor: int) -> str:
    if factor == 1:
        return cell
    return f"{factor} * {cell if factor * 10**MOST_DIGITS < _LARGEST else f'CAST({cell} AS {MULTIPLIED})'}"


def _reaches(n: int, target: int, reached: int, share: Fraction) -> str:
    """Whether achieved ÷ target is at least a share, the target being above 0."""
    by = lcm(share.denominator)
    return f"{_times(f'a{n}', reached * by)} >= {_times(f't{n}', target * int(share * by))}"


def _amount(total: object, places: int, indicator: Indicator) -> Decimal | None:
    if total is None or not indicator.additive:
        return None
    return Decimal(int(str(total))).scaleb(-places)


def _worst_first(one: DistrictStanding) -> tuple[int, int, int, tuple[str, ...]]:
    first, then, last = (State.BEHIND, State.NOT_REPORTED, State.SLIGHTLY_BEHIND)
    return -one.states[first], -one.states[then], -one.states[last], one.names
