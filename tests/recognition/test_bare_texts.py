"""Files in which numbers in sentences stand alone, or beside tables, lists and dossiers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as WordDocument

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.items import ItemKind, Items
from cedu_targets.domain.targets import TargetKind
from cedu_targets.evaluation.unjudged_numbers import unjudged_numbers, without
from cedu_targets.packs.targets import TargetEntry
from cedu_targets.recognition.bare_texts import is_cut_into_cells
from cedu_targets.recognition.candidates import candidates_in
from cedu_targets.recognition.items.thresholds import targets_of
from cedu_targets.recognition.read import read_documents, read_tables

PLAN = (
    "乙县社区教育三年规划（2023—2025年）",
    "",
    "到2025年，居民参与率达到55%以上，每个乡镇建成一所社区学校，力争培育示范学习点12个。",
    "2023年1月9日",
)
NUMBERS = ["55%以上", "一所", "12个"]


def as_text(path: Path, lines: tuple[str, ...], encoding: str) -> Path:
    path.write_text("\n".join(lines), encoding=encoding)
    return path


def as_word(path: Path, lines: tuple[str, ...]) -> Path:
    document = WordDocument()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


@pytest.mark.parametrize(
    "write",
    [
        lambda folder: as_text(folder / "规划.txt", PLAN, "utf-8"),
        lambda folder: as_text(folder / "规划.txt", PLAN, "gb18030"),
        lambda folder: as_text(folder / "规划.txt", PLAN, "utf-8-sig"),
        lambda folder: as_word(folder / "规划.docx", PLAN),
    ],
    ids=["utf-8", "gb18030", "utf-8-sig", "docx"],
)
def test_a_text_with_numbers_in_sentences_alone(write: Callable[[Path], Path], tmp_path: Path) -> None:
    (read,) = read_documents(write(tmp_path))
    items = read.document
    assert isinstance(items, Items)
    assert (items.kind, items.title, items.period, str(items.issued)) == (
        ItemKind.TARGET, PLAN[0], "2023-2025", "2023-01-09",
    )  # fmt: skip
    assert (items.entries, items.is_bare) == ((), True)
    assert [(one.line, one.printed) for one in items.candidates] == [(3, number) for number in NUMBERS]
    assert read.candidates == items.candidates


def test_such_a_text_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(InputFault) as raised:
        read_tables(as_text(tmp_path / "规 划.txt", PLAN, "utf-8"))
    assert raised.value.code == "RD093"
    assert raised.value.parameters == {"count": 3, "file": f"'{tmp_path / '规 划.txt'}'"}


@pytest.mark.parametrize(
    "lines",
    [
        ("只有文字，没有数。", "第二行。"),
        ("依据〔2020〕7号文件，面向60岁以上老年人开设三级课程。",),
        ("现有社区学校12所。", "2020年共培训3万人次。"),
        ("任务,说明", "参与率达到50%以上,全年", "培训居民不少于500人次,全年"),
        ("任务;说明;备注", "参与率达到50%以上;全年;新建学校2所", "培训居民不少于500人次;全年;"),
        ("任务\t每个乡镇建成一所社区学校", "目标\t到2025年参与率达到55%以上"),
    ],
)
def test_a_text_without_such_a_number_or_cut_into_cells_is_nothing(lines: tuple[str, ...], tmp_path: Path) -> None:
    for name in ("表.csv", "表.txt"):
        with pytest.raises(InputFault) as raised:
            read_documents(as_text(tmp_path / name, lines, "utf-8"))
        assert raised.value.code in ("RD116", "RD130")


@pytest.mark.parametrize(
    ("lines", "is_cut"),
    [
        (("甲,1,2", "乙,3,4"), True),
        (("标题", "甲,1,2", "乙,3,4", ""), True),
        (("一、目标,任务", "到2025年,参与率达到50%,满意率达到90%,培训5000人次。", "二、保障"), False),
        (("建成学校5所;", "培训5000人次;", "新建学习点3个;"), False),
        (("只有一行,还有两个,逗号",), False),
        ((), False),
    ],
)
def test_a_text_is_cut_into_cells_where_its_lines_have_as_many_fields(lines: tuple[str, ...], is_cut: bool) -> None:
    assert is_cut_into_cells(lines) is is_cut


TABLE = "单位\t培训人次\t活动场次\n全县\t30\t3\n甲镇\t10\t1\n乙镇\t20\t2"


def test_beside_a_table_they_are_told_with_it(tmp_path: Path) -> None:
    path = as_text(tmp_path / "通知.txt", (*PLAN, "附件", "乙县2023年目标任务分解表", TABLE), "utf-8")
    (read,) = read_documents(path)
    assert str(read.document.shape) == "table"
    assert [one.printed for one in unjudged_numbers([read])] == NUMBERS


def test_a_csv_and_a_workbook_have_none(tmp_path: Path) -> None:
    rows = TABLE.replace("\t", ",").replace("乙镇,20", "达到50%以上,20")
    (read,) = read_documents(as_text(tmp_path / "表.csv", (rows,), "utf-8"))
    assert read.candidates == ()


POINTS = ("1.办学。（责任单位：县教育局）", "2.全年培训居民5000人次。（责任单位：县文旅局）")


def test_beside_a_list_they_are_told_with_each_document(tmp_path: Path) -> None:
    path = as_text(tmp_path / "要点.txt", ("乙县2023年社区教育工作要点", *POINTS, "参与率达到50%以上。"), "utf-8")
    reads = read_documents(path)
    assert [one.printed for one in unjudged_numbers(reads)] == ["5000人次", "50%以上"]


def test_what_a_dossier_demands_is_told_with_its_items(tmp_path: Path) -> None:
    dossier = (
        "甲镇社区教育档案目录", "卷一  组织管理", "一、成立社区教育领导小组，职责到人。", "二、居民参与率不低于60%的材料。", "卷二  条件保障",
        "一、每年举办讲座12场的材料。", "二、经费台账齐全的相关资料", "三、设2名专职教师。", "附件3",
    )  # fmt: skip
    reads = read_documents(as_text(tmp_path / "建档.txt", (*PLAN, "", *dossier), "utf-8"))
    assert any(isinstance(read.document, Items) and read.document.kind is ItemKind.DOSSIER for read in reads)
    assert [one.printed for one in unjudged_numbers(reads)] == NUMBERS


def test_a_target_takes_out_its_own_number_and_no_other_like_it() -> None:
    candidates = candidates_in(["建设示范街道2个，示范社区2个。参与率达到50%以上；培训率达到50%以上。实现机构全覆盖。"])
    assert len(candidates) == 5
    left = without(candidates, targets_of("目标-1", "培训率达到50%以上"))
    assert [(one.printed, one.name) for one in left] == [
        ("2个", "示范街道"), ("2个", "示范社区"), ("50%以上", "参与率"), ("全覆盖", "机构"),
    ]  # fmt: skip
    assert without(candidates, ()) == candidates


def test_a_number_in_the_quote_of_a_target_that_counts_units_is_no_other_number() -> None:
    candidates = candidates_in(["每个街道建成一所社区学校，每年培训居民300人次。"])
    all_of_them = TargetEntry(
        id="a", quote="每个街道建成一所社区学校", kind=TargetKind.COVERAGE, indicator="a"
    ).quoted()
    assert [one.printed for one in without(candidates, [all_of_them])] == ["300人次"]
