"""What a bulletin (通报) on what is due says, part by part, whatever it is set as: a draft and a paper share it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from cedu_targets.agenda.report import StatusReport
from cedu_targets.domain.status import State, StatusRow
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.sentences import fault_lines, where
from cedu_targets.reporters.status.material_words import lacks_material, material_text, materials_lines
from cedu_targets.reporters.status.sentences import (
    IN_SUMMARY,
    finding_lines,
    items_n,
    notes_line,
    remarks,
    standing_text,
    steps_text,
)
from cedu_targets.reporters.status.states import URGENCY, short_word, state_term

_DONE = (State.DONE, State.DONE_LATE)
_AHEAD = (State.DUE, State.IN_PROGRESS, State.UPCOMING, State.LATER, State.ONGOING)


class Pressing(Struct, frozen=True):
    """Rows that are late or near their end, each with what was reported of it; the office adds why."""

    rows: tuple[StatusRow, ...]
    state: State


class Told(Struct, frozen=True):
    """Rows with what is to be told of each; `is_of_material` where that is what it lacks."""

    rows: tuple[tuple[StatusRow, str], ...]
    is_of_material: bool = False


class Lines(Struct, frozen=True):
    """Sentences, each with its place."""

    lines: tuple[str, ...]


class Owners(Struct, frozen=True):
    """A table with a row for each owner; the heads are names of terms."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Room(Struct, frozen=True):
    """Room for what only the office can say."""


Block = str | Pressing | Told | Lines | Owners | Room


class Part(Struct, frozen=True):
    """A part under its heading, which is numbered by whoever sets it."""

    heading: str
    blocks: tuple[Block, ...]


def parts(report: StatusReport, messages: Messages, *, with_data: bool) -> Iterator[Part]:
    """The parts in the order of a bulletin; none for a state that was not asked for.

    Whether what is wrong in the files stands among them: an office verifies that before it sends anything.
    """
    yield Part(messages.term("bulletin_overall"), (opening(report, messages),))
    for name, state in (("bulletin_overdue", State.OVERDUE), ("bulletin_not_reported", State.NOT_REPORTED)):
        if _is_shown(report, state):
            yield Part(messages.term(name), tuple(_pressing(report, state, messages)))
    soon: list[Block] = []
    if _is_shown(report, State.DUE_SOON):
        soon = list(_pressing(report, State.DUE_SOON, messages))
        if isinstance(soon[0], Pressing):
            soon.insert(0, messages.term("bulletin_remind", remind=report.remind))
    if ahead := _told(report, _AHEAD, messages, are_told=True):
        soon += [messages.term("bulletin_ahead"), ahead]
    if soon:
        yield Part(messages.term("bulletin_due_soon"), tuple(soon))
    unsettled = [*_open(report, messages)] or [messages.term("bulletin_none")]
    yield Part(messages.term("bulletin_open"), (*unsettled, *(data(report, messages) if with_data else [])))
    yield Part(messages.term("bulletin_owners"), (_owners(report),))
    for name in ("bulletin_problems", "bulletin_next"):
        yield Part(messages.term(name), (Room(),))


def opening(report: StatusReport, messages: Messages) -> str:
    """How many are done, of how many, and how the others stand."""
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
    return marks.sentences.join(sentences)


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


def words(row: StatusRow, messages: Messages) -> str:
    """What was reported of a row, word for word, and which of its steps are past their time."""
    said = dict.fromkeys(one.said for one in row.returns if one.said)
    return messages.punctuation.clauses.join(filter(None, [*said, steps_text(row, messages)]))


def data(report: StatusReport, messages: Messages) -> list[Block]:
    """What was not taken, and what has to be verified in what was."""
    lines = (*fault_lines(report.files, messages), *finding_lines(report, messages), *notes_line(report, messages))
    return [messages.term("bulletin_data"), Lines(lines)] if lines else []


def _pressing(report: StatusReport, state: State, messages: Messages) -> Iterator[Block]:
    rows = tuple(row for row in report.shown if row.state is state)
    yield Pressing(rows, state) if rows else messages.term("bulletin_none")


def _is_shown(report: StatusReport, state: State | None) -> bool:
    """Whether a state was asked for: of one that was not, it is not said that there is none."""
    return report.only is None or state in report.only


def _open(report: StatusReport, messages: Messages) -> Iterator[Block]:
    """What has no day, what cannot be judged, and what the issuing office has to say."""
    lacking = tuple((row, material_text(row, messages)) for row in report.shown if lacks_material(row))
    questions = tuple(
        f"{where(file.path, one.place, messages)} {messages.message(one)}"
        for file in report.files
        for one in file.questions
    )
    found: list[tuple[str, Block | None]] = [
        ("bulletin_doubtful", _told(report, (None,), messages)),
        ("bulletin_undated", _told(report, (State.UNDATED,), messages)),
        ("bulletin_elapsed", _told(report, (State.ELAPSED,), messages)),
        ("bulletin_material", Told(lacking, is_of_material=True) if lacking else None),
        ("bulletin_questions", Lines(questions) if questions else None),
    ]
    for name, block in found:
        if block is not None:
            yield messages.term(name)
            yield block


def _told(
    report: StatusReport, states: Sequence[State | None], messages: Messages, *, are_told: bool = False
) -> Told | None:
    """The rows in these states; only those with something to tell beside it where that is asked for."""
    rows = tuple(
        (row, standing_text(row, messages))
        for state in states
        for row in report.shown
        if row.state is state and (not are_told or _is_told(row, messages))
    )
    return Told(rows) if rows else None


def _is_told(row: StatusRow, messages: Messages) -> bool:
    """Whether something was reported of a row, or a step is past; its material has a list of its own."""
    material = material_text(row, messages)
    return any(text and text != material for text in remarks(row, messages))


def _owners(report: StatusReport) -> Owners:
    states = [state for state in URGENCY if report.counts[state]]
    has_support = any(one.supported for one in report.owners)
    heads = ["head_item_owners", "head_all_items", *(state_term(state, report.rows) for state in states)]
    rows = tuple(
        (
            one.owner,
            *map(str, (len(one.own), *(one.counts[state] for state in states), *([one.supported] * has_support))),
        )
        for one in report.owners
    )
    return Owners((*heads, *(["head_supported"] if has_support else [])), rows)
