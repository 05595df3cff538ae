"""Sentences of the comparison: the legend, and numbers that never read as more than they are."""

import io
from datetime import date
from fractions import Fraction

from msgspec.structs import replace
from rich.console import Console

from cedu_targets.domain.gap import Timetable
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.gap import markdown, terminal
from cedu_targets.reporters.gap import text as gap_lines
from cedu_targets.reporters.gap.sentences import STATE_SYMBOLS, lag_text, legend, share_text
from sample_reports import jiangning_gaps, messages_for

ZH = Messages(Language.ZH)


def on_a_terminal(report: GapReport, width: int, language: Language = Language.ZH) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, highlight=False).print(terminal.render(report, messages_for(language)))
    return stream.getvalue()


def test_the_legend_says_what_growth_is_growth_on_while_the_year_goes_on() -> None:
    report, said = jiangning_gaps(), ZH.term("gap_growth")
    assert report.has_last_year
    over = replace(report, timetable=replace(report.timetable, as_of=date(2020, 12, 31)))
    assert [said in legend(one, ZH) for one in (report, over, replace(report, has_last_year=False))] == [
        True, False, False,
    ]  # fmt: skip


def test_the_legend_prints_what_decided() -> None:
    report = jiangning_gaps()
    profile = (Fraction(1, 2), *[Fraction(1, 22)] * 11)
    report = replace(report, timetable=Timetable(date(2020, 9, 30), 2020, profile, Fraction(1, 20)))
    for text in (gap_lines.render(report, ZH), markdown.render(report, ZH), on_a_terminal(report, 200)):
        assert "低不超过 5 个百分点为略低" in text
        assert "月度安排" in text
        assert all(symbol in text for symbol in STATE_SYMBOLS.values())


def test_what_is_short_of_all_never_reads_as_all() -> None:
    assert share_text(Fraction(9_999, 10_000)) == "99.9%"
    assert share_text(Fraction(1)) == "100%"
    assert share_text(Fraction(2, 3)) == "66.7%"
    assert share_text(None) == "-"


def test_what_is_short_of_the_pace_never_reads_as_the_pace() -> None:
    """`完成率 75%，序时进度 75%` beside 略低 would be a riddle."""
    pace = Fraction(3, 4)
    assert share_text(Fraction(1084, 1446), pace) == "74.9%"
    assert share_text(pace, pace) == share_text(Fraction(75_004, 100_000), pace) == "75%"
    assert share_text(Fraction(5_831, 10_000), Fraction(7, 12)) == "58.3%"
    assert share_text(Fraction(9_999, 10_000), pace) == "99.9%"
    assert share_text(Fraction(1, 3), pace) == "33.3%"


def test_what_is_a_little_below_the_pace_never_reads_as_nothing_below() -> None:
    found = next(row for row in jiangning_gaps().rows if row.pace == Fraction(3, 4))
    assert lag_text(replace(found, completion=Fraction(7_499, 10_000)), ZH) == "<0.1百分点"
    assert lag_text(replace(found, completion=Fraction(3, 4)), ZH) == "0百分点"
    assert lag_text(replace(found, completion=Fraction(2, 3)), ZH) == "8.3百分点"
