"""Sentences that several formats share: where something stands, how it went, what was left out."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from msgspec.structs import replace

from cedu_targets.domain.explanation_use import UncountedExplanation
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.passed_over import PassedOver, PassedOverReason
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report, Status
from cedu_targets.reporters.shared.document_words import (
    compared,
    document_title,
    documents_n,
    extent,
    has_tables_only,
)

_WORST_FIRST = (Status.UNREADABLE, Status.FINDINGS, Status.NOT_CHECKED, Status.CLEAN)

_WORKBOOKS = frozenset((".xlsx", ".xlsm", ".xls", ".ods"))
_WORD_TABLE = lazy_pattern(r"table (\d+)")


def where(path: str, place: Place | None, messages: Messages) -> str:
    """`targets.xlsx:任务分解表!R21`, `notice.txt:R108`, `notice.txt:41`, `pack.yaml:4:32`, or the path alone."""
    if place is None:
        return path
    spot = place.cell or ":".join(str(number) for number in (place.line, place.column) if number is not None)
    sheet = sheet_text(path, place.sheet, messages)
    if not sheet:
        return f"{path}:{spot}" if spot else path
    return f"{path}:{sheet}!{spot}" if spot else f"{path}:{sheet}"


def sheet_text(path: str, sheet: str | None, messages: Messages) -> str:
    """A sheet as people call it: `table 2` of a Word document is its second table; empty where there is none."""
    match = None if PurePath(path).suffix.lower() in _WORKBOOKS else _WORD_TABLE.fullmatch(sheet or "")
    return (sheet or "") if match is None else messages.term("word_table", number=match[1])


def spot(place: Place) -> str:
    """The cell, or the line: `R21`, `41`."""
    return place.cell or ("" if place.line is None else str(place.line))


def table_name(file: FileReport, messages: Messages) -> str:
    """`targets.xlsx › 任务分解表`."""
    sheet = sheet_text(file.path, file.sheet, messages)
    number = f" ({file.number})" if file.number > 1 else ""
    return (f"{file.path} › {sheet}" if sheet else file.path) + number


def document_name(file: FileReport, messages: Messages) -> str:
    """The name of a table; that of a list of items with its title, since a text may have several; so that of a form."""
    title = document_title(file, messages)
    named = " ".join(part for part in (sheet_text(file.path, file.sheet, messages), title) if part)
    return f"{file.path} › {named}" if title else table_name(file, messages)


def form_of(file: FileReport) -> object | None:
    """By which the months of one unit's form, each of which is a table, are known to belong together; else None."""
    table = file.table
    return (
        None
        if table is None or table.one_unit is None
        else (file.path, table.sheet, table.title, table.measure, table.codes)
    )


def fault_word(file: FileReport, messages: Messages) -> str:
    """How a file with a fault is headed: it cannot be read, or it was read and is not what it was given as."""
    is_read = file.fault is not None and file.fault.code.startswith(("GA", "RD093", "RD133", "RD145", "RC025"))
    return messages.term("not_taken" if is_read else "cannot_read")


def joined(messages: Messages, *sentences: str) -> str:
    """Sentences one after the other, as the language sets them."""
    return messages.punctuation.sentences.join(sentence for sentence in sentences if sentence)


def listed(messages: Messages, *phrases: str) -> str:
    """Phrases as one sentence: `发现 …；核对了 …。`"""
    return messages.punctuation.phrases.join(phrase for phrase in phrases if phrase) + messages.punctuation.stop


def found(file: FileReport, messages: Messages) -> str:
    """Findings by severity, as a phrase; nothing is found, and nothing is good, where nothing was judged."""
    errors, warnings, notes = (file.count(severity) for severity in Severity)
    if errors or warnings:
        return messages.term("found_summary", errors=errors, warnings=warnings, notes=notes)
    if notes:
        return messages.term("notes_only", notes=notes)
    return messages.term("all_good") if file.is_judged else ""


def summary(file: FileReport, messages: Messages) -> str:
    """The whole in a sentence: findings by severity, what is explained or asked, and the extent."""
    answered = sum(one.is_question for one in file.explained)
    counts = {"explained_n": len(file.explained) - answered, "answered_n": answered, "questions_n": len(file.questions)}
    counts["not_judged_n"] = len(file.told_not_judged)
    beside = [messages.term(name, count=count) for name, count in counts.items() if count]
    went = [found(file, messages), extent(file, messages)]
    if file.records is not None:  # a clerk looks first whether all classes are there
        went = [went[1], went[0] if file.is_judged else ""]
    return listed(messages, *went, _held_against(file, messages), *beside)


def _held_against(file: FileReport, messages: Messages) -> str:
    """How many targets of a return were compared with the issued ones; empty where there were none."""
    if file.against is None or not compared(file):
        return ""
    return messages.term("against_n", count=file.against.compared, path=PurePath(file.against.path).name)


def fault(file: FileReport, messages: Messages) -> str:
    """The fault of a file that could not be read, and the next step."""
    assert file.fault is not None
    return joined(messages, messages.fault(file.fault), messages.fault_help(file.fault))


def fault_lines(files: Iterable[FileReport], messages: Messages) -> Iterator[str]:
    """The files that were not taken, each with the reason and the next step."""
    for file in files:
        if file.fault is not None:
            place = where(file.path, file.fault.place, messages)
            yield f"{place}: {fault_word(file, messages)} {file.fault.code} {fault(file, messages)}"


def explanation(finding: Finding, messages: Messages) -> str:
    """The reason for which a finding may stand, who gives it, and until when; the answer to a question, and its day."""
    words = finding.explained
    assert words is not None
    if words.on is not None:
        return messages.term("answered_on", reason=words.reason, by=words.by, on=words.on)
    if words.until is None:
        return messages.term("explained_by", reason=words.reason, by=words.by)
    return messages.term("explained_until", reason=words.reason, by=words.by, until=words.until)


def explained_label(finding: Finding) -> str:
    """The term for what was accepted in writing: explained, or a question that was answered."""
    return "answered" if finding.is_question else "explained"


def explained_heading(findings: Sequence[Finding], messages: Messages) -> str:
    """The heading over what was accepted in writing, with its count."""
    has_answers = any(one.is_question for one in findings)
    name = "explained_or_answered_heading" if has_answers else "explained_heading"
    return messages.term(name, count=len(findings))


def beside_the_findings(file: FileReport, messages: Messages) -> Iterator[str]:
    """Lines on what a short report only counts: paths of targets, what was compared with last year, rules that waited,
    and duties.
    """
    if file.items is not None:
        from cedu_targets.reporters.shared.target_list_words import path_lines  # a table needs none of it

        yield from path_lines(file.items, messages)
    for rule in file.rules:
        if rule.check == "usual_change" and rule.parameters.get("met_columns"):
            told = {name: rule.parameters[name] for name in ("factor", "steps", "points")}
            met = {"units": rule.parameters["met_units"], "columns": rule.parameters["met_columns"]}
            yield messages.term("base_compared", **told, **met, count=rule.findings)
    waiting = sum(not rule.applies for rule in file.rules)
    if waiting:
        yield messages.term("rules_waiting", count=waiting)
    if file.duties:
        yield messages.term("duties_left", count=len(file.duties))
    if file.candidates and not file.is_bare:
        from cedu_targets.reporters.shared.candidate_words import candidates_left  # hardly any file has such numbers

        yield candidates_left(file, messages)


def verdict(file: FileReport, fail_on: Severity, messages: Messages) -> str:
    """How a document came out, in a word; of a form that nobody filled in that it is not filled in."""
    status = file.status(fail_on)
    is_unfilled = status is Status.NOT_CHECKED and file.records is not None
    return messages.term("form_unfilled" if is_unfilled else f"verdict_{status}")


def total_line(report: Report, messages: Messages) -> str:
    """One line over all tables of a run; over the files where some of several, or the months of one form, are many."""
    by_path: dict[str, list[Status]] = {}
    told = [file for file in report.files if not report.is_specimen(file)]
    for file in told:
        by_path.setdefault(file.path, []).append(file.status(report.fail_on))
    tables = [status for found in by_path.values() for status in found]
    forms = {form_of(file) or id(file) for file in told}
    of_files = len(by_path) < len(tables) and (len(by_path) > 1 or len(forms) == 1)
    states = [min(found, key=_WORST_FIRST.index) for found in by_path.values()] if of_files else tables
    of_tables, of_documents = ("file_total", "file_total_files"), ("document_total", "document_total_files")
    line = messages.term(
        (of_tables if has_tables_only(report) else of_documents)[of_files],
        files=len(states),
        tables=len(tables),
        kinds=documents_n(report.files, messages),
        clean=states.count(Status.CLEAN),
        findings=states.count(Status.FINDINGS),
        failed=states.count(Status.UNREADABLE) + states.count(Status.NOT_CHECKED),
    )
    left = len(report.files) - len(told)
    return line + (messages.punctuation.clauses + messages.term("forms_unfilled", count=left) if left else "")


def in_short(report: Report, messages: Messages, *, not_used: int | None = None) -> str:
    """How a run went: `7 个问题（强制性 5，核实性 2），不通过`; what fails does so with `--exit-zero` too.

    `not_used` is given where the files were to be used for something: then it counts those that were not, and that a
    form declares nothing to check is no failure.
    """
    counts = {severity: sum(file.count(severity) for file in report.files) for severity in Severity}
    kinds = [f"{messages.term(severity)} {count}" for severity, count in counts.items() if count]
    shown = messages.punctuation.clauses.join(kinds)
    said = [messages.term("short_findings", count=sum(counts.values()), kinds=shown) if kinds else ""]
    failed = (Status.UNREADABLE, Status.NOT_CHECKED)
    unread = [one for one in report.files if one.status(report.fail_on) in failed and not report.is_specimen(one)]
    if not_used is not None:
        said.append(messages.term("short_not_taken", count=not_used) if not_used else "")
    elif unread or not report.files:
        said.append(messages.term("short_unread", count=len(unread)))
    else:
        said += [] if kinds else [messages.term("short_none")]
        verdict = replace(report, exit_zero=False).exit_code
        said.append(messages.term("short_fails" if verdict else "short_passes"))
    return messages.punctuation.clauses.join(filter(None, said))


def passed_over_lines(passed_over: Sequence[PassedOver], messages: Messages, most: int | None = None) -> Iterator[str]:
    """A line for each reason for which files were not read: how many, and which; no more than `most` of them."""
    for reason in PassedOverReason:
        paths = [one.path for one in passed_over if one.reason is reason]
        if paths:
            names = messages.punctuation.names.join(paths[:most])
            names = messages.term("names_more", names=names) if most is not None and len(paths) > most else names
            yield messages.term(f"passed_over_{reason}", count=len(paths), names=names)


def explanations_summary(report: Report, messages: Messages) -> str:
    """The count of explanations by what became of them; empty where none were given."""
    use = report.explanation_use
    if use is None:
        return ""
    counts = {"accepted": use.accepted, "lapsed": len(use.lapsed), "unused": len(use.unused)}
    said = messages.term("explanations_summary", path=use.path, **counts)
    return said + (messages.term("answers_summary", count=use.answered) if use.answered else "")


def uncounted_explanation(entry: UncountedExplanation, messages: Messages) -> str:
    """An explanation that does not count: what it speaks of, and why."""
    rule = messages.rule_name(entry.rule or "", "")
    about = " ".join(part for part in (entry.code, rule, entry.unit, entry.indicator, entry.item) if part)
    return messages.punctuation.labelled(about, messages.because(entry))


def comparison_summary(report: Report, messages: Messages) -> str:
    """The count of findings against an earlier run; empty where there is none."""
    comparison = report.comparison
    if comparison is None:
        return ""
    counts = {"new": len(comparison.new), "still": len(comparison.still), "gone": len(comparison.gone)}
    return messages.term("comparison_summary", path=comparison.path, **counts)


def before_all(report: Report, messages: Messages) -> Iterator[str]:
    """What is said before the first file: which are of another year than the others."""
    found = [
        (file.path, one)
        for file in report.files
        for one in file.findings
        if one.code == "RD077" and one.severity is not Severity.NOTE and not one.explained
    ]
    if found:
        said = [messages.term("file_of_year", path=path, year=one.parameters["year"]) for path, one in found]
        values = {name: found[0][1].parameters[name] for name in ("usual", "count", "files")}
        name = "other_years_wanted" if found[0][1].variant == "wanted" else "other_years"
        yield messages.term(name, names=messages.punctuation.names.join(said), **values)


def over_the_run(report: Report, messages: Messages) -> Iterator[str]:
    """Explanations that do not count and findings that are gone, each list after its counts."""
    if report.explanation_use is not None:
        yield explanations_summary(report, messages)
        for name, entries in (("lapsed", report.explanation_use.lapsed), ("unused", report.explanation_use.unused)):
            for entry in entries:
                place = Place(sheet=entry.sheet, cell=entry.cell, line=entry.line)
                reason = uncounted_explanation(entry, messages)
                yield f"{where(report.explanation_use.path, place, messages)}: {messages.term(name)} {reason}"
    if report.comparison is not None:
        yield comparison_summary(report, messages)
        for gone in report.comparison.gone:
            yield f"{gone.path}: {messages.term('gone')} {gone.code} {gone.message}"
