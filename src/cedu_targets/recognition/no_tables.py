"""What a file holds where tables are wanted: lists of items, forms of classes, or sentences with numbers alone."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from cedu_targets.domain.document import Document
from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.finding import Finding, Parameter
from cedu_targets.domain.items import Items
from cedu_targets.domain.place import Place
from cedu_targets.domain.records import Records
from cedu_targets.domain.typed_words import typed
from cedu_targets.files.own_files import OwnFile
from cedu_targets.recognition.passed_over import is_a_list, may_be_a_table
from cedu_targets.recognition.rosters_apart import RostersApart, only_rosters
from cedu_targets.recognition.view import GridView

ROWS_FOR_AN_ENGINE = 20_000
"""Of a text without a table that is known: more are hardly a form of one district."""


def bare_fault(documents: Sequence[Document | None], path: str) -> InputFault | None:
    """RD093 for a file of which only numbers in sentences are known; None for any other."""
    bare = [one for one in documents if isinstance(one, Items) and one.is_bare]
    told: dict[str, Parameter] = {"count": sum(len(one.candidates) for one in bare), "file": typed(path)}
    return InputFault("RD093", told, path=path) if bare else None


def others_than_tables(documents: Sequence[Document], path: str) -> Iterator[tuple[str, dict[str, Parameter], Place]]:
    """The lists of items and the forms of a file, each kind once: the code of a note, its facts, the first place."""
    file = typed(path)
    lists = [one for one in documents if isinstance(one, Items)]
    if lists:
        told: dict[str, Parameter] = {"count": len(lists), "items": sum(one.size for one in lists), "file": file}
        yield "RD057", told, lists[0].whole_place
    forms = [one for one in documents if isinstance(one, Records)]
    if forms:
        rows = sum(one.size for one in forms)
        yield "RD058", {"count": len(forms), "rows": rows, "file": file}, forms[0].whole_place


def nothing_found(
    path: PurePath,
    own: OwnFile | None,
    views: Sequence[GridView],
    bare: Sequence[Finding],
    rosters: Sequence[RostersApart],
) -> InputFault:
    """RD142 for a report of cedu that was saved again; RD130 where there are lists, none with a column of amounts;
    RD134 for tables over years of whose numbers none is a target, by what was found in them (`bare`).
    """
    if own in (OwnFile.REPORT, OwnFile.CHANGED_REPORT):
        return InputFault("RD142", path=str(path))
    if bare:
        return InputFault("RD134", {"texts": bare[0].parameters["texts"]}, place=bare[0].place, path=str(path))
    if (fault := only_rosters(rosters)) is not None:
        return fault.in_file(str(path))
    is_of_lists = any(map(is_a_list, views)) and not any(map(may_be_a_table, views))
    if is_of_lists:
        return InputFault("RD130", path=str(path))
    is_long = any(view.sheet is None and len(view.rows) >= ROWS_FOR_AN_ENGINE for view in views)
    return InputFault("RD116", path=str(path), variant="rows" if is_long else "")
