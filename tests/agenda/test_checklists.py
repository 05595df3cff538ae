"""Which items go out to whom."""

from collections.abc import Sequence

from cedu_targets.agenda.checklists import Checklist, checklists, sent_out
from cedu_targets.agenda.owner_roster import OwnerRoster
from cedu_targets.domain.items import Assigned, Item, ItemKind, Items
from cedu_targets.packs.owners import OwnerEntry
from cedu_targets.report import FileReport

CITIES = Assigned("各市、区", every=True)
POINTS = ("要点", ("甲局", "各市、区"), ("甲局",))
SCHEDULE = ("安排", ("乙中心", "各市、区"), ("常熟市",), (), ("各有关市、区",))


def items(name: str, *owners: Sequence[str]) -> Items:
    entries = tuple(
        Item(
            f"{name}-{number}",
            ItemKind.SCHEDULED,
            f"工作{number}",
            str(number),
            owners=tuple(CITIES if one == CITIES.name else Assigned(one) for one in names),
        )
        for number, names in enumerate(owners, start=1)
    )
    return Items(name, ItemKind.SCHEDULED, "2019", None, entries)


def asked(lists: Sequence[Checklist]) -> dict[str, list[str]]:
    return {one.unit: [item.id for _, entries in one.parts for item in entries] for one in lists}


def test_each_owner_is_asked_about_its_own_items_of_every_list() -> None:
    lists = checklists([items(*POINTS), items(*SCHEDULE)])
    assert asked(lists) == {
        "甲局": ["要点-1", "要点-2"],
        "各市、区": ["要点-1", "安排-1"],
        "乙中心": ["安排-1"],
        "常熟市": ["安排-2"],
        "各有关市、区": ["安排-4"],
    }
    assert [one.unit for one in lists if not one.is_named] == ["各市、区", "各有关市、区"]
    assert [len(one.parts) for one in lists] == [1, 2, 1, 1, 1]
    assert lists[1].size == 2


def test_members_are_asked_in_the_place_of_those_who_stand_for_them() -> None:
    cities = OwnerEntry(name="各市、区", every=True, members=("昆山市", "常熟市"))
    lists = checklists([items(*POINTS), items(*SCHEDULE)], OwnerRoster((cities,)))
    found = asked(lists)
    assert "各市、区" not in found
    assert found["昆山市"] == ["要点-1", "安排-1"]
    assert found["常熟市"] == ["要点-1", "安排-1", "安排-2"]
    assert all(one.is_named for one in lists if one.unit != "各有关市、区")


def test_a_known_member_of_others_who_are_not_is_asked_about_theirs_too() -> None:
    roster = OwnerRoster((OwnerEntry(name="常熟市", member_of="各市、区"),))
    found = asked(checklists([items(*POINTS), items(*SCHEDULE)], roster))
    assert found["常熟市"] == ["要点-1", "安排-1", "安排-2"]
    assert found["各市、区"] == ["要点-1", "安排-1"]


def test_what_nobody_owns_is_known() -> None:
    found = sent_out([FileReport("a.xlsx", document=items(*POINTS)), FileReport("b.xlsx", document=items(*SCHEDULE))])
    assert [item.id for item in found.unowned] == ["安排-3"]
    assert len(found.checklists) == 5
