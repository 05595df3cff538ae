"""Lists of targets in words: how many bind, and the paths of their indicators over years."""

from collections import Counter
from itertools import pairwise

from cedu_targets.domain.attainment import TargetPath, Trend, paths_of
from cedu_targets.domain.finding import Strength
from cedu_targets.domain.items import ItemKind, Items
from cedu_targets.domain.targets import Target, TargetKind
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.target_words import amount_text, dossier_facts

_TRENDS = {
    Trend.UP: "att_path_up", Trend.DOWN: "att_path_down", Trend.LEVEL: "att_path_level", Trend.MIXED: "att_path_mixed",
}  # fmt: skip
_STANDINGS = ("goals_binding", "goals_expected", "goals_not_assigned")
_MOST_PATHS = 10


def list_facts(items: Items, messages: Messages) -> list[str]:
    """What is told of a list beside its size: the volumes of a dossier; of targets how many bind and how many hope."""
    if items.kind is not ItemKind.TARGET:
        return dossier_facts(items, messages)
    counts = Counter(_standing(target) for entry in items.entries for target in entry.targets)
    told = [messages.term(name, count=counts[name]) for name in _STANDINGS if counts[name]]
    return [messages.punctuation.names.join(told)] if told else []


def _standing(target: Target) -> str:
    binding, expected, not_assigned = _STANDINGS
    if target.kind is TargetKind.NOT_ASSIGNED:
        return not_assigned
    return binding if target.strength is Strength.BINDING else expected


def path_lines(items: Items, messages: Messages) -> list[str]:
    """A line for each indicator of a list of targets that has some for several years; of many the first ones."""
    if items.kind is not ItemKind.TARGET:
        return []
    paths = paths_of(items)
    left = len(paths) - _MOST_PATHS
    more = [messages.term("paths_more", count=left)] if left > 0 else []
    return [*(path_text(path, messages) for path in paths[:_MOST_PATHS]), *more]


def path_text(path: TargetPath, messages: Messages) -> str:
    """`参与率 2020—2023：50%→60%→75%→80%，逐年不降`."""
    years = [str(step.year) for step in path.steps]
    is_run = all(int(after) - int(before) == 1 for before, after in pairwise(years))
    span = f"{years[0]}—{years[-1]}" if is_run else messages.punctuation.names.join(years)
    steps = "→".join(amount_text(step.target) for step in path.steps if step.target is not None)
    told = messages.punctuation.labelled(f"{path.name} {span}", steps)
    return messages.punctuation.clauses.join([told, trend_text(path, messages)])


def trend_text(path: TargetPath, messages: Messages) -> str:
    """`逐年不降`."""
    return messages.term(_TRENDS[path.trend])
