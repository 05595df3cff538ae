"""Targets that a form prints beside what was achieved: they should be those that were issued, and never count."""

from collections.abc import Iterator, Mapping, Sequence

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.indicator import Kind
from cedu_targets.domain.table import Table
from cedu_targets.domain.units_of_measure import comparable, factor
from cedu_targets.gaps.matching import match_columns, match_units
from cedu_targets.gaps.submissions import Collection
from cedu_targets.packs.names import NameEntry


def other_targets(
    table: Table, issued: Table, names: Sequence[NameEntry], aliases: Mapping[str, str], *, accepts_likely: bool
) -> Iterator[Finding]:
    """GA023 at each target of a form that is another one than the issued, which counts."""
    collection = Collection(issued, 0, aliases, accepts_likely)
    columns = match_columns(0, table, collection)
    for printed, unit in match_units(0, table, names, collection):
        for code, own_code in columns.items():
            target, own = issued.by_code[code], table.by_code[own_code]
            said, due = table.value(printed, own_code), issued.value(unit, code)
            if said is None or not comparable(own, target) or said * factor(own, target) == (due or 0):
                continue
            place, related = table.place(printed, own_code), issued.place(unit, code)
            told: dict[str, Parameter] = {**own.named, "cell": related.cell, "rate": int(own.kind is Kind.RATE)}
            wanted = None if due is None else due / factor(own, target)
            variant = "none" if due is None else ""
            yield Finding("GA023", "gap", Severity.WARNING, place, told, wanted, said, None, (related,), variant)
