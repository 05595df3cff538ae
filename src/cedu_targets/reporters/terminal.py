"""The report on a terminal: most binding first, each with its cell, then how much was checked."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Columns
from rich.text import Text

from cedu_targets.domain.finding import Severity
from cedu_targets.messages import Messages
from cedu_targets.report import FileReport, Report, Status
from cedu_targets.reporters.lines import summary, total_line
from cedu_targets.reporters.neutral import visible

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "cyan"}
MARKS = {Status.CLEAN: ("✓", "bold green"), Status.FINDINGS: ("✗", "bold red")}
OTHER_MARK = ("!", "bold yellow")


def render(report: Report, messages: Messages) -> RenderableType:
    """Everything, as one renderable."""
    parts: list[RenderableType] = []
    for file in report.files:
        parts.extend(_file(file, report, messages))
    if len(report.files) > 1:
        parts.append(Text(total_line(report, messages), style="bold"))
    codes = [finding.code for file in report.files for finding in file.findings if finding.severity is Severity.ERROR]
    if codes:
        parts.append(Text(messages.term("explain_hint", code=codes[-1]), style="dim"))
    return Group(*parts)


def heading(file: FileReport, messages: Messages) -> Iterator[RenderableType]:
    """File, title, and the shape of the table."""
    table = file.table
    name = Text(visible(file.path), style="bold")
    if table is not None and table.layout.sheet:
        name.append(f" › {visible(table.layout.sheet)}")
    yield name
    if table is None:
        return
    if table.title:
        yield Text(visible(table.title))
    facts = [
        messages.term("period_year", period=table.period) if table.period else "",
        messages.term(table.measure),
        visible(table.district or ""),
        messages.term("units_n", count=len(table.units)) + " × " + messages.term("columns_n", count=len(table.codes)),
    ]
    yield Text(" · ".join(fact for fact in facts if fact), style="dim")


def fault_text(file: FileReport, messages: Messages) -> Text:
    """Why a file could not be read, and what to do."""
    assert file.fault is not None
    mark, style = OTHER_MARK
    colon = "：" if messages.language == "zh" else ": "
    return Text.assemble(
        (f"{mark} {messages.term('cannot_read')}{colon}", style),
        visible(f"{messages.fault(file.fault)} ({file.fault.code})"),
        f"\n→ {visible(messages.fault_help(file.fault))}\n",
    )


def _file(file: FileReport, report: Report, messages: Messages) -> Iterator[RenderableType]:
    yield from heading(file, messages)
    if file.fault is not None:
        yield fault_text(file, messages)
        return
    used = messages.term("pack_used", pack=file.pack) if file.pack else messages.term("pack_none")
    yield Text(used, style="dim")
    yield Text("")
    for severity in Severity:
        yield from _findings(file, severity, messages)
    yield from _not_judged(file, messages)
    mark, style = MARKS.get(file.status(report.fail_on), OTHER_MARK)
    yield Text(f"{mark} {summary(file, messages)}", style=style)
    yield Text("")


def _findings(file: FileReport, severity: Severity, messages: Messages) -> Iterator[RenderableType]:
    findings = [finding for finding in file.findings if finding.severity is severity]
    if not findings:
        return
    yield Text(messages.term(f"{severity}_heading", count=len(findings)), style=STYLES[severity])
    grid = _grid()
    advice: dict[str, list[str]] = {}
    for finding in findings:
        cell = finding.place.cell or str(finding.place.line or "")
        grid.add_row(Text(cell, style="bold"), Text(finding.code), Text(visible(messages.message(finding))))
        codes = advice.setdefault(visible(messages.help(finding)), [])
        if finding.code not in codes:
            codes.append(finding.code)
    yield Padding(grid, (0, 0, 0, 2))
    for text, codes in advice.items():
        yield Padding(Text(f"→ {text} ({', '.join(codes)})", style="dim", overflow="fold"), (0, 0, 0, 2))
    yield Text("")


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
