"""What the drafts of a bulletin (通报) on targets of a text say, be they Markdown or Word: section by section."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.attainment import TargetPath
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.amounts import names_text, value_text
from cedu_targets.reporters.attainment.by_unit import is_counted_by_unit, silent_units
from cedu_targets.reporters.attainment.cells import (
    NOTHING,
    distance_cell,
    name_cell,
    next_cell,
    reached_cell,
    reason_cell,
    remark_cell,
    unit_cell,
)
from cedu_targets.reporters.attainment.inputs import (
    finding_lines,
    owners_of,
    question_lines,
    unread_lines,
)
from cedu_targets.reporters.attainment.path_words import step_word
from cedu_targets.reporters.attainment.sentences import (
    base_figure,
    bases_together,
    count_words,
    demand,
    label,
    nothing_judged,
    sentence,
)
from cedu_targets.reporters.attainment.verdicts import (
    REACHED,
    Entry,
    Verdict,
    by_verdict,
    targets_n,
    verdict_word,
)
from cedu_targets.reporters.shared.target_list_words import trend_text

_HEADS = ["head_att_target", "head_att_unit", "head_target", "head_achieved", "head_att_distance", "head_att_working"]
_COUNTS = ("draft_att_count", "draft_att_count_over")
_MOST_UNITS = 5
"""Units that are named in a cell."""


class Saying(NamedTuple):
    """A paragraph."""

    text: str
    bold: bool = False


class Listing(NamedTuple):
    """A table: the terms over its columns, and its rows."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


class Lines(NamedTuple):
    """A list."""

    lines: Sequence[str]


Block = Saying | Listing | Lines


def sections(
    found: Sequence[Entry], report: AttainmentReport, messages: Messages, most_bases: int | None = None
) -> Sequence[Sequence[Block]]:
    """Overall, reached, missed, not due, not reported, not judged, over the years, bases, and what is open.

    With `most_bases`, of the numbers of a base only those of the first few units, and how many there are.
    """
    made = (
        _overall(found, report, messages), _reached(found, report, messages), _missed(found, report, messages),
        _waiting(found, report, messages), _silent(found, report, messages), _unjudged(found, report, messages),
        _paths(report, messages), _bases(report, messages, most_bases), _open(report, messages),
    )  # fmt: skip
    return [list(blocks) for blocks in made]


def _overall(found: Sequence[Entry], report: AttainmentReport, messages: Messages) -> Iterator[Block]:
    marks = messages.punctuation
    told = messages.term("draft_att_opening", day=messages.day(report.as_of), count=targets_n(found))
    if len(found) > targets_n(found):
        told += messages.term("att_rows", count=len(found))
    yield Saying(marks.labelled(told, marks.clauses.join(count_words(found, messages, _COUNTS)) + marks.stop))
    if not report.is_compared:
        yield Saying(nothing_judged(messages), bold=True)
    for verdict in (Verdict.NO_NUMBER, Verdict.NOT_ASSIGNED):
        if names := [name_cell(one, report, messages) for one in found if one.verdict is verdict]:
            yield Saying(marks.labelled(verdict_word(verdict, messages), marks.phrases.join(names) + marks.stop))


def _heads(report: AttainmentReport, messages: Messages) -> list[str]:
    return [*_HEADS, *(["head_owners"] if owners_of(report, messages) else [])]


def _rows(found: Sequence[Entry], report: AttainmentReport, messages: Messages) -> list[list[str]]:
    owners = owners_of(report, messages)
    return [
        [
            name_cell(one, report, messages), unit_cell(one, report, messages), demand(one.row, messages),
            reached_cell(one), distance_cell(one, messages), remark_cell(one, report, messages, _MOST_UNITS),
            *([owners.get(one.target.id, "")] if owners else []),
        ]
        for one in found
    ]  # fmt: skip


def _all_units(found: Sequence[Entry], report: AttainmentReport, messages: Messages) -> Iterator[Block]:
    """Below a table, all units of the targets of which its cells name only the first few."""
    long = [
        one for one in found if remark_cell(one, report, messages) != remark_cell(one, report, messages, _MOST_UNITS)
    ]
    if long:
        yield Lines([sentence(one, report, messages) for one in long])


def _reached(found: Sequence[Entry], report: AttainmentReport, messages: Messages) -> Iterator[Block]:
    if reached := [one for one in found if one.verdict in REACHED]:
        yield Listing(_heads(report, messages), _rows(reached, report, messages))
        yield from _all_units(reached, report, messages)


def _missed(found: Sequence[Entry], report: AttainmentReport, messages: Messages) -> Iterator[Block]:
    by = by_verdict(found)
    if by[Verdict.MISSED]:
        rows = [[*row, ""] for row in _rows(by[Verdict.MISSED], report, messages)]
        yield Listing([*_heads(report, messages), "draft_reason"], rows)
        yield from _all_units(by[Verdict.MISSED], report, messages)
    told = (
        (Verdict.HOPED, "draft_att_hoped"),
        (Verdict.OPEN, "draft_att_undated"),
        (Verdict.SPARED, "draft_att_spared"),
    )
    for verdict, name in told:
        if by[verdict]:
            yield Saying(messages.term(name))
            yield Lines([sentence(one, report, messages) for one in by[verdict]])


def _waiting(found: Sequence[Entry], report: AttainmentReport, messages: Messages) -> Iterator[Block]:
    if waiting := by_verdict(found)[Verdict.WAITING]:
        yield Listing(_heads(report, messages), _rows(waiting, report, messages))
        yield from _all_units(waiting, report, messages)


def _silent(found: Sequence[Entry], report: AttainmentReport, messages: Messages) -> Iterator[Block]:
    """What nobody reported: where its day has come, before it, and by some units alone."""
    by = by_verdict(found)
    if by[Verdict.SILENT]:
        yield Lines([sentence(one, report, messages) for one in by[Verdict.SILENT]])
    ahead = [one for one in by[Verdict.WAITING] if not one.is_of_units and one.row.value is None]
    names = [label(one.row, report, messages) for one in ahead if not is_counted_by_unit(one)]
    units = [
        messages.punctuation.labelled(name_cell(one, report, messages), messages.punctuation.names.join(silent))
        for one in found
        if one.verdict is not Verdict.SILENT and (silent := silent_units(one))
    ]
    for term, lines in (("draft_att_ahead", names), ("draft_att_units", units)):
        if lines:
            yield Saying(messages.term(term))
            yield Lines(lines)


def _unjudged(found: Sequence[Entry], report: AttainmentReport, messages: Messages) -> Iterator[Block]:
    if unjudged := by_verdict(found)[Verdict.UNJUDGED]:
        heads = ["head_att_target", "head_att_unit", "head_target", "head_att_reason", "head_att_next"]
        rows = [
            [
                name_cell(one, report, messages), unit_cell(one, report, messages), demand(one.row, messages),
                reason_cell(one, messages), next_cell(one, messages),
            ]
            for one in unjudged
        ]  # fmt: skip
        yield Listing(heads, rows)


def _paths(report: AttainmentReport, messages: Messages) -> Iterator[Block]:
    """A table for each indicator: a row a year, with its target, what was achieved, and how that stands."""
    for path in report.paths:
        missing = [messages.term("att_path_missing", years=messages.punctuation.names.join(map(str, path.missing)))]
        told = [path.name, trend_text(path, messages), *(missing if path.missing else [])]
        yield Saying(messages.punctuation.clauses.join(told), bold=True)
        yield Listing(
            ["head_att_year", "head_target", "head_achieved", "head_gap_state"],
            _years(path, report, messages),
        )


def _years(path: TargetPath, report: AttainmentReport, messages: Messages) -> list[list[str]]:
    """The years of a path, those too of which only an achievement is known."""
    steps = {step.year: step for step in path.steps}
    achieved = {step.year: step.value for step in path.achieved}
    rows = []
    for year in sorted(steps.keys() | achieved.keys()):
        step, value = steps.get(year), achieved.get(year)
        shape = step.target if step else path.steps[0].target
        assert shape is not None
        demanded = value_text(step.value, shape) if step else NOTHING
        reached = NOTHING if value is None else value_text(value, shape)
        state = step_word(step, value, report, messages) if step else NOTHING
        rows.append([str(year), demanded, reached, state])
    return rows


def _bases(report: AttainmentReport, messages: Messages, most: int | None) -> Iterator[Block]:
    rows = [
        [
            figures[0].name,
            str(figures[0].year or messages.term("att_no_year")),
            figures[0].source or messages.term("att_no_source"),
            names_text([base_figure(one, report, messages) for one in figures], messages, most),
        ]
        for figures in bases_together(report).values()
    ]
    if rows:
        yield Listing(["head_att_base", "head_att_year", "head_att_source", "head_att_numbers"], rows)


def _open(report: AttainmentReport, messages: Messages) -> Iterator[Block]:
    """What the issuing office has to say, and what has to be verified in what was read."""
    parts = (
        ("att_questions", list(question_lines(report, messages))),
        ("att_data", [*finding_lines(report, messages), *unread_lines(report, messages)]),
    )
    for name, lines in parts:
        if lines:
            yield Saying(messages.term(name) + messages.punctuation.label)
            yield Lines(lines)
