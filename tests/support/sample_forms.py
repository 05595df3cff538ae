"""Monthly forms and ledgers as a reader makes them, out of a few words."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from cedu_targets.domain.place import Place, a1
from cedu_targets.domain.records import (
    SUMMED,
    CarriedTotal,
    Record,
    RecordField,
    Records,
    RecordsKind,
    Said,
    Source,
    UnreadableCell,
)
from cedu_targets.evaluation.evaluate import evaluate
from cedu_targets.report import Report

_ORDER = ("project", "day", "people", "first_time", "hours", "category", "place", "mode", "unit", "period")
"""What a line of rows says, one after the other; `-` is blank."""
_COLUMNS = ("project", "category", "day", "people", "first_time", "hours", "place", "mode", "unit", "period")
"""The order in the sheet, from the first column."""
_FIRST_ROW = 2
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_DAY = re.compile(r"(\d+)月(\d+)日")


def form(
    rows: str = "水稻育秧 / 5月12日 / 40",
    *,
    unit: str | None = "甲村",
    year: int | None = 2020,
    month: int | None = 5,
    filed: str | date | None = None,
    kind: str = "monthly",
    totals: str = "",
    unreadable: str = "",
    units_said: Sequence[str] = (),
    months_said: Sequence[str] = (),
    **more: Any,
) -> Records:
    """A form on Sheet!A1; a row a line (`_ORDER`), the third row of the sheet the first.

    A total is `合计 people 60`, with ` 1-2` behind for some classes, with ` cumulative` for 累计; a cell that cannot be
    read `2 people 30多`, of a total with number 0; what says unit or month `head 甲村`.
    """
    lines = [line for line in rows.strip().splitlines() if line.strip()]
    entries = [_record(number, line, year) for number, line in enumerate(lines, start=1)]
    cells = tuple(_unreadable(text, len(lines)) for text in unreadable.strip().splitlines())
    for cell in cells:
        if cell.record:
            blank: dict[str, Any] = {cell.field: None}
            filled_cells = {**entries[cell.record - 1].cells, cell.field: str(cell.place.cell)}
            entries[cell.record - 1] = replace(entries[cell.record - 1], cells=filled_cells, **blank)
    filled = [one for one in RecordField if any(one in entry.cells for entry in entries)]
    columns = tuple(dict.fromkeys([RecordField.PROJECT, RecordField.DAY, RecordField.PEOPLE, *filled]))
    return replace(
        Records(
            title="社区教育培训月报表",
            kind=RecordsKind(kind),
            unit=unit,
            year=year,
            month=month,
            filed=None if filed is None else date.fromisoformat(str(filed)),
            entries=tuple(entries),
            columns=columns,
            totals=tuple(_totals(totals, len(lines))),
            unreadable=cells,
            units_said=tuple(_said(units_said)),
            months_said=tuple(_said(months_said)),
            sheet="Sheet",
            cell="A1",
        ),
        **more,
    )


def _record(number: int, line: str, year: int | None) -> Record:
    fields = [None if field.strip() == "-" else field.strip() for field in line.split("/")]
    told: dict[str, Any] = dict(zip(_ORDER, fields, strict=False))
    row = _FIRST_ROW + number - 1
    cells = {one: a1(row, _COLUMNS.index(one)) for one in RecordField if told.get(one) is not None}
    for one in SUMMED:
        told[one] = None if told.get(one) is None else Decimal(told[one])
    text = told.pop("day", None) or ""
    match = _DAY.fullmatch(text)
    day = _day(match, year or 2020) if match else date.fromisoformat(text) if _ISO.fullmatch(text) else None
    first = min(cells.values(), default=a1(row, 0))
    return Record(number, **told, day=day, day_text=text, noun="人次", cells=cells, sheet="Sheet", cell=first)


def _day(match: re.Match[str], year: int) -> date | None:
    try:
        return date(year, int(match[1]), int(match[2]))
    except ValueError:
        return None


def _unreadable(text: str, count: int) -> UnreadableCell:
    number, name, said = text.split(maxsplit=2)
    row = _FIRST_ROW + (int(number) - 1 if int(number) else count)
    place = Place(sheet="Sheet", cell=a1(row, _COLUMNS.index(name)))
    return UnreadableCell(RecordField(name), said, place, int(number))


def _totals(text: str, count: int) -> Iterator[CarriedTotal]:
    for row, line in enumerate(text.strip().splitlines(), start=_FIRST_ROW + count):
        name, field, value, *rest = line.split()
        of = rest[0] if rest and rest[0][0].isdigit() else f"1-{count}"
        first, last = map(int, of.split("-"))
        place = Place(sheet="Sheet", cell=a1(row, _COLUMNS.index(field)))
        entries = tuple(range(first, last + 1))
        yield CarriedTotal(
            name, RecordField(field), Decimal(value), place, entries, "cumulative" in rest, "unknown" in rest
        )


def _said(texts: Sequence[str]) -> Iterator[Said]:
    for number, text in enumerate(texts):
        source, value = text.split(maxsplit=1)
        place = Place(sheet="Sheet", cell=a1(1, number)) if source == "head" else Place()
        yield Said(value, Source(source), place)


FAULTY = """
水稻科学育秧 / 5月6日 / 30 / 12 / 4 / 农业科技类 / 村委会活动室 / 集中授课
卫生保健 / 5月13日 / - / 3 / 2 / 医药卫生类 / 文化站 / 讲座
家政服务 / 6月2日 / 20 / 25 / 6 / - / 社区学校 / 现场教学
法律常识 / 5月20日 / 12 / 3 / 2 / 政策知识类 / 文化站 / 讲座
法律常识 / 5月20日 / 12 / 3 / 2 / 政策知识类 / 文化站 / 讲座
安全用电 / 5月32日 / - / - / 2
"""


def faulty(**more: Any) -> Records:
    """A form with a fault of nearly every kind."""
    return form(
        FAULTY,
        unreadable="2 people 30多",
        totals="合计 people 80\n合计 hours 20\n累计 people 300 cumulative",
        units_said=["head 甲村", "file 乙村"],
        months_said=["head 2020-05", "file 2020-05"],
        filed="2020-06-03",
        left_out=("授课教师", "联系电话"),
        **more,
    )


def checked_forms() -> Report:
    """What came in of three villages: a form with faults, a sound one, a nil one, and one that nobody filled in."""
    sound = form(
        "水稻科学育秧 / 5月6日 / 78 / - / 4\n卫生保健 / 5月13日 / 42 / - / 2", unit="乙村", totals="合计 people 120"
    )
    nil = form("", unit="甲村", month=6, is_nil=True)
    blank = form("", unit=None, year=None, month=None, is_blank=True)
    named = {"甲村-5月.xlsx": faulty(), "乙村-5月.xlsx": sound, "甲村-6月.xlsx": nil, "丙村.xlsx": blank}
    return Report(tuple(evaluate(path, 1, records, (), None) for path, records in named.items()))
