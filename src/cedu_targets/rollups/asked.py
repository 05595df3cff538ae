"""What a roll-up is asked for beside its forms: whose, of which months, until when, and which of two counts."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import PurePath

from msgspec import Struct, field

from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.finding import Parameter
from cedu_targets.files.inputs import as_text
from cedu_targets.files.source import AnyPath
from cedu_targets.packs.forms import MOST_MONTHS, months_of

MOST_FITTING = 5
"""Files that a message names."""


class Asked(Struct, frozen=True):
    """What a roll-up is asked for."""

    expected: ExpectedForms = field(default_factory=ExpectedForms)
    as_of: date | None = None
    """None: today, and no year is taken from it."""
    prefer: frozenset[str] = frozenset()
    """The paths of files that count where others of their unit and month say something else."""
    only: Sequence[str] = ()
    """The months that were asked for, YYYY-MM: forms of others are left aside. Empty: all, or those of the plan."""
    roster: Mapping[str, str] = field(default_factory=dict)
    """Whose forms with numbers a pack asks for, where `expected` names no units; as `ExpectedForms.units`."""


def expected_by(units: Mapping[str, str] | None, months: str | None, due_day: int | None) -> ExpectedForms:
    """The forms that are asked for. Raises CallFault for months and days that are none."""
    if due_day is not None and not 1 <= due_day <= 31:
        raise CallFault("bad_due_day", {"name": due_day})
    return ExpectedForms(units=units or {}, months=months_asked_for(months), due_day=due_day)


def months_asked_for(text: str | None) -> Sequence[str]:
    """Every month of `2020-05..2020-11`, or the one that is named. Raises CallFault."""
    if text is None:
        return ()
    plain = "".join(text.split())
    months = tuple(months_of(plain if ".." in plain else f"{plain}..{plain}"))
    if not 0 < len(months) <= MOST_MONTHS:
        raise CallFault("bad_months", {"name": text})
    return months


def preferred(prefer: Sequence[AnyPath], paths: Sequence[str]) -> frozenset[str]:
    """The files that were asked for with `prefer`, as they are named among the forms.

    Where no file is at that place, the only one whose path ends so. Raises CallFault for one that none is, or several.
    """
    by_place = {as_text(path): path for path in paths}
    return frozenset(_preferred(str(one), by_place) for one in prefer)


def _preferred(name: str, by_place: Mapping[str, str]) -> str:
    if (path := by_place.get(as_text(name))) is not None:
        return path
    end = PurePath(name).parts
    fitting = [path for place, path in by_place.items() if PurePath(place).parts[-len(end) :] == end]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        told: dict[str, Parameter] = {"name": name, "count": len(fitting), "paths": "、".join(fitting[:MOST_FITTING])}
        raise CallFault("unknown_prefer", told, variant="several")
    raise CallFault("unknown_prefer", {"name": name})
