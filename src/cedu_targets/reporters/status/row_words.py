"""What an item's row says in words: its time, its owners, how many days, what was reported, where it stands."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from cedu_targets.agenda.report import StatusReport
from cedu_targets.domain.due import Due
from cedu_targets.domain.items import Reported, Return, Role
from cedu_targets.domain.status import State, StatusRow
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared import item_words
from cedu_targets.reporters.shared.sentences import where
from cedu_targets.reporters.status.states import STATE_SYMBOLS, short_word

SETTLED = (State.DONE, State.DONE_LATE, State.VOID)
"""Of these nobody waits for anything any more."""
_MOST_TITLES, _MOST_PATHS = 2, 3


def title(report: StatusReport, messages: Messages) -> str:
    """`2019年…工作要点、…工作安排：落实情况`: the documents whose items are shown."""
    named = titles(report, messages)
    return messages.term("status_title", title=named) if named else messages.term("status_title_plain")


def titles(report: StatusReport, messages: Messages) -> str:
    """The titles of the documents; empty where none has one."""
    found = list(dict.fromkeys(items.title.strip() for _, items in report.items if items.title and items.title.strip()))
    named = messages.punctuation.names.join(found[:_MOST_TITLES])
    if len(found) > _MOST_TITLES:
        return messages.term("status_titles_more", titles=named, count=len(found))
    return named


def meaning(state: State | None, report: StatusReport, messages: Messages) -> str:
    """What a state means, for the legend."""
    if state is State.DUE_SOON:
        return messages.term("meaning_due_soon", remind=report.remind)
    return messages.term("meaning_not_judged" if state is None else f"meaning_{state}")


def chosen(report: StatusReport, messages: Messages) -> Iterator[str]:
    """That only one owner, or only some states, are shown; nothing where all is."""
    if report.owner is not None:
        yield messages.term("status_owner", owner=report.owner)
    if report.only is not None:
        words = [short_word(state, messages) for state in STATE_SYMBOLS if state in report.only]
        states = messages.punctuation.names.join(words)
        yield messages.term("status_only", states=states, shown=len(report.shown), count=len(report.rows))


def row_id(row: StatusRow, messages: Messages) -> str:
    """The item's name; of what recurs with its period in words: 安排-4@2025-上半年."""
    return f"{row.item.id}@{period_text(row.period, messages)}" if row.period else row.item.id


def period_text(label: str, messages: Messages) -> str:
    """A period's name in words: 2025-05, `2025-上半年`, `2025-二季度`."""
    year, _, part = label.partition("-")
    return f"{year}-{messages.term(f'period_{part}')}" if part and not part.isdecimal() else label


def days_text(row: StatusRow, messages: Messages) -> str:
    """`过 15 天`, `还有 15 天`, `今天到期`; empty without an end, and where it is done with."""
    if row.days is None or row.state in SETTLED:
        return ""
    if row.days == 0:
        return messages.term("status_last_day")
    return messages.term("status_over" if row.days < 0 else "status_left", days=abs(row.days))


def end_of(row: StatusRow) -> date | None:
    """The last day by which it is judged; None where it has none."""
    return None if row.days is None else row.due.end


def start_of(row: StatusRow) -> date | None:
    """The first day: of the deadline that its text names, else of its own time; None where none is written."""
    start, end = row.due.start or row.item.due.start, row.due.end
    return start if start is None or end is None or start <= end else None


def span_text(row: StatusRow, messages: Messages) -> str:
    """`2019-06-01 至 2019-06-30`, `2019-05-31 前`, `2019-05-01 起`; empty where no day is known."""
    start, end = start_of(row), end_of(row)
    if start is not None and end is not None:
        return (
            messages.term("status_span", start=start.isoformat(), end=end.isoformat())
            if start < end
            else end.isoformat()
        )
    if end is not None:
        return messages.term("status_until", end=end.isoformat())
    return (
        "" if row.due.start is None or row.due.end else messages.term("status_since", start=row.due.start.isoformat())
    )


def printed_text(row: StatusRow, messages: Messages) -> str:
    """The time as it is written, its own and that of the deadline in its text; whether it is carried down."""
    told = [_printed(row.item.due, messages)]
    if row.item.deadline is not None and row.item.deadline.text:
        told.append(row.item.deadline.text)
    if row.period:
        told.append(period_text(row.period, messages))
    return messages.punctuation.clauses.join(filter(None, told))


def _printed(due: Due, messages: Messages) -> str:
    if not due.text:
        return messages.term("status_not_printed")
    if due.carried:
        return due.text + messages.term("status_carried")
    return due.text if due.printed else due.text + messages.term("status_whole")


def owners_text(row: StatusRow, messages: Messages, roles: Sequence[Role] = tuple(Role)) -> str:
    """The owners with their parts; of an owner with 各 the member that the row is about."""
    if row.unit is not None:
        return row.unit if Role.DUTY in roles else ""
    owners = tuple(owner for owner in row.owners if owner.role in roles)
    if len(roles) == 1:  # which is said above the column
        return messages.term("owner_joint").join(owner.name for owner in owners)
    return item_words.owners_text(replace(row.item, owners=owners), messages)


def part_in(row: StatusRow, name: str, messages: Messages) -> str:
    """The part that an owner has in an item: 牵头, 责任, 配合; of the member of 各… as these all have."""
    roles = [owner.role for owner in row.owners if owner.name == name or (row.unit == name and owner.every)]
    return messages.term(f"part_{roles[0] if roles else Role.DUTY}")


def returned_texts(row: StatusRow, messages: Messages) -> list[str]:
    """What came back, each answer by itself: who says it, in which words, its day, its evidence or the reason."""
    return [_answer(one, messages) for one in row.returns] or [messages.term("status_no_return")]


def _answer(one: Return, messages: Messages) -> str:
    parts = [reported_text(one, messages)]
    if one.completed is not None:
        parts.append(messages.term("status_completed", day=one.completed.isoformat()))
    if one.evidence:
        parts.append(messages.term("status_evidence", names=messages.punctuation.names.join(one.evidence)))
    if one.reason:
        parts.append(messages.term("status_reason", reason=one.reason))
    told = messages.punctuation.clauses.join(parts)
    return messages.punctuation.labelled(one.unit, told) if one.unit else told


def reported_text(one: Return, messages: Messages) -> str:
    """`已完成`, with the answer as written where that says more: `进行中“已拍 12 集”`."""
    word = messages.term(f"reported_{one.reported}", said=one.said)
    is_told = not one.said or one.said == word or one.reported is Reported.UNCLEAR
    return word if is_told else word + messages.term("status_answer", said=one.said)


def place_text(row: StatusRow, messages: Messages, *, with_path: bool = True) -> str:
    """`notice.txt:68`; where the file is told elsewhere `第 68 行`, `任务清单!B5`."""
    if with_path:
        return where(row.path, row.item.place, messages)
    if row.item.cell is None and row.item.line is not None:
        return messages.term("slip_line", line=row.item.line)
    return where("", row.item.place, messages).removeprefix(":")


def sources(report: StatusReport, messages: Messages) -> str:
    """Which files the items stand in, and how many lists came back."""
    paths = list(dict.fromkeys(file.path for file, _ in report.items))
    names = messages.punctuation.names.join(paths[:_MOST_PATHS])
    if len(paths) > _MOST_PATHS:
        names = messages.term("files_more", names=names, count=len(paths))
    came_in = len({file.path for file in report.files} - {*paths})
    name = "status_sources_returns" if came_in else "status_sources"
    return messages.term(name, paths=names, **({"count": came_in} if came_in else {})) if paths else ""
