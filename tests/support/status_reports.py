"""Reports of `cedu status` for the reporters' tests: a city's plan with what came back, one of hostile names, a long one."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from cedu_targets.agenda.report import StatusReport
from cedu_targets.domain.due import Due, Precision
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.items import Assigned, Item, ItemKind, Items, Reported, Return, Role
from cedu_targets.domain.place import Place
from cedu_targets.domain.status import State, StatusRow
from cedu_targets.report import FileReport
from sample_reports import HOSTILE
from suzhou_items import answer, answers, listed, points, schedule, status

AS_OF = date(2019, 6, 15)
RETURNS = (
    answer(
        "安排-2", Reported.DONE, "市教育局", said="已完成", completed=date(2019, 3, 25),
        evidence=("申报汇总表.xlsx", "通知.pdf"),
    ),
    answer("安排-3", Reported.DONE, "市社指中心", said="已完成", completed=date(2019, 4, 9)),
    answer("安排-4", Reported.CANCELLED, "市社指中心", said="不再执行", reason="经费未落实，并入下年"),
    answer("安排-5", Reported.IN_PROGRESS, "市教育局", said="进行中，已拍 12 集"),
    answer("安排-6", Reported.NOT_DONE, "市社指中心", said="未完成", reason="场地未定"),
    answer("安排-7", Reported.DONE, "市教育局", said="已完成", completed=date(2019, 7, 1)),
    answer("安排-14", Reported.IN_PROGRESS, "市教育局", said="进行中"),
)  # fmt: skip
"""What came back of the schedule by 15 June."""


def suzhou_status() -> StatusReport:
    """The 要点 and the schedule on 15 June: most is not reported, of some items something came back."""
    asked = [
        Finding("QU999", "ask", Severity.NOTE, Place(line=line, item=item), {"name": name})
        for line, item, name in ((68, "安排-1", "各有关市、区"), (94, "安排-25", "待定"))
    ]
    dated = replace(schedule(), findings=tuple(asked))
    return status(answers(*RETURNS), as_of=AS_OF, documents=(points(), dated))


def due_of(start: date | None, end: date | None, text: str | None = None, earliest: date | None = None) -> Due:
    """A time as it is printed."""
    return Due(text, start, end, earliest_end=earliest, precision=Precision.MONTH if end else Precision.TBD)


def row_of(item: Item, state: State | None, as_of: date = AS_OF) -> StatusRow:
    """An item in a state, of which nothing came back."""
    end = item.last_due.end
    return StatusRow("list.txt", 1, item, item.last_due, state, None if end is None else (end - as_of).days)


def report_of(rows: Sequence[StatusRow], period: str | None = "2019", as_of: date = AS_OF) -> StatusReport:
    """Rows of one list as a report."""
    in_order = sorted(rows, key=lambda row: row.due.end or date.max)
    entries = tuple(row.item for row in rows)
    items = Items("社区教育工作安排", ItemKind.SCHEDULED, period, None, entries)
    return StatusReport(as_of, 15, tuple(in_order), (listed(items, path="list.txt"),))


def long_status(count: int = 300, *, has_ends: bool = True) -> StatusReport:
    """So many items over a year and a half, every state in turn; without ends none has a time."""
    states = [*State, None]
    rows = []
    for number in range(1, count + 1):
        start = date(2019, 1, 1) + timedelta(days=number * 511 // count)
        end = start + timedelta(days=number % 60)
        due = due_of(start, end, f"{start.month}月") if has_ends else due_of(None, None, "待定")
        owners = tuple(
            Assigned(f"第{(number + part) % 23 + 1}街道", role) for part, role in enumerate((Role.LEAD, Role.SUPPORT))
        )
        text = f"第 {number} 项工作：" + "社区教育" * (1 + number % 9)
        item = Item(f"安排-{number}", ItemKind.SCHEDULED, text, str(number), due=due, owners=owners, line=number)
        rows.append(row_of(item, states[number % len(states)] if has_ends else State.UNDATED))
    return report_of(rows)


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
        row = replace(row_of(item, State.NOT_REPORTED), path="=2.csv", unit=name if number % 3 == 0 else None)
        if number % 2:
            said = Return(item.id, Place(sheet=name), name, Reported.UNCLEAR, name, date(2019, month, 2), (name,), name)
            row = replace(
                row, state=State.OVERDUE, reported=said.reported, completed=said.completed, evidence=said.evidence,
                reason=name, returns=(said,),
            )  # fmt: skip
        rows.append(row)
    items = Items("=1+1<b>", ItemKind.SCHEDULED, "2019", None, tuple(entries), sheet=HOSTILE[0])
    asked = Finding("QU999", "ask", Severity.NOTE, Place(), {"name": HOSTILE[6]})
    return StatusReport(AS_OF, 15, tuple(rows), (FileReport("=2.csv", 1, items, findings=(asked,)),))
