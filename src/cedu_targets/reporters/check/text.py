"""`cedu check` as text: one line a finding in a pipe, causes and findings in order on a terminal."""

from typing import TYPE_CHECKING

from cedu_targets.messages.messages import Messages
from cedu_targets.report import Report
from cedu_targets.reporters.shared.lines import render

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["render", "render_styled"]


def render_styled(report: Report, messages: Messages) -> "RenderableType":
    """The same for a terminal."""
    from cedu_targets.reporters.check import terminal  # what draws on a terminal need not be loaded in a pipe

    return terminal.render(report, messages)
