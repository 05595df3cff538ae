"""PA001, PA002: the targets of an indicator from year to year."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from cedu_targets.checks.items.item_rule import ItemRule
from cedu_targets.checks.rule import Extent
from cedu_targets.domain.attainment import Step, TargetPath, paths_of
from cedu_targets.domain.context import Context
from cedu_targets.domain.document import Document
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.items import Item, Items
from cedu_targets.domain.numbers import percent, plain
from cedu_targets.domain.targets import Counting, TargetKind, TargetRelation

_FEWEST = 3
"""Dated targets of an indicator that make a path by themselves; two may be a year and its end."""
_BRACKETS = ("[", "【", "〔")


class Direction(StrEnum):
    """Where the targets of an indicator have to go."""

    UP = "up"
    """逐年不降"""
    DOWN = "down"
    """逐年不升"""


class Path(ItemRule, frozen=True, kw_only=True):
    """The targets of an indicator do not fall from year to year (or do not rise), and no year in between lacks one.

    What no pack states is only noted: the one step that goes against all others, and a cumulative number that falls.
    """

    codes: ClassVar = ("PA001", "PA002")
    is_usual: ClassVar = True
    is_of_lists: ClassVar = False
    is_of_targets: ClassVar = True

    check: Literal["path"] = "path"
    indicator: Annotated[str, Meta(pattern=r"^\S{1,200}$")] | None = None
    """The indicator, as the targets name it; by default each of which no other rule speaks."""
    direction: Direction | None = None
    """up: no target is lower than the one of the year before; down: none is higher. By default nothing is demanded."""

    @property
    def binds(self) -> Severity:
        """A note where no direction is demanded."""
        return super().binds if self.direction is not None or self.severity is not None else Severity.NOTE

    def judge(self, items: Items, context: Context) -> Iterator[Finding | NotJudged]:
        """PA001 at each target that goes against the direction, PA002 at the first one behind years without any.

        Not judged is a path that the pack speaks of where fewer than two of its targets have a last day.
        """
        paths = self._paths(items, context)
        entries = {target.id: entry for entry in items.entries for target in entry.targets}
        if self.indicator is not None and not paths and self.is_about(items):
            yield self.not_judged(items.whole_place, "no_path", indicator=self.indicator)
        for path in paths:
            yield from self._against(path, entries)
            if path.missing:
                yield self._missing(path, entries)

    def extent(self, document: Document, context: Context) -> Extent:
        """Every dated target of these indicators."""
        assert isinstance(document, Items)
        return Extent(0, sum(len(path.steps) for path in self._paths(document, context)))

    def parameters(self) -> dict[str, Parameter]:
        """The indicator and the direction."""
        return {"indicator": self.indicator, "direction": self.direction}

    def is_about(self, items: Items) -> bool:
        """Whether any of its targets stands in a list."""
        return any(target.indicator == self.indicator for entry in items.entries for target in entry.targets)

    def _paths(self, items: Items, context: Context) -> Sequence[TargetPath]:
        paths = paths_of(items)
        if self.indicator is not None:
            return [path for path in paths if path.indicator == self.indicator]
        own = (path for path in paths if len(path.steps) >= _FEWEST or _is_cumulative(path))
        return [path for path in own if path.indicator not in context.paths]

    def _against(self, path: TargetPath, entries: dict[str, Item]) -> Iterator[Finding]:
        steps, is_cumulative = list(pairwise(path.steps)), _is_cumulative(path)
        match self.direction:
            case Direction.UP:
                against = [(one, other) for one, other in steps if other.value < one.value]
            case Direction.DOWN:
                against = [(one, other) for one, other in steps if other.value > one.value]
            case None if is_cumulative:
                against = [(one, other) for one, other in steps if other.value < one.value]
            case None:
                against = _odd_one(path.steps)
        for one, other in against:
            variant = "" if other.value < one.value else "rise"
            if self.direction is None:
                variant = "cumulative" if is_cumulative else "odd_rise" if variant else "odd_fall"
            told: dict[str, Parameter] = {"name": path.name, "year": one.year, "value": _written(one)}
            told |= {"later": other.year, "later_value": _written(other)}
            place, related = (_entry(step, entries).place for step in (other, one))
            yield Finding("PA001", self.id, self.binds, place, told, related=(related,), variant=variant)

    def _missing(self, path: TargetPath, entries: dict[str, Item]) -> Finding:
        first = next(step for step in path.steps if step.year > path.missing[0])
        years = "、".join(map(str, path.missing))
        told: dict[str, Parameter] = {"name": path.name, "years": years}
        told |= {"first": path.steps[0].year, "last": path.steps[-1].year}
        return Finding("PA002", self.id, Severity.NOTE, _entry(first, entries).place, told)


def _is_cumulative(path: TargetPath) -> bool:
    """Whether its numbers count all that there are by then: [20] does not, it sums the years of one plan."""
    targets = [step.target for step in path.steps if step.target is not None]
    return all(
        target.kind is TargetKind.COUNT
        and target.relation is not TargetRelation.AT_MOST
        and (target.counting is Counting.CUMULATIVE or "累计" in (target.name or ""))
        and target.printed[:1] not in _BRACKETS
        for target in targets
    )


def _odd_one(path: Sequence[Step]) -> list[tuple[Step, Step]]:
    """The one step that goes against all others, two at least; none where each number is of that year alone.

    Without one of its two numbers all must go one way: one that goes up and down has no way to go against.
    """
    if any(step.target is not None and step.target.counting is Counting.NEW for step in path):
        return []
    steps = list(pairwise(path))
    rises = [step for step in steps if step[0].value < step[1].value]
    falls = [step for step in steps if step[0].value > step[1].value]
    for odd, others, sign in ((rises, falls, -1), (falls, rises, 1)):
        if len(odd) == 1 and len(others) > 1:
            without = ([sign * step.value for step in path if step is not out] for out in odd[0])
            return odd if any(values == sorted(values) for values in without) else []
    return []


def _entry(step: Step, entries: dict[str, Item]) -> Item:
    assert step.target is not None  # a step of what was demanded
    return entries[step.target.id]


def _written(step: Step) -> str:
    """The number of a step with its unit of measure: 60%, 30学时."""
    target = step.target
    assert target is not None
    if target.unit_of_measure == "%":
        return percent(target.number)
    return f"{plain(target.number)}{target.unit_of_measure or ''}"
