"""Totals whose formulas pass over numbers that are kept as text, where no failing sum says so."""

from collections.abc import Iterator, Sequence

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.table import Table

_FEW = 3


def skipped_numbers(table: Table, findings: Sequence[Finding]) -> Iterator[Finding]:
    """RD046 at each such total that has no finding of its own: the formula states what it sums, so it is wrong."""
    told = {(one.place.unit, one.place.indicator) for one in findings if one.difference is not None}
    for entry in table.skipped:
        actual = table.value(entry.unit, entry.indicator)
        if actual is None or (entry.unit, entry.indicator) in told:
            continue
        places = tuple(table.place(*text) for text in entry.texts)
        yield Finding(
            "RD046",
            "reading",
            Severity.ERROR,
            table.place(entry.unit, entry.indicator),
            {"cells": "、".join(str(place.cell) for place in places[:_FEW]), **table.by_code[entry.indicator].named},
            expected=entry.due,
            actual=actual,
            difference=actual - entry.due,
            related=places,
        )
