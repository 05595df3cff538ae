"""Matching: whose row and which column of the targets a submission speaks of."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.table import Table
from cedu_targets.domain.units_of_measure import parse_unit_of_measure
from cedu_targets.gaps.submissions import Collection, plain_unit
from cedu_targets.packs.names import NameEntry, match_names, plain_name, same_columns, suggestion

_MOST_UNKNOWN = 20
"""A submission with more is of another place, and guesses would only mislead."""


def match_columns(number: int, table: Table, collection: Collection) -> dict[str, str]:
    """The targets' codes -> the submission's; what has no target is said."""
    matched = same_columns(table, collection.targets)
    aliases = {plain_name(name): code for name, code in collection.aliases.items()}
    found: dict[str, str] = {}
    for indicator in table.indicators:
        code = matched.get(indicator.code) or aliases.get(plain_name(indicator.name))
        if code is not None and code not in found:
            found[code] = indicator.code
            _assumed(number, table, indicator, collection.targets.by_code[code], collection)
            continue
        place = replace(table.whole_place, indicator=indicator.code)
        collection.findings.append(
            (number, Finding("GA005", "gap", Severity.NOTE, place, indicator.named, variant="no_target"))
        )
    return found


def _assumed(number: int, table: Table, own: Indicator, target: Indicator, collection: Collection) -> None:
    """GA004 as a note where one side alone names its unit of measure, in 万: the other is taken for the same."""
    named = own.unit_of_measure or target.unit_of_measure
    if (own.unit_of_measure is None) != (target.unit_of_measure is None) and parse_unit_of_measure(named).factor != 1:
        place = replace(table.whole_place, indicator=own.code)
        parameters = own.named | {"ours": named}
        variant = "assumed_ours" if own.unit_of_measure is None else "assumed_theirs"
        collection.findings.append((number, Finding("GA004", "gap", Severity.NOTE, place, parameters, variant=variant)))


def match_units(
    number: int, table: Table, names: Sequence[NameEntry], collection: Collection
) -> Iterator[tuple[str, str]]:
    """(name as printed, the targets' name) of every row that is matched; GA001 at every other."""
    targets = collection.targets
    if table.district and targets.district:
        yield table.district, targets.district
    now = match_names(names, targets.units)
    entries = (*names, *(NameEntry(name=unit[:200]) for unit in now.unknown))
    plain = {printed: plain_unit(printed) for printed in table.units}
    here = match_names(entries, dict.fromkeys(plain.values()))
    unit_of = {entry.name: now.printed.get(entry.name, entry.name) for entry in entries}
    by_print = {
        here.printed[name]: unit for name, unit in unit_of.items() if name in here.printed and unit in targets.units
    }
    absent = [unit for unit in targets.units if unit not in by_print.values()]
    strange = [printed for printed, name in plain.items() if name not in by_print]
    for printed, name in plain.items():
        if name in by_print:
            yield printed, by_print[name]
            continue
        guess = suggestion(name, absent) if len(strange) <= _MOST_UNKNOWN else None
        variant = "guess" if guess else ""
        finding = Finding(
            "GA001", "gap", Severity.ERROR, table.row_place(printed), {"guess": guess}, variant=variant
        )  # fmt: skip
        collection.findings.append((number, finding))
