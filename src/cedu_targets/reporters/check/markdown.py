"""The report as Markdown: readable as it is, in any viewer, and when pasted into a message."""

from collections.abc import Iterator, Sequence

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.items import ItemKind, Items
from cedu_targets.domain.records import Records
from cedu_targets.messages.messages import Messages
from cedu_targets.report import AppliedRule, FileReport, Report, Status
from cedu_targets.reporters.check.entry_marks import class_spot, form_marks, item_marks
from cedu_targets.reporters.shared import proposed_changes
from cedu_targets.reporters.shared.candidate_words import candidates_left
from cedu_targets.reporters.shared.diagnosis_sentences import alternatives, left_out, more, sentence, standing
from cedu_targets.reporters.shared.document_words import facts, has_tables_only, pack_used, report_title
from cedu_targets.reporters.shared.due_words import has_times, legend, marked_due
from cedu_targets.reporters.shared.escaping import markdown as text
from cedu_targets.reporters.shared.escaping import markdown_cell as text_in_cell
from cedu_targets.reporters.shared.form_words import MOST_CLASSES, form_heads, form_remarks, form_rows
from cedu_targets.reporters.shared.group_sentences import findings_listed, not_judged_listed
from cedu_targets.reporters.shared.item_words import (
    MOST_ITEMS,
    entry_head,
    owners_text,
    reported_text,
    returns_by_item,
    shows_owners,
    text_lines,
)
from cedu_targets.reporters.shared.markdown_table import table
from cedu_targets.reporters.shared.overview import overview, roster_lines
from cedu_targets.reporters.shared.run_summary import RunSummary, files_left, files_told, run_summary
from cedu_targets.reporters.shared.sentences import (
    before_all,
    comparison_summary,
    document_name,
    explained_heading,
    explanation,
    explanations_summary,
    fault,
    joined,
    passed_over_lines,
    spot,
    summary,
    table_name,
    total_line,
    uncounted_explanation,
    verdict,
)
from cedu_targets.reporters.shared.symbols import CAUSE
from cedu_targets.reporters.shared.target_list_words import path_lines
from cedu_targets.version import __version__

VERDICT_SYMBOLS = {Status.CLEAN: "✓", Status.FINDINGS: "✗"}


def render(report: Report, messages: Messages) -> str:
    """The whole report as Markdown."""
    blocks = [f"# {report_title(report, messages)}"]
    blocks += [f"**{text(line)}**" for line in before_all(report, messages)]
    several = report.is_of_several_files
    if (in_short := run_summary(report, messages)) is not None:
        blocks += _run_in_short(in_short, messages)
    if several:
        blocks += [*_of_files(report, messages)]
    elif len(report.files) > 1:
        blocks += [*_overview(report, messages)]
    blocks += [text(line) for line in passed_over_lines(report.passed_over, messages)]
    told = files_told(report)
    for number in told:
        blocks += [f'<a id="t{number + 1}"></a>'] if several else []
        blocks += _file(report.files[number], report, messages)
    blocks += files_left(report, len(told), messages)
    blocks += _over_the_run(report, messages)
    blocks.append(f"*{messages.term('made_by', version=__version__)}*")
    return "\n\n".join(blocks) + "\n"


def _run_in_short(run: RunSummary, messages: Messages) -> Iterator[str]:
    """What was found how often, and where most of it is."""
    yield f"## {text(run.heading)}"
    yield from map(text, run.lines)
    rows = [[f"{one.mark} {one.word}", one.code, one.title, str(one.count)] for one in run.counts]
    yield table(messages, ["head_severity", "head_finding_code", "head_problem", "head_count"], rows)
    if run.worst:
        yield f"### {text(run.worst_heading)}"
        worst = [[one.name, str(one.errors), str(one.warnings)] for one in run.worst]
        yield table(messages, ["head_where", "error", "warning"], worst)


def _verdict(file: FileReport, report: Report, messages: Messages) -> str:
    status = file.status(report.fail_on)
    return f"{VERDICT_SYMBOLS.get(status, '!')} {verdict(file, report.fail_on, messages)}"


def _overview(report: Report, messages: Messages) -> Iterator[str]:
    rows = [
        [
            document_name(file, messages),
            _verdict(file, report, messages),
            *(str(file.count(severity)) for severity in Severity),
        ]
        for file in report.files
    ]
    first = "head_table" if has_tables_only(report) else "head_file"
    yield table(messages, [first, "head_result", "error", "warning", "note"], rows)
    yield text(total_line(report, messages))


def _of_files(report: Report, messages: Messages) -> Iterator[str]:
    """The files, worst first, each with the way to its findings, and the units that sent nothing."""
    heads = [messages.term(name) for name in ("head_file", "head_unit", "head_result", *Severity, "head_remark")]
    lines = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    linked = set(files_told(report))
    for row in overview(report, messages):
        name = text_in_cell(row.name)
        name = name if row.number not in linked else f"[{name}](#t{row.number + 1})"
        counts = [str(count) for count in row.counts] or [""] * len(Severity)
        cells = [text_in_cell(cell) for cell in (row.unit, f"{row.mark} {row.verdict}", *counts, row.remark)]
        lines.append(f"| {' | '.join([name, *cells])} |")
    yield "\n".join(lines)
    yield text(total_line(report, messages))
    told = [f"- {text(line)}" for line in roster_lines(report, messages)]
    if told:
        yield "\n".join(told)


def _file(file: FileReport, report: Report, messages: Messages) -> Iterator[str]:
    yield f"## {text(table_name(file, messages))}"
    if file.fault is not None:
        yield f"**{_verdict(file, report, messages)}**  {file.fault.code} {text(fault(file, messages))}"
        return
    title = file.document.title if file.document else None
    about = [messages.punctuation.labelled(messages.term("head_title"), title) if title else "", facts(file, messages)]
    yield "\n".join(f"- {text(line)}" for line in (*about, pack_used(file, messages)) if line)
    how_it_went = summary(file, messages)
    yield f"**{_verdict(file, report, messages)}**  {text(how_it_went)}"
    if left := candidates_left(file, messages):
        yield text(left)
    yield from _causes(file, messages)
    for severity in Severity:
        yield from _findings(f"{severity}_heading", file.of_severity(severity), messages)
    yield from _not_judged(file, messages)
    yield from _explained(file, messages)
    yield from _findings("question_heading", file.questions, messages)
    if file.items is not None and not file.is_bare:
        yield from _items(file, file.items, messages)
    if file.records is not None and file.records.entries:
        yield from _classes(file, file.records, messages)
    yield from _duties(file, messages)
    yield from _rules(file, messages)


def _causes(file: FileReport, messages: Messages) -> Iterator[str]:
    """Each cause with what it would change, and the findings that would be gone."""
    groups = standing(file)
    if groups:
        yield f"### {messages.term('cause_heading', count=len(groups))}"
        yield text(messages.term("cause_caution"))
    headings = ["head_place", "head_unit_of_cell", "head_column", "head_before", "head_after"]
    for number, group in enumerate(groups, start=1):
        for label, diagnosis in alternatives(number, group):
            yield f"**{CAUSE} {label}**  {text(sentence(diagnosis, messages))}"
            if diagnosis.changes:
                rows = [proposed_changes.row(change, file.table, messages) for change in diagnosis.changes]
                yield table(messages, headings, rows)
        told = messages.term("cause_explains", findings=proposed_changes.findings(group, file, messages))
        yield from (text(line) for line in (more(group, messages), told) if line)
    if unsearched := left_out(file.search, messages):
        yield text(unsearched)


def _findings(heading: str, findings: Sequence[Finding], messages: Messages) -> Iterator[str]:
    if not findings:
        return
    yield f"### {messages.term(heading, count=len(findings))}"
    rows = [
        [spot(one.place), one.group.first.code, one.in_one(messages), messages.help(one.group.first)]
        for one in findings_listed(findings, messages)
    ]
    yield table(messages, ["head_place", "head_finding_code", "head_problem", "head_todo"], rows)


def _not_judged(file: FileReport, messages: Messages) -> Iterator[str]:
    if not file.told_not_judged:
        return
    yield f"### {messages.term('not_judged')} {len(file.told_not_judged)}"
    listed = not_judged_listed(file.told_not_judged, messages)
    rows = [
        [spot(one.place), messages.rule_name(one.group.first.rule, file.pack), one.in_one(messages)] for one in listed
    ]
    yield table(messages, ["head_place", "head_rule", "head_cause"], rows)


def _explained(file: FileReport, messages: Messages) -> Iterator[str]:
    if not file.explained:
        return
    yield f"### {explained_heading(file.explained, messages)}"
    rows = [
        [spot(one.place), one.group.first.code, one.in_one(messages), explanation(one.group.first, messages)]
        for one in findings_listed(file.explained, messages)
    ]
    yield table(messages, ["head_place", "head_finding_code", "head_problem", "head_reason"], rows)


def _items(file: FileReport, items: Items, messages: Messages) -> Iterator[str]:
    """Every item, with the sign of what is said of it, and what the signs of the times mean."""
    is_of_targets = items.kind is ItemKind.TARGET
    yield f"### {messages.term('goals_heading' if is_of_targets else 'items_heading', count=items.size)}"
    marks, returns = item_marks(file), returns_by_item(items)
    is_dossier = items.kind is ItemKind.DOSSIER  # in which hardly any time is written
    columns = {
        entry_head(items): True,
        "head_when": not is_dossier or has_times(items),
        "head_owners": shows_owners(items),
        "head_reported": items.is_checklist,
        "head_item_text": True,
    }
    rows = []
    for item in items.entries[:MOST_ITEMS]:
        cells = {
            entry_head(items): f"{marks[item.id].sign} {item.id}" if item.id in marks else item.id,
            "head_when": marked_due(item, messages),
            "head_owners": owners_text(item, messages),
            "head_reported": reported_text(returns.get(item.id, ()), messages),
            "head_item_text": joined(messages, *text_lines(item, messages)),
        }
        rows.append([cells[head] for head, is_shown in columns.items() if is_shown])
    yield table(messages, [head for head, is_shown in columns.items() if is_shown], rows)
    left = items.size - len(rows)
    beside = [*legend(items, messages), *path_lines(items, messages)]
    beside += [messages.term("items_not_shown", count=left)] if left else []
    yield from map(text, beside)


def _classes(file: FileReport, records: Records, messages: Messages) -> Iterator[str]:
    """Every class with its cells, those of which something is said with their signs; then the totals."""
    yield f"### {messages.term('classes_heading', count=records.size)}"
    signs = {spot: f"{mark.sign} " for spot, mark in form_marks(file).items()}
    all_rows = list(form_rows(records, messages))
    rows = []
    for row in all_rows[:MOST_CLASSES]:
        sign = signs.get(class_spot(row.entry.number), "") if row.entry else ""
        rows.append([sign + row.name, *(signs.get(cell.address or "", "") + cell.text for cell in row.cells)])
    yield table(messages, ["head_class_number", *form_heads(records)], rows)
    yield from map(text, form_remarks(records, len(all_rows) - len(rows), messages))


def _duties(file: FileReport, messages: Messages) -> Iterator[str]:
    if not file.duties:
        return
    yield f"### {messages.term('duties_heading', count=len(file.duties))}"
    rows = [
        [duty.text, duty.owner_text, duty.amount or "", duty.due.text or "", messages.term(duty.strength), duty.why]
        for duty in file.duties
    ]
    headings = ["head_task", "head_unit", "head_amount", "head_due", "head_strength", "head_basis"]
    yield table(messages, headings, rows)


def _rules(file: FileReport, messages: Messages) -> Iterator[str]:
    if not file.rules:
        return
    yield f"### {messages.term('rules_heading', count=len(file.rules))}"
    waiting = sum(not rule.applies for rule in file.rules)
    if waiting:
        yield text(messages.term("rules_waiting", count=waiting))
    headings = ["head_rule", "head_relation", "head_basis", "head_severity", "head_evaluated", "head_findings"]
    yield table(messages, headings, [_rule(rule, file.pack, messages) for rule in file.rules])


def _rule(rule: AppliedRule, pack: str | None, messages: Messages) -> Sequence[str]:
    judged = str(rule.judged) if rule.applies else messages.term("not_applied")
    found_here = str(rule.findings) if rule.applies else ""
    demand = messages.rule(rule.check, rule.parameters)
    return [messages.rule_name(rule.id, pack), demand, rule.why, messages.term(rule.severity), judged, found_here]


def _over_the_run(report: Report, messages: Messages) -> Iterator[str]:
    if report.explanation_use is not None:
        yield f"## {messages.term('explanations_heading')}"
        yield text(explanations_summary(report, messages))
        entries = (("lapsed", report.explanation_use.lapsed), ("unused", report.explanation_use.unused))
        lines = [
            (messages.term(name), uncounted_explanation(entry, messages)) for name, found in entries for entry in found
        ]
        if lines:
            yield "\n".join(f"- {name} {text(line)}" for name, line in lines)
    if report.comparison is not None:
        yield f"## {messages.term('comparison_heading')}"
        yield text(comparison_summary(report, messages))
        lines = [(messages.term("gone"), f"{gone.path} {gone.code} {gone.message}") for gone in report.comparison.gone]
        if lines:
            yield "\n".join(f"- {name} {text(line)}" for name, line in lines)
