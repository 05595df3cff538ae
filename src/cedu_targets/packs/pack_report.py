"""A rule pack as its report: the rules said about the columns that the pack itself names."""

from msgspec.structs import replace

from cedu_targets.domain.items import ItemKind, Items
from cedu_targets.domain.shape import Shape
from cedu_targets.domain.targets import PackTarget
from cedu_targets.packs.pack import RulePack
from cedu_targets.packs.targets import TargetEntry
from cedu_targets.report import AppliedRule, PackReport


def pack_report(pack: RulePack) -> PackReport:
    """What a pack says, without any table."""
    table, context, items = pack.specimen(), pack.names(), Items(pack.title, ItemKind.SCHEDULED, None, None, ())
    return PackReport(
        name=pack.name,
        title=pack.title,
        source=pack.source,
        units=tuple(unit.name for unit in pack.units),
        rules=tuple(
            AppliedRule(
                rule.id,
                rule.check,
                rule.binds,
                rule.why,
                rule.told(table if Shape.TABLE in rule.shapes else items, context),
            )
            for rule in pack.rules
        ),
        pace=tuple((pace, "、".join(columns)) for pace, columns in pack.pace.columns.items()) if pack.pace else (),
        targets=tuple(_target(entry, pack) for entry in pack.targets),
        years=pack.period,
        duties=tuple(entry.item() for entry in pack.duties),
        forms=pack.expected_forms,
        owners=tuple((owner.name, owner.aliases, owner.members) for owner in pack.owners),
    )


def _target(entry: TargetEntry, pack: RulePack) -> PackTarget:
    due = entry.due_in(pack.period, pack.issued, None)
    return PackTarget(replace(entry.quoted(), due=due), entry.quote, entry.owner)
