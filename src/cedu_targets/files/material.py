"""A folder of evidence: every file in it, looked at from outside; no more than its first bytes are read."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from cedu_targets.domain.fault import CallFault, InputFault
from cedu_targets.domain.material import Defect, MaterialFile
from cedu_targets.domain.passed_over import PassedOver, PassedOverReason
from cedu_targets.files.beginnings import LOOKED_AT, begins_as_named, kind_in_words
from cedu_targets.files.guard import folder_fault, regular_file
from cedu_targets.files.inputs import is_clutter, with_slashes
from cedu_targets.files.source import AnyPath

MOST_DEPTH = 24
"""Folders inside one another."""
MOST_BY_LINKS = 100_000
"""Files and folders that are reached through links to folders: links among folders may lead round without end."""


class MaterialFolder(Struct, frozen=True):
    """What lies in a folder of evidence, by the paths of the files."""

    path: str
    files: tuple[MaterialFile, ...]
    passed_over: tuple[PassedOver, ...] = ()


class _Waiting(NamedTuple):
    """A folder to be looked into."""

    below: str
    """Its path in the folder of evidence."""
    real: str
    """Where it is."""
    depth: int = 0
    links: tuple[str, ...] = ()
    """The folders that links led to on the way."""


def material_in(folder: AnyPath, in_use: Iterable[AnyPath] = ()) -> MaterialFolder:
    """Every file below a folder, each looked at once; what this run uses otherwise (`in_use`) is left out.

    A link is followed where it stays inside the folder. What systems keep beside files is passed over. Raises
    InputFault for a folder that is missing or closed, CallFault for what is no folder.
    """
    path = with_slashes(str(folder))
    if not os.path.lexists(path):
        raise InputFault("RD101", path=path)
    if not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises on a closed folder
        raise CallFault("evidence_not_a_folder", path=path)
    fault = folder_fault(Path(path))
    if fault.code != "RD103":  # it cannot be looked into
        raise fault
    walk = _Walk(path, in_use)
    found = sorted(walk.files(), key=lambda one: one.path)
    return MaterialFolder(path, tuple(found), tuple(sorted(walk.passed_over, key=lambda one: one.path)))


class _Walk:
    """One walk through a folder, with what is left of the entries that may be reached through links."""

    def __init__(self, folder: str, in_use: Iterable[AnyPath]) -> None:
        self._given = folder.rstrip("/")
        self._root = os.path.realpath(folder)
        self._in_use = {os.path.realpath(path) for path in in_use}
        self._left = MOST_BY_LINKS
        self.passed_over: list[PassedOver] = []

    def files(self) -> Iterator[MaterialFile]:
        """All files, in no order."""
        waiting = [_Waiting("", self._root)]
        while waiting:
            here = waiting.pop()
            try:
                with os.scandir(here.real) as found:
                    entries = list(found)
            except OSError as error:
                yield self._folder(here.below, here.real, Defect.CLOSED, error.strerror or "")
                continue
            for entry in entries:
                below = f"{here.below}/{entry.name}" if here.below else entry.name
                if is_clutter(entry.name):
                    self._pass_over(below)
                    continue
                self._left -= bool(here.links)
                one = self._looked_at(entry, below, here)
                if isinstance(one, MaterialFile):
                    yield one
                elif one is not None:
                    waiting.append(one)

    def _looked_at(self, entry: "os.DirEntry[str]", below: str, here: _Waiting) -> MaterialFile | _Waiting | None:
        """A file as it looks, or a folder to go into; None for what is no file, or belongs to this run."""
        real, links = entry.path, here.links
        is_link = entry.is_symlink() or _is_junction(entry)
        if is_link:
            real = os.path.realpath(entry.path)
            if not self._is_inside(real):
                return MaterialFile(below, real, Defect.OUTSIDE, is_folder=os.path.isdir(real))  # noqa: PTH112
            links = (*links, real)
        try:
            mode = os.stat(real).st_mode  # noqa: PTH116 - a hundred thousand times
        except OSError as error:
            defect = Defect.BROKEN if is_link else Defect.CLOSED
            return MaterialFile(below, self._below(real), defect, error.strerror or "")
        if stat.S_ISDIR(mode):
            goes_round = is_link and (real in here.links or self._is_around(real, here.real))
            if goes_round or here.depth >= MOST_DEPTH or (links and self._left <= 0):
                return self._folder(below, real, Defect.DEEP)
            return _Waiting(below, real, here.depth + 1, links)
        if not stat.S_ISREG(mode):
            self._pass_over(below)
            return None
        return None if real in self._in_use else self._file(below, real)

    def _file(self, below: str, real: str) -> MaterialFile:
        try:
            with regular_file(Path(real)) as stream:
                head = stream.read(LOOKED_AT)
        except OSError as error:
            return MaterialFile(below, self._below(real), Defect.CLOSED, error.strerror or "")
        if not head:
            return MaterialFile(below, self._below(real), Defect.EMPTY)
        if not begins_as_named(below, head):
            return MaterialFile(below, self._below(real), Defect.KIND, kind_in_words(head))
        return MaterialFile(below, self._below(real))

    def _folder(self, below: str, real: str, defect: Defect, detail: str = "") -> MaterialFile:
        return MaterialFile(below, self._below(real), defect, detail, is_folder=True)

    def _pass_over(self, below: str) -> None:
        self.passed_over.append(PassedOver(f"{self._given}/{below}", PassedOverReason.SYSTEM_FILE))

    def _is_inside(self, real: str) -> bool:
        return real == self._root or real.startswith(self._root.rstrip(os.sep) + os.sep)

    def _is_around(self, folder: str, inner: str) -> bool:
        return inner == folder or inner.startswith(folder.rstrip(os.sep) + os.sep)

    def _below(self, real: str) -> str:
        return real[len(self._root) :].strip(os.sep).replace(os.sep, "/")


def _is_junction(entry: "os.DirEntry[str]") -> bool:
    """Whether it is a link between folders of Windows; earlier interpreters cannot say."""
    asked = getattr(entry, "is_junction", None)
    return bool(asked()) if asked is not None else False
