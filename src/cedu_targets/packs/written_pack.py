"""A pack that a person wrote: its file against its model, and its rules against one another."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.fault import PackFault, refuse
from cedu_targets.domain.finding import Parameter
from cedu_targets.domain.place import Place
from cedu_targets.packs.pack import RulePack
from cedu_targets.packs.positioned_yaml import Tree
from cedu_targets.packs.yaml_model import ModelRead, read_model

if TYPE_CHECKING:
    from cedu_targets.packs.lint.flaws import Flaw
    from cedu_targets.packs.lint.pack_rules import PackRules

_STAND_INS: dict[str, Tree] = {"name": "unnamed", "title": "-"}


def load_pack(path: Path) -> RulePack:
    """Read a pack. Raises PackFault with every mistake, each with its line and column.

    Rules that no table could satisfy (a contradiction, a total that is its own part) are a mistake too.
    """
    from cedu_targets.packs.lint.flaws import refusals

    read = read_pack(path)
    pack = read.whole()
    refuse(_fault(flaw, read) for flaw in refusals(rules_in(pack, read)))
    return pack


def read_pack(path: Path) -> ModelRead[RulePack]:
    """Read a pack, whatever its rules demand together. Of one with faults they are all told.

    Raises PackFault where nobody can say what is meant.
    """
    read = read_model(path, RulePack, stand_ins=_STAND_INS)
    faults = [*read.faults, *_repeated_ids(read)]
    if faults:
        faults += [_fault(flaw, read) for flaw in _flaws_beside(read)]
    return replace(read, faults=tuple(faults))


def _fault(flaw: "Flaw", read: ModelRead[RulePack]) -> PackFault:
    parameters = {**flaw.parameters, "rule": flaw.rule}
    return PackFault(flaw.code, parameters, read.path, read.place(flaw.path), flaw.variant)


def rules_in(pack: RulePack, read: ModelRead[RulePack]) -> "PackRules":
    """The pack as the questions about its rules need it."""
    from cedu_targets.packs.lint.pack_rules import PackRules

    return PackRules(
        rules={number: rule for number, rule in enumerate(pack.rules) if isinstance(rule, TableRule)},
        table=pack.specimen(),
        context=pack.names(),
        columns=pack.columns,
        units=tuple(entry.names for entry in pack.units),
        district=pack.district.names if pack.district else (),
        bases={name: entry.base(name) for name, entry in pack.bases.items()},
        position=read.position,
    )


def _repeated_ids(read: ModelRead[RulePack]) -> Iterator[PackFault]:
    """PK003 for each rule whose id another one has, and each target, wherever else the two are wrong."""
    yield from _repeated_in("rules", read)
    yield from _repeated_in("targets", read)


def _repeated_in(field: str, read: ModelRead[RulePack]) -> Iterator[PackFault]:
    seen: set[str] = set()
    content = read.document.content
    key = next((key for (key, *_), name in read.fit.renamed.items() if name == field), field)
    rules = content.get(str(key)) if isinstance(content, dict) else None
    for number, rule in enumerate(rules if isinstance(rules, list) else ()):
        name = rule.get("id") if isinstance(rule, dict) else None
        if isinstance(name, str) and name in seen:
            parameters: dict[str, Parameter] = {
                "error_type": "duplicate_id", "name": name, "field": f"{field}.{number + 1}.id",
            }  # fmt: skip
            line, column = read.document.position((key, number, "id"))
            yield PackFault("PK003", parameters, read.path, Place(line=line, column=column))
        elif isinstance(name, str):
            seen.add(name)


def _flaws_beside(read: ModelRead[RulePack]) -> Iterator["Flaw"]:
    """What the rules show by themselves in a pack that has other mistakes, as far as none of it can follow from them.

    What a rule writes is looked at wherever it could be read. Held against one another are only the rules that are
    right as they stand: fewer rules contradict each other less. Of a roster that is wrong nobody knows the rows.
    """
    from cedu_targets.packs.lint.flaws import refusals

    pack = read.fit.model
    if pack is None:
        return
    paths = read.fit.unsure | read.document.repeated
    wrong = {(str(read.fit.renamed.get(path[:1], path[0])), *path[1:2]) for path in paths if path}
    unsure = {name for name, *_ in wrong}
    blank: dict[str, object] = {"units": (), "district": None, "bases": {}}
    changes = {name: value for name, value in blank.items() if name in unsure}
    if unsure & {"columns", "indicators"}:
        changes["columns"] = None
    pack = replace(pack, **changes)
    numbers = [read.fit.origin(("rules", number))[1] for number in range(len(pack.rules))]
    yield from refusals(rules_in(pack, read), {n for n, number in enumerate(numbers) if ("rules", number) in wrong})
