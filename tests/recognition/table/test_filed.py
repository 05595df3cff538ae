"""The day on which a table was filled in, as the lines over and under it say."""

from datetime import date
from pathlib import Path

import pytest

from cedu_targets import check
from figure_forms import monthly, write
from writers import Cell


@pytest.mark.parametrize(
    ("written", "filed"),
    [
        ("填报日期：2020年4月2日", date(2020, 4, 2)),
        ("上报时间: 2020-04-02", date(2020, 4, 2)),
        ("填表日期 2020.4.2", date(2020, 4, 2)),
        ("报送日期：4月2日", date(2020, 4, 2)),
        ("填报日期：", None),
        ("填报日期：2020年13月2日", None),
        ("制表人：某某", None),
    ],
)
def test_the_day_behind_its_word(tmp_path: Path, written: str, filed: date | None) -> None:
    assert filed_in(tmp_path, ["填报单位：甲街道", "2020年3月", written]) == filed


def test_the_day_in_a_cell_of_its_own(tmp_path: Path) -> None:
    assert filed_in(tmp_path, ["填报单位：甲街道", "填报日期：", date(2020, 4, 2)]) == date(2020, 4, 2)


def filed_in(folder: Path, head: list[Cell]) -> date | None:
    form = monthly("甲街道", 3, [300, 120, 15])
    path = write(folder / "甲街道-3月.xlsx", form._replace(rows=[form.rows[0], head, *form.rows[2:]]))
    (file,) = check([path]).files
    assert file.table is not None
    return file.table.filed
