"""What is wrong with a rule pack itself: one line a finding; the last says how much was looked at."""

from collections.abc import Iterator

from cedu_targets.domain.finding import Severity
from cedu_targets.messages import Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.lines import joined
from cedu_targets.reporters.neutral import visible


def render(file: FileReport, messages: Messages) -> str:
    """The whole as lines of text."""
    return "".join(f"{visible(line)}\n" for line in _lines(file, messages))


def _lines(file: FileReport, messages: Messages) -> Iterator[str]:
    for finding in file.findings:
        place = f"{file.path}:{finding.place.line}:{finding.parameters['column']}"
        text = joined(messages, messages.message(finding), messages.help(finding))
        yield f"{place}: {messages.term(finding.severity)} {finding.code} [{finding.rule}] {text}"
    for entry in file.not_judged:
        place = f"{file.path}:{entry.place.line}"
        yield f"{place}: {messages.term('lint_unsearched')} [{entry.rule}] {messages.reason(entry)}"
    yield f"{file.path}: {summary(file, messages)}"


def summary(file: FileReport, messages: Messages) -> str:
    """How many rules were looked at, what was found, and what is never searched."""
    errors, warnings, notes = (file.count(severity) for severity in Severity)
    found = messages.term("lint_summary" if file.findings else "lint_clean", rules=file.checked.relations)
    if file.findings:
        found += messages.term("lint_counts", errors=errors, warnings=warnings, notes=notes)
    end = ("；", "。") if messages.language == "zh" else ("; ", ".")
    return found + end[0] + messages.term("lint_beyond") + end[1]
