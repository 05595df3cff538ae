"""A table of targets over years in words: one line for each indicator, its years side by side."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from cedu_targets.domain.attainment import TargetPath, paths_of
from cedu_targets.domain.items import Item, Items
from cedu_targets.domain.targets import Target
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.target_list_words import trend_text
from cedu_targets.reporters.shared.target_words import counting_text, is_read_as_ceiling, target_details

_ARROW = " → "


class IndicatorLine(Struct, frozen=True):
    """One indicator of a table over years."""

    id: str
    """What the names of its items begin with: 目标-3."""
    items: Sequence[Item]
    """One a year, in the order of the years."""
    text: str
    """`参与率：2020 45%（基期） → 2021 50%以上 → 2022 60%以上`"""
    details: str
    """`预期性，基数：居民，逐年不降`; empty where there is nothing to say."""


def indicator_lines(items: Items, messages: Messages) -> list[IndicatorLine]:
    """The indicators in their order."""
    paths = {step.target.id: path for path in paths_of(items) for step in path.steps if step.target is not None}
    return [_line(own, entries, items, paths, messages) for own, entries in _by_indicator(items).items()]


def table_size(items: Items, messages: Messages) -> str:
    """`12 个指标 36 项目标（2021—2023 年）`."""
    years = [entry.due.end.year for entry in items.entries if entry.due.end is not None]
    span = "—".join(map(str, dict.fromkeys((min(years), max(years)))))
    return messages.term("path_size", count=len(_by_indicator(items)), targets=items.size, years=span)


def _by_indicator(items: Items) -> Mapping[str, Sequence[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items.entries:
        found.setdefault(_own(item), []).append(item)
    return found


def _own(item: Item) -> str:
    return item.id.rpartition("@")[0]


def _line(
    own: str, entries: Sequence[Item], items: Items, paths: Mapping[str, TargetPath], messages: Messages
) -> IndicatorLine:
    first = entries[0].targets[0]
    steps = _ARROW.join([*_starts(first, items, messages), *(_step(entry, first, messages) for entry in entries)])
    path = paths.get(first.id)
    trend = [] if path is None else [trend_text(path, messages)]
    ceiling = [messages.term("path_ceiling")] if is_read_as_ceiling(first) else []
    details = messages.punctuation.clauses.join([*target_details(first, messages), *ceiling, *trend])
    return IndicatorLine(own, entries, messages.term("path_line", name=first.name or "", steps=steps), details)


def _starts(target: Target, items: Items, messages: Messages) -> Iterator[str]:
    for one in items.start_values:
        if (one.name, one.kind) == (target.name, target.kind):
            is_before = target.due.end is None or one.year < target.due.end.year
            yield messages.term("path_start" if is_before else "path_done", year=one.year, amount=one.printed)


def _step(item: Item, first: Target, messages: Messages) -> str:
    """`2025 60人`; with how it is counted where that is not as in the first year: `2025 [80人]（累计数）`."""
    year, target = "" if item.due.end is None else item.due.end.year, item.targets[0]
    text = f"{year} {target.printed}"
    if target.counting is None or target.counting is first.counting:
        return text
    return text + messages.term("in_brackets", text=counting_text(target.counting, messages))
