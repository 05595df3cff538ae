"""Evidence: the material of every item as it lies in a folder, by the folders' names and by what answers name."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from cedu_targets.agenda.evidence_findings import (
    DocumentKey,
    Homes,
    defective,
    named_but_missing,
    shared_files,
    unused_files,
    without_material,
)
from cedu_targets.agenda.item_folders import ItemFolders, Purpose
from cedu_targets.agenda.named_files import NamedFiles, Search
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.items import ItemKind, Return
from cedu_targets.domain.material import Defect, Material, MaterialFile
from cedu_targets.domain.status import State, StatusRow
from cedu_targets.files.material import MaterialFolder

_DONE = (State.DONE, State.DONE_LATE)
RowKey = tuple[str, int, str, str | None]
"""The path of the file, the number of the document, the item, the unit."""


class _Found(Struct):
    """What was found of one row."""

    row: StatusRow
    own: Sequence[MaterialFile]
    """What lies in its folder."""
    files: dict[str, MaterialFile] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    is_told: bool = False
    """Whether a finding says what it lacks."""


class Evidence:
    """The material of the rows of a report. Every file of the folder is looked at once."""

    def __init__(self, rows: Sequence[StatusRow], folder: MaterialFolder, homes: Homes) -> None:
        self._rows, self._folder, self._homes = rows, folder, homes
        self.findings: list[tuple[DocumentKey, Finding]] = []
        units = {owner.name for row in rows for owner in row.owners} | {row.unit for row in rows if row.unit}
        units |= {one.unit for row in rows for one in row.returns if one.unit}
        items = {(row.path, row.table, row.item.id): row.item for row in rows}
        self._folders = ItemFolders(list(items.items()), units)
        self._purposes: dict[str, Purpose] = {"": Purpose()}
        self._taken: dict[str, dict[str, str]] = {}
        """The real path of each file that is material -> the items that it is material of, each with its name."""

    def rows(self) -> list[StatusRow]:
        """The rows with their material; what is to be said of it is in `findings` then."""
        by_row = self._by_row()
        names = NamedFiles(self._folder.files, self._purpose)
        found = [self._of(row, () if row.period else by_row.get(_key(row), ()), names) for row in self._rows]
        self._say(by_row, found)
        return [row if one is None else replace(row, material=one) for row, one in zip(self._rows, found, strict=True)]

    def _purpose(self, folder: str) -> Purpose:
        """What a folder is for; its names are read once each."""
        waiting = []
        while folder not in self._purposes:
            waiting.append(folder)
            folder = folder.rpartition("/")[0]
        for one in reversed(waiting):
            above, _, name = one.rpartition("/")
            self._purposes[one] = self._folders.purpose(self._purposes[above], name)
        return self._purposes[waiting[0] if waiting else folder]

    def _by_row(self) -> Mapping[RowKey, list[MaterialFile]]:
        """What lies in the folders of the rows; in a unit's folder, that of the unit's row where it has one."""
        known = {_key(row) for row in self._rows if not row.period}  # which time round a file is of nobody knows
        found: dict[RowKey, list[MaterialFile]] = {}
        for file in self._folder.files:
            purpose = self._purpose(file.path if file.is_folder else file.folder)
            for key in purpose.keys:
                row = (*key, purpose.unit)
                found.setdefault(row if row in known else (*key, None), []).append(file)
        return {row: files for row, files in found.items() if row in known}

    def _of(self, row: StatusRow, own: Sequence[MaterialFile], names: NamedFiles) -> Material | None:
        """The material of a row; None for one that needs none and has none."""
        found = _Found(row, own)
        for one in row.returns:
            for name in one.evidence:
                self._look_up(name, one, found, names)
        for file in found.own:
            if file.defect is None:
                found.files.setdefault(file.real, file)
            elif file.path not in found.missing:
                found.is_told = True
                self.findings.append((_document(row), defective(file, row)))
        for file in found.files.values():
            self._taken.setdefault(file.real, {})[row.item.id] = file.path
        needed = row.state is not State.VOID and (_is_asked(row) or bool(row.evidence) or row.state in _DONE)
        if needed and not found.files and not found.is_told and self._asks_for_material(row):
            self.findings.append((_document(row), without_material(row)))
        if not needed and not found.files:
            return None
        return Material(tuple(sorted(file.path for file in found.files.values())), tuple(found.missing))

    def _asks_for_material(self, row: StatusRow) -> bool:
        """What is done without evidence in a list that asks for it is told where it was answered (SC011)."""
        return _is_asked(row) or not any(self._homes.asks_evidence(one) for one in row.returns)

    def _look_up(self, name: str, one: Return, found: _Found, names: NamedFiles) -> None:
        row = found.row
        result = names.find(Search(name, (row.path, row.table, row.item.id), one.unit))
        if result.file is not None and result.file.defect is None:
            found.files.setdefault(result.file.real, result.file)
            return
        found.missing.append(name if result.file is None else result.file.path)
        found.is_told = True
        self.findings.append((self._homes.of(one, row), named_but_missing(result, one, row)))

    def _say(self, by_row: Mapping[RowKey, Sequence[MaterialFile]], found: Sequence[Material | None]) -> None:
        """What speaks of several items, or of none: at the first list that asks for material."""
        asking = [row for row, one in zip(self._rows, found, strict=True) if one is not None] or self._rows
        if not asking:
            return
        at = _document(asking[0])
        self.findings += ((at, one) for one in shared_files(self._taken))
        used = {id(file) for files in by_row.values() for file in files}
        told = {path for one in found if one is not None for path in one.missing}
        unused = (file for file in self._folder.files if id(file) not in used and file.real not in self._taken)
        left = [file for file in unused if file.path not in told]
        closed = [file for file in left if file.is_folder or file.defect is Defect.OUTSIDE]
        self.findings += ((at, defective(file, None)) for file in closed)
        rest = [file.path for file in left if not (file.is_folder or file.defect is Defect.OUTSIDE)]
        self.findings += ((at, one) for one in unused_files(rest, self._folder.path))


def with_evidence(
    rows: Sequence[StatusRow], folder: MaterialFolder, homes: Homes
) -> tuple[list[StatusRow], Iterable[tuple[DocumentKey, Finding]]]:
    """The rows with their material, and what is to be said of it, each with the document that it belongs to."""
    evidence = Evidence(rows, folder, homes)
    found = evidence.rows()
    return found, evidence.findings


def is_settled(row: StatusRow) -> bool:
    """Whether the folder tells of a row's evidence, so that its list need not name any (SC011)."""
    return row.material is not None and (bool(row.material.found) or _is_asked(row))


def _is_asked(row: StatusRow) -> bool:
    """Whether an item is one of documents: whatever becomes of it, they have to be there."""
    return row.item.kind is ItemKind.DOSSIER or row.item.asks_material


def _key(row: StatusRow) -> RowKey:
    return row.path, row.table, row.item.id, row.unit


def _document(row: StatusRow) -> DocumentKey:
    return row.path, row.table
