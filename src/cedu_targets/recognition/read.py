"""A file -> its documents: the format by content, then the grids, then what stands in them."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import accumulate
from pathlib import PurePath
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.candidates import Candidate
from cedu_targets.domain.document import Document
from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.items import Items
from cedu_targets.domain.months import said_by_path
from cedu_targets.domain.place import Place
from cedu_targets.domain.prose import Prose
from cedu_targets.domain.records import Records
from cedu_targets.domain.table import Table
from cedu_targets.domain.typed_words import typed
from cedu_targets.files.catalogue import FileContent, package_in, read_file
from cedu_targets.files.delimited import too_long_text
from cedu_targets.files.grid import Grid
from cedu_targets.files.guard import file_or_stdin, is_stdin
from cedu_targets.files.own_files import OwnFile, own_content
from cedu_targets.files.prose import prose_of
from cedu_targets.files.reading_watch import PREPARED, reach
from cedu_targets.files.source import Source, name_of
from cedu_targets.recognition.chosen_sheets import chosen
from cedu_targets.recognition.concealed_texts import concealed_findings
from cedu_targets.recognition.long_texts import long_text_findings, shortened
from cedu_targets.recognition.no_tables import bare_fault, nothing_found, others_than_tables
from cedu_targets.recognition.number_writing import plainly_written
from cedu_targets.recognition.passed_over import is_our_aside, may_be_a_table, passed_over
from cedu_targets.recognition.paths_apart import PathsApart, targets_in, without_paths
from cedu_targets.recognition.plan_sheets import is_plan
from cedu_targets.recognition.rosters_apart import rosters_told, without_rosters
from cedu_targets.recognition.shapes import documents_in
from cedu_targets.recognition.table.year_check import year_finding, year_said_by_path
from cedu_targets.recognition.unit_rows import with_units_at_names
from cedu_targets.recognition.view import GridView, views_of
from cedu_targets.recognition.written_cells import with_written_numbers

OfShape = TypeVar("OfShape", bound=Document, covariant=True)


class DocumentRead(Struct, Generic[OfShape], frozen=True, dict=True):
    """A document, which one of its sheet it is, and the findings of reading it."""

    number: int
    document: OfShape
    findings: tuple[Finding, ...]
    encoding: str | None = None
    """Of a text file."""
    lines: Sequence[str] | None = None
    """All lines of the file, or its paragraphs outside of tables; None for a workbook."""
    is_cut: bool = False
    """Whether these lines are the rows of a text that is cut at commas, and no sentences."""

    @cached_property
    def prose(self) -> Prose | None:
        """The prose around the tables of the file; None for a workbook."""
        return None if self.lines is None else prose_of(self.lines)

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """The numbers in the sentences of the whole file that may be targets; the same of all documents of it."""
        if isinstance(self.document, Items) and self.document.candidates:
            return self.document.candidates
        if self.is_cut or self.lines is None:
            return ()
        from cedu_targets.recognition.bare_texts import candidates_beside  # asked of texts alone

        return candidates_beside(self.lines)

    def as_table(self) -> "DocumentRead[Table] | None":
        """The same, where the document is a table."""
        document: Document = self.document
        return (
            DocumentRead(self.number, document, self.findings, self.encoding, self.lines, self.is_cut)
            if isinstance(document, Table)
            else None
        )


def read_tables(source: Source, sheet: str | None = None) -> list[DocumentRead[Table]]:
    """Every table of a file. Raises InputFault where there is none, or the file cannot be read."""
    return tables_among(read_documents(source, sheet), name_of(source))


def tables_among(documents: Sequence[DocumentRead[Document]], path: str) -> list[DocumentRead[Table]]:
    """The tables among the documents of a file; what else it holds is a finding (RD057 lists of items, RD058 forms).

    Raises InputFault where it has no tables (RD093 where there are but numbers in sentences).
    """
    tables = [table for one in documents if (table := one.as_table()) is not None]
    read = [one.document for one in documents]
    others = [*others_than_tables(read, path)]
    if not others:
        return tables
    if (bare := bare_fault(read, path)) is not None:
        raise bare
    if not tables:
        code, told, place = others[0]
        raise InputFault("RD145" if code == "RD057" else "RD133", told, place=place, path=path)
    beside = [Finding(code, "reading", Severity.NOTE, place, told) for code, told, place in others]
    return [replace(tables[0], findings=(*tables[0].findings, *beside)), *tables[1:]]


def read_documents(source: Source, sheet: str | None = None) -> list[DocumentRead[Document]]:
    """Every document of a file. Raises InputFault where there is none, or the file cannot be read."""
    path = PurePath(name_of(source))
    content = file_or_stdin(source)
    package = package_in(content)
    own = None if is_stdin(source) else own_content(content, package)
    if own is OwnFile.REPORT:
        raise InputFault("RD142", path=str(path))
    try:
        file = read_file(content, package)
        del content, package  # a long file is not held beside its cells
        whole = views_of(file.grids, path.stem, year_said_by_path(path), said_by_path(str(path))[1:])
        views = [with_units_at_names(view) for view in shortened(whole)]
        views = [with_written_numbers(plainly_written(view)) for view in views]
        if is_plan(views):
            raise InputFault("RD132", {"file": typed(str(path))})
        views = chosen(views, sheet)
        reach(PREPARED)
        apart = [without_paths(view, file.lines) for view in views]
        views = [one.rest for one in apart]
        read_sheets = [_read_sheet(view, file.lines) for view in views]
        rosters = [without_rosters(rest) for _, rest in read_sheets]
        by_sheet = [(found, one.rest) for (found, _), one in zip(read_sheets, rosters, strict=True)]
        paths = [_read_paths(one, file.lines) for one in apart]
        in_cells = [read for some, (found, _) in zip(paths, by_sheet, strict=True) for read in (*some, *found)]
        bare = [told for read in in_cells if _is_bare(read.document) for told in read.findings]
        in_cells = [read for read in in_cells if not _is_bare(read.document)]
        is_cut = _is_cut(file, in_cells)
        if file.is_long and not in_cells:
            raise too_long_text()
        prose = [] if sheet is not None or is_cut else _of_prose(file, is_alone=not in_cells)
    except InputFault as fault:
        fault.path = str(path)
        raise
    documents = _in_order(in_cells, prose, file)
    if not documents:
        raise nothing_found(path, own, views, bare, rosters)
    sought = zip(by_sheet, apart, rosters, strict=True)
    unread = [
        rest
        for (found, rest), one, named in sought
        if not (one.is_told or named.is_told or (prose and rest.sheet is None)) and _is_left(found, rest)
    ]
    beside = [*bare, *rosters_told(rosters), *passed_over(unread)]
    documents = [replace(_with_year(document, path.stem), is_cut=is_cut) for document in documents]
    unseen = [_unseen(views)] if any("formulas" in view.unseen for view in views) else []
    cut = (*long_text_findings(views), *concealed_findings(file.grids, file.concealed))
    documents[0] = replace(documents[0], findings=(*documents[0].findings, *beside, *unseen, *cut))
    return documents


def _is_cut(file: FileContent, found: Sequence[DocumentRead[Document]]) -> bool:
    """Whether a text is cut at commas: then it is a table or prose, never both; by what was found in its cells."""
    if file.is_long:
        return bool(found)
    of_cells = any(not isinstance(one := read.document, Records) or one.line is None for read in found)
    return file.lines is not None and of_cells and _is_text(file) and not any("\t" in line for line in file.lines)


def _of_prose(file: FileContent, *, is_alone: bool) -> list[DocumentRead[Document]]:
    """The items in the prose of a text or a Word document; where it is alone and has none, its numbers in sentences."""
    lines = file.lines
    if lines is None:
        return []
    from cedu_targets.recognition.items.findings import unclear_times  # most files are workbooks
    from cedu_targets.recognition.items.prose import items_in_prose

    encoding = file.grids[0].encoding if _is_text(file) else None
    found = items_in_prose(lines)
    if is_alone and not found:
        from cedu_targets.recognition.bare_texts import bare_text

        bare = bare_text(lines)
        return [] if bare is None else [DocumentRead(0, bare, (), encoding, lines)]
    return [DocumentRead(0, items, tuple(unclear_times(items)), encoding, lines) for items in found]


def _in_order(
    of_sheets: Sequence[DocumentRead[Document]], of_prose: Sequence[DocumentRead[Document]], file: FileContent
) -> list[DocumentRead[Document]]:
    """All documents of a file as they follow one another; where items or forms are among them, numbered through.

    The date of issue that the text says is that of the schedules in its tables as well.
    """
    if not of_prose and all(isinstance(read.document, Table) for read in of_sheets):
        return list(of_sheets)
    from cedu_targets.recognition.items.alike import told_once
    from cedu_targets.recognition.items.issue_date import issued_on
    from cedu_targets.recognition.items.unique_ids import with_unique_ids

    issued = None if file.lines is None else issued_on(file.lines)
    starts = _starts_of_sheets(file.grids)
    ordered = sorted([*of_prose, *of_sheets], key=lambda read: _start(read.document, starts))
    documents = with_unique_ids([_issued(read.document, issued) for read in ordered])
    of_each = [read.findings for read in ordered]
    findings = told_once(of_each) if file.lines is None else of_each
    return [
        replace(read, number=number, document=document, findings=told)
        for number, (read, document, told) in enumerate(zip(ordered, documents, findings, strict=True), start=1)
    ]


def _issued(document: Document, issued: date | None) -> Document:
    if not isinstance(document, Items) or document.issued is not None:
        return document
    return replace(document, issued=issued)


def _starts_of_sheets(grids: Sequence[Grid]) -> dict[str | None, int]:
    """How many paragraphs of a Word document stand before each of its tables."""
    ends = accumulate(len(grid.before) for grid in grids)
    return {grid.sheet: end for grid, end in zip(grids, ends, strict=True)}


def _start(document: Document, starts: Mapping[str | None, int]) -> int:
    """The line that a document begins in."""
    if document.sheet is not None:
        return starts.get(document.sheet, 0)
    if isinstance(document, Records):
        return document.whole_place.reading_order[0] + 1
    line = min(document.layout.rows.values(), default=0) if isinstance(document, Table) else document.line
    return line or 0


def _is_text(file: FileContent) -> bool:
    return len(file.grids) == 1 and file.grids[0].sheet is None


def _read_sheet(view: GridView, lines: Sequence[str] | None) -> tuple[list[DocumentRead[Document]], GridView]:
    """The documents of a sheet, and the sheet without the forms and lists among them."""
    if is_our_aside(view):
        return [], view
    found, rest = documents_in(view)
    if found and view.uncalculated:
        from cedu_targets.recognition.calculated import calculated_findings  # hardly any form is without results

        told = {place.cell for _, findings in found for one in findings for place in (one.place, *one.related)}
        found = [(found[0][0], (*found[0][1], *calculated_findings(view, told))), *found[1:]]
    numbered = enumerate(found, start=1)
    return [DocumentRead(number, one, findings, view.encoding, lines) for number, (one, findings) in numbered], rest


def _read_paths(apart: PathsApart, lines: Sequence[str] | None) -> list[DocumentRead[Document]]:
    """The targets of each table over years of a sheet."""
    return [DocumentRead(0, items, told, apart.whole.encoding, lines) for items, told in targets_in(apart)]


def _is_bare(document: Document) -> bool:
    """Whether it is a table over years of whose numbers none is a target."""
    return isinstance(document, Items) and not document.entries


def _is_left(found: Sequence[DocumentRead[Document]], rest: GridView) -> bool:
    """Whether a sheet is to be named: nothing was found in it, or beside its forms something that may be a table."""
    return not found or (all(isinstance(read.document, Records) for read in found) and may_be_a_table(rest))


def _with_year(read: DocumentRead[Document], file_name: str) -> DocumentRead[Document]:
    finding = year_finding(read.document, file_name) if isinstance(read.document, Table) else None
    return read if finding is None else replace(read, findings=(*read.findings, finding))


def _unseen(views: list[GridView]) -> Finding:
    """RD040, once a file: facts that the file's format hides from every reader."""
    sheet = next(view.sheet for view in views if view.unseen)
    return Finding("RD040", "reading", Severity.NOTE, Place(sheet=sheet), {"format": ".xls"})
