"""MonthlyForms: which forms go out to be filled in, to whom and for which months."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.fault import CallFault, Faults
from cedu_targets.domain.finding import Finding, Parameter
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.evaluation.side_files import pack_given, read_beside
from cedu_targets.packs.find import recognise_pack
from cedu_targets.packs.pack import RulePack
from cedu_targets.recognition.read import read_documents
from cedu_targets.rollups.unit_list import UnitList, read_unit_list

_MONTH = lazy_pattern(r"(\d{4})[-./年](0?[1-9]|1[0-2])月?")


class MonthlyForms(Struct, frozen=True):
    """The forms that are sent out: each unit gets a workbook with a sheet for each month."""

    expected: ExpectedForms
    """`units` are those that they are sent to; what nobody says (months, categories, a last day) is left open."""
    months: Sequence[str] = ()
    """YYYY-MM, of the sheets; empty where no months are known: then there is one sheet and its month is written in."""
    is_of_one_month: bool = False
    """A single month was asked for, so that the files of several months can lie in one folder."""
    findings: Sequence[Finding] = ()
    """What was odd in the list of units."""
    pack: str | None = None
    """The name of the pack that asks for them."""


def monthly_forms(
    text: Path | None = None, *, rules: str | None = None, units: Path | None = None, month: str | None = None
) -> MonthlyForms:
    """The forms that a pack asks for (`rules`, or recognised by the title of `text`), or plain ones without a pack.

    They go to the units of the list `units`, else to those of the pack, for all months of the pack or for one
    (`month`, 2020-05). Raises InputFault, PackFault, and CallFault where there are no units, or the pack asks for no
    forms, or for none of that month.
    """
    faults = Faults()
    pack = faults.of(lambda: pack_given(rules))
    listed = None if units is None else faults.of(lambda: read_unit_list(units))
    if text is not None and rules is None:
        pack = faults.of(lambda: _pack_of(text))
    faults.end()
    expected = _expected(pack, listed)
    one = None if month is None else _asked(month, expected)
    return MonthlyForms(
        expected,
        expected.months if one is None else (one,),
        is_of_one_month=one is not None,
        findings=() if listed is None else listed.findings,
        pack=None if pack is None else pack.name,
    )


def _pack_of(text: Path) -> RulePack | None:
    """The pack of the first document that one is known for. Raises CallFault where none is."""
    documents = read_beside(text, read_documents)
    pack = next((pack for read in documents if (pack := recognise_pack(read.document)) is not None), None)
    if pack is None:
        raise CallFault("forms_of_no_pack", path=str(text))
    return pack


def _expected(pack: RulePack | None, listed: UnitList | None) -> ExpectedForms:
    """What the pack asks for, of the units that are listed. Raises CallFault."""
    expected = ExpectedForms() if pack is None else pack.expected_forms
    if expected is None:
        assert pack is not None
        raise CallFault("pack_without_forms", {"pack": pack.name})
    if listed is not None:
        expected = replace(expected, units=listed.names)
    if not expected.units:
        raise CallFault("no_form_units", {"pack": "" if pack is None else pack.name}, variant="pack" if pack else "")
    return expected


def _asked(month: str, expected: ExpectedForms) -> str:
    """A month as YYYY-MM. Raises CallFault for what is none, or none of the expected ones."""
    match = _MONTH.fullmatch(month.strip())
    if match is None:
        raise CallFault("form_month", {"month": month})
    found = f"{match[1]}-{int(match[2]):02}"
    if expected.months and found not in expected.months:
        named: dict[str, Parameter] = {"month": month, "first": expected.months[0], "last": expected.months[-1]}
        raise CallFault("form_month", named, variant="outside")
    return found
