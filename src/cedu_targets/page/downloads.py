"""What can be downloaded of a report: its formats, and what is made beside it. Each is made when it is asked for."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from cedu_targets.domain.provenance import marked
from cedu_targets.messages.messages import Messages
from cedu_targets.page.answer import Offer, Output
from cedu_targets.reporters.catalogue import ReportFormat, ReportKind, formats_of, renderer

if TYPE_CHECKING:
    from cedu_targets.report import Report
    from cedu_targets.reporters.check.slips import Slips

_FORMATS = ("html", "excel", "docx", "markdown", "json")
"""Those that people can have, in their order on the page."""
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MEDIA = {
    ".html": "text/html;charset=utf-8",
    ".md": "text/markdown;charset=utf-8",
    ".xlsx": _WORKBOOK,
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".json": "application/json",
    ".zip": "application/zip",
}
"""Suffixes of what is written; of a marked copy that is no plain workbook the browser need know no more than bytes."""
_BYTES = "application/octet-stream"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that an archive can say of a file: the same copies give the same bytes."""
_UNIX, _READABLE = 3, 0o644 << 16
"""By default an archive says on which system it was made, and permits nobody to read what is unpacked."""


class Download(Struct, frozen=True):
    """Something that can be made."""

    id: str
    name: str
    make: Callable[[], Output]

    @property
    def offer(self) -> Offer:
        """What the page is told of it."""
        return Offer(self.id, self.name)


def output(name: str, content: bytes, said: Sequence[str] = ()) -> Output:
    """A file with the media type that its name says."""
    return Output(name, _MEDIA.get(PurePath(name).suffix, _BYTES), content, tuple(said))


def named(stem: str, word: str, suffix: str) -> str:
    """The name of a file that is made of another: `targets-审核报告.html`; without a stem the word alone."""
    return f"{stem}-{word}{suffix}" if stem else f"{word}{suffix}"


def of_report(kind: ReportKind, report: Any, messages: Messages, stem: str) -> Iterator[Download]:
    """The formats of a report, as far as they can be made here: Word needs a library that no browser has."""
    formats = {one.name: one for one in formats_of(kind)}
    for wanted in (formats[name] for name in _FORMATS if name in formats):
        if wanted.name != "docx" or find_spec("docx") is not None:
            name = named(stem, messages.term(_WORDS[kind]), wanted.suffix)
            yield Download(wanted.name, name, partial(_rendered, wanted, report, messages, name))


_WORDS = {
    ReportKind.CHECK: "page_report",
    ReportKind.GAP: "page_progress",
    ReportKind.ATTAINMENT: "page_progress",
    ReportKind.ALLOCATION: "page_allocation",
}
"""The terms that name what is made."""


def _rendered(wanted: ReportFormat, report: Any, messages: Messages, name: str) -> Output:
    """A report just as the command writes it into a file beside the person's."""
    rendered = renderer(wanted)(report, messages)
    if isinstance(rendered, str):
        text = marked(rendered, is_markup=True) if wanted.is_markup else rendered
        rendered = text.encode()
    return output(name, rendered)


def slips(report: "Report", messages: Messages, stem: str) -> Iterator[Download]:
    """What each unit has to answer, as one page to be printed, where there is anything to answer."""
    from cedu_targets.reporters.check.slips import address

    found = address(report)
    if found.slips:
        name = named(stem, messages.term("slip_title"), ".html")
        yield Download("slips", name, partial(_slips, found, report, messages, name))


def _slips(found: "Slips", report: "Report", messages: Messages, name: str) -> Output:
    from cedu_targets.reporters.check import slips_page
    from cedu_targets.reporters.check.slips import beside_slips

    text = marked(slips_page.render(found.slips, messages), is_markup=True)
    return output(name, text.encode(), beside_slips(found, report, messages))


def explanations_form(report: "Report", messages: Messages, stem: str) -> Iterator[Download]:
    """The workbook in which findings are explained, to be filled in and given back, where there are any."""
    from cedu_targets.evaluation.explanations.drafts import rows

    if next(rows(report), None) is not None:
        name = named(stem, messages.term("page_explanations"), ".xlsx")
        yield Download("explanations", name, partial(_explanations_form, report, messages, name))


def _explanations_form(report: "Report", messages: Messages, name: str) -> Output:
    from cedu_targets.evaluation.explanations.drafts import rows
    from cedu_targets.reporters.check.explanations_book import render

    found = list(rows(report))
    questions = sum(one.finding.is_question for one in found)
    said = [messages.term("page_explanations_next")]
    if questions:
        said.append(messages.term("stub_questions", count=questions))
    return output(name, render(report, found, messages), said)


def marked_copy(report: "Report", messages: Messages, *, are_several: bool) -> Iterator[Download]:
    """The submitted workbook with what was found marked in it; of several files an archive of them."""
    from cedu_targets.annotation.source import source_of
    from cedu_targets.files.guard import file_bytes
    from cedu_targets.reporters.shared.escaping import file_name

    faulty = {file.path for file in report.files if file.fault is not None}
    read = [file.path for file in report.files if file.path not in faulty]
    if not read:
        return
    name = f"{messages.term('page_marked')}.zip"
    if not are_several:
        stem = messages.term("marked_copy_stem", name=file_name(PurePath(read[0]).stem))
        name = stem + source_of(file_bytes(Path(read[0]))).suffix
    yield Download("marked", name, partial(_marked_copy, report, messages, name, are_several))


def _marked_copy(report: "Report", messages: Messages, name: str, are_several: bool) -> Output:
    from cedu_targets.marked_copies import copy_names, marked_copies

    said: list[str] = []
    copies = list(marked_copies(report, messages, said.append))
    names = copy_names(copies, messages)
    if not are_several:
        return output(names[0], copies[0].content, said)
    return output(name, _archive(zip(names, (copy.content for copy in copies), strict=True)), said)


def _archive(files: "Iterator[tuple[str, bytes]] | zip[tuple[str, bytes]]") -> bytes:
    """An archive of files that are packed already."""
    import io
    from zipfile import ZipFile, ZipInfo

    content = io.BytesIO()
    with ZipFile(content, "w") as archive:
        for name, data in files:
            entry = ZipInfo(name, _FIRST_DAY)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            archive.writestr(entry, data)
    return content.getvalue()
