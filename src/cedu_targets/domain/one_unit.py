"""A form of one unit: its table has no column of units, and the unit's name is said around it."""

from enum import StrEnum

from msgspec import Struct

from cedu_targets.domain.lazy_pattern import lazy_pattern

_KIND = lazy_pattern(r"(?:街道办事处|街道办|街道|社区教育中心|人民政府|镇|乡)$")


class SaidIn(StrEnum):
    """Where a unit's name may stand, the surest first."""

    HEAD = "head"
    """填报单位：东山街道"""
    TITLE = "title"
    SHEET = "sheet"
    FILE = "file"


class SaidUnit(Struct, frozen=True):
    """A name that may be the unit's; `is_certain` where it is headed as one or bears a unit's kind (街道, 镇)."""

    name: str
    said_in: SaidIn
    is_certain: bool


class OneUnit(Struct, frozen=True):
    """Whose form it is, by all that says so."""

    said: tuple[SaidUnit, ...] = ()

    @property
    def certain(self) -> tuple[SaidUnit, ...]:
        """The names that are certainly a unit's, each once."""
        found: list[SaidUnit] = []
        for one in self.said:
            if one.is_certain and not any(_are_one(one.name, other.name) for other in found):
                found.append(one)
        return tuple(found)

    @property
    def name(self) -> str | None:
        """The unit; None where nothing says it, or two places say two."""
        certain = self.certain
        if len(certain) > 1:
            return None
        return certain[0].name if certain else next((one.name for one in self.said), None)


def _are_one(one: str, other: str) -> bool:
    short, long = sorted((_KIND.sub("", one), _KIND.sub("", other)), key=len)
    return long.endswith(short)
