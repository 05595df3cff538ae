"""The report on a terminal: most binding first, each with its cell, then how much was checked."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Columns
from rich.text import Text

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report
from cedu_targets.reporters.shared.diagnosis_sentences import explained, left_out, place, sentences, standing
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.sentences import (
    beside_the_findings,
    explanation,
    over_the_run,
    pack_used,
    spot,
    summary,
    told,
    total_line,
)
from cedu_targets.reporters.shared.terminal import OTHER_VERDICT, STYLES, VERDICT_STYLES, fault_text, heading


def render(report: Report, messages: Messages) -> RenderableType:
    """Everything, as one renderable."""
    parts: list[RenderableType] = []
    for file in report.files:
        parts.extend(_file(file, report, messages))
    if len(report.files) > 1:
        parts.append(Text(total_line(report, messages), style="bold"))
    parts += [Text(visible(line), overflow="fold") for line in over_the_run(report, messages)]
    codes = [finding.code for file in report.files for finding in file.of_severity(Severity.ERROR)]
    if codes:
        parts.append(Text(messages.term("explain_hint", code=codes[-1]), style="dim"))
    return Group(*parts)


def _file(file: FileReport, report: Report, messages: Messages) -> Iterator[RenderableType]:
    yield from heading(file, messages)
    if file.fault is not None:
        yield fault_text(file, messages)
        return
    yield Text(visible(pack_used(file, messages)), style="dim")
    yield Text("")
    yield from _causes(file, messages)
    groups = file.search.groups if file.search else ()
    under_causes = {id(file.findings[n]) for group in groups for n in explained(group)}
    for severity in Severity:
        findings = [finding for finding in file.of_severity(severity) if id(finding) not in under_causes]
        yield from _findings(f"{severity}_heading", STYLES[severity], findings, messages)
    yield from _findings("question_heading", "bold magenta", file.questions, messages)
    yield from _explained(file, messages)
    yield from _not_judged(file, messages)
    mark, style = VERDICT_STYLES.get(file.status(report.fail_on), OTHER_VERDICT)
    yield Text(f"{mark} {summary(file, messages)}", style=style)
    for line in beside_the_findings(file, messages):
        yield Text(line, style="dim")
    yield Text("")


def _causes(file: FileReport, messages: Messages) -> Iterator[RenderableType]:
    """Each cause, and under it the findings that it explains."""
    if file.search is None:
        return
    groups = standing(file)
    if groups:
        yield Text(messages.term("cause_heading", count=len(groups)), style="bold magenta")
    shown: set[int] = set()
    for group in groups:
        for diagnosis, text in sentences(group, messages):
            cell = place(diagnosis, file).cell if diagnosis else None
            yield Padding(Text(visible(f"{cell}  {text}" if cell else text), style="bold"), (0, 0, 0, 2))
        under = [file.findings[n] for n in explained(group) if n not in shown and not file.findings[n].explained]
        shown.update(explained(group))
        yield Padding(Group(*_rows(under, messages)), (0, 0, 0, 2))
    if text := left_out(file.search, messages):
        yield Text(visible(text), style="dim")
        yield Text("")


def _findings(heading: str, style: str, findings: Sequence[Finding], messages: Messages) -> Iterator[RenderableType]:
    """Sentences line by line, then each advice once, with the codes that it belongs to."""
    if not findings:
        return
    yield Text(messages.term(heading, count=len(findings)), style=style)
    yield from _rows(findings, messages)


def _rows(findings: Sequence[Finding], messages: Messages) -> Iterator[RenderableType]:
    grid = _grid()
    advice: dict[str, list[str]] = {}
    for finding in findings:
        _add(grid, finding, messages)
        codes = advice.setdefault(visible(messages.help(finding)), [])
        if finding.code not in codes:
            codes.append(finding.code)
    yield Padding(grid, (0, 0, 0, 2))
    for text, codes in advice.items():
        if text:
            yield Padding(Text(f"→ {text} ({', '.join(codes)})", style="dim", overflow="fold"), (0, 0, 0, 2))
    yield Text("")


def _explained(file: FileReport, messages: Messages) -> Iterator[RenderableType]:
    if not file.explained:
        return
    yield Text(messages.term("explained_heading", count=len(file.explained)), style="bold")
    grid = _grid()
    for finding in file.explained:
        _add(grid, finding, messages)
        grid.add_row("", "", Text(visible(explanation(finding, messages)), style="dim", overflow="fold"))
    yield Padding(grid, (0, 0, 1, 2))


def _add(grid: Columns, finding: Finding, messages: Messages) -> None:
    sentence = Text(visible(told(finding, messages)))
    grid.add_row(Text(spot(finding.place), style="bold"), Text(finding.code), sentence)


def _grid() -> Columns:
    """Columns for the cell, the code, and the sentence, which folds."""
    grid = Columns.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    return grid


def _not_judged(file: FileReport, messages: Messages) -> Iterator[RenderableType]:
    if not file.not_judged:
        return
    yield Text(f"{messages.term('not_judged')} · {len(file.not_judged)}", style="bold yellow")
    grid = _grid()
    for entry in file.not_judged:
        grid.add_row(Text(entry.place.cell or ""), Text(visible(entry.rule)), Text(visible(messages.reason(entry))))
    yield Padding(grid, (0, 0, 1, 2))
