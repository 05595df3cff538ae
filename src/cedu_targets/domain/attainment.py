"""Attainment (目标达成情况): what was reached of the targets that a text sets, by a day, and from year to year."""

from collections import Counter
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from cedu_targets.domain.gap import State
from cedu_targets.domain.items import Items
from cedu_targets.domain.place import Place
from cedu_targets.domain.targets import Counting, Target, TargetKind


class Figure(Struct, frozen=True):
    """A number that was reported: an achievement, or a base (基数) that a ratio divides by."""

    name: str
    """The target's indicator, or the base, that it is a number of, as the targets name it."""
    unit: str | None
    """Whose number it is; None for the whole (全区)."""
    year: int | None
    """The year that it is of; None where nothing says one."""
    value: Decimal
    """In plain units (人, not 万人); a rate as a share."""
    unit_of_measure: str | None
    """人, 人次, 元, %; None where nothing says it."""
    path: str
    place: Place
    heading: str = ""
    """The column, or the row, as it is printed."""
    is_rate: bool = False
    """Whether the ratio itself was reported, and not what it is a ratio of."""
    counting: Counting | None = None
    """What its heading says of it: 新建, 累计."""
    source: str | None = None
    """Of a base: where it comes from (来源)."""
    is_at_least: bool = False
    """Whether what came calls it incomplete (不完整): there are no fewer, and maybe more."""
    is_answer: bool = False
    """Whether it was written as an answer (有, 无): of the whole no number of its units."""


class Why(StrEnum):
    """Why a target could not be judged, though something was reported."""

    NO_BASE = "no_base"
    """What the ratio divides by was not given."""
    ZERO_BASE = "zero_base"
    NO_NUMBER = "no_number"
    """The text demands no number."""
    COUNTING = "counting"
    """New ones or all of them: the text, or the report, does not say which."""
    ATTENDANCES = "attendances"
    """人次 were reported of a target in 人."""
    MEASURE = "measure"
    """Another unit of measure was reported, or a ratio where a number was due."""
    INCOMPLETE = "incomplete"
    """Some units did not report, and what the others did does not decide it."""
    DIFFER = "differ"
    """Two numbers were reported that differ."""
    ABOVE_BASE = "above_base"
    """More of them than there are: one of the two numbers is wrong."""
    UNREADABLE = "unreadable"
    """Something is written that is no number."""
    ALTERNATIVE = "alternative"
    """It is short, and whether another of its alternatives was reached is not known: one is enough."""


class Attained(Struct, frozen=True):
    """One target on a day: what was reached of it by the whole, or by one unit, in one year.

    `state` is MET, EXCEEDED, ON_PACE (a number of an earlier year reaches it, and may fall again), BELOW (short of it
    before its deadline, or of a hope), BEHIND (short of it on its last day or later), NOT_REPORTED, NOT_ASSIGNED; None
    where it cannot be judged, then `why` says why.
    """

    target: Target
    unit: str | None
    """None for the whole."""
    year: int | None
    """The year of what was reached; of a target of every year the year that is asked about."""
    judged_on: date | None
    """The day from which on being short of it is a failure: its last day, read as late as the text allows; of every
    year December 31; without a time the last day of the plan (then `is_reading`). None where there is none."""
    state: State | None
    why: Why | None = None
    value: Fraction | None = None
    """What was reached, in the target's terms: a share, a number, so much a head."""
    numerator: Figure | None = None
    """What was reported; of a sum over units the first of them."""
    base: Figure | None = None
    total: Decimal | None = None
    """The numerator as it was used: the number itself, or the sum over the units."""
    base_total: Decimal | None = None
    """The base as it was used."""
    units: tuple[str, ...] = ()
    """The units that were summed; of a coverage those that have it."""
    lacking: tuple[str, ...] = ()
    """Of a coverage: the units that have reported that they lack it, or that have too few."""
    silent: tuple[str, ...] = ()
    """The units of which nothing was reported."""
    is_reading: bool = False
    """Whether nobody printed its time: it is judged at the end of the plan."""
    missing: str | None = None
    """The base, or the number, that has to be asked for."""
    needed: Fraction | None = None
    """What has to be reached where it is not the number of the target: the share of all units (1) of a coverage that
    demands so many of each, and of one unit the base that it has to cover."""
    met_by: str | None = None
    """Of several alternatives of which one is enough: the target that was reached, so that nothing is missing here."""

    @property
    def demanded(self) -> Fraction | None:
        """What has to be reached, in the terms of `value`; None where no number is demanded."""
        if self.needed is not None:
            return self.needed
        return None if self.target.value is None else Fraction(self.target.value)

    @property
    def gap(self) -> Fraction | None:
        """target − achieved: negative where it is exceeded; of a share in shares."""
        return None if self.value is None or self.demanded is None else self.demanded - self.value

    @property
    def completion(self) -> Fraction | None:
        """achieved ÷ target; None of a target of 0."""
        return None if self.value is None or not self.demanded else self.value / self.demanded

    @property
    def is_whole(self) -> bool:
        """Whether it speaks of all units together."""
        return self.unit is None


class Trend(StrEnum):
    """How the targets of one indicator go from year to year."""

    UP = "up"
    """逐年不降"""
    DOWN = "down"
    """逐年不升"""
    LEVEL = "level"
    MIXED = "mixed"


class Step(Struct, frozen=True):
    """What an indicator is to be at the end of a year, or was in it."""

    year: int
    value: Fraction
    target: Target | None = None
    """None of what was achieved."""


class TargetPath(Struct, frozen=True):
    """One indicator over years: the targets step by step, and what was achieved in each year of which that is known."""

    indicator: str
    name: str
    steps: tuple[Step, ...]
    """Two or more, by year."""
    achieved: tuple[Step, ...] = ()
    missing: tuple[int, ...] = ()
    """Years between the first and the last that have no target, where others of its document have one in that year or
    most of its own follow year by year: 2025, 2030 and 2035 lack none."""

    @property
    def trend(self) -> Trend:
        """How its targets go."""
        pairs = list(pairwise(self.steps))
        rises = any(one.value < other.value for one, other in pairs)
        falls = any(one.value > other.value for one, other in pairs)
        if rises and falls:
            return Trend.MIXED
        return Trend.UP if rises else Trend.DOWN if falls else Trend.LEVEL


_Key = tuple[str, TargetKind, bool, int]


def paths_of(items: Items) -> tuple[TargetPath, ...]:
    """The indicators of a document that have targets for the ends of two or more years, in the order of the document.

    What an indicator was before its targets, where the document says so (2020年（基期）), is what was achieved.
    A share and a number of one name are two indicators, and so are the whole and each of its units. Of two targets of
    one indicator and year the second begins a path of its own, so that no step hides another.
    """
    grouped: dict[_Key, dict[int, Step]] = {}
    seen: Counter[tuple[_Key, int]] = Counter()
    for target in (target for entry in items.entries for target in entry.targets):
        name = target.indicator or target.name
        if name is None or target.value is None or target.due.end is None:
            continue
        year = target.due.end.year
        first: _Key = (name, target.kind, target.each, 0)
        number = seen[first, year]
        seen[first, year] += 1
        grouped.setdefault((*first[:-1], number), {})[year] = Step(year, Fraction(target.value), target)
    years = {year for steps in grouped.values() for year in steps}
    return tuple(_path(items, key, steps, years) for key, steps in grouped.items() if len(steps) > 1)


def _path(items: Items, key: _Key, by_year: dict[int, Step], years: Collection[int]) -> TargetPath:
    indicator, kind, *_ = key
    steps = tuple(by_year[year] for year in sorted(by_year))
    yearly = sum(other.year - one.year == 1 for one, other in pairwise(steps))
    between = range(steps[0].year, steps[-1].year)
    expected = between if 2 * yearly >= len(steps) - 1 else [year for year in between if year in years]
    name = next((step.target.name for step in steps if step.target and step.target.name), indicator)
    missing = (year for year in expected if year not in by_year)
    before = [one for one in items.start_values if (one.name, one.kind) == (name, kind)]
    achieved = tuple(Step(one.year, Fraction(one.value)) for one in sorted(before, key=lambda one: one.year))
    return TargetPath(indicator, name, steps, achieved, tuple(missing))
