"""`cedu rollup -f markdown`: a draft of the bulletin (通报): the sums, who reported, who did not, what differs."""

from collections.abc import Iterator, Sequence

from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.rollup.sentences import (
    aside_lines,
    completeness_line,
    fault_lines,
    finding_line,
    findings_of,
    rates_line,
    sums_line,
    uncounted_line,
    uncounted_of,
)
from cedu_targets.reporters.rollup.words import HEADS, amount, mark, month_heads, span
from cedu_targets.reporters.shared.escaping import markdown as text
from cedu_targets.reporters.shared.escaping import markdown_cell
from cedu_targets.reporters.shared.markdown_table import bullets
from cedu_targets.reporters.shared.sentences import joined
from cedu_targets.rollups.report import RollupReport, Slot
from cedu_targets.rollups.sums import Total
from cedu_targets.rollups.table import columns_of
from cedu_targets.version import __version__


def render(report: RollupReport, messages: Messages) -> str:
    """The whole draft as Markdown."""
    named = report.title
    heading = messages.term("rollup_heading", title=named) if named else messages.term("rollup_heading_plain")
    day = messages.term("rollup_as_of", day=messages.day(report.as_of))
    blocks = [f"# {text(heading)}", f"> {messages.term('draft_opening_note')}"]
    blocks.append(text(" · ".join(filter(None, (span(report.months, messages), day)))))
    if report.units:
        blocks += _sums(report, messages)
        blocks += _forms(report, messages)
        blocks += _missing(report, messages)
        blocks += _differing(report, messages)
    blocks += _problems(report, messages)
    blocks += [f"## {messages.term('rollup_part_next')}", messages.term("draft_blank")] if report.units else []
    blocks += [messages.term("bulletin_signed"), messages.term("bulletin_day")] if report.units else []
    blocks.append("---")
    blocks += [text(line) for line in aside_lines(report, messages)]
    blocks.append(f"*{messages.term('draft_made_by', version=__version__)}*")
    return "\n\n".join(blocks) + "\n"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of escaped cells."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(map(markdown_cell, line))} |" for line in lines)


def _sums(report: RollupReport, messages: Messages) -> Iterator[str]:
    yield f"## {messages.term('rollup_part_sums')}"
    yield text(sums_line(report, messages))
    known = {unit: total for unit, total in report.totals.items() if total is not None}
    columns = columns_of(known)
    heads = [messages.term("head_rollup_unit"), *(messages.term(HEADS[column]) for column in columns)]

    def row(name: str, total: Total | None) -> list[str]:
        if total is None:
            return [name, *("—" for _ in columns)]
        numbers = (amount(one.of(total), is_incomplete=one.is_incomplete(total), messages=messages) for one in columns)
        return [name, *numbers]

    rows = [row(unit, total) for unit, total in report.totals.items()]
    yield _table(heads, [*rows, row(messages.term("head_rollup_total"), report.total)])
    yield text(messages.term("rollup_sums_note"))


def _forms(report: RollupReport, messages: Messages) -> Iterator[str]:
    yield f"## {messages.term('rollup_part_forms')}"
    yield text(joined(messages, completeness_line(report, messages, most=0), rates_line(report, messages)))
    if not report.has_roster:
        yield text(messages.term("rollup_no_roster"))
    months = month_heads(report.months, messages)
    heads = [messages.term("head_rollup_unit"), *months.values()]
    yield _table(heads, [[unit, *(mark(slot, messages) for slot in report.of_unit(unit))] for unit in report.units])
    yield text(messages.term("meaning_slot" if report.due_day is not None else "meaning_slot_untimed"))


def _missing(report: RollupReport, messages: Messages) -> Iterator[str]:
    yield f"## {messages.term('rollup_part_missing')}"
    by_unit: dict[str, list[Slot]] = {unit: [] for unit in report.units}
    for slot in report.completeness.missing:
        by_unit[slot.unit].append(slot)
    told = [
        messages.term(
            "rollup_unit_missing",
            unit=unit,
            months=messages.punctuation.names.join(messages.month(slot.period) for slot in slots),
        )
        for unit, slots in by_unit.items()
        if slots
    ]
    yield bullets(told) if told else messages.term("rollup_part_none")


def _differing(report: RollupReport, messages: Messages) -> Iterator[str]:
    yield f"## {messages.term('rollup_part_differing')}"
    told = [
        messages.term(
            "rollup_named",
            what=messages.term("rollup_slot", unit=slot.unit, month=messages.month(slot.period)),
            names=messages.punctuation.names.join(dict.fromkeys(form.path for form in slot.forms)),
        )
        for slot in report.completeness.conflicting
    ]
    yield bullets(told) if told else messages.term("rollup_part_none")


def _problems(report: RollupReport, messages: Messages) -> Iterator[str]:
    yield f"## {messages.term('rollup_part_problems')}"
    told = [*fault_lines(report, messages)]
    told += [finding_line(file, finding, messages) for file, finding in findings_of(report)]
    told += [uncounted_line(form, messages) for form in uncounted_of(report)]
    yield bullets(told) if told else messages.term("rollup_part_none")
