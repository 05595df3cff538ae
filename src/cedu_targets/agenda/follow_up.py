"""Follow-up: what is due and what came back of it, put together as it stands on a day."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from cedu_targets.agenda.lists import items_of
from cedu_targets.agenda.owner_roster import OwnerRoster
from cedu_targets.agenda.report import StatusReport
from cedu_targets.agenda.returns import MatchedReturns, matched
from cedu_targets.agenda.rows import Listed
from cedu_targets.agenda.states import Day, has_deadline
from cedu_targets.domain.fault import CallFault, InputFault
from cedu_targets.domain.status import State, StatusRow
from cedu_targets.report import FileReport

Rosters = Callable[[FileReport], OwnerRoster]
"""What is known of the owners in a document, by the pack that it was judged with."""


def follow_up(
    issued: Sequence[FileReport],
    came_in: Sequence[FileReport],
    day: Day,
    *,
    rosters: Rosters = lambda _: OwnerRoster(),
    owner: str | None = None,
    only: Collection[State | None] | None = None,
) -> StatusReport:
    """How every item stands on a day by what was reported beside it and in the files that came in.

    A file without a single item is a fault (SC020). With `owner` only the rows of one owner are kept.
    Raises CallFault where nobody of that name owns anything.
    """
    issued, came_in = with_faults(issued, ""), with_faults(came_in, "return")
    lists = [(file, items) for file in issued if (items := items_of(file)) is not None]
    returned = [(file, items) for file in came_in if (items := items_of(file)) is not None]
    found = matched(lists, returned, day.as_of)
    rows: list[StatusRow] = []
    known: dict[str, None] = {}
    name = owner
    for file, items in lists:
        roster = rosters(file)
        name = owner if owner is None else roster.name_of(owner)
        listed = Listed(file.path, file.number, items.period, items.issued, roster, found.returns, day)
        here = [row for item in items.entries for row in listed.rows(item)]
        known |= dict.fromkeys(one for row in here for one in _names(row))
        rows += here if name is None else [row for row in here if _is_of(row, name, roster)]
    if name is not None and known and not rows:
        raise CallFault("unknown_owner", {"name": name, "known": "；".join(known)})
    return StatusReport(
        as_of=day.as_of,
        remind=day.remind,
        rows=tuple(sorted(rows, key=_last_day)),
        files=tuple(_with_findings(file, found) for file in (*issued, *came_in)),
        owner=name,
        only=None if only is None else frozenset(only),
    )


def with_faults(files: Sequence[FileReport], side: str) -> list[FileReport]:
    """The documents of a side; a file in which nothing is due is a fault, once, whatever else was read in it."""
    by_path: dict[str, list[FileReport]] = {}
    for file in files:
        by_path.setdefault(file.path, []).append(file)
    return [one for path, found in by_path.items() for one in _with_fault(path, found, side)]


def _with_fault(path: str, files: Sequence[FileReport], side: str) -> Sequence[FileReport]:
    if any(file.fault is not None or items_of(file) is not None for file in files):
        return files
    return [FileReport(path, fault=InputFault("SC020", path=path, variant=side))]


def _with_findings(file: FileReport, found: MatchedReturns) -> FileReport:
    """A document with what is strange about the returns in it."""
    return replace(file, findings=(*file.findings, *found.findings.get((file.path, file.number), ())))


def _last_day(row: StatusRow) -> date:
    return row.due.end if row.due.end is not None and has_deadline(row.due) else date.max


def _names(row: StatusRow) -> Iterator[str]:
    yield from (owner.name for owner in row.owners)
    if row.unit is not None:
        yield row.unit


def _is_of(row: StatusRow, name: str, roster: OwnerRoster) -> bool:
    """Whether a row is one of an owner's; of a group those of its members are, too."""
    if row.unit is not None:
        return row.unit == name or roster.stands_for(name, row.unit)
    return any(owner.name == name for owner in row.owners)
