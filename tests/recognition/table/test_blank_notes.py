"""A note that makes blanks numbers that are not given."""

from collections.abc import Callable
from pathlib import Path

import pytest

import cedu_targets
from cedu_targets.domain.indicator import Blanks
from cedu_targets.recognition.table.blank_notes import blanks_by_notes


@pytest.mark.parametrize(
    "note",
    [
        "注：空项表示数字很小，因此可能存在合计与分项相加不等的情况。", "说明：空格表示该项数据不详", "注：空白处为未报", "未上报的单位留空", "保密数据以空格列出", "空白表示人数过少未列示",
        "Note: Blank cells indicate suppressed data.", "Blanks mean that the number is not available", "Suppressed values are left blank.",
        "Notes: data withheld for small cells are blank",
    ],
)  # fmt: skip
def test_blanks_that_hide_a_number(note: str) -> None:
    assert blanks_by_notes(["另一条", note]) is Blanks.UNKNOWN


@pytest.mark.parametrize(
    "note",
    ["注：空格表示无此项任务", "没有任务的留空", "空白为零", "说明：1=2+3", "保密数据不列入本表。没有任务的留空。", "Blank cells mean zero.", "Small towns. Blanks are zeros"],
)  # fmt: skip
def test_blanks_that_hide_none(note: str) -> None:
    assert blanks_by_notes([note]) is Blanks.ZERO


SHEET = (
    "街道 合计 书画 健身 其他\n甲街 102 60 40 .\n乙街 200 120 80 .\n丙街 10 5 3 2\n丁街 10 5 3 2\n全区 323 190 126 6\n"
)


def test_only_sums_with_a_blank_are_not_judged(sheet: Callable[..., Path], tmp_path: Path) -> None:
    """Under a pack that says `blanks: zero`, too."""
    path = sheet(SHEET + "注：空项表示数字很小")
    (file,) = cedu_targets.check(path).files
    assert [(finding.code, finding.place.cell) for finding in file.findings] == [("PW001", "B6"), ("DS001", "B6")]
    assert {(entry.place.cell, entry.reason) for entry in file.not_judged} == {
        ("B2", "blank_unknown"),
        ("E6", "blank_unknown"),
    }
    (file,) = cedu_targets.check(sheet(SHEET, "plain.csv")).files
    assert [finding.place.cell for finding in file.findings] == ["B2", "B6", "B6", "E6"]
    pack = tmp_path / "pack.yaml"
    pack.write_text(
        "name: p\ntitle: '?'\nsource: '?'\ncolumns: [合计, 书画, 健身, 其他]\nblanks: zero\nrules:\n"
        "- {id: s, check: part_whole, whole: 合计, parts: [书画, 健身, 其他], why: w}\n",
        "utf-8",
    )
    (file,) = cedu_targets.check(path, rules=str(pack)).files
    assert [(finding.code, finding.place.cell) for finding in file.findings if finding.code == "PW001"] == [
        ("PW001", "B6")
    ]
