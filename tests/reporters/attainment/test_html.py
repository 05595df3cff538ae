"""The page on the targets of a text: what is missed first, paths with every number in words, units by their names."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec.structs import replace

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.attainment import Attained, Step
from cedu_targets.domain.gap import State
from cedu_targets.domain.targets import TargetKind
from cedu_targets.messages.messages import Language
from cedu_targets.reporters.attainment import html
from cedu_targets.reporters.attainment.verdicts import Verdict, entries, verdict_text
from html_pages import Element, Page
from path_reports import BASES, UNITS, by, five_years, many, participation, report_of, target, with_owner
from sample_reports import messages_for

ZH = messages_for(Language.ZH)
IN_EACH_LANGUAGE = pytest.mark.parametrize("language", list(Language))


def shown(report: AttainmentReport, language: Language = Language.ZH) -> Page:
    return Page(html.render(report, messages_for(language)))


def charts(page: Page) -> list[tuple[Element, list[Element]]]:
    """Every chart of a path with what is in it."""
    found: list[tuple[Element, list[Element]]] = []
    for element in page.elements:
        if element.name == "svg":
            found.append((element, []))
        elif found and element.name in ("title", "desc", "text", "tspan", "path", "circle"):
            found[-1][1].append(element)
    return [(chart, inside) for chart, inside in found if chart.attributes.get("class") == "path"]


def test_what_is_missed_comes_first_then_what_cannot_be_judged_with_what_to_send() -> None:
    page = shown(five_years())
    assert [e.text for e in page.all("h2")] == [
        "未达到 4 项", "无法判定 2 项：要补什么", "未报 1 项", "逐年目标与完成 3 项", "逐个单位判定的目标 3 项",
        "全部目标 21 项", "用到的基数", "疑问清单",
    ]  # fmt: skip
    missed = page.all("table")[0].text
    assert all(
        told in missed for told in ("58.1%", "差 1.9 个百分点", "46713 ÷ 80400 人", "118920 人次", "achieved.xlsx")
    )
    (no_base,) = [e.text for e in page.all("li") if "没有基数“进城务工人员”" in e.text]
    assert "请在 --bases 里给出" in no_base


def test_the_tiles_count_every_target_once() -> None:
    report = five_years()
    tiles = {e.text[1:].strip(): int(e.text[0]) for e in shown(report).all("li") if re.match(r"\d", e.text)}
    found = entries(report)
    for verdict in Verdict:
        count = sum(entry.verdict is verdict for entry in found)
        assert tiles.get(verdict_text(verdict, ZH), 0) == count
    assert sum(tiles.values()) == len(found)


def test_every_number_of_a_path_is_written_in_its_chart_and_in_the_table_beside() -> None:
    page = shown(five_years())
    chart, inside = charts(page)[0]
    written = [e.text for e in inside if e.name == "tspan"]
    assert sorted(written) == sorted(
        [
            "50%", "60%", "75%", "80%", "52.7%", "+ 超额", "58.1%", "✗ 未达到", "75%", "✓ 已达到",
            "2020", "2021", "2022", "2023", "截至2023年6月30日",
        ]
    )  # fmt: skip
    table = page.all("table")[1].text
    assert all(number in table for number in written if number.endswith("%"))
    assert "75% （2022年）" in table  # of 2023 so far
    assert chart.attributes["role"] == "img"
    names = chart.attributes["aria-labelledby"].split()
    assert [e.attributes["id"] for e in inside if e.name in ("title", "desc")] == names
    assert set(names) <= set(page.ids)


def test_a_year_without_a_target_is_seen_and_one_that_nobody_reported() -> None:
    _, inside = charts(shown(five_years()))[1]
    years = [e.text for e in inside if e.name == "text" and e.attributes.get("class") == "year"]
    assert years == ["2020", "2021? 未报", "2022无目标", "2023", "2024–2034无目标", "2035"]
    assert sum("level" in e.attributes.get("class", "") for e in inside) == 4
    assert sum("dashed" in e.attributes.get("class", "") for e in inside) == 1  # over the year that was not reported


def test_points_differ_in_shape_and_not_by_colour_alone() -> None:
    marks = [e for _, inside in charts(shown(five_years())) for e in inside if "point" in e.attributes.get("class", "")]
    shapes = {e.attributes["class"]: e.name for e in marks}
    assert shapes == {"point e": "circle", "point m": "circle", "point b": "path", "point o": "circle"}


@IN_EACH_LANGUAGE
def test_every_point_of_a_year_with_a_target_has_its_sign_and_word(language: Language) -> None:
    for _, inside in charts(shown(five_years(), language)):
        looks = [e.attributes["class"].split()[-1] for e in inside if "point" in e.attributes.get("class", "")]
        told = [e.text for e in inside if e.name == "text" and len(e.attributes.get("class", "")) == 1]
        words = {"e": "+", "m": "✓", "b": "✗", "o": ""}
        assert len(told) == len(looks)
        assert all(re.search(r"\d.*" + re.escape(words[look]), text) for look, text in zip(looks, told, strict=True))


def test_a_path_of_many_years_is_drawn_in_parts_on_one_scale() -> None:
    rows, path = participation()
    first = path.steps[0].target
    assert first is not None
    steps = [(year, Decimal(year - 1999) / 100) for year in range(2000, 2030)]
    long = tuple(Step(year, Fraction(value), replace(first, id=f"t{year}", value=value)) for year, value in steps)
    report = report_of(rows, [replace(path, steps=long, achieved=(), missing=())])
    found = charts(shown(report))
    assert len(found) == 3
    heights = [
        [int(e.attributes["d"].split()[1].partition("H")[0]) for e in inside if e.attributes.get("class") == "demand"]
        for _, inside in found
    ]
    assert [len(one) for one in heights] == [10, 10, 10]
    assert heights[0][0] > heights[0][-1] > heights[1][-1] > heights[2][-1]
    descriptions = [e.text for _, inside in found for e in inside if e.name == "desc"]
    assert ["左边之外" in text for text in descriptions] == [False, False, False]
    assert ["右边之外" in text for text in descriptions] == [True, True, False]


def test_units_are_listed_by_what_they_have_lack_or_did_not_report() -> None:
    page = shown(five_years())
    lists = dict(zip((e.text for e in page.all("dt")), (e.text for e in page.all("dd")), strict=False))
    assert lists["✗ 缺 1"] == UNITS[4]
    assert lists["? 未报 1"] == UNITS[5]
    assert lists["✓ 有 4"] == "、".join(UNITS[:4])
    assert len([e for e in page.all("details") if "逐个单位的数（6 行）" in e.text]) == 2


def test_a_unit_that_did_not_report_stands_apart_from_one_with_nothing_before_the_day_too() -> None:
    one = target("教师", "1", TargetKind.COUNT, "名", each=True, due=by(2023))
    rows = [
        Attained(one, "甲街道", 2022, date(2023, 12, 31), State.BELOW, value=Fraction(0)),
        Attained(one, "乙街道", None, date(2023, 12, 31), State.NOT_REPORTED),
    ]
    page = shown(report_of(rows, []))
    lists = dict(zip((e.text for e in page.all("dt")), (e.text for e in page.all("dd")), strict=False))
    assert lists == {"? 未报 1": "乙街道", "< 未到期限 1": "甲街道"}


def test_what_nobody_reported_says_what_was_demanded_and_of_whom() -> None:
    page = shown(with_owner(five_years(), "区教育局"))
    assert any("不低于" in e.text or "达到" in e.text for e in page.all("li") if e.text.startswith("? 未报"))
    assert "责任单位：区教育局" in page.all("main")[0].text


def test_many_units_are_folded_up_and_still_named() -> None:
    report = many()
    text = html.render(report, ZH)
    assert len(text.encode()) < 200_000
    page = Page(text)
    assert len(page.all("details")) == 3
    assert sum(e.text.count("第40街道") for e in page.all("dd")) == 3
    table = next(e.text for e in page.all("table") if "全部目标" not in e.text and "第1类学校" in e.text)
    assert table.count("街道") < 40  # the cell of a target names a few and how many there are


def test_bases_stand_with_year_and_source_or_that_none_is_given() -> None:
    table = next(e.text for e in shown(five_years()).all("table") if e.text.split()[0].startswith("基数"))
    assert "没有写来源" in table  # of 2022
    assert table.count("常住人口") == len(BASES)


def test_nothing_that_could_be_judged_is_said_first() -> None:
    report = five_years()
    silent = [replace(row, value=None, state=None) for row in report.rows if row.why is not None]
    page = shown(replace(report, rows=tuple(silent), paths=()))
    header = page.all("header")[0].text
    assert "没有一项目标有数可以判断" in header
    assert "没有到期而未达到的目标" not in page.all("main")[0].text


@pytest.mark.parametrize(
    ("as_of", "word"), [(date(2019, 1, 1), "← 截至2019年1月1日"), (date(2026, 1, 1), "截至2026年1月1日 →")]
)
def test_a_day_outside_the_chart_is_named_with_an_arrow(as_of: date, word: str) -> None:
    _, inside = charts(shown(replace(five_years(), as_of=as_of)))[0]
    assert word in [e.text for e in inside]
    assert not [e for e in inside if e.attributes.get("class") == "today"]


def test_what_a_page_has_no_room_for_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MOST_LINES", 3)
    monkeypatch.setattr(html, "MOST_UNIT_LINES", 10)
    report = five_years()
    of_units = tuple(replace(BASES[0], unit=f"第{number}村") for number in range(5))
    text = shown(replace(report, bases=(*report.bases, *of_units))).all("main")[0].text
    told = "另有 {} 项没有列出，用 -f excel 或 -f json 看全部。"
    assert [count for count in range(1, 30) if told.format(count) in text] == [1, 2, 18]  # missed, bases of units, all
    assert "各单位的数太多，12 行没有列出" in text
    assert "各单位的基数（5 行）" in text
