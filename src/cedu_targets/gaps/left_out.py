"""Left out: submissions that came in and of which nothing is counted. Their units have not failed to report."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.fault import Fault
from cedu_targets.domain.finding import NotJudged, Parameter
from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.table import Table
from cedu_targets.evaluation.roster import UnitNames


class WhyLeftOut(StrEnum):
    """Why nothing of a submission is counted; each is the name of a sentence."""

    UNREAD = "gap_unread"
    """It cannot be read: a scan, a closed workbook."""
    NOT_TAKEN = "gap_not_taken"
    """It reads like targets."""
    OTHER_YEAR = "gap_other_year"
    LATER = "gap_later"
    """Its months are after the day."""
    NO_COLUMN = "gap_no_column"
    """None of its columns is one of the targets'."""


class LeftOut(Struct, frozen=True):
    """A file of which nothing is counted, and the units that it is of, as the targets name them; none: nobody knows."""

    path: str
    reason: WhyLeftOut
    units: tuple[str, ...] = ()


def faults_left_out(faults: Iterable[tuple[str, Fault]], names: UnitNames) -> list[LeftOut]:
    """The files with a fault, each with the unit that its name or folder speaks of."""
    found = []
    for path, fault in faults:
        unit = names.named(path)
        reason = WhyLeftOut.NOT_TAKEN if fault.code.startswith("GA") else WhyLeftOut.UNREAD
        found.append(LeftOut(path, reason, () if unit is None else (unit,)))
    return found


def unsettled(left_out: Sequence[LeftOut], reporting: Iterable[str]) -> list[LeftOut]:
    """What leaves a unit with nothing counted: of units that report otherwise, too, nothing is open."""
    counted = set(reporting)
    found = []
    for one in left_out:
        units = tuple(unit for unit in one.units if unit not in counted)
        if units or not one.units:
            found.append(LeftOut(one.path, one.reason, units))
    return found


def not_judged(targets: Table, open_units: Sequence[LeftOut]) -> list[NotJudged]:
    """Each of these units, once, with the file that came from it."""
    by_unit: Mapping[str, LeftOut] = {unit: one for one in reversed(open_units) for unit in one.units}
    found = []
    for unit in targets.units:
        if unit in by_unit and any(targets.value(unit, code) is not None for code in targets.codes):
            told: dict[str, Parameter] = {"path": by_unit[unit].path}
            place = replace(targets.row_place(unit), measure=Measure.ACHIEVEMENT)
            found.append(NotJudged("gap", place, str(by_unit[unit].reason), told))
    return found
