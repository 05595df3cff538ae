"""Follow-up: what is due and what came back of it, put together as it stands on a day."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from msgspec.structs import replace

from cedu_targets.agenda.evidence import is_settled, with_evidence
from cedu_targets.agenda.evidence_findings import DocumentKey, Homes
from cedu_targets.agenda.lists import items_of, not_asked, understood
from cedu_targets.agenda.owner_roster import NOTHING_KNOWN, OwnerRoster
from cedu_targets.agenda.report import StatusReport
from cedu_targets.agenda.returned_rows import shortened
from cedu_targets.agenda.returns import MatchedReturns, matched
from cedu_targets.agenda.rows import Listed
from cedu_targets.agenda.states import Day, has_deadline
from cedu_targets.agenda.thresholds import threshold_findings
from cedu_targets.domain.fault import CallFault, InputFault
from cedu_targets.domain.finding import Finding, Parameter
from cedu_targets.domain.items import Items
from cedu_targets.domain.status import State, StatusRow
from cedu_targets.domain.typed_words import typed
from cedu_targets.files.material import MaterialFolder
from cedu_targets.recognition.no_tables import bare_fault
from cedu_targets.report import FileReport


def follow_up(
    issued: Sequence[FileReport],
    came_in: Sequence[FileReport],
    day: Day,
    *,
    roster: OwnerRoster = NOTHING_KNOWN,
    owner: str | None = None,
    only: Collection[State | None] | None = None,
    evidence: MaterialFolder | None = None,
) -> StatusReport:
    """How every item stands on a day by what was reported beside it and in the files that came in.

    With `evidence` the material of the items is looked for in it; what is there never makes an item done.

    A file without a single item is a fault (SC020). With `owner` only the rows of one owner are kept, those of a group
    (各市、区) that it belongs to among them. Raises CallFault where nobody of that name owns anything.
    """
    issued, came_in = with_faults(understood(issued, roster), ""), with_faults(came_in, "return")
    lists, returned = ([*_lists(files)] for files in (issued, came_in))
    found = matched(lists, returned, day.as_of, roster)
    rows: list[StatusRow] = []
    for file, items in lists:
        listed = Listed(file.path, file.number, items.period, items.issued, roster, found.returns, day)
        rows += (row for item in items.entries for row in listed.rows(item))
    said = {name: list(told) for name, told in found.findings.items()}
    homes = Homes.among([*issued, *came_in])
    if evidence is not None:
        rows, told = with_evidence(rows, evidence, homes)
        _add(told, said)
    settled = {row.id for row in rows if is_settled(row)}
    _add(threshold_findings(rows, homes), said)
    if owner is not None:
        owner = roster.name_of(owner)
        rows = _rows_of(owner, rows, roster)
    return StatusReport(
        as_of=day.as_of,
        remind=day.remind,
        rows=tuple(sorted(rows, key=_last_day)),
        files=tuple(_with_findings(file, found, said, settled) for file in (*issued, *came_in)),
        owner=owner,
        only=None if only is None else frozenset(only),
        evidence=None if evidence is None else evidence.path,
        not_asked=not_asked(issued) if owner is None else (),
    )


def _add(told: Iterable[tuple[DocumentKey, Finding]], said: dict[DocumentKey, list[Finding]]) -> None:
    for name, finding in told:
        said.setdefault(name, []).append(finding)


def _lists(files: Sequence[FileReport]) -> Iterator[tuple[FileReport, Items]]:
    for file in files:
        if (items := items_of(file)) is not None:
            yield file, items


def with_faults(files: Sequence[FileReport], side: str) -> list[FileReport]:
    """The documents of a side; a file in which nothing is due is a fault, once, whatever else was read in it."""
    by_path: dict[str, list[FileReport]] = {}
    for file in files:
        by_path.setdefault(file.path, []).append(file)
    return [one for path, found in by_path.items() for one in _with_fault(path, found, side)]


def _with_fault(path: str, files: Sequence[FileReport], side: str) -> Sequence[FileReport]:
    if any(file.fault is not None or items_of(file) is not None for file in files):
        return files
    if (bare := bare_fault([file.document for file in files], path)) is not None:
        return [FileReport(path, fault=bare)]
    forms = [file.records for file in files if file.records is not None]
    if not forms:
        return [FileReport(path, fault=InputFault("SC020", path=path, variant=side))]
    told: dict[str, Parameter] = {"count": len(forms), "rows": sum(form.size for form in forms)}
    told["file"] = typed(path)
    variant = "blank_forms" if all(form.is_blank for form in forms) else "forms"
    return [FileReport(path, fault=InputFault("SC020", told, path=path, variant=variant))]


def _with_findings(
    file: FileReport,
    found: MatchedReturns,
    said: Mapping[DocumentKey, Sequence[Finding]],
    settled: AbstractSet[str],
) -> FileReport:
    """A document with what is said of its returns and material; what its check found is told of the items of the plan.

    A clerk's own table numbers its rows by itself, so the name that such a number makes is another item's in the plan.
    """
    name = file.path, file.number
    meant = found.meant.get(name, {})
    items = items_of(file)
    known = tuple(_of_plan(one, meant, items) for one in file.findings) if items and meant else file.findings
    known = tuple(one for one in known if one.code != "SC011" or one.place.item not in settled)
    return replace(file, findings=(*known, *said.get(name, ())))


def _of_plan(finding: Finding, meant: Mapping[str, str | None], items: Items) -> Finding:
    """A finding under the name of the item that its row means; of a row that means none, under the words in it."""
    own = finding.place.item
    if own is None or own not in meant or meant[own] == own:
        return finding
    name = meant[own]
    parameters = dict(finding.parameters)
    if "item" in parameters:
        parameters["item"] = name or f"“{shortened(items.by_id[own].text)}”"
    return replace(finding, place=replace(finding.place, item=name), parameters=parameters)


def _last_day(row: StatusRow) -> date:
    return row.due.end if row.due.end is not None and has_deadline(row.due) else date.max


def _rows_of(name: str, rows: Sequence[StatusRow], roster: OwnerRoster) -> list[StatusRow]:
    """The rows of one owner; of a group those of its members, of a member those of its group that no other row tells.

    Raises CallFault where there are items, and none of them is anybody's of that name.
    """
    groups = roster.groups_of(name)
    own = {(row.path, row.table, row.id) for row in rows if row.unit == name}
    found = []
    for row in rows:
        if row.unit is not None:
            is_its = row.unit == name or name in roster.groups_of(row.unit)
        else:
            named = {owner.name for owner in row.owners}
            is_its = name in named or (bool(groups & named) and (row.path, row.table, row.id) not in own)
        if is_its:
            found.append(row)
    if rows and not found:
        known = dict.fromkeys(one for row in rows for one in [*(owner.name for owner in row.owners), row.unit] if one)
        raise CallFault("unknown_owner", {"name": name, "known": "；".join(known)})
    return found
