"""Candidate: a sentence of a text with a number in it that may be a target. Listed, and never judged."""

from decimal import Decimal

from msgspec import Struct

from cedu_targets.domain.finding import Strength
from cedu_targets.domain.targets import TargetKind, TargetRelation


class Candidate(Struct, frozen=True):
    """One number of a sentence that somebody may have to reach; what it means only a rule pack can say."""

    line: int
    """From 1; of a Word document the paragraph."""
    text: str
    """The clause that it stands in, as it is printed but for white space: fit to be a quote of a pack."""
    printed: str
    """The number as it is printed: 50%以上."""
    low: Decimal | None
    """A per cent as a share; None where there is no lower end (不超过 3 个)."""
    high: Decimal | None
    """None where there is no upper end (50% 以上)."""
    noun: str | None
    """What is counted: %, 所, 人, 学时."""
    kind: TargetKind
    relation: TargetRelation
    strength: Strength = Strength.BINDING
    word: str | None = None
    """The word that says how strong it is: 达到, 力争."""
    name: str | None = None
    """What is measured, as far as the clause says it."""
    base: str | None = None
    """What it is a share of, or whose heads are counted, as far as the clause says it."""
    heads: int = 1
    """For so many heads an amount a head counts: 每千人 1000."""
    scope: str | None = None
    """Whom it is demanded of one by one: 每个乡镇(街道)."""
    by: str | None = None
    """The time that its sentence, or the paragraph around it, names: 到2021年底, 每年."""
    position: int = 0
    """Where `printed` begins in `text`, which may hold other numbers, and the same one twice."""
