"""From a table that was checked, and lists of what is due, to the letters of its units."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from cedu_targets.domain.items import Item, Items
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.scope_notes import ScopeNote, scope_notes
from cedu_targets.domain.table import Table
from cedu_targets.letters.letter import Letter, LetterDuty, LetterGroup, Letters, LetterTarget
from cedu_targets.letters.owners import UnitOwners, ends_as_a_unit
from cedu_targets.packs.owners import OwnerEntry
from cedu_targets.packs.pack import RulePack
from cedu_targets.recognition.table.additivity import adds
from cedu_targets.report import FileReport


def letters_of(
    file: FileReport, lists: Iterable[tuple[str, Items]], entries: Sequence[OwnerEntry], pack: RulePack | None
) -> Letters:
    """A letter for each unit of a table that has anything to reach or to see to; the file holds that table.

    `lists` are what is due, each with its path: the duties beside the table, and the lists that were given with it.
    """
    table = file.table
    assert table is not None
    no_units = [unit for unit in table.units if not (adds(unit) or ends_as_a_unit(unit))]
    units = [unit for unit in table.units if unit not in no_units]
    owners = UnitOwners.of(units, () if pack is None else pack.units, entries)
    notes = scope_notes(table)
    due = [(path, item) for path, items in lists for item in items.entries]
    duties, unowned, of_others = _shared_out(due, owners)
    made = [_letter(table, unit, duties.get(unit, []), notes) for unit in units]
    return Letters(
        table=table,
        path=file.path,
        letters=tuple(one for one in made if one.groups or one.duties),
        year=table.period[:4] if table.period else None,
        source=(pack.source or None) if pack is not None else None,
        issued=file.issued,
        notes=notes,
        without_targets=tuple(one.unit for one in made if not (one.groups or one.duties)),
        no_units=tuple(no_units),
        unowned=tuple(unowned),
        of_others=tuple(of_others),
        strangers=tuple(dict.fromkeys(name for _, item in due for name in owners.strangers(item))),
        supposed={item.id: names for _, item in due if (names := tuple(owners.supposed(item)))},
    )


def _shared_out(
    due: Iterable[tuple[str, Item]], owners: UnitOwners
) -> tuple[dict[str, list[LetterDuty]], list[LetterDuty], list[LetterDuty]]:
    """What is due by unit, what has no owner, and what only others own; the same words count once."""
    by_unit: dict[str, list[LetterDuty]] = {}
    unowned: list[LetterDuty] = []
    of_others: list[LetterDuty] = []
    seen: set[str] = set()
    for path, item in due:
        words = folded(item.text_with_steps)
        if words in seen:
            continue
        seen.add(words)
        roles = owners.roles(item)
        if not roles:
            (of_others if item.owners else unowned).append(LetterDuty(item, None, path))
        is_of_all = len(roles) == len(owners.units) > 1 and len(set(roles.values())) == 1
        for unit, role in roles.items():
            by_unit.setdefault(unit, []).append(LetterDuty(item, None if is_of_all else role, path))
    return by_unit, unowned, of_others


def _letter(table: Table, unit: str, duties: Sequence[LetterDuty], notes: Sequence[ScopeNote]) -> Letter:
    targets = [*_targets(table, unit)]
    codes = {one.indicator.code for one in targets}
    groups = groupby(targets, key=lambda one: one.indicator.group)
    return Letter(
        unit=unit,
        groups=tuple(LetterGroup(title, tuple(members)) for title, members in groups),
        duties=tuple(duties),
        notes=tuple(note.text for note in notes if targets and note.concerns(codes)),
    )


def _targets(table: Table, unit: str) -> Iterable[LetterTarget]:
    for indicator in table.indicators:
        value = table.value(unit, indicator.code)
        if value is not None or table.is_unreadable(unit, indicator.code):
            yield LetterTarget(indicator, value, table.floor(unit, indicator.code))
