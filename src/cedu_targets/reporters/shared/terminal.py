"""The parts that reports on a terminal share: colours of a severity, signs of a verdict, a table's heading, a fault."""

from collections.abc import Iterator
from io import StringIO

from msgspec import Struct
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.measure import Measurement
from rich.text import Text

from cedu_targets.domain.finding import Severity
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Status
from cedu_targets.reporters.shared.document_words import facts
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.sentences import fault_word, sheet_text

MOST_NAMES = 5
"""Of files that were passed over; a report in a file names all of them."""
PIPED_WIDTH = 160
"""Columns of a table that does not go to a terminal."""

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "cyan"}
VERDICT_STYLES = {Status.CLEAN: ("✓", "bold green"), Status.FINDINGS: ("✗", "bold red")}
OTHER_VERDICT = ("!", "bold yellow")

_OPENING, _CLOSING, _WIDE = "（“‘《【", "，。；：、？！）”’》】", "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_FILE = rf"(?<![{_WIDE}\w.])[^\s{_OPENING}{_CLOSING}]+\.[a-z]{{2,5}}(?![a-z.])"
"""The name of a file; one that stands among signs without a blank is folded as they are."""
_WHOLE = rf"(?:--?[a-z][-a-z]* )?'?{_FILE}'?|\d[\d.,]*%? (?=[{_WIDE}])[{_WIDE}]"
"""What is never folded: a file with the option before it, a number with the word that it counts (12 栏)."""
_BLANK = r"[^\S\u00a0]"
"""A blank that a line may end at: not the one that joins."""
_WORD = lazy_pattern(
    rf"[{_OPENING}]*(?:{_WHOLE}|[{_WIDE}]|(?:(?!{_BLANK})[^{_WIDE}{_OPENING}{_CLOSING}])+)?[{_CLOSING}]*{_BLANK}*"
)


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


def folded(text: str, width: int) -> list[str]:
    """A text in lines of at most so many columns of a terminal."""
    ends = [*_folds(text, width), len(text)]
    return [text[start:end].rstrip() for start, end in zip([0, *ends], ends, strict=False)]


def _folds(text: str, width: int) -> Iterator[int]:
    """The positions at which a text is folded."""
    used = 0
    for word in _WORD.finditer(text):
        taken = cell_len(word[0].rstrip())
        if used and used + taken > width >= taken:
            yield word.start()
            used = 0
        if taken <= width:
            used += cell_len(word[0])
            continue
        for position in range(word.start(), word.end()):
            if used + cell_len(text[position]) > width:
                yield position
                used = 0
            used += cell_len(text[position])


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
