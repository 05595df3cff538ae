"""The numbers in the sentences of a text, for people: line, number, kind, strength, and the clause."""

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table as Columns
from rich.text import Text

from cedu_targets.domain.typed_words import typed
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.shared.candidate_words import MOST_CANDIDATES, candidate_rows
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.terminal import Prose

_NUMBER_WIDTH = 14
"""Columns of a screen that the number may take; the clause has what is left."""


def entries(file: FileReport, messages: Messages) -> Iterator[RenderableType]:
    """Every number with its clause, under a heading that says how many there are, and how to draft a rule pack."""
    yield Prose(messages.term("candidates_heading", count=len(file.candidates)), style="bold")
    grid = Columns(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    grid.add_column(Text(messages.term("head_line")), justify="right", no_wrap=True)
    grid.add_column(Text(messages.term("head_candidate")), max_width=_NUMBER_WIDTH)
    grid.add_column(Text(messages.term("head_candidate_kind")), no_wrap=True)
    grid.add_column(Text(messages.term("head_candidate_strength")), no_wrap=True)
    grid.add_column(Text(messages.term("head_candidate_text")), ratio=1)
    for row in candidate_rows(file, messages):
        text: list[RenderableType] = [Prose(visible(row.text))]
        text += [Prose(visible(row.details), style="dim")] if row.details else []
        line = Text(row.line, style="bold")
        grid.add_row(line, Prose(visible(row.number)), Text(row.kind), Text(row.strength), Group(*text))
    yield grid
    left = len(file.candidates) - MOST_CANDIDATES
    if left > 0:
        yield Prose(messages.term("candidates_not_shown", count=left), style="dim")
    if file.is_bare:
        yield Prose(visible(messages.term("candidates_hint", file=typed(file.path))))
    yield Text("")
