"""`cedu rollup -f markdown`: a draft of the bulletin (通报): the sums, who reported, who did not, what differs."""

from collections.abc import Iterator, Sequence

from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.rollup import figures_words
from cedu_targets.reporters.rollup.sentences import (
    aside_lines,
    completeness_line,
    finding_line,
    findings_of,
    rates_line,
    sums_line,
    uncounted_line,
    uncounted_of,
)
from cedu_targets.reporters.rollup.words import (
    HEADS,
    amount,
    mark,
    meaning_of,
    month_heads,
    months_of,
    span,
    title_of_forms,
)
from cedu_targets.reporters.shared.column_heads import column_head
from cedu_targets.reporters.shared.escaping import markdown as text
from cedu_targets.reporters.shared.escaping import markdown_cell
from cedu_targets.reporters.shared.markdown_table import bullets
from cedu_targets.reporters.shared.sentences import fault_lines, joined
from cedu_targets.rollups.figure_report import FigureRollup
from cedu_targets.rollups.report import RollupReport
from cedu_targets.rollups.slots import Slot, Slots
from cedu_targets.rollups.sums import Total
from cedu_targets.rollups.table import columns_of
from cedu_targets.version import __version__


def render(report: RollupReport, messages: Messages) -> str:
    """The whole draft as Markdown."""
    named = title_of_forms(report, messages)
    heading = messages.term("rollup_heading", title=named) if named else messages.term("rollup_heading_plain")
    day = messages.term("rollup_as_of", day=messages.day(report.as_of))
    blocks = [f"# {text(heading)}", f"> {messages.term('draft_opening_note')}"]
    blocks.append(text(" · ".join(filter(None, (span(months_of(report), messages), day)))))
    has_units = any(part.units for part in report.parts)
    figures = report.figures
    if report.units:
        blocks += [f"## {messages.term('rollup_part_sums')}", *_sums(report, messages)]
        blocks += [f"## {messages.term('rollup_part_forms')}", *_forms(report, messages, meaning_of(report, messages))]
        blocks += [*_missing(report, messages), *_differing(report, messages)]
    if figures is not None and not report.has_classes:
        blocks += [f"## {messages.term('rollup_part_sums')}", *_figures(figures, messages)]
        blocks.append(f"## {messages.term('rollup_part_forms')}")
        blocks += _forms(figures, messages, figures_words.meaning(figures, messages))
        blocks += [*_missing(figures, messages), *_differing(figures, messages)]
    elif figures is not None:
        blocks += [f"## {messages.term('figures_part')}", messages.term("figures_both"), *_figures(figures, messages)]
        blocks += _forms(figures, messages, figures_words.meaning(figures, messages))
    blocks += _problems(report, messages)
    blocks += [f"## {messages.term('rollup_part_next')}", messages.term("draft_blank")] if has_units else []
    blocks += [messages.term("bulletin_signed"), messages.term("bulletin_day")] if has_units else []
    blocks.append("---")
    blocks += [text(line) for line in aside_lines(report, messages)]
    blocks.append(f"*{messages.term('draft_made_by', version=__version__)}*")
    return "\n\n".join(blocks) + "\n"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of escaped cells."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(map(markdown_cell, line))} |" for line in lines)


def _sums(report: RollupReport, messages: Messages) -> Iterator[str]:
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


def _forms(report: Slots, messages: Messages, meaning: str) -> Iterator[str]:
    yield text(joined(messages, completeness_line(report, messages, most=0), rates_line(report, messages)))
    if not report.has_roster:
        yield text(messages.term("rollup_no_roster"))
    months = month_heads(report.months, messages)
    heads = [messages.term("head_rollup_unit"), *months.values()]
    yield _table(heads, [[unit, *(mark(slot, messages) for slot in report.of_unit(unit))] for unit in report.units])
    yield text(meaning)


def _missing(report: Slots, messages: Messages) -> Iterator[str]:
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


def _differing(report: Slots, messages: Messages) -> Iterator[str]:
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


def _figures(report: FigureRollup, messages: Messages) -> Iterator[str]:
    """The numbers of each unit."""
    yield text(joined(messages, figures_words.sums_line(report, messages), messages.term("figures_note")))
    shown = report.indicators[: figures_words.MOST_INDICATORS]
    heads = [messages.term("head_rollup_unit"), *(column_head(one) for one in shown)]
    yield _table(heads, [*figures_words.rows(report), figures_words.total_row(report, messages)])
    if figures_words.has_signs(report):
        yield text(messages.term("figures_sign"))


def _problems(report: RollupReport, messages: Messages) -> Iterator[str]:
    yield f"## {messages.term('rollup_part_problems')}"
    told = [*fault_lines(report.files, messages)]
    told += [finding_line(file, finding, messages) for file, finding in findings_of(report)]
    told += [uncounted_line(form, messages) for form in uncounted_of(report)]
    yield bullets(told) if told else messages.term("rollup_part_none")
