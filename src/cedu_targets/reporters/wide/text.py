"""A report on very many rows as text: the verdict, counts, then the findings of the judged districts, one a line."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from cedu_targets.engines.report import WideReport
from cedu_targets.messages.messages import Messages
from cedu_targets.report import Report
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.lines import render as lines_of
from cedu_targets.reporters.wide.summaries import AnyWide, summary_of
from cedu_targets.reporters.wide.summary import SummaryTable, cell_text

if TYPE_CHECKING:
    from rich.console import RenderableType


def render(report: AnyWide, messages: Messages) -> str:
    """Lines for people and for other programs' eyes."""
    head = "".join(f"{visible(line)}\n" for line in _lines(report, messages))
    if not isinstance(report, WideReport) or not report.files:
        return head
    return head + "\n" + lines_of(Report(report.files, report.fail_on, report.exit_zero), messages)


def render_styled(report: AnyWide, messages: Messages) -> "RenderableType":
    """The same for a terminal: how it stands in bold, and long lines folded."""
    from rich.console import Group

    from cedu_targets.reporters.shared.terminal import Prose

    first, *others = render(report, messages).splitlines()
    return Group(Prose(first, style="bold"), *map(Prose, others))


def _lines(report: AnyWide, messages: Messages) -> Iterator[str]:
    summary = summary_of(report, messages)
    yield summary.verdict
    yield from summary.lines
    if summary.legend:
        yield summary.legend
    for table in summary.tables:
        yield messages.punctuation.labelled(table.title, "").rstrip()
        told = table.lines or (_told(table, [*map(cell_text, row)], messages) for row in table.rows)
        for line in islice(told, table.in_text):
            yield f"  {line}"
        if more := table.more(table.in_text, messages):
            yield f"  {more}"


def _told(table: SummaryTable, cells: list[str], messages: Messages) -> str:
    """What the line is about, and every number that is there with its heading."""
    numbers = zip(table.head_texts(messages)[table.named :], cells[table.named :], strict=True)
    told = (f"{head} {cell}" for head, cell in numbers if cell not in ("", "0"))
    return messages.punctuation.labelled(
        " ".join(filter(None, cells[: table.named])), messages.punctuation.clauses.join(told)
    )
