"""From what was found in a text to its items: names, times, owners, and the title and year that hold for all."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.due import UNSTATED, Due, Precision
from cedu_targets.domain.items import ID_PREFIXES, Assigned, Item, ItemKind, Items, Part
from cedu_targets.domain.owner_names import owners_in
from cedu_targets.recognition.items.issue_date import issued_on
from cedu_targets.recognition.items.labels import NOTHING_SAID, Said, without_contacts
from cedu_targets.recognition.items.plan_years import PlanYears
from cedu_targets.recognition.items.strength import strength_of
from cedu_targets.recognition.items.thresholds import targets_of
from cedu_targets.recognition.items.times_in_text import timed_clauses
from cedu_targets.recognition.items.titles import Titles, period_of


class Draft(Struct, frozen=True):
    """An item as it was found, before it has a name in its document."""

    line: int
    text: str
    number: str | None = None
    section: str | None = None
    said: Said = NOTHING_SAID
    due: Due | None = None
    """Its time, where it was read already."""
    name: str | None = None
    """What its id ends with, where that is no matter of its number."""
    parts: tuple[Part, ...] = ()
    verb: str | None = None
    """The text from its verb on, where a time stands before that."""
    asks_material: bool = False


class Setting(Struct, frozen=True, dict=True):
    """A text as the documents in it are made: its lines, and what is known of it as a whole."""

    lines: Sequence[str]

    @cached_property
    def issued(self) -> date | None:
        """The day on which it was issued."""
        return issued_on(self.lines)

    @cached_property
    def titles(self) -> Titles:
        """Its titles."""
        return Titles(self.lines)

    def period(self, line: int) -> str | None:
        """The years of what begins at a line: 2019, 2019-2023."""
        return period_of(self.titles.before(line), self.titles.first, self.issued)

    def years(self, line: int) -> PlanYears:
        """The years of the times of what begins at a line."""
        titles = (self.titles.before(line), self.titles.first)
        return PlanYears.of(titles, self.period(line), self.issued)

    def document(self, kind: ItemKind, drafts: Sequence[Draft], title: str | None = None) -> Items:
        """The document of what was found, by its own title or that of the text; `drafts` is not empty."""
        line = drafts[0].line
        title, years = title or self.titles.before(line), self.years(line)
        joint = "" if kind is ItemKind.DOSSIER else "-"  # 卷三-二
        entries = tuple(
            self._item(kind, f"{ID_PREFIXES[kind]}{joint}{name}", draft, years)
            for name, draft in zip(_names(drafts), drafts, strict=True)
        )
        left_out = tuple(dict.fromkeys(label for draft in drafts for label in draft.said.left_out))
        return Items(title, kind, years.period, self.issued, entries, line=line, left_out=left_out)

    def _item(self, kind: ItemKind, name: str, draft: Draft, years: PlanYears) -> Item:
        due, deadline = self._times(draft, years)
        if due is UNSTATED and kind is not ItemKind.DUTY:
            due = years.whole
        targets = targets_of(name, draft.text, draft.line) if kind is ItemKind.DOSSIER else ()
        parts = draft.parts or (() if due.printed else timed_clauses(draft.text, years))
        owners = draft.said.owners
        return Item(
            name, kind, without_contacts(draft.text), draft.number, draft.section, parts, due, deadline,
            _assigned(draft.said), owners, targets=targets, asks_material=draft.asks_material,
            strength=strength_of(draft.verb or draft.text), line=draft.line,
        )  # fmt: skip

    def _times(self, draft: Draft, years: PlanYears) -> tuple[Due, Due | None]:
        """When it is due, and the later deadline that its text names."""
        due = draft.due or (self._due(draft.said.due, years) if draft.said.due else UNSTATED)
        named = years.deadline_in(draft.text)
        if due is UNSTATED:
            return named or UNSTATED, None
        is_later = named is not None and None not in (named.end, due.end) and named.end > due.end  # type: ignore[operator]
        return due, named if is_later else None

    def _due(self, text: str, years: PlanYears) -> Due:
        """The time of a bracket; of several clauses (3月启动，9月底前完成) the deadline that they name."""
        due = years.due_of(text)
        named = years.deadline_in(text) if due.precision is Precision.UNCLEAR else None
        return due if named is None else replace(named, text=text)


def _names(drafts: Sequence[Draft]) -> list[str]:
    """What the ids end with: the printed numbers, or the positions where numbers begin anew or are missing."""
    names = [draft.name or draft.number for draft in drafts]
    if None in names or len(set(names)) < len(names):
        return [str(position) for position in range(1, len(drafts) + 1)]
    return [name for name in names if name is not None]


def _assigned(said: Said) -> tuple[Assigned, ...]:
    found: dict[str, Assigned] = {}
    for role, text in said.owners:
        for owner in owners_in(text, role):
            found.setdefault(owner.name, owner)
    return tuple(found.values())
