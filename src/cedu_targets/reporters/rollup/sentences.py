"""Sentences that the reports of `cedu rollup` share: the counts and the sums in a line, findings, what is missing."""

from collections import Counter
from collections.abc import Iterator, Sequence

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.place import Place
from cedu_targets.domain.records import RecordField
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.rollup.words import SAID_ELSEWHERE, SAID_OF_FIGURES, amount, counts_text, reason, sums_text
from cedu_targets.reporters.shared.sentences import joined, listed, passed_over_lines, where
from cedu_targets.rollups.report import RollupReport
from cedu_targets.rollups.slots import Form, Outcome, Slot, Slots
from cedu_targets.rollups.sums import Total

_UNFILLED = "RD154"
"""Says of a form with numbers that nobody filled it in."""
MOST_NAMES = 20
"""A sentence names no more; the table has all."""


def completeness_line(report: Slots, messages: Messages, most: int = MOST_NAMES) -> str:
    """`应报 9 份：计入 6 份（零报 1），不一致 1，缺 2（乙村 7 月、丙社区 7 月）；迟报 1。`."""
    found = report.completeness
    counted = "rollup_counted_nil" if found.nil else "rollup_counted"
    parts = [messages.term(counted, count=found.counted, nil=found.nil)]
    for name, slots in (("rollup_differing", found.conflicting), ("rollup_missing", found.missing)):
        if slots:
            what = messages.term(name, count=len(slots))
            names = _named(slots, messages, most)
            parts.append(messages.term("rollup_named", what=what, names=names) if names else what)
    came = messages.punctuation.labelled(
        messages.term("rollup_expected", count=found.expected), messages.punctuation.clauses.join(parts)
    )
    return listed(messages, came, *_timeliness(report, messages))


def _timeliness(report: Slots, messages: Messages) -> Iterator[str]:
    found = report.completeness
    if not found.timed:
        yield messages.term("rollup_untimed")
        return
    yield messages.term("rollup_late", count=found.late)
    if found.undated:
        yield messages.term("rollup_undated", count=found.undated)


def _named(slots: Sequence[Slot], messages: Messages, most: int) -> str:
    names = [messages.term("rollup_slot", unit=slot.unit, month=messages.month(slot.period)) for slot in slots[:most]]
    shown = messages.punctuation.names.join(names)
    return shown if len(slots) <= most or not shown else shown + messages.term("rollup_not_all")


def rates_line(report: Slots, messages: Messages) -> str:
    """`报送率 67%，及时率 56%`, both of what was expected; the second only where every form says when it was filed."""
    found = report.completeness
    if not found.expected:
        return ""
    told = [messages.term("rollup_rate", share=whole_percent(found.counted, found.expected))]
    if found.timed and not found.undated:
        share = whole_percent(found.counted - found.late, found.expected)
        told.append(messages.term("rollup_on_time", share=share))
    return listed(messages, messages.punctuation.clauses.join(told))


def whole_percent(part: int, whole: int) -> str:
    """A share in whole per cent, half up; what is short of all never reads as 100 %."""
    shown = (200 * part + whole) // (2 * whole)
    return f"{99 if shown == 100 and part < whole else shown}%"


def sums_line(report: RollupReport, messages: Messages) -> str:
    """`培训人次 320（丙社区有的班人数读不出或没有填，不完整），班次 9，课时 36。`."""
    total = report.total
    if total is None:
        return messages.term("rollup_none")
    told = []
    for name, value, field in (
        ("attendances", total.sums.attendances, RecordField.PEOPLE),
        ("classes", total.sums.classes, None),
        ("hours", total.sums.hours, RecordField.HOURS),
        ("persons", total.sums.persons if total.sums.classes else None, RecordField.FIRST_TIME),
    ):
        if value is not None:
            lack = incomplete_text(report, field, messages) if field in total.incomplete else ""
            told.append(messages.term(f"rollup_{name}", sum=amount(value)) + lack)
    return listed(messages, messages.punctuation.clauses.join(told), no_persons(report, total, messages))


def no_persons(report: RollupReport, total: Total, messages: Messages) -> str:
    """Why persons are not known, where some form says 首次参训."""
    if total.sums.persons is not None:
        return ""
    if report.spans_years:
        counted = (slot.sums for slot in report.slots.values() if slot.is_counted)
        is_said = any(sums.classes and sums.persons is not None for sums in counted)
        return messages.term("rollup_persons_of_years") if is_said else ""
    says_some = any(one and one.sums.classes and one.sums.persons is not None for one in report.totals.values())
    return messages.term("rollup_no_persons") if says_some else ""


def incomplete_text(report: RollupReport, field: RecordField | None, messages: Messages) -> str:
    """Of which units a sum is not complete; of those that say nothing of it at all where others do, too."""
    units = [unit for unit, total in report.totals.items() if total is not None and _lacks(total, field)]
    names = messages.punctuation.names.join(units[:MOST_NAMES])
    names += messages.term("rollup_not_all") if len(units) > MOST_NAMES else ""
    if field is None or all(None in total.incomplete for unit in units if (total := report.totals[unit])):
        return messages.term("rollup_incomplete_classes", units=names)
    return messages.term("rollup_incomplete", units=names, fields=messages.term(f"field_{field}"))


def _lacks(total: Total, field: RecordField | None) -> bool:
    return field in total.incomplete or (
        field is not None and bool(total.sums.classes) and total.sums.of(field) is None
    )


def unit_line(unit: str, report: RollupReport, messages: Messages) -> str:
    """`甲村：培训人次 150，班次 3，课时 12；报 2，缺 1（2020年7月）`."""
    total, forms = report.totals[unit], counts_text(report.of_unit(unit), messages)
    if total is None:
        return messages.term("rollup_unit_nothing", unit=unit, forms=forms)
    return messages.term("rollup_unit", unit=unit, sums=sums_text(total, messages), forms=forms)


def findings_of(report: RollupReport) -> list[tuple[FileReport, Finding]]:
    """All findings, those that bind most first, else in the order of the files."""
    found = [(file, finding) for file in report.files for finding in file.findings]
    return sorted(found, key=lambda pair: -pair[1].severity.rank)


def finding_line(file: FileReport, finding: Finding, messages: Messages, *, advises: bool = True) -> str:
    """`back/甲村-7月.xlsx:Sheet!B6: 强制性 RC007 …`, with the next step where it `advises`."""
    label = messages.term("question" if finding.is_question else finding.severity)
    said = joined(messages, messages.message(finding), messages.help(finding) if advises else "")
    return f"{where(file.path, finding.place, messages)}: {label} {finding.code} {said}"


def uncounted_of(report: RollupReport) -> Sequence[Form]:
    """The forms that are not counted, and of which neither a finding nor a line of all such forms says so."""
    found = [form for form in report.uncounted if form.outcome not in SAID_ELSEWHERE]
    if report.figures is not None:
        slots = report.figures.slots
        unfilled = {file.path for file in report.files if any(one.code == _UNFILLED for one in file.findings)}
        found += [
            form
            for form in report.figures.uncounted
            if form.outcome not in SAID_OF_FIGURES
            and not (form.outcome is Outcome.BLANK and form.path in unfilled)
            and not (form.outcome is Outcome.BLANK and _is_counted(slots.get((form.unit or "", form.period or ""))))
        ]
    return found


def _is_counted(slot: Slot | None) -> bool:
    """Whether another form of a blank one's unit and month counts: the rows of all others in a form of one."""
    return slot is not None and slot.is_counted


def uncounted_line(form: Form, messages: Messages) -> str:
    """`back/戊村-5月.xlsx: 没有计入：单位“戊村”不在名单里`."""
    told = messages.term("rollup_uncounted", reason=reason(form, messages))
    return f"{where(form.path, Place(sheet=form.sheet), messages)}: {told}"


def aside_lines(report: RollupReport, messages: Messages, most: int | None = None) -> Iterator[str]:
    """What was left aside on purpose: files that were not read, and the forms of months that were not asked for.

    No line names more than `most` files, or months.
    """
    others = Counter[str]()
    for part in report.parts:
        others.update(part.of_other_months)
    if others:
        names = messages.punctuation.names.join(map(messages.month, list(others)[: most or MOST_NAMES]))
        names += messages.term("rollup_not_all") if len(others) > (most or MOST_NAMES) else ""
        yield messages.term("rollup_other_months", count=sum(others.values()), names=names)
    yield from passed_over_lines(report.passed_over, messages, most)


def in_short(report: RollupReport, messages: Messages) -> str:
    """How it went, in a phrase: what counts, what is missing, what was not taken."""
    found = [part.completeness for part in report.parts]
    numbers = {
        "counted": sum(one.counted for one in found),
        "missing": sum(len(one.missing) for one in found),
        "differing": sum(len(one.conflicting) for one in found),
    }
    told = [messages.term("rollup_short", **numbers)]
    if uncounted := sum(form.outcome is not Outcome.BLANK for part in report.parts for form in part.uncounted):
        told.append(messages.term("rollup_short_uncounted", count=uncounted))
    if errors := sum(file.count(Severity.ERROR) for file in report.files):
        told.append(messages.term("short_findings", count=errors, kinds=f"{messages.term(Severity.ERROR)} {errors}"))
    if not_taken := sum(file.fault is not None for file in report.files):
        told.append(messages.term("short_not_taken", count=not_taken))
    return messages.punctuation.phrases.join(told)
