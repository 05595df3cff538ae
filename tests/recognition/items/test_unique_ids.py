"""One name for each item of a file."""

from msgspec.structs import replace

from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.recognition.items.unique_ids import with_unique_ids


def schedule(*ids: str, numbers: tuple[str, ...] = ()) -> Items:
    entries = tuple(
        Item(one, ItemKind.SCHEDULED, "办学", number) for one, number in zip(ids, numbers or ids, strict=True)
    )
    return Items(None, ItemKind.SCHEDULED, None, None, entries)


def ids(items: Items) -> list[str]:
    return [entry.id for entry in items.entries]


def test_the_later_list_has_another_beginning() -> None:
    first = schedule("安排-1", "安排-2", numbers=("1", "2"))
    other = schedule("安排-3", numbers=("3",))
    found = with_unique_ids([first, replace(first), other, replace(first)])
    assert [ids(one) for one in found if isinstance(one, Items)] == [
        ["安排-1", "安排-2"], ["安排2-1", "安排2-2"], ["安排-3"], ["安排3-1", "安排3-2"],
    ]  # fmt: skip


def test_a_checklist_of_another_file_keeps_its_names() -> None:
    found = with_unique_ids([schedule("安排-1"), schedule("安排-1")])
    assert [ids(one) for one in found if isinstance(one, Items)] == [["安排-1"], ["安排-1"]]
