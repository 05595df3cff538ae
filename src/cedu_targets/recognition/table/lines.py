"""Lines of a table in which sums are sought, rows or columns, and the evidence for a sum among them.

A line's cells stand on the lines that cross it, and every crossing line gives its evidence: a sum of many digits that
comes out right is hardly ever chance, one of small numbers often is. Evidence is counted in quarters of a bit, as whole
numbers, so that all readings of a table can be held against each other.
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property
from math import gcd, isqrt
from typing import NamedTuple

from msgspec import Struct, field

from cedu_targets.domain.rounding_tolerance import rounding_explains

Cells = Sequence[int | None]
"""The numbers of a line in whole steps, by crossing line; None where there is none."""
BIT = 4
_FAILURE = 2 * BIT
"""What a failure costs: of a true sum, one number in four may be wrong."""
_MOST = 20 * BIT
DEVIATIONS = 4
"""Of rounded sums one in 16,000 is off by more."""
_LITTLE = 20
"""A difference of one in so many is small beside the whole."""
_QUARTER = 4
"""A difference of one in so many is far off."""
_CLOSE = 500
"""A whole of so many times the difference: chance comes so near once in a few hundred tries."""
_SAMPLE, _FEW = 24, 3
"""Crossing lines that tell whether a sum is worth judging on all, and those of them where it must not fail."""
_FINE = 10
"""A whole of so many times what rounding may do: of smaller numbers, being off by one says nothing."""
_MOST_WORK = 5_000_000


class State(StrEnum):
    """How a sum fares on one crossing line."""

    EXACT = "exact"
    """Right to the last digit, with two numbers and more in it."""
    NEAR = "near"
    """Off by no more than rounding explains."""
    FAILED = "failed"
    SILENT = "silent"
    """Nothing to judge: blank, unknown, or one number that is copied."""


class Outcome(NamedTuple):
    """A state, and the evidence that it gives."""

    state: State
    evidence: int = 0


class LineSum(Struct, frozen=True):
    """One line that is the sum of others, with the crossing lines where it holds, nearly holds and fails."""

    whole: int
    parts: tuple[int, ...]
    exact: tuple[int, ...] = ()
    near: tuple[int, ...] = ()
    failed: tuple[int, ...] = ()
    close: tuple[int, ...] = ()
    """Those of the failures that are off by so little that it is hardly chance."""
    evidence: int = 0
    """How unlikely it is that it holds so often by chance, less what its failures say against it."""

    @property
    def held(self) -> int:
        """On how many crossing lines it holds, but for rounding."""
        return len(self.exact) + len(self.near)

    @property
    def astray(self) -> int:
        """On how many it fails, and not by little."""
        return len(self.failed) - len(self.close)


class Work(Struct):
    """What the search for sums may still cost, in cells looked at; every step of it takes an eighth of that at most.

    Tables that people write stay far below. In larger ones the likeliest sums are looked at, on some of the lines.
    """

    left: int = _MOST_WORK

    @property
    def share(self) -> int:
        """What one step may cost."""
        return self.left // 8

    def spend(self, cells: int) -> None:
        """Count what a step did cost."""
        self.left -= min(cells, self.left)


class Lines(Struct, frozen=True, dict=True):
    """The lines of one direction, with what rounding may do to their cells."""

    cells: Sequence[Cells]
    """By line, then by crossing line."""
    unknown: Sequence[frozenset[int]]
    """By line: the crossing lines where its cell holds something that is no number."""
    steps: Sequence[Sequence[int]]
    """By line, then by crossing line: the finest step of the numbers there."""
    dust: int = 0
    """A step that no person writes: numbers so fine are results of a machine, and are off by as little."""
    work: Work = field(default_factory=Work)

    @cached_property
    def across(self) -> range:
        """The crossing lines."""
        return range(len(self.cells[0]) if self.cells else 0)

    @cached_property
    def rising(self) -> Sequence[bool]:
        """By crossing line: whether no number there is negative, so that a run only grows."""
        return [all((line[at] or 0) >= 0 for line in self.cells) for at in self.across]

    def outcome(self, whole: int, parts: Sequence[int], at: int) -> Outcome:
        """How a sum fares on one crossing line."""
        total = self.cells[whole][at]
        if total is None or at in self.unknown[whole]:
            return Outcome(State.SILENT)
        numbers = [(number, self.steps[part][at]) for part in parts if (number := self.cells[part][at])]
        if total == 0 and not numbers:
            return Outcome(State.SILENT)
        off = abs(total - sum([number for number, _ in numbers]))
        step = min((self.steps[whole][at], *(step for _, step in numbers)))
        room = step * (len(numbers) + 1)
        is_open = any(at in self.unknown[part] for part in parts)
        if len(numbers) < 2:
            return Outcome(State.SILENT if off == 0 or is_open else State.FAILED)
        if off == 0 or (step <= self.dust and 2 * off <= room):
            return Outcome(State.EXACT, _evidence(abs(total) // step))
        if abs(total) >= _FINE * room and rounding_explains(off, step, len(numbers) + 1, DEVIATIONS):
            return Outcome(State.NEAR, _evidence(abs(total) // room))
        if is_open:
            return Outcome(State.SILENT)
        return Outcome(State.FAILED, _evidence(abs(total) // (2 * off)) if _CLOSE * off <= abs(total) else 0)

    def is_hopeless(self, whole: int, parts: Sequence[int]) -> bool:
        """Whether a sum fails on nearly all of some crossing lines, taken evenly from many."""
        if len(self.across) < 2 * _SAMPLE:
            return False
        some = self.across[:: len(self.across) // _SAMPLE][:_SAMPLE]
        return sum(self.outcome(whole, parts, at).state is State.FAILED for at in some) > _SAMPLE - _FEW

    def off(self, one: LineSum, at: int) -> int:
        """Whole less parts on a crossing line, blanks as 0."""
        return (self.cells[one.whole][at] or 0) - sum([self.cells[part][at] or 0 for part in one.parts])

    def is_little(self, one: LineSum, at: int, share: int = _LITTLE) -> bool:
        """Whether a failure is small beside the whole: one in so many at most."""
        return share * abs(self.off(one, at)) <= abs(self.cells[one.whole][at] or 0)

    def is_odd(self, one: LineSum, at: int, is_alone: bool) -> bool:
        """Whether a failure is none of a sum; where no other sum tells, if it lies among its parts as a mean does."""
        total = self.cells[one.whole][at]
        if self.is_little(one, at) or total is None:
            return False
        parts = [number for part in one.parts if (number := self.cells[part][at]) is not None]
        return not is_alone or min(parts, default=total) <= total <= max(parts, default=total)

    def is_like(self, one: LineSum, at: int) -> bool:
        """Whether the numbers of a failure are like those of the sums that hold: not finer, and not far off."""
        grain = gcd(*(self.cells[one.whole][held] or 0 for held in (*one.exact, *one.near)))
        power = 1
        while grain and grain % (10 * power) == 0:
            power *= 10
        is_as_coarse = all((self.cells[line][at] or 0) % power == 0 for line in (one.whole, *one.parts))
        return is_as_coarse and self.is_little(one, at, _QUARTER)

    def judged(self, whole: int, parts: tuple[int, ...], counted: frozenset[int] | None = None) -> LineSum:
        """A sum as it fares on all crossing lines.

        Of a sum of a known shape its failures count only on some of them, and where they are close they speak for it.
        """
        found: dict[State, list[int]] = {state: [] for state in State}
        close: list[int] = []
        known: set[tuple[object, ...]] = set()
        evidence = 0
        for at in self.across:
            state, gained = self.outcome(whole, parts, at)
            found[state].append(at)
            if state is State.SILENT:
                continue
            if state is State.FAILED:
                if counted is not None and at not in counted:
                    continue
                gained = gained if counted is not None else 0
                close += [at] if gained else []
                gained -= _FAILURE
            said = (self.cells[whole][at], *(self.cells[part][at] for part in parts))
            evidence += 0 if said in known else gained  # the same numbers again say nothing new
            known.add(said)
        exact, near, failed = found[State.EXACT], found[State.NEAR], found[State.FAILED]
        if _never_right(len(exact), len(near), len(parts)):
            return LineSum(whole, parts, tuple(exact), (), tuple(sorted((*near, *failed))), evidence=-1)
        return LineSum(whole, parts, tuple(exact), tuple(near), tuple(failed), tuple(close), evidence)


def _evidence(times: int) -> int:
    """The evidence of a number that might have been any of so many: 4·log₂ of it, as a whole number."""
    power: int = (1 + times) ** BIT
    return min(_MOST, power.bit_length() - 1)


def _never_right(exact: int, near: int, parts: int) -> bool:
    """Whether a sum that is often off by a little comes out right too seldom for rounded numbers.

    Of sums of n rounded numbers at least one in 2·√n comes out right; two standard deviations fewer are too few.
    """
    count = exact + near
    root = isqrt((parts + 1) * 10**6)  # in thousandths
    short = 1000 * count - 2 * exact * root
    return short > 0 and short**2 > 4 * count * (2 * root * 1000 - 10**6)
