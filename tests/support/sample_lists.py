"""The city's document of 2019, its schedule with flaws of every kind, as a check reports it."""

from datetime import date

from msgspec.structs import replace

from cedu_targets.domain.due import UNSTATED, Due, Precision, Recurrence
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.items import Assigned, Item, Items, Reported, Return, Role
from cedu_targets.domain.place import Place
from cedu_targets.evaluation.evaluate import evaluate
from cedu_targets.read_report import ReadReport
from cedu_targets.report import FileReport, Report
from suzhou_items import points, schedule

PATH = "plan.txt"
_FLAWED: dict[str, dict[str, object]] = {
    "安排-7": {"number": "6"},
    "安排-9": {"owners": ()},
    "安排-11": {"due": UNSTATED},
    "安排-13": {"due": Due("春节前", precision=Precision.UNCLEAR)},
    "安排-14": {
        "due": Due("7月", date(2018, 7, 1), date(2018, 7, 31), precision=Precision.MONTH),
        "owners": (Assigned("市教育局", Role.LEAD), Assigned("各市、区", Role.SUPPORT, every=True)),
    },
    "安排-16": {
        "due": Due("每月25日前", precision=Precision.RECURRING, recurrence=Recurrence.MONTHLY, day_of_period=25)
    },
    "安排-18": {"section": "二、培训"},
}


def flawed(**more: object) -> Items:
    """The schedule: a number twice and one left out, an owner missing, times that are no day or lie in the past."""
    items = schedule().items
    assert items is not None
    entries = tuple(replace(entry, **_FLAWED.get(entry.id, {})) for entry in items.entries)
    return replace(items, entries=entries, line=66, **more)


def item(name: str) -> Item:
    """An item of the flawed schedule."""
    return flawed().by_id[name]


def answered() -> Items:
    """The same as a checklist that came back."""
    said = {
        "安排-2": Return("安排-2", Place(cell="E4"), None, Reported.DONE, "已完成", date(2019, 3, 20), ("纪要.docx",)),
        "安排-3": Return("安排-3", Place(cell="E5"), "市社指中心", Reported.UNCLEAR, "3 场"),
    }
    blank = {entry.id: Return(entry.id, entry.place, None, Reported.BLANK) for entry in flawed().entries}
    return flawed(returns=tuple((blank | said).values()), left_out=("联系人", "电话"))


def read_lists() -> ReadReport:
    """How the document was read: its 要点, then the schedule."""
    first = replace(points(), path=PATH, encoding="utf-8")
    return ReadReport((first, FileReport(PATH, 2, flawed(), encoding="utf-8")))


def checked_list(path: str = PATH) -> FileReport:
    """The schedule, checked, with a question."""
    question = Finding("QU001", "ask", Severity.NOTE, item("安排-1").place, {"ask": "“各有关市、区”指哪些市、区？"})
    return evaluate(path, 2, flawed(), (question,), None)


def checked_lists() -> Report:
    """Both lists of the document, checked."""
    first = points().items
    assert first is not None
    return Report((evaluate(PATH, 1, replace(first, line=27), (), None), checked_list()))
