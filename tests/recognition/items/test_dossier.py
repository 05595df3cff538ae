"""A dossier in prose: its volumes, its items that are numbered anew in each, and what only resembles one."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document

from cedu_targets.domain.items import ItemKind, Items
from cedu_targets.recognition.items.dossier import asks_material
from cedu_targets.recognition.items.prose import items_in_prose
from cedu_targets.recognition.read import read_documents

TEXT = [
    "甲镇社区教育档案目录",
    "卷一  组织管理",
    "一、成立社区教育领导小组，分工明确，",
    "职责到人。",
    "二、年度计划和总结的材料。",
    "",
    "卷二  条件保障",
    "一、有场地、有设施。场地向居民开放。",
    "二、经费台账齐全的相关资料",
    "三、师资队伍稳定。",
    "附件3",
    "甲镇社区教育月报表",
]


def dossier(lines: Sequence[str]) -> Items:
    (found,) = [one for one in items_in_prose(lines) if one.kind is ItemKind.DOSSIER]
    return found


def test_each_item_is_named_by_its_volume_and_number() -> None:
    found = dossier(TEXT)
    assert (found.title, found.line) == ("甲镇社区教育档案目录", 3)
    assert [(one.id, one.number, one.section, one.line, one.asks_material) for one in found.entries] == [
        ("卷一-一", "一", "组织管理", 3, False),
        ("卷一-二", "二", "组织管理", 5, True),
        ("卷二-一", "一", "条件保障", 8, False),
        ("卷二-二", "二", "条件保障", 9, True),
        ("卷二-三", "三", "条件保障", 10, False),
    ]
    assert found.entries[0].text == "成立社区教育领导小组，分工明确，职责到人。"
    assert all(not one.owners and not one.due.printed for one in found.entries)


@pytest.mark.parametrize(
    ("one", "two", "first"),
    [
        ("卷一：组织管理", "卷二：条件保障", "卷一-一"),
        ("卷一、组织管理", "卷二、条件保障", "卷一-一"),
        ("卷一组织管理", "卷二条件保障", "卷一-一"),
        ("卷1 组织管理", "卷2 条件保障", "卷1-一"),
        ("第一卷 组织管理", "第二卷 条件保障", "卷一-一"),
        ("第 1 卷　组织管理", "第 2 卷　条件保障", "卷1-一"),
    ],
)
def test_volumes_however_they_are_written(one: str, two: str, first: str) -> None:
    found = dossier([TEXT[0], one, *TEXT[2:6], two, *TEXT[7:]])
    assert (found.entries[0].id, found.size) == (first, 5)
    assert {entry.section for entry in found.entries} == {"组织管理", "条件保障"}


@pytest.mark.parametrize(("mark", "below"), [("1.", "（1）"), ("（一）", "1."), ("1、", "①")])
def test_items_however_they_are_numbered(mark: str, below: str) -> None:
    marks = [mark, mark.replace("1", "2").replace("一", "二")]
    lines = [TEXT[0], "卷一 组织", *(f"{one}机构健全。" for one in marks), "卷二 保障"]
    lines += [f"{marks[0]}有经费：", f"{below}预算；", f"{below.replace('1', '2').replace('①', '②')}决算。", f"{marks[1]}有师资。"]  # fmt: skip
    found = dossier(lines)
    assert [one.number for one in found.entries] == [*("12" if "1" in mark else "一二")] * 2
    assert "预算" in found.entries[2].text
    assert [part.text for part in found.entries[2].parts] == ["预算；", "决算。"]


def test_numbers_that_word_keeps_apart_are_counted(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph(TEXT[0])
    for volume in ("卷一 组织管理", "卷二 条件保障"):
        document.add_heading(volume, 1)
        for text in ("成立领导小组的文件。", "年度计划和总结的材料"):
            document.add_paragraph(text, style="List Number")
    document.save(str(tmp_path / "a.docx"))
    (read,) = read_documents(tmp_path / "a.docx")
    assert isinstance(read.document, Items)
    assert [(one.id, one.number, one.asks_material) for one in read.document.entries] == [
        ("卷一-1", None, False), ("卷一-2", None, True), ("卷二-1", None, False), ("卷二-2", None, True),
    ]  # fmt: skip


def test_a_volume_without_a_name_is_called_by_its_number() -> None:
    found = dossier([TEXT[0], "卷一", *TEXT[2:6], "卷二", *TEXT[7:]])
    assert {one.section for one in found.entries} == {"卷一", "卷二"}


def test_a_number_that_stands_twice_still_gives_two_names() -> None:
    found = dossier([line.replace("三、", "二、") for line in TEXT])
    assert [one.id for one in found.entries] == ["卷一-一", "卷一-二", "卷二-一", "卷二-二", "卷二-二(2)"]


def test_an_annex_ends_the_dossier_and_stages_beside_it_are_read() -> None:
    plan = [
        "甲镇2020年工作方案",
        "第一阶段：筹备（2020年3月）",
        "成立机构。",
        "第二阶段：实施（2020年5月）",
        "开展培训。",
        "附件1",
    ]
    found = items_in_prose([*plan, *TEXT, "一、填表说明", "二、报送要求"])
    assert [(one.kind, one.size) for one in found] == [(ItemKind.STAGE, 2), (ItemKind.DOSSIER, 5)]


def test_its_owners_in_brackets_are_kept() -> None:
    found = dossier([line.replace("稳定。", "稳定。（责任单位：社区学院）") for line in TEXT])
    assert [owner.name for owner in found.entries[-1].owners] == ["社区学院"]
    assert found.entries[-1].text == "师资队伍稳定。"


def test_two_dossiers_of_one_text_are_apart() -> None:
    found = items_in_prose([*TEXT, "附件4", *TEXT[:-2]])
    assert [(one.kind, one.size) for one in found] == [(ItemKind.DOSSIER, 5)] * 2


def test_a_word_document_and_a_list_in_csv(tmp_path: Path) -> None:
    document = Document()
    for line in TEXT[:10]:
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    with (tmp_path / "a.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([line] for line in TEXT[:10])
    for name in ("a.docx", "a.csv"):
        (read,) = read_documents(tmp_path / name)
        assert isinstance(read.document, Items)
        assert (read.document.kind, read.document.size) == (ItemKind.DOSSIER, 5)
        assert read.document.entries[0].text == "成立社区教育领导小组，分工明确，职责到人。"


@pytest.mark.parametrize(
    "lines",
    [
        ["甲县县志", "卷一 沿革", "一、古代。", "二、近代。", "卷二 物产", "一、水稻。", "二、油菜。"],
        ["甲县县志", "卷一 沿革", "古代，此地为郡。", "近代，此地为县。", "卷二 物产", "水稻。", "油菜。"],
        [TEXT[0], *TEXT[1:6]],
        [TEXT[0], "卷一 组织", "一、机构健全。", "卷二 保障", "一、有经费。"],
        ["社区教育试题（含材料题）", "卷一是选择题。", "卷二是问答题。"],
        ["甲镇社区教育档案", "卷入市场的居民要培训。", "卷起袖子加油干。"],
    ],
)
def test_what_only_resembles_one_is_none(lines: list[str]) -> None:
    assert [one for one in items_in_prose(lines) if one.kind is ItemKind.DOSSIER] == []


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("学习型社区创建率达45%的材料。", True),
        ("各种经典材料、工作亮点材料等。", True),
        ("开展活动的相关资料；", True),
        ("形成规范齐全的档案资料（包括学员名册等）。", False),
        ("编写乡土材料，供居民学习。", False),
    ],
)
def test_what_asks_for_documents(text: str, asks: bool) -> None:
    assert asks_material(text) is asks
