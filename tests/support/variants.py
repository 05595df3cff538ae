"""One small table as a workbook, a document and an ods, in many spellings of its XML: what they are made of.

Each format has a module of them (`xlsx_variants.py`, `docx_variants.py`, `ods_variants.py`). A variant is the sound file
with a few edits, and what people see in it: LibreOffice confirms that in the tests marked `render`, the others hold our
reading against the same cells.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import NamedTuple

from cedu_targets.domain.numbers import from_float, plain
from cedu_targets.domain.place import a1
from cedu_targets.files.grid import Grid, Raw
from packing import archive, part

Parts = dict[str, str]
"""The parts of a package as texts, by name."""
Edit = tuple[str, str, str] | Callable[[Parts], None]
"""In which part which text gives way to which other one; or what is done to all parts."""
Cells = Mapping[str, str]
"""What stands in cells, by address (`B3`, of another sheet than the first `乙!B3`): see `written`."""


class Variant(NamedTuple):
    """A sound file with some edits."""

    edits: Sequence[Edit]
    shows: Cells | None = MappingProxyType({})
    """What LibreOffice shows in other cells than the sound file (an empty text for a blank cell); None where it does not open it."""
    ours: Cells | str | None = None
    """Where our reading is not what LibreOffice shows: our cells, or the code of the refusal."""
    why: str = ""
    """The reason for that."""


def made(base: Mapping[str, str], variant: Variant) -> bytes:
    """The file of a variant. An edit that changes nothing is a mistake in the variant."""
    parts = dict(base)
    for edit in variant.edits:
        before = dict(parts)
        if callable(edit):
            edit(parts)
        else:
            name, old, new = edit
            parts[name] = parts[name].replace(old, new)
        assert parts != before, edit
    return archive([part(name, text.encode()) for name, text in parts.items()])


def renamed(old: str, new: str) -> Edit:
    """A part under another name; nothing that refers to it is changed."""

    def rename(parts: Parts) -> None:
        parts[new] = parts.pop(old)

    return rename


def added(name: str, text: str) -> Edit:
    """One part more."""
    return lambda parts: parts.__setitem__(name, text)


def removed(name: str) -> Edit:
    """A part less."""
    return lambda parts: parts.__delitem__(name)


def everywhere(pattern: str, new: str, *names: str) -> Edit:
    """A replacement by pattern in some parts, in all of them where none is named."""

    def replace(parts: Parts) -> None:
        for name in names or tuple(parts):
            parts[name] = re.sub(pattern, new, parts[name])

    return replace


def written(raw: Raw) -> str:
    """A cell in a form that tells a number from a text: `'10` is a text, `10` a number, `#N/A` an error."""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, str):
        return f"'{raw.strip()}" if raw.strip() else ""
    if isinstance(raw, float | int):
        return plain(from_float(float(raw)))
    if isinstance(raw, datetime):
        return str(raw).removesuffix(" 00:00:00")
    if isinstance(raw, date | time | timedelta):
        return str(raw)
    return "" if raw is None else f"'{raw}"


def shown_number(text: str) -> str:
    """What stands in a csv without quotes: a number in one form (of 25% its share), anything else as it is."""
    try:
        return plain(Decimal(text.removesuffix("%")) / (100 if text.endswith("%") else 1))
    except InvalidOperation:
        return text.strip()


def cells_of(grids: Sequence[Grid]) -> dict[str, str]:
    """The filled cells as we read them; those of further sheets with the sheet's name."""
    found = {}
    for number, grid in enumerate(grids):
        for row, cells in enumerate(grid.rows):
            for column in range(max(len(cells), 1 + max((c for r, c in grid.broken if r == row), default=-1))):
                error = grid.broken.get((row, column))
                text = written(grid.raw(row, column)) if error is None else error
                if text:
                    found[a1(row, column) if number == 0 else f"{grid.sheet}!{a1(row, column)}"] = text
    return found


def shown_in(base: Cells, variant: Variant) -> dict[str, str]:
    """The filled cells as LibreOffice shows them."""
    return {place: text for place, text in {**base, **(variant.shows or {})}.items() if text}


def read_in(base: Cells, variant: Variant) -> dict[str, str]:
    """The filled cells as we read them."""
    ours = variant.ours if isinstance(variant.ours, Mapping) else {}
    return {place: text for place, text in {**shown_in(base, variant), **ours}.items() if text}
