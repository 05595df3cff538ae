"""A dossier to be put together: a folder for each item, and a row for each demand of the list beside them."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from cedu_targets.agenda.follow_up import with_faults
from cedu_targets.agenda.item_folders import VOLUME, name_of
from cedu_targets.agenda.lists import items_of
from cedu_targets.domain.fault import refuse
from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.safe_names import safe_name
from cedu_targets.domain.targets import Target
from cedu_targets.report import FileReport

LONGEST = 40
"""Signs of a folder's name: Windows takes 260 for a whole path."""
_LONGEST_TITLE = 20
"""Of an item's words in it."""
_ENDS = lazy_pattern(r"[，,。；;：:？?！!（(【\[、]")
_QUOTES = lazy_pattern(r"[“”‘’\"'《》]")
_FEWEST_SIGNS = 4
_MARK = lazy_pattern(rf"{VOLUME}\s?[一二三四五六七八九十百\d]{{1,4}}\s*+")


class DossierRow(Struct, frozen=True):
    """A row of the list: an item, or one of its demands."""

    item: Item
    volume: str
    """卷二 条件与保障; empty where there are no volumes."""
    folder: str
    """Where its material belongs, with / between."""
    target: Target | None
    """The demand that it asks a number for."""
    is_first: bool
    """Whether it is the first of its item."""

    @property
    def name(self) -> str:
        """Its name: of several demands that of each."""
        return self.item.id if self.target is None or len(self.item.targets) == 1 else self.target.id


class Dossier(Struct, frozen=True):
    """What a dossier has to hold."""

    title: str | None
    rows: tuple[DossierRow, ...]

    @property
    def folders(self) -> list[str]:
        """Every folder, those around others first."""
        found = {row.folder: None for row in self.rows}
        return list(dict.fromkeys(one for folder in found for one in (*_around(folder), folder)))

    @property
    def size(self) -> int:
        """How many items it has."""
        return sum(row.is_first for row in self.rows)

    @property
    def numbers(self) -> int:
        """How many demands ask for a number."""
        return sum(row.target is not None for row in self.rows)


def dossier_of(files: Sequence[FileReport]) -> Dossier | None:
    """The dossier that the lists of some files ask for; None where none does.

    Raises InputFault for a file that cannot be read, or in which nothing is due.
    """
    files = with_faults(files, "")
    refuse(file.fault for file in files if file.fault)
    lists = [items for file in files if (items := items_of(file)) is not None and items.kind is ItemKind.DOSSIER]
    rows = tuple(row for items in lists for row in _rows(items))
    return Dossier(next((items.title for items in lists if items.title), None), rows) if rows else None


def _rows(items: Items) -> Iterator[DossierRow]:
    taken: set[str] = set()
    volumes: dict[str, str] = {}
    """A volume with the heading over its first item: 卷二 条件与保障."""
    last: dict[str | None, int] = {}
    """The last number of each volume: all of its numbers are written with as many digits."""
    for item in items.entries:
        if (number := _number(item)) is not None:
            last[item.volume] = max(number, last.get(item.volume, 0))
        if item.volume is not None:
            volumes.setdefault(item.volume, f"{item.volume} {_MARK.sub('', item.section or '')}".strip())
    for item in items.entries:
        volume, number = volumes.get(item.volume or "", ""), _number(item)
        mark = item.id if number is None else f"{number:0{len(str(last[item.volume]))}}"
        folder = _folder(volume, f"{mark} {short_title(item.text)}")
        if folder.casefold() in taken:
            folder = _folder(volume, item.id)
        taken.add(folder.casefold())
        for position, target in enumerate(item.targets or (None,)):
            yield DossierRow(item, volume, folder, target, position == 0)


def _number(item: Item) -> int | None:
    """The number by which an item's folder is known; None for one that only its whole name says."""
    name = name_of(item.id)
    is_known = name is not None and name.prefix == VOLUME and len(name.numbers) == (1 if item.volume is None else 2)
    return name.numbers[-1] if name is not None and is_known else None


def _folder(volume: str, own: str) -> str:
    return "/".join(safe_name(one, LONGEST) for one in (volume, own) if one)


def short_title(text: str) -> str:
    """The first words of an item's text: up to a sign between clauses, and not too many."""
    plain = " ".join(_QUOTES.sub("", text).split())
    ends = (match.start() for match in _ENDS.finditer(plain) if match.start() >= _FEWEST_SIGNS)
    return plain[: next(ends, len(plain))][:_LONGEST_TITLE]


def _around(folder: str) -> tuple[str, ...]:
    """The folders around one, the outermost first."""
    parts = folder.split("/")
    return tuple("/".join(parts[:end]) for end in range(1, len(parts)))
