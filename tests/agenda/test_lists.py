"""What the duties of a pack mean: times in the years of the document and from its issue, owners by the pack's names."""

from datetime import date

from cedu_targets.agenda.lists import items_of, understood
from cedu_targets.agenda.owner_roster import NOTHING_KNOWN, OwnerRoster
from cedu_targets.domain.due import Due, Precision
from cedu_targets.domain.items import Assigned, Item, ItemKind, Items, Role
from cedu_targets.packs.owners import OwnerEntry
from cedu_targets.report import FileReport

ROSTER = OwnerRoster(
    (
        OwnerEntry(name="区教育局", aliases=("教育局",)),
        OwnerEntry(name="各街道", every=True, members=("甲街道", "乙街道")),
    )
)


def duty(owner: str, due: str) -> Item:
    written = Due(due, precision=Precision.UNCLEAR)
    return Item("meet", ItemKind.DUTY, "召开联席会议", due=written, owner_texts=((Role.DUTY, owner),))


def read(one: Item, period: str, issued: date | None, roster: OwnerRoster = ROSTER) -> Item:
    file = FileReport("a.txt", 1, Items("甲区工作要点", ItemKind.POINT, period, issued, ()), duties=(one,))
    (known,) = understood([file], roster)
    items = items_of(known)
    assert items is not None
    return items.entries[0]


def test_owners_go_by_the_names_of_the_pack() -> None:
    one = duty("教育局、各街道", "6月底前")
    assert read(one, "2024", None).owners == (
        Assigned("区教育局", Role.DUTY),
        Assigned("各街道", Role.DUTY, every=True),
    )
    assert [owner.name for owner in read(one, "2024", None, NOTHING_KNOWN).owners] == ["教育局", "各街道"]


def test_a_time_counts_from_the_day_of_issue() -> None:
    one = duty("教育局", "用2-3年")
    assert read(one, "2024", date(2024, 3, 1)).due.end == date(2027, 3, 31)
    assert read(one, "2024", None).due.end is None


def test_a_time_without_a_year_is_of_the_years_of_the_plan() -> None:
    assert read(duty("教育局", "6月底前"), "2024", None).due.end == date(2024, 6, 30)
    due = read(duty("教育局", "6月底前"), "2024-2026", None).due
    assert (due.earliest_end, due.end) == (date(2024, 6, 30), date(2026, 6, 30))
