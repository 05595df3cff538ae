"""Targets of a pack that no item of a list demands: each is said once, wherever its words stand."""

from pathlib import Path

from docx import Document

from cedu_targets import check
from cedu_targets.packs.written_pack import load_pack
from cedu_targets.report import Report

PACK = """name: p
title: 甲镇社区教育实施方案
targets:
  - {id: first, indicator: a, quote: 教师培训率达80%以上}
  - {id: second, indicator: b, quote: 学员满意率达70%以上}
  - {id: town, indicator: c, kind: per_head, name: 经费, quote: 镇财政落实人均3元的经费}
  - {id: gone, indicator: d, quote: 居民知晓率达60%}
"""
TEXT = """甲镇社区教育实施方案
四、实施步骤
第一阶段：启动阶段（2021年3-4月）
镇成立领导小组，教师培训率达85%以上。
第二阶段：实施阶段（2021年5-8月）
各村按计划培训。
五、保障措施
镇财政落实人均2.5元的经费。
附件
甲镇社区教育工作建档要求
卷一  领导与管理
一、机构健全。
二、学员满意率达70%以上的材料。
卷二  条件与保障
一、场地落实的材料。
二、制度健全的材料。
"""


def checked(path: Path) -> Report:
    pack = path.parent / "p.yaml"
    pack.write_text(PACK, encoding="utf-8")
    return check([path], rules=load_pack(pack))


def said(report: Report) -> list[tuple[int, str, str, int | None]]:
    targets = {"first", "second", "town", "gone"}
    found = [(file.number, one) for file in report.files for one in file.not_judged if one.rule in targets]
    return [(number, one.rule, one.reason, one.place.line) for number, one in found]


def test_a_target_of_a_text_is_in_its_list_with_the_number_there(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(TEXT, encoding="utf-8")
    report = checked(path)
    assert [(file.number, file.items and str(file.items.kind)) for file in report.files] == [
        (1, "stage"),
        (2, "target"),
        (3, "dossier"),
    ]
    assert said(report) == [(1, "gone", "no_quote", 3)]
    (first, town) = report.files[1].items.entries  # type: ignore[union-attr]
    assert (first.id, str(first.targets[0].value), first.due.text, first.line) == ("first", "0.85", "2021年3-4月", 4)
    assert (town.id, str(town.targets[0].value), town.due.end, town.line) == ("town", "2.5", None, 8)
    assert [entry.targets for entry in report.files[0].items.entries] == [(), ()]  # type: ignore[union-attr]
    assert report.exit_code == 0


def test_a_workbook_beside_a_text_says_what_stands_in_the_text_alone(tmp_path: Path) -> None:
    (tmp_path / "notice.txt").write_text(TEXT, encoding="utf-8")
    rows = [
        ("序号", "工作任务", "责任单位", "完成时限"),
        ("1", "教师培训率达80%以上", "教管中心", "2021年5月"),
        ("2", "评选优秀学员", "文化中心", "2021年9月"),
    ]
    (tmp_path / "plan.csv").write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    pack = tmp_path / "p.yaml"
    pack.write_text(PACK, encoding="utf-8")
    report = check([tmp_path / "plan.csv"], rules=load_pack(pack), text=tmp_path / "notice.txt")
    assert said(report) == [
        (1, "second", "target_in_no_item", 13),
        (1, "town", "target_in_no_item", 8),
        (1, "gone", "no_quote", 1),
    ]
    assert [file.items and str(file.items.kind) for file in report.files] == ["scheduled"]  # its rows are no sentences
    told = next(one for one in report.files[0].not_judged if one.rule == "town").parameters
    assert (told["printed"], str(told["low"]), told["quote"]) == ("人均2.5元", "2.5", "镇财政落实人均2.5元的经费")


def test_words_in_the_table_of_a_document_are_not_said_to_be_gone(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("甲镇社区教育实施方案")
    table = document.add_table(rows=0, cols=4)
    for line in (
        ("序号", "工作任务", "责任单位", "完成时限"),
        ("1", "开展教师培训，教师培训率达80%以上", "教管中心", "2021年5月"),
        ("2", "回访学员，学员满意率达70%以上", "文化中心", "2021年8月"),
        ("3", "评选优秀学员", "文化中心", "2021年9月"),
    ):
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    document.add_paragraph("经费：镇财政落实人均3元的经费。")
    document.save(str(tmp_path / "plan.docx"))
    report = checked(tmp_path / "plan.docx")
    assert [(rule, reason) for _, rule, reason, _ in said(report)] == [("gone", "no_quote")]
    targets = [(file.number, entry.id) for file in report.files for entry in file.items.entries if entry.targets]  # type: ignore[union-attr]
    assert targets == [(1, "安排-1"), (1, "安排-2"), (2, "town")]
