"""Copies of the files that were checked, with what was found marked in them, and what is odd about them told."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path, PurePath
from typing import NamedTuple

from cedu_targets.annotation.marked import marked_copy
from cedu_targets.annotation.source import source_of
from cedu_targets.annotation.values_copy import values_copy
from cedu_targets.domain.fault import InputFault
from cedu_targets.files.guard import file_or_stdin
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report
from cedu_targets.reporters.check.marked_copy import review
from cedu_targets.reporters.shared.escaping import file_name, visible


class MarkedCopy(NamedTuple):
    """A copy that was made."""

    path: str
    """Of the file that was checked."""
    suffix: str
    content: bytes
    marked: int
    """Cells."""


def marked_copies(report: Report, messages: Messages, tell: Callable[[str], None]) -> Iterator[MarkedCopy]:
    """A copy of each file that was read; what is odd about one is told. Raises InputFault that names the file."""
    by_path: dict[str, list[FileReport]] = {}
    for file in report.files:
        by_path.setdefault(file.path, []).append(file)
    for path, files in by_path.items():
        try:
            if any(file.fault is not None for file in files):
                tell(visible(messages.term("annotate_unreadable", file=path)))
                continue
            content, sheets = file_or_stdin(Path(path)), None
            source = source_of(content)
            said = review(files, source, messages)
            if not source.is_workbook:
                content, sheets = values_copy(content, PurePath(path).stem)
                tell(visible(messages.term("annotated_values", file=path)))
            if source.is_signed:
                tell(visible(messages.term("annotated_signed", file=path)))
            cells = len({(mark.sheet, mark.row, mark.column) for mark in said.marks})
            yield MarkedCopy(path, source.suffix, marked_copy(content, said, sheets), cells)
        except InputFault as fault:
            raise fault.in_file(path) from None


def copy_names(copies: Sequence[MarkedCopy], messages: Messages) -> list[str]:
    """Names that are safe on any system and differ by more than case."""
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
