"""One line a finding, for logs, pipes and grep; the last line of each table says how it went.

What was not judged is no finding: of one reason at many places it is one line.
"""

from collections.abc import Iterator

from cedu_targets.domain.finding import Finding
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report
from cedu_targets.reporters.shared.diagnosis_sentences import explained, left_out, sentences, standing
from cedu_targets.reporters.shared.diagnosis_sentences import place as place_of
from cedu_targets.reporters.shared.document_words import document_title
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.group_sentences import not_judged_listed, told
from cedu_targets.reporters.shared.overview import roster_lines
from cedu_targets.reporters.shared.sentences import (
    before_all,
    beside_the_findings,
    explained_label,
    explanation,
    fault,
    fault_word,
    joined,
    over_the_run,
    passed_over_lines,
    summary,
    total_line,
    where,
)


def render(report: Report, messages: Messages) -> str:
    """The whole report as lines of text."""
    return "".join(f"{visible(line)}\n" for line in _report(report, messages))


def finding_line(finding: Finding, path: str, messages: Messages) -> str:
    """A finding of a file that is not reported on itself: last year's table, a list of units."""
    text = joined(messages, messages.message(finding), messages.help(finding))
    place = where(path, finding.place, messages)
    return visible(f"{place}: {messages.term(finding.severity)} {finding.code} {text}")


def _report(report: Report, messages: Messages) -> Iterator[str]:
    yield from before_all(report, messages)
    for file in report.files:
        yield from _file(file, messages)
    if len(report.files) > 1:
        yield total_line(report, messages)
    yield from passed_over_lines(report.passed_over, messages)
    yield from roster_lines(report, messages, most=None)
    yield from over_the_run(report, messages)


def _file(file: FileReport, messages: Messages) -> Iterator[str]:
    if file.fault is not None:
        place = where(file.path, file.fault.place, messages)
        yield f"{place}: {fault_word(file, messages)} {file.fault.code} {fault(file, messages)}"
        return
    yield from _cause_lines(file, messages)
    for entry in not_judged_listed(file.told_not_judged, messages):
        rule, text = messages.rule_name(entry.group.first.rule, file.pack), entry.in_one(messages)
        yield f"{where(file.path, entry.place, messages)}: {messages.term('not_judged')} [{rule}] {text}"
    place = where(file.path, _document_place(file), messages)
    yield from (f"{place}: {text}" for text in beside_the_findings(file, messages))
    went, title = summary(file, messages), document_title(file, messages)
    yield f"{place}: {messages.punctuation.labelled(title, went) if title else went}"


def _cause_lines(file: FileReport, messages: Messages) -> Iterator[str]:
    """Each cause with its findings under it, then the findings that no cause explains."""
    shown: set[int] = set()
    for group in standing(file):
        for diagnosis, text in sentences(group, messages):
            yield f"{where(file.path, place_of(diagnosis or group[0], file), messages)}: {text}"
        for position in explained(group):
            if position not in shown:
                yield _finding(file, file.findings[position], messages)
        shown.update(explained(group))
    for position, finding in enumerate(file.findings):
        if position not in shown:
            yield _finding(file, finding, messages)
    if text := left_out(file.search, messages):
        yield f"{where(file.path, _document_place(file), messages)}: {text}"


def _document_place(file: FileReport) -> Place:
    """The sheet of a document; of a list or form in a text its first line, since there may be several."""
    begins = file.items or file.records
    return Place(sheet=file.sheet, line=begins.line if begins else None)


def _finding(file: FileReport, finding: Finding, messages: Messages) -> str:
    if finding.explained:  # its severity is not named: whoever greps for errors wants those that stand
        label = explained_label(finding)
        name = "answered_line" if finding.is_question else "explained_line"
        advice = messages.term(name, text=explanation(finding, messages))
    else:
        label, advice = "question" if finding.is_question else finding.severity, messages.help(finding)
    text = joined(messages, told(finding, messages), advice)
    # What a text says stands in that text, which may be another file than the table's.
    path = str(finding.parameters.get("prose") or file.path)
    return f"{where(path, finding.place, messages)}: {messages.term(label)} {finding.code} {text}"
