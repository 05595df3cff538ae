"""Which lines of a table sum which, told by the numbers: rows over rows, and columns over columns.

A whole stands next to the run of lines that it sums, before or behind them; once that is known its parts are passed
over, and the next level up is sought among what is left. Of the readings of a table the one that most of its numbers
bear out is taken; what names and places say counts as evidence, too.

After Jiang, Vitagliano, Hameed, Naumann: Aggregation Detection in CSV Files (EDBT 2022), which goes by levels too; by
evidence instead of one threshold a table of one column and one of thirty are judged by the same measure.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from cedu_targets.recognition.table.lines import BIT, Lines, LineSum
from cedu_targets.recognition.table.sum_candidates import exchanged, namesakes, pairs, runs, strides, windows

NAMED, HINTED = 10 * BIT, 6 * BIT
"""The evidence that a name such as 合计, or such as 总人口, gives for a line as a whole."""
_ENOUGH = 14 * BIT
"""For a sum beside its whole; twice as much for one that stands elsewhere."""
_MORE = 20 * BIT
_CERTAIN = 40 * BIT
_LIKELY = 6 * BIT
"""For a sum whose shape is known from others."""
_MOST_LEVELS = 12
_MOST_SKIPPED = 2
_MOST_APART = 200
"""Lines; among more of them nothing is sought but runs."""
_QUARTER = 4


class Named(Struct, frozen=True):
    """What names and places say about lines."""

    names: Sequence[str]
    """Of each line."""
    priors: Mapping[int, int] = field(default_factory=dict)
    """The evidence that the name of a line gives for it as a whole."""
    sums: tuple[LineSum, ...] = ()
    """Sums that names and places speak for, as they fare."""
    heads: tuple[LineSum, ...] = ()
    """Those of heads over what stands deeper: their members are no other line's."""

    def prior(self, line: int) -> int:
        """The evidence of a line's name; 0 for most."""
        return self.priors.get(line, 0)


def line_sums(lines: Lines, named: Named) -> list[LineSum]:
    """The sums among lines, level by level from the lowest."""
    search = _Search(lines, named)
    for _ in range(_MOST_LEVELS):
        if not any(search.take(candidates, enough) for candidates, enough in search.steps()):
            break
    return [*map(search.best_told, search.found), *search.parallels()]


def claims(lines: Lines, sums: Sequence[LineSum], named: Named) -> Iterator[tuple[LineSum, frozenset[int]]]:
    """The sums that may be claimed, each with the crossing lines where a failure of it would be an error.

    A crossing line on which several sums fail and none holds is one of rates or averages, and so is one where the
    only sum lies among its parts, or is written more finely; where it fails by little it is a slip all the same. A sum
    that fails too often to be meant is none.
    """
    holding = {at for one in sums for at in (*one.exact, *one.near)}
    failing = Counter(at for one in sums for at in one.failed)
    for one in sums:
        is_named = named.prior(one.whole) > 0
        alone = {at for at in one.failed if failing[at] < 2 and lines.is_like(one, at)}
        odd = {at for at in one.failed if at not in holding and lines.is_odd(one, at, is_named or at in alone)}
        failed = [at for at in one.failed if at not in odd]
        far = [
            at for at in failed if not (lines.is_little(one, at, _QUARTER) if is_named else lines.is_little(one, at))
        ]
        most = one.held if is_named else max(1, one.held // _QUARTER)
        is_often_right = one.held + len(one.close) >= (1 if is_named else 2)
        if is_often_right and len(far) <= most and one.astray - len(odd) <= 4 * one.held:
            yield one, frozenset(lines.across) - odd


class _Search(Struct):
    """The sums found so far, and what may still be found."""

    lines: Lines
    named: Named
    found: list[LineSum] = field(default_factory=list)
    part_of: dict[int, int] = field(default_factory=dict)

    def steps(self) -> Iterator[tuple[Iterable[LineSum], int]]:
        """What is tried on one level, the surest first, each with the evidence that it takes."""
        lines, order, passed = self.lines, self.order, frozenset(self.part_of)
        wholes = [line for line in range(len(lines.cells)) if self.named.prior(line)]
        beside = [*self.named.heads, *runs(lines, range(len(lines.cells)), passed)]
        yield (one for one in beside if one.exact), _ENOUGH
        yield (one for one in self.named.sums if one.exact), _ENOUGH
        yield (one for one in self.twins() if one.exact and one.held + len(one.close) > 1), _ENOUGH // 2
        apart = (*runs(lines, order, most_skipped=_MOST_SKIPPED), *windows(lines, order, wholes))
        yield (one for one in apart if _is_sure(one)), 2 * _ENOUGH
        yield (*self.named.sums, *beside), _ENOUGH
        if len(order) <= _MOST_APART:
            yield (one for one in namesakes(lines, order, self.named.names, wholes) if _is_sure(one)), _MORE
            yield strides(lines, order), _MORE
            yield pairs(lines, order), 2 * _ENOUGH

    def take(self, candidates: Iterable[LineSum], enough: int) -> bool:
        """Accept the best of some candidates that do not stand against one another; whether there were any."""
        strong = [one for one in candidates if self._is_supported(one, enough)]
        strong.sort(key=lambda one: (-one.evidence - self.named.prior(one.whole), len(one.parts)))
        parts_of = [(one.whole, frozenset(one.parts)) for one in (*strong, *self.named.sums, *self.named.heads)]
        taken = False
        for one, (_, own) in zip(strong, parts_of, strict=False):
            if any(whole in own and parts < own for whole, parts in parts_of):
                continue  # it would count a total and its parts; once these are passed over it comes again
            if any(
                one.whole not in (head.whole, *head.parts) and own.issubset(head.parts) for head in self.named.heads
            ):
                continue
            if not own.isdisjoint(self.part_of) or self._is_circular(one) or self._is_known(one):
                continue
            self.found.append(one)
            self.part_of.update(dict.fromkeys(one.parts, one.whole))
            taken = True
        return taken

    def _is_supported(self, one: LineSum, enough: int) -> bool:
        is_named = self.named.prior(one.whole) >= NAMED
        if not one.exact and len(one.near) + len(one.close) < (1 if is_named else 3):
            return False
        if any(other.whole == one.whole for other in self.found):  # a further breakdown: its name has been heard
            return one.evidence >= enough and one.astray <= max(one.held > 2, one.held // _QUARTER)
        evidence = one.evidence + self.named.prior(one.whole)
        right = one.held + len(one.close)
        return evidence >= enough and (right >= one.astray or (evidence >= _CERTAIN and 3 * right >= one.astray))

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

    def best_told(self, one: LineSum) -> LineSum:
        """The same whole by parts one level lower or higher, where it fails less so: a slip is told where it stands."""
        told = {(other.whole, other.parts) for other in self.found}
        others = [
            other for other in self.named.sums if other.whole == one.whole and (one.whole, other.parts) not in told
        ]
        other_parts = (*self._levels_of(one), *exchanged(self.lines, one)) if one.failed else ()
        others += [self.lines.judged(one.whole, parts) for parts in other_parts]
        return min((one, *others), key=lambda other: (len(other.failed), -other.evidence)) if one.failed else one

    def _levels_of(self, one: LineSum) -> Iterator[tuple[int, ...]]:
        """Its parts with those that are sums replaced by their own, and those that make up another by that."""
        below = {other.whole: other.parts for other in reversed(self.found) if other.whole != one.whole}
        lower = [part for whole in one.parts for part in below.get(whole, (whole,))]
        higher = set(one.parts)
        for whole, members in below.items():
            if higher.issuperset(members):
                higher = higher.difference(members) | {whole}
        for parts in (lower, sorted(higher)):
            if len(parts) > 1 and len(set(parts)) == len(parts) and one.whole not in parts:
                yield tuple(parts)

    def twins(self) -> Iterator[LineSum]:
        """Sums of the same shape as one found before: each year's four quarters, each section's groups."""
        count = len(self.lines.cells)
        holding = frozenset(at for one in self.found for at in (*one.exact, *one.near))
        for shape in dict.fromkeys(tuple(part - one.whole for part in one.parts) for one in self.found):
            for whole in range(max(0, -min(shape)), count - max(0, max(shape))):
                yield self.lines.judged(whole, tuple(whole + step for step in shape), holding)

    def parallels(self) -> Iterator[LineSum]:
        """Members of the same rank: where 全区 sums 街道, and each is parted by 男 and 女, its 男 sums theirs."""
        known = {(one.whole, one.parts) for one in self.found}
        parts: dict[int, list[tuple[int, ...]]] = {}
        for one in self.found:
            parts.setdefault(one.whole, []).append(one.parts)
        for one in self.found:
            for own in (run for run in parts[one.whole] if run != one.parts):
                theirs = [[run for run in parts.get(part, ()) if len(run) == len(own)] for part in one.parts]
                for rank, member in enumerate(own if all(theirs) else ()):
                    made = self.lines.judged(member, tuple(runs_of[0][rank] for runs_of in theirs))
                    is_new = (made.whole, made.parts) not in known
                    if is_new and made.evidence >= _LIKELY and made.held >= len(made.failed):
                        known.add((made.whole, made.parts))
                        yield made


def _is_sure(one: LineSum) -> bool:
    """Whether a sum that does not stand beside its whole fails hardly anywhere."""
    return bool(one.exact) and _QUARTER * one.astray <= one.held
