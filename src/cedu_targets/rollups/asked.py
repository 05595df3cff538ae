"""What a roll-up is asked for beside its forms: whose, of which months, until when, and which of two counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.fault import CallFault
from cedu_targets.files.inputs import AnyPath, as_text
from cedu_targets.packs.forms import MOST_MONTHS, months_of


@dataclass(frozen=True)
class Asked:
    """What a roll-up is asked for."""

    expected: ExpectedForms = field(default_factory=ExpectedForms)
    as_of: date | None = None
    """None: today, and no year is taken from it."""
    prefer: frozenset[str] = frozenset()
    """The paths of files that count where others of their unit and month say something else."""
    only: Sequence[str] = ()
    """The months that were asked for, YYYY-MM: forms of others are left aside. Empty: all, or those of the plan."""


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
    """The files that were asked for with `prefer`, as they are named among the forms. Raises CallFault."""
    by_place = {as_text(path): path for path in paths}
    chosen = {str(one): by_place.get(as_text(str(one))) for one in prefer}
    unknown = [one for one, path in chosen.items() if path is None]
    if unknown:
        raise CallFault("unknown_prefer", {"name": unknown[0]})
    return frozenset(path for path in chosen.values() if path is not None)
