"""The parts that reports on a terminal share: colours of a severity, signs of a verdict, a table's heading, a fault."""

from collections.abc import Iterator
from io import StringIO

from rich.console import Console, RenderableType
from rich.text import Text

from cedu_targets.domain.finding import Severity
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Status
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.sentences import facts

PIPED_WIDTH = 160
"""Columns of a table that does not go to a terminal."""

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "cyan"}
VERDICT_STYLES = {Status.CLEAN: ("✓", "bold green"), Status.FINDINGS: ("✗", "bold red")}
OTHER_VERDICT = ("!", "bold yellow")


def heading(file: FileReport, messages: Messages) -> Iterator[RenderableType]:
    """File, title, and the shape of the table."""
    table = file.table
    name = Text(visible(file.path), style="bold")
    if table is not None and table.layout.sheet:
        name.append(f" › {visible(table.layout.sheet)}")
    yield name
    if table is None:
        return
    if table.title:
        yield Text(visible(table.title))
    yield Text(visible(facts(file, messages)), style="dim")


def fault_text(file: FileReport, messages: Messages) -> Text:
    """The fault of a file that could not be read, and the next step."""
    assert file.fault is not None
    mark, style = OTHER_VERDICT
    return Text.assemble(
        (f"{mark} {messages.term('cannot_read')}{messages.punctuation.label}", style),
        visible(f"{messages.fault(file.fault)} ({file.fault.code})"),
        f"\n→ {visible(messages.fault_help(file.fault))}\n",
    )


def as_text(renderable: RenderableType) -> str:
    """The lines that a terminal would show, for a pipe or a file; a long line stays one line."""
    stream = StringIO()
    Console(file=stream, width=PIPED_WIDTH, highlight=False).print(renderable, crop=False)
    return stream.getvalue()
