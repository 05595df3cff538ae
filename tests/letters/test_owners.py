"""Owners of items as units of a table: names, other names, and whom 各… stands for."""

import pytest

from cedu_targets.domain.items import Assigned, Item, ItemKind, Role
from cedu_targets.letters.owners import UnitOwners
from cedu_targets.packs.names import NameEntry
from cedu_targets.packs.owners import OwnerEntry

UNITS = ("东山", "江宁", "学院")
NAMES = [
    NameEntry(name="东山", aliases=("东山街道",)),
    NameEntry(name="江宁", aliases=("江宁街道",)),
    NameEntry(name="学院", aliases=("社区学院", "区社区学院")),
]


@pytest.mark.parametrize(
    ("owner", "units"),
    [
        ("东山", ["东山"]),
        ("东山街道", ["东山"]),
        ("东山街道办事处", ["东山"]),
        ("江宁区", []),
        ("江宁区政府", []),
        ("区社区学院", ["学院"]),
        ("学科带头人", []),
        ("各街道社区教育中心", ["东山", "江宁"]),
        ("各街道", ["东山", "江宁"]),
        ("各村", []),
        ("各单位", ["东山", "江宁", "学院"]),
        ("各责任单位", ["东山", "江宁", "学院"]),
        ("各有关街道", []),
        ("各学校", []),
    ],
)
def test_an_owner_is_a_unit_or_stands_for_some(owner: str, units: list[str]) -> None:
    owners = UnitOwners.of(UNITS, NAMES, ())
    assert owners.members(Assigned(owner, every="各" in owner)) == units


def test_kinds_are_told_by_the_names_that_units_bear() -> None:
    owners = UnitOwners.of(("甲镇", "乙乡", "丙街道", "社区学院"), (), ())
    assert owners.members(Assigned("各乡镇", every=True)) == ["甲镇", "乙乡"]
    assert owners.members(Assigned("各镇", every=True)) == ["甲镇"]
    assert owners.members(Assigned("各乡镇、街道", every=True)) == ["甲镇", "乙乡", "丙街道"]


def test_a_town_called_as_a_kind_ends_is_of_whichever_kind_is_meant() -> None:
    owners = UnitOwners.of(("红旗", "甲镇", "敖汉旗"), (), ())
    assert owners.members(Assigned("各镇", every=True)) == ["红旗", "甲镇"]


def test_what_a_pack_says_of_owners_comes_first() -> None:
    entries = [OwnerEntry(name="各片区", every=True, members=("东山街道", "学院"))]
    owners = UnitOwners.of(UNITS, NAMES, entries)
    assert owners.members(Assigned("各片区", every=True)) == ["东山", "学院"]


def test_a_unit_with_two_parts_has_the_greater() -> None:
    owners = (Assigned("东山", Role.SUPPORT), Assigned("各街道", Role.LEAD, every=True))
    item = Item("安排-1", ItemKind.SCHEDULED, "办好活动周", owners=owners)
    assert UnitOwners.of(UNITS, NAMES, ()).roles(item) == {"东山": Role.LEAD, "江宁": Role.LEAD}


def test_a_name_without_a_kind_is_only_supposed_to_be_of_one_where_others_say_another() -> None:
    units = ("甲镇", "丙街道", "北门", "社区学院")

    def supposed(*names: str, of: tuple[str, ...] = units) -> list[str]:
        owners = tuple(Assigned(name, every="各" in name) for name in names)
        return UnitOwners.of(of, (), ()).supposed(Item("安排-1", ItemKind.SCHEDULED, "开展自评", owners=owners))

    assert supposed("各镇") == supposed("各镇", "丙街道") == ["北门"]
    assert supposed("各街道", "各镇") == supposed("各单位") == supposed("北门") == supposed("甲镇") == []
    assert supposed("各街道", "各镇", of=("甲镇", "丙街道", "红旗")) == []
    assert supposed("各镇", of=("甲", "乙", "丙")) == []  # nobody says a kind: 各镇 means them all


@pytest.mark.parametrize(
    ("owner", "units"),
    [
        ("石桥镇", ["石桥"]), ("石桥镇人民政府", ["石桥"]), ("石桥街道办事处", ["石桥"]), ("石桥区", []), ("石桥局", []),
        ("大沙河", ["大沙河镇"]), ("大沙河乡", []), ("北门", ["北门"]), ("北门镇", []), ("镇", []), ("平安镇", []),
    ],
)  # fmt: skip
def test_a_town_is_known_with_and_without_its_kind(owner: str, units: list[str]) -> None:
    """A table of towns seldom writes 镇; two of one name are told apart by it."""
    owners = UnitOwners.of(("石桥", "大沙河镇", "北门", "北门街道"), (), ())
    assert owners.members(Assigned(owner)) == units


def test_a_town_that_shares_a_duty_and_is_not_in_the_table_is_named() -> None:
    owners = UnitOwners.of(("石桥", "大沙河镇"), (), ())

    def strangers(*names: str) -> list[str]:
        of = tuple(Assigned(name, every="各" in name) for name in names)
        return owners.strangers(Item("安排-1", ItemKind.SCHEDULED, "评选先进", owners=of))

    assert strangers("石桥镇", "平安镇", "区教育局") == ["平安镇"]
    assert strangers("石桥", "各街道", "大沙河") == []
    assert strangers("平安镇", "区教育局") == []  # the whole item is then named as that of others
