"""`cedu status -f markdown`: a draft of the bulletin (通报); what the office has to say itself is left open."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cedu_targets.agenda.report import StatusReport
from cedu_targets.domain.status import State, StatusRow
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.escaping import markdown as text
from cedu_targets.reporters.shared.markdown_table import bullets, table
from cedu_targets.reporters.shared.sentences import passed_over_lines, where
from cedu_targets.reporters.status.material_words import lacks_material, looked_in, material_text, materials_lines
from cedu_targets.reporters.status.row_words import chosen, days_text, end_of, owners_text, row_id, titles
from cedu_targets.reporters.status.sentences import (
    IN_SUMMARY,
    fault_lines,
    finding_lines,
    items_n,
    notes_line,
    remarks,
    short,
    standing_text,
    steps_text,
)
from cedu_targets.reporters.status.states import URGENCY, short_word, state_term
from cedu_targets.version import __version__

_DONE = (State.DONE, State.DONE_LATE)
_AHEAD = (State.DUE, State.IN_PROGRESS, State.UPCOMING, State.LATER, State.ONGOING)
_HEADS = ["head_item", "head_item_text", "head_item_owners", "head_item_end", "head_item_days"]


def render(report: StatusReport, messages: Messages) -> str:
    """The whole draft as Markdown."""
    named = titles(report, messages)
    heading = messages.term("bulletin_heading", title=named) if named else messages.term("bulletin_heading_plain")
    blocks = [f"# {text(heading)}", f"> {messages.term('draft_opening_note')}"]
    blocks += [f"> {text(line)}" for line in (*chosen(report, messages), *looked_in(report, messages))]
    if report.rows:
        blocks += _overall(report, messages)
        blocks += _late(report, messages)
        blocks += _due_soon(report, messages)
        blocks += _ahead(report, messages)
        blocks += _open(report, messages)
        blocks += _data(report, messages)
        blocks += _owners(report, messages)
        blocks += [f"## {messages.term('bulletin_next')}", messages.term("draft_blank")]
        blocks += [messages.term("bulletin_signed"), messages.term("bulletin_day")]
    else:
        blocks += _data(report, messages)
    blocks += ["---", text(messages.term("status_rules"))]
    blocks += [text(line) for line in passed_over_lines(report.passed_over, messages)]
    blocks.append(f"*{messages.term('draft_made_by', version=__version__)}*")
    return "\n\n".join(blocks) + "\n"


def _overall(report: StatusReport, messages: Messages) -> Iterator[str]:
    """How many are done, of how many, and how the others stand."""
    yield f"## {messages.term('bulletin_overall')}"
    marks, counts = messages.punctuation, report.counts
    listed = [row for row in report.rows if row.state is not State.ONGOING]
    day, count = messages.day(report.as_of), items_n(listed)
    told = messages.term("bulletin_of", day=day, count=count)
    if report.owner is not None:
        told = messages.term("bulletin_of_owner", day=day, count=count, owner=report.owner)
    if count < len(listed):
        told += messages.term("agenda_rows", count=len(listed))
    done, late, judged = _closed(listed)
    said = [messages.term("bulletin_done", count=done, share=share_text(done, judged)) if judged else ""]
    said.append(messages.term("bulletin_done_late", count=late) if late else "")
    first = marks.clauses.join([told, *filter(None, said)] if judged else [told, messages.term("bulletin_none_closed")])
    are_items = count == len(listed)  # else rows are counted, of items that are not done as a whole as well
    told_of = (*_DONE, State.VOID) if are_items else (State.VOID,)
    others = [state for state in IN_SUMMARY if state not in told_of and counts[state]]
    rest = marks.clauses.join(
        messages.term(
            "bulletin_items" if are_items else "bulletin_rows",
            state=short_word(state, messages, report.rows),
            count=counts[state],
        )
        for state in others
    )
    sentences = [marks.phrases.join(filter(None, (first, rest))) + marks.stop]
    for name, state in (("bulletin_void", State.VOID), ("bulletin_no_end", State.ONGOING)):
        if counts[state]:
            sentences.append(messages.term(name, count=counts[state]))
    sentences += [line + marks.stop for line in materials_lines(report, messages)]
    yield text(marks.sentences.join(sentences))


def _closed(rows: Sequence[StatusRow]) -> tuple[int, int, int]:
    """How many items are done, how many of these late, and of how many: an item is done when all its rows are."""
    by_item: dict[object, list[State | None]] = {}
    for row in rows:
        if row.state is not State.VOID:
            by_item.setdefault((row.path, row.table, row.item.id), []).append(row.state)
    done = [states for states in by_item.values() if all(state in _DONE for state in states)]
    return len(done), sum(State.DONE_LATE in states for states in done), len(by_item)


def share_text(part: int, whole: int) -> str:
    """A share in whole per cent, half up; what is short of all never reads as 100 %."""
    shown = int(Fraction(200 * part + whole, 2 * whole))
    return f"{99 if shown == 100 and part < whole else shown}%"


def _late(report: StatusReport, messages: Messages) -> Iterator[str]:
    for name, state in (("bulletin_overdue", State.OVERDUE), ("bulletin_not_reported", State.NOT_REPORTED)):
        if not _is_shown(report, state):
            continue
        yield f"## {messages.term(name)}"
        rows = [row for row in report.shown if row.state is state]
        if not rows:
            yield messages.term("bulletin_none")
            continue
        more = ["bulletin_said", "draft_reason"] if state is State.OVERDUE else ["draft_reason"]
        yield table(messages, [*_HEADS, *more], [[*_cells(row, messages), *_said(row, messages)] for row in rows])


def _cells(row: StatusRow, messages: Messages) -> list[str]:
    end = end_of(row)
    return [
        row_id(row, messages),
        " ".join(row.item.text.split()),
        owners_text(row, messages),
        "" if end is None else end.isoformat(),
        days_text(row, messages),
    ]


def _said(row: StatusRow, messages: Messages) -> list[str]:
    """What was reported of an item that is late, and the reason that was given; blank where the office has to ask."""
    return [_words(row, messages), row.reason or ""] if row.state is State.OVERDUE else [""]


def _words(row: StatusRow, messages: Messages) -> str:
    said = dict.fromkeys(one.said for one in row.returns if one.said)
    return messages.punctuation.clauses.join(filter(None, [*said, steps_text(row, messages)]))


def _is_shown(report: StatusReport, state: State | None) -> bool:
    """Whether a state was asked for: of one that was not, it is not said that there is none."""
    return report.only is None or state in report.only


def _due_soon(report: StatusReport, messages: Messages) -> Iterator[str]:
    if not _is_shown(report, State.DUE_SOON):
        return
    yield f"## {messages.term('bulletin_due_soon')}"
    rows = [row for row in report.shown if row.state is State.DUE_SOON]
    if not rows:
        yield messages.term("bulletin_none")
        return
    yield messages.term("bulletin_remind", remind=report.remind)
    told = [[*_cells(row, messages), _words(row, messages)] for row in rows]
    yield table(messages, [*_HEADS, "bulletin_said"], told)


def _ahead(report: StatusReport, messages: Messages) -> Iterator[str]:
    """What was reported of items that nobody has to be urged about yet."""
    told = [line for state in _AHEAD for line in _lines(report, state, messages, are_told=True)]
    if told:
        yield messages.term("bulletin_ahead")
        yield bullets(told)


def _open(report: StatusReport, messages: Messages) -> Iterator[str]:
    """What has no day, what cannot be judged, and what the issuing office has to say."""
    yield f"## {messages.term('bulletin_open')}"
    parts = [
        ("bulletin_doubtful", _lines(report, None, messages)),
        ("bulletin_undated", _lines(report, State.UNDATED, messages)),
        ("bulletin_elapsed", _lines(report, State.ELAPSED, messages)),
        ("bulletin_material", _lacking(report, messages)),
        ("bulletin_questions", _questions(report, messages)),
    ]
    for name, entries in parts:
        if entries:
            yield messages.term(name)
            yield bullets(entries)
    if not any(entries for _, entries in parts):
        yield messages.term("bulletin_none")


def _lines(report: StatusReport, state: State | None, messages: Messages, *, are_told: bool = False) -> Sequence[str]:
    """The rows in a state in a line each; only those with something to tell beside it where that is asked for."""
    marks = messages.punctuation
    return [
        marks.clauses.join(
            filter(
                None,
                (f"{row_id(row, messages)} {row.item.text}", owners_text(row, messages), standing_text(row, messages)),
            )
        )
        for row in report.shown
        if row.state is state and (not are_told or _is_told(row, messages))
    ]


def _is_told(row: StatusRow, messages: Messages) -> bool:
    """Whether something was reported of a row, or a step is past; its material has a list of its own."""
    material = material_text(row, messages)
    return any(text and text != material for text in remarks(row, messages))


def _lacking(report: StatusReport, messages: Messages) -> Sequence[str]:
    """The items without material, or without all of it."""
    return [
        messages.punctuation.labelled(f"{row_id(row, messages)} {short(row.item.text)}", material_text(row, messages))
        for row in report.shown
        if lacks_material(row)
    ]


def _questions(report: StatusReport, messages: Messages) -> Sequence[str]:
    return [
        f"{where(file.path, one.place, messages)} {messages.message(one)}"
        for file in report.files
        for one in file.questions
    ]


def _owners(report: StatusReport, messages: Messages) -> Iterator[str]:
    yield f"## {messages.term('bulletin_owners')}"
    states = [state for state in URGENCY if report.counts[state]]
    heads = ["head_item_owners", "head_all_items"]
    has_support = any(one.supported for one in report.owners)
    heads += [state_term(state, report.rows) for state in states]
    heads += ["head_supported"] if has_support else []
    rows = [
        [
            one.owner,
            *map(str, (len(one.own), *(one.counts[state] for state in states), *([one.supported] * has_support))),
        ]
        for one in report.owners
    ]
    yield table(messages, heads, rows)


def _data(report: StatusReport, messages: Messages) -> Iterator[str]:
    """What was not taken, and what has to be verified in what was."""
    entries = [*fault_lines(report, messages), *finding_lines(report, messages), *notes_line(report, messages)]
    if entries:
        yield messages.term("bulletin_data")
        yield bullets(entries)
