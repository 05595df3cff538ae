"""Letters of responsibility: a table of targets in, what each unit has to reach and see to out; nothing is written."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cedu_targets.api.issued_targets import issued_targets
from cedu_targets.domain.fault import Fault, refuse
from cedu_targets.domain.items import Items
from cedu_targets.evaluation.file_check import FileCheck, checked_files
from cedu_targets.files.inputs import find_inputs
from cedu_targets.files.source import AnyPath
from cedu_targets.packs.owners import OwnerEntry
from cedu_targets.packs.pack import RulePack
from cedu_targets.report import FileReport

if TYPE_CHECKING:
    from cedu_targets.letters.letter import Letters


def letters(
    targets: AnyPath,
    *,
    beside: Sequence[AnyPath] = (),
    rules: str | RulePack | None = None,
    sheet: str | None = None,
    explanations: AnyPath | None = None,
    today: date | None = None,
) -> "Letters":
    """What each unit of a table of targets has to reach, and has to see to by its pack and the lists in `beside`.

    `rules` and `explanations` (as of `today`) are as in `check`. Raises DataFault while the table has errors that are
    not explained, InputFault for a file that cannot be read, that holds no table of targets, or in which nothing is
    due, CallFault where it holds several tables of targets, PackFault for a pack or a file of explanations.
    """
    issued = issued_targets(targets, rules=rules, sheet=sheet, explanations=explanations, today=today)
    lists, owners = _what_is_due(issued.file, beside, issued.pack)
    from cedu_targets.letters.run import letters_of  # a check need not load it

    return replace(letters_of(issued.file, lists, owners, issued.pack), left_out=issued.left_out)


def _what_is_due(
    file: FileReport, beside: Sequence[AnyPath], pack: RulePack | None
) -> tuple[list[tuple[str, Items]], list[OwnerEntry]]:
    """The duties beside the table, and what is due by other files, each with its path; and what packs say of owners.

    Raises InputFault for a file that cannot be read, or in which nothing is due.
    """
    from cedu_targets.agenda.follow_up import with_faults
    from cedu_targets.agenda.lists import items_of, understood
    from cedu_targets.agenda.owner_roster import roster_of

    given = list(checked_files(FileCheck(diagnosis=False), find_inputs(beside))) if beside else []
    roster = roster_of(given, None)
    entries = list(dict.fromkeys((*(() if pack is None else pack.owners), *roster.entries)))
    listed = with_faults(understood(given, roster), "")
    faults: list[Fault] = [one.fault for one in listed if one.fault is not None]
    refuse(faults)
    own = understood([file], replace(roster, entries=tuple(entries)))
    found = [(one.path, items) for one in (*own, *listed) if (items := items_of(one)) is not None]
    return found, entries
