"""The folders of a dossier: names that every system takes, and a tree in which every item finds its own again."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cedu_targets.agenda.dossier import LONGEST, Dossier, dossier_of, short_title
from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.domain.material import Completeness
from cedu_targets.domain.safe_names import RESERVED, safe_name
from cedu_targets.report import FileReport
from dossiers import dossier, put, status_with

NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]


def made(file: FileReport) -> Dossier:
    found = dossier_of([file])
    assert found is not None
    return found


def test_the_town_s_dossier() -> None:
    found = made(dossier())
    assert (found.title, found.size, found.numbers, len(found.folders)) == ("社区教育实验区建档要求", 41, 16, 46)
    assert found.folders[:2] == ["卷一 领导与管理", "卷一 领导与管理/1 镇领导对社区教育内涵"]
    assert "卷二 条件与保障/10 有一支相对稳定" in found.folders
    assert "卷四 社区教育成效/9 建立扶贫帮困储藏室" in found.folders
    assert [row.name for row in found.rows if row.item.id == "卷三-二"] == ["卷三-二a", "卷三-二b"]
    assert [row.is_first for row in found.rows if row.item.id == "卷三-二"] == [True, False]


def test_a_list_without_volumes_and_numbers_that_stand_twice() -> None:
    names = ["卷-1", "卷-2", "卷-2(2)", "卷-3"]
    entries = tuple(Item(name, ItemKind.DOSSIER, f"材料 {name}") for name in names)
    found = made(FileReport("a.xlsx", 1, Items("评价指标", ItemKind.DOSSIER, None, None, entries)))
    assert found.folders == ["1 材料 卷-1", "2 材料 卷-2", "卷-2(2) 材料 卷-2", "3 材料 卷-3"]


def test_what_is_no_dossier() -> None:
    entries = (Item("安排-1", ItemKind.SCHEDULED, "项目申报"),)
    assert dossier_of([FileReport("a.xlsx", 1, Items("安排", ItemKind.SCHEDULED, None, None, entries))]) is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("建立“扶贫帮困”储藏室。弘扬捐赠。", "建立扶贫帮困储藏室"),
        ("一、二三", "一、二三"),
        ("社区、登记在册的下岗待业人员培训率达50%", "社区、登记在册的下岗待业人员培训率达50"),
        ("年 度\n报告", "年 度 报告"),
        ("", ""),
    ],
)
def test_the_first_words_of_a_text(text: str, title: str) -> None:
    assert short_title(text) == title


@pytest.mark.parametrize(
    "name", ["con", "NUL.txt", "a/b", "a\\b:c*?", "尾. ", "...", "", "\u202e反\x00", "x" * 99, "~$锁"]
)
def test_names_that_every_system_takes(name: str) -> None:
    safe = safe_name(name, LONGEST)
    assert 0 < len(safe) <= LONGEST
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\u202e]', safe)
    assert not RESERVED.fullmatch(safe)
    assert safe == safe.strip(". ")
    assert not safe.startswith(("~$", "."))


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.sampled_from(
    ["年度报告", "12月活动", "3.15 维权", "卷二 说明", "2-10 材料", "CON", "安排-3", "甲村", "照片/名册"]
)


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=12), min_size=1, max_size=4), TEXTS)
@settings(max_examples=40, deadline=None)
def test_a_file_in_every_folder_of_the_template_and_nothing_is_missing(volumes: list[list[str]], heading: str) -> None:
    """Whatever the items are called; and each file is found for its own item."""
    entries = tuple(
        Item(f"卷{NUMERALS[volume]}-{NUMERALS[number]}", ItemKind.DOSSIER, text, NUMERALS[number], heading)
        for volume, texts in enumerate(volumes)
        for number, text in enumerate(texts)
    )
    file = FileReport("a.txt", 1, Items(None, ItemKind.DOSSIER, None, None, entries))
    found = made(file)
    assert len({folder.casefold() for folder in found.folders}) == len(found.folders)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for row in found.rows:
            put(folder, f"{row.folder}/{row.item.id}.txt")
        report = status_with(folder, documents=(file,))
        for one in report.rows:
            assert one.material is not None
            assert one.material.completeness is Completeness.COMPLETE
            assert [Path(path).stem for path in one.material.found] == [one.item.id]
        assert not [one for one in report.files[0].findings if one.code.startswith("DO")]
