"""`cedu status -f markdown`: a draft of the bulletin (通报); what the office has to say itself is left open."""

from cedu_targets.agenda.report import StatusReport
from cedu_targets.domain.status import State, StatusRow
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.escaping import markdown as text
from cedu_targets.reporters.shared.markdown_table import bullets, table
from cedu_targets.reporters.shared.sentences import passed_over_lines
from cedu_targets.reporters.status.draft import Block, Lines, Owners, Pressing, Told, data, parts, words
from cedu_targets.reporters.status.material_words import looked_in
from cedu_targets.reporters.status.row_words import chosen, days_text, end_of, owners_text, row_id, titles
from cedu_targets.reporters.status.sentences import short
from cedu_targets.version import __version__

_HEADS = ["head_item", "head_item_text", "head_item_owners", "head_item_end", "head_item_days"]
_BESIDE = {
    State.OVERDUE: ["bulletin_said", "draft_reason"],
    State.NOT_REPORTED: ["draft_reason"],
    State.DUE_SOON: ["bulletin_said"],
}


def render(report: StatusReport, messages: Messages) -> str:
    """The whole draft as Markdown."""
    named = titles(report, messages)
    heading = messages.term("bulletin_heading", title=named) if named else messages.term("bulletin_heading_plain")
    blocks = [f"# {text(heading)}", f"> {messages.term('draft_opening_note')}"]
    blocks += [f"> {text(line)}" for line in (*chosen(report, messages), *looked_in(report, messages))]
    if report.rows:
        for number, part in enumerate(parts(report, messages, with_data=True)):
            blocks.append(f"## {messages.punctuation.heading(number, part.heading)}")
            blocks += [_block(block, messages) for block in part.blocks]
        blocks += [messages.term("bulletin_signed"), messages.term("bulletin_day")]
    else:
        blocks += [_block(block, messages) for block in data(report, messages)]
    blocks += ["---", text(messages.term("status_rules"))]
    blocks += [text(line) for line in passed_over_lines(report.passed_over, messages)]
    blocks.append(f"*{messages.term('draft_made_by', version=__version__)}*")
    return "\n\n".join(blocks) + "\n"


def _block(block: Block, messages: Messages) -> str:
    match block:
        case str():
            return text(block)
        case Pressing(rows, state):
            cells = [[*_cells(row, messages), *_beside(row, state, messages)] for row in rows]
            return table(messages, [*_HEADS, *_BESIDE[state]], cells)
        case Told(rows, is_of_material):
            return bullets([_line(row, told, messages, is_of_material=is_of_material) for row, told in rows])
        case Lines(lines):
            return bullets(lines)
        case Owners(heads, rows):
            return table(messages, heads, rows)
        case _:
            return messages.term("draft_blank")


def _cells(row: StatusRow, messages: Messages) -> list[str]:
    end = end_of(row)
    return [
        row_id(row, messages),
        " ".join(row.item.text.split()),
        owners_text(row, messages),
        "" if end is None else end.isoformat(),
        days_text(row, messages),
    ]


def _beside(row: StatusRow, state: State, messages: Messages) -> list[str]:
    """What was reported of a row, and the reason that was given; blank where the office has to ask."""
    said = {"bulletin_said": words(row, messages), "draft_reason": row.reason or ""}
    return [said[name] if state is not State.NOT_REPORTED else "" for name in _BESIDE[state]]


def _line(row: StatusRow, told: str, messages: Messages, *, is_of_material: bool) -> str:
    """A row in a line: what it lacks, or whose it is and how it stands."""
    marks = messages.punctuation
    if is_of_material:
        return marks.labelled(f"{row_id(row, messages)} {short(row.item.text)}", told)
    return marks.clauses.join(
        filter(None, (f"{row_id(row, messages)} {row.item.text}", owners_text(row, messages), told))
    )
