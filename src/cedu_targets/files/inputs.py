"""Paths as people give them -> the files to read: folders, and patterns that the shell left as they are.

Nothing that was sent disappears: every file of a folder is read, whatever its kind, or named with the reason.
"""

import glob
import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from os import PathLike
from pathlib import Path, PurePath

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.passed_over import PassedOver, PassedOverReason
from cedu_targets.files.guard import folder_fault, is_stdin

AnyPath = str | PathLike[str]

_HIDDEN = ("~$", ".")
"""Beginnings of the names of Office's lock files, and of hidden files."""
_CLUTTER = frozenset(
    {"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "$recycle.bin", "system volume information"}
)
"""What systems keep beside files, in small letters."""
_STREAMS = ("/dev/stdout", "/dev/stderr")
"""A report may be on its way into the folder: `cedu check forms > forms/report.txt`."""


@dataclass(frozen=True)
class FoundInputs:
    """What was found under the paths that were given: to be read, in order, or passed over."""

    paths: tuple[str, ...]
    faults: Mapping[str, InputFault] = field(default_factory=dict)
    """Those of them of which it is known already why they cannot be read."""
    passed_over: tuple[PassedOver, ...] = ()
    unused_exclusions: tuple[str, ...] = ()
    """The patterns of `exclude` that fit nothing."""
    is_folder: bool = False
    """Whether a folder or a pattern was given, so that what is in it is all that came."""


Inputs = AnyPath | Sequence[AnyPath] | FoundInputs


def find_inputs(
    given: Inputs, exclude: Sequence[str] = (), in_use: Iterable[AnyPath] = (), *, are_names: bool = False
) -> FoundInputs:
    """The files to read: each path as given, a folder as all its files (`folder/relative`), sorted.

    A pattern (`'forms/*.xlsx'`) that no file has as its name is what it matches, sorted: Windows and quotation
    marks hand it over as it is. In folders and among matches, what cedu wrote (reports, slips), what nobody sent
    and what is `in_use` otherwise is passed over; named outright, any file is read. `exclude` holds patterns for
    what is to be passed over: of names, or of paths below the folder; a folder stands for all that is in it.
    What matches nothing, closed folders, and links that lead to a folder or to themselves are among the paths:
    reading them says what is wrong. Where the paths `are_names`, none of them is a pattern: `*.xlsx` is one file.
    """
    if isinstance(given, FoundInputs):
        return given
    search = _Search(exclude, tuple(_identities(in_use)), are_names=are_names)
    for path in [given] if isinstance(given, str | PathLike) else given:
        search.add(str(path))
    unused = tuple(pattern for pattern in dict.fromkeys(exclude) if pattern not in search.used)
    passed_over = tuple(sorted(search.passed_over, key=lambda one: one.path))
    return FoundInputs(tuple(search.paths), search.faults, passed_over, unused, search.is_folder)


def once_each(found: FoundInputs) -> FoundInputs:
    """The same, each file once: one that was named and lies in a folder that was given as well is one file."""
    paths = {as_text(path): path for path in reversed(found.paths) if not is_stdin(path)}
    ours = set(paths.values())
    once = dict.fromkeys(path for path in found.paths if path in ours or is_stdin(path))
    return replace(found, paths=tuple(once))


def as_text(path: str) -> str:
    """A path by which two names of one file are known to be one; links are not followed."""
    return os.path.abspath(path)  # noqa: PTH100 - Path.resolve asks the disk about every folder


def is_clutter(name: str) -> bool:
    """Whether nobody sent a file or folder of this name: it is hidden, a lock of Office, or what systems keep."""
    return name.startswith(_HIDDEN) or name.lower() in _CLUTTER


def _identities(paths: Iterable[AnyPath]) -> Iterator[tuple[int, int]]:
    """The files that are no submissions of this run, by which a folder's entry is known as one of them."""
    for path in (*_STREAMS, *paths):
        try:
            found = os.stat(path)  # noqa: PTH116 - a rule pack's name is no path
        except (OSError, ValueError):
            continue
        if stat.S_ISREG(found.st_mode):
            yield found.st_dev, found.st_ino


class _Search:
    """One run's search for inputs, with what it has found so far."""

    def __init__(self, exclude: Sequence[str], in_use: Sequence[tuple[int, int]], *, are_names: bool) -> None:
        self._exclude, self._in_use, self._are_names = exclude, in_use, are_names
        self.paths: list[str] = []
        self.faults: dict[str, InputFault] = {}
        self.passed_over: list[PassedOver] = []
        self.used: set[str] = set()
        self.is_folder = False

    def add(self, given: str) -> None:
        """Look under one path."""
        if self._is_excluded(PurePath(given).name, given):
            self.passed_over.append(PassedOver(given, PassedOverReason.EXCLUDED))
        elif self._are_names or os.path.lexists(given) or not glob.has_magic(given):
            self._add_named(given)
        else:
            self._add_matches(given)

    def _add_named(self, given: str) -> None:
        """A folder as its files; anything else as it is. A folder with nothing to read in it is named itself."""
        is_folder = not is_stdin(given) and os.path.isdir(given)  # noqa: PTH112 - Path.is_dir raises on a closed folder
        self.is_folder = self.is_folder or is_folder
        found = (f"{given.rstrip('/')}/{name}" for name in self._below(given)) if is_folder else ()
        if self._add_all(found):
            return
        self.paths.append(given)
        if is_folder and folder_fault(Path(given)).code == "RD103":  # an open one
            self.faults[given] = InputFault("RD103", path=given, variant="nothing")

    def _add_matches(self, pattern: str) -> None:
        before = len(self.paths)
        self.is_folder = True
        for match in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207 - Path.glob drops a leading ./
            if reason := self._reason_by_name(PurePath(match).name, match, match):
                self.passed_over.append(PassedOver(match, reason))
            elif os.path.isdir(match):  # noqa: PTH112 - as above
                self._add_named(match)
            else:
                self._add_all([match])
        if len(self.paths) == before:
            self.paths.append(pattern)
            self.faults[pattern] = InputFault("RD101", path=pattern, variant="pattern")

    def _add_all(self, found: Iterable[str]) -> int:
        """Add files that were not named outright; returns how many of them are to be read."""
        count = 0
        for path in sorted(found):
            if reason := self._reason(path):
                self.passed_over.append(PassedOver(path, reason))
            else:
                self.paths.append(path)
                count += 1
        return count

    def _below(self, folder: str) -> Iterator[str]:
        """What is in a folder and all folders inside it, relative to it; closed folders are named themselves."""
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
                path = f"{folder.rstrip('/')}/{name}"
                if reason := self._reason_by_name(entry.name, name, path):
                    self.passed_over.append(PassedOver(path, reason))
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append(name)
                else:
                    yield name

    def _reason_by_name(self, name: str, below: str, path: str) -> PassedOverReason | None:
        """Why an entry is not even looked at, and a folder not gone into; `below` is its path in the folder."""
        if self._is_excluded(name, below, path):
            return PassedOverReason.EXCLUDED
        return PassedOverReason.SYSTEM_FILE if is_clutter(name) else None

    def _is_excluded(self, *names: str) -> bool:
        fitting = [one for one in self._exclude if any(fnmatch(text, one.rstrip("/")) for text in names)]
        self.used.update(fitting)
        return bool(fitting)

    def _reason(self, path: str) -> PassedOverReason | None:
        """Why a file is not read. What cannot be looked at is read, which says what is wrong with it."""
        try:
            found = os.stat(path)  # noqa: PTH116 - beside that of what is in use
        except OSError:
            return None
        if stat.S_ISDIR(found.st_mode):  # a link
            return None
        if not stat.S_ISREG(found.st_mode):
            return PassedOverReason.SYSTEM_FILE
        if (found.st_dev, found.st_ino) in self._in_use:
            return PassedOverReason.IN_USE
        from cedu_targets.files.own_files import OwnFile, own_file  # a check of named files need not load it

        own = own_file(Path(path))
        if own is OwnFile.CHANGED_REPORT:
            self.faults[path] = InputFault("RD131", path=path)
        is_passed_over = own in (OwnFile.REPORT, OwnFile.ROLLUP, OwnFile.CHANGED_ROLLUP)
        return PassedOverReason.OWN_REPORT if is_passed_over else None
