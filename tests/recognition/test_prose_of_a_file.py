"""Items in the prose of a file beside the documents of its sheets: their order, their numbers, their names."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordDocument

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.items import Items
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.recognition.read import DocumentRead, read_documents

POINTS = ("1.办学。（责任单位：区教育局）", "2.宣传。（责任单位：区文旅局、区教育局）")
DUTIES = ("区教育局：负责办学。", "区文旅局：负责宣传。", "区财政局：负责经费。")
TABLE = (("单位", "培训人次", "活动场次"), ("全区", "30", "3"), ("东山", "10", "1"), ("秣陵", "20", "2"))
SCHEDULE = (
    ("序号", "时间", "工作内容", "责任单位"),
    ("1", "3月", "召开全区社区教育工作会议", "区教育局"),
    ("2", "5月", "举办社区教育骨干教师培训班", "区教育局"),
    ("3", "10月", "举办全民终身学习活动周开幕式", "区文旅局"),
)


def word(path: Path, *parts: str | tuple[tuple[str, ...], ...]) -> Path:
    """A Word document of paragraphs and tables."""
    document = WordDocument()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(len(part), len(part[0]))
        for row, texts in zip(table.rows, part, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.save(str(path))
    return path


def text(path: Path, *parts: str | tuple[tuple[str, ...], ...]) -> Path:
    """The same as lines of text, with tabs between the fields of a row."""
    lines = [part if isinstance(part, str) else "\n".join(map("\t".join, part)) for part in parts]
    path.write_text("\n\n".join(lines), encoding="utf-8")
    return path


def told(reads: list[DocumentRead[Any]]) -> list[tuple[int, str, str | None]]:
    return [(read.number, str(read.document.shape), read.document.title) for read in reads]


@pytest.mark.parametrize(("write", "name"), [(word, "a.docx"), (text, "a.txt")])
def test_items_and_tables_follow_one_another_as_in_the_file(
    write: Callable[..., Path], name: str, tmp_path: Path
) -> None:
    path = write(
        tmp_path / name, "甲区2021年社区教育工作要点", *POINTS, "2021年2月1日", "附件1", "甲区2021年目标任务分解表", TABLE,
        "附件2", "甲区2021年工作安排", SCHEDULE, "附件3", "甲区社区教育职责分工", *DUTIES,
    )  # fmt: skip
    reads = read_documents(path)
    assert told(reads) == [
        (1, "items", "甲区2021年社区教育工作要点"),
        (2, "table", "甲区2021年目标任务分解表"),
        (3, "items", "甲区2021年工作安排"),
        (4, "items", "甲区社区教育职责分工"),
    ]
    items = [read.document for read in reads if isinstance(read.document, Items)]
    assert [str(document.issued) for document in items] == ["2021-02-01"] * 3
    assert [document.size for document in items] == [2, 3, 3]
    assert {read.encoding for read in reads} == {"utf-8" if name == "a.txt" else None}
    assert all(read.lines is not None for read in reads)
    assert reads[1].as_table() is not None


def test_a_word_document_of_paragraphs_alone(tmp_path: Path) -> None:
    (read,) = read_documents(word(tmp_path / "a.docx", "甲区2021年工作要点", *POINTS))
    assert isinstance(read.document, Items)
    assert [(item.id, item.line) for item in read.document.entries] == [("要点-1", 2), ("要点-2", 3)]
    assert (read.document.sheet, read.document.line) == (None, 2)


def test_a_line_break_within_a_paragraph_of_word(tmp_path: Path) -> None:
    (read,) = read_documents(word(tmp_path / "a.docx", "甲区2021年工作要点", "\n".join(POINTS)))
    assert isinstance(read.document, Items)
    assert [(item.id, item.line) for item in read.document.entries] == [("要点-1", 2), ("要点-2", 2)]


def test_a_chosen_sheet_has_no_prose(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", "甲区2021年工作要点", *POINTS, "附件", "甲区2021年目标任务分解表", TABLE)
    assert [number for number, *_ in told(read_documents(path))] == [1, 2]
    assert told(read_documents(path, "第 1 张表")) == [(1, "table", "甲区2021年目标任务分解表")]


def test_two_lists_of_a_file_share_no_names(tmp_path: Path) -> None:
    path = text(tmp_path / "a.txt", "甲区2021年工作要点", *POINTS, "附件", "乙区2021年工作要点", *POINTS)
    found = [item.id for read in read_documents(path) for item in read.document.entries]  # type: ignore[union-attr]
    assert found == ["要点-1", "要点-2", "要点2-1", "要点2-2"]


def test_a_text_without_items_or_a_table_is_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputFault) as raised:
        read_documents(text(tmp_path / "a.txt", "甲区2021年工作要点", POINTS[0], "2.宣传。"))
    assert raised.value.code == "RD116"


def test_a_table_cut_at_commas_holds_no_prose(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [f"{','.join(row)}" for row in TABLE]
    path.write_text("\n".join([*rows, *(point.replace("。", "") for point in POINTS)]), encoding="utf-8")
    assert [str(read.document.shape) for read in read_documents(path)] == ["table"]


def test_nobody_is_named(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    path = text(
        tmp_path / "a.txt", "甲区2021年工作要点", "1.办学。（责任单位：区教育局；责任人：钱某某）", "2.宣传。\n牵头领导：孙某某\n责任单位：区文旅局",
        "3.培训。名单报区社区学院，联系人：郑某某，电话：00000000。（区教育局牵头，李某某配合）", "联系人：周某某，电话：00000000", "抄送：吴某某",
    )  # fmt: skip
    printed = str(cedu_json("read", path)) + str(cedu_json("check", path))
    assert "要点-3" in printed
    assert not any(name in printed for name in ("钱某某", "孙某某", "李某某", "周某某", "吴某某", "郑某某", "00000000"))


def test_times_that_name_no_day_are_told_of_paragraphs_as_of_rows(tmp_path: Path) -> None:
    points = (
        "1.办学。（责任单位：区教育局；完成时限：春节前）",
        POINTS[1],
        "3.评比。（责任单位：区教育局；完成时限：适时）",
    )
    (read,) = read_documents(text(tmp_path / "a.txt", "2024年工作要点", *points))
    (finding,) = read.findings
    assert (finding.code, finding.place.line, finding.parameters) == (
        "RD082", 3, {"texts": "春节前、适时", "rows": "3、7", "count": 2},
    )  # fmt: skip
    assert "春节前、适时（第 3、7 行）" in Messages(Language.ZH).message(finding)
    assert "春节前, 适时 (rows 3, 7)" in Messages(Language.EN).message(finding)
    schedule = (*SCHEDULE, ("4", "春节前", "走访慰问学习之星", "区教育局"))
    (read,) = read_documents(word(tmp_path / "a.docx", "2024年工作安排", schedule))
    assert [(one.code, one.parameters["rows"]) for one in read.findings] == [("RD082", "5")]


def test_prose_of_many_megabytes_is_refused_though_it_is_full_of_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cedu_targets.files.catalogue.MAX_TEXT_BYTES", 1_000_000)
    path = tmp_path / "a.txt"
    path.write_text("2020年培训3000人，10月底前完成20期。\n" * 30_000, encoding="utf-8")
    with pytest.raises(InputFault, match="RD106") as told:
        read_documents(path)
    assert told.value.variant == "text"
