"""Who has to do the items of a schedule: every column of owners with its part, and no person."""

import re
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from cedu_targets.domain.items import Assigned, Role
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.owner_names import SEPARATORS, owners_in
from cedu_targets.recognition.items.body import FoundItems
from cedu_targets.recognition.items.headings import Heading, names_persons_too

_OFFICE = lazy_pattern(
    r"(?:[局委办部厅处科室院会馆站所中心校园社队行集团公司政府街道乡镇村县区市旗]|中心|大学|学院|学校|公司|单位|部门|办公室|集团)"
    r"(?:[)）】]|等)?$"
)
_SEPARATORS = lazy_pattern(f"[{re.escape(''.join(SEPARATORS))}]+")
_AND = lazy_pattern("[及和与]")
_MOST_KNOWN = 200
"""Names that a document's owner cells lend one another; more are a list of people."""


class Owners(Struct, frozen=True, dict=True):
    """The owners of the items of one schedule."""

    found: FoundItems

    @cached_property
    def columns(self) -> Sequence[int]:
        """The columns of owners; 责任人 where offices stand there, 单位 where it says who has to do it."""
        header = self.found.header
        columns = header.of(Heading.OWNER)
        columns += [column for column in header.of(Heading.PERSON_OR_OWNER) if self._holds_offices(column)]
        if not columns and not header.of(Heading.PROGRESS):
            columns = header.of(Heading.UNIT)
        return sorted(columns)

    @cached_property
    def _known(self) -> Sequence[str]:
        """Names that stand alone in some cell: they are never split in another. 甲局和乙局 are two, and no name."""
        names: dict[str, None] = {}
        for entry in self.found.entries:
            for column in self.columns:
                text = self.found.cells.own_text(entry.row, column)
                if text and not _SEPARATORS.search(text.strip()):
                    names[text.strip()] = None
            if len(names) > _MOST_KNOWN:
                return ()
        for name in [one for one in names if _AND.search(one)]:
            if len(owners_in(name, known=[other for other in names if other != name])) > 1:
                del names[name]
        return tuple(names)

    @cached_property
    def _cache(self) -> dict[tuple[str, Role, bool], tuple[Assigned, ...]]:
        return {}

    def of(self, rows: Sequence[int]) -> tuple[tuple[Assigned, ...], tuple[tuple[Role, str], ...]]:
        """The owners of an item that stands in these rows, and how they are written."""
        owners: dict[str, Assigned] = {}
        texts: list[tuple[Role, str]] = []
        seen = set()
        for row in rows:
            for column in self.columns:
                holder = self.found.cells.holder(row, column)
                text = self.found.cells.text(row, column)
                if not text or holder in seen:
                    continue
                seen.add(holder)
                role = self.found.header.role(column)
                assigned = self._in(text, role, offices_only=names_persons_too(self.found.header.texts[column]))
                for owner in assigned:
                    owners.setdefault(owner.name, owner)
                if names_persons_too(self.found.header.texts[column]):
                    text = "、".join(owner.name for owner in assigned)
                texts += [(role, text)] if text else []
        return tuple(owners.values()), tuple(texts)

    def _in(self, text: str, role: Role, *, offices_only: bool) -> tuple[Assigned, ...]:
        key = text, role, offices_only
        if key not in self._cache:
            owners = owners_in(text, role, self._known)
            self._cache[key] = tuple(one for one in owners if is_office(one.name)) if offices_only else owners
        return self._cache[key]

    def _holds_offices(self, column: int) -> bool:
        """Whether most of the cells of a column name offices, and no persons."""
        texts = [text for entry in self.found.entries if (text := self.found.cells.own_text(entry.row, column))]
        pieces = [piece for text in texts for piece in _SEPARATORS.split(text) if piece]
        return bool(pieces) and 2 * sum(map(is_office, pieces)) > len(pieces)


def is_office(name: str) -> bool:
    """Whether a name ends like that of an office or a place, as no person's does."""
    return len(name) > 2 and _OFFICE.search(name) is not None
