"""`cedu rollup --engine` as text: what was summed and what not, indicators, totals that differ or are open."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cedu_targets.engines.rollup_report import WideRollup
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.wide import rollup_sentences as said

if TYPE_CHECKING:
    from rich.console import RenderableType

_MOST_DIFFERENCES = 20


def render(report: WideRollup, messages: Messages) -> str:
    """Lines for people and for other programs' eyes."""
    return "".join(f"{visible(line)}\n" for line in _lines(report, messages))


def render_styled(report: WideRollup, messages: Messages) -> "RenderableType":
    """The same for a terminal."""
    from cedu_targets.reporters.wide.styled import styled

    return styled(render(report, messages))


def _lines(report: WideRollup, messages: Messages) -> Iterator[str]:
    yield said.in_short(report, messages)
    yield said.about(report, messages)
    yield from said.remarks(report, messages)
    for column in report.columns:
        yield f"  {_told(said.COLUMN_HEADS, said.column_cells(column), 1, messages)}"
    for difference in report.differences[:_MOST_DIFFERENCES]:
        yield f"  {_told(said.DIFFERENCE_HEADS, said.difference_cells(difference, messages), 2, messages)}"
    yield from _more(report.differing - min(len(report.differences), _MOST_DIFFERENCES), messages)
    for total in report.open_totals[:_MOST_DIFFERENCES]:
        yield f"  {messages.punctuation.labelled(' / '.join(total.names), said.open_sentence(total, messages))}"
    yield from _more(report.open_rows - min(len(report.open_totals), _MOST_DIFFERENCES), messages)


def _more(left: int, messages: Messages) -> Iterator[str]:
    if left > 0:
        yield f"  {messages.term('wide_more', count=left)}"


def _told(heads: Sequence[str], cells: Sequence[str], named: int, messages: Messages) -> str:
    """The names, and every number that is there with its heading."""
    numbers = zip(heads[named:], cells[named:], strict=True)
    told = (f"{messages.term(head)} {cell}" for head, cell in numbers if cell not in ("", "0"))
    return messages.punctuation.labelled(" ".join(cells[:named]), ", ".join(told))
