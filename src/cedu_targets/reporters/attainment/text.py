"""`cedu gap` of a text: the counts, then a line for each target, the most urgent first; paths, bases, questions."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.inputs import (
    elsewhere_line,
    finding_lines,
    places,
    question_lines,
    unread_lines,
)
from cedu_targets.reporters.attainment.path_words import path_line
from cedu_targets.reporters.attainment.sentences import (
    base_lines,
    nothing_judged,
    sentence,
    summary,
    title,
)
from cedu_targets.reporters.attainment.verdicts import by_verdict, entries, verdict_word
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.sentences import fault_lines, passed_over_lines, where

if TYPE_CHECKING:
    from rich.console import RenderableType


def render(report: AttainmentReport, messages: Messages) -> str:
    """Every target, as lines of text."""
    return "".join(f"{visible(line)}\n" for line in _lines(report, messages))


def render_styled(report: AttainmentReport, messages: Messages) -> "RenderableType":
    """The same for a terminal."""
    from cedu_targets.reporters.attainment import terminal  # what draws on a terminal need not be loaded in a pipe

    return terminal.render(report, messages)


def _lines(report: AttainmentReport, messages: Messages) -> Iterator[str]:
    yield from fault_lines(report.files, messages)
    yield title(report, messages)
    if report.rows:
        yield summary(report, messages)
    if not report.is_compared:
        yield nothing_judged(messages)
    stands = places(report)
    for verdict, found in by_verdict(entries(report)).items():
        for entry in found:
            told = f"{verdict_word(verdict, messages)} {sentence(entry, report, messages)}"
            yield f"{where(*stands[entry.target.id], messages)}: {told}" if entry.target.id in stands else told
    for path in report.paths:
        yield messages.punctuation.labelled(messages.term("att_paths"), path_line(path, report, messages))
    for line in base_lines(report, messages):
        yield messages.punctuation.labelled(messages.term("att_bases"), line)
    yield from finding_lines(report, messages)
    yield from unread_lines(report, messages)
    for line in question_lines(report, messages):
        yield messages.punctuation.labelled(messages.term("question"), line)
    yield from elsewhere_line(report, messages)
    yield from passed_over_lines(report.passed_over, messages)
