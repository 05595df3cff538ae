"""The report formats of `cedu check`, listed by hand: name -> render(report, messages)."""

from collections.abc import Callable
from enum import StrEnum

from cedu_targets.messages import Messages
from cedu_targets.report import Report


class Format(StrEnum):
    """A format to report in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def reporter(name: Format) -> Callable[[Report, Messages], str]:
    """The function that renders a format; loaded when asked for."""
    match name:
        case Format.TEXT:
            from cedu_targets.reporters.lines import render
        case Format.MARKDOWN:
            from cedu_targets.reporters.markdown import render
        case Format.JSON:
            from cedu_targets.reporters.envelope import render
    return render
