"""A path as a page shows it: its charts, the same numbers as a table, and what they divide by."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby

from msgspec import Struct

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.attainment import Step, TargetPath
from cedu_targets.domain.targets import Target, TargetRelation
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.amounts import distance_text, value_text, working_text
from cedu_targets.reporters.attainment.path_chart import (
    Column,
    Demanded,
    PathChart,
    Reached,
    path_chart,
    scale_of,
)
from cedu_targets.reporters.attainment.path_years import PathYear, path_years
from cedu_targets.reporters.attainment.verdicts import SYMBOLS, Verdict, verdict_word
from cedu_targets.reporters.shared.target_list_words import trend_text
from cedu_targets.reporters.shared.target_words import amount_text, demanded_text

CLASSES: Mapping[Verdict, str] = {
    Verdict.MISSED: "b", Verdict.UNJUDGED: "j", Verdict.SILENT: "u", Verdict.HOPED: "s", Verdict.OPEN: "w",
    Verdict.WAITING: "w", Verdict.SPARED: "p", Verdict.MET: "m", Verdict.EXCEEDED: "e", Verdict.NO_NUMBER: "n",
    Verdict.NOT_ASSIGNED: "n",
}  # fmt: skip
"""The classes of the style sheet."""
MOST_COLUMNS = 12
"""Of a chart, so that it fits a sheet of paper; a longer path has several."""
_SHORT = {
    Verdict.UNJUDGED: "short_not_judged", Verdict.HOPED: "path_hoped", Verdict.EXCEEDED: "short_exceeded",
}  # fmt: skip
"""Words for a chart, where there is no room."""
_ALIKE = {"m": "m", "e": "m", "p": "m", "b": "b", "o": "o"}
"""The looks that points are drawn by, each with the one that the key shows; all others are drawn open."""
BOUNDS = {TargetRelation.AT_MOST: "≤", TargetRelation.ABOUT: "≈"}
"""Signs before a number that is no floor."""


class YearLine(Struct, frozen=True):
    """A year of a path in words."""

    year: str
    demanded: str
    reached: str
    of_year: str
    """The earlier year that the number is of, where the year has none yet."""
    distance: str
    working: str
    state: str
    symbol: str
    word: str


class PathPart(Struct, frozen=True):
    """A path: its charts, and its years in words."""

    anchor: str
    name: str
    about: str
    """How its targets go, and which years have none."""
    charts: Sequence[tuple[PathChart, str]]
    """Each with what it shows, for those who do not see it."""
    lines: Sequence[YearLine]
    base: str
    """What its shares are shares of; empty where they are of nothing named."""


def path_part(number: int, path: TargetPath, report: AttainmentReport, messages: Messages) -> PathPart:
    """The path with this number."""
    years = path_years(path, report)
    like = next(step.target for step in path.steps if step.target is not None)
    columns = [_column(year, like, messages) for year in years]
    return PathPart(
        anchor=f"path-{number}",
        name=path.name,
        about=about_path(path, messages),
        charts=list(_charts(columns, report.as_of, messages)),
        lines=[_line(year, like, messages) for year in years if not year.is_empty],
        base=_base(path, messages),
    )


def _base(path: TargetPath, messages: Messages) -> str:
    found = dict.fromkeys(step.target.base for step in path.steps if step.target is not None and step.target.base)
    return messages.term("path_base", base=messages.punctuation.names.join(filter(None, found))) if found else ""


def looks_of(parts: Sequence[PathPart]) -> set[str]:
    """The looks of the points that are drawn, one for each that is drawn alike: for the key."""
    found = {point.look for part in parts for chart, _ in part.charts for point in chart.points}
    return {_ALIKE.get(look, "w") for look in found}


def about_path(path: TargetPath, messages: Messages) -> str:
    """`逐年不降；缺 2021、2022 年的目标`."""
    told = [trend_text(path, messages)]
    if path.missing:
        told.append(messages.term("att_path_missing", years=messages.punctuation.names.join(year_ranges(path.missing))))
    return messages.punctuation.phrases.join(told)


def year_ranges(years: Sequence[int]) -> Iterator[str]:
    """Years that follow one another as one: `2022`, `2024–2034`."""
    for _, found in groupby(enumerate(years), key=lambda pair: pair[1] - pair[0]):
        run = [year for _, year in found]
        yield str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}"


def _charts(columns: Sequence[Column], as_of: date, messages: Messages) -> Iterator[tuple[PathChart, str]]:
    """As many charts as it takes, all on one scale and as long as one another, each with what it shows."""
    count = -(-len(columns) // MOST_COLUMNS)
    size = -(-len(columns) // count)
    scale = scale_of(columns)
    for start in range(0, len(columns), size):
        part = columns[start : start + size]
        day, where = messages.term("gap_as_of", day=messages.day(as_of)), "path_day_inside"
        if as_of.year < part[0].first:
            day, where = f"← {day}", "path_day_before"
        elif as_of.year > part[-1].last:
            day, where = f"{day} →", "path_day_after"
        said = messages.term(where, day=messages.day(as_of))
        yield path_chart(part, as_of, day, scale), messages.term("path_description", day=said)


def _column(year: PathYear, like: Target, messages: Messages) -> Column:
    remark = "" if year.steps else messages.term("path_no_target")
    if year.verdict is Verdict.SILENT:
        remark = _state(year.verdict, messages)
    reached = None
    if year.achieved is not None:
        texts = [value_text(year.achieved.value, _target(year, like))]
        texts += [] if year.verdict is None else [_state(year.verdict, messages)]
        look = "o" if year.verdict is None else CLASSES[year.verdict]
        reached = Reached(year.achieved.value, tuple(texts), look)
    demanded = tuple(_demanded(step) for step in year.steps)
    return Column(year.first, year.last, year_text(year), remark, demanded, reached)


def year_text(year: PathYear) -> str:
    """`2021`, `2021–2029`."""
    return str(year.first) if year.first == year.last else f"{year.first}–{year.last}"


def _demanded(step: Step) -> Demanded:
    target = step.target
    assert target is not None
    if target.relation is TargetRelation.BETWEEN and target.value_high is not None:
        high = Fraction(target.value_high)
        return Demanded(step.value, f"{amount_text(target)}–{value_text(high, target)}", high)
    return Demanded(step.value, BOUNDS.get(target.relation, "") + amount_text(target))


def _state(verdict: Verdict, messages: Messages) -> str:
    word = messages.term(_SHORT[verdict]) if verdict in _SHORT else verdict_word(verdict, messages)
    return f"{SYMBOLS[verdict]} {word}"


def _target(year: PathYear, like: Target) -> Target:
    """The target that the number of a year is written like; of a year without one another of the path."""
    return next((step.target for step in year.steps if step.target is not None), like)


def _line(year: PathYear, like: Target, messages: Messages) -> YearLine:
    row, verdict = year.row, year.verdict
    known = row if row is not None and row.value is not None and verdict is not Verdict.UNJUDGED else None
    reached = None if year.achieved is None else year.achieved.value
    later = ""
    if reached is None and known is not None and known.year is not None:  # the number of an earlier year so far
        reached, later = known.value, messages.term("att_page_of_year", year=known.year)
    demands = [demanded_text(step.target, messages) for step in year.steps if step.target is not None]
    return YearLine(
        year=year_text(year),
        demanded=messages.punctuation.phrases.join(demands) or messages.term("path_no_target"),
        reached="" if reached is None else value_text(reached, _target(year, like)),
        of_year=later,
        distance="" if known is None else distance_text(known, messages),
        working="" if known is None or later else working_text(known, messages),
        state="n" if verdict is None else CLASSES[verdict],
        symbol="" if verdict is None else SYMBOLS[verdict],
        word="" if verdict is None else verdict_word(verdict, messages),
    )
