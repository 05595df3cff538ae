"""Target entries: what a pack's targets show without their text: repeats, paths that fall, times of no day."""

from collections.abc import Iterator

from msgspec.structs import replace

from cedu_targets.checks.items.path import Path
from cedu_targets.domain.context import Context
from cedu_targets.domain.due import Precision
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.domain.numbers import percent, plain
from cedu_targets.domain.plan_years import due_in
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.targets import Target
from cedu_targets.packs.lint.flaws import Flaw
from cedu_targets.packs.pack import RulePack
from cedu_targets.packs.positioned_yaml import YamlDocument

_FEWEST = 2
"""Targets of a path."""


def target_entries(pack: RulePack, document: YamlDocument) -> Iterator[Flaw]:
    """PK117 to PK121, for the targets and for the times of the duties."""
    targets = [_dated(pack, number) for number in range(len(pack.targets))]
    yield from _paths(pack, targets)
    yield from _said_twice(pack, targets, document)
    times = [(("targets", n, "by"), entry.id, entry.by) for n, entry in enumerate(pack.targets)]
    times += [(("duties", n, "due"), entry.id, entry.due) for n, entry in enumerate(pack.duties)]
    for path, name, text in times:
        if text is not None and due_in(text, pack.period, pack.issued).precision is Precision.UNCLEAR:
            yield Flaw("PK120", path, name, Severity.WARNING, {"text": text})


def _dated(pack: RulePack, number: int) -> Target:
    """A target with the number of its quote, and the time that the pack says; the text around it may say another."""
    entry = pack.targets[number]
    return replace(entry.quoted(), due=entry.due_in(pack.period, pack.issued, None))


def _paths(pack: RulePack, targets: list[Target]) -> Iterator[Flaw]:
    """PK117 where the targets go against the direction of their `path` rule, PK119 where there is no path."""
    entries = tuple(Item(target.id, ItemKind.TARGET, target.text, targets=(target,)) for target in targets)
    items = Items(pack.title, ItemKind.TARGET, pack.period, pack.issued, entries)
    numbers = {target.id: number for number, target in enumerate(targets)}
    told: dict[str, Parameter]
    for number, rule in enumerate(pack.rules):
        if not isinstance(rule, Path):
            continue
        if rule.indicator is not None:
            dated = [
                target
                for target, entry in zip(targets, pack.targets, strict=True)
                if target.indicator == rule.indicator and (target.due.end is not None or entry.by is None)
            ]
            if len(dated) < _FEWEST:
                told = {"target": rule.indicator, "count": len(dated)}
                yield Flaw("PK119", ("rules", number, "indicator"), rule.id, Severity.WARNING, told)
        for found in rule.judge(items, Context()) if rule.direction is not None else ():
            if isinstance(found, Finding) and found.code == "PA001" and found.place.item is not None:
                at = ("targets", numbers[found.place.item], "quote")
                told = {"earlier" if name == "value" else name: one for name, one in found.parameters.items()}
                yield Flaw("PK117", at, found.place.item, Severity.WARNING, told, found.variant)


def _said_twice(pack: RulePack, targets: list[Target], document: YamlDocument) -> Iterator[Flaw]:
    """PK118 for a number that is a target of one indicator twice, PK121 for two numbers of one indicator and time."""
    quotes: dict[object, int] = {}
    times: dict[object, int] = {}
    for number, (entry, target) in enumerate(zip(pack.targets, targets, strict=True)):
        first = quotes.setdefault((folded(entry.quote), entry.indicator, entry.item), number)
        if first != number:
            yield Flaw("PK118", ("targets", number, "quote"), entry.id, Severity.WARNING, _other(pack, first, document))
        if target.value is None or not (target.due.end or target.due.recurrence) or entry.either:
            continue
        what = (entry.indicator, target.kind, target.scope, target.each, target.relation)
        first = times.setdefault((*what, target.due.end, target.due.recurrence), number)
        if targets[first].value != target.value:
            told = {**_other(pack, first, document), "one": _number(targets[first]), "two": _number(target)}
            told |= {"target": entry.indicator, "text": target.due.text}
            yield Flaw("PK121", ("targets", number, "quote"), entry.id, Severity.WARNING, told)


def _other(pack: RulePack, number: int, document: YamlDocument) -> dict[str, Parameter]:
    line = document.position(("targets", number))[0]
    return {"other": pack.targets[number].id, "other_line": line}


def _number(target: Target) -> str:
    if target.unit_of_measure == "%":
        return percent(target.number)
    return f"{plain(target.number)}{target.unit_of_measure or ''}"
