"""Sentences that the reports of an attainment share: a target in a sentence, the counts, paths, and bases."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.attainment import Attained, Figure, Step, TargetPath, Trend
from cedu_targets.domain.finding import Strength
from cedu_targets.domain.numbers import percent, plain
from cedu_targets.domain.targets import Target, TargetRelation
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.amounts import base_text, distance_text, names_text, value_text, working_text
from cedu_targets.reporters.attainment.by_unit import coverage_text, is_counted_by_unit, units_text
from cedu_targets.reporters.attainment.unjudged import unjudged_text
from cedu_targets.reporters.attainment.verdicts import (
    REACHED,
    SYMBOLS,
    Entry,
    Verdict,
    counts,
    entries,
    is_yearly,
    targets_n,
    verdict_of,
    verdict_text,
    verdict_word,
)
from cedu_targets.reporters.shared.sentences import in_short as data_in_short
from cedu_targets.reporters.shared.target_words import demanded_text

_WHOLE = re.compile("全[省市州县区旗镇乡]")
"""A scope of the text that names all of it."""
_IN_SUMMARY = (
    Verdict.MISSED, Verdict.HOPED, Verdict.WAITING, Verdict.OPEN, Verdict.SILENT, Verdict.UNJUDGED, Verdict.NO_NUMBER,
    Verdict.NOT_ASSIGNED,
)  # fmt: skip
_TRENDS = {
    Trend.UP: "att_path_up", Trend.DOWN: "att_path_down", Trend.LEVEL: "att_path_level", Trend.MIXED: "att_path_mixed",
}  # fmt: skip


def title(report: AttainmentReport, messages: Messages) -> str:
    """The title of the report."""
    return messages.term("att_title", title=report.title) if report.title else messages.term("att_title_plain")


def summary(report: AttainmentReport, messages: Messages) -> str:
    """`截至 2021-12-31：26 项目标 · 已达到 9（超额 3）· 未达到 4 · …`."""
    found = entries(report)
    told = messages.term("att_summary", day=report.as_of.isoformat(), count=targets_n(found))
    if len(found) > targets_n(found):
        told += messages.term("att_rows", count=len(found))
    return " · ".join([told, *count_words(found, messages)])


def count_words(found: Sequence[Entry], messages: Messages, name: str = "att_count") -> Iterator[str]:
    """`已达到 9（超额 3）`, `未达到 4`: how many stand so, of what occurs; `name` is the term of one count."""
    counted = counts(found)
    reached, over = sum(counted[verdict] for verdict in REACHED), counted[Verdict.EXCEEDED]
    if reached:
        word = verdict_word(Verdict.MET, messages)
        yield messages.term(f"{name}_over" if over else name, word=word, count=reached, over=over)
    for verdict in _IN_SUMMARY:
        if counted[verdict]:
            yield messages.term(name, word=verdict_word(verdict, messages), count=counted[verdict])


def in_short(report: AttainmentReport, messages: Messages) -> str:
    """How the targets stand, in a phrase; then what is wrong with the data."""
    told = summary(report, messages) if report.is_compared else nothing_judged(messages)
    said = ""
    if any(file.fault or file.findings for file in report.files):
        said = data_in_short(report.inputs, messages, not_used=sum(file.fault is not None for file in report.files))
    data = messages.term("short_data", said=said) if said else ""
    return messages.punctuation.phrases.join(filter(None, (told.removesuffix(messages.punctuation.stop), data)))


def nothing_judged(messages: Messages) -> str:
    """That no target has a number that could be held against it."""
    return messages.term("att_nothing")


def target_name(target: Target) -> str:
    """What is measured: by the pack, else the words of the text."""
    return target.name or target.indicator or target.text


def whole_name(report: AttainmentReport, messages: Messages) -> str:
    """What all units together are called: 全市, as the text does, else 全区."""
    lists = (file.items.entries for file in report.files if file.items is not None)
    scopes = (target.scope or "" for entries in lists for item in entries for target in item.targets)
    return next(filter(_WHOLE.fullmatch, scopes), messages.term("att_whole"))


def time_text(row: Attained, messages: Messages) -> str:
    """By when: `到2021年底`, `每年，2021年`, `没有写期限，按规划期末2023年12月31日判定`, `没有期限`."""
    day = row.judged_on
    if day is None:
        return messages.term("att_every_year_open" if is_yearly(row.target) else "att_no_day")
    if row.is_reading:
        return messages.term("att_at_plan_end", day=_day(day, messages))
    if is_yearly(row.target):
        return messages.term("att_every_year", year=day.year)
    return messages.term("att_by", day=_day(day, messages))


def _day(day: date, messages: Messages) -> str:
    """`2021年底`, `2021年6月30日`."""
    is_end = (day.month, day.day) == (12, 31)
    return messages.term("due_end_of_year", year=day.year) if is_end else messages.day(day)


def label(row: Attained, report: AttainmentReport, messages: Messages, *, with_unit: bool = True) -> str:
    """`全区 参与率（到2021年底，预期性）`: whose number, of what, by when."""
    unit = (row.unit or whole_name(report, messages)) if with_unit else ""
    details = [time_text(row, messages)]
    if row.target.strength is Strength.EXPECTED:
        details.append(messages.term("att_hope"))
    if others := _alternatives(row.target, report):
        details.append(messages.term("att_either", others=messages.punctuation.names.join(others)))
    told = messages.punctuation.clauses.join(details)
    return messages.term("att_label_timed", unit=unit, name=target_name(row.target), details=told).strip()


def _alternatives(target: Target, report: AttainmentReport) -> Sequence[str]:
    """The targets of which one is enough, but for this one."""
    if target.either is None:
        return ()
    others = [row.target for row in report.rows if row.target.either == target.either and row.target.id != target.id]
    return list(dict.fromkeys(map(target_name, others)))


def sentence(entry: Entry, report: AttainmentReport, messages: Messages, most: int | None = None) -> str:
    """A target in a sentence, its units with it; of more than `most` of these the first few and their number."""
    row = entry.row
    if is_counted_by_unit(entry):
        head = label(row, report, messages, with_unit=False)
        text = coverage_text(row, messages, most)
        return messages.term("att_plain", label=head, text=text)
    if entry.whole is None:
        head = label(row, report, messages, with_unit=False)
        return messages.term(
            "att_line", label=head, demanded=demand(row, messages), reached=units_text(entry, messages, most)
        )
    told = row_sentence(row, report, messages)
    if entry.units:
        return messages.punctuation.phrases.join((told, units_text(entry, messages, most)))
    return told


def row_sentence(row: Attained, report: AttainmentReport, messages: Messages) -> str:
    """`全区 参与率（到2021年底）：目标不低于 60%，完成 57.2%（45760 ÷ 80000 人，…），差 2.8 个百分点`."""
    head, verdict = label(row, report, messages), verdict_of(row, report.as_of)
    demanded = demand(row, messages)
    if verdict is Verdict.UNJUDGED:
        text = unjudged_text(row, messages)
        if not demanded:
            return messages.term("att_plain", label=head, text=text)
        return messages.term("att_line", label=head, demanded=demanded, reached=text)
    if not demanded:
        return head
    if row.value is None:
        told = messages.term("att_demand", label=head, demanded=demanded)
        is_ahead = verdict is Verdict.WAITING
        return messages.punctuation.clauses.join((told, messages.term("att_not_yet"))) if is_ahead else told
    reached = [reached_text(row, report, messages), distance_text(row, messages)]
    if verdict in (Verdict.WAITING, Verdict.OPEN):
        reached.append(step_before_text(row, report, messages))
    told = messages.punctuation.clauses.join(filter(None, reached))
    return messages.term("att_line", label=head, demanded=demanded, reached=told)


def demand(row: Attained, messages: Messages) -> str:
    """What is demanded: `不低于 60%`; empty where no number is."""
    return demanded_text(row.target, messages)


def reached_text(row: Attained, report: AttainmentReport, messages: Messages) -> str:
    """`完成 57.2%（45760 ÷ 80000 人，2021年 常住人口，统计局）`; of a number before its day `目前 …`."""
    assert row.value is not None
    value, working = value_text(row.value, row.target), "" if _is_told(row, report) else working_text(row, messages)
    told = value + (messages.term("in_brackets", text=working) if working else "")
    if verdict_of(row, report.as_of) not in (Verdict.WAITING, Verdict.OPEN):
        return messages.term("att_achieved", value=told)
    if row.year is not None and row.year != report.as_of.year:
        return messages.term("att_so_far_of", value=told, year=row.year)
    return messages.term("att_so_far", value=told)


def _is_told(row: Attained, report: AttainmentReport) -> bool:
    """Whether a row before tells how the same number came about: that of an earlier step of the path."""
    if report.path_of(row) is None:
        return False
    for one in report.rows:
        if one is row:
            return False
        is_same = (one.target.indicator, one.unit, one.numerator) == (row.target.indicator, row.unit, row.numerator)
        if is_same and one.base == row.base and one.value is not None:
            return True
    return False


def step_before_text(row: Attained, report: AttainmentReport, messages: Messages) -> str:
    """Of a step that is not due: whether the last step that its number can be held against is reached; else empty."""
    path = report.path_of(row)
    if path is None or row.value is None or row.year is None or row.judged_on is None:
        return ""
    before = [step for step in path.steps if step.year <= row.year and step.year < row.judged_on.year]
    if not before:
        return ""
    step = before[-1]
    name = "att_step_reached" if _reaches(row.value, step, row.target) else "att_step_short"
    return messages.term(name, year=step.year, step=value_text(step.value, row.target))


def _reaches(value: Fraction, step: Step, target: Target) -> bool:
    return value <= step.value if target.relation is TargetRelation.AT_MOST else value >= step.value


def path_line(path: TargetPath, report: AttainmentReport, messages: Messages) -> str:
    """`参与率 2020 50%✓52.1% → 2021 60%✗57.2% → 2022 75% → 2023 80%，逐年不降`."""
    achieved = {step.year: step.value for step in path.achieved}
    steps = " → ".join(_step(step, achieved.get(step.year), report, messages) for step in path.steps)
    told = [messages.term("att_path", name=path.name, steps=steps), trend_text(path, messages)]
    return messages.punctuation.clauses.join([*told, *_missing_years(path, messages)])


def trend_text(path: TargetPath, messages: Messages) -> str:
    """`逐年不降`."""
    return messages.term(_TRENDS[path.trend])


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
    found = [one.verdict for one in entries(report) if one.target == step.target]
    known = (Verdict.MISSED, Verdict.HOPED) if value is not None else (Verdict.SILENT, Verdict.UNJUDGED)
    return next((one for one in found if one in known), Verdict.WAITING)


def step_word(step: Step, value: Fraction | None, report: AttainmentReport, messages: Messages) -> str:
    """`✗ 未达到`."""
    return verdict_text(step_verdict(step, value, report), messages)


def base_lines(report: AttainmentReport, messages: Messages, most: int | None = None) -> Iterator[str]:
    """`2021年 常住人口，统计局：全区 80000 人`: each base with its year, its source, and its numbers by unit."""
    for figures in bases_together(report).values():
        told = [base_figure(figure, report, messages) for figure in figures]
        yield messages.term(
            "att_base_line", base=base_text(figures[0], messages), values=names_text(told, messages, most)
        )


def bases_together(report: AttainmentReport) -> Mapping[object, Sequence[Figure]]:
    """The bases by name, year and source."""
    found: dict[object, list[Figure]] = {}
    for figure in report.bases:
        found.setdefault((figure.name, figure.year, figure.source), []).append(figure)
    return found


def base_figure(figure: Figure, report: AttainmentReport, messages: Messages) -> str:
    """`全区 80000 人`."""
    value = (
        percent(figure.value) if figure.is_rate else f"{plain(figure.value)} {figure.unit_of_measure or ''}".rstrip()
    )
    return messages.term("att_base_value", unit=figure.unit or whole_name(report, messages), value=value)
