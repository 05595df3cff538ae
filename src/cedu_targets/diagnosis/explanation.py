"""Which causes, together, explain all that fails: one operation where it is the likelier story, else cells."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from cedu_targets.diagnosis import mixed_integer, smallest_repair
from cedu_targets.diagnosis.clock import Clock, TimeUpError, in_time
from cedu_targets.diagnosis.components import Component, blocks, components
from cedu_targets.diagnosis.equation_index import Cell, Sum
from cedu_targets.diagnosis.plausibility import LEAST_COST, MARGIN
from cedu_targets.diagnosis.repair import Repair, best_first, of_cells
from cedu_targets.diagnosis.smallest_repair import Found
from cedu_targets.diagnosis.state import TableState
from cedu_targets.domain.diagnosis import Cause, Unsearched

_MOST_OPERATIONS = 40
"""Groups of one-operation causes that are weighed against repairs cell by cell."""
_NONE_FOUND = 1.0 + smallest_repair.MOST_CELLS
"""What cells cost at least where no set of so many was found."""


class Alternatives(Struct, frozen=True):
    """Repairs of the same failing sums, best first; `complete` says that no others are as small."""

    repairs: tuple[Repair, ...]
    complete: bool = True


class SumExplanation(Struct):
    """The search for causes of one table; remembers what it has solved, and what it left out."""

    state: TableState
    clock: Clock
    unsearched: dict[Unsearched, None] = field(default_factory=dict)
    unexplained: set[Sum] = field(default_factory=set)
    _solved: dict[frozenset[Sum], Found] = field(default_factory=dict)

    def causes(self, failing: Mapping[Sum, int], operations: Sequence[Repair]) -> list[Alternatives]:
        """Causes that together mend everything that fails, as far as one was found."""
        grouped: dict[frozenset[Sum], list[Repair]] = {}
        for repair in best_first(operations):
            grouped.setdefault(repair.mends.intersection(failing), []).append(repair)
        candidates = dict(list(grouped.items())[:_MOST_OPERATIONS])
        remaining, found = dict(failing), []
        while candidates and not self.clock.is_over():
            try:
                mends, gain = self._best(remaining, candidates)
                if gain <= 0:
                    break
                found.append(self._operation(remaining, mends, candidates.pop(mends), gain))
            except TimeUpError:
                break
            remaining = {place: residual for place, residual in remaining.items() if place not in mends}
            candidates = {other: repairs for other, repairs in candidates.items() if other <= remaining.keys()}
        try:
            found += self._rest(remaining, grouped)
        except TimeUpError:  # while what fails was parted
            self.unexplained |= remaining.keys()
        return found

    def _best(
        self, remaining: Mapping[Sum, int], candidates: Mapping[frozenset[Sum], Sequence[Repair]]
    ) -> tuple[frozenset[Sum], float]:
        """What the operation mends that makes the story the likeliest, and how much likelier."""
        is_only = len(candidates) == 1
        gains = {
            mends: self._gain(remaining, repairs[0], mends, is_only=is_only) for mends, repairs in candidates.items()
        }
        mends = max(gains, key=lambda key: gains[key])
        return mends, gains[mends]

    def _rest(
        self, remaining: Mapping[Sum, int], operations: Mapping[frozenset[Sum], Sequence[Repair]]
    ) -> list[Alternatives]:
        """Causes cell by cell: of each part by itself, of several at once where bounds tie them together."""
        parts = {frozenset(part.failing): part for part in components(self.state, remaining)}
        # The smallest first, told in the order of the sheet: a hard part must not use up the time of the easy ones.
        answers = {key: list[Alternatives]() for key in parts}
        for key in sorted(parts, key=len):
            try:
                answers[key] = self._cell_by_cell(parts[key], operations)
            except TimeUpError:
                break
        if self.state.bounds:
            for tied, key, together in in_time(self._together(remaining, parts, answers, operations)):
                for one in tied:
                    del answers[one]
                answers[key] = together
        for key, answer in answers.items():
            self.unexplained |= set() if answer else key
        return [one for answer in answers.values() for one in answer]

    def _together(
        self,
        remaining: Mapping[Sum, int],
        parts: Mapping[frozenset[Sum], Component],
        answers: Mapping[frozenset[Sum], Sequence[Alternatives]],
        operations: Mapping[frozenset[Sum], Sequence[Repair]],
    ) -> Iterator[tuple[Iterable[frozenset[Sum]], frozenset[Sum], list[Alternatives]]]:
        """(parts that bounds tie together, all that fails in them, its causes) where some were found."""
        keys = {place: key for key in parts for place in key}
        for whole in components(self.state, remaining, bounds=True):
            tied = {key: parts[key] for key in dict.fromkeys(keys[place] for place in whole.failing)}
            is_long = len(self.state.rows) > smallest_repair.MOST_ROWS and all(answers[key] for key in tied)
            if len(tied) > 1 and not is_long and self._is_worth_trying(tied.values()):
                together = self._cell_by_cell(whole, operations)
                if together:
                    yield tied, frozenset(whole.failing), together

    def _is_worth_trying(self, parts: Iterable[Component]) -> bool:
        """Whether parts may have smallest sets together that they do not have apart, few enough to be found."""
        sizes = [min((len(one.changes) for one in self._smallest(part).repairs), default=1) for part in parts]
        return sum(sizes) <= smallest_repair.MOST_CELLS

    def _gain(self, remaining: Mapping[Sum, int], repair: Repair, mends: frozenset[Sum], *, is_only: bool) -> float:
        """How much likelier the story gets with this operation in it.

        Of the only one it is enough to know that it gains `MARGIN`: where it does against what cells cost at
        least, no cells are looked for.
        """
        touched = [part for part in components(self.state, remaining) if not mends.isdisjoint(part.failing)]
        rest = {place: residual for part in touched for place, residual in part.failing.items() if place not in mends}
        if is_only and not rest:
            at_least = sum(self._least_cost(part) for part in touched) - repair.cost
            if at_least >= MARGIN:
                return at_least
        without = sum(self._cost(part) for part in touched)
        return without - repair.cost - sum(self._cost(part) for part in components(self.state, rest))

    def _least_cost(self, part: Component) -> float:
        """What repairs cell by cell cannot cost less than, known without looking for any."""
        fewest = smallest_repair.fewest(self.state, part.failing, self.state.degree(part.codes))
        return min(fewest * LEAST_COST, _NONE_FOUND)

    def _cost(self, part: Component) -> float:
        """What the best repair cell by cell costs; where none is found, what it must cost at least."""
        found = self._smallest(part)
        return min((repair.cost for repair in found.repairs), default=_NONE_FOUND)

    def _smallest(self, part: Component) -> Found:
        key = frozenset(part.failing)
        if key not in self._solved:
            self.clock.ask()
            self._solved[key] = smallest_repair.smallest(self.state, part.failing, part.codes, self.clock)
        return self._solved[key]

    def _operation(
        self, remaining: Mapping[Sum, int], mends: frozenset[Sum], repairs: Sequence[Repair], gain: float
    ) -> Alternatives:
        """An operation with all that is about as plausible."""
        best = repairs[0]
        # Which number of a row is wrong besides, its sum alone does not tell, however likely one of the slips.
        near = [one for one in repairs if one.cost < best.cost + MARGIN or (one.besides and best.besides)]
        if gain < MARGIN:
            parts = components(self.state, {place: remaining[place] for place in mends})
            near += [
                repair
                for repair in self._cells_instead(parts)
                if mends <= repair.mends and all(repair.changes != other.changes for other in near)
            ]
        return Alternatives(tuple(best_first(near)))

    def _cells_instead(self, parts: Sequence[Component]) -> Iterator[Repair]:
        """What an operation is weighed against: each single cell, or the most plausible set of cells."""
        if len(parts) == 1 and all(len(repair.changes) == 1 for repair in self._smallest(parts[0]).repairs):
            yield from self._smallest(parts[0]).repairs
            return
        best = [best_first(self._smallest(part).repairs)[:1] for part in parts]
        changes = {cell: after for repairs in best for repair in repairs for cell, after in repair.changes.items()}
        if mended := self.state.mended(changes):
            yield of_cells(self.state, changes, mended)

    def _cell_by_cell(
        self, part: Component, operations: Mapping[frozenset[Sum], Sequence[Repair]]
    ) -> list[Alternatives]:
        """The smallest sets of cells that mend a component, parted where they are independent."""
        found = self._smallest(part)
        if not found.repairs:
            found = self._by_solver(part)
        answers = []
        for sets in blocks(self.state, found.repairs):
            repairs = []
            for changes in sets:
                mends = self.state.mended(changes)
                if mends:
                    repairs.append(of_cells(self.state, changes, mends))
            if not repairs:
                continue
            repairs = _rather_totals(self.state, best_first(_mending_most(repairs)))
            if repairs[0].cause is Cause.SEVERAL:
                others = operations.get(repairs[0].mends.intersection(part.failing), ())
                repairs += [other for other in others if other.cost < repairs[0].cost + MARGIN]
                repairs = _without_unlikely(best_first(repairs))
            answers.append(Alternatives(tuple(best_first(repairs)), found.complete and not _empties_a_row(repairs[0])))
        return answers

    def _by_solver(self, part: Component) -> Found:
        if self.clock.is_over():
            return Found(complete=False)
        answer = mixed_integer.smallest(self.state, part.failing, part.codes, self.clock)
        if isinstance(answer, Unsearched):
            self.unsearched[answer] = None
            return Found(complete=False)
        return answer


def _rather_totals(state: TableState, repairs: list[Repair]) -> list[Repair]:
    """The totals rather than their parts where formulas show it.

    A formula that does not make the sum is at fault whatever its parts are. Where a number was typed over one, only
    what changes it is left, and what is a much likelier story.
    """
    repairs = _most(repairs, state.has_wrong_formula)
    over = _most(repairs, state.is_typed_over)
    least = min(one.cost for one in over)
    return [one for one in repairs if one in over or one.cost + MARGIN <= least]


def _most(repairs: Sequence[Repair], is_meant: Callable[[Cell], bool]) -> list[Repair]:
    """The repairs that change most of the cells that are meant."""
    counts = [sum(map(is_meant, one.changes)) for one in repairs]
    return [one for one, count in zip(repairs, counts, strict=True) if count == max(counts)]


def _mending_most(repairs: Sequence[Repair]) -> list[Repair]:
    """Without those that leave a bound failing which others, as small, mend as well."""
    mended = {repair.mends for repair in repairs}
    return [repair for repair in repairs if not any(repair.mends < other for other in mended)]


def _without_unlikely(repairs: Sequence[Repair]) -> list[Repair]:
    """Without sets of cells beside an operation that is a much likelier story."""
    best, *others = repairs
    is_alone = best.cause is not Cause.SEVERAL
    return [
        best,
        *(one for one in others if not is_alone or one.cause is not Cause.SEVERAL or one.cost < best.cost + MARGIN),
    ]


def _empties_a_row(repair: Repair) -> bool:
    """Whether a unit would lose several numbers for none: the fewest cells, and hardly ever what happened."""
    rows: dict[str, list[int | None]] = {}
    for cell, after in repair.changes.items() if repair.cause is Cause.SEVERAL else ():
        rows.setdefault(cell.unit, []).append(after)
    return any(len(numbers) > 1 and not any(numbers) for numbers in rows.values())
