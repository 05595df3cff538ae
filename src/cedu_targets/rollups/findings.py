"""What is found of forms only together: two of one unit and month, strangers, years that were taken from elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePath

from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.place import Place
from cedu_targets.domain.typed_words import typed
from cedu_targets.rollups.gathered import RULE, Came
from cedu_targets.rollups.months import YearSource, first_day, is_month
from cedu_targets.rollups.slots import Form, Outcome
from cedu_targets.rollups.unit_names import Fitting, much_alike


def of_outcome(came: Came, form: Form, other: Came | None, count: int, as_of: date) -> Iterator[Finding]:
    """Why a form does not count, where that is not said of it alone; `count` forms are of its unit and month."""
    match form.outcome:
        case Outcome.DIFFERS if other is not None:
            yield _differs(came, form, other, count)
        case Outcome.SAME | Outcome.NOT_PREFERRED if other is not None:
            variant = "" if form.outcome is Outcome.SAME else "preferred"
            yield Finding(
                "RC012", RULE, Severity.NOTE, _place(came, form), _against(form, came, other), variant=variant
            )
        case Outcome.OUTSIDE if _is_later(form, as_of):
            later: dict[str, Parameter] = {"as_of": as_of, "said_month": form.period}
            yield Finding("RC028", RULE, Severity.WARNING, _place(came, form), later)


def _is_later(form: Form, as_of: date) -> bool:
    month = form.period
    return month is not None and is_month(month) and first_day(month) > as_of


def _differs(came: Came, form: Form, other: Came, count: int) -> Finding:
    """RC002, with the sums of both where these differ."""
    people, others = came.total.sums.attendances, other.total.sums.attendances
    told: dict[str, Parameter] = {
        **_against(form, came, other),
        "count": count,
        "classes": came.total.sums.classes, "people": people,
        "other_classes": other.total.sums.classes, "other_people": others,
    }  # fmt: skip
    is_seen = people is not None and others is not None and came.total.sums != other.total.sums
    return Finding("RC002", RULE, Severity.ERROR, _place(came, form), told, variant="" if is_seen else "details")


def _against(form: Form, came: Came, other: Came) -> dict[str, Parameter]:
    """The other form by its name, with the folders that are not this one's; in the same file by its sheet or number."""
    name = _seen_from(came.path, other.path)
    if other.path == came.path:
        name = other.place.sheet or f"{name} ({other.number})"
    return {"other": name, "said_month": form.period, "file": typed(other.path), "own": typed(came.path)}


def _seen_from(path: str, other: str) -> str:
    """Another file as it is told from one: without the folders that both lie in, unless it would be called the same."""
    own, parts = PurePath(path).parts, PurePath(other).parts
    folders = zip(own[:-1], parts[:-1], strict=False)
    shared = next((depth for depth, (one, its) in enumerate(folders) if one != its), min(len(own), len(parts)) - 1)
    is_alike = own != parts and parts[shared:] == own[-1:]
    return other if is_alike else str(PurePath(*parts[shared:]))


def of_unit(came: Came, form: Form, units: Sequence[str]) -> Iterator[Finding]:
    """RC003 of a form with numbers that names no unit; RC013 of one whose unit is none of the `units`."""
    if form.outcome is Outcome.UNPLACED and came.unit is None:
        variant = "unit_month" if came.month is None else "unit"
        yield Finding("RC003", RULE, Severity.WARNING, replace(_place(came, form), cell=None), variant=variant)
    elif form.outcome is Outcome.STRANGER:
        told: dict[str, Parameter] = {"said": came.unit, "guess": None, "count": len(units)}
        yield Finding("RC013", RULE, Severity.WARNING, _place(came, form), told)


def of_year(came: Came, source: YearSource) -> Finding:
    """RC026: the year that a month is taken to be of."""
    told: dict[str, Parameter] = {"said_month": f"{came.month:02}", "year": came.year}
    place = replace(came.place, unit=came.unit, period=came.period)
    return Finding("RC026", RULE, Severity.NOTE, place, told, variant=str(source))


def of_fitting(came: Came, fitting: Fitting) -> Finding:
    """RC035: the unit that a form is taken to be of."""
    place = replace(came.place, unit=came.unit, period=came.period)
    return Finding("RC035", RULE, Severity.NOTE, place, {"name": fitting.unit}, variant=fitting.source)


def of_spellings(units: Sequence[str], forms: Mapping[str, Came]) -> Iterator[tuple[Came, Finding]]:
    """RC027 at a form of the second of two units that may be one."""
    for name, other in much_alike(units):
        came = forms[other]
        place = replace(came.place, unit=other, period=came.period)
        yield came, Finding("RC027", RULE, Severity.NOTE, place, {"other": name})


def _place(came: Came, form: Form) -> Place:
    return replace(came.place, unit=form.unit, period=form.period)
