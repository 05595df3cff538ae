"""Sentences that the reports of an attainment share: a target in a sentence, the counts, paths, and bases."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.attainment import Attained, Figure
from cedu_targets.domain.finding import Strength
from cedu_targets.domain.gap import State
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import percent, plain
from cedu_targets.domain.targets import Target
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.amounts import (
    base_text,
    distance_text,
    names_text,
    needed_text,
    reached_value,
    working_text,
)
from cedu_targets.reporters.attainment.by_unit import coverage_text, is_counted_by_unit, units_text
from cedu_targets.reporters.attainment.path_words import step_before_text
from cedu_targets.reporters.attainment.unjudged import unjudged_text
from cedu_targets.reporters.attainment.verdicts import (
    REACHED,
    Entry,
    Verdict,
    counts,
    entries,
    is_yearly,
    targets_n,
    verdict_of,
    verdict_word,
)
from cedu_targets.reporters.shared.sentences import in_short as data_in_short
from cedu_targets.reporters.shared.target_words import demanded_text

_WHOLE = lazy_pattern("全[省市州县区旗镇乡]")
"""A scope of the text that names all of it."""
_IN_SUMMARY = (
    Verdict.MISSED, Verdict.HOPED, Verdict.WAITING, Verdict.OPEN, Verdict.SILENT, Verdict.UNJUDGED, Verdict.SPARED,
    Verdict.NO_NUMBER, Verdict.NOT_ASSIGNED,
)  # fmt: skip
COUNTS = ("att_count", "att_count_over")


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


def count_words(found: Sequence[Entry], messages: Messages, names: tuple[str, str] = COUNTS) -> Iterator[str]:
    """`已达到 9（超额 3）`, `未达到 4`: how many stand so, of what occurs.

    `names` are the terms of a count, and of one with what was exceeded.
    """
    counted = counts(found)
    reached, over = sum(counted[verdict] for verdict in REACHED), counted[Verdict.EXCEEDED]
    if reached:
        word = verdict_word(Verdict.MET, messages)
        yield messages.term(names[bool(over)], word=word, count=reached, over=over)
    for verdict in _IN_SUMMARY:
        if counted[verdict]:
            yield messages.term(names[0], word=verdict_word(verdict, messages), count=counted[verdict])


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
    is_told = row.target.is_measured or not (row.is_reading or row.judged_on is None)
    details = [time_text(row, messages)] if is_told else []
    if row.target.strength is Strength.EXPECTED:
        details.append(messages.term("att_hope"))
    if others := _alternatives(row.target, report):
        details.append(messages.term("att_either", others=messages.punctuation.names.join(others)))
    named = f"{unit} {target_name(row.target)}".lstrip()
    told = messages.punctuation.clauses.join(details)
    return f"{named}{messages.term('in_brackets', text=told)}" if told else named


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
        text = coverage_text(row, messages, most, entry.units)
        return messages.term("att_plain", label=head, text=text)
    if entry.is_of_units:
        head = label(row, report, messages, with_unit=False)
        told = units_text(entry, messages, most)
        return messages.term("att_line", label=head, demanded=demand(row, messages), reached=told)
    return row_sentence(row, report, messages)


def row_sentence(row: Attained, report: AttainmentReport, messages: Messages) -> str:
    """`全区 参与率（到2021年底）：目标不低于 60%，完成 57.2%（45760 ÷ 80000 人，…），差 2.8 个百分点`."""
    head, verdict = label(row, report, messages), verdict_of(row, report.as_of)
    if not row.target.is_measured:
        return head
    demanded = demand(row, messages)
    if verdict is Verdict.UNJUDGED:
        return messages.term("att_line", label=head, demanded=demanded, reached=unjudged_text(row, messages))
    if row.value is None:
        nothing = messages.term("att_not_yet") if verdict is Verdict.WAITING else ""
        parts = (
            messages.term("att_demand", label=head, demanded=demanded),
            nothing,
            _spared_text(row, report, messages),
        )
        return messages.punctuation.clauses.join(filter(None, parts))
    reached = [reached_text(row, report, messages), distance_text(row, messages)]
    if row.state is State.ON_PACE:
        reached.append(messages.term("att_already"))
    if verdict in (Verdict.WAITING, Verdict.OPEN):
        reached.append(step_before_text(row, report, messages))
    reached.append(_spared_text(row, report, messages))
    told = messages.punctuation.clauses.join(filter(None, reached))
    return messages.term("att_line", label=head, demanded=demanded, reached=told)


def _spared_text(row: Attained, report: AttainmentReport, messages: Messages) -> str:
    """Which of its alternatives was reached; else empty."""
    names = (target_name(one.target) for one in report.rows if one.target.id == row.met_by)
    name = next(names, None) if row.met_by is not None else None
    return "" if name is None else messages.term("att_spared_by", name=name)


def demand(row: Attained, messages: Messages) -> str:
    """What is demanded: `不低于 60%`, of a unit as many as its base: `不少于 6 所`; that there is no number."""
    return needed_text(row, messages) or demanded_text(row.target, messages)


def reached_text(row: Attained, report: AttainmentReport, messages: Messages) -> str:
    """`完成 57.2%（45760 ÷ 80000 人，2021年 常住人口，统计局）`; of a number before its day `目前 …`."""
    value, working = reached_value(row), "" if _is_told(row, report) else working_text(row, messages)
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
