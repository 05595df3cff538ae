"""Findings as programs that look at files take them: a path from the folder of the call, a line, a column, one text.

SARIF, GitHub and GitLab know files of lines. A cell has its row for a line and its column's number for a column, and
the text begins with its name, `[任务分解表!B5]`, by which people find it.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from cedu_targets.domain.fault import Fault
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report, Status
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.group_sentences import told
from cedu_targets.reporters.shared.sentences import explanation, fault, fault_word, joined, sheet_text, summary, verdict

_NO_BYTES = lazy_pattern("[\ud800-\udc7f\udd00-\udfff]")
"""Half signs that stand for no byte of a file's name."""
NOT_CHECKED = "not_checked"
"""Stands for a code where a file could be read, and nothing in it could be judged."""


class Site(Struct, frozen=True):
    """Where a program looks: a file, and a line and a column of it, from 1; None where it is the whole file."""

    path: str
    line: int | None = None
    column: int | None = None

    @property
    def uri(self) -> str:
        """The path as a reference relative to the folder of the call; of a file elsewhere its whole address."""
        uri = quote(_NO_BYTES.sub("\ufffd", self.path).encode("utf-8", "surrogateescape"))
        return f"file://{'' if uri.startswith('/') else '/'}{uri}" if Path(self.path).is_absolute() else uri


class Annotation(Struct, frozen=True):
    """A finding, or why a file was not checked, at its place."""

    code: str
    severity: Severity
    site: Site
    title: str
    """The code's name."""
    text: str
    """One line that no program is steered by."""
    print: str
    """No other annotation of the run has it, and the next run's of the same fault has the same."""
    file: FileReport
    finding: Finding | None = None
    """None where the file was not checked."""
    position: int = 0
    """Of the finding in its document."""
    fingerprint: str = ""
    """The finding's, as the JSON report has it."""


def annotations(report: Report, messages: Messages) -> Iterator[Annotation]:
    """All of a run, in the order of its files; specimens are no submissions."""
    seen: dict[str, int] = {}
    for file in report.files:
        if file.fault is not None:
            path = file.fault.path or file.path
            said = messages.punctuation.labelled(fault_word(file, messages), fault(file, messages))
            yield _of_file(file, file.fault.code, site(path, file.fault.place), said, messages, seen)
            continue
        if file.status(report.fail_on) is Status.NOT_CHECKED and not report.is_specimen(file):
            said = messages.punctuation.labelled(verdict(file, report.fail_on, messages), summary(file, messages))
            yield _of_file(file, NOT_CHECKED, site(file.path, Place(sheet=file.sheet)), said, messages, seen)
        for position, (finding, known) in enumerate(zip(file.findings, file.fingerprints, strict=True)):
            path = str(finding.parameters.get("prose") or finding.place.path or file.path)
            where = site(path, finding.place)
            advice = messages.help(finding)
            if finding.explained is not None:
                advice = messages.term("explained_line", text=explanation(finding, messages))
            text = joined(messages, told(finding, messages), advice)
            yield Annotation(
                finding.code, finding.severity, where, messages.title(finding.code),
                visible(spot_before(path, finding.place, text, messages)),
                known_by((where.path, file.sheet or "", str(file.number), known), seen), file, finding, position, known,
            )  # fmt: skip


def fault_text(one: Fault, messages: Messages) -> str:
    """Why a run could not go on, and the next step, in a line."""
    return visible(joined(messages, messages.fault(one), messages.fault_help(one)))


def spot_before(path: str, place: Place, text: str, messages: Messages) -> str:
    """`[任务分解表!B5] …`; of a line of a text, which programs show themselves, nothing stands before."""
    spot = "!".join(part for part in (sheet_text(path, place.sheet, messages), place.cell) if part)
    return f"[{spot}] {text}" if spot else text


def site(path: str, place: Place | None) -> Site:
    """Where a program looks for a place in a file."""
    named = Path(path)
    if named.is_absolute() and named.is_relative_to(Path.cwd()):
        named = named.relative_to(Path.cwd())
    path = named.as_posix()  # without the ./ of a folder that was called by its dot
    if place is None:
        return Site(path)
    if place.position is not None:
        row, column = place.position
        return Site(path, row + 1, column + 1)
    return Site(path, place.line, place.column)


def _of_file(
    file: FileReport, code: str, where: Site, text: str, messages: Messages, seen: dict[str, int]
) -> Annotation:
    title = messages.term("verdict_not_checked") if code == NOT_CHECKED else messages.title(code)
    known = known_by((where.path, file.sheet or "", str(file.number), code), seen)
    return Annotation(code, Severity.ERROR, where, title, visible(text), known, file)


def known_by(parts: tuple[str, ...], seen: dict[str, int]) -> str:
    """What the parts are known by; of two that are alike the second gets one of its own."""
    base = sha256("\x1f".join(parts).encode(errors="surrogatepass")).hexdigest()[:32]
    seen[base] = seen.get(base, 0) + 1
    return base if seen[base] == 1 else sha256(f"{base} {seen[base]}".encode()).hexdigest()[:32]
