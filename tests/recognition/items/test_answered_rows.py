"""Rows of a checklist that answer without a text of what was to be done."""

import csv
from collections.abc import Sequence
from pathlib import Path

from cedu_targets.domain.due import UNSTATED
from cedu_targets.domain.items import Items, Reported
from cedu_targets.recognition.read import read_documents

HEADER = ["序号", "事项", "期限", "完成情况", "完成时间", "佐证材料"]
FULL = ["安排-1", "召开推进会议", "2024年3月", "已完成", "2024-03-20", "通知.pdf"]


def read(path: Path, *rows: Sequence[str]) -> tuple[Items, list[tuple[str, object]]]:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["2024年甲区安排完成情况"], HEADER, *rows])
    (one,) = read_documents(path)
    assert isinstance(one.document, Items)
    return one.document, [(found.code, found.parameters.get("rows")) for found in one.findings]


def test_a_row_with_the_name_of_an_item_and_an_answer_is_an_entry(tmp_path: Path) -> None:
    rows = [FULL, ["安排-5", "", "", "已完成", "2024-07-20", ""], ["安排-99", "", "", "", "", "a.pdf"]]
    items, notes = read(tmp_path / "a.csv", *rows)
    assert [(one.id, one.text) for one in items.entries] == [
        ("安排-1", "召开推进会议"), ("安排-5", ""), ("安排-99", ""),
    ]  # fmt: skip
    assert items.entries[1].due == UNSTATED  # no time is carried on to it
    assert [(one.item, one.reported) for one in items.returns][1:] == [
        ("安排-5", Reported.DONE), ("安排-99", Reported.BLANK),
    ]  # fmt: skip
    assert notes == []


def test_a_checklist_may_hold_nothing_but_names_and_answers(tmp_path: Path) -> None:
    items, notes = read(tmp_path / "a.csv", ["安排-2", "", "", "已完成", "2024-07-20", ""])
    assert [(one.item, one.reported) for one in items.returns] == [("安排-2", Reported.DONE)]
    assert notes == []


def test_an_answer_to_a_bare_number_is_named_at_the_end_as_well(tmp_path: Path) -> None:
    items, notes = read(tmp_path / "a.csv", FULL, ["7", "", "", "已完成", "", ""])
    assert [one.id for one in items.entries] == ["安排-1"]
    assert notes == [("RD081", "4")]
    _, notes = read(tmp_path / "a.csv", FULL, ["安排-3", "", "", "", "", ""], ["填报人：", "", "", "签字", "", ""])
    assert notes == []  # nothing is answered there
