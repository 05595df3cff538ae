"""RC003, RC011: a form says whose it is, and of which month, and nothing in it says otherwise."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, Literal

from msgspec.structs import replace

from cedu_targets.checks.records.record_rule import RecordRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.records import Record, RecordField, Records, RecordsKind, Said, Source


class Placed(RecordRule, frozen=True, kw_only=True):
    """Unit and month are said, in the head of the form or by its title, its sheet or its file's name, and only once."""

    codes: ClassVar = ("RC003", "RC011")
    usual_severity: ClassVar = Severity.WARNING
    is_usual: ClassVar = True

    check: Literal["placed"] = "placed"

    def judge(self, records: Records, context: Context) -> Iterator[Finding | NotJudged]:
        """RC003 for what nobody says, RC011 where two of those that say it differ."""
        forms = context.forms or ExpectedForms()
        missing = "_".join(_missing(records, forms))
        lacking = list(_lacking(records))
        if missing in ("unit", "month", "unit_month") and 0 < len(lacking) < len(records.entries):
            for entry, what in lacking:
                found = self.at(entry, RecordField.DAY if what == "month" else None, "RC003")
                yield replace(found, variant=f"class_{what}")
        elif records.unit is None and records.units_said and missing.startswith("unit"):
            yield self._several(records)
        elif missing:  # the form as it was issued has no room for a year
            severity = self.binds if missing != "year" else self.at_most(Severity.NOTE)
            yield Finding("RC003", self.id, severity, records.whole_place, variant=missing)
        if records.unit is not None:
            yield from self._differing(records.units_said, "", lambda one, other: _same_unit(one, other, forms))
        if records.kind is RecordsKind.MONTHLY:
            yield from self._differing(records.months_said, "month", _same_month)

    def _several(self, records: Records) -> Finding:
        """RC003 where the head names several units in one place: nobody knows which of them had which class."""
        names = [said.value for said in records.units_said if said.source is Source.HEAD]
        told: dict[str, Parameter] = {"texts": "、".join(names), "count": len(names)}
        return Finding("RC003", self.id, self.binds, records.units_said[0].place, told, variant="several")

    def _differing(self, said: Sequence[Said], variant: str, are_same: Callable[[str, str], bool]) -> Iterator[Finding]:
        """RC011 at what is believed, for the first that says something else."""
        other = next((one for one in said[1:] if not are_same(said[0].value, one.value)), None)
        if other is None:
            return
        first, kind = said[0], f"_{variant}" if variant else ""
        told: dict[str, Parameter] = {"source": first.source, "other_source": other.source}
        told |= {f"said{kind}": first.value, f"other{kind}": other.value}
        yield Finding("RC011", self.id, self.binds, first.place, told, related=(other.place,), variant=variant)

    def places(self, records: Records) -> int:  # noqa: ARG002 - of any form
        """One: the form."""
        return 1


def _missing(records: Records, forms: ExpectedForms) -> Iterator[str]:
    """What is said neither of the form nor of each of its classes; the year of a month may follow from the plan."""
    has_rows = bool(records.entries)
    if not all(map(records.unit_of, records.entries)) if has_rows else records.unit is None:
        yield "unit"
    if records.period is not None or (has_rows and all(entry.period for entry in records.entries)):
        return
    if records.month is None:
        yield "month"
    elif sum(month.endswith(f"-{records.month:02}") for month in forms.months) != 1:
        yield "year"


def _lacking(records: Records) -> Iterator[tuple[Record, str]]:
    """The classes of which neither they themselves nor the form say whose or of which month they are."""
    for entry in records.entries:
        what = ["unit"] * (records.unit_of(entry) is None)
        what += ["month"] * (records.month is None and entry.period is None)
        if what:
            yield entry, "_".join(what)


def _same_unit(one: str, other: str, forms: ExpectedForms) -> bool:
    """Whether two names may be of one unit: that of the roster, else one within the other (甲村, 甲村村委会)."""
    on_roster = forms.unit_called(one), forms.unit_called(other)
    if all(on_roster):
        return on_roster[0] == on_roster[1]
    one, other = folded(one), folded(other)
    return one in other or other in one


def _same_month(one: str, other: str) -> bool:
    """Whether two months, YYYY-MM or MM, may be one."""
    *year, month = one.split("-")
    *other_year, other_month = other.split("-")
    return int(month) == int(other_month) and (not year or not other_year or year == other_year)
