"""Formulas of a worksheet of an xlsx: which cells hold one, shared ones at each of their cells."""

import re
from collections.abc import Iterator, Mapping

from cedu_targets.domain.place import column_number
from cedu_targets.files.grid import Spot

_FORMULA = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f\b([^>]*?)(?:/>|>([^<]*)</(?:\w+:)?f>)",
)
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")
_KIND = re.compile(rb"\bt\s*=\s*[\"'](\w+)[\"']")
_SHARED = re.compile(rb"\bsi\s*=\s*[\"'](\d+)[\"']")


class SheetFormulas(Mapping[Spot, str]):
    """The formulas by cell; a shared one is moved to a cell only when it is asked for there, which is hardly ever."""

    def __init__(self, texts: dict[Spot, str], origins: dict[Spot, Spot]) -> None:
        self._texts, self._origins = texts, origins

    def __getitem__(self, spot: Spot) -> str:
        text, origin = self._texts[spot], self._origins.get(spot)
        if origin is None:
            return text
        from cedu_targets.files.formulas import LONGEST, shifted

        return shifted(text, origin, spot) if len(text) <= LONGEST else ""

    def __iter__(self) -> Iterator[Spot]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __contains__(self, spot: object) -> bool:
        return spot in self._texts


def formulas_in(xml: bytes) -> Mapping[Spot, str]:
    """The formulas of a worksheet by cell, without the equals sign; empty where its text is not known for certain."""
    if b"<f" not in xml and b":f" not in xml:
        return {}  # a sheet without formulas costs two looks
    from html import unescape  # it brings the names of two thousand signs

    texts: dict[Spot, str] = {}
    origins: dict[Spot, Spot] = {}
    masters: dict[bytes, tuple[Spot, str]] = {}
    for match in _FORMULA.finditer(xml):
        spot = _spot(match[1])
        if spot is None:
            continue
        kind, shared = _KIND.search(match[2]), _SHARED.search(match[2])
        text = unescape((match[3] or b"").decode("utf-8", "replace")).strip()
        if kind is None or kind[1] == b"normal":
            texts[spot] = text
        elif kind[1] == b"shared" and shared:
            if text:
                masters[shared[1]] = (spot, text)
            origin, texts[spot] = masters.get(shared[1], (spot, ""))
            if origin != spot:
                origins[spot] = origin
        else:
            texts[spot] = ""  # an array formula, a data table
    return SheetFormulas(texts, origins)


def _spot(attributes: bytes) -> Spot | None:
    match = _PLACE.search(attributes)
    return (int(match[2]) - 1, column_number(match[1].decode().upper())) if match else None
