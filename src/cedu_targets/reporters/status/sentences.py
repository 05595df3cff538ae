"""Sentences that the reports of `cedu status` share: an item in a line, the counts, what else was found."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cedu_targets.agenda.report import LATE, StatusReport
from cedu_targets.domain.due import Precision
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.items import Items, Return
from cedu_targets.domain.status import Doubt, State, StatusRow
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.shared.group_sentences import ListEntry, findings_listed
from cedu_targets.reporters.shared.sentences import joined, where
from cedu_targets.reporters.status.material_words import material_text
from cedu_targets.reporters.status.row_words import SETTLED, days_text, end_of, owners_text, row_id, start_of
from cedu_targets.reporters.status.states import URGENCY, short_word, state_word

IN_SUMMARY: Sequence[State | None] = (
    State.DONE, State.DONE_LATE, State.DUE_SOON, State.DUE, State.IN_PROGRESS, State.UPCOMING, State.OVERDUE,
    State.NOT_REPORTED, None, State.LATER, State.UNDATED, State.ELAPSED, State.VOID,
)  # fmt: skip
"""The states as the sentence over all of them counts them; what has no deadline is told after them."""
_DONE = (State.DONE, State.DONE_LATE)
_PRESSING = (State.OVERDUE, State.NOT_REPORTED, None, State.DUE_SOON)
MOST_SIGNS = 60
"""Of a text in a line."""
_SIGNS = frozenset("，,；;。：:（(")
"""What stands behind one of them in an answer says more than that it is done."""


def by_state(report: StatusReport) -> Mapping[State | None, list[StatusRow]]:
    """The rows that were asked for, by state, the most urgent first; within a state by the last day."""
    found = {state: [row for row in report.shown if row.state is state] for state in URGENCY}
    return {state: rows for state, rows in found.items() if rows}


def short(text: str, most: int = MOST_SIGNS) -> str:
    """The beginning of an item's text, on one line."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def row_line(row: StatusRow, messages: Messages) -> str:
    """`安排-9 已过期限，未报：2018 年社区教育发展报告定稿（市社指中心），期限 2019-05-31，过 15 天`."""
    owners = owners_text(row, messages)
    values = {
        "id": row_id(row, messages),
        "state": state_word(row.state, messages, [row]),
        "text": short(row.item.text),
        "owners": owners,
    }
    told = messages.term("agenda_row_owned" if owners else "agenda_row", **values)
    return messages.punctuation.clauses.join(filter(None, (told, standing_text(row, messages))))


def standing_text(row: StatusRow, messages: Messages, most: int | None = None) -> str:
    """What stands behind a row's state: its last day and the days to it, its day of completion, its reason."""
    told = [] if row.doubt else [_time(row, messages)]
    return messages.punctuation.clauses.join(filter(None, [*told, *remarks(row, messages, most)]))


def remarks(row: StatusRow, messages: Messages, most: int | None = None) -> Iterator[str]:
    """What was reported, as far as the state and the days do not say it: a doubt, the answer, evidence, a reason.

    Words of a return are told whole, or up to `most` signs of them.
    """
    if row.doubt is not None:
        yield doubt_text(row, messages, most)
    else:
        yield answered_text(row, messages, most)
    yield material_text(row, messages)
    if row.evidence and row.state in _DONE and row.material is None:
        yield messages.term("status_evidence", names=messages.punctuation.names.join(row.evidence))
    if row.reason:
        yield messages.term("status_reason", reason=_cut(row.reason, most))
    yield steps_text(row, messages, most)


def answered_text(row: StatusRow, messages: Messages, most: int | None = None) -> str:
    """The answers as written, where they say more than the state: of what is done, more than one word."""
    word = state_word(row.state, messages, [row])
    answers = dict.fromkeys(one.said for one in row.returns if one.said and one.said != word)
    told = [said for said in answers if row.state not in SETTLED or not _SIGNS.isdisjoint(said)]
    if not told or row.doubt is not None:
        return ""
    return messages.term("agenda_answered", said=_cut(messages.punctuation.names.join(told), most))


def steps_text(row: StatusRow, messages: Messages, most: int | None = None) -> str:
    """The steps whose time lies past, each with its last day; empty without any."""
    steps = [
        messages.term("agenda_step", text=_cut(f"{step.mark} {step.text}".strip(), most), end=step.due.end.isoformat())
        for step in row.steps_past
        if step.due is not None and step.due.end is not None
    ]
    return messages.term("agenda_steps", steps=messages.punctuation.phrases.join(steps)) if steps else ""


def _time(row: StatusRow, messages: Messages) -> str:
    end = end_of(row)
    if row.state in _DONE:
        told = "" if row.completed is None else messages.term("agenda_completed", completed=row.completed.isoformat())
        due = "" if end is None else messages.term("agenda_end", end=end.isoformat())
        return messages.punctuation.clauses.join(filter(None, (told, due)))
    if row.state is State.VOID:
        return ""
    if end is None:
        written = row.due.text if row.due.printed or row.due.carried else _times_of_parts(row, messages)
        if row.due.precision is Precision.UNCLEAR:
            return messages.term("agenda_time_unclear", text=written)
        return messages.term("agenda_time", text=written) if written else messages.term("agenda_no_time")
    last = messages.term("agenda_end", end=end.isoformat())
    if row.state in LATE:
        return messages.punctuation.clauses.join((last, days_text(row, messages)))
    if row.state in (State.DUE_SOON, State.DUE, State.IN_PROGRESS):
        return messages.term("agenda_ahead", days=days_text(row, messages), end=end.isoformat())
    start = start_of(row)
    if row.state is State.UPCOMING and start is not None and start < end:
        return messages.punctuation.clauses.join((messages.term("status_since", start=start.isoformat()), last))
    return last


def _times_of_parts(row: StatusRow, messages: Messages) -> str:
    """The times that its clauses name, where the item as a whole has none: 五月、10月."""
    texts = (part.due.text for part in row.item.parts if part.due is not None and part.due.text)
    return messages.punctuation.names.join(dict.fromkeys(texts))


def doubt_text(row: StatusRow, messages: Messages, most: int | None = None) -> str:
    """Why a row has no state, with what was said; its words are told whole, or up to `most` signs."""
    if row.doubt is Doubt.LATER_DAY:
        return doubt_word(row, messages)
    said = messages.punctuation.clauses.join(_said(one, messages) for one in row.returns if one.said or one.completed)
    return messages.punctuation.labelled(doubt_word(row, messages), _cut(said, most))


def doubt_word(row: StatusRow, messages: Messages) -> str:
    """Why a row has no state, where what was said stands beside it."""
    if row.doubt is Doubt.LATER_DAY:
        assert row.completed is not None
        return messages.term("agenda_later_day", completed=row.completed.isoformat())
    return messages.term(f"agenda_{row.doubt}")


def _cut(text: str, most: int | None) -> str:
    """A text on one line, whole or its beginning."""
    return short(text, most or len(text))


def _said(one: Return, messages: Messages) -> str:
    day = one.completed_text if one.completed is None else one.completed.isoformat()
    day = "" if day in one.said else day
    return messages.term("agenda_said", unit=one.unit or "", said=" ".join(filter(None, (one.said, day)))).strip()


def summary(report: StatusReport, messages: Messages) -> str:
    """`截至 2019-06-15：26 项 · 将到期 3 · … · 待定 2`; what has no deadline besides, and what nobody is asked for."""
    dated = [row for row in report.rows if row.state is not State.ONGOING]
    listed = dated or report.rows
    count, day = items_n(listed), report.as_of.isoformat()
    told = messages.term("agenda_summary", day=day, count=count)
    if report.owner is not None:
        told = messages.term("agenda_summary_owner", day=day, count=count, owner=report.owner)
    if count < len(listed):
        told += messages.term("agenda_rows", count=len(listed))
    counted = [*count_words(report.counts, messages, IN_SUMMARY if dated else (State.ONGOING,), report.rows)]
    if dated and report.counts[State.ONGOING]:
        counted.append(messages.term("agenda_no_end", count=report.counts[State.ONGOING]))
    if report.not_asked:
        counted.append(messages.term("agenda_not_asked", count=len(report.not_asked)))
    return " · ".join([told, *counted])


def items_n(rows: Sequence[StatusRow]) -> int:
    """How many items rows are about."""
    return len({(row.path, row.table, row.item.id) for row in rows})


def count_words(
    counts: Mapping[State | None, int],
    messages: Messages,
    states: Sequence[State | None] = URGENCY,
    rows: Sequence[StatusRow] = (),
) -> Iterator[str]:
    """`已过期限未报 9`: every state that occurs."""
    for state in states:
        if counts.get(state):
            yield messages.term("agenda_count", state=short_word(state, messages, rows), count=counts[state])


def in_short(report: StatusReport, messages: Messages) -> str:
    """How it stands, in a phrase: how many items, what presses, what was not taken."""
    told = [messages.term("short_items", count=items_n(report.rows))]
    told += count_words(report.counts, messages, _PRESSING)
    said = messages.punctuation.clauses.join(told)
    not_taken = sum(file.fault is not None for file in report.files)
    if not not_taken:
        return said
    return messages.punctuation.phrases.join([said, messages.term("short_not_taken", count=not_taken)])


def owner_lines(report: StatusReport, messages: Messages) -> Iterator[str]:
    """Each owner with what it has: `市社指中心 16 项：已过期限未报 7，将到期 2`."""
    for one in report.owners:
        told = [*count_words(one.counts, messages, rows=one.own)]
        told += [messages.term("agenda_supported", count=one.supported)] if one.supported else []
        counts = messages.punctuation.clauses.join(told)
        yield messages.term("agenda_owner", owner=one.owner, count=len(one.own), counts=counts)


def listed_findings(report: StatusReport, messages: Messages) -> list[tuple[str, ListEntry[Finding]]]:
    """What has to be mended or verified in the lists and the returns, most binding first, each with its path.

    What is wrong with the numbers of a table has nothing to do with the duties beside it: `cedu check` tells it.
    """
    found = [(file.path, one) for file in report.files for one in file.findings if _is_told(file, one)]
    found.sort(key=lambda pair: -pair[1].severity.rank)
    paths = [path for path, _ in found]
    entries = findings_listed([one for _, one in found], messages, paths)
    return [(paths[entry.group.positions[0]], entry) for entry in entries]


def _is_told(file: FileReport, finding: Finding) -> bool:
    is_of_items = isinstance(file.document, Items)
    if finding.code.startswith("DO"):
        return True  # of the folder of evidence nothing else tells
    return is_of_items and finding.severity is not Severity.NOTE and not (finding.explained or finding.is_question)


def finding_lines(report: StatusReport, messages: Messages) -> Iterator[str]:
    """The same as lines."""
    for path, entry in listed_findings(report, messages):
        first = entry.group.first
        said = joined(messages, entry.in_one(messages), messages.help(first))
        yield f"{where(path, entry.place, messages)}: {messages.term(first.severity)} {first.code} {said}"


def notes_line(report: StatusReport, messages: Messages) -> Iterator[str]:
    """How much else was found, and in which files; `cedu check` has it."""
    counts = Counter(file.path for file in report.files for one in file.findings if not _is_told(file, one))
    if counts:
        names = messages.punctuation.names.join(counts)
        yield messages.term("agenda_notes", count=counts.total(), paths=names)
