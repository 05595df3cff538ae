"""The report on a terminal: most binding first, each with its cell, then how much was checked; a screen a file."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Columns
from rich.text import Text

from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report
from cedu_targets.reporters.check.screen import FEWEST_LINES, Entry, Row, Screen, Section, Sheet
from cedu_targets.reporters.shared.diagnosis_sentences import explained, left_out, place, sentences, standing
from cedu_targets.reporters.shared.document_words import pack_used
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.group_sentences import ListEntry, findings_listed, not_judged_listed
from cedu_targets.reporters.shared.overview import overview, roster_lines
from cedu_targets.reporters.shared.run_summary import RunSummary, has_many, run_summary
from cedu_targets.reporters.shared.sentences import (
    before_all,
    beside_the_findings,
    document_name,
    explained_heading,
    explanation,
    over_the_run,
    passed_over_lines,
    spot,
    summary,
    total_line,
)
from cedu_targets.reporters.shared.symbols import SYMBOLS, kind_of
from cedu_targets.reporters.shared.terminal import (
    MOST_NAMES,
    OTHER_VERDICT,
    STYLES,
    VERDICT_STYLES,
    Prose,
    fault_text,
    heading,
)

MOST_LINES = 40
"""Lines of one file: a screen. More than three files share three screens, each with FEWEST_LINES or more."""
_MOST_SHOWN = 12
"""Of more files only the overview is shown."""
_FIRST_CAUSES = 3
"""Causes that come before the errors that none explains."""
_MOST_CHANGES = 3
"""Changes that the sentence on a cause names."""
_MOST_COUNTS = 8
_MOST_WORST = 5
_LINES_IN_SHORT = 14
"""Of what is said of all findings together, where they are very many."""
_MOST_OF_ROSTER = 3
_MOST_OVER_THE_RUN = 8
"""Lines on explanations and on an earlier run."""


def render(report: Report, messages: Messages) -> RenderableType:
    """Everything, as one renderable."""
    after = [*_after(report, messages)]
    files = [list(tables) for _, tables in groupby(report.files, key=lambda file: file.path)]
    several = len(files) > 1
    in_short = run_summary(report, messages)
    beginning = [*_run_in_short(in_short)] if in_short else []
    if len(files) > _MOST_SHOWN:
        hint = Prose(messages.term("overview_hint"), style="bold")
        first = [*_first(report, messages)]
        room = MOST_LINES - 3 * (len(first) + len(after)) - 2
        return Group(*beginning, *first, *_of_files(report, messages, room), Text(""), hint, *after)
    told = [tables for tables in files if not several or any(map(_is_told, tables))]
    room = min(MOST_LINES, max(FEWEST_LINES, 3 * MOST_LINES // max(1, len(told))))
    room -= _LINES_IN_SHORT if in_short and not several else 0
    beside = [] if several else after  # what follows the only file is on its screen
    screens: list[RenderableType] = [
        Screen([_sheet(file, report, messages) for file in tables], room, beside, messages, brief=several)
        for tables in told
    ]
    if any(file.findings for tables in files if tables not in told for file in tables):
        screens.append(Prose(messages.term("overview_notes"), style="dim"))
    first = [*_first(report, messages)]
    head = [*_of_files(report, messages, len(files) + len(_missing(report)) + 1), Text("")] if several else []
    return Group(*beginning, *first, *head, *screens, *after)


def _run_in_short(run: RunSummary) -> Iterator[RenderableType]:
    """What was found how often, and where most of it is; the rest of the screen shows some of it."""
    yield Text(run.heading, style="bold")
    for line in run.lines:
        yield Padding(Prose(line), (0, 0, 0, 2))
    grid = Columns.grid(padding=(0, 2))
    for justify in ("left", "right", "left", "left"):
        grid.add_column(no_wrap=True, justify=justify, overflow="ellipsis")
    for one in run.counts[:_MOST_COUNTS]:
        style = STYLES.get(one.kind, "")  # type: ignore[call-overload]
        grid.add_row(
            Text(f"{one.mark} {one.word}", style=style), str(one.count), Text(one.code, style="dim"), one.title
        )
    yield Padding(grid, (0, 0, 0, 2))
    names = [
        f"{visible(one.name)} {SYMBOLS['error']} {one.errors} {SYMBOLS['warning']} {one.warnings}" for one in run.worst
    ]
    if names:
        yield Text(run.worst_heading, style="bold")
        yield Padding(Text("   ".join(names[:_MOST_WORST]), no_wrap=True, overflow="ellipsis"), (0, 0, 0, 2))
    yield Text("")


def _is_told(file: FileReport) -> bool:
    """Whether anything is to be said of a table beside its line in the overview: of notes alone it is not."""
    if file.fault is not None or file.questions or file.explained or file.told_not_judged:
        return True
    return any(finding.severity is not Severity.NOTE for finding in file.findings)


def _first(report: Report, messages: Messages) -> Iterator[RenderableType]:
    """What is said before all files."""
    return (Prose(visible(line), style=STYLES[Severity.WARNING]) for line in before_all(report, messages))


def _of_files(report: Report, messages: Messages, room: int) -> Iterator[RenderableType]:
    """The files and the units that sent nothing, worst first, in so many lines."""
    rows = overview(report, messages)
    shown = rows if len(rows) <= room else rows[: room - 1]
    folder = _common_folder([row.path for row in rows if row.path])
    grid = Columns.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True, overflow="ellipsis")
    grid.add_column(no_wrap=True)
    for row in shown:
        _, style = VERDICT_STYLES.get(row.status, OTHER_VERDICT) if row.status else OTHER_VERDICT
        name = row.path.removeprefix(folder)
        unit = "" if row.unit and row.unit in name else row.unit
        grid.add_row(Text(f"{row.mark} {row.verdict}", style=style), Text(visible(name or "—")), Text(visible(unit)))
    yield grid
    if len(shown) < len(rows):
        yield Prose(messages.term("overview_more", count=len(rows) - len(shown)), style="bold")


def _common_folder(paths: Sequence[str]) -> str:
    """The folder that all files lie in, with its slash; empty where there is none."""
    folders = {path.rpartition("/")[0] for path in paths}
    top = folders.pop() if len(folders) == 1 else next((one for one in folders if _holds(one, folders)), "")
    return f"{top}/" if top else ""


def _holds(folder: str, folders: Collection[str]) -> bool:
    return all(other == folder or other.startswith(f"{folder}/") for other in folders)


def _missing(report: Report) -> Sequence[str]:
    return report.roster.missing if report.roster else ()


def _after(report: Report, messages: Messages) -> Iterator[RenderableType]:
    """What is said of the whole run."""
    if len(report.files) > 1:
        yield Prose(total_line(report, messages), style="bold")
    for line in passed_over_lines(report.passed_over, messages, MOST_NAMES):
        yield Prose(visible(line), style="bold")
    told = list(roster_lines(report, messages))
    yield from (Prose(visible(line), style="bold") for line in told[:_MOST_OF_ROSTER])
    lines = list(over_the_run(report, messages))
    yield from (Prose(visible(line)) for line in lines[:_MOST_OVER_THE_RUN])
    if len(lines) > _MOST_OVER_THE_RUN:
        yield Prose(messages.term("left_out_lines", count=len(lines) - _MOST_OVER_THE_RUN), style="bold")
    codes = [finding.code for file in report.files for finding in file.of_severity(Severity.ERROR)]
    if codes:
        yield Prose(messages.term("explain_hint", code=codes[-1]), style="dim")


def _sheet(file: FileReport, report: Report, messages: Messages) -> Sheet:
    head = [*heading(file, messages)]
    if file.fault is not None:
        fault = fault_text(file, messages)
        return Sheet(head, (), [fault], Group(*head, fault), fails=True)
    mark, style = VERDICT_STYLES.get(file.status(report.fail_on), OTHER_VERDICT)
    went = summary(file, messages)
    foot: list[RenderableType] = [Prose(f"{mark} {went}", style=style)]
    foot += [Prose(visible(line), style="dim") for line in beside_the_findings(file, messages)]
    line = messages.punctuation.labelled(f"{mark} {visible(document_name(file, messages))}", went)
    short = Group(Prose(line, style=style), *(Prose(visible(path), style="dim") for path in _paths(file, messages)))
    head += [Prose(visible(pack_used(file, messages)), style="dim"), Text("")]
    fails, cut = file.count(Severity.ERROR) > 0, "run_left_out" if has_many(report) else "left_out"
    return Sheet(head, tuple(_sections(file, messages)), [*foot, Text("")], short, fails, cut)


def _paths(file: FileReport, messages: Messages) -> Sequence[str]:
    """The targets of each indicator over years, which a short report has room for, too."""
    if file.items is None:
        return ()
    from cedu_targets.reporters.shared.target_list_words import path_lines  # a table needs none of it

    return path_lines(file.items, messages)


def _sections(file: FileReport, messages: Messages) -> Iterator[Section]:
    yield from _causes(file, messages)
    groups = file.search.groups if file.search else ()
    under_causes = {id(file.findings[n]) for group in groups for n in explained(group)}
    for severity in Severity:
        findings = [finding for finding in file.of_severity(severity) if id(finding) not in under_causes]
        yield from _findings(severity, STYLES[severity], findings, messages)
    yield from _findings("question", "bold magenta", file.questions, messages)
    yield from _findings("explained", "bold", file.explained, messages)
    if file.told_not_judged:
        heading = Text(f"{messages.term('not_judged')} · {len(file.told_not_judged)}", style="bold yellow")
        listed = not_judged_listed(file.told_not_judged, messages)
        rows = [(one, _rows(one, messages.rule_name(one.group.first.rule, file.pack))) for one in listed]
        yield Section(heading, [Entry("not_judged", "not_judged", len(one.group.members), told) for one, told in rows])


def _causes(file: FileReport, messages: Messages) -> Iterator[Section]:
    """Each cause, and under it the findings that it explains; then what was not searched."""
    groups = standing(file)
    heading: Text | None = Text(messages.term("cause_heading", count=len(groups)), style="bold magenta")
    shown: set[int] = set()
    for place_of_group, group in enumerate(groups):
        is_first = place_of_group < _FIRST_CAUSES
        under = [file.findings[n] for n in explained(group) if n not in shown and not file.findings[n].explained]
        shown.update(explained(group))
        entries = []
        for number, (diagnosis, text) in enumerate(sentences(group, messages, _MOST_CHANGES)):
            cell = place(diagnosis, file).cell if diagnosis else None
            told = Prose(visible(f"{cell}  {text}" if cell else text), style="bold")
            kind = "alternative" if number else "cause" if is_first else "further_cause"
            count = int(diagnosis is not None)
            entries.append(Entry(kind, "head_suspect", count, above=Padding(told, (0, 0, 0, 2))))
        entries += _entries(under, "under_cause" if is_first else "under_further", messages)
        yield Section(heading, entries, indent=4)
        heading = None
    if text := left_out(file.search, messages):
        yield Section(None, [Entry("further_cause", "head_suspect", 0, above=Prose(visible(text), style="dim"))])


def _findings(kind: str, style: str, findings: Sequence[Finding], messages: Messages) -> Iterator[Section]:
    if findings:
        named = explained_heading(findings, messages) if kind == "explained" else ""
        heading = Text(named or messages.term(f"{kind}_heading", count=len(findings)), style=style)
        yield Section(heading, _entries(findings, kind, messages))


def _entries(findings: Sequence[Finding], kind: str, messages: Messages) -> list[Entry]:
    entries = []
    for one in findings_listed(findings, messages):
        first, rows = one.group.first, _rows(one, one.group.first.code)
        advice = visible(messages.help(first))
        if first.explained:
            rows += (Row("", "", visible(explanation(first, messages)), "dim"),)
            advice = ""
        entries.append(Entry(kind, kind_of(first), len(one.group.members), rows, advice=advice, code=first.code))
    return entries


def _rows(entry: ListEntry[Finding] | ListEntry[NotJudged], code: str) -> tuple[Row, ...]:
    """The sentence, or what the examples have in common and then each of them with its cell."""
    first = "" if entry.examples else spot(entry.place)
    examples = (Row(spot(place), "", visible(text)) for place, text in entry.examples)
    return Row(first, visible(code), visible(entry.text)), *examples
