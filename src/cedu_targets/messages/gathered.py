"""The words of several files as one mapping; a file is loaded when a name is looked for that none before it had."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

_Entry = TypeVar("_Entry")
Part = Callable[[], Mapping[str, _Entry]]
"""Gives the words of one file, which are loaded then."""


class Gathered(Mapping[str, _Entry]):
    """The entries of parts in their order; no two have one of the same name (held by a test)."""

    def __init__(self, parts: Sequence[Part[_Entry]], first: Sequence[Part[_Entry]] = ()) -> None:
        """Parts of `first` are looked at before the others, wherever they are listed."""
        self._parts = parts
        self._order = (*first, *(one for one in parts if one not in first))
        self._loaded: dict[Part[_Entry], Mapping[str, _Entry]] = {}
        self._found: dict[str, _Entry] = {}

    def __getitem__(self, name: str) -> _Entry:
        if name in self._found:
            return self._found[name]
        for part in self._order:
            entries = self._entries(part)
            if name in entries:
                return self._found.setdefault(name, entries[name])
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        for part in self._parts:
            yield from self._entries(part)

    def __len__(self) -> int:
        return sum(len(self._entries(part)) for part in self._parts)

    def _entries(self, part: Part[_Entry]) -> Mapping[str, _Entry]:
        if part not in self._loaded:
            self._loaded[part] = part()
        return self._loaded[part]
