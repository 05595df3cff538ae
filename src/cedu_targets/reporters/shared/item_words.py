"""Items in words: their owners, their text with its parts, what was reported; and the lists in which they stand."""

from collections.abc import Mapping, Sequence

from cedu_targets.domain.items import Item, ItemKind, Items, Return, Role
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.due_words import due_text
from cedu_targets.reporters.shared.target_words import target_lines

_WITHOUT_OWNERS = (ItemKind.DOSSIER, ItemKind.TARGET)
MOST_ITEMS = 1_000
"""Of a list for people; what is beyond is counted."""


def owner_lines(item: Item, messages: Messages) -> list[str]:
    """The owners, one a line; with their parts (牵头：市教育局) where these are said."""
    if all(owner.role is Role.DUTY for owner in item.owners):
        return [owner.name for owner in item.owners]
    return [
        messages.term(f"role_{role}", name=owner.name) for role in Role for owner in item.owners if owner.role is role
    ]


def owners_text(item: Item, messages: Messages) -> str:
    """The same in a line: `市教育局，各市、区`, `牵头：市教育局；配合：各市、区，学会`.

    They are not joined as other names are, since `各市、区` is one name.
    """
    joint = messages.term("owner_joint")
    names = {role: joint.join(owner.name for owner in item.owners if owner.role is role) for role in Role}
    if not (names[Role.LEAD] or names[Role.SUPPORT]):
        return names[Role.DUTY]
    told = [messages.term(f"role_{role}", name=text) for role, text in names.items() if text]
    return messages.punctuation.phrases.join(told)


def text_lines(item: Item, messages: Messages, *, with_targets: bool = True) -> list[str]:
    """The text, its points, each number that it demands, each part with a time of its own, the deadline in it."""
    points = item.amount if item.kind is ItemKind.DOSSIER else None
    lines = [item.text, *([messages.term("in_brackets", text=points)] if points else [])]
    lines += target_lines(item, messages) if with_targets else []
    for part in item.parts:
        if part.due is not None:
            told = messages.punctuation.labelled(f"{part.mark}{part.text}", due_text(part.due, messages))
            lines.append(messages.term("in_brackets", text=told))
    if item.deadline is not None:
        lines.append(messages.term("due_deadline", due=due_text(item.deadline, messages)))
    return lines


def reported_text(returns: Sequence[Return], messages: Messages) -> str:
    """What was reported of one item: `已完成（2019年5月20日）`, `未填`."""
    return messages.punctuation.names.join(_reported(one, messages) for one in returns)


def _reported(one: Return, messages: Messages) -> str:
    text = messages.term(f"reported_{one.reported}", said=one.said)
    return (
        text if one.completed is None else messages.term("reported_at", reported=text, day=messages.day(one.completed))
    )


def returns_by_item(items: Items) -> Mapping[str, Sequence[Return]]:
    """What is reported of each item; empty for a list without room for answers."""
    found: dict[str, list[Return]] = {}
    for one in items.returns:
        found.setdefault(one.item, []).append(one)
    return found


def items_facts(items: Items, messages: Messages) -> str:
    """A list in a few words: `2019 年 · 26 项 · 责任单位 6 个`."""
    from cedu_targets.reporters.shared.target_list_words import list_facts  # a table needs none of it

    parts = [
        messages.term("period_year", period=items.period) if items.period else "",
        messages.term("goals_n" if items.kind is ItemKind.TARGET else "items_n", count=items.size),
        *list_facts(items, messages),
        owners_count(items, messages),
    ]
    return " · ".join(part for part in parts if part)


def entry_head(items: Items) -> str:
    """The term that heads the names of the entries."""
    return "head_goal" if items.kind is ItemKind.TARGET else "head_item"


def shows_owners(items: Items) -> bool:
    """Whether the owners have a column: of a dossier, and of targets, only where any is written."""
    return items.kind not in _WITHOUT_OWNERS or bool(items.owners)


def owners_count(items: Items, messages: Messages) -> str:
    """`责任单位 6 个`, or that none is written; of a dossier and of targets hardly any is, so nothing is said."""
    count = len(items.owners)
    if not count and items.kind in _WITHOUT_OWNERS:
        return ""
    return messages.term("owners_n", count=count) if count else messages.term("items_not_stated")
