"""cedu check --slips: what each unit has to answer, as Word documents in a folder or as one page to be printed."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cedu_targets.cli.delivery import check_folder, deliver, deliver_documents
from cedu_targets.cli.output_file import OutputFile, check_output
from cedu_targets.cli.streams import warn
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.provenance import marked
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.catalogue import ReportKind, format_named

if TYPE_CHECKING:
    from cedu_targets.report import Report

_PAGE = format_named(ReportKind.CHECK, "html")
"""A page of slips is replaced as the report of this format is."""


def check_slips(target: OutputFile, inputs: Sequence[Path | str], others: Iterable[OutputFile | None]) -> None:
    """Refuse what cannot be written, before any work is done: a page by its name, else a folder. Raises CallFault."""
    if not _is_page(target):
        check_folder(target.path)
        return
    if any(one is not None and one.path.resolve() == target.path.resolve() for one in others):
        raise CallFault("output_twice", path=target.name)
    check_output(target, inputs, _PAGE)


def write_slips(report: "Report", target: OutputFile, messages: Messages) -> None:
    """Write the slips, and say what is in none of them. Raises CallFault."""
    from cedu_targets.reporters.check.slips import address, beside_slips, rendered
    from cedu_targets.reporters.shared.escaping import visible

    found = address(report)
    if found.slips and _is_page(target):
        from cedu_targets.reporters.check import slips_page

        deliver(marked(slips_page.render(found.slips, messages), is_markup=True), target)
        said = messages.term("slips_page_written", count=len(found.slips), path=target.name)
    elif found.slips:
        deliver_documents(rendered(found.slips, messages), target.path)
        said = messages.term("slips_written", count=len(found.slips), folder=target.name)
    else:
        said = messages.term("slips_none")
    if found.slips or any(file.records is None for file in report.files):
        warn(visible(said))
    for line in beside_slips(found, report, messages):
        warn(line)


def _is_page(target: OutputFile) -> bool:
    return target.path.suffix.lower() in _PAGE.suffixes and not target.path.is_dir()
