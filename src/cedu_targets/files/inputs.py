"""Paths as people give them -> the files to read: folders, and patterns that the shell left as they are.

Nothing that was sent disappears: every file of a folder is read, whatever its kind, or named with the reason.
"""

import glob
import os
import stat
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatch
from itertools import chain, count
from os import PathLike
from pathlib import Path, PurePath

from msgspec import Struct, field
from msgspec.structs import replace

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.passed_over import PassedOver, PassedOverReason
from cedu_targets.files.guard import STDIN, folder_fault, is_stdin, stdin_bytes
from cedu_targets.files.source import AnyPath, NamedBytes, Source, name_of

_HIDDEN = ("~$", ".")
"""Beginnings of the names of Office's lock files, and of hidden files."""
_CLUTTER = frozenset(
    {"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "$recycle.bin", "system volume information"}
)
"""What systems keep beside files, in small letters."""
_STREAMS = ("/dev/stdout", "/dev/stderr")
"""A report may be on its way into the folder: `cedu check forms > forms/report.txt`."""


class FoundInputs(Struct, frozen=True):
    """What was found under the paths that were given: to be read, in order, or passed over."""

    paths: tuple[str, ...]
    faults: Mapping[str, InputFault] = field(default_factory=dict)
    """Those of them of which it is known already why they cannot be read."""
    passed_over: tuple[PassedOver, ...] = ()
    unused_exclusions: tuple[str, ...] = ()
    """The patterns of `exclude` that fit nothing."""
    is_folder: bool = False
    """Whether a folder or a pattern was given, so that what is in it is all that came."""
    held: Mapping[str, NamedBytes] = field(default_factory=dict)
    """What lies in memory, by those of the paths that are names of it in this run."""

    def source(self, path: str) -> str | NamedBytes:
        """What is read for one of the paths."""
        return NamedBytes(path, self.held[path].content) if path in self.held else path


Inputs = Source | Sequence[Source] | FoundInputs


def find_inputs(
    given: Inputs, exclude: Sequence[str] = (), in_use: Iterable[AnyPath] = (), *, are_names: bool = False
) -> FoundInputs:
    """The files to read: each path as given, a folder as all its files (`folder/relative`), sorted.

    A pattern (`'forms/*.xlsx'`) that no file has as its name is what it matches, sorted: Windows and quotation
    marks hand it over as it is. In folders and among matches, what cedu wrote (reports, slips), what nobody sent
    and what is `in_use` otherwise is passed over; named outright, any file is read. `exclude` holds patterns for
    what is to be passed over: of names, or of paths below the folder; a folder stands for all that is in it.
    What matches nothing, closed folders, and links that lead to a folder or to themselves are among the paths:
    reading them says what is wrong. What lies in memory is named as it is; of two that differ, and of one that has the
    name of a file, the second is `a.xlsx (2)`. Where the paths `are_names`, none of them is a pattern: `*.xlsx` is one.
    """
    if isinstance(given, FoundInputs):
        return given
    search = _Search(exclude, tuple(_identities(in_use)), are_names=are_names)
    for one in [given] if isinstance(given, str | PathLike | NamedBytes) else given:
        search.add(one if isinstance(one, NamedBytes) else with_slashes(str(one)))
    paths, held = _named(search.found, {path for path in search.found if isinstance(path, str)}, {})
    unused = tuple(pattern for pattern in dict.fromkeys(exclude) if pattern not in search.used)
    passed_over = tuple(sorted(search.passed_over, key=lambda one: one.path))
    return FoundInputs(paths, search.faults, passed_over, unused, search.is_folder, held)


def told_apart(sides: Sequence[FoundInputs]) -> list[FoundInputs]:
    """The sides of a run, so that no name stands for two things among all of them."""
    on_disk = {path for side in sides for path in side.paths if path not in side.held}
    names: dict[NamedBytes, str] = {}
    apart = []
    for side in sides:
        paths, held = _named([side.held.get(path, path) for path in side.paths], on_disk, names)
        apart.append(replace(side, paths=paths, held=held))
    return apart


def _named(
    found: Sequence[str | NamedBytes], on_disk: Collection[str], names: dict[NamedBytes, str]
) -> tuple[tuple[str, ...], dict[str, NamedBytes]]:
    """What each is called, and what lies in memory by its name; equal ones have one, which is added to `names`."""
    taken = {*on_disk, *names.values()}
    for one in found:
        if isinstance(one, NamedBytes) and one not in names:
            numbered = (f"{one.name} ({number})" for number in count(2))
            names[one] = next(name for name in chain([one.name], numbered) if name not in taken)
            taken.add(names[one])
    paths = tuple(names[one] if isinstance(one, NamedBytes) else one for one in found)
    return paths, {names[one]: one for one in found if isinstance(one, NamedBytes)}


def once_each(found: FoundInputs) -> FoundInputs:
    """The same, each file once: one that was named and lies in a folder that was given as well is one file."""
    paths = {as_text(path): path for path in reversed(found.paths) if path not in found.held}
    ours = {*paths.values(), *found.held}
    once = dict.fromkeys(path for path in found.paths if path in ours)
    return replace(found, paths=tuple(once))


def as_text(path: str) -> str:
    """A path by which two names of one file are known to be one; links are not followed."""
    return os.path.abspath(path)  # noqa: PTH100 - Path.resolve asks the disk about every folder


def identity(path: str, held: Container[str]) -> tuple[bool, str]:
    """By which two paths of one file are known to be one; those that are `held` in memory are only names."""
    return (True, path) if path in held else (False, os.path.realpath(path))


def with_slashes(path: str) -> str:
    """A path as reports tell it on every system: Windows understands both strokes, and shells there write the other."""
    return path.replace("\\", "/") if os.sep == "\\" else path


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
        self.found: list[str | NamedBytes] = []
        self.faults: dict[str, InputFault] = {}
        self.passed_over: list[PassedOver] = []
        self.used: set[str] = set()
        self.is_folder = False

    def add(self, given: Source) -> None:
        """Look under one path."""
        name = name_of(given)
        if self._is_excluded(PurePath(name).name, name):
            self.passed_over.append(PassedOver(name, PassedOverReason.EXCLUDED))
        elif isinstance(given, NamedBytes):
            self.found.append(given)
        elif is_stdin(given):
            self._add_stdin()
        elif self._are_names or os.path.lexists(name) or not glob.has_magic(name):
            self._add_named(name)
        else:
            self._add_matches(name)

    def _add_stdin(self) -> None:
        """What came on stdin lies in memory as well: it can be read once only."""
        try:
            self.found.append(NamedBytes(STDIN, stdin_bytes()))
        except InputFault as fault:
            self.found.append(STDIN)
            self.faults[STDIN] = fault

    def _add_named(self, given: str) -> None:
        """A folder as its files; anything else as it is. A folder with nothing to read in it is named itself."""
        is_folder = os.path.isdir(given)  # noqa: PTH112 - Path.is_dir raises on a closed folder
        self.is_folder = self.is_folder or is_folder
        found = (f"{given.rstrip('/')}/{name}" for name in self._below(given)) if is_folder else ()
        if self._add_all(found):
            return
        self.found.append(given)
        if is_folder and folder_fault(Path(given)).code == "RD103":  # an open one
            self.faults[given] = InputFault("RD103", path=given, variant="nothing")

    def _add_matches(self, pattern: str) -> None:
        before = len(self.found)
        self.is_folder = True
        for match in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207 - Path.glob drops a leading ./
            if reason := self._reason_by_name(PurePath(match).name, match, match):
                self.passed_over.append(PassedOver(match, reason))
            elif os.path.isdir(match):  # noqa: PTH112 - as above
                self._add_named(match)
            else:
                self._add_all([match])
        if len(self.found) == before:
            self.found.append(pattern)
            self.faults[pattern] = InputFault("RD101", path=pattern, variant="pattern")

    def _add_all(self, found: Iterable[str]) -> int:
        """Add files that were not named outright; returns how many of them are to be read."""
        count = 0
        for path in sorted(found):
            if reason := self._reason(path):
                self.passed_over.append(PassedOver(path, reason))
            else:
                self.found.append(path)
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
