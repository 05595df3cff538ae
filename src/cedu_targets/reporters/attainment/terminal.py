"""An attainment on a terminal: the counts, what was missed, what has to be sent, hopes, paths, what is not due yet."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.finding import Severity
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.inputs import (
    elsewhere_line,
    finding_lines,
    question_lines,
    unread_lines,
)
from cedu_targets.reporters.attainment.path_words import ARROW, path_line
from cedu_targets.reporters.attainment.sentences import (
    base_lines,
    label,
    nothing_judged,
    sentence,
    summary,
    title,
)
from cedu_targets.reporters.attainment.verdicts import Entry, Verdict, by_verdict, entries, verdict_text, verdict_word
from cedu_targets.reporters.shared.bounded import Part, Screen
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.sentences import fault_lines, passed_over_lines
from cedu_targets.reporters.shared.terminal import MOST_NAMES, Prose

VERDICT_STYLES = {
    Verdict.MISSED: "bold red", Verdict.UNJUDGED: "bold magenta", Verdict.SILENT: "magenta", Verdict.HOPED: "yellow",
    Verdict.OPEN: "cyan", Verdict.WAITING: "cyan", Verdict.SPARED: "green", Verdict.MET: "green",
    Verdict.EXCEEDED: "bold green", Verdict.NO_NUMBER: "dim", Verdict.NOT_ASSIGNED: "dim",
}  # fmt: skip
_FIRST = (Verdict.MISSED, Verdict.UNJUDGED, Verdict.SILENT, Verdict.HOPED, Verdict.OPEN)
_THEN = (Verdict.WAITING, Verdict.SPARED, Verdict.EXCEEDED, Verdict.MET, Verdict.NO_NUMBER, Verdict.NOT_ASSIGNED)
_LEAST = {
    Verdict.MISSED: 8,
    Verdict.UNJUDGED: 3,
    Verdict.SILENT: 1,
    Verdict.HOPED: 1,
    Verdict.OPEN: 1,
    Verdict.WAITING: 1,
}
"""Targets that are shown in any case."""
_LEAST_PATHS = 2
_PRESSING = (Severity.ERROR, Severity.WARNING)
_MOST_UNITS = 4
"""Units that are named in a sentence."""
_MOST_NAMED = 12
"""Targets that are named in a line of nothing but names."""


def render(report: AttainmentReport, messages: Messages) -> RenderableType:
    """Everything that fits a screen, as one renderable."""
    head: list[RenderableType] = [
        Prose(visible(f"! {line}"), style="bold yellow") for line in fault_lines(report.files, messages)
    ]
    head.append(Prose(visible(title(report, messages)), style="bold"))
    if report.rows:
        head.append(Prose(visible(summary(report, messages))))
    if not report.is_compared:
        head.append(Prose(nothing_judged(messages), style="bold yellow"))
    foot = [Prose(visible(line), style="dim") for line in elsewhere_line(report, messages)]
    foot += [Prose(visible(line), style="bold") for line in passed_over_lines(report.passed_over, messages, MOST_NAMES)]

    def cut(left: Sequence[str]) -> RenderableType:
        return Prose(messages.term("gap_more", parts=messages.punctuation.names.join(left)), style="bold")

    return Screen(head, [*_parts(report, messages)], foot, cut)


def _parts(report: AttainmentReport, messages: Messages) -> Iterator[Part]:
    found = by_verdict(entries(report))
    yield from (_of_verdict(verdict, found[verdict], report, messages) for verdict in _FIRST if found[verdict])
    yield from _lines_of(
        "att_paths", [_unbroken(path_line(one, report, messages)) for one in report.paths], _LEAST_PATHS, messages
    )
    yield from (_of_verdict(verdict, found[verdict], report, messages) for verdict in _THEN if found[verdict])
    problems = [*finding_lines(report, messages, _PRESSING), *unread_lines(report, messages)]
    yield from _lines_of("att_data", problems, 1, messages, "yellow")
    yield from _lines_of("att_questions", list(question_lines(report, messages)), 1, messages)
    yield from _lines_of("att_notes", list(finding_lines(report, messages, (Severity.NOTE,))), 0, messages)
    yield from _lines_of("att_bases", list(base_lines(report, messages, _MOST_UNITS)), 0, messages)


def _of_verdict(verdict: Verdict, found: Sequence[Entry], report: AttainmentReport, messages: Messages) -> Part:
    """The targets that stand so, a sentence each; of what has no number the names, in one."""
    told = [sentence(one, report, messages, _MOST_UNITS) for one in found if _has_sentence(one)]
    named = [label(one.row, report, messages, with_unit=False) for one in found if not _has_sentence(one)]
    heading = messages.term("agenda_group", state=verdict_text(verdict, messages), count=len(found))
    lines = [_line(line) for line in told]
    if named:
        names = _some(named, messages)
        is_ahead = verdict is Verdict.WAITING
        lines.append(_line(messages.punctuation.labelled(messages.term("att_not_yet"), names) if is_ahead else names))

    def drawn(rows: int, _width: int) -> RenderableType:
        return Group(Text(""), Prose(heading, style=VERDICT_STYLES[verdict]), *lines[:rows])

    def left_out(rows: int) -> str:
        count = rows - 1 + len(named) if named else rows
        return messages.term("att_count", word=verdict_word(verdict, messages), count=count)

    return Part(len(lines), _LEAST.get(verdict, 0), drawn, left_out)


def _unbroken(line: str) -> str:
    """A path that is folded between its steps, never between a year and its numbers."""
    return ARROW.join(step.replace(" ", "\u00a0") for step in line.split(ARROW))


def _line(text: str) -> RenderableType:
    return Padding(Prose(visible(text)), (0, 0, 0, 2))


def _some(names: Sequence[str], messages: Messages) -> str:
    shown = messages.punctuation.phrases.join(names[:_MOST_NAMED])
    return shown if len(names) <= _MOST_NAMED else messages.term("att_names_more", names=shown, count=len(names))


def _has_sentence(entry: Entry) -> bool:
    """Whether there is more to be said of a target than its name."""
    return (
        bool(entry.units) or entry.row.value is not None or entry.verdict is Verdict.UNJUDGED or bool(entry.row.lacking)
    )


def _lines_of(name: str, told: Sequence[str], least: int, messages: Messages, style: str = "bold") -> Iterator[Part]:
    heading = messages.term("agenda_group", state=messages.term(name), count=len(told))
    lines = [_line(line) for line in told]

    def drawn(rows: int, _width: int) -> RenderableType:
        return Group(Text(""), Prose(heading, style=style), *lines[:rows])

    if lines:
        yield Part(
            len(lines), least, drawn, lambda left: messages.term("att_count", word=messages.term(name), count=left)
        )
