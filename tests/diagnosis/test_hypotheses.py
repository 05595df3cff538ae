"""One operation over several cells: which are tried."""

from collections.abc import Callable
from pathlib import Path

from cedu_targets import check as check_file
from cedu_targets.domain.diagnosis import Cause
from made_tables import Number, check, shown, table


def test_the_districts_number_and_that_of_the_unit_below_changed_places() -> None:
    """No row has a sum here: only the district's own row says where to look."""
    first, *_ = check(table({"全区": [37], "甲": [92], "乙": [55]})).diagnoses
    assert (first.cause, first.along, shown(first)) == (Cause.SWAP, "column", {"全区/1": "37>92", "甲/1": "92>37"})


def test_a_number_of_which_no_sum_speaks_is_not_moved() -> None:
    """10 = 4 + 7, and a 6 stands beside the 7 in a column without sums: it would fit, but nothing says that it is wrong."""
    rows: dict[str, list[Number]] = {"记录": [10, 4, 7, 6]}
    found = check(table(rows, ["1=2+3"]))
    assert found.diagnoses
    assert Cause.SWAP not in {d.cause for d in found.diagnoses}


def test_of_two_columns_that_changed_places_the_district_may_sum_the_second_alone(
    sheet: Callable[..., Path], tmp_path: Path
) -> None:
    pack = tmp_path / "p.yaml"
    pack.write_text(
        "name: p\ntitle: t\nrules:\n"
        '  - {id: a, check: part_whole, whole: "1", parts: ["2", "3"], why: 说明}\n'
        '  - {id: b, check: district_sum, indicators: ["2"], why: 说明}\n',
        encoding="utf-8",
    )
    text = "单位 合计 甲类 乙类\n. 1 2 3\n全区 97 42 55\n东山 31 58 27\n秣陵 39 11 28"
    (file,) = check_file(sheet(text), rules=str(pack)).files
    assert (file.diagnoses[0].cause, shown(file.diagnoses[0])) == (Cause.SWAP, {"东山/1": "31>58", "东山/2": "58>31"})
