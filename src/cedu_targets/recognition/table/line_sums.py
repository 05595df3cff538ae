"""Which lines of a table sum which, told by the numbers: rows over rows, and columns over columns.

A line is a row or a column; its cells stand on the lines that cross it. A whole stands next to the run of lines that it
sums, before or behind them; once that is known its parts are passed over, and the next level up is sought among what
is left. Every crossing line gives its evidence: a sum of many digits that comes out right is hardly ever chance, one of
small numbers often is. Evidence is counted in bits, so that all readings can be held against each other.

After Jiang, Vitagliano, Hameed, Naumann: Aggregation Detection in CSV Files (EDBT 2022), which goes by levels too; by
bits instead of one threshold a table of one column and one of thirty are judged by the same measure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from math import log2
from typing import NamedTuple

Cells = Sequence[int | None]
"""The numbers of a line in whole steps, by crossing line; None where there is none."""

_LONGEST_RUN = 400
_FAILURE = 2.0
"""Bits that a failure costs: of a true sum, one number in four may be wrong."""
_MOST_BITS = 20.0
_FEWEST_BITS = 14.0
_CERTAIN = 40.0
_STRONG = 10.0
"""Bits by which a name speaks that can mean nothing but a total."""
_MOST_ENDS = 6
_CLOSE = 500
"""A whole of so many times the difference: chance comes so near once in a few hundred tries."""
_FINE = 10
"""A whole of so many times what rounding may do: of smaller numbers, being off by one says nothing."""
_MOST_SKIPPED = 2
_MOST_LEVELS = 12
_LONGEST_STRIDE = 6
_WINDOW = 6
_MOST_APART = 200
"""Lines; among more of them nothing is sought but runs."""
_LITTLE = 20
"""A difference of one in so many is small beside the whole."""
_NO_LITTLE = 4


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
    """A state, and the bits that it is worth."""

    state: State
    bits: float = 0.0


@dataclass(frozen=True)
class LineSum:
    """One line that is the sum of others, with the crossing lines where it holds, nearly holds and fails."""

    whole: int
    parts: tuple[int, ...]
    exact: tuple[int, ...] = ()
    near: tuple[int, ...] = ()
    failed: tuple[int, ...] = ()
    close: tuple[int, ...] = ()
    """Those of the failures that are off by so little that it is hardly chance."""
    bits: float = 0.0
    """How unlikely it is that it holds so often by chance, less what its failures say against it."""

    @property
    def held(self) -> int:
        """On how many crossing lines it holds, but for rounding."""
        return len(self.exact) + len(self.near)

    @property
    def astray(self) -> int:
        """On how many it fails, and not by little."""
        return len(self.failed) - len(self.close)


@dataclass(frozen=True)
class Lines:
    """The lines of one direction, with what rounding may do to their cells."""

    cells: Sequence[Cells]
    """By line, then by crossing line."""
    unknown: Sequence[frozenset[int]]
    """By line: the crossing lines where its cell holds something that is no number."""
    steps: Sequence[Sequence[int]]
    """By line, then by crossing line: the finest step of the numbers there."""
    dust: int = 1
    """A step that no person writes: numbers so fine are results of a machine, and are off by as little."""

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
        cells, unknown = self.cells, self.unknown
        total = cells[whole][at]
        if total is None or at in unknown[whole]:
            return Outcome(State.SILENT)
        is_open = any(at in unknown[part] for part in parts)
        numbers = [(number, self.steps[part][at]) for part in parts if (number := cells[part][at])]
        if total == 0 and not numbers:
            return Outcome(State.SILENT)
        off = abs(total - sum([number for number, _ in numbers]))
        step = min([step for _, step in numbers], default=self.steps[whole][at])
        step = min(step, self.steps[whole][at])
        room = step * (len(numbers) + 1)
        if len(numbers) < 2:
            return Outcome(State.SILENT if off == 0 or is_open else State.FAILED)
        if off == 0 or (step <= self.dust and 2 * off <= room):
            return Outcome(State.EXACT, min(_MOST_BITS, log2(1 + abs(total) / step)))
        if abs(total) >= _FINE * room and _rounding_explains(off, step, len(numbers) + 1):
            return Outcome(State.NEAR, min(_MOST_BITS, log2(1 + abs(total) / room)))
        if is_open:
            return Outcome(State.SILENT)
        return Outcome(State.FAILED, log2(abs(total) / (2 * off)) if _CLOSE * off <= abs(total) else 0.0)

    def off(self, one: LineSum, at: int) -> int:
        """Whole less parts on a crossing line, blanks as 0."""
        return (self.cells[one.whole][at] or 0) - sum([self.cells[part][at] or 0 for part in one.parts])

    def is_little(self, one: LineSum, at: int, share: int = _LITTLE) -> bool:
        """Whether a failure is small beside the whole: one in so many at most."""
        return share * abs(self.off(one, at)) <= abs(self.cells[one.whole][at] or 0)

    def is_odd(self, one: LineSum, at: int, is_named: bool) -> bool:
        """Whether a failure is none of a sum: of a total by name, where it lies among its parts as an average does."""
        total = self.cells[one.whole][at]
        if self.is_little(one, at) or total is None:
            return False
        parts = [number for part in one.parts if (number := self.cells[part][at]) is not None]
        return not is_named or min(parts, default=total) <= total <= max(parts, default=total)

    def judged(self, whole: int, parts: tuple[int, ...], counted: frozenset[int] | None = None) -> LineSum:
        """A sum as it fares on all crossing lines.

        Of a sum of a known shape its failures count only on some of them, where it is near that speaks for it.
        """
        found: dict[State, list[int]] = {state: [] for state in State}
        known: set[tuple[object, ...]] = set()
        bits, close = 0.0, list[int]()
        for at in self.across:
            state, gained = self.outcome(whole, parts, at)
            found[state].append(at)
            if state is State.FAILED:
                gained = gained if counted is not None else 0.0
                close += [at] if gained else []
            if state is State.SILENT:
                continue
            said = (self.cells[whole][at], *(self.cells[part][at] for part in parts))
            is_counted = counted is None or at in counted or state is not State.FAILED
            if said not in known and is_counted:  # the same numbers again say nothing new
                known.add(said)
                bits += gained if state is not State.FAILED else gained - _FAILURE
        exact, near, failed = found[State.EXACT], found[State.NEAR], found[State.FAILED]
        if _never_right(len(exact), len(near), len(parts)):
            return LineSum(whole, parts, tuple(exact), (), tuple(sorted((*near, *failed))), bits=-1.0)
        return LineSum(whole, parts, tuple(exact), tuple(near), tuple(failed), tuple(close), bits)


def _never_right(exact: int, near: int, parts: int) -> bool:
    """Whether a sum that is often off by a little comes out right too seldom for rounded numbers."""
    count, often = exact + near, 0.5 / (parts + 1) ** 0.5
    return exact < often * count - 2 * (often * (1 - often) * count) ** 0.5


def _rounding_explains(off: int, step: int, count: int) -> bool:
    """Whether so many rounded numbers may be off by so much: by half a step each, and within four deviations."""
    return 2 * off <= step * count and 3 * off * off <= 4 * step * step * count


class _Run(NamedTuple):
    """Where a run begins: beside its whole, in one direction, or beyond one or two lines that it passes over."""

    position: int
    direction: int
    skipped: int


def _ends(
    lines: Lines, order: Sequence[int], passed: frozenset[int], most_skipped: int
) -> Mapping[_Run, Mapping[int, int]]:
    """The ends of runs that make up their whole on some crossing line, with how many.

    `passed` are lines that are part of something: they may be wholes, and are passed over as parts.
    """
    votes: dict[_Run, dict[int, int]] = {}
    free = [line not in passed for line in order]
    for at in lines.across:
        values = [lines.cells[line][at] for line in order]
        steps = [lines.steps[line][at] for line in order]
        rising = lines.rising[at]
        for position, total in enumerate(values):
            if not total:
                continue
            for direction in (1, -1):
                for skipped in range(most_skipped + 1):
                    ran, count, step = 0, 0, steps[position]
                    end = len(order) if direction > 0 else -1
                    for other in range(position + direction * (1 + skipped), end, direction)[:_LONGEST_RUN]:
                        value = values[other]
                        if not value or not free[other]:
                            continue
                        ran, count, step = ran + value, count + 1, min(step, steps[other])
                        if count > 1 and _is_hit(total, ran, step, count):
                            ends = votes.setdefault(_Run(position, direction, skipped), {})
                            ends[other] = ends.get(other, 0) + 1
                        if rising and 2 * (ran - total) > step * (count + 1):
                            break
    return votes


def _is_hit(total: int, ran: int, step: int, count: int) -> bool:
    """Whether a run comes out right, or so nearly that rounding explains it and chance hardly does."""
    off = abs(total - ran)
    return off == 0 or (abs(total) >= 4 * step * count and _rounding_explains(off, step, count + 1))


def _runs(
    lines: Lines, order: Sequence[int], passed: frozenset[int] = frozenset(), most_skipped: int = 0
) -> Iterator[LineSum]:
    """Every sum of a run that stands next to its whole in `order`, that holds somewhere."""
    for (position, direction, skipped), ends in _ends(lines, order, passed, most_skipped).items():
        first = position + direction * (1 + skipped)
        for end in sorted(ends, key=lambda end: -ends[end])[:_MOST_ENDS]:
            run = range(first, end + 1) if direction > 0 else range(end, first + 1)
            yield lines.judged(order[position], tuple(order[index] for index in run if order[index] not in passed))


def _is_sure(one: LineSum) -> bool:
    """Whether a sum that does not stand beside its whole fails hardly anywhere."""
    return bool(one.exact) and one.astray <= one.held / 4


def _windows(lines: Lines, order: Sequence[int], wholes: Iterable[int]) -> Iterator[LineSum]:
    """Sums of a run that stands anywhere: 合计, 其中两类, then the whole list."""
    for whole in wholes:
        others = [line for line in order if line != whole]
        votes: dict[tuple[int, int], int] = {}
        for at in lines.across if whole in order else ():
            total = lines.cells[whole][at]
            if not total:
                continue
            ran = 0
            begins: dict[int, int] = {0: 0}
            for end, line in enumerate(others, start=1):
                ran += lines.cells[line][at] or 0
                start = begins.get(ran - total)
                if start is not None and end - start > 1:
                    votes[start, end] = votes.get((start, end), 0) + 1
                begins[ran] = end
        for start, end in sorted(votes, key=lambda run: -votes[run])[:_MOST_ENDS]:
            yield lines.judged(whole, tuple(others[start:end]))


def _strides(lines: Lines, order: Sequence[int]) -> Iterator[LineSum]:
    """Sums of every second, third … line: 出口, 进口, 差额 again and again."""
    for stride in range(2, _LONGEST_STRIDE + 1):
        for first in range(stride):
            every = order[first::stride]
            if len(every) > 2:
                yield from _runs(lines, every)


def _pairs(lines: Lines, order: Sequence[int]) -> Iterator[LineSum]:
    """Sums of two lines near their whole, on either side of it: 上年, 本年, 增加."""
    for position, whole in enumerate(order):
        near = [order[index] for index in range(max(0, position - _WINDOW), min(len(order), position + _WINDOW + 1))]
        near.remove(whole)
        for index, one in enumerate(near):
            for other in near[index + 1 :]:
                if _may_hold(lines, whole, one, other):
                    yield lines.judged(whole, (one, other))


def _may_hold(lines: Lines, whole: int, one: int, other: int) -> bool:
    """Whether the sum of two lines comes out right on most of a few crossing lines."""
    held = failed = 0
    for total, first, second in zip(lines.cells[whole], lines.cells[one], lines.cells[other], strict=True):
        if not total or not first or not second:
            continue
        held, failed = (held + 1, failed) if total == first + second else (held, failed + 1)
        if failed > held + 2:
            return False
    return held > failed


def claims(
    lines: Lines, sums: Sequence[LineSum], priors: Mapping[int, float]
) -> Iterator[tuple[LineSum, frozenset[int]]]:
    """The sums that may be claimed, each with the crossing lines where a failure of it would be an error.

    A crossing line on which no sum of the table holds is one of rates or averages; one where it fails by little
    is a slip all the same. A sum that fails too often to be meant is none.
    """
    holding = {at for one in sums for at in (*one.exact, *one.near)}
    for one in sums:
        is_named = priors.get(one.whole, 0) > 0
        odd = {at for at in one.failed if at not in holding and lines.is_odd(one, at, is_named)}
        failed = [at for at in one.failed if at not in odd]
        far = [at for at in failed if not lines.is_little(one, at, _NO_LITTLE if is_named else _LITTLE)]
        most = one.held if is_named else max(1, one.held / 4)
        if (
            one.held + len(one.close) >= (1 if is_named else 2)
            and len(far) <= most
            and one.astray - len(odd) <= 4 * one.held
        ):
            yield one, frozenset(lines.across) - odd


@dataclass
class _Search:
    """The sums found so far, and what may still be found."""

    lines: Lines
    priors: Mapping[int, float]
    """Bits by which the name of a line speaks for it as a whole."""
    found: list[LineSum] = field(default_factory=list)
    part_of: dict[int, int] = field(default_factory=dict)

    def take(self, candidates: Iterable[LineSum], fewest: float) -> bool:
        """Accept the best of some candidates that do not stand against one another; whether there were any."""
        strong = [one for one in candidates if self._is_supported(one, fewest)]
        strong.sort(key=lambda one: (-one.bits - self.priors.get(one.whole, 0), len(one.parts)))
        runs = {(one.whole, frozenset(one.parts)) for one in strong}
        taken = False
        for one in strong:
            own = frozenset(one.parts)
            if any(whole in own and parts < own for whole, parts in runs):
                continue  # it would count a total and its parts; once these are passed over it comes again
            if any(part in self.part_of for part in one.parts) or self._is_circular(one) or self._is_known(one):
                continue
            self.found.append(one)
            self.part_of.update(dict.fromkeys(one.parts, one.whole))
            taken = True
        return taken

    def _is_supported(self, one: LineSum, fewest: float) -> bool:
        is_named = self.priors.get(one.whole, 0) >= _STRONG
        if not one.exact and len(one.near) + len(one.close) < (1 if is_named else 3):
            return False
        if any(other.whole == one.whole for other in self.found):  # a further breakdown: its name has been heard
            return one.bits >= fewest and one.astray <= one.held / 4
        bits = one.bits + self.priors.get(one.whole, 0)
        right = one.held + len(one.close)
        mostly = right >= one.astray or (bits >= _CERTAIN and 3 * right >= one.astray)
        return bits >= fewest and mostly

    def _is_known(self, one: LineSum) -> bool:
        return any(other.whole == one.whole and set(other.parts) & set(one.parts) for other in self.found)

    def _is_circular(self, one: LineSum) -> bool:
        above: int | None = one.whole
        while above is not None:
            if above in one.parts:
                return True
            above = self.part_of.get(above)
        return False

    @property
    def order(self) -> list[int]:
        """The lines that are part of nothing yet."""
        return [line for line in range(len(self.lines.cells)) if line not in self.part_of]

    def twins(self) -> Iterator[LineSum]:
        """Sums of the same shape as one that was found, further on: each year's four quarters, each section's groups."""
        count = len(self.lines.cells)
        holding = frozenset(at for one in self.found for at in (*one.exact, *one.near))
        for shape in dict.fromkeys(tuple(part - one.whole for part in one.parts) for one in self.found):
            for whole in range(max(0, -min(shape)), count - max(0, max(shape))):
                yield self.lines.judged(whole, tuple(whole + step for step in shape), holding)

    def parallels(self) -> Iterator[LineSum]:
        """Members of the same rank: where 全区 sums 街道, and each is parted by 男 and 女, its 男 sums theirs."""
        parts: dict[int, list[tuple[int, ...]]] = {}
        for one in self.found:
            parts.setdefault(one.whole, []).append(one.parts)
        for one in self.found:
            for own in parts[one.whole]:
                if own == one.parts:
                    continue
                theirs = [[run for run in parts.get(part, ()) if len(run) == len(own)] for part in one.parts]
                if all(theirs):
                    for rank, member in enumerate(own):
                        yield self.lines.judged(member, tuple(runs[0][rank] for runs in theirs))


def line_sums(lines: Lines, priors: Mapping[int, float] | None = None, named: Iterable[LineSum] = ()) -> list[LineSum]:
    """The sums among lines, level by level from the lowest. `named` are sums that names and places speak for."""
    search = _Search(lines, priors or {})
    named = list(named)
    wholes = [line for line, prior in search.priors.items() if prior > 0]
    for _ in range(_MOST_LEVELS):
        order, passed = search.order, frozenset(search.part_of)
        beside = list(_runs(lines, range(len(lines.cells)), passed))
        if search.take((one for one in (*named, *beside) if one.exact), _FEWEST_BITS):
            continue
        if search.take(
            (one for one in search.twins() if one.exact and one.held + len(one.close) > 1), _FEWEST_BITS / 2
        ):
            continue
        apart = (
            one
            for one in (*_runs(lines, order, most_skipped=_MOST_SKIPPED), *_windows(lines, order, wholes))
            if _is_sure(one)
        )
        if search.take(apart, 2 * _FEWEST_BITS):
            continue
        if search.take((*named, *beside), _FEWEST_BITS):
            continue
        if len(order) > _MOST_APART:
            break
        if search.take(_strides(lines, order), _FEWEST_BITS + 6):
            continue
        if not search.take(_pairs(lines, order), 2 * _FEWEST_BITS):
            break
    found = list(search.found)
    wholes = {(one.whole, one.parts) for one in found}
    for one in search.parallels():
        if (one.whole, one.parts) not in wholes and one.bits >= 6 and one.held >= len(one.failed):
            found.append(one)
            wholes.add((one.whole, one.parts))
    return found
