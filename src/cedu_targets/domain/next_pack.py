"""NextPack: what a pack became for another year's table."""

from collections.abc import Mapping

from msgspec import Struct, field

from cedu_targets.domain.finding import Parameter


class Left(Struct, frozen=True):
    """A rule, unit or column that was not carried over: its name, and the key of the reason with its parameters."""

    name: str
    reason: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)


class NextPack(Struct, frozen=True):
    """Another year's pack as YAML, and what became of the old one's rules and names."""

    like: str
    yaml: str
    carried: tuple[str, ...]
    """Rules of the old pack that hold as they are, under the new columns."""
    declared: tuple[str, ...]
    """Rules that the new table declares by itself and the old pack did not have."""
    amounts: tuple[str, ...]
    """Carried rules that rest on amounts of the old notice."""
    left: tuple[Left, ...]
    notice: tuple[str, ...]
    """Rules and duties that quote the old notice, to be checked against the new one: YAML, under the new columns."""
    unnamed: tuple[str, ...]
    """Columns that were matched by code or place, since the old pack does not name them."""
