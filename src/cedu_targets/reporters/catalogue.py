"""The report formats of `cedu check`, listed by hand: name -> render(report, messages)."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path

from cedu_targets.messages import Messages
from cedu_targets.report import Report

Render = Callable[[Report, Messages], str | bytes]


class Format(StrEnum):
    """A format to report in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    EXCEL = "excel"
    JSON = "json"


class ReadFormat(StrEnum):
    """A format to say in how a file was understood."""

    TEXT = "text"
    JSON = "json"


def reporter(name: Format, folder: Path = Path()) -> Render:
    """The function that renders a format, loaded when asked for; `folder` is where the report will stand."""
    match name:
        case Format.TEXT:
            from cedu_targets.reporters import lines

            return lines.render
        case Format.MARKDOWN:
            from cedu_targets.reporters import markdown

            return markdown.render
        case Format.EXCEL:
            from cedu_targets.reporters import excel

            return partial(excel.render, folder=folder)
        case Format.JSON:
            from cedu_targets.reporters import envelope

            return envelope.render
