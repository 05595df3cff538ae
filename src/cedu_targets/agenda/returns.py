"""What came back of every item: which returns speak of it, and where they contradict one another."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import PurePath

from msgspec import Struct, field
from msgspec.structs import replace

from cedu_targets.agenda.file_names import unit_in
from cedu_targets.agenda.owner_roster import NOTHING_KNOWN, OwnerRoster
from cedu_targets.agenda.reporting_units import ReportingUnits, has_members, likely_owner, member_of
from cedu_targets.agenda.returned_rows import Key, KnownItems, shortened, unknown_rows
from cedu_targets.agenda.states import decisive_due, is_late
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.items import Item, Items, Reported, Return
from cedu_targets.domain.place import Place
from cedu_targets.domain.quantity import folded
from cedu_targets.report import FileReport

_SAYS_NOTHING = (Reported.BLANK, Reported.UNCLEAR)
_RULE = "status"

ItemsRead = tuple[FileReport, Items]
"""A document of items, with how it was read."""


class MatchedReturns(Struct, frozen=True):
    """The returns of every item; the place of each has the path of its file."""

    returns: Mapping[Key, tuple[Return, ...]]
    """Those that count, in the order of the files; what one unit says twice alike stands there once.

    `unit` is the owner as the plan writes it, or the unit as it calls itself where it is one of 各…; None where nobody
    is named.
    """
    findings: Mapping[tuple[str, int], tuple[Finding, ...]]
    """What is to be added to each returned document, by its path and its number."""
    meant: Mapping[tuple[str, int], Mapping[str, str | None]]
    """The items of the plan that the rows of each returned document mean, by their own names; None where unknown."""

    def of(self, key: Key) -> tuple[Return, ...]:
        """The returns that speak of an item."""
        return self.returns.get(key, ())


def matched(
    items: Sequence[ItemsRead],
    returns: Sequence[ItemsRead],
    as_of: date | None = None,
    roster: OwnerRoster = NOTHING_KNOWN,
) -> MatchedReturns:
    """The returns of each item of `items`: those in columns beside the items, then those of the lists in `returns`.

    With a day, what is said to be completed after it is told (SC008).
    """
    matching = _Matching(items, as_of, roster)
    ours = {(file.path, file.number) for file, _ in items}
    for file, document in items:
        matching.take(file, document, is_own=True)
    for file, document in returns:
        if (file.path, file.number) not in ours:
            matching.take(file, document, is_own=False)
    return matching.result()


class _Matching(Struct, dict=True):
    """The returns as they are taken, list by list."""

    items: Sequence[ItemsRead]
    as_of: date | None
    roster: OwnerRoster
    counted: dict[Key, list[Return]] = field(default_factory=dict)
    findings: dict[tuple[str, int], list[Finding]] = field(default_factory=dict)
    answers: dict[tuple[Key, tuple[object, ...]], Return] = field(default_factory=dict)
    """Where an answer to an item was first given."""
    meant: dict[tuple[str, int], dict[str, str | None]] = field(default_factory=dict)
    telling: dict[tuple[Key, str | None], list[Return]] = field(default_factory=dict)
    """Of those who answer for one thing the first who says something, and the first who gives a date."""

    def __post_init__(self) -> None:
        entries = [((file.path, file.number, item.id), item) for file, doc in self.items for item in doc.entries]
        self.known = KnownItems(entries)
        self.units = ReportingUnits.of((item for _, item in entries), self.roster)

    def take(self, file: FileReport, document: Items, *, is_own: bool) -> None:
        """Take the returns of one list; what is not counted, and what is odd, becomes its findings."""
        said = self.findings.setdefault((file.path, file.number), [])
        unknown: dict[str, Item] = {}
        blank = 0
        nameless: list[Return] = []
        repeated: list[tuple[Return, Return]] = []
        in_name = None if is_own else self.units.in_name(file.path)
        # Of those for whom 各… stands the names need not be known: their file may be called after them, and no more.
        of_members = in_name or (None if is_own else unit_in(file.path))
        for written in document.returns:
            row = document.by_id[written.item]
            period = None if is_own else self.known.named(row)[1]
            found = [((file.path, file.number, row.id), row)] if is_own else self.known.meant_by(row)
            if not is_own:
                names = self.meant.setdefault((file.path, file.number), {})
                names[row.id] = _name(found[0][1], period) if len(found) == 1 else None
            if len(found) != 1:
                if written.reported is Reported.BLANK:
                    blank += 1
                else:
                    unknown[row.id] = row
                continue
            key, item = found[0]
            if not is_own and written.reported is not Reported.BLANK and self.known.is_changed(row, item):
                said.append(_changed(row, item))
            unit = self.units.named(written.unit) or (of_members if has_members(item) else in_name)
            target = next((one.id for one in item.targets if folded(row.number or "") == folded(one.id)), None)
            place = replace(written.place, path=file.path)
            one = replace(written, unit=unit, period=period, place=place, target=target)
            if not is_own and has_members(item) and self.units.is_nobody(unit):
                nameless.append(one)
            elif not self.units.may_answer(unit, item):
                said.extend(_by_a_stranger(one, item))
            elif (twin := self.answers.get((key, _answer(one)))) is not None:
                repeated.append((one, twin))
            else:
                said.extend(self._count(one, key, item))
        said.extend(unknown_rows(list(unknown.values()), self.known))
        if blank:
            told: dict[str, Parameter] = {"count": blank}
            said.append(Finding("SC010", _RULE, Severity.NOTE, document.whole_place, told, variant="blank"))
        said.extend(_by_nobody(nameless, document))
        said.extend(_sent_twice(repeated, document))

    def _count(self, one: Return, key: Key, item: Item) -> Sequence[Finding]:
        """Count a return; what contradicts an earlier one (SC009), or is dated after the day (SC008), is told."""
        member = member_of(one.unit, item)
        self.counted.setdefault(key, []).append(one)
        self.answers[key, _answer(one)] = one
        others = self.telling.setdefault((key, member), [])
        other = next((other for other in others if _contradict(one, other, item)), None)
        if one.reported not in _SAYS_NOTHING and (not others or (one.completed and not others[-1].completed)):
            others.append(one)
        found = []
        if other is not None:
            found.append(_contradiction(one, other, item))
        if self.as_of is not None and one.completed is not None and one.completed > self.as_of:
            told = _named(item, one.period) | {"completed": one.completed, "as_of": self.as_of}
            found.append(Finding("SC008", _RULE, Severity.ERROR, _place(one, item), told))
        return found

    def result(self) -> MatchedReturns:
        """What was taken."""
        findings = {name: tuple(found) for name, found in self.findings.items() if found}
        return MatchedReturns({key: tuple(found) for key, found in self.counted.items()}, findings, self.meant)


def _answer(one: Return) -> tuple[object, ...]:
    said = one.unit, one.period, one.reported, one.said, one.completed, one.evidence, one.reason
    return *said, one.target, one.number_text, one.base_text


def _contradict(one: Return, other: Return, item: Item) -> bool:
    """Whether two returns cannot both be right; a blank, or an answer that says nothing clear, contradicts none.

    Several owners of one item may each have done their part on another day, as long as none of them was too late. Of
    what recurs each answer may be about another time round.
    """
    if one.reported in _SAYS_NOTHING or other.reported in _SAYS_NOTHING or item.last_due.recurrence is not None:
        return False
    if one.reported is not other.reported or None in (one.completed, other.completed):
        return one.reported is not other.reported
    due = decisive_due(item)
    is_one_late = is_late(due, one.completed) is not is_late(due, other.completed)
    return one.completed != other.completed and (one.unit == other.unit or is_one_late)


def _contradiction(one: Return, other: Return, item: Item) -> Finding:
    told = _named(item) | {
        "said": one.said, "other_said": other.said, "completed": one.completed, "other_completed": other.completed,
        "other": _spot(other.place),
    }  # fmt: skip
    variant = "dates" if one.reported is other.reported else ""
    return Finding("SC009", _RULE, Severity.WARNING, _place(one, item), told, related=(other.place,), variant=variant)


def _changed(row: Item, item: Item) -> Finding:
    """SC010 as a note where a row bears an item's name and words that are not quite the item's."""
    told = _named(item) | {"wanted": shortened(item.text), "text": shortened(row.text)}
    return Finding("SC010", _RULE, Severity.NOTE, replace(row.place, item=item.id), told, variant="changed")


def _by_a_stranger(one: Return, item: Item) -> Sequence[Finding]:
    """SC013 where a unit answers for an item of others; a blank in a list that went to all says nothing."""
    if one.reported is Reported.BLANK:
        return ()
    guess = likely_owner(one.unit or "", item)
    told = _named(item, one.period) | {"owners": "，".join(owner.name for owner in item.owners), "guess": guess}
    return [Finding("SC013", _RULE, Severity.WARNING, _place(one, item), told, variant="guess" if guess else "")]


def _by_nobody(nameless: Sequence[Return], document: Items) -> Sequence[Finding]:
    """SC013 where a list does not say which of several units it is from."""
    answered = [one for one in nameless if one.reported is not Reported.BLANK]
    if not answered:
        return ()
    told: dict[str, Parameter] = {"count": len(answered)}
    return [Finding("SC013", _RULE, Severity.WARNING, document.whole_place, told, variant="nobody")]


def _sent_twice(repeated: Sequence[tuple[Return, Return]], document: Items) -> Sequence[Finding]:
    """SC009 as a note where a list says all once more that another one has said."""
    if not repeated or len(repeated) < len(document.returns):
        return ()
    one, twin = repeated[0]
    told: dict[str, Parameter] = {"count": len(repeated), "other": PurePath(twin.place.path or "").name}
    place = replace(document.whole_place, unit=one.unit)
    return [Finding("SC009", _RULE, Severity.NOTE, place, told, related=(twin.place,), variant="same")]


def _name(item: Item, period: str | None) -> str:
    return f"{item.id}@{period}" if period else item.id


def _named(item: Item, period: str | None = None) -> dict[str, Parameter]:
    return {"item": _name(item, period), "text": shortened(item.text)}


def _place(one: Return, item: Item) -> Place:
    """Where a return stands in its own file."""
    return replace(one.place, path=None, item=_name(item, one.period), unit=one.unit)


def _spot(place: Place) -> str:
    """Where another list says it: 市教育局.xlsx F5."""
    return " ".join(filter(None, (PurePath(place.path or "").name, place.cell or str(place.line or ""))))
