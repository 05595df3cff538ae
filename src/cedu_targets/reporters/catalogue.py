"""The formats of every kind of report, listed by hand: a new one is a file, and a line here.

The file has `render(report, messages)`, which gives the text or the bytes, of a streamed one parts of them. One that
can only be written to a file also takes the `folder` where it will stand, one that is printed the size of `paper`; one
for machines also has `render_fault(fault, messages)`, one whose text may become very long `render_parts(report,
messages)`, and one in plain text `render_styled(report, messages)` for a terminal.
"""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from cedu_targets.domain.fault import CallFault, Fault
from cedu_targets.domain.finding import Parameter
from cedu_targets.domain.paper import Paper
from cedu_targets.messages.messages import Messages

if TYPE_CHECKING:
    from rich.console import RenderableType


class ReportKind(StrEnum):
    """A kind of report; most commands have one of their own."""

    CHECK = "check"
    GAP = "gap"
    ATTAINMENT = "attainment"
    """Of `cedu gap` as well, where the targets stand in a text: its formats have the names and suffixes of GAP."""
    STATUS = "status"
    ALLOCATION = "allocation"
    ROLLUP = "rollup"
    READ = "read"
    LINT = "lint"
    WIDE_GAP = "wide_gap"
    """Of `cedu gap --engine`: its formats are among those of GAP."""
    WIDE_ROLLUP = "wide_rollup"
    """Of `cedu rollup --engine`: its formats are among those of ROLLUP, and tables of rows."""
    WIDE = "wide"
    """Of `cedu check --engine`: its formats are among those of CHECK."""


class ReportFormat(Struct, frozen=True):
    """A format of one kind of report."""

    kind: ReportKind
    name: str
    module: str
    """Its file under `reporters/`, loaded when it is asked for."""
    suffixes: tuple[str, ...]
    """The ends of file names that mean this format, the usual one first."""
    also: tuple[str, ...] = ()
    """The ends that mean another format, and that its files may have where it is asked for by name."""
    is_machine: bool = False
    """A program reads it, so a run that could not go on is told in it as well."""
    needs_file: bool = False
    """It is nothing for a screen, and its files end in the usual suffix."""
    is_printed: bool = False
    """It is made for a size of paper, which may be asked for."""
    is_streamed: bool = False
    """It is given in parts of bytes, however long it becomes."""

    @property
    def suffix(self) -> str:
        """The usual end of a file's name; empty where none means this format."""
        return next(filter(None, self.suffixes + self.also), "")

    @property
    def is_markup(self) -> bool:
        """What cedu writes into it to know it again is hidden from its readers."""
        return self.name in ("markdown", "html")


_TEXT = ("",)
"""A text file may hold anything: which format is meant has to be said with its name."""
_WEB = (".html", ".htm")
_WORKBOOK = (".xlsx",)
_WORD = (".docx",)
_FOREIGN = frozenset(
    (
        ".xls .xlsm .xlsb .et .ods .fods .csv .tsv .doc .wps .odt .rtf .pdf .ofd .ppt .pptx "
        ".png .jpg .jpeg .zip .yaml .yml"
    ).split()
)
"""Suffixes of what no report is."""

_IN_SHORT = {
    ReportKind.CHECK: "shared.sentences",
    ReportKind.GAP: "gap.sentences",
    ReportKind.ATTAINMENT: "attainment.sentences",
    ReportKind.STATUS: "status.sentences",
    ReportKind.ALLOCATION: "allocation.sentences",
    ReportKind.ROLLUP: "rollup.sentences",
    ReportKind.READ: "read_text",
    ReportKind.LINT: "shared.sentences",
    ReportKind.WIDE: "wide.sentences",
    ReportKind.WIDE_GAP: "wide.gap_sentences",
    ReportKind.WIDE_ROLLUP: "wide.rollup_sentences",
}
"""The files under `reporters/` that hold `in_short`."""

FORMATS: Sequence[ReportFormat] = (
    ReportFormat(ReportKind.CHECK, "text", "check.text", _TEXT),
    ReportFormat(ReportKind.CHECK, "markdown", "check.markdown", (".md",)),
    ReportFormat(ReportKind.CHECK, "excel", "check.excel", _WORKBOOK, needs_file=True, is_printed=True),
    ReportFormat(ReportKind.CHECK, "docx", "check.docx", _WORD, needs_file=True),
    ReportFormat(ReportKind.CHECK, "html", "check.html", _WEB, is_printed=True),
    ReportFormat(ReportKind.CHECK, "json", "check.json", (".json",), is_machine=True),
    ReportFormat(ReportKind.CHECK, "sarif", "check.sarif", (".sarif",), (".json",), is_machine=True),
    ReportFormat(ReportKind.CHECK, "junit", "check.junit", (".xml",), is_machine=True),
    ReportFormat(ReportKind.CHECK, "github", "check.github", (), is_machine=True),
    ReportFormat(ReportKind.CHECK, "gitlab", "check.gitlab", (), (".json",), is_machine=True),
    ReportFormat(ReportKind.CHECK, "csv", "check.findings_csv", (".csv",), is_streamed=True),
    ReportFormat(
        ReportKind.CHECK, "parquet", "check.findings_parquet", (".parquet",), needs_file=True, is_streamed=True
    ),
    ReportFormat(ReportKind.GAP, "text", "gap.text", _TEXT),
    ReportFormat(ReportKind.GAP, "markdown", "gap.markdown", (".md",)),
    ReportFormat(ReportKind.GAP, "excel", "gap.excel", _WORKBOOK, needs_file=True, is_printed=True),
    ReportFormat(ReportKind.GAP, "docx", "gap.docx", _WORD, needs_file=True),
    ReportFormat(ReportKind.GAP, "html", "gap.html", _WEB, is_printed=True),
    ReportFormat(ReportKind.GAP, "json", "gap.json", (".json",), is_machine=True),
    ReportFormat(ReportKind.GAP, "csv", "gap.rows_csv", (".csv",), is_streamed=True),
    ReportFormat(ReportKind.GAP, "parquet", "gap.rows_parquet", (".parquet",), needs_file=True, is_streamed=True),
    ReportFormat(ReportKind.ATTAINMENT, "text", "attainment.text", _TEXT),
    ReportFormat(ReportKind.ATTAINMENT, "markdown", "attainment.markdown", (".md",)),
    ReportFormat(ReportKind.ATTAINMENT, "excel", "attainment.excel", _WORKBOOK, needs_file=True, is_printed=True),
    ReportFormat(ReportKind.ATTAINMENT, "docx", "attainment.docx", _WORD, needs_file=True),
    ReportFormat(ReportKind.ATTAINMENT, "html", "attainment.html", _WEB, is_printed=True),
    ReportFormat(ReportKind.ATTAINMENT, "json", "attainment.json", (".json",), is_machine=True),
    ReportFormat(ReportKind.STATUS, "text", "status.text", _TEXT),
    ReportFormat(ReportKind.STATUS, "markdown", "status.markdown", (".md",)),
    ReportFormat(ReportKind.STATUS, "excel", "status.excel", _WORKBOOK, needs_file=True, is_printed=True),
    ReportFormat(ReportKind.STATUS, "docx", "status.docx", _WORD, needs_file=True),
    ReportFormat(ReportKind.STATUS, "html", "status.html", _WEB, is_printed=True),
    ReportFormat(ReportKind.STATUS, "ics", "status.ics", (".ics",)),
    ReportFormat(ReportKind.STATUS, "json", "status.json", (".json",), is_machine=True),
    ReportFormat(ReportKind.ALLOCATION, "text", "allocation.text", _TEXT),
    ReportFormat(ReportKind.ALLOCATION, "markdown", "allocation.markdown", (".md",)),
    ReportFormat(ReportKind.ALLOCATION, "excel", "allocation.excel", _WORKBOOK, needs_file=True),
    ReportFormat(ReportKind.ALLOCATION, "html", "allocation.html", _WEB, is_printed=True),
    ReportFormat(ReportKind.ALLOCATION, "json", "allocation.json", (".json",), is_machine=True),
    ReportFormat(ReportKind.ROLLUP, "text", "rollup.text", _TEXT),
    ReportFormat(ReportKind.ROLLUP, "markdown", "rollup.markdown", (".md",)),
    ReportFormat(ReportKind.ROLLUP, "excel", "rollup.excel", _WORKBOOK, needs_file=True, is_printed=True),
    ReportFormat(ReportKind.ROLLUP, "html", "rollup.html", _WEB, is_printed=True),
    ReportFormat(ReportKind.ROLLUP, "json", "rollup.json", (".json",), is_machine=True),
    ReportFormat(ReportKind.READ, "text", "read_text", _TEXT),
    ReportFormat(ReportKind.READ, "json", "read_json", (".json",), is_machine=True),
    ReportFormat(ReportKind.LINT, "text", "lint_text", _TEXT),
    ReportFormat(ReportKind.LINT, "markdown", "check.markdown", (".md",)),
    ReportFormat(ReportKind.LINT, "excel", "check.excel", _WORKBOOK, needs_file=True),
    ReportFormat(ReportKind.LINT, "docx", "check.docx", _WORD, needs_file=True),
    ReportFormat(ReportKind.LINT, "html", "check.html", _WEB),
    ReportFormat(ReportKind.LINT, "json", "check.json", (".json",), is_machine=True),
    ReportFormat(ReportKind.LINT, "sarif", "check.sarif", (".sarif",), (".json",), is_machine=True),
    ReportFormat(ReportKind.LINT, "junit", "check.junit", (".xml",), is_machine=True),
    ReportFormat(ReportKind.LINT, "github", "check.github", (), is_machine=True),
    ReportFormat(ReportKind.LINT, "gitlab", "check.gitlab", (), (".json",), is_machine=True),
    ReportFormat(ReportKind.WIDE_GAP, "text", "wide.text", _TEXT),
    ReportFormat(ReportKind.WIDE_GAP, "markdown", "wide.markdown", (".md",)),
    ReportFormat(ReportKind.WIDE_GAP, "excel", "wide.excel", _WORKBOOK, needs_file=True, is_printed=True),
    ReportFormat(ReportKind.WIDE_GAP, "html", "wide.html", _WEB, is_printed=True),
    ReportFormat(ReportKind.WIDE_GAP, "json", "wide.gap_json", (".json",), is_machine=True),
    ReportFormat(ReportKind.WIDE_ROLLUP, "text", "wide.text", _TEXT),
    ReportFormat(ReportKind.WIDE_ROLLUP, "markdown", "wide.markdown", (".md",)),
    ReportFormat(ReportKind.WIDE_ROLLUP, "html", "wide.html", _WEB, is_printed=True),
    ReportFormat(ReportKind.WIDE_ROLLUP, "excel", "wide.rollup_excel", _WORKBOOK, needs_file=True),
    ReportFormat(ReportKind.WIDE_ROLLUP, "json", "wide.rollup_json", (".json",), is_machine=True),
    ReportFormat(ReportKind.WIDE_ROLLUP, "csv", "wide.rollup_csv", (".csv",), is_streamed=True),
    ReportFormat(
        ReportKind.WIDE_ROLLUP, "parquet", "wide.rollup_parquet", (".parquet",), needs_file=True, is_streamed=True
    ),
    ReportFormat(ReportKind.WIDE, "text", "wide.text", _TEXT),
    ReportFormat(ReportKind.WIDE, "markdown", "wide.markdown", (".md",)),
    ReportFormat(ReportKind.WIDE, "excel", "wide.excel", _WORKBOOK, needs_file=True, is_printed=True),
    ReportFormat(ReportKind.WIDE, "html", "wide.html", _WEB, is_printed=True),
    ReportFormat(ReportKind.WIDE, "json", "wide.json", (".json",), is_machine=True),
    ReportFormat(ReportKind.WIDE, "csv", "wide.findings_csv", (".csv",), is_streamed=True),
    ReportFormat(ReportKind.WIDE, "parquet", "wide.findings_parquet", (".parquet",), needs_file=True, is_streamed=True),
)


def formats_of(kind: ReportKind) -> Sequence[ReportFormat]:
    """The formats of a kind of report, plain text first."""
    return [one for one in FORMATS if one.kind is kind]


def format_named(kind: ReportKind, name: str) -> ReportFormat:
    """The format of this name. Raises LookupError."""
    for one in formats_of(kind):
        if one.name == name:
            return one
    raise LookupError(name)


def format_of_suffix(kind: ReportKind, suffix: str) -> ReportFormat:
    """The format that the end of a file's name means. Raises CallFault where it means none."""
    formats = formats_of(kind)
    for one in formats:
        if suffix.lower() in one.suffixes:
            return one
    raise _wrong_suffix(kind, suffix)


def check_suffix(wanted: ReportFormat, suffix: str) -> None:
    """Refuse a suffix by which anybody would take the report for something else. Raises CallFault."""
    others = {other for one in FORMATS for other in one.suffixes} | _FOREIGN
    if suffix.lower() in others - {"", *wanted.suffixes, *wanted.also}:
        raise _wrong_suffix(wanted.kind, suffix, wanted.name)


def _wrong_suffix(kind: ReportKind, suffix: str, name: str = "") -> CallFault:
    """That a suffix does not go with the format of this name, or with any."""
    formats = [one for one in formats_of(kind) if not name or one.name == name]
    known = " ".join(dict.fromkeys(filter(None, (one.suffix for one in formats)))) or ".txt"
    said: dict[str, Parameter] = {"suffix": suffix, "known": known}
    said["formats"] = " ".join(one.name for one in formats_of(kind))
    if not name:
        return CallFault("unknown_suffix", said)
    return CallFault("unknown_suffix", {**said, "format": name}, variant="foreign")


def renderer(
    wanted: ReportFormat, folder: Path = Path(), paper: Paper | None = None
) -> Callable[[Any, Messages], str | bytes]:
    """The function that renders a report in a format; `folder` is where the report will stand, `paper` its size."""
    render: Callable[..., str | bytes] = _module(wanted).render
    render = partial(render, folder=folder) if wanted.needs_file else render
    return partial(render, paper=paper) if wanted.is_printed else render


def streamer(wanted: ReportFormat, folder: Path = Path()) -> Callable[[Any, Messages], Iterator[bytes]]:
    """The same for a format that is given in parts: it is made as it is taken."""
    render: Callable[..., Iterator[bytes]] = _module(wanted).render
    return partial(render, folder=folder) if wanted.needs_file else render


def parts_renderer(wanted: ReportFormat) -> Callable[[Any, Messages], Iterator[str]] | None:
    """The function that gives a long text in parts; None where the format is made at once."""
    return getattr(_module(wanted), "render_parts", None)


def styled_renderer(wanted: ReportFormat) -> "Callable[[Any, Messages], RenderableType] | None":
    """The function that renders a report for a terminal; None where the format looks the same everywhere."""
    return getattr(_module(wanted), "render_styled", None)


def fault_renderer(wanted: ReportFormat) -> Callable[[Fault, Messages], str]:
    """The function that tells in a machine's format why a run could not go on."""
    render: Callable[[Fault, Messages], str] = _module(wanted).render_fault
    return render


def in_short(kind: ReportKind) -> Callable[[Any, Messages], str]:
    """The function that says in a phrase how a run went, whatever the format of its report."""
    told: Callable[[Any, Messages], str] = import_module(f"cedu_targets.reporters.{_IN_SHORT[kind]}").in_short
    return told


def _module(wanted: ReportFormat) -> Any:
    return import_module(f"cedu_targets.reporters.{wanted.module}")
