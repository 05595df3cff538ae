"""The report formats of `cedu check` and `cedu gap`, listed by hand: name -> render(report, messages)."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cedu_targets.messages.messages import Messages
from cedu_targets.report import Report

if TYPE_CHECKING:
    from cedu_targets.allocation.report import AllocationReport
    from cedu_targets.gaps.report import GapReport

Render = Callable[[Report, Messages], str | bytes]


class Format(StrEnum):
    """A format to report in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    EXCEL = "excel"
    HTML = "html"
    JSON = "json"


class ReadFormat(StrEnum):
    """A format to say in how a file was understood."""

    TEXT = "text"
    JSON = "json"


class GapFormat(StrEnum):
    """A format to report gaps in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    EXCEL = "excel"
    HTML = "html"
    JSON = "json"


def gap_reporter(name: GapFormat, folder: Path = Path()) -> Callable[["GapReport", Messages], str | bytes]:
    """The function that renders gaps in a format, loaded when asked for; `folder` is where the report will stand."""
    match name:
        case GapFormat.TEXT:
            from cedu_targets.reporters.gap import text as gap_lines

            return gap_lines.render
        case GapFormat.MARKDOWN:
            from cedu_targets.reporters.gap import markdown as gap_markdown

            return gap_markdown.render
        case GapFormat.EXCEL:
            from cedu_targets.reporters.gap import excel as gap_excel

            return partial(gap_excel.render, folder=folder)
        case GapFormat.HTML:
            from cedu_targets.reporters.gap import html as gap_html

            return gap_html.render
        case GapFormat.JSON:
            from cedu_targets.reporters.gap import json as gap_envelope

            return gap_envelope.render


class AllocateFormat(StrEnum):
    """A format to give an allocation in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    EXCEL = "excel"
    JSON = "json"


def allocation_reporter(name: AllocateFormat) -> Callable[["AllocationReport", Messages], str | bytes]:
    """The function that gives an allocation in a format, loaded when asked for; text is `allocation_text.render`."""
    match name:
        case AllocateFormat.MARKDOWN:
            from cedu_targets.reporters.allocation import markdown as allocation_markdown

            return allocation_markdown.render
        case AllocateFormat.EXCEL:
            from cedu_targets.reporters.allocation import excel as allocation_excel

            return allocation_excel.render
        case AllocateFormat.JSON:
            from cedu_targets.reporters.allocation import json as allocation_envelope

            return allocation_envelope.render
    raise LookupError(name)


def reporter(name: Format, folder: Path = Path()) -> Render:
    """The function that renders a format, loaded when asked for; `folder` is where the report will stand."""
    match name:
        case Format.TEXT:
            from cedu_targets.reporters.shared import lines

            return lines.render
        case Format.MARKDOWN:
            from cedu_targets.reporters.check import markdown

            return markdown.render
        case Format.EXCEL:
            from cedu_targets.reporters.check import excel

            return partial(excel.render, folder=folder)
        case Format.HTML:
            from cedu_targets.reporters.check import html as html_report

            return html_report.render
        case Format.JSON:
            from cedu_targets.reporters.check import json as envelope

            return envelope.render
