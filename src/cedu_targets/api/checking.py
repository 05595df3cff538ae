"""What documents are and whether they are right: paths in, a report out."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from os import PathLike
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from cedu_targets.domain.fault import Fault, Faults
from cedu_targets.domain.finding import Severity
from cedu_targets.evaluation.evaluate import outcomes
from cedu_targets.evaluation.file_check import FileCheck, Found, Watch, checked_files, documents_of
from cedu_targets.evaluation.side_files import (
    INFER,
    baseline_in,
    explanations_in,
    issued_tables,
    pack_given,
    read_beside,
    tables_of_file,
)
from cedu_targets.evaluation.specimens import without_notes_on_specimens
from cedu_targets.files.catalogue import read_lines
from cedu_targets.files.guard import file_or_stdin
from cedu_targets.files.inputs import Inputs, find_inputs
from cedu_targets.files.prose import prose_of, read_prose
from cedu_targets.files.source import AnyPath, Source, name_of
from cedu_targets.packs import inference
from cedu_targets.packs.find import find_pack
from cedu_targets.packs.pack import RulePack
from cedu_targets.read_report import ReadReport
from cedu_targets.recognition.read import read_tables
from cedu_targets.report import FileReport, Report

if TYPE_CHECKING:
    from cedu_targets.domain.next_pack import NextPack
    from cedu_targets.domain.targets_draft import TargetsDraft


def check(
    paths: Inputs,
    *,
    rules: str | RulePack | None = None,
    sheet: str | None = None,
    fail_on: Severity = Severity.ERROR,
    text: Source | None = None,
    base: Source | None = None,
    explanations: AnyPath | None = None,
    baseline: AnyPath | None = None,
    against: Source | None = None,
    today: date | None = None,
    diagnosis: bool = True,
    exclude: Sequence[str] = (),
    jobs: int = 1,
    watch: Watch | None = None,
) -> Report:
    """Check target tables: files, folders with all that is in them, or patterns such as `forms/*.xlsx`.

    A file that lies in memory is a `NamedBytes`: its report is that of a file of this name. `text`, `base` and
    `against` may be such, too. Nothing of it is written to disk. Of two that differ but have one name, the second is
    told apart as `表.xlsx (2)`.
    `rules` is a pack, its name or its file; by default each table's pack is recognised by title
    and columns, and a table without one is checked by what it declares itself (`rules=INFER`
    does so always). `text` is the notice that the tables belong to, `base` last year's table,
    `explanations` a file of findings accepted in writing (as of `today`), `baseline` the JSON
    report of an earlier run to compare with. `against` is the table that was issued: what was changed in the returns
    is said (RE0xx). With `diagnosis`, the causes of failed sums are looked for.
    A file that cannot be read is an entry of the report with a `fault`; every other file is still checked.
    What is no submission (what cedu wrote, hidden files, what this run uses otherwise, what fits a pattern of
    `exclude`) is in its `passed_over`. Raises PackFault for an unknown or
    invalid pack, explanations file or baseline, InputFault for an unreadable `text`, `base` or `against`.

    With `jobs` > 1 so many processes share the files (0: one a core) and the report is the same; a process
    that dies over a file is that file's fault (RD141). A script that does so must be importable, as
    `multiprocessing` asks of every script. `watch(done, total)` is called after each file.
    """
    faults = Faults()
    pack = faults.of(lambda: pack_given(rules))
    prose = None if text is None else faults.of(lambda: read_beside(text, lambda file: read_prose(file, name_of(text))))
    last_year = None if base is None else faults.of(lambda: tables_of_file(base))
    accepted = None if explanations is None else faults.of(lambda: explanations_in(explanations))
    earlier = None if baseline is None else faults.of(lambda: baseline_in(baseline))
    issued = None if against is None else faults.of(lambda: issued_tables(against))
    faults.end()
    work = FileCheck(
        pack=pack,
        infers=rules == INFER,
        sheet=sheet,
        prose=prose,
        diagnosis=diagnosis,
        last_year=last_year or (),
        issued=issued,
    )
    in_use = [path for path in (rules, text, base, explanations, baseline, against) if isinstance(path, str | PathLike)]
    found = find_inputs(paths, exclude, in_use)
    files = tuple(checked_files(work, found, jobs, watch))
    report = without_notes_on_specimens(Report(files, fail_on, passed_over=found.passed_over))
    if issued is not None or report.is_of_several_files:
        from cedu_targets.evaluation.whole_run import of_returns, of_several  # a check of one file need not load it

        if issued is None:
            report = of_several(report, pack)
        else:
            report = of_returns(report, pack, issued, is_folder=found.is_folder)
    if accepted is not None:
        report = accepted(report, today or date.today())
    return report if earlier is None else earlier(report)


def read(paths: Inputs, *, sheet: str | None = None, exclude: Sequence[str] = ()) -> ReadReport:
    """How files are understood: tables with indicators, values, declared relations, and remarks on reading."""
    files: list[FileReport] = []
    inputs = find_inputs(paths, exclude)
    for path, documents in groupby(documents_of(inputs, sheet), key=lambda one: one[0]):
        found = [(one, pack) for _, one, pack in documents]
        reading = [_reading(path, one, pack) for one, pack in found]
        reads = [one for one, _ in found if not isinstance(one, Fault)]
        if sheet is None and reads and reads[0].lines is not None:
            from cedu_targets.evaluation.unjudged_numbers import unjudged_numbers  # a workbook has no sentences

            reading[0] = replace(reading[0], candidates=unjudged_numbers(reads))
        files += reading
    return ReadReport(tuple(files), inputs.passed_over)


def _reading(path: str, found: Found, pack: RulePack | None) -> FileReport:
    if isinstance(found, Fault):
        return FileReport(path, fault=found)
    reading = FileReport(path, found.number, found.document, findings=found.findings, encoding=found.encoding)
    if reading.table is not None:
        return replace(reading, outcomes=outcomes(reading.table, pack))
    if reading.items is not None and pack is not None and pack.targets:
        return replace(reading, pack=pack.name)
    return reading


def infer(path: Source, *, sheet: str | None = None, comment: str = "") -> str:
    """A rule pack (YAML) to edit, from what the first table of a file declares by itself. Raises InputFault."""
    return inferred(path, sheet=sheet, comment=comment).yaml


class Inferred(NamedTuple):
    """A rule pack (YAML) that a table gives, and how many numbers stand in the sentences around it."""

    yaml: str
    beside: int


def inferred(path: Source, *, sheet: str | None = None, comment: str = "") -> Inferred:
    """As `infer`, and what of the text is not in the pack."""
    read = read_beside(path, lambda file: read_tables(file, sheet)[0])
    return Inferred(inference.pack_text(read.document, comment), 0 if sheet else len(read.candidates))


def draft_targets(path: Source) -> "TargetsDraft | None":
    """The numbers in a text's sentences as the targets of a pack, to be edited; None of a file that has none.

    Raises InputFault.
    """
    from cedu_targets.packs.target_draft import drafted
    from cedu_targets.recognition.bare_texts import bare_text

    lines = read_beside(path, lambda file: read_lines(file_or_stdin(file)))
    prose = prose_of(lines or ())
    text = bare_text(prose.lines)
    return None if text is None else drafted(text.title, text.issued, text.period, prose, text.candidates)


def next_pack(path: Source, like: str, *, sheet: str | None = None) -> "NextPack":
    """The rules of a pack (a name or a file) as they hold of the first table of a file, of another year.

    Raises InputFault for a file that cannot be read, PackFault for a pack.
    """
    from cedu_targets.packs.next_year import next_pack as carried_over

    faults = Faults()
    pack = faults.of(lambda: find_pack(like))
    table = faults.of(lambda: read_beside(path, lambda file: read_tables(file, sheet)[0].document))
    faults.end()
    assert pack is not None  # or a fault was raised
    assert table is not None
    return carried_over(pack, table)
