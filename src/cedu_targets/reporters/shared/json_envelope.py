"""The envelope of the JSON contract: numbers as strings, keys and enumerations in English."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice

from msgspec.structs import asdict

from cedu_targets.domain.candidates import Candidate
from cedu_targets.domain.diagnosis import Diagnosis
from cedu_targets.domain.fault import Fault
from cedu_targets.domain.finding import Finding, NotJudged
from cedu_targets.domain.finding_groups import grouped
from cedu_targets.domain.items import ItemKind
from cedu_targets.domain.numbers import plain
from cedu_targets.domain.passed_over import PassedOver
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report
from cedu_targets.reporters.shared.diagnosis_sentences import sentence
from cedu_targets.reporters.shared.json_text import Json, dumped
from cedu_targets.version import __version__

SCHEMA_VERSION = 1
_MOST_RELATED = 100_000
"""Cells that a finding may name, some 13 MB; a column of more units is told by how many they are."""

_PLACE = tuple(name for name in Place.__struct_fields__ if name not in ("column", "path"))


def render_fault(fault: Fault, messages: Messages) -> str:
    """A run that could not go on: no files, and the reason."""
    return dumped(enveloped(fault.exit_code, [fault_entry(one, messages) for one in fault.every], []))


def enveloped(
    exit_code: int, errors: list[Json], files: list[Json], passed_over: Iterable[PassedOver] | None = None
) -> Json:
    """The part that every command has around its own; `error` is the first of the errors, which else are absent.

    `passed_over` is absent where a command reads no folders.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "cedu", "version": __version__},
        "exit_code": exit_code,
        "error": errors[0] if errors else None,
        **({"errors": errors} if errors else {}),
        "files": files,
        **({} if passed_over is None else {"passed_over": [asdict(one) for one in passed_over]}),
    }


def fault_entry(fault: Fault, messages: Messages) -> Json:
    """Why a file, or the run, could not go on."""
    place = fault.place or Place()
    return {
        "code": fault.code,
        "message": messages.fault(fault),
        "place": {"path": fault.path, **place_entry(place), "column": place.column},
    }


def head_entry(file: FileReport, messages: Messages) -> dict[str, object]:
    """The file, the table in it, or the fault that hides it."""
    return {
        "path": file.path,
        "table": str(file.number),
        "sheet": file.sheet,
        "shape": str(file.document.shape) if file.document else None,
        "error": fault_entry(file.fault, messages) if file.fault else None,
    }


def checked_file(file: FileReport, report: Report, messages: Messages) -> Json:
    """A table with all that was found in it."""
    head = head_entry(file, messages)
    error = head.pop("error")
    return {
        **head,
        "pack": file.pack,
        "status": str(file.status(report.fail_on)),
        "error": error,
        "checked": _checked(file),
        **({"against": asdict(file.against)} if file.against else {}),
        **candidates_entry(file),
        "not_judged": (_not_judged(entry, messages) for entry in file.not_judged),
        "findings": finding_entries(file, messages),
        "groups": group_entries(file),
        "diagnoses": [
            _diagnosis(diagnosis, f"c{number}", messages)
            for number, group in enumerate(file.search.groups if file.search else (), start=1)
            for diagnosis in group
        ],
        **_search(file, messages),
        **path_entries(file),
    }


def candidates_entry(file: FileReport) -> Json:
    """The numbers in sentences that may be targets; nothing where there are none. Per cents are shares."""
    return {"candidates": [_candidate(one) for one in file.candidates]} if file.candidates else {}


def _candidate(one: Candidate) -> Json:
    return {
        "line": one.line,
        "text": one.text,
        "printed": one.printed,
        "low": number_text(one.low),
        "high": number_text(one.high),
        "noun": one.noun,
        "kind": str(one.kind),
        "relation": str(one.relation),
        "strength": str(one.strength),
        "word": one.word,
        "name": one.name,
        "base": one.base,
        "heads": one.heads,
        "scope": one.scope,
        "by": one.by,
    }


def path_entries(file: FileReport) -> Json:
    """`paths` of a list of targets: its indicators with targets for several years, each step with the target's name."""
    if file.items is None or file.items.kind is not ItemKind.TARGET:
        return {}
    from cedu_targets.domain.attainment import paths_of  # most files are tables

    found = [
        {
            "indicator": path.indicator,
            "name": path.name,
            "trend": str(path.trend),
            "steps": [
                {"year": str(step.year), "target": number_text(step.target.value), "id": step.target.id}
                for step in path.steps
                if step.target is not None
            ],
            "missing": [str(year) for year in path.missing],
        }
        for path in paths_of(file.items)
    ]
    return {"paths": found} if found else {}


def _checked(file: FileReport) -> Json:
    """How much was judged; of tables no items are counted."""
    found = asdict(file.checked)
    if file.items is None:
        del found["items"]
    if file.records is None:
        del found["records"]
    return found


def group_entries(file: FileReport) -> Iterator[Json]:
    """The findings of a table by what they differ in only by place: every finding is in one of these."""
    for number, group in enumerate(grouped(file.findings), start=1):
        yield {
            "id": f"g{number}",
            "code": group.first.code,
            "count": len(group.members),
            "first": f"f{group.positions[0] + 1}",
            "places": (place_entry(finding.place) for finding in group.members),
        }


def _diagnosis(diagnosis: Diagnosis, group: str, messages: Messages) -> Json:
    return {
        "kind": str(diagnosis.cause),
        "ambiguous": diagnosis.ambiguous,
        "group": group,
        "message": sentence(diagnosis, messages),
        "explains": [f"f{position + 1}" for position in diagnosis.explains],
        "changes": [
            {
                "sheet": change.place.sheet,
                "cell": change.place.cell,
                "unit": change.place.unit,
                "indicator": change.place.indicator,
                "from": number_text(change.before),
                "to": number_text(change.after),
            }
            for change in diagnosis.changes
        ],
    }


def _search(file: FileReport, messages: Messages) -> Json:
    """The part on what was not searched; a complete search adds nothing, so that equal files make equal reports."""
    if file.search is None or not (file.search.unsearched or file.search.unexplained):
        return {}
    return {
        "search": {
            "seconds": f"{file.search.seconds:.3f}",
            "not_searched": [
                {"reason": str(reason), "message": messages.term(f"unsearched_{reason}")}
                for reason in file.search.unsearched
            ],
            "unexplained": file.search.unexplained,
        }
    }


def finding_entries(file: FileReport, messages: Messages) -> Iterator[Json]:
    """All findings of a table."""
    for number, (finding, fingerprint) in enumerate(zip(file.findings, file.fingerprints, strict=True), start=1):
        yield _finding(f"f{number}", finding, fingerprint, messages)


def _finding(identity: str, finding: Finding, fingerprint: str, messages: Messages) -> Json:
    words = finding.explained
    return {
        "id": identity,
        "fingerprint": fingerprint,
        "code": finding.code,
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": messages.message(finding),
        "help": messages.help(finding),
        "place": place_entry(finding.place),
        "related": (_related(place) for place in islice(finding.related, _MOST_RELATED)),
        **({"related_count": len(finding.related)} if len(finding.related) > _MOST_RELATED else {}),
        "expected": number_text(finding.expected),
        "actual": number_text(finding.actual),
        "difference": number_text(finding.difference),
        "explained": words and {name: text for name, text in asdict(words).items() if name != "on" or text},
    }


def _related(place: Place) -> Json:
    """Another cell; of another file with its path and sheet, of an item with its name and line."""
    elsewhere = {} if place.path is None else {"path": place.path, "sheet": place.sheet}
    of_item: Json = {} if place.item is None else {"item": place.item, "line": place.line}
    return {**elsewhere, **of_item, "cell": place.cell, "unit": place.unit, "indicator": place.indicator}


def _not_judged(entry: NotJudged, messages: Messages) -> Json:
    return {"rule": entry.rule, "place": place_entry(entry.place), "reason": messages.reason(entry)}


def place_entry(place: Place) -> Json:
    """A place, as every entry has it; the column of a line is told of faults only."""
    found = {name: getattr(place, name) for name in _PLACE}
    if found["measure"] is not None:
        found["measure"] = str(found["measure"])
    return found


def number_text(value: Decimal | None) -> str | None:
    """An exact number, null where there is none."""
    return None if value is None else plain(value)
