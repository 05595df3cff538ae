"""The city's document of 2019 as items, from what was read of it by hand; and returns to hold against it."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from msgspec.structs import replace

from cedu_targets.agenda.follow_up import follow_up
from cedu_targets.agenda.owner_roster import NOTHING_KNOWN, OwnerRoster
from cedu_targets.agenda.report import StatusReport
from cedu_targets.agenda.states import Day
from cedu_targets.domain.due import Due, Precision
from cedu_targets.domain.items import Assigned, Item, ItemKind, Items, Reported, Return, Role
from cedu_targets.domain.place import Place
from cedu_targets.domain.status import StatusRow
from cedu_targets.report import FileReport
from project import ROOT

PATH = "suzhou.txt"
ISSUED = date(2019, 2, 28)


@cache
def truth() -> Mapping[str, Any]:
    """The city's document, read by hand."""
    text = (ROOT / "tests" / "truth" / "truth-002.json").read_text(encoding="utf-8")
    read: Mapping[str, Any] = json.loads(text)
    return read


def points() -> FileReport:
    """The ten 要点, of which none has a time of its own."""
    return listed(Items(truth()["title"], ItemKind.POINT, "2019", ISSUED, _items("points", ItemKind.POINT)))


def schedule(**more: Any) -> FileReport:
    """The schedule of 26 items."""
    entries = _items("schedule", ItemKind.SCHEDULED)
    return listed(Items(truth()["annex"], ItemKind.SCHEDULED, "2019", ISSUED, entries, **more), 2)


def listed(items: Items, number: int = 1, path: str = PATH) -> FileReport:
    """Items as they were read from a file."""
    return FileReport(path, number, items)


def answers(*returns: Return, path: str = "市教育局.xlsx") -> FileReport:
    """A checklist that came back, with these answers to items of the schedule."""
    known = schedule().document
    assert isinstance(known, Items)
    ids = dict.fromkeys(one.item for one in returns)
    entries = tuple(known.by_id[name] if name in known.by_id else Item(name, ItemKind.SCHEDULED, name) for name in ids)
    return FileReport(path, 1, Items("完成情况表", ItemKind.SCHEDULED, "2019", None, entries, returns))


def answer(item: str, reported: Reported, unit: str | None = None, **more: Any) -> Return:
    """What somebody reported of an item."""
    return Return(item, Place(sheet="清单", cell="E5", item=item), unit, reported, **more)


def status(
    *came_in: FileReport,
    as_of: date = date(2019, 6, 15),
    remind: int = 15,
    documents: tuple[FileReport, ...] | None = None,
    roster: OwnerRoster = NOTHING_KNOWN,
    **more: Any,
) -> StatusReport:
    """How the schedule, or other documents, stand on a day."""
    issued = (schedule(),) if documents is None else documents
    return follow_up(issued, came_in, Day(as_of, remind), roster=roster, **more)


def row(report: StatusReport, item: str, unit: str | None = None) -> StatusRow:
    """The row of an item."""
    (found,) = [one for one in report.rows if (one.id, one.unit) == (item, unit)]
    return found


def one_item(due: Due, *owners: str, period: str | None = "2019", **more: Any) -> FileReport:
    """A list of one item."""
    assigned = tuple(Assigned(name, Role.DUTY, name.startswith("各")) for name in owners or ("市教育局",))
    entry = replace(Item("安排-1", ItemKind.SCHEDULED, "报送信息", "1", due=due, owners=assigned, line=3), **more)
    return listed(Items("2019年工作安排", ItemKind.SCHEDULED, period, ISSUED, (entry,)), path="list.txt")


def with_returns(file: FileReport, *returns: Return) -> FileReport:
    """A list that holds answers beside its items."""
    assert isinstance(file.document, Items)
    return replace(file, document=replace(file.document, returns=returns))


def _items(part: str, kind: ItemKind) -> tuple[Item, ...]:
    return tuple(_item(one, kind) for one in truth()[part])


def _item(one: Mapping[str, Any], kind: ItemKind) -> Item:
    targets = one.get("targets") or ()
    return Item(
        one["id"],
        kind,
        one.get("text") or one["quote"],
        one["number"],
        one.get("section"),
        due=_due(one["due"], carried=bool(one.get("time_carried"))),
        deadline=_due(targets[0]["deadline"]) if targets else None,
        owners=tuple(Assigned(name, Role.DUTY, name == "各市、区") for name in one["owners"]),
        line=one["line"],
    )


def _due(written: Mapping[str, Any], *, carried: bool = False) -> Due:
    start, end = (None if written[name] is None else date.fromisoformat(written[name]) for name in ("start", "end"))
    precision = Precision(written["precision"])
    return Due(written["text"], start, end, precision=precision, printed=written["printed"], carried=carried)
