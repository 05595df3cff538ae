"""Records as rows of a data frame: one a class, with plain values."""

from collections.abc import Iterator

from cedu_targets.domain.records import Record, Records

COLUMNS = (
    "unit", "period", "number", "project", "category", "day", "day_text", "place", "people", "noun", "first_time",
    "hours", "mode", "sheet", "line", "cell",
)  # fmt: skip
"""`unit` and `period` (YYYY-MM) are those of the row where a column says them, else of the form; `day` is a date.

`people`, `first_time` and `hours` are Decimals, None where the cell is blank or cannot be read.
"""


def record_rows(records: Records) -> Iterator[tuple[object, ...]]:
    """The values of COLUMNS for every class, in the order of the form."""
    return (_row(records, entry) for entry in records.entries)


def _row(records: Records, entry: Record) -> tuple[object, ...]:
    return (
        entry.unit or records.unit, entry.period or records.period, entry.number, entry.project, entry.category,
        entry.day, entry.day_text, entry.place, entry.people, entry.noun, entry.first_time, entry.hours, entry.mode,
        entry.sheet, entry.line, entry.cell,
    )  # fmt: skip
