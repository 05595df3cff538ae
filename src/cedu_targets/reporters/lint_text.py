"""The findings about a rule pack itself: a line for each; the last says how much was looked at."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Columns
from rich.text import Text

from cedu_targets.domain.finding import Severity
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report, Status
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.sentences import joined, listed, where
from cedu_targets.reporters.shared.terminal import STYLES, VERDICT_STYLES, Prose


def render(report: Report, messages: Messages) -> str:
    """The whole as lines of text."""
    return "".join(f"{visible(line)}\n" for file in report.files for line in _lines(file, messages))


def render_styled(report: Report, messages: Messages) -> RenderableType:
    """The same for a terminal: the place, how binding it is in colour, and the sentence, which folds."""
    return Group(*(_styled(file, messages) for file in report.files))


def _styled(file: FileReport, messages: Messages) -> RenderableType:
    grid = Columns.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for finding in file.findings:
        place = Text(f"{finding.place.line}:{finding.place.column}", style="bold")
        severity = Text(f"{messages.term(finding.severity)} {finding.code}", style=STYLES[finding.severity])
        text = joined(messages, messages.message(finding), messages.help(finding))
        grid.add_row(place, severity, Prose(visible(f"[{finding.rule}] {text}")))
    for entry in file.not_judged:
        text = f"[{entry.rule}] {messages.reason(entry)}"
        grid.add_row(str(entry.place.line), Text(messages.term("lint_unsearched"), style="dim"), Prose(visible(text)))
    mark, style = VERDICT_STYLES[Status.FINDINGS if file.count(Severity.ERROR) else Status.CLEAN]
    end = Prose(f"{mark} {visible(summary(file, messages))}", style=style)
    return Group(Text(visible(file.path), style="bold"), Padding(grid, (0, 0, 0, 2)), end)


def _lines(file: FileReport, messages: Messages) -> Iterator[str]:
    for finding in file.findings:
        place = where(file.path, finding.place, messages)
        text = joined(messages, messages.message(finding), messages.help(finding))
        yield f"{place}: {messages.term(finding.severity)} {finding.code} [{finding.rule}] {text}"
    for entry in file.not_judged:
        place = where(file.path, entry.place, messages)
        yield f"{place}: {messages.term('lint_unsearched')} [{entry.rule}] {messages.reason(entry)}"
    yield f"{file.path}: {summary(file, messages)}"


def summary(file: FileReport, messages: Messages) -> str:
    """The rules and targets looked at, the findings by severity, and what is never searched."""
    errors, warnings, notes = (file.count(severity) for severity in Severity)
    targets = messages.term("lint_targets", count=file.checked.items) if file.checked.items else ""
    name = "lint_summary" if file.findings else "lint_clean"
    found = messages.term(name, rules=file.checked.relations, targets=targets)
    if file.findings:
        found += messages.term("lint_counts", errors=errors, warnings=warnings, notes=notes)
    return listed(messages, found, messages.term("lint_beyond"))
