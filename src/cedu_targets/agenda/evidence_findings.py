"""What is to be said of material (DO001 to DO005, DO008), and the document that each thing is said of."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.agenda.named_files import Result
from cedu_targets.agenda.returned_rows import shortened
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.items import Items, Return
from cedu_targets.domain.material import Defect, MaterialFile
from cedu_targets.domain.place import Place
from cedu_targets.domain.status import StatusRow
from cedu_targets.report import FileReport

_RULE = "status"
_MOST_NAMED = 20
"""Files that a sentence names."""
DocumentKey = tuple[str, int]
"""The path of a file and the number of one of its documents."""
_LEADS_OUT = (Defect.OUTSIDE, Defect.BROKEN)


class Homes(Struct, frozen=True):
    """The documents that answers stand in."""

    documents: Mapping[tuple[str, str | None], tuple[DocumentKey, Items]]

    @classmethod
    def among(cls, files: Sequence[FileReport]) -> "Homes":
        """By the path of the file and the sheet; of several on one sheet the first."""
        lists = [(file, file.items) for file in reversed(files) if file.items is not None]
        return cls({(file.path, items.sheet): ((file.path, file.number), items) for file, items in lists})

    def of_answer(self, one: Return) -> tuple[DocumentKey, Items] | None:
        """The document that an answer stands in."""
        return self.documents.get((one.place.path or "", one.place.sheet))

    def of(self, one: Return, row: StatusRow) -> DocumentKey:
        """The document of an answer by its path and number; else that of the item."""
        found = self.of_answer(one)
        return (row.path, row.table) if found is None else found[0]

    def asks_numbers(self, one: Return) -> bool:
        """Whether the document has a column for what was reached."""
        found = self.of_answer(one)
        return found is not None and found[1].asks_numbers

    def asks_evidence(self, one: Return) -> bool:
        """Whether the document has a column for evidence."""
        found = self.of_answer(one)
        return found is not None and found[1].asks_evidence


def without_material(row: StatusRow) -> Finding:
    """DO001 at an item of which nothing is there."""
    told: dict[str, Parameter] = {"item": row.id, "text": shortened(row.item.text)}
    return Finding("DO001", _RULE, Severity.WARNING, replace(row.item.place, item=row.id, unit=row.unit), told)


def named_but_missing(result: Result, one: Return, row: StatusRow) -> Finding:
    """DO002 where a named file is not there; DO003 or DO004 where it is and counts as none."""
    place = replace(one.place, path=None, cell=one.evidence_cell or one.place.cell, item=row.id, unit=one.unit)
    if result.file is not None:
        return replace(defective(result.file, row), place=place)
    told: dict[str, Parameter] = {"item": row.id, "name": result.name}
    if result.leads_out:
        return Finding("DO004", _RULE, Severity.WARNING, place, told, variant="path")
    if result.elsewhere is not None:
        told |= {"guess": result.elsewhere}
        return Finding("DO002", _RULE, Severity.WARNING, place, told, variant="elsewhere")
    told |= {"guess": result.likely}
    return Finding("DO002", _RULE, Severity.WARNING, place, told, variant="guess" if result.likely else "")


def defective(file: MaterialFile, row: StatusRow | None) -> Finding:
    """DO003 for what is there and is no material, DO004 for what leads out of the folder; without a row of no item."""
    assert file.defect is not None
    told: dict[str, Parameter] = {"name": file.path, "kind": file.detail, "reason": file.detail}
    place = Place() if row is None else replace(row.item.place, item=row.id, unit=row.unit)
    if file.defect in _LEADS_OUT:
        return Finding("DO004", _RULE, Severity.WARNING, place, told, variant=_variant(file))
    return Finding("DO003", _RULE, Severity.WARNING, place, told, variant=_variant(file))


def _variant(file: MaterialFile) -> str:
    match file.defect:
        case Defect.OUTSIDE:
            return ""
        case Defect.KIND if not file.detail:
            return "unknown"
        case Defect.KIND:
            return ""
        case Defect.CLOSED if file.is_folder:
            return "closed_folder"
    return str(file.defect)


def shared_files(taken: Mapping[str, Mapping[str, str]]) -> Iterator[Finding]:
    """DO005 for each file that is the material of several items; `taken`: its real path -> item -> its name."""
    for items in taken.values():
        if len(items) > 1:
            names = list(items)
            told: dict[str, Parameter] = {
                "items": "、".join(names[:_MOST_NAMED]), "several": len(names), "name": min(items.values()),
            }  # fmt: skip
            yield Finding("DO005", _RULE, Severity.NOTE, Place(), told)


def unused_files(paths: Sequence[str], folder: str) -> Iterator[Finding]:
    """DO008 for all files together that belong to no item and that nobody names."""
    if paths:
        names = "、".join(paths[:_MOST_NAMED]) + ("…" if len(paths) > _MOST_NAMED else "")
        told: dict[str, Parameter] = {"files": len(paths), "names": names, "folder": folder}
        yield Finding("DO008", _RULE, Severity.NOTE, Place(), told)
