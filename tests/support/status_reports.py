"""Reports of `cedu status` for the reporters' tests: a city's schedule with what came back, one of hostile names, a long one."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from cedu_targets.agenda.report import StatusReport
from cedu_targets.domain.due import Due, Precision
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.items import Assigned, Item, ItemKind, Items, Reported, Return, Role
from cedu_targets.domain.place import Place
from cedu_targets.domain.status import Doubt, State, StatusRow
from cedu_targets.report import FileReport
from project import ROOT
from sample_reports import HOSTILE

AS_OF = date(2019, 6, 15)
PATH = "notice.txt"


@dataclass(frozen=True)
class Answer:
    """What came back of an item, and the state that this makes of it."""

    state: State | None
    reported: Reported
    completed: date | None = None
    evidence: tuple[str, ...] = ()
    said: str = ""
    reason: str | None = None
    doubt: Doubt | None = None


ANSWERS: Mapping[str, Answer] = {
    "安排-2": Answer(State.DONE, Reported.DONE, date(2019, 3, 25), ("申报汇总表.xlsx", "通知.pdf"), "已完成"),
    "安排-3": Answer(State.DONE_LATE, Reported.DONE, date(2019, 4, 9), (), "已完成"),
    "安排-4": Answer(State.VOID, Reported.CANCELLED, None, (), "不再执行", "经费未落实，并入下年"),
    "安排-5": Answer(State.OVERDUE, Reported.IN_PROGRESS, None, (), "进行中，已拍 12 集"),
    "安排-6": Answer(State.OVERDUE, Reported.NOT_DONE, None, (), "未完成", "场地未定"),
    "安排-7": Answer(None, Reported.DONE, date(2019, 7, 1), (), "已完成", doubt=Doubt.LATER_DAY),
    "安排-12": Answer(State.IN_PROGRESS, Reported.IN_PROGRESS, None, (), "进行中"),
}
"""What came back of the schedule."""


@cache
def truth() -> Mapping[str, Any]:
    """The city's document, read by hand."""
    text = (ROOT / "tests" / "truth" / "truth-002.json").read_text(encoding="utf-8")
    read: Mapping[str, Any] = json.loads(text)
    return read


def suzhou_status(answers: Mapping[str, Answer] = ANSWERS, *, points: bool = True) -> StatusReport:
    """The 要点 and the schedule on 15 June: most is not reported, of some items something came back."""
    states = truth()["unreported_states"][AS_OF.isoformat()]["states"]
    documents = [_document(2, truth()["annex"], ItemKind.SCHEDULED, truth()["schedule"])]
    if points:
        documents.insert(0, _document(1, truth()["title"], ItemKind.POINT, truth()["points"]))
    rows = []
    for file in documents:
        assert isinstance(file.document, Items)
        for item in file.document.entries:
            printed = state_unreported(item, states)
            rows.append(answered(row_of(item, printed, file.number), answers.get(item.id)))
    asked = Finding("QU999", "ask", Severity.NOTE, Place(line=68, item="安排-1"), {"name": "各有关市、区"})
    doubted = Finding("QU999", "ask", Severity.NOTE, Place(line=94, item="安排-25"), {"name": "待定"})
    documents[-1] = replace(documents[-1], findings=(asked, doubted))
    return StatusReport(AS_OF, 15, in_order(rows), tuple(documents))


def state_unreported(item: Item, states: Mapping[str, str]) -> State:
    """An item's state on the day while nothing was reported of it; a 要点 has no time of its own."""
    return State.ONGOING if item.kind is ItemKind.POINT else State(states[item.number or ""])


def in_order(rows: Sequence[StatusRow]) -> tuple[StatusRow, ...]:
    """By the last day; what has none, or none printed, comes last."""
    return tuple(sorted(rows, key=lambda row: (row.days is None, row.due.end or date.max)))


def row_of(item: Item, state: State | None, table: int = 1, as_of: date = AS_OF, **more: Any) -> StatusRow:
    """An item on a day, of which nothing came back."""
    end = None if state in (State.ONGOING, State.UNDATED) else item.last_due.end
    days = None if end is None else (end - as_of).days
    return StatusRow(PATH, table, item, item.last_due, state, days, **more)


def answered(row: StatusRow, answer: Answer | None) -> StatusRow:
    """The same with what came back."""
    if answer is None:
        return row
    place = Place(sheet="任务清单", cell="E5")
    owner = row.owners[0].name if row.owners else None
    said = Return(
        row.item.id, place, owner, answer.reported, answer.said, answer.completed, answer.evidence, answer.reason
    )
    return replace(
        row,
        state=answer.state,
        reported=answer.reported,
        completed=answer.completed,
        evidence=answer.evidence,
        reason=answer.reason,
        returns=(said,),
        doubt=answer.doubt,
    )


def due_of(start: date | None, end: date | None, text: str | None = None, **more: Any) -> Due:
    """A time as it is printed."""
    return Due(text, start, end, precision=Precision.MONTH if end else Precision.TBD, **more)


def _document(number: int, title: str, kind: ItemKind, entries: Sequence[Mapping[str, Any]]) -> FileReport:
    items = Items(title, kind, truth()["period"], date(2019, 2, 28), tuple(_item(kind, one) for one in entries))
    return FileReport(PATH, number, items, pack="suzhou-2019")


def _item(kind: ItemKind, one: Mapping[str, Any]) -> Item:
    due = _due(one["due"], carried=bool(one.get("time_carried")))
    targets = one.get("targets") or ()
    return Item(
        one["id"],
        kind,
        one.get("text") or one["quote"],
        one["number"],
        one.get("section"),
        due=due,
        deadline=_due(targets[0]["deadline"]) if targets else None,
        owners=tuple(Assigned(name, Role.DUTY, name.startswith("各")) for name in one["owners"]),
        line=one["line"],
    )


def _due(written: Mapping[str, Any], *, carried: bool = False) -> Due:
    start, end = (None if written[name] is None else date.fromisoformat(written[name]) for name in ("start", "end"))
    precision = Precision(written["precision"])
    return Due(written["text"], start, end, precision=precision, printed=written["printed"], carried=carried)


def long_status(count: int = 300, *, with_end: bool = True) -> StatusReport:
    """So many items over a year and a half, every state in turn, long texts and long names among them."""
    states = [*State, None]
    rows, entries = [], []
    for number in range(1, count + 1):
        start = date(2019, 1, 1) + timedelta(days=number * 511 // count)
        due = (
            due_of(start, start + timedelta(days=number % 60), f"{start.month}月")
            if with_end
            else due_of(None, None, "待定")
        )
        owners = tuple(
            Assigned(f"第{(number + part) % 23 + 1}街道", role) for part, role in enumerate((Role.LEAD, Role.SUPPORT))
        )
        text = f"第 {number} 项工作：" + "社区教育" * (1 + number % 9)
        item = Item(f"安排-{number}", ItemKind.SCHEDULED, text, str(number), due=due, owners=owners, line=number)
        entries.append(item)
        rows.append(row_of(item, states[number % len(states)] if with_end else State.UNDATED))
    items = Items("2019年社区教育工作安排", ItemKind.SCHEDULED, "2019", None, tuple(entries))
    return StatusReport(AS_OF, 15, in_order(rows), (FileReport(PATH, 1, items),))


def hostile_status() -> StatusReport:
    """Items whose every text is hostile."""
    rows, entries = [], []
    for number, name in enumerate(HOSTILE):
        month = number % 12 + 1
        due = due_of(date(2019, month, 1), date(2019, month, 28), name)
        owners = (Assigned(name, Role.LEAD), Assigned(HOSTILE[-1 - number], Role.SUPPORT, every=True))
        item = Item(
            f"安排-{number + 1}", ItemKind.SCHEDULED, name, name, name, due=due, owners=owners, sheet=HOSTILE[0]
        )
        entries.append(item)
        answer = Answer(State.OVERDUE, Reported.UNCLEAR, date(2019, month, 2), (name, name), name, name)
        rows.append(answered(row_of(item, State.NOT_REPORTED, unit=name or None), answer if number % 2 else None))
    items = Items("=1+1<b>", ItemKind.SCHEDULED, "2019", None, tuple(entries), sheet=HOSTILE[0])
    file = FileReport(
        "=2.csv", 1, items, findings=(Finding("QU999", "ask", Severity.NOTE, Place(), {"name": HOSTILE[6]}),)
    )
    rows = [replace(row, path="=2.csv") for row in rows]
    return StatusReport(AS_OF, 15, tuple(rows), (file,))
