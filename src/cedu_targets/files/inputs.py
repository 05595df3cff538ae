"""Paths as people give them -> the files to read: folders, and patterns that the shell left as they are."""

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from os import PathLike
from pathlib import Path

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.provenance import MARK
from cedu_targets.files.catalogue import SUFFIXES
from cedu_targets.files.guard import opened

AnyPath = str | PathLike[str]


class FoundPath(str):
    """A path that was found in a folder: what it is was decided there, and it is not looked into again."""

    __slots__ = ()


_NO_INPUT = ("~$", ".")
"""Beginnings of the names of Office's lock files, and of hidden files."""
_MARKED = (".xlsx", ".docx")


def expand(paths: AnyPath | Sequence[AnyPath]) -> Iterator[str]:
    """The files to read: each path as given, a folder as its files (`folder/relative`), sorted.

    What cedu wrote itself (reports, slips) is no submission: it is read only where it is named outright.
    A pattern (`'forms/*.xlsx'`) that no file has as its name is what it matches, sorted: Windows and quotation
    marks hand it over as it is. What matches nothing is yielded as given, for the reader to say that it is missing;
    so are folders in a folder that cannot be opened, and links in it that lead to a folder or to themselves.
    """
    for given in [paths] if isinstance(paths, str | PathLike) else paths:
        if isinstance(given, FoundPath):
            yield given
            continue
        text = str(given)
        if os.path.lexists(text) or not glob.has_magic(text):
            yield from _files_in(text)
            continue
        found = sorted(glob.glob(text, recursive=True))  # noqa: PTH207 - Path.glob drops a leading ./
        matches = [match for match in found if _is_input(match)]
        for match in matches or [text]:
            yield from _files_in(match)


def properties(path: Path) -> str:
    """The properties of an Office package (docProps/core.xml); empty for what has none."""
    from cedu_targets.files.package import Package  # folders and reports alone need it

    try:
        with opened(path) as stream:
            return Package(stream).unchecked_part("docProps/core.xml").decode(errors="replace")
    except InputFault:
        return ""


def _is_input(path: str) -> bool:
    if os.path.basename(path).startswith(_NO_INPUT):  # noqa: PTH119 - the text is kept as it is
        return False
    return not (path.lower().endswith(_MARKED) and f"<dc:description>{MARK}</dc:description>" in properties(Path(path)))


def _files_in(given: str) -> Iterator[str]:
    """The files of a folder; anything else as it is."""
    if not os.path.isdir(given):  # noqa: PTH112 - Path.is_dir raises on a closed folder or an endless name
        yield given
        return
    inside = sorted(_below(given))
    if not inside:
        yield given
    yield from (FoundPath(f"{given.rstrip('/')}/{name}") for name in inside)


def _below(folder: str) -> Iterator[str]:
    """What is to be read in a folder and all folders inside it, relative to it; closed folders are named themselves."""
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        try:
            with os.scandir(f"{folder}/{inside}") as found:
                entries = list(found)
        except OSError:
            if inside:
                yield inside
            continue
        for entry in entries:
            name = f"{inside}/{entry.name}" if inside else entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting.append(name)
            elif _is_to_be_read(entry):
                yield name


def _is_to_be_read(entry: "os.DirEntry[str]") -> bool:
    """A file by its suffix. A link that leads to a folder, to nothing or round in a circle is not followed.

    It is named, as are files that cannot be opened: the reader says why. Pipes and devices were sent by nobody.
    """
    try:
        mode = entry.stat().st_mode
    except FileNotFoundError:
        mode = stat.S_IFREG  # a form that is gone
    except OSError:
        return True
    if not stat.S_ISREG(mode):
        return stat.S_ISDIR(mode)
    return os.path.splitext(entry.name)[1].lower() in SUFFIXES and _is_input(entry.path)  # noqa: PTH122 - a name
