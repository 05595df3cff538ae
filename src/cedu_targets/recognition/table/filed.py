"""The day on which a table was filled in or sent, as the lines around it say: 填报日期：2020年4月2日."""

from collections.abc import Iterable
from datetime import date

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.recognition.cell_texts import cell_text
from cedu_targets.recognition.view import GridView

_FILED = lazy_pattern(
    r"(?:填报|上报|报送|填表|报告|制表|编报|报出)\s?(?:时间|日期)\s?[:：]?\s{0,4}"
    r"(?:(?P<year>(?:19|20)\d\d)\s?[年./-]\s?)?(?P<month>\d{1,2})\s?[月./-]\s?(?P<day>\d{1,2})(?!\d)"
)


def filed_on(grid: GridView, rows: Iterable[int], year: str | None) -> date | None:
    """The first such day in some rows; one without its year is of the table's. None where none is written."""
    for row in rows:
        text = "\t".join(cell_text(grid, row, column) for column in grid.filled(row))
        if (match := _FILED.search(text)) is not None:
            of = match["year"] or (year or "")[:4]
            try:
                return date(int(of), int(match["month"]), int(match["day"])) if of.isdecimal() else None
            except ValueError:
                return None
    return None
