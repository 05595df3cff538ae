"""What a unit achieved so far: its latest 累计, and the months after it, as `cedu gap` adds them up."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct, field

from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.months import Span
from cedu_targets.domain.units_of_measure import adds_over_time
from cedu_targets.rollups.figure_numbers import Figure

Reported = Mapping[Span, Mapping[str, Figure]]
"""What a unit's forms say: the months -> the column -> the cell."""


class SoFar(Struct, frozen=True):
    """The numbers of a unit up to its latest month."""

    values: Mapping[str, Decimal] = field(default_factory=dict)
    incomplete: frozenset[str] = frozenset()
    """Columns of which there may be more: a cell cannot be read, or is blank in one of the months that are added."""
    not_added: frozenset[str] = frozenset()
    """Columns of several months that do not add up (人: the same person comes again; a share)."""
    spans: tuple[Span, ...] = ()
    """The months that it holds."""

    @property
    def last(self) -> int:
        """The latest month; 0 without any."""
        return max((span.last for span in self.spans), default=0)

    def lacks(self, months: Iterable[int]) -> list[int]:
        """Those of some months that are not in it."""
        return [month for month in months if not any(span.first <= month <= span.last for span in self.spans)]


def so_far(reported: Reported, indicators: Sequence[Indicator]) -> SoFar:
    """The latest cumulative numbers, and those of the months after them."""
    spans = list(_that_hold(reported))
    values: dict[str, Decimal] = {}
    incomplete: set[str] = set()
    not_added: set[str] = set()
    for one in indicators:
        cells = [cell for span in spans if (cell := reported[span].get(one.code)) is not None]
        filled = [cell.value for cell in cells if cell.value is not None]
        if any(cell.is_lacking for cell in cells) or 0 < len(filled) < len(cells):
            incomplete.add(one.code)
        if not filled:
            continue
        if len(filled) == 1:
            values[one.code] = filled[0]
        elif one.kind is Kind.RATE and not one.is_prorated:
            values[one.code] = filled[-1]  # a level: the last month's is the answer
        elif adds_over_time(one):
            values[one.code] = sum(filled, Decimal(0))
        else:
            not_added.add(one.code)
    return SoFar(values, frozenset(incomplete), frozenset(not_added), tuple(spans))


def _that_hold(spans: Collection[Span]) -> Iterator[Span]:
    """The months that together hold the year so far, none of them twice."""
    reached = 0
    for span in sorted(spans, key=lambda span: (span.first, -span.last)):
        if span.first > reached:
            yield span
            reached = span.last


def overlapping(spans: Collection[Span]) -> Iterator[Span]:
    """The months of which only a part lies in others (1—6月 and 5—9月): nobody can add them."""
    held = list(_that_hold(spans))
    for span in sorted(spans):
        within = any(one.first <= span.first and span.last <= one.last for one in held)
        if not within:
            yield span
