"""cedu check --annotate: the submitted workbooks with what was found marked in them."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cedu_targets.cli.delivery import check_folder, deliver, deliver_documents
from cedu_targets.cli.output_file import OutputFile, check_output
from cedu_targets.cli.streams import warn
from cedu_targets.domain.fault import CallFault, InputFault
from cedu_targets.messages.messages import Messages

if TYPE_CHECKING:
    from cedu_targets.files.inputs import FoundInputs
    from cedu_targets.report import Report

_WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".ods", ".csv")


def check_target(
    target: OutputFile,
    found: "FoundInputs",
    given: Sequence[Path],
    inputs: Sequence[Path | str],
    others: Sequence[OutputFile | None],
) -> None:
    """Refuse what cannot be written, before any work is done: a file for one file, a folder for several.

    Nothing that is there is ever replaced, none of the run's `others` is written to the same place, and no folder
    that was `given` to be read has copies in it. Raises CallFault.
    """
    if target.is_stdout:
        raise CallFault("annotate_stdout")
    if any(one is not None and one.path.resolve() == target.path.resolve() for one in others):
        raise CallFault("annotate_twice", path=target.name)
    if _are_several(found):
        if target.path.suffix.lower() in _WORKBOOKS and not target.path.is_dir():
            raise CallFault("annotate_several", path=target.name)
        check_folder(target.path, "annotate_not_a_folder")
        place = target.path.resolve()
        if place in {Path(path).resolve().parent for path in found.paths}:
            raise CallFault("annotate_among_inputs", path=target.name)
        folders = (path for path in given if os.path.isdir(path))  # noqa: PTH112 - Path.is_dir raises on a closed folder
        if any(place.is_relative_to(path.resolve()) for path in folders):
            raise CallFault("annotate_below_inputs", path=target.name)
        return
    check_output(target, inputs)
    with suppress(InputFault):  # told with all else that is wrong with the file
        _check_suffix(target, found.paths[0])


def write_copies(report: "Report", found: "FoundInputs", target: OutputFile, messages: Messages) -> None:
    """Write a copy of each file that was read, and say what became of it. Raises CallFault."""
    from cedu_targets.marked_copies import copy_names, marked_copies
    from cedu_targets.reporters.shared.escaping import visible

    copies = list(marked_copies(report, messages, warn))
    if not _are_several(found):
        for copy in copies:
            deliver(copy.content, target)
            said = "annotated" if copy.marked else "annotated_none"
            warn(visible(messages.term(said, path=target.name, count=copy.marked)))
    elif copies:
        names = copy_names(copies, messages)
        documents = {name: copy.content for name, copy in zip(names, copies, strict=True)}
        deliver_documents(documents, target.path, "annotate_exists")
        warn(visible(messages.term("annotated_folder", count=len(copies), folder=target.name)))


def _are_several(found: "FoundInputs") -> bool:
    return found.is_folder or len(found.paths) > 1


def _check_suffix(target: OutputFile, path: str) -> None:
    """Refuse a name with which Office would not open the copy. Raises CallFault, and InputFault."""
    from cedu_targets.annotation.source import source_of
    from cedu_targets.files.guard import file_or_stdin

    source = source_of(file_or_stdin(Path(path)))
    if target.path.suffix.lower() != source.suffix:
        example = target.path.with_suffix(source.suffix).name
        variant = "" if source.is_workbook else "values"
        raise CallFault("annotate_suffix", {"suffix": source.suffix, "example": example}, target.name, variant=variant)
