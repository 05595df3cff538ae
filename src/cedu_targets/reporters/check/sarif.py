"""`cedu check -f sarif`: SARIF 2.1.0, as code scanning takes it.

A cell is a line and a column of its file, since GitHub wants a region, and a logical location by its name. What a
diagnosis would change is a suggestion among the properties: a SARIF fix replaces text in a file, which no workbook
bears.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from cedu_targets.domain.comparison import Comparison
from cedu_targets.domain.diagnosis import Diagnosis
from cedu_targets.domain.fault import Fault
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report
from cedu_targets.reporters.check.annotations import Annotation, Site, annotations, fault_text, site
from cedu_targets.reporters.check.sarif_rules import LEVEL, rules
from cedu_targets.reporters.shared.diagnosis_sentences import sentence
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.group_sentences import not_judged_listed
from cedu_targets.reporters.shared.json_envelope import number_text
from cedu_targets.reporters.shared.json_text import Json, dumped
from cedu_targets.reporters.shared.sentences import comparison_summary, explanation
from cedu_targets.version import __version__

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
NOT_JUDGED = "not_judged"
MOST_RESULTS = 25_000
"""GitHub refuses a run with more, and a file that packed is larger than 10 MB: so many results are a fifth of it."""
_MOST_RELATED = 100


def render(report: Report, messages: Messages) -> str:
    """One run: a result for each finding; what was not read, checked or judged is a notification."""
    told = list(annotations(report, messages))
    found = [one for one in told if one.finding is not None]
    kept = found
    if len(found) > MOST_RESULTS:
        kept = sorted(found, key=lambda one: -one.severity.rank)[:MOST_RESULTS]
    worst: dict[str, Severity] = {}
    for one in sorted(kept, key=lambda one: (one.code, -one.severity.rank)):
        worst.setdefault(one.code, one.severity)
    places = {code: number for number, code in enumerate(worst)}
    mended = {id(file): _suggestions(file) for file in report.files}
    results = (
        _result(one, places[one.code], mended[id(one.file)].get(one.position, ()), report.comparison, messages)
        for one in kept
    )
    notices = chain(
        (_notice(one.code, "error", one.text, one.site) for one in told if one.finding is None),
        _not_judged(report.files, messages),
        _of_the_run(report, len(found) - len(kept), messages),
    )
    return _log(worst, results, list(notices), report.exit_code, messages)


def render_fault(fault: Fault, messages: Messages) -> str:
    """A run that could not go on: no results, and a notification for each thing that is to be put right."""
    notices = [
        _notice(one.code, "error", fault_text(one, messages), None if one.path is None else site(one.path, one.place))
        for one in fault.every
    ]
    return _log({}, [], notices, fault.exit_code, messages)


def _log(
    codes: Mapping[str, Severity], results: Iterable[Json], notices: Sequence[Json], exit_code: int, messages: Messages
) -> str:
    driver = {
        "name": "cedu",
        "version": __version__,
        "semanticVersion": __version__,
        "shortDescription": {"text": messages.term("sarif_about")},
        "rules": list(rules(codes, messages)),
    }
    invocation = {
        "executionSuccessful": exit_code in (0, 1),
        "exitCode": exit_code,
        "toolExecutionNotifications": notices,
    }
    run = {
        "tool": {"driver": driver},
        "language": messages.punctuation.tag,
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": results,
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(
    one: Annotation, rule: int, mended: Sequence[Diagnosis], comparison: Comparison | None, messages: Messages
) -> Json:
    finding = one.finding
    assert finding is not None
    known = one.fingerprint
    suggestions = [_suggestion(diagnosis, messages) for diagnosis in mended]
    related = [_related(number, place, one, messages) for number, place in enumerate(finding.related[:_MOST_RELATED])]
    return {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": LEVEL[one.severity],
        "message": {"text": one.text},
        "locations": [_location(one.site, finding.place)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"primaryLocationLineHash": one.print, "ceduFinding/v1": known},
        **({"baselineState": "new" if known in comparison.new else "unchanged"} if comparison else {}),
        **_suppressed(finding, messages),
        "properties": {
            "rule": visible(finding.rule),
            "expected": number_text(finding.expected),
            "actual": number_text(finding.actual),
            "difference": number_text(finding.difference),
            **({"suggestions": suggestions} if suggestions else {}),
        },
    }


def _suppressed(finding: Finding, messages: Messages) -> Json:
    if finding.explained is None:
        return {}
    said = visible(explanation(finding, messages))
    return {"suppressions": [{"kind": "external", "status": "accepted", "justification": said}]}


def _suggestions(file: FileReport) -> Mapping[int, Sequence[Diagnosis]]:
    """What would mend a finding, by its position, where only one thing would: of thousands none is looked for twice."""
    found: dict[int, list[Diagnosis]] = {}
    for diagnosis, *_ in file.search.groups if file.search else ():
        for position in () if diagnosis.ambiguous else diagnosis.explains:
            found.setdefault(position, []).append(diagnosis)
    return found


def _suggestion(diagnosis: Diagnosis, messages: Messages) -> Json:
    """The cells with what stands and what should."""
    return {
        "message": visible(sentence(diagnosis, messages)),
        "changes": [
            {
                "sheet": None if change.place.sheet is None else visible(change.place.sheet),
                "cell": change.place.cell,
                "from": number_text(change.before),
                "to": number_text(change.after),
            }
            for change in diagnosis.changes
        ],
    }


def _related(number: int, place: Place, one: Annotation, messages: Messages) -> Json:
    # What a text says is held against cells, which are the table's; lines that belong together are of one text.
    where = site(place.path or (one.site.path if place.cell is None else one.file.path), place)
    named = " ".join(filter(None, (place.unit, messages.column(place.indicator, {"coded": 1}), place.item)))
    return {"id": number, **_location(where, place), **({"message": {"text": visible(named)}} if named else {})}


def _location(where: Site, place: Place | None = None) -> Json:
    """Where a program looks, and by which names people know it."""
    line, column = where.line or 1, where.column or 1
    logical = [] if place is None else list(_logical(place))
    return {
        "physicalLocation": {
            "artifactLocation": _artifact(where),
            "region": {"startLine": line, "startColumn": column, "endLine": line, "endColumn": column + 1},
        },
        **({"logicalLocations": logical} if logical else {}),
    }


def _artifact(where: Site) -> Json:
    return {"uri": where.uri} if ":" in where.uri else {"uri": where.uri, "uriBaseId": _ROOT}


def _logical(place: Place) -> Iterator[Json]:
    """The cell as a formula names it, `'任务分解表'!B5`; then unit, indicator or item."""
    if place.cell is not None:
        sheet = "" if place.sheet is None else "'{}'!".format(visible(place.sheet).replace("'", "''"))
        yield {"name": place.cell, "fullyQualifiedName": f"{sheet}{place.cell}", "kind": "cell"}
    for kind, name in (("unit", place.unit), ("indicator", place.indicator), ("item", place.item)):
        if name:
            yield {"name": visible(name), "kind": kind}


def _not_judged(files: Iterable[FileReport], messages: Messages) -> Iterator[Json]:
    """What was not judged is no result: nobody knows whether it holds, and a scanner would count it as wrong."""
    for file in files:
        for one in not_judged_listed(file.told_not_judged, messages):
            rule = messages.rule_name(one.group.first.rule, file.pack)
            text = messages.punctuation.labelled(rule, one.in_one(messages))
            yield _notice(NOT_JUDGED, "note", visible(text), site(file.path, one.place), one.place)


def _of_the_run(report: Report, left_out: int, messages: Messages) -> Iterator[Json]:
    if left_out:
        text = messages.term("sarif_left_out", count=left_out, most=MOST_RESULTS)
        yield _notice("left_out", "warning", text, None)
    if said := comparison_summary(report, messages):
        yield _notice("baseline", "note", visible(said), None)


def _notice(code: str, level: str, text: str, where: Site | None, place: Place | None = None) -> Json:
    return {
        "descriptor": {"id": code},
        "level": level,
        "message": {"text": text},
        **({} if where is None else {"locations": [_location(where, place)]}),
    }
