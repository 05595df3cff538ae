"""One file from its path to its reports: read, matched with a pack, judged. The piece of work that jobs share."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.against_issued import AgainstIssued
from cedu_targets.domain.candidates import Candidate
from cedu_targets.domain.document import Document
from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.fault import Fault, InputFault, fault_of
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.items import Items
from cedu_targets.domain.prose import Prose
from cedu_targets.domain.records import Records
from cedu_targets.domain.table import Table
from cedu_targets.domain.typed_words import typed
from cedu_targets.evaluation.evaluate import SEARCH_SECONDS, evaluate
from cedu_targets.evaluation.trial import tried
from cedu_targets.files.inputs import FoundInputs
from cedu_targets.files.source import Source, name_of
from cedu_targets.packs.find import recognise_pack, similar_pack
from cedu_targets.packs.pack import RulePack
from cedu_targets.recognition.read import DocumentRead, read_documents, tables_among
from cedu_targets.recognition.table.one_filled_row import own_form
from cedu_targets.report import FileReport

if TYPE_CHECKING:
    from cedu_targets.evaluation.issued import Issued

Found = DocumentRead[Document] | Fault
Watch = Callable[[int, int], None]
"""Told how many files are done, and of how many."""


class FileCheck(Struct, frozen=True):
    """How every file of a run is checked; called with a file it returns one report for each document in it."""

    pack: RulePack | None = None
    """The pack for every document; None for the one that each is recognised by."""
    infers: bool = False
    """No pack for any document: each is checked by what it declares itself."""
    sheet: str | None = None
    prose: Prose | None = None
    last_year: tuple[Table, ...] = ()
    """All tables of last year's file; each table is compared with the one that is most like it."""
    diagnosis: bool = True
    forms: ExpectedForms | None = None
    """Which forms are to come in, where a roll-up says so: it comes before what a pack says."""
    issued: "Issued | None" = None
    """What every file goes back to."""

    def __call__(self, source: Source) -> list[FileReport]:
        """The reports of one file. Never raises for what is wrong with it: that is a report with a fault."""
        path = name_of(source)
        try:
            return tried(lambda: list(self._reports(source)), path)
        except InputFault as fault:
            return [FileReport(path, fault=fault)]

    def _reports(self, source: Source) -> Iterator[FileReport]:
        """All tables of a file share the time that the search for causes may take."""
        path, seconds = name_of(source), SEARCH_SECONDS
        documents = list(self._with_issued(source))
        lists = [(one.document, pack) for one, pack, _ in documents if not isinstance(one, Fault)]
        unjudged = self._unjudged([one for one, _, _ in documents if not isinstance(one, Fault)])
        for found, pack, against in documents:
            of_pack = [items for items, its in lists if its is pack and isinstance(items, Items)]
            report = self._judged(path, found, pack, seconds, of_pack)
            seconds -= min(seconds, report.search.seconds if report.search else 0)
            if unjudged and report.fault is None:  # told once, with the first document
                report, unjudged = replace(report, candidates=unjudged), ()
            yield report if against is None or report.fault else replace(report, against=against)

    def _unjudged(self, reads: Sequence[DocumentRead[Document]]) -> tuple[Candidate, ...]:
        """The numbers in the sentences of a text without tables that no pack speaks of."""
        if self.sheet is not None or not reads or any(isinstance(one.document, Table) for one in reads):
            return ()
        if reads[0].is_cut or reads[0].lines is None:
            return ()
        from cedu_targets.evaluation.unjudged_numbers import unjudged_numbers  # a workbook has no sentences

        return unjudged_numbers(reads)

    def _with_issued(self, source: Source) -> Iterator[tuple[Found, RulePack | None, AgainstIssued | None]]:
        """Every document of a file, and its pack; what differs from what was issued is among its findings."""
        path = name_of(source)
        documents = list(documents_with_packs(source, self.sheet, self.pack, infers=self.infers))
        if self.issued is None:
            yield from ((found, pack, None) for found, pack in documents)
            return
        read = [(one.document, pack) for one, pack in documents if not isinstance(one, Fault)]
        tables = [(one, pack) for one, pack in read if isinstance(one, Table)]
        held = self.issued.held_against(path, [table for table, _ in tables], [pack for _, pack in tables])
        by_table = {id(table): one for (table, _), one in zip(tables, held, strict=True)}
        for found, pack in documents:
            if isinstance(found, Fault):
                yield found, None, None
                continue
            against, findings = by_table.get(id(found.document), (None, _not_held(found.document, path)))
            returned = self._as_returned(replace(found, findings=(*found.findings, *findings)))
            is_changed = returned.document is not found.document
            yield returned, self._pack_for(returned.document) if is_changed else pack, against

    def _as_returned(self, found: DocumentRead[Document]) -> DocumentRead[Document]:
        """A return that one unit filled is its own form, whatever it is a table of; the issued sums hold of it."""
        if not isinstance(found.document, Table) or self.issued is None:
            return found
        own = own_form(found.document)
        table, told = (found.document, ()) if own is None else (own[0], own[1:])
        return replace(found, document=self.issued.with_its_sums(table), findings=(*found.findings, *told))

    def _pack_for(self, document: Document) -> RulePack | None:
        return None if self.infers else self.pack or recognise_pack(document)

    def _judged(
        self, path: str, found: Found, pack: RulePack | None, search_seconds: float, lists: Sequence[Items]
    ) -> FileReport:
        if isinstance(found, Fault):
            return FileReport(path, fault=found)
        try:
            if pack is None and isinstance(found.document, Items) and found.document.is_bare:
                return _not_judged(path, found)
            beside = self.prose or (found.prose if pack is not None else None)
            remarks = (*found.findings, *(() if pack is not None or self.infers else _like(found.document, path)))
            return evaluate(
                path, found.number, found.document, remarks, pack, prose=beside,
                last_year=self.last_year, forms=self.forms, lists=lists, diagnosis=self.diagnosis,
                search_seconds=search_seconds,
            )  # fmt: skip
        except Exception as error:
            return FileReport(path, fault=fault_of(error, path))


def _not_judged(path: str, found: DocumentRead[Document]) -> FileReport:
    """A text of which only numbers in sentences are known: what they are targets of only a pack can say."""
    return FileReport(path, found.number, found.document, findings=found.findings, encoding=found.encoding)


def _like(document: Document, path: str) -> Iterator[Finding]:
    """RD063 where a pack was written for the same table of another year: its rules were not applied."""
    pack = similar_pack(document)
    if pack is not None:
        parameters: dict[str, Parameter] = {"pack": pack.name, "title": pack.title, "path": typed(path)}
        yield Finding("RD063", "reading", Severity.NOTE, document.whole_place, parameters)


def _not_held(document: Document, path: str) -> tuple[Finding, ...]:
    """RD057 at a list of items, RD058 at a form of classes among returns: nothing of it stands in the issued table."""
    told: dict[str, Parameter] = {"count": 1, "file": typed(path)}
    match document:
        case Items():
            code, told = "RD057", {**told, "items": document.size}
        case Records():
            code, told = "RD058", {**told, "rows": document.size}
        case Table():
            return ()
    return (Finding(code, "reading", Severity.NOTE, document.whole_place, told, variant="against"),)


def tables_in(source: Source, sheet: str | None) -> Iterator[DocumentRead[Table] | Fault]:
    """Every table of a file; one that cannot be read, or that has none, is its fault."""
    yield from tables_found(name_of(source), list(documents_in(source, sheet)))


def tables_found(path: str, found: Sequence[DocumentRead[Document] | Fault]) -> Iterator[DocumentRead[Table] | Fault]:
    """The tables among what was read of a file; a file without any is a fault."""
    yield from (one for one in found if isinstance(one, Fault))
    try:
        yield from tables_among([one for one in found if not isinstance(one, Fault)], path)
    except InputFault as fault:
        yield fault


def documents_in(source: Source, sheet: str | None) -> Iterator[DocumentRead[Document] | Fault]:
    """Every document of a file; one that cannot be read is its fault."""
    path = name_of(source)
    try:
        yield from tried(lambda: read_documents(source, sheet), path)
    except InputFault as fault:
        fault.path = path
        yield fault
    except Exception as error:  # a fault of cedu in one file: said, and the others are still checked
        yield fault_of(error, path)


def documents_with_packs(
    source: Source, sheet: str | None = None, pack: RulePack | None = None, *, infers: bool = False
) -> Iterator[tuple[Found, RulePack | None]]:
    """Every document of a file with its pack, and of a text those that its pack makes of its sentences.

    The pack is the one given, else the one that a document is recognised by; none where the run `infers`.
    """
    found = list(documents_in(source, sheet))
    read = [one for one in found if not isinstance(one, Fault)]
    try:
        if infers or not any(isinstance(one.document, Items) for one in read):
            given = None if infers else pack
            matched = [(one, given if infers or pack else recognise_pack(one.document)) for one in read]
        else:
            from cedu_targets.evaluation.text_targets import with_packs  # nobody needs it of a table

            matched = list(with_packs(read, pack))
    except Exception as error:
        yield fault_of(error, name_of(source)), None
        return
    yield from ((one, None) for one in found if isinstance(one, Fault))
    yield from matched


def checked_files(
    work: FileCheck, inputs: FoundInputs, jobs: int = 1, watch: Watch | None = None
) -> Iterator[FileReport]:
    """The reports of all files, in their order, whoever made them."""
    sources = [inputs.source(path) for path in inputs.paths if path not in inputs.faults]
    if jobs == 1:
        found: Iterable[list[FileReport]] = map(work, sources)
    else:
        from cedu_targets.evaluation.parallel import cores, spread

        found = spread(work, sources, jobs or cores())
    made = iter(found)
    for done, path in enumerate(inputs.paths, start=1):
        fault = inputs.faults.get(path)
        yield from next(made) if fault is None else [FileReport(path, fault=fault)]
        if watch is not None:
            watch(done, len(inputs.paths))


def tables_of(
    inputs: FoundInputs, sheet: str | None, watch: Watch | None = None
) -> Iterator[tuple[str, DocumentRead[Table] | Fault]]:
    """Every table of every file, in order; a file that cannot be read, or has no table, is its fault."""
    for done, path in enumerate(inputs.paths, start=1):
        fault = inputs.faults.get(path)
        yield from ((path, found) for found in (tables_in(inputs.source(path), sheet) if fault is None else [fault]))
        if watch is not None:
            watch(done, len(inputs.paths))


def read_each(inputs: FoundInputs, sheet: str | None) -> "dict[str, list[DocumentRead[Document] | Fault]]":
    """Every document of every file, by its path; a file that cannot be read is its fault."""
    return {
        path: list(documents_in(inputs.source(path), sheet)) if fault is None else [fault]
        for path, fault in ((path, inputs.faults.get(path)) for path in inputs.paths)
    }


def documents_of(inputs: FoundInputs, sheet: str | None) -> Iterator[tuple[str, Found, RulePack | None]]:
    """Every document of every file, in order, with its pack; a file that cannot be read is its fault."""
    for path in inputs.paths:
        fault = inputs.faults.get(path)
        found = documents_with_packs(inputs.source(path), sheet) if fault is None else [(fault, None)]
        yield from ((path, one, pack) for one, pack in found)
