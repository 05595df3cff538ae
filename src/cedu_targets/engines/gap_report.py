"""WideGapReport: how very many units stand with their targets, counted by indicator and by district."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from cedu_targets.domain.gap import State
from cedu_targets.domain.indicator import Indicator


class IndicatorStanding(Struct, frozen=True):
    """One indicator over all units: how many are in each state; Σ achieved and Σ target of those that have both."""

    indicator: Indicator
    states: Mapping[State, int]
    target: Decimal | None
    """None of a rate or an average, which nobody adds up."""
    achieved: Decimal | None
    all_targets: Decimal | None
    """Σ target of all units that are compared, those that have not reported among them."""
    pace: Fraction | None
    """The share of the target that is due; None where it is due at the end of the year."""

    @property
    def completion(self) -> Fraction | None:
        """Σ achieved ÷ Σ target, of those that have reported."""
        if self.target is None or self.achieved is None or self.target <= 0:
            return None
        return Fraction(self.achieved) / Fraction(self.target)

    @property
    def leaves_out(self) -> bool:
        """Whether targets that nobody reported on are in no completion."""
        return self.all_targets is not None and self.states.get(State.NOT_REPORTED, 0) > 0


class DistrictStanding(Struct, frozen=True):
    """One district over all its units and indicators: how many cells are in each state."""

    names: tuple[str, ...]
    units: int
    states: Mapping[State, int]

    @property
    def name(self) -> str:
        """All its names as one."""
        return " / ".join(self.names)

    @property
    def is_late(self) -> bool:
        """Whether anything is behind, slightly behind, or not reported."""
        late = (State.BEHIND, State.SLIGHTLY_BEHIND, State.NOT_REPORTED)
        return any(self.states.get(state) for state in late)


class WideGapReport(Struct, frozen=True):
    """Targets against achievements of very many units, matched by the names of their levels."""

    engine: str
    pack: str
    title: str
    targets: tuple[str, ...]
    achieved: tuple[str, ...]
    as_of: date
    units: int
    districts: int
    indicators: tuple[IndicatorStanding, ...]
    worst: tuple[DistrictStanding, ...]
    """Those with most cells behind, then not reported, then slightly behind."""
    late: int
    """Districts in which any cell is."""
    silent: int = 0
    """Units with targets of which there is no row of achievements."""
    strangers: int = 0
    """Units with achievements and without targets: nobody compares them."""
    doubled: int = 0
    """Units with two rows on a side, of which none is compared."""
    unreadable: int = 0
    """Units with a cell that no engine keeps exactly, of which none is compared."""
    exit_zero: bool = False
    fail_on_behind: bool = False

    def count(self, state: State) -> int:
        """How many cells are in a state."""
        return sum(one.states.get(state, 0) for one in self.indicators)

    @property
    def exit_code(self) -> int:
        """1 where units are doubled, or strange, or behind and that fails the run; 3 where nothing was compared."""
        if not self.units or (self.unreadable and not self.exit_zero):
            return 3
        is_behind = self.fail_on_behind and self.count(State.BEHIND) > 0
        return 1 if (self.doubled or self.strangers or is_behind) and not self.exit_zero else 0
