"""`cedu check -f github`: workflow commands, each a line that GitHub shows at the file (`::error file=…::…`).

GitHub shows ten annotations of a kind in a step, so the gravest come first and the last line counts all of them.
"""

from collections.abc import Iterable, Iterator

from cedu_targets.domain.fault import Fault
from cedu_targets.domain.finding import Severity
from cedu_targets.messages.messages import Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check.annotations import Site, annotations, fault_text, site
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.sentences import in_short

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_MOST_SHOWN = 10
"""Of a kind in a step, as GitHub has it."""


def render(report: Report, messages: Messages) -> str:
    """A line for each finding, the gravest first, and a last one on the run; what is explained is a notice."""
    found: list[tuple[Severity, str]] = []
    for one in annotations(report, messages):
        is_explained = one.finding is not None and one.finding.explained
        severity = Severity.NOTE if is_explained else one.severity
        found.append((severity, _line(severity, f"{_shown(one.code)} {one.title}", one.site, one.text)))
    found.sort(key=lambda entry: -entry[0].rank)
    return "".join([*(line for _, line in found), _last_line(report, [severity for severity, _ in found], messages)])


def render_fault(fault: Fault, messages: Messages) -> str:
    """A run that could not go on: an error for each thing that is to be put right."""
    return "".join(_of_faults(fault.every, messages))


def _of_faults(faults: Iterable[Fault], messages: Messages) -> Iterator[str]:
    for one in faults:
        where = None if one.path is None else site(one.path, one.place)
        yield _line(Severity.ERROR, f"{_shown(one.code)} {messages.title(one.code)}", where, fault_text(one, messages))


def _last_line(report: Report, found: list[Severity], messages: Messages) -> str:
    said = [in_short(report, messages)]
    if any(found.count(severity) > _MOST_SHOWN for severity in Severity):
        said.append(messages.term("github_shows", count=len(found), shown=_MOST_SHOWN))
    return _line(Severity.NOTE, "", None, visible(messages.punctuation.phrases.join(said)))


def _line(severity: Severity, title: str, where: Site | None, text: str) -> str:
    """A command; each of its parts is one that ends neither the part nor the line."""
    parts = [f"title={_property(' '.join(['cedu', *title.split()]))}"]
    if where is not None:
        parts += [f"file={_property(visible(where.path))}"]
        parts += [f"line={where.line}"] if where.line is not None else []
        parts += [f"col={where.column}"] if where.column is not None else []
    return f"::{_COMMAND[severity]} {','.join(parts)}::{_data(text)}\n"


def _shown(code: str) -> str:
    """A code as people look it up; words that are none (`fault`) are not for them."""
    return code if code.isupper() else ""


def _data(text: str) -> str:
    """A text for a command; ends of lines are written out in it already."""
    return text.replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
