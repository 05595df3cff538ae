"""One line a finding, for logs, pipes and grep; the last line of each table says how it went."""

from collections.abc import Iterator

from cedu_targets.domain.finding import Finding, Place, Severity
from cedu_targets.messages import Messages
from cedu_targets.report import FileReport, Report, Status
from cedu_targets.reporters.causes import explained, left_out, place, sentences
from cedu_targets.reporters.neutral import visible


def render(report: Report, messages: Messages) -> str:
    """The whole report as lines of text."""
    return "".join(f"{visible(line)}\n" for file in report.files for line in _lines(file, report, messages))


def where(path: str, place: Place | None) -> str:
    """`targets.xlsx:任务分解表!R21`, `notice.txt:R108`, `notice.txt:41`, or the path alone."""
    if place is None:
        return path
    spot = place.cell or (str(place.line) if place.line is not None else None)
    if place.sheet is None:
        return f"{path}:{spot}" if spot else path
    return f"{path}:{place.sheet}!{spot}" if spot else f"{path}:{place.sheet}"


def fault_line(file: FileReport, messages: Messages) -> str:
    """Why a file could not be read, and what to do."""
    fault = file.fault
    assert fault is not None
    return f"{where(file.path, fault.place)}: {messages.term('cannot_read')} {fault.code} " + joined(
        messages, messages.fault(fault), messages.fault_help(fault)
    )


def joined(messages: Messages, *sentences: str) -> str:
    """Sentences one after the other, as the language sets them."""
    separator = "" if messages.language == "zh" else " "
    return separator.join(sentence for sentence in sentences if sentence)


def summary(file: FileReport, messages: Messages) -> str:
    """How it went: findings by severity, and how much was checked."""
    errors, warnings, notes = (file.count(severity) for severity in Severity)
    if errors or warnings:
        found = messages.term("found_summary", errors=errors, warnings=warnings, notes=notes)
    else:
        found = messages.term("notes_only", notes=notes) if notes else messages.term("all_good")
    parts = [found]
    if file.checked.relations:
        parts.append(messages.term("checked", relations=file.checked.relations, cells=file.checked.cells))
    else:
        parts.append(messages.term("none_judged" if file.not_judged else "not_checked"))
    if file.not_judged:
        parts.append(messages.term("not_judged_n", count=len(file.not_judged)))
    end = "；" if messages.language == "zh" else "; "
    return end.join(parts) + ("。" if messages.language == "zh" else ".")


def total_line(report: Report, messages: Messages) -> str:
    """One line over all tables of a run."""
    states = [file.status(report.fail_on) for file in report.files]
    return messages.term(
        "file_total",
        files=len(states),
        clean=states.count(Status.CLEAN),
        findings=states.count(Status.FINDINGS),
        failed=states.count(Status.UNREADABLE) + states.count(Status.NOT_CHECKED),
    )


def _lines(file: FileReport, report: Report, messages: Messages) -> Iterator[str]:
    if file.fault is not None:
        yield fault_line(file, messages)
        return
    yield from _cause_lines(file, messages)
    for entry in file.not_judged:
        yield f"{where(file.path, entry.place)}: {messages.term('not_judged')} [{entry.rule}] {messages.reason(entry)}"
    sheet = Place(sheet=file.table.layout.sheet if file.table else None)
    yield f"{where(file.path, sheet)}: {summary(file, messages)}"
    if len(report.files) > 1 and file is report.files[-1]:
        yield total_line(report, messages)


def _cause_lines(file: FileReport, messages: Messages) -> Iterator[str]:
    """Each cause with its findings under it, then the findings that no cause explains."""
    shown: set[int] = set()
    for group in file.search.groups if file.search else ():
        for diagnosis, text in sentences(group, messages):
            yield f"{where(file.path, place(diagnosis or group[0], file))}: {text}"
        for position in explained(group):
            if position not in shown:
                yield _finding_line(file, file.findings[position], messages)
        shown.update(explained(group))
    for position, finding in enumerate(file.findings):
        if position not in shown:
            yield _finding_line(file, finding, messages)
    sheet = Place(sheet=file.table.layout.sheet if file.table else None)
    if text := left_out(file.search, messages):
        yield f"{where(file.path, sheet)}: {text}"


def _finding_line(file: FileReport, finding: Finding, messages: Messages) -> str:
    text = joined(messages, messages.message(finding), messages.help(finding))
    return f"{where(file.path, finding.place)}: {messages.term(finding.severity)} {finding.code} {text}"
