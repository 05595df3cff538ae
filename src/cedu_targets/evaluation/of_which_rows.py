"""其中 over rows: a row that is a part of the one above it is not above it."""

from collections.abc import Iterator

from cedu_targets.checks.table.columns import column_parameters
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.table import Table
from cedu_targets.recognition.table.row_kinds import is_of_which


def of_which_rows(table: Table) -> Iterator[Finding]:
    """NA001 where a row named 其中 exceeds the row it is part of: the last one before it that is none.

    Under the last unit it may be a part of the district: then it has to exceed that as well.
    """
    if not any(map(is_of_which, (*table.rows, *table.subtotals))):
        return
    owner: str | None = None
    for row in sorted((*table.rows, *table.subtotals), key=lambda name: table.layout.rows[name]):
        if not is_of_which(row):
            owner = row
        elif owner is not None:
            yield from _above(table, row, owner)


def _above(table: Table, row: str, owner: str) -> Iterator[Finding]:
    for code in (one.code for one in table.indicators if one.additive):
        part, whole = table.value(row, code), table.value(owner, code)
        most = table.value(table.district, code) if table.district else None
        if part is None or whole is None or part <= whole or (most is not None and part <= most):
            continue
        yield Finding(
            code="NA001",
            rule="of_which",
            severity=Severity.ERROR,
            place=table.place(row, code),
            parameters={"bound": owner, **column_parameters(table, code)},
            expected=whole,
            actual=part,
            difference=part - whole,
            related=(table.place(owner, code),),
        )
