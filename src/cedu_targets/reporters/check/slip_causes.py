"""The numbers of a slip that are probably wrong: what stands there, what should, and what that was inferred from."""

from collections.abc import Iterator, Sequence

from cedu_targets.domain.diagnosis import Cause, Change, Diagnosis
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.check.slip import SlipCause, SlipPart, cells
from cedu_targets.reporters.check.slip_text import Lines, SlipLine, SlipSection, SlipTable, TableKind
from cedu_targets.reporters.shared.diagnosis_sentences import column, due, statement, title
from cedu_targets.reporters.shared.group_sentences import findings_listed
from cedu_targets.reporters.shared.proposed_changes import before


def causes_section(heading: str, part: SlipPart, causes: Sequence[SlipCause], messages: Messages) -> SlipSection:
    """A table of the cells, then what each cause was inferred from; nothing here says the contrary of its numbers."""
    heads = ("head_number", "slip_indicator", "slip_stands", "slip_due", "slip_suspicion", "slip_reply")
    choices = tuple(messages.term("slip_choices").split("\n"))
    rows: list[Sequence[Lines]] = []
    for number, cause in enumerate(causes, start=1):
        for position, diagnosis in enumerate(cause.alternatives, start=1):
            label = str(number) if cause.is_only else messages.term("slip_possibility", cause=number, number=position)
            own = tuple(part.cells(diagnosis)) if cause.is_only else cells(diagnosis)
            for change in own:
                reply = choices if change.place.unit in part.units else ("—",)
                rows.append([(label,), *_cell(change, diagnosis, cause, part, messages), reply])
            if not own:
                rows.append([(label,), (statement(diagnosis, messages, part.table.by_code),), *[("—",)] * 4])
    lines: list[SlipLine] = []
    for number, cause in enumerate(causes, start=1):
        lines += [SlipLine(text) for text in _inferred(number, cause, part, messages)]
        lines += [SlipLine(one.in_one(messages), True) for one in findings_listed(cause.findings, messages)]
    table = SlipTable(TableKind.CAUSES, [messages.term(name) for name in heads], rows)
    return SlipSection(heading, table, lines, messages.term("slip_cause_check"))


def _cell(change: Change, diagnosis: Diagnosis, cause: SlipCause, part: SlipPart, messages: Messages) -> list[Lines]:
    """Indicator and place, what stands there, what should, and in a word what went wrong."""
    lines = [column(change, messages, part.table.by_code)]
    if change.place.unit not in part.units:
        lines.insert(0, change.place.unit or "")
    if change.place.cell:
        lines.append(messages.term("slip_cell", cell=change.place.cell))
    elif change.place.line is not None:
        lines.append(messages.term("slip_line", line=change.place.line))
    stands, should = before(change, cause.table, messages), due(change, messages)
    word = messages.title(change.cause) if diagnosis.cause is Cause.SEVERAL else title(diagnosis, messages)
    if change in diagnosis.texts:
        stands, should = messages.term("slip_as_text", text=stands), messages.term("slip_as_number", number=should)
    return [tuple(filter(None, lines)), (stands,), (should,), (word,)]


def _inferred(number: int, cause: SlipCause, part: SlipPart, messages: Messages) -> Iterator[str]:
    """Of several cells at once what happened; then the head of the list of what fails, and holds once it is mended."""
    first = cause.alternatives[0]
    if cause.is_only and len(cells(first)) > 1:
        said = f"{statement(first, messages, part.table.by_code)}{messages.punctuation.stop}"
        yield messages.term("slip_what_happened", number=number, what=said)
    if cause.more:
        yield messages.term("cause_more", count=cause.more)
    yield messages.term("slip_inferred" if cause.is_only else "slip_inferred_one", number=number)
