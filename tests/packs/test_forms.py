"""The forms that a pack expects: what it says of them, which forms are its own, and what may be wrong about it."""

from pathlib import Path

import pytest

from cedu_targets.domain.fault import PackFault
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.packs.bundled import bundled_packs
from cedu_targets.packs.find import find_pack, recognise_pack
from cedu_targets.packs.lint.lint import lint
from cedu_targets.packs.pack_report import pack_report
from cedu_targets.packs.written_pack import load_pack
from project import Run
from sample_forms import form
from suzhou_items import schedule

ZH, EN = Messages(Language.ZH), Messages(Language.EN)
PACK = """
name: village-forms-2020
title: 某镇实施方案
units: [{name: 甲村, aliases: [甲村村委会]}, 乙村]
forms:
  monthly: {title: 某镇培训月报表, months: "2020-11..2021-02", due_day: 5, categories: [农业科技类, 医药卫生类]}
"""


def written(folder: Path, text: str = PACK) -> Path:
    path = folder / "pack.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_expected_is_read_from_the_pack(tmp_path: Path) -> None:
    expected = load_pack(written(tmp_path)).expected_forms
    assert expected is not None
    assert expected.months == ("2020-11", "2020-12", "2021-01", "2021-02")
    assert (expected.roster, expected.due_day) == (["甲村", "乙村"], 5)
    assert [expected.unit_called(name) for name in ("甲村村委会", "甲 村", "甲村村", "丁村")] == [
        "甲村",
        "甲村",
        None,
        None,
    ]
    assert [str(expected.last_day(month)) for month in ("2020-12", "2021-01")] == ["2021-01-05", "2021-02-05"]


@pytest.mark.parametrize(
    ("title", "fits"),
    [
        ("某镇培训月报表", True),
        ("某镇 培训月报表", True),
        ("某镇2020年11月份培训月报表", True),
        ("某镇（11）月培训月报表", True),
        ("某镇实施方案", True),
        ("某镇培训季报表", False),
        ("", False),
    ],
)
def test_a_form_is_known_by_the_title_of_the_form(tmp_path: Path, title: str, *, fits: bool) -> None:
    assert load_pack(written(tmp_path)).fits(form(title=title or None)) is fits


def test_no_list_of_items_is_known_by_the_title_of_a_form(tmp_path: Path) -> None:
    items = schedule().items
    assert items is not None
    pack = load_pack(written(tmp_path, PACK.replace("某镇培训月报表", items.title or "")))
    assert not pack.fits(items)


def test_a_bundled_pack_is_recognised_by_its_form() -> None:
    for name in bundled_packs():
        pack = find_pack(name)
        expected = pack.expected_forms
        if expected is not None and expected.title:
            assert recognise_pack(form(title=f"{expected.title}")) == pack
    assert find_pack("baisheng-2020").expected_forms is not None
    assert recognise_pack(form(title="别镇培训月报表")) is None
    assert recognise_pack(form(title=None)) is None


@pytest.mark.parametrize(
    "months", ["2020-5", "2020-05..", "2020-05..2020-13", "2020-05..2020-04", "五月到七月", "1900-01..2020-01"]
)
def test_months_that_are_no_range_are_told_with_how_to_write_them(tmp_path: Path, months: str) -> None:
    with pytest.raises(PackFault) as caught:
        load_pack(written(tmp_path, PACK.replace("2020-11..2021-02", months)))
    assert (caught.value.code, caught.value.place and caught.value.place.line) == ("PK003", 6)
    assert f"“{months}”不是月份的起止（应为 2020-05..2020-11 的形式" in ZH.fault(caught.value)
    assert f'"{months}" is no first and last month' in EN.fault(caught.value)


def test_a_category_that_stands_twice_is_told(tmp_path: Path) -> None:
    twice = PACK.replace("医药卫生类]", "医药卫生类, 农业 科技类]")
    (finding,) = lint(written(tmp_path, twice)).findings
    assert (finding.code, finding.place.line) == ("PK116", 6)
    assert ZH.message(finding) == "categories 里“农业 科技类”写了两次。"
    assert not lint(written(tmp_path)).findings


def test_rules_show_names_the_forms(tmp_path: Path, cedu: Run) -> None:
    path = written(tmp_path)
    expected = pack_report(load_pack(path)).forms
    assert expected is not None
    assert (expected.title, expected.due_day) == ("某镇培训月报表", 5)
    text = cedu("rules", "show", path).stdout
    assert "报表：某镇培训月报表，2020年11月至2021年2月（4 个月），次月 5 日前报（当天不算迟）\n" in text
    assert "培训类别：农业科技类、医药卫生类\n" in text
    path.write_text(PACK.replace("due_day: 5, ", ""), encoding="utf-8")
    assert "没有写报送期限，不判断迟报" in cedu("rules", "show", path).stdout
    assert "no last day, so that none is late" in cedu("rules", "show", path, "--lang", "en").stdout


def test_one_month_is_written_alone(tmp_path: Path) -> None:
    expected = load_pack(written(tmp_path, PACK.replace("2020-11..2021-02", "2020-11"))).expected_forms
    assert expected is not None
    assert expected.months == ("2020-11",)


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [("0", "不能小于 1", "at least 1"), ("32", "不能大于 31", "at most 31"), ("five", "应为整数", "a whole number")],
)
def test_a_day_that_is_none_is_told_with_its_limits(tmp_path: Path, day: str, zh: str, en: str) -> None:
    with pytest.raises(PackFault) as caught:
        load_pack(written(tmp_path, PACK.replace("due_day: 5", f"due_day: {day}")))
    assert zh in ZH.fault(caught.value)
    assert en in EN.fault(caught.value)
