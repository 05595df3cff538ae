"""`cedu gap --engine` as text: how it stands, then a line an indicator and a line for each of the worst districts."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cedu_targets.engines.gap_report import WideGapReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.wide import gap_sentences as said

if TYPE_CHECKING:
    from rich.console import RenderableType

_MOST_DISTRICTS = 20


def render(report: WideGapReport, messages: Messages) -> str:
    """Lines for people and for other programs' eyes."""
    return "".join(f"{visible(line)}\n" for line in _lines(report, messages))


def render_styled(report: WideGapReport, messages: Messages) -> "RenderableType":
    """The same for a terminal."""
    from cedu_targets.reporters.wide.styled import styled

    return styled(render(report, messages))


def _lines(report: WideGapReport, messages: Messages) -> Iterator[str]:
    yield said.in_short(report, messages)
    yield said.about(report, messages)
    yield from said.remarks(report, messages)
    for indicator in report.indicators:
        yield f"  {_told(said.INDICATOR_HEADS, said.indicator_cells(indicator), messages)}"
    for district in report.worst[:_MOST_DISTRICTS]:
        yield f"  {_told(said.DISTRICT_HEADS, said.district_cells(district, messages), messages)}"
    if (left := report.districts - min(len(report.worst), _MOST_DISTRICTS)) > 0:
        yield f"  {messages.term('wide_more', count=left)}"


def _told(heads: Sequence[str], cells: Sequence[str], messages: Messages) -> str:
    """The name, and every number that is there with its heading."""
    name, *numbers = cells
    told = (
        f"{messages.term(head)} {cell}" for head, cell in zip(heads[1:], numbers, strict=True) if cell not in ("", "0")
    )
    return messages.punctuation.labelled(name, ", ".join(told))
