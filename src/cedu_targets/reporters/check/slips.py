"""Return slips (数据审核反馈单): the findings sorted by who has to answer them, one document for each."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath

from cedu_targets.domain.finding import Severity
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report
from cedu_targets.reporters.check.slip import Slip, SlipCause, SlipPart
from cedu_targets.reporters.shared.diagnosis_sentences import SHOWN, standing
from cedu_targets.reporters.shared.escaping import file_name


def address(report: Report) -> list[Slip]:
    """One slip for each unit of each file that has something to mend or to verify.

    A unit whose number is probably what breaks the district's sum has something to verify though no finding stands at
    its row; where it may as well be another unit's number, nobody is written to on suspicion alone.

    Units of two files may bear one name and be strangers, so files are never put together. What speaks of no unit,
    or of a subtotal, goes to the district. Questions are for the office that issued the table, not for its units.
    """
    sorted_out: dict[tuple[str, str | None], list[SlipPart]] = {}
    for file in report.files:
        for unit, part in _parts(file):
            sorted_out.setdefault((file.path, unit), []).append(part)
    slips = [Slip(unit, path, tuple(parts)) for (path, unit), parts in sorted_out.items()]
    return [slip for slip in slips if slip.count(Severity.ERROR) + slip.count(Severity.WARNING) + slip.suspected]


def _parts(file: FileReport) -> Iterator[tuple[str | None, SlipPart]]:
    table = file.table
    if table is None:
        return

    def addressee(unit: str | None) -> str | None:
        return unit if unit in table.units else table.district

    open_findings = [finding for severity in Severity for finding in file.of_severity(severity)]
    causes = _causes(file, addressee)
    for unit in (table.district, *table.units):
        findings = tuple(finding for finding in open_findings if addressee(finding.place.unit) == unit)
        not_judged = tuple(entry for entry in file.told_not_judged if addressee(entry.place.unit) == unit)
        if findings or not_judged or unit in causes:
            yield unit, SlipPart(file, table, findings, not_judged, tuple(causes.get(unit, ())))


def _causes(file: FileReport, addressee: Callable[[str | None], str | None]) -> Mapping[str | None, list[SlipCause]]:
    """By addressee: the causes that touch its cells or its findings."""
    found: dict[str | None, list[SlipCause]] = {}
    for diagnosis in (diagnosis for group in standing(file) for diagnosis in group[:SHOWN]):
        cells = Counter(addressee(change.place.unit) for change in diagnosis.changes)
        explains = [file.findings[position] for position in diagnosis.explains]
        settles = Counter(addressee(finding.place.unit) for finding in explains if not finding.explained)
        for unit in cells | settles:
            found.setdefault(unit, []).append(SlipCause(diagnosis, cells[unit], settles[unit]))
    return found


def render(report: Report, messages: Messages) -> Mapping[str, bytes]:
    """The documents by file name; names are safe on any system and differ by more than case."""
    from cedu_targets.reporters.check import slip_document

    slips = address(report)
    several = len({slip.path for slip in slips}) > 1
    documents: dict[str, bytes] = {}
    taken: set[str] = set()
    for slip in slips:
        source = [file_name(PurePath(slip.path).stem)] if several else []
        unit = file_name(slip.unit or messages.term("slip_to_issuer"))
        base = "-".join([file_name(messages.term("slip_title")), *source, unit])
        name, number = base, 1
        while name.casefold() in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name.casefold())
        documents[f"{name}.docx"] = slip_document.render(slip, messages)
    return documents
