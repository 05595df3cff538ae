"""cedu check --annotate: the submitted workbooks with what was found marked in them."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from cedu_targets.cli.delivery import check_folder, deliver, deliver_documents, warn
from cedu_targets.cli.output_file import OutputFile, check_output
from cedu_targets.domain.fault import CallFault, InputFault
from cedu_targets.messages.messages import Messages

if TYPE_CHECKING:
    from cedu_targets.files.inputs import FoundInputs
    from cedu_targets.report import FileReport, Report

_WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".ods", ".csv")


class _Copy(NamedTuple):
    """A copy that was made."""

    path: str
    suffix: str
    content: bytes
    marked: int
    """Cells."""


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
    from cedu_targets.reporters.shared.escaping import visible

    copies = list(_made(report, messages))
    if not _are_several(found):
        for copy in copies:
            deliver(copy.content, target)
            said = "annotated" if copy.marked else "annotated_none"
            warn(visible(messages.term(said, path=target.name, count=copy.marked)))
    elif copies:
        names = _names(copies, messages)
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


def _made(report: "Report", messages: Messages) -> Iterator[_Copy]:
    """A copy of each file that was read; what is odd about one is told."""
    from cedu_targets.annotation.marked import marked_copy
    from cedu_targets.annotation.source import source_of
    from cedu_targets.annotation.values_copy import values_copy
    from cedu_targets.files.guard import file_or_stdin
    from cedu_targets.reporters.check.marked_copy import review
    from cedu_targets.reporters.shared.escaping import visible

    by_path: dict[str, list[FileReport]] = {}
    for file in report.files:
        by_path.setdefault(file.path, []).append(file)
    for path, files in by_path.items():
        try:
            if any(file.fault is not None for file in files):
                warn(visible(messages.term("annotate_unreadable", file=path)))
                continue
            content, sheets = file_or_stdin(Path(path)), None
            source = source_of(content)
            said = review(files, source, messages)
            if not source.is_workbook:
                content, sheets = values_copy(content, PurePath(path).stem)
                warn(visible(messages.term("annotated_values", file=path)))
            if source.is_signed:
                warn(visible(messages.term("annotated_signed", file=path)))
            cells = len({(mark.sheet, mark.row, mark.column) for mark in said.marks})
            yield _Copy(path, source.suffix, marked_copy(content, said, sheets), cells)
        except InputFault as fault:
            raise fault.in_file(path) from None


def _names(copies: Sequence[_Copy], messages: Messages) -> list[str]:
    """Names that are safe on any system and differ by more than case."""
    from cedu_targets.reporters.shared.escaping import file_name

    stems = [file_name(PurePath(copy.path).stem) for copy in copies]
    several = {stem for stem, times in Counter(one.casefold() for one in stems).items() if times > 1}
    taken: set[str] = set()
    names: list[str] = []
    for copy, stem in zip(copies, stems, strict=True):
        folder = PurePath(copy.path).parent.name
        own = f"{file_name(folder)}-{stem}" if stem.casefold() in several and folder else stem
        base = messages.term("marked_copy_stem", name=own)
        numbered = (f"{base}{'' if n == 1 else f'-{n}'}{copy.suffix}" for n in count(1))
        names.append(next(name for name in numbered if name.casefold() not in taken))
        taken.add(names[-1].casefold())
    return names
