"""The year in a table's title against the year in its file's name: last year's file taken over is a common slip."""

import re
from pathlib import PurePath

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.months import span_of
from cedu_targets.domain.place import Place, a1
from cedu_targets.domain.table import Table

_YEARS = lazy_pattern(r"(?<!\d)((?:19|20)\d\d)(?:\s*+[年度]*+\s*+[-—－~～至到]++\s*+((?:19|20)\d\d))?(?![\d.])")
_NO_YEAR_OF_A_TABLE = (
    r"[〔\[【(（](?:19|20)\d\d[〕\]】)）]\s*\d*号?"  # 〔2020〕18号
    r"|(?<!\d)(?:19|20)\d\d([-._年]?)(?:0?[1-9]|1[0-2])(?:\1|月)(?:0?[1-9]|[12]\d|3[01])(?!\d)日?"  # 20210301, 2021-3-1
)

_NAMED = lazy_pattern(
    r"(?<![A-Za-z\d])((?:19|20)\d\d)(?:(?=(?:0[1-9]|1[0-2])(?!\d))|(?!\d))(?!年?度?\s*(?:[新旧]?版|修订|修改|模板|模版|格式|样表|号))"
)
"""2025年, 2025目标, 202509; of a form made in that year (2025版) it says nothing."""


def year_said_by_path(path: PurePath) -> str | None:
    """The year of a file whose table names none: by its name, else its nearest folder (over one of months the next).

    A day (20260412) is when a file was sent, and several years are none.
    """
    folder = path.parent
    around = [folder.name, *([folder.parent.name] if span_of(folder.name) is not None else [])]
    for text in (path.stem, *around):
        years = set(_NAMED.findall(re.sub(_NO_YEAR_OF_A_TABLE, " ", text)))
        if years:
            return years.pop() if len(years) == 1 else None
    return None


def year_finding(table: Table, file_name: str) -> Finding | None:
    """A warning where title and file name both name years, and none in common."""
    if not _years(file_name):
        return None
    in_title, in_name = _years(table.title or ""), _years(re.sub(_NO_YEAR_OF_A_TABLE, "", file_name))
    if not in_title or not in_name or in_title & in_name:
        return None
    first = min(table.layout.rows.values())
    place = Place(sheet=table.layout.sheet, cell=a1(first, 0), period=table.period, measure=table.measure)
    years = "、".join(map(str, sorted(in_name)))
    return Finding("RD026", "reading", Severity.WARNING, place, {"period": table.period, "other": years})


def _years(text: str) -> set[int]:
    """All years that a text names; 2021-2023 are three."""
    found: set[int] = set()
    for first, last in _YEARS.findall(text):
        found |= set(range(int(first), int(last or first) + 1)) or {int(first)}
    return found
