"""Paths in words: the targets of an indicator step by step, with what was reached of each in its year."""

from collections.abc import Iterator
from fractions import Fraction

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.attainment import Attained, Step, TargetPath
from cedu_targets.domain.targets import Counting, Target, TargetRelation
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.amounts import value_text
from cedu_targets.reporters.attainment.verdicts import SYMBOLS, Verdict, verdict_of, verdict_text, verdict_word
from cedu_targets.reporters.shared.target_list_words import trend_text

ARROW = " → "
"""Between two steps."""


def step_before_text(row: Attained, report: AttainmentReport, messages: Messages) -> str:
    """Of a step that is not due: whether the last step that its number can be held against is reached; else empty.

    Where nobody knows whether new ones are counted or all of them, it cannot be held against any.
    """
    path = report.path_of(row)
    if path is None or row.value is None or row.year is None or row.judged_on is None or _is_open_count(row):
        return ""
    before = [step for step in path.steps if step.year <= row.year and step.year < row.judged_on.year]
    if not before:
        return ""
    step = before[-1]
    name = "att_step_reached" if _reaches(row.value, step, row.target) else "att_step_short"
    return messages.term(name, year=step.year, step=value_text(step.value, row.target))


def _is_open_count(row: Attained) -> bool:
    asked, counted = row.target.counting, row.numerator.counting if row.numerator else None
    return asked is not None and (asked is Counting.UNSTATED or counted is not asked)


def _reaches(value: Fraction, step: Step, target: Target) -> bool:
    return value <= step.value if target.relation is TargetRelation.AT_MOST else value >= step.value


def path_line(path: TargetPath, report: AttainmentReport, messages: Messages) -> str:
    """`参与率 2020 50%✓52.1% → 2021 60%✗57.2% → 2022 75% → 2023 80%，逐年不降`."""
    achieved = {step.year: step.value for step in path.achieved}
    asked = {step.year: _step(step, achieved.get(step.year), report, messages) for step in path.steps}
    shape = path.steps[0].target
    assert shape is not None
    others = {
        year: messages.term("att_path_only", year=year, value=value_text(value, shape))
        for year, value in achieved.items()
        if year not in asked
    }
    steps = ARROW.join(told for _, told in sorted((asked | others).items()))
    told = [messages.term("att_path", name=path.name, steps=steps), trend_text(path, messages)]
    return messages.punctuation.clauses.join([*told, *_missing_years(path, messages)])


def _missing_years(path: TargetPath, messages: Messages) -> Iterator[str]:
    if path.missing:
        yield messages.term("att_path_missing", years=messages.punctuation.names.join(map(str, path.missing)))


def _step(step: Step, value: Fraction | None, report: AttainmentReport, messages: Messages) -> str:
    assert step.target is not None
    told, verdict = f"{step.year} {value_text(step.value, step.target)}", step_verdict(step, value, report)
    if value is None:
        said = "" if verdict is Verdict.WAITING else messages.term("in_brackets", text=verdict_word(verdict, messages))
        return f"{told}{said}"
    shown = value_text(value, step.target)
    if verdict is Verdict.WAITING:
        return messages.term("att_path_so_far", step=told, value=shown)
    return f"{told}{SYMBOLS[verdict]}{shown}"


def step_verdict(step: Step, value: Fraction | None, report: AttainmentReport) -> Verdict:
    """How a step stands by what was reached in its own year, None where that is not known."""
    assert step.target is not None
    if value is not None and _reaches(value, step, step.target):
        return Verdict.MET
    wholes = (row for row in report.whole_rows if row.target.id == step.target.id)
    found = [verdict_of(row, report.as_of) for row in wholes]
    known = (Verdict.MISSED, Verdict.HOPED) if value is not None else (Verdict.SILENT, Verdict.UNJUDGED)
    return next((one for one in found if one in known), Verdict.WAITING)


def step_word(step: Step, value: Fraction | None, report: AttainmentReport, messages: Messages) -> str:
    """`✗ 未达到`."""
    return verdict_text(step_verdict(step, value, report), messages)
