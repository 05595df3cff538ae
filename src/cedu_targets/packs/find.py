"""Where a pack comes from: by name or path, or recognised by a table's title."""

import os
from functools import lru_cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.document import Document
from cedu_targets.domain.fault import PackFault
from cedu_targets.domain.prose import Prose
from cedu_targets.domain.records import Records
from cedu_targets.domain.table import Table
from cedu_targets.packs.bundled import bundled_pack, bundled_packs, names_by_form_title, names_by_title
from cedu_targets.packs.forms import form_title
from cedu_targets.packs.pack import FIRST_LINES, RulePack, squeezed_title

_LONGEST_FORM = 500
"""Rows; of a longer table nothing is kept for the next."""


def find_pack(name: str) -> RulePack:
    """A pack by its name or its file's path. Raises PackFault."""
    if name in bundled_packs():
        return bundled_pack(name)
    from cedu_targets.packs.written_pack import load_pack  # only what a person wrote has to be asked

    return load_pack(path_of_pack(name))


def path_of_pack(name: str) -> Path:
    """The file of a pack, given by name or path. Raises PackFault."""
    known = bundled_packs()
    if name in known:
        return known[name]
    path = Path(name)
    if path.suffix in (".yaml", ".yml") or os.path.exists(path):  # noqa: PTH110 - Path.exists raises on a closed folder
        return path
    raise PackFault("PK001", {"name": name, "texts": "、".join(known)})


def recognise_pack(document: Document) -> RulePack | None:
    """The bundled pack whose title a document has, and of a table the columns; of a form that of its monthly form."""
    is_form = isinstance(document, Records)
    name = names_by_form_title().get(form_title(document.title or "")) if is_form else None
    name = name or names_by_title().get(squeezed_title(document.title or ""))
    if name is None:
        return None
    pack = bundled_pack(name)
    if isinstance(document, Table) and len(document.rows) <= _LONGEST_FORM:
        headed = _Headed(replace(document, values={}, unreadable=frozenset()), pack)
        return pack if _fits(headed) else None
    return pack if pack.fits(document) else None


class _Headed(Struct, frozen=True, eq=False):
    """A table without its values, by its title and its columns, and a pack that it may fit."""

    table: Table
    pack: RulePack

    def __hash__(self) -> int:
        return hash((self.table.title, id(self.table.indicators), id(self.pack)))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Headed)
            and self.table.title == other.table.title
            and self.table.indicators is other.table.indicators
            and self.pack is other.pack
        )


@lru_cache(maxsize=32)
def _fits(headed: _Headed) -> bool:
    """Kept, since the forms of one notice are read as the same table but for their values."""
    return headed.pack.fits(headed.table)


def recognise_text(prose: Prose) -> RulePack | None:
    """The bundled pack whose targets a text sets: its title stands at the beginning, and its sentences in the text."""
    head = squeezed_title("".join(prose.lines[:FIRST_LINES]))
    names = dict.fromkeys(name for title, name in names_by_title().items() if title in head)
    return next((pack for name in names if (pack := bundled_pack(name)).is_of_text(prose)), None)


def similar_pack(document: Document) -> RulePack | None:
    """The bundled pack of the same table in another year: its title but for the year, and mostly its columns."""
    from cedu_targets.packs.column_likeness import like_columns, title_without_year

    if not isinstance(document, Table) or not document.title:
        return None
    wanted = title_without_year(document.title)
    names = [name for title, name in names_by_title().items() if title_without_year(title) == wanted]
    pack = bundled_pack(names[-1]) if names else None
    return pack if pack is not None and like_columns(pack, document).are_mostly_there else None
