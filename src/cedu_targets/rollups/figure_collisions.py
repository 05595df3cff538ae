"""Several forms of one unit and month: what they say twice must be the same, else none of them counts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from cedu_targets.domain.months import Span
from cedu_targets.rollups.collisions import Settled
from cedu_targets.rollups.figure_columns import Columns
from cedu_targets.rollups.gathered import Came
from cedu_targets.rollups.slots import Outcome

Said = Mapping[tuple[Span, str], Decimal | None]


class Settling:
    """What becomes of each form of a unit and month. Forms of other columns, or other months, complement each other."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    def __call__(self, forms: Sequence[Came], is_preferred: Callable[[Came], bool]) -> Iterator[Settled]:
        """In the order of the forms."""
        if len(forms) == 1:
            yield Settled(Outcome.COUNTED)
            return
        said = [self._said(form) for form in forms]
        preferred = [number for number, form in enumerate(forms) if is_preferred(form)]
        beaten: dict[int, int] = {}
        for number in (number for number in range(len(forms)) if number not in preferred):
            by = next((other for other in preferred if said[number].keys() & said[other].keys()), None)
            if by is not None:
                beaten[number] = by
        left = [number for number in range(len(forms)) if number not in beaten]
        against = {number: other for number in left for other in left if _differ(said[number], said[other])}
        counted = self._counted(left, said)
        for number in range(len(forms)):
            if (by := beaten.get(number)) is not None:
                is_same = not _differ(said[number], said[by])
                yield Settled(Outcome.SAME if is_same else Outcome.NOT_PREFERRED, forms[by])
            elif against:
                first = next(iter(against))
                other = against.get(number, first if first != number else against[first])
                yield Settled(Outcome.DIFFERS, forms[other])
            elif (covered_by := counted[number]) is not None:
                yield Settled(Outcome.SAME, forms[covered_by])
            else:
                yield Settled(Outcome.COUNTED)

    def _said(self, form: Came) -> Said:
        assert form.figures is not None
        cells = form.figures.said(self._columns.of(form.figures.table))
        return {(cell.span, cell.code): cell.value for cell in cells}

    def _counted(self, numbers: Sequence[int], said: Sequence[Said]) -> Mapping[int, int | None]:
        """Each form -> the one that says all of it, too, None for one that counts; those that say most come first."""
        found: dict[int, int | None] = {}
        for number in sorted(numbers, key=lambda number: (-len(said[number]), number)):
            fuller = (other for other, by in found.items() if by is None and said[number].keys() <= said[other].keys())
            found[number] = next(fuller, None)
        return found


def _differ(one: Said, other: Said) -> bool:
    """Whether two forms say two things of the same."""
    return any(one[key] != other[key] for key in one.keys() & other.keys())
