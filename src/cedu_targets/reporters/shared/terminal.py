"""The parts that reports on a terminal share: colours of a severity, signs of a verdict, a table's heading, a fault."""

from collections.abc import Iterator
from io import StringIO

from msgspec import Struct
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.measure import Measurement
from rich.text import Text

from cedu_targets.domain.finding import Severity
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Status
from cedu_targets.reporters.shared.document_words import facts
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.folding import folded
from cedu_targets.reporters.shared.sentences import fault_word, sheet_text

MOST_NAMES = 5
"""Of files that were passed over; a report in a file names all of them."""
PIPED_WIDTH = 160
"""Columns of a table that does not go to a terminal."""

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "cyan"}
VERDICT_STYLES = {Status.CLEAN: ("✓", "bold green"), Status.FINDINGS: ("✗", "bold red")}
OTHER_VERDICT = ("!", "bold yellow")


class Prose(Struct, frozen=True):
    """A text that is folded as Chinese is written: between any two signs, but never before a sign that closes."""

    text: str
    style: str = ""
    lead: str = ""
    """What stands before the text in a style of its own."""
    lead_style: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        """The text in lines that fit; what has no place to be folded at is cut there."""
        shown = Text("\n".join(folded(self.lead + self.text, options.max_width)), style=self.style)
        shown.stylize(self.lead_style, 0, len(self.lead))
        yield shown

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """A table gives it what the other columns leave."""
        return Measurement(1, max(1, min(cell_len(self.lead + self.text), options.max_width)))


def heading(file: FileReport, messages: Messages) -> Iterator[RenderableType]:
    """File, title, and the shape of the table or list."""
    sheet = sheet_text(file.path, file.sheet, messages)
    yield Prose(visible(f"{file.path} › {sheet}" if sheet else file.path), style="bold")
    if file.document is None:
        return
    if file.document.title:
        yield Prose(visible(file.document.title))
    if told := facts(file, messages):
        yield Prose(visible(told), style="dim")


def fault_text(file: FileReport, messages: Messages) -> RenderableType:
    """The fault of a file that could not be read, and the next step."""
    assert file.fault is not None
    mark, style = OTHER_VERDICT
    lead = f"{mark} {fault_word(file, messages)}{messages.punctuation.label}"
    told = Prose(f"{visible(messages.fault(file.fault))} ({file.fault.code})", lead=lead, lead_style=style)
    return Group(told, Prose(f"→ {visible(messages.fault_help(file.fault))}"), Text(""))


def as_text(renderable: RenderableType) -> str:
    """The lines that a terminal would show, for a pipe or a file; a long line stays one line."""
    stream = StringIO()
    Console(file=stream, width=PIPED_WIDTH, highlight=False).print(renderable, crop=False)
    return stream.getvalue()
