"""The cells of a table of targets: what is demanded, what was reached, how far off, and how that came about."""

from collections.abc import Iterator

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.gap import State
from cedu_targets.domain.numbers import plain
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.amounts import (
    distance_text,
    part_text,
    reached_value,
    working_text,
)
from cedu_targets.reporters.attainment.by_unit import (
    coverage_names,
    covered_of_base,
    is_counted_by_unit,
    scope_text,
    units_n,
    units_named,
)
from cedu_targets.reporters.attainment.path_words import step_before_text
from cedu_targets.reporters.attainment.sentences import label, whole_name
from cedu_targets.reporters.attainment.unjudged import next_text, reason_text
from cedu_targets.reporters.attainment.verdicts import Entry, Verdict

NOTHING = "-"


def name_cell(entry: Entry, report: AttainmentReport, messages: Messages) -> str:
    """`参与率（到2021年底）`."""
    return label(entry.row, report, messages, with_unit=False)


def unit_cell(entry: Entry, report: AttainmentReport, messages: Messages) -> str:
    """Whose number it is: `全区`, `县(区)、管委会`, `4 个单位`."""
    if entry.is_of_units:
        return messages.term("att_units_n", count=len(entry.units))
    if is_counted_by_unit(entry) and entry.target.scope:
        return scope_text(entry.row)
    return whole_name(report, messages)


def reached_cell(entry: Entry) -> str:
    """`57.2%`, of units `5/6 = 83.3%`, of a base `23/25 = 92%`; `-` where there is no number."""
    row = entry.row
    if is_counted_by_unit(entry):
        if (parts := covered_of_base(row)) is not None:
            part, of = map(plain, parts)
            return f"{part}/{of} = {reached_value(row)}"
        return _part(len(row.units), units_n(row))
    if entry.is_of_units:
        return _part(len(entry.reaching), len(entry.units))
    return NOTHING if row.value is None else reached_value(row)


def _part(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part_text(part, whole)}"


def distance_cell(entry: Entry, messages: Messages) -> str:
    """`差 2.8 个百分点`, of units how many are short; `-` where nothing can be compared."""
    if is_counted_by_unit(entry):
        short = len(entry.row.lacking)
    elif entry.is_of_units:
        short = sum(row.value is not None and row.state in (State.BELOW, State.BEHIND) for row in entry.units)
    else:
        return distance_text(entry.row, messages) or NOTHING
    return messages.term("att_short", amount=f" {messages.term('att_units_n', count=short)}") if short else NOTHING


def remark_cell(entry: Entry, report: AttainmentReport, messages: Messages, most: int | None = None) -> str:
    """How the number came about, or which units lack it; of a step that is not due, how the one before stands."""
    return messages.punctuation.phrases.join(_remarks(entry, report, messages, most))


def _remarks(entry: Entry, report: AttainmentReport, messages: Messages, most: int | None) -> Iterator[str]:
    row = entry.row
    if is_counted_by_unit(entry):
        if covered_of_base(row) is not None:
            yield working_text(row, messages)
        yield from coverage_names(row, messages, most, entry.units)
        return
    if not entry.is_of_units:
        is_ahead = entry.verdict is Verdict.WAITING
        nothing = messages.term("att_not_yet") if is_ahead and row.value is None else ""
        step = step_before_text(row, report, messages) if is_ahead else ""
        yield from filter(None, (working_text(row, messages), nothing, step))
    else:
        yield from units_named(entry, messages, most)


def reason_cell(entry: Entry, messages: Messages) -> str:
    """Why it could not be judged: `没有基数“老年人口”`; of units which of them."""
    row = entry.row
    if row.why is None or entry.is_of_units:
        return messages.punctuation.phrases.join(units_named(entry, messages))
    return reason_text(row, messages)


def next_cell(entry: Entry, messages: Messages) -> str:
    """What has to be sent."""
    rows = entry.units if entry.is_of_units else (entry.row,)
    told = dict.fromkeys(next_text(row, messages) for row in rows if row.why)
    return messages.punctuation.phrases.join(filter(None, told))
