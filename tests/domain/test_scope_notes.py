"""Notes of scope: which are left, and which columns each speaks of."""

import pytest
from msgspec.structs import replace

from cedu_targets import check
from cedu_targets.domain.scope_notes import notes_under, scope_notes
from cedu_targets.domain.table import Table
from made_tables import table
from project import JIANGNING


def jiangning() -> Table:
    found = check(JIANGNING / "targets-mended.xlsx").files[0].table
    assert found is not None
    return found


def test_the_notes_of_the_real_table_without_its_sums() -> None:
    notes = {note.text: note.codes for note in scope_notes(jiangning())}
    assert [text[:6] for text in notes] == [
        "E:栏拟创建",
        "F: 在拟完",
        "2、统计单位",
        "3、学历教育",
        "4、C：“各",
        "5、“老年教",
    ]
    codes = [None if codes is None else sorted(codes, key=int) for codes in notes.values()]
    assert codes == [
        ["20", "22", "23", "24"],
        ["25", "26", "27", "28", "29"],
        None,
        ["17", "18", "19"],
        ["14", "15", "16"],
        ["11", "29"],
    ]


@pytest.mark.parametrize(
    ("note", "codes"),
    [
        ("2、第2栏含线上学习。", {"2"}),
        ("第2-3栏不含学历教育。", {"2", "3"}),
        ("（1）第9栏按季度统计。", None),
        ("统计以教育系统为主。", None),
        ("《农村培训》指在村里办的培训。", {"2"}),
        ("农村培训是指在村里办的培训。", {"2"}),
    ],
)
def test_a_note_speaks_of_the_columns_that_it_begins_with(note: str, codes: set[str] | None) -> None:
    small = table({"全区": (9, 5, 4), "甲": (9, 5, 4)})
    named = [
        replace(one, name=name) for one, name in zip(small.indicators, ("合计", "农村培训", "城镇培训"), strict=True)
    ]
    (found,) = scope_notes(replace(small, indicators=tuple(named), notes=(note,)))
    assert found.text == note
    assert found.codes == codes


def test_headings_sums_and_signatures_are_no_scope() -> None:
    notes = ("说明：", "1=2+3。", "填表人：某某　联系电话：000", "按年统计。")
    small = replace(table({"全区": (9, 5, 4), "甲": (9, 5, 4)}), notes=notes)
    assert [note.text for note in scope_notes(small)] == ["按年统计。"]
    assert notes_under(small) == ["说明：", "1=2+3。", "按年统计。"]
