"""RC013: a form comes from one of the units of which forms are expected."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from cedu_targets.checks.records.record_rule import RecordRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.place import Place
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.records import Records
from cedu_targets.domain.similar_names import suggestion

_KIND = lazy_pattern(r"(?:社区)?(?:村民委员会|居民委员会|村委会|居委会|社区|村|居)?(?:社区教育学校|教学点)?$")
"""What names of villages have in common: it says nothing of which one is meant."""


class OnRoster(RecordRule, frozen=True, kw_only=True):
    """The unit of a form, or of a row of a ledger, is on the roster by its name or an alias."""

    codes: ClassVar = ("RC013",)
    usual_severity: ClassVar = Severity.WARNING
    is_usual: ClassVar = True

    check: Literal["on_roster"] = "on_roster"

    def applies(self, context: Context) -> bool:
        """Where a pack or a list names the units."""
        return context.forms is not None and bool(context.forms.units)

    def judge(self, records: Records, context: Context) -> Iterator[Finding | NotJudged]:
        """RC013 once for each unit that is not on it, with the one that may be meant."""
        assert context.forms is not None
        told: set[str] = set()
        for unit, town, place in _units(records):
            if town + unit not in told and context.forms.unit_called(unit, town) is None:
                yield self._stranger(town + unit, place, context.forms)
            told.add(town + unit)

    def _stranger(self, unit: str, place: Place, forms: ExpectedForms) -> Finding:
        guess = likely_unit(unit, forms.roster)
        told: dict[str, Parameter] = {"said": unit, "guess": guess, "count": len(forms.roster)}
        return Finding("RC013", self.id, self.binds, place, told, variant="guess" if guess else "")

    def places(self, records: Records) -> int:
        """Every unit that is named."""
        return len({town + unit for unit, town, _ in _units(records)})


def _units(records: Records) -> Iterator[tuple[str, str, Place]]:
    """The unit of the form, unless all rows name their own, and those of the rows, each with town and place."""
    if records.unit in records.units and records.unit is not None:
        place = records.units_said[0].place if records.units_said else records.whole_place
        yield records.unit, records.town_of(None), place
    yield from ((entry.unit, entry.town, entry.at()) for entry in records.entries if entry.unit is not None)


def likely_unit(name: str, roster: Sequence[str]) -> str | None:
    """The unit that may be meant, by what tells villages apart: 甲村村委会 for 甲村, never 乙村 for 甲村."""
    by_stem = {_stem(unit): unit for unit in roster}
    guess = suggestion(_stem(name), list(by_stem))
    return None if guess is None else by_stem[guess]


def _stem(name: str) -> str:
    plain = folded(name)
    return _KIND.sub("", plain) or plain
