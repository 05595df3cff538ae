"""Where a sum may stand among lines: a run beside its whole, every second line, two lines near it, namesakes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cedu_targets.domain.rounding_tolerance import rounding_explains
from cedu_targets.recognition.table.lines import DEVIATIONS, Lines, LineSum

_LONGEST_RUN = 400
_MOST_ENDS = 6
_LONGEST_STRIDE = 6
_WINDOW = 6
_SEVERAL = 2
_LARGE = 4
"""A whole of so many times what its run may be off by: of smaller ones chance comes as near."""


class _Run(NamedTuple):
    """Where a run begins: beside its whole, in one direction, or beyond one or two lines that it passes over."""

    position: int
    direction: int
    skipped: int


def runs(
    lines: Lines, order: Sequence[int], passed: frozenset[int] = frozenset(), most_skipped: int = 0
) -> Iterator[LineSum]:
    """Every sum of a run that stands next to its whole in `order`, that holds somewhere.

    `passed` are lines that are part of something: they may be wholes, and are passed over as parts.
    """
    found = [
        (run, end, ends[end])
        for run, ends in _ends(lines, order, passed, most_skipped).items()
        for end in sorted(ends, key=lambda end: -ends[end])[:_MOST_ENDS]
    ]
    left = lines.work.share
    if sum(abs(end - run.position) for run, end, _ in found) * len(lines.across) > left:
        found.sort(key=lambda one: (-one[2], abs(one[1] - one[0].position)))  # the likeliest, and the nearest of them
    for (position, direction, skipped), end, _ in found:
        first = position + direction * (1 + skipped)
        run = range(first, end + 1) if direction > 0 else range(end, first + 1)
        parts = tuple(order[index] for index in run if order[index] not in passed)
        cost = len(parts) * (1 if (is_hopeless := lines.is_hopeless(order[position], parts)) else len(lines.across))
        lines.work.spend(cost)
        left -= cost
        if left < 0:
            return
        if not is_hopeless:
            yield lines.judged(order[position], parts)


def _ends(
    lines: Lines, order: Sequence[int], passed: frozenset[int], most_skipped: int
) -> Mapping[_Run, Mapping[int, int]]:
    """The ends of runs that make up their whole on some crossing line, with how many."""
    votes: dict[_Run, dict[int, int]] = {}
    free = [line not in passed for line in order]
    left, longest = lines.work.share, min(len(order), _LONGEST_RUN)
    every = max(1, len(lines.across) * len(order) * longest * (most_skipped + 1) // (4 * left + 1))
    for at in lines.across[::every]:
        if left < 0:
            break
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
                    seen = 0
                    for other in range(position + direction * (1 + skipped), end, direction)[:_LONGEST_RUN]:
                        seen += 1
                        value = values[other]
                        if not value or not free[other]:
                            continue
                        ran, count, step = ran + value, count + 1, min(step, steps[other])
                        if count > 1 and _is_hit(total, ran, step, count):
                            ends = votes.setdefault(_Run(position, direction, skipped), {})
                            ends[other] = ends.get(other, 0) + 1
                        if rising and 2 * (ran - total) > step * (count + 1):
                            break
                    left -= seen
                    lines.work.spend(seen)
    return votes


def _is_hit(total: int, ran: int, step: int, count: int) -> bool:
    """Whether a run comes out right, or so nearly that rounding explains it and chance hardly does."""
    off = abs(total - ran)
    return off == 0 or (abs(total) >= _LARGE * step * count and rounding_explains(off, step, count + 1, DEVIATIONS))


def windows(lines: Lines, order: Sequence[int], wholes: Iterable[int]) -> Iterator[LineSum]:
    """Sums of a run that stands anywhere: 合计, 其中两类, then the whole list."""
    free = frozenset(order)
    for whole in wholes:
        others = [line for line in order if line != whole]
        votes: dict[tuple[int, int], int] = {}
        for at in lines.across if whole in free else ():
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


def strides(lines: Lines, order: Sequence[int]) -> Iterator[LineSum]:
    """Sums of every second, third … line: 出口, 进口, 差额 again and again."""
    for stride in range(2, _LONGEST_STRIDE + 1):
        for first in range(stride):
            every = order[first::stride]
            if len(every) > 2:
                yield from runs(lines, every)


def namesakes(lines: Lines, order: Sequence[int], names: Sequence[str], wholes: Iterable[int]) -> Iterator[LineSum]:
    """Sums of lines of one name: of each scholarship the amount and the number, then the total amount."""
    alike: dict[str, list[int]] = {}
    for line in order:
        alike.setdefault(names[line], []).append(line)
    groups = [group for group in alike.values() if len(group) > 1]
    wholes = list(wholes)
    for group in groups:
        if len(group) > 2:
            yield from runs(lines, group)
        for whole in wholes:
            if whole not in group:
                yield from windows(lines, sorted((*group, whole)), [whole])


def pairs(lines: Lines, order: Sequence[int]) -> Iterator[LineSum]:
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


def exchanged(lines: Lines, one: LineSum) -> Iterator[tuple[int, ...]]:
    """The parts of a sum with one line put in place of a part, or added, that accounts for all of several failures."""
    if len(one.failed) < _SEVERAL:
        return
    off = {at: lines.off(one, at) for at in one.failed}
    near = range(max(0, min(one.parts) - _WINDOW), min(len(lines.cells), max(one.parts) + _WINDOW + 1))
    for line in near:
        if line == one.whole or line in one.parts:
            continue
        cells = lines.cells[line]
        if all(cells[at] == amount for at, amount in off.items()):
            yield (*one.parts, line)
        for rank, part in enumerate(one.parts):
            if all((cells[at] or 0) - (lines.cells[part][at] or 0) == amount for at, amount in off.items()):
                yield (*one.parts[:rank], line, *one.parts[rank + 1 :])
