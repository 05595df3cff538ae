"""Tally: what was found in all districts, counted as they come; which of them are judged one by one."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.engines.measure import Measure
from cedu_targets.engines.queries import Counted
from cedu_targets.engines.report import DistrictCount, LeftOut, RuleCount
from cedu_targets.engines.roll_ups import CountedSum, RollUp
from cedu_targets.engines.views import Keys
from cedu_targets.report import FileReport

MOST_DIAGNOSED = 50
"""Districts that are judged one by one with the causes of what fails; nobody reads more in one sitting."""
MOST_READ = 500
"""Districts with cells that no engine keeps, which are read one by one so that they are counted at all."""
MOST_ROWS = 20_000
"""Of a district that is judged one by one."""
_MOST_LISTED = 200

Key = tuple[str, ...]


class Choice(NamedTuple):
    """The districts that are judged one by one, the worst first."""

    keys: tuple[Key, ...]
    diagnosed: frozenset[Key]


class Tally:
    """What was found in all districts.

    A district is counted by the engine, or else by its own report (where some of its cells are odd): never by both.
    """

    def __init__(self, keys: Keys, measures: Sequence[Measure]) -> None:
        self._keys, self._measures = keys, measures
        self._counts: dict[tuple[str, str, str, Severity, str], list[int]] = {}
        for one in measures:
            self._counts.setdefault(_kind(one), [0, 0])
        self._failing: dict[Key, DistrictCount] = {}
        self._odd: dict[Key, DistrictCount] = {}
        self._files: list[FileReport] = []
        self._rows = self._districts = self._without_total = self._open_sums = 0
        self._checks = {one.rule: (one.check, one.why) for one in measures}

    def add(self, one: Counted) -> None:
        """Count one district."""
        if not one.rows:
            return
        self._rows += one.rows
        self._districts += 1
        self._without_total += not one.totals
        district = self._district(one.key, one.rows)
        if one.odd:
            self._odd[one.key] = replace(district, unreadable=one.odd)
        else:
            self._add(one.key, district, self._measures, one.found)

    def add_sum(self, roll_up: RollUp, total: CountedSum) -> None:
        """Count a total of another level; in a district that is read one by one, its own report tells it."""
        for one in roll_up.measures:
            self._counts.setdefault(_kind(one), [0, 0])
            self._checks.setdefault(one.rule, (one.check, one.why))
        key = self.key_of(total.key)
        if roll_up.is_within and key in self._odd:
            return
        if total.odd:
            self._open_sums += 1
            return
        self._add(key, self._failing.get(key) or self._district(key, 0), roll_up.measures, total.found)

    def key_of(self, names: Key) -> Key:
        """The key of the district that a total lies in, or of its own where it lies around districts."""
        width = len(self._keys.names)
        return names[:width] + ("",) * (width - len(names))

    def _add(self, key: Key, district: DistrictCount, measures: Sequence[Measure], found: Sequence[int]) -> None:
        added = dict.fromkeys(Severity, 0)
        kinds: dict[tuple[str, str, str, Severity, str], int] = {}
        for one, places in zip(measures, found, strict=True):
            if places:
                kinds[_kind(one)] = kinds.get(_kind(one), 0) + places
                added[one.severity] += places
        for kind, places in kinds.items():
            self._counts[kind][0] += places
            self._counts[kind][1] += 1
        if kinds:
            district = self._failing.get(key, district)
            self._failing[key] = replace(
                district,
                errors=district.errors + added[Severity.ERROR],
                warnings=district.warnings + added[Severity.WARNING],
                notes=district.notes + added[Severity.NOTE],
            )

    def _district(self, key: Key, rows: int) -> DistrictCount:
        period = key[0] if self._keys.has_period and key else None
        names = key[1:] if self._keys.has_period else key
        return DistrictCount(tuple(name for name in names if name), period or None, rows)

    def chosen(self) -> Choice:
        """The worst districts, and those with odd cells; districts with notes alone are not looked into."""
        worst = [key for key, one in self._sorted(self._failing) if one.errors or one.warnings]
        worst = [key for key in worst if 0 < self._failing[key].rows <= MOST_ROWS]
        odd = [key for key, one in self._sorted(self._odd) if one.rows <= MOST_ROWS][:MOST_READ]
        diagnosed = worst[:MOST_DIAGNOSED] or odd[:MOST_DIAGNOSED]
        return Choice((*worst[:MOST_DIAGNOSED], *odd), frozenset(diagnosed))

    @staticmethod
    def _sorted(districts: Mapping[Key, DistrictCount]) -> list[tuple[Key, DistrictCount]]:
        return sorted(districts.items(), key=lambda one: (*_order(one[1]), one[0]))

    def judge(self, key: Key, report: FileReport) -> None:
        """Take in what a district's own report says; where its cells are odd, it is what counts."""
        self._files.append(report)
        if key not in self._odd:
            self._failing[key] = replace(self._failing[key], is_judged=True)
            return
        kinds: dict[tuple[str, str, str, Severity, str], int] = {}
        for finding in report.findings:
            check, why = self._checks.get(finding.rule, ("", ""))
            kind = (finding.rule, check, finding.code, finding.severity, why)
            kinds[kind] = kinds.get(kind, 0) + _places(finding)
        for kind, places in kinds.items():
            count = self._counts.setdefault(kind, [0, 0])
            count[0] += places
            count[1] += 1
        by_severity = {one: sum(places for kind, places in kinds.items() if kind[3] is one) for one in Severity}
        self._odd[key] = replace(
            self._odd[key],
            errors=by_severity[Severity.ERROR],
            warnings=by_severity[Severity.WARNING],
            notes=by_severity[Severity.NOTE],
            is_judged=True,
        )

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Sums over several districts that cannot be said, since some cells are odd."""
        return (LeftOut("", "district_sum", "engine_open_sums", str(self._open_sums)),) if self._open_sums else ()

    def told(self) -> dict[str, Any]:
        """The fields of the report."""
        counts = (
            RuleCount(rule, check, code, severity, places, districts, why)
            for (rule, check, code, severity, why), (places, districts) in self._counts.items()
        )
        districts = self._failing | {key: one for key, one in self._odd.items() if one.errors or not one.is_judged}
        ordered = tuple(one for _, one in self._sorted(districts))
        return {
            "rows": self._rows,
            "districts": self._districts,
            "failing": len(districts),
            "counts": tuple(counts),
            "worst": ordered[:_MOST_LISTED],
            "others": ordered[_MOST_LISTED:],
            "files": tuple(self._files),
            "unreadable": sum(one.unreadable for one in self._odd.values()),
            "unjudged": sum(one.unreadable for one in self._odd.values() if not one.is_judged),
            "without_total": self._without_total,
        }


def _kind(one: Measure) -> tuple[str, str, str, Severity, str]:
    return one.rule, one.check, one.code, one.severity, one.why


def _order(one: DistrictCount) -> tuple[int, int, int, int]:
    return -one.errors, -one.unreadable, -one.warnings, -one.notes


def _places(finding: Finding) -> int:
    """Cells; a sum that fails almost everywhere is one finding of many."""
    return 1 + len(finding.related) if finding.code == "RD062" else 1
