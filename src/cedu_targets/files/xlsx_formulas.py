"""Formulas of a worksheet of an xlsx: which cells hold one, shared ones at each of their cells."""

from collections.abc import Iterator, Mapping

from cedu_targets.files.grid import Spot


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


class FormulaWriting:
    """The formulas of a worksheet as its cells write them, one after the other."""

    def __init__(self) -> None:
        self._texts: dict[Spot, str] = {}
        self._origins: dict[Spot, Spot] = {}
        self._masters: dict[str, tuple[Spot, str]] = {}

    def add(self, spot: Spot, kind: str, shared: str, text: str) -> None:
        """A formula of a kind (`t`); a shared one has a number (`si`), and its text in the first of its cells alone."""
        if kind in ("", "normal"):
            self._texts[spot] = text
        elif kind == "shared" and shared:
            if text:
                self._masters[shared] = (spot, text)
            origin, self._texts[spot] = self._masters.get(shared, (spot, ""))
            if origin != spot:
                self._origins[spot] = origin
        else:
            self._texts[spot] = ""  # an array formula, a data table

    def by_cell(self) -> Mapping[Spot, str]:
        """The formulas by cell, without the equals sign; empty where a text is not known for certain."""
        return SheetFormulas(self._texts, self._origins) if self._texts else {}
