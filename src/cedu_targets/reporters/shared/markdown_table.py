"""Tables and lists in Markdown whose cells and entries stay text."""

from collections.abc import Sequence

from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.escaping import markdown, markdown_cell


def table(messages: Messages, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of escaped cells; the headings are names of terms."""
    return table_under([messages.term(name) for name in headings], rows)


def table_under(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of escaped cells; the headings are texts of our own."""
    lines = [head, ["---"] * len(head), *([markdown_cell(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def bullets(entries: Sequence[str]) -> str:
    """A list of escaped entries."""
    return "\n".join(f"- {markdown(entry)}" for entry in entries)
