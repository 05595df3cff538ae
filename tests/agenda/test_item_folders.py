"""Folders by their names: which item each is for, and which names only look like one."""

import pytest

from cedu_targets.agenda.item_folders import ItemFolders, Purpose
from cedu_targets.domain.items import Item, ItemKind
from dossiers import dossier


def keys(items: list[str]) -> list[tuple[tuple[str, int, str], Item]]:
    return [(("a.txt", 1, name), Item(name, ItemKind.DOSSIER, name)) for name in items]


def meant(folders: ItemFolders, path: str) -> Purpose:
    purpose = Purpose()
    for name in path.split("/"):
        purpose = folders.purpose(purpose, name)
    return purpose


@pytest.fixture(scope="module")
def town() -> ItemFolders:
    items = dossier().items
    assert items is not None
    return ItemFolders([(("b.txt", 1, item.id), item) for item in items.entries], ["甲村", "Unit B"])


@pytest.mark.parametrize(
    ("path", "item"),
    [
        ("卷二/十", "卷二-十"),
        ("卷二 条件与保障/10 师资队伍", "卷二-十"),
        ("卷二条件与保障/10师资队伍", "卷二-十"),
        ("02/10", "卷二-十"),
        ("２　条件与保障/１０　师资", "卷二-十"),
        ("第二卷/（十）师资", "卷二-十"),
        ("二、条件与保障/十、师资", "卷二-十"),
        ("2.条件与保障/10.师资", "卷二-十"),
        ("卷二-十", "卷二-十"),
        ("卷2-10 师资", "卷二-十"),
        ("2-10 师资", "卷二-十"),
        ("档案/卷二/其他/10", "卷二-十"),
        ("卷二/10/照片/5月", "卷二-十"),
        ("甲村/卷二/10", "卷二-十"),
        ("卷二/10/甲村", "卷二-十"),
        ("卷二/12", ""),
        ("卷九/1", ""),
        ("10", ""),
        ("卷二", ""),
        ("2020年/1", "卷一-一?"),
    ],
)
def test_names_of_volume_and_item(town: ItemFolders, path: str, item: str) -> None:
    found = [key[2] for key in meant(town, path).keys]
    if item.endswith("?"):
        assert found == []  # 1 is a volume there
        return
    assert found == ([item] if item else [])


@pytest.mark.parametrize(
    "name",
    ["三级网络", "一般材料", "十里村", "12月活动照片", "3名教师", "3.15活动", "2020年", "20201230", "5日", "照片1"],
)
def test_what_counts_or_dates_is_no_number_of_a_volume(town: ItemFolders, name: str) -> None:
    assert meant(town, name) == Purpose()


def test_units_are_known_by_their_names(town: ItemFolders) -> None:
    assert meant(town, "甲 村/卷一/1").unit == "甲村"
    assert meant(town, "ｕｎｉｔ b/卷一/1").unit == "Unit B"
    assert meant(town, "卷一/1/甲村").unit == "甲村"
    assert meant(town, "乙村/卷一/1").unit is None


@pytest.mark.parametrize(
    "name", ["安排-21", "安排-21 立法培训班", "安排21", "21", "21 立法培训班", "（21）立法", "第21项"]
)
def test_a_schedule_without_volumes(name: str) -> None:
    folders = ItemFolders(keys(["安排-2", "安排-21"]), [])
    assert [key[2] for key in meant(folders, name).keys] == ["安排-21"]


def test_a_bare_number_that_two_lists_have_is_nobody_s() -> None:
    folders = ItemFolders(keys(["要点-3", "安排-3", "安排-4"]), [])
    assert meant(folders, "3").keys == ()
    assert [key[2] for key in meant(folders, "4").keys] == ["安排-4"]
    assert [key[2] for key in meant(folders, "要点-3").keys] == ["要点-3"]


def test_a_number_that_stands_twice_is_known_by_the_whole_name() -> None:
    folders = ItemFolders(keys(["卷-1", "卷-1(2)"]), [])
    assert [key[2] for key in meant(folders, "卷-1(2)").keys] == ["卷-1(2)"]
    assert [key[2] for key in meant(folders, "卷-1(2) 制度").keys] == ["卷-1(2)"]
    assert [key[2] for key in meant(folders, "1").keys] == ["卷-1"]
