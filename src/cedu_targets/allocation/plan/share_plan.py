"""A plan by a share of residents: a table of populations, a per cent, and nothing else is needed."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from cedu_targets.allocation.plan.plan import Plan
from cedu_targets.allocation.plan.plan_file import PlanRead, of_shape
from cedu_targets.allocation.plan.plan_reading import RULE, Path
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import plain
from cedu_targets.domain.place import Place
from cedu_targets.domain.table import Table
from cedu_targets.packs.names import plain_name
from cedu_targets.recognition.read import DocumentRead
from cedu_targets.recognition.table.row_kinds import is_headed_total

CODE, NAME, MEASURE = "1", "培训人数", "人"
"""The column of the plan; a roll-up of monthly forms has one of the same name."""
_RESIDENTS = (lazy_pattern("常住人口"), lazy_pattern("人口|居民(?:人)?数"))
"""What a column of residents is called, the surest first."""
_YEAR = lazy_pattern(r"(?:19|20)\d\d年?度?")
_BEFORE = lazy_pattern(r"\d|各|所[属辖]|下[属辖]|村|居|社区|人口|常住|[（(]")
"""What follows the name of the place in a title."""
_PLACES = lazy_pattern("[^省市县区旗镇乡]{1,8}(?:省|市|县|区|旗|镇|乡|街道)")
_PLAN_TITLE = "社区教育培训计划"


def the_one_with_residents(tables: Sequence[DocumentRead[Table]], by: str | None) -> DocumentRead[Table]:
    """The table of a file that has a column of residents, or the column `by`; its first where none has.

    Raises CallFault where several have one: of different years, perhaps.
    """
    found = [read for read in tables if _called(read.document, by)]
    if len(found) > 1:
        names = "、".join(read.document.layout.sheet or str(read.number) for read in found)
        raise CallFault("share_of_what", {"names": names}, variant="tables")
    return (found or tables)[0]


def _called(table: Table, by: str | None) -> Sequence[Indicator]:
    """The columns that are called like residents, or like `by`."""
    columns = [one for one in table.indicators if one.additive]
    if by is not None:
        return [one for one in columns if plain_name(by) in (plain_name(one.name), plain_name(one.code))]
    return next(filter(None, ([one for one in columns if word.search(one.name)] for word in _RESIDENTS)), [])


def share_plan(read: DocumentRead[Table], share: str, by: str | None = None, title: str | None = None) -> PlanRead:
    """The plan in which each unit of a table has a `share` of its residents, or of the column `by`.

    What could not be read of the table is a mistake, and told once. Raises CallFault where it is not clear which
    column is meant.
    """
    table = _with_all_units(read.document)
    base = _base(table, by)
    town = _town(table)
    errors = [one for one in read.findings if one.severity is Severity.ERROR]
    unread = tuple(one for one in errors if one.place.indicator in (None, base.code))
    told = {one.place.unit for one in unread}
    entries: dict[str, Any] = {
        "title": title or f"{town or ''}{_PLAN_TITLE}",
        "district": _district(table, town),
        "units": [{"name": unit} for unit in table.units],
        "indicators": {CODE: {"name": NAME, "unit_of_measure": MEASURE, "share": share, "of": base.name}},
        "sources": {
            base.name: {
                "source": table.title,
                "year": table.period,
                "unit_of_measure": base.unit_of_measure,
                "values": {unit: "0" if unit in told else _text(table, unit, base) for unit in table.units},
            }
        },
        "notes": [f"说明：{base.name}的 {share}，不足 1 人的按 1 人算；{_district(table, town)}为各单位之和。"],
    }

    def locate(entry: Path) -> Place:
        match entry:
            case ("sources", _, "values", str(unit)) if unit in table.layout.rows:
                return table.place(unit, base.code)
        return Place(sheet=table.layout.sheet)

    plan = of_shape(Plan, entries, locate)
    return PlanRead(plan, locate, (*unread, *_other_total(table, base)))


def _with_all_units(table: Table) -> Table:
    """The table with a unit as such that was taken for the total, since the others happen to add up to it.

    What a total is called says that it is one, or it is a place of another kind: 柳溪镇 over villages.
    """
    name = table.district
    if name is None or is_headed_total(name) or not any(unit[-1:] == name[-1:] for unit in table.units):
        return table
    units = sorted((*table.units, name), key=table.layout.rows.__getitem__)
    return replace(table, district=None, units=tuple(units))


def _base(table: Table, by: str | None) -> Indicator:
    """The column of residents: the named one, else the only one that is called so, else the only one."""
    columns = [one for one in table.indicators if one.additive]
    named = _called(table, by) or ([] if by is not None else columns)
    if len(named) != 1:
        names = [one.name for one in named or columns]
        told: dict[str, Parameter] = {"names": "、".join(names), "by": by, "first": names[0] if names else "常住人口"}
        raise CallFault("share_of_what", told, variant="by" if by is not None else "")
    return named[0]


def _text(table: Table, unit: str, base: Indicator) -> str | None:
    value = table.value(unit, base.code)
    return None if value is None else plain(value)


def _town(table: Table) -> str | None:
    """The place that the title begins with: 百胜镇2020年…, 涪陵区百胜镇各村…"""
    title = "".join((table.title or "").split())
    start = match.end() if (match := _YEAR.match(title)) else 0
    end = match.start() if (match := _BEFORE.search(title, start)) else len(title)
    places = _PLACES.findall(title[start:end])
    is_all = "".join(places) == title[start:end]
    return places[-1] if places and is_all and places[-1][0] not in "全各本" else None


def _district(table: Table, town: str | None) -> str:
    """What the row of the whole is called: as in the table, where that is a name (全镇), else the town's total."""
    if table.district and (table.district.startswith("全") or not is_headed_total(table.district)):
        return table.district
    return "全镇" if town is None else f"{town}合计"  # a reader of the issued table knows it for the sum


def year_left_out(table: Table) -> list[Finding]:
    """AL111: the year of a count of residents is not that of the plan, which may be of the next one."""
    if not table.period:
        return []
    following = f"{_town(table) or ''}{int(table.period[:4]) + 1}年{_PLAN_TITLE}"
    told: dict[str, Parameter] = {"year": table.period[:4], "wanted": following}
    return [Finding("AL111", RULE, Severity.NOTE, Place(sheet=table.layout.sheet), told)]


def _other_total(table: Table, base: Indicator) -> list[Finding]:
    """AL022 where the table's own total is not the sum of its units: some number of residents is wrong."""
    stated = None if table.district is None else table.value(table.district, base.code)
    numbers = [table.value(unit, base.code) for unit in table.units]
    if table.district is None or stated is None or None in numbers:
        return []
    total = sum((number for number in numbers if number is not None), Decimal(0))
    if stated == total:
        return []
    place = table.place(table.district, base.code)
    return [Finding("AL022", RULE, Severity.WARNING, place, {"base": base.name}, total, stated, stated - total)]
