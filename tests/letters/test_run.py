"""What each unit has to reach and to see to: by the real table, and by small ones with lists of what is due."""

from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from cedu_targets import api
from cedu_targets.domain.fault import CallFault, DataFault, InputFault
from cedu_targets.domain.items import Role
from cedu_targets.domain.table import Table
from cedu_targets.letters.letter import Letter, Letters
from cedu_targets.letters.run import letters_of
from cedu_targets.report import FileReport
from made_tables import table
from project import JIANGNING, SUZHOU
from target_books import FOUR, ITEMS, Row, target_rows, write_book


def numbers(letter: Letter) -> dict[str, Decimal | None]:
    return {one.indicator.code: one.value for group in letter.groups for one in group.targets}


@pytest.fixture(scope="module")
def jiangning() -> Letters:
    return api.letters(JIANGNING / "targets-mended.xlsx")


@pytest.fixture
def four(tmp_path: Path) -> Path:
    return write_book(tmp_path / "four.xlsx", {"目标": target_rows(FOUR)})


def test_every_number_is_the_tables_and_blank_ones_are_not_listed(jiangning: Letters) -> None:
    table: Table = jiangning.table
    assert [letter.unit for letter in jiangning.letters] == list(table.units)
    assert [numbers(letter) for letter in jiangning.letters] == [dict(table.row(unit)) for unit in table.units]
    assert [letter.count for letter in jiangning.letters][-1] == 10
    assert (jiangning.year, jiangning.source) == ("2020", "江宁教职〔2020〕18号 附件")


def test_a_unit_gets_the_notes_that_concern_it(jiangning: Letters) -> None:
    heads = {letter.unit: [note[:4] for note in letter.notes] for letter in jiangning.letters}
    assert heads["东山"] == ["E:栏拟", "F: 在", "2、统计", "5、“老"]
    assert heads["淳化"] == ["F: 在", "2、统计", "4、C：", "5、“老"]
    assert heads["学院"] == ["2、统计", "3、学历", "5、“老"]


def test_duties_of_the_pack_go_to_whom_they_name(jiangning: Letters) -> None:
    duties = {letter.unit: [duty.item.id for duty in letter.duties] for letter in jiangning.letters}
    assert duties["学院"] == ["teacher-trainings", "research", "showcase", "own-brand"]
    assert duties["东山"] == duties["麒麟"] == ["part-time-teachers", "safety"]
    assert [duty.item.id for duty in jiangning.of_others] == ["own-research", "funds"]
    assert "national-brand" in [duty.item.id for duty in jiangning.unowned]


def test_the_notice_beside_the_table_says_its_duties_once(jiangning: Letters) -> None:
    both = api.letters(JIANGNING / "targets-mended.xlsx", beside=[JIANGNING / "notice.txt"])
    college = [duty.item.id for duty in both.letters[-1].duties]
    assert len(college) == len(set(college)) >= 4
    assert [duty.item.id for duty in jiangning.letters[-1].duties] == college[:4]


def test_items_go_to_their_owners_and_to_all_that_they_stand_for(four: Path, tmp_path: Path) -> None:
    found = api.letters(four, beside=[write_book(tmp_path / "items.xlsx", {"安排": ITEMS})])
    duties = {one.unit: [(duty.item.id, duty.role) for duty in one.duties] for one in found.letters}
    assert duties == {
        "甲镇": [("安排-2", Role.DUTY), ("安排-3", Role.DUTY), ("安排-5", None)],
        "乙镇": [("安排-3", Role.DUTY), ("安排-5", None), ("安排-6", Role.SUPPORT)],
        "丙街道": [("安排-5", None)],
        "社区学院": [("安排-5", None)],
    }
    assert [duty.item.id for duty in found.unowned] == ["安排-4"]
    assert [duty.item.id for duty in found.of_others] == ["安排-1"]


def test_of_another_places_schedule_nothing_is_used(four: Path) -> None:
    found = api.letters(four, beside=[SUZHOU / "schedule.xlsx"])
    assert not any(letter.duties for letter in found.letters)
    assert len(found.of_others) + len(found.unowned) == 26


def test_a_unit_with_nothing_gets_no_letter(tmp_path: Path) -> None:
    units: dict[str, Row] = {**FOUR, "戊镇": (None, None, None, None)}
    found = api.letters(write_book(tmp_path / "five.xlsx", {"目标": target_rows(units)}))
    assert found.without_targets == ("戊镇",)
    assert "戊镇" not in found.units


def test_floors_are_kept_as_written(four: Path) -> None:
    found = api.letters(four)
    floors = [one.floor for letter in found.letters for group in letter.groups for one in group.targets if one.floor]
    assert [floor.text for floor in floors] == ["≥50%", "50—60%"]


def test_errors_stand_in_the_way(tmp_path: Path) -> None:
    with pytest.raises(DataFault) as raised:
        api.letters(JIANGNING / "targets.xlsx", rules="jiangning-2020")
    assert raised.value.exit_code == 1
    assert raised.value.parameters["count"] == 5
    assert str(raised.value.parameters["command"]).endswith("targets.xlsx --rules jiangning-2020")


def test_what_holds_no_targets_is_refused(tmp_path: Path) -> None:
    achieved = write_book(tmp_path / "a.xlsx", {"完成": target_rows(FOUR, word="目标任务完成情况表")})
    items = write_book(tmp_path / "i.xlsx", {"安排": ITEMS})
    for path, variant in ((achieved, "other"), (items, "")):
        with pytest.raises(InputFault) as raised:
            api.letters(path)
        assert (raised.value.code, raised.value.variant) == ("targets_none", variant)


def test_of_several_tables_one_has_to_be_named(tmp_path: Path) -> None:
    sheets = {"2021年": target_rows(FOUR), "2022年": target_rows(FOUR, year=2022)}
    two = write_book(tmp_path / "two.xlsx", sheets)
    with pytest.raises(CallFault) as raised:
        api.letters(two)
    assert raised.value.parameters["sheets"] == "2021年、2022年"
    assert api.letters(two, sheet="2022年").year == "2022"


def test_what_else_the_file_holds_is_counted(tmp_path: Path) -> None:
    sheets = {"目标": target_rows(FOUR), "完成": target_rows(FOUR, word="目标任务完成情况表"), "安排": ITEMS}
    found = api.letters(write_book(tmp_path / "three.xlsx", sheets))
    assert (found.table.sheet, found.left_out) == ("目标", 2)


def test_shares_and_averages_get_no_letter(tmp_path: Path) -> None:
    rows = target_rows(FOUR, notes=())
    rows += [["占比", "100%", "60%", "40%", "10%", None], ["平均", 130, 78, 38, 15, None]]
    found = api.letters(write_book(tmp_path / "odd.xlsx", {"目标": rows}))
    assert found.no_units == ("占比", "平均")
    assert list(found.units) == [*FOUR]


def test_a_cell_without_a_number_is_named_and_never_a_target() -> None:
    small = replace(table({"全区": (9, 5, 4), "甲": (9, 5, 4)}), district="全区")
    key = small.key("甲", "2")
    values = {one: value for one, value in small.values.items() if one != key}
    file = FileReport("t.xlsx", document=replace(small, values=values, unreadable=frozenset({key})))
    found = letters_of(file, (), (), None)
    assert numbers(found.letters[0]) == {"1": Decimal(9), "2": None, "3": Decimal(4)}
    assert found.unreadable == [small.layout.cell("甲", "2")]
