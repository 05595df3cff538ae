"""The file that an answer names as evidence, among those that lie in the folder."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import PurePosixPath

from msgspec import Struct

from cedu_targets.agenda.item_folders import Purpose
from cedu_targets.agenda.returned_rows import Key
from cedu_targets.domain.folding import fold
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.material import MaterialFile
from cedu_targets.domain.similar_names import suggestion
from cedu_targets.files.beginnings import has_known_suffix

_QUOTED = "《》“”\"'‘’「」"
_FROM_THE_TOP = lazy_pattern(r"/|[a-z]:/|~")
_MOST_COMPARED = 2_000
"""Of more files none is guessed: that takes its time."""
_MOST_GUESSES = 200


class Search(Struct, frozen=True):
    """A name, and who wrote it beside which item."""

    name: str
    item: Key
    unit: str | None


class Result(Struct, frozen=True):
    """What a name leads to."""

    name: str
    file: MaterialFile | None = None
    """It may be no material."""
    leads_out: bool = False
    """Whether the name is a path that leaves the folder."""
    elsewhere: str | None = None
    """The path of the only file of this name, where it lies in the folder of another item."""
    likely: str | None = None
    """The name that is most like it, of those that might be meant."""


Shelf = tuple[Key | None, str | None]
"""The item and the unit that a folder is for; either may be nobody's."""


class NamedFiles:
    """The files by their names, small letters and narrow signs throughout, and by whose folder they lie in."""

    def __init__(self, files: Sequence[MaterialFile], purpose: Callable[[str], Purpose]) -> None:
        self._files = [file for file in files if not file.is_folder]
        self._purpose = purpose
        self._guesses = _MOST_GUESSES

    def find(self, search: Search) -> Result:
        """The file of a name: in the item's own folder, else in a folder of no item; else what may be meant.

        In the folder of another item there is one of the same name for nearly every item: 照片.jpg.
        """
        path = _plain(search.name).replace("\\", "/")
        if _FROM_THE_TOP.match(path) or ".." in path.split("/"):
            return Result(search.name, leads_out=True)
        path = path.removeprefix("./").strip("/")
        if "/" in path and (file := self._by_path.get(path)) is not None:
            return Result(search.name, file)
        by_shelf = self._by_name.get(PurePosixPath(path).name, {})
        if not by_shelf and not has_known_suffix(path):
            name = PurePosixPath(path).name
            by_shelf = self._by_stem.get(name) or self._by_folder.get(
                name, {}
            )  # 总结 for 总结.docx, 照片 for 照片/1.jpg
        for shelf in _shelves(search):
            for file in by_shelf.get(shelf, ()):
                if "/" not in path or _ends_with(file, path):
                    return Result(search.name, file)
        others = {file.path for files in by_shelf.values() for file in files[:2]}
        return Result(search.name, elsewhere=others.pop()) if len(others) == 1 else self._guessed(search)

    def _guessed(self, search: Search) -> Result:
        """No such file: the most similar name in the item's folder or in one of no item, to be shown."""
        if len(self._files) > _MOST_COMPARED or self._guesses <= 0:
            return Result(search.name)
        self._guesses -= 1
        shelves = _shelves(search)
        near = {
            _stem(file.name): file.path for file in self._files if not shelves.keys().isdisjoint(self._shelves_of(file))
        }
        guess = suggestion(_stem(search.name), list(near))  # nearly all names end alike
        return Result(search.name, likely=near[guess] if guess else None)

    def _shelves_of(self, file: MaterialFile) -> Sequence[Shelf]:
        purpose = self._purpose(file.folder)
        return [(key, purpose.unit) for key in purpose.keys or (None,)]

    @cached_property
    def _by_path(self) -> dict[str, MaterialFile]:
        return {_plain(file.path): file for file in self._files}

    @cached_property
    def _by_name(self) -> "dict[str, dict[Shelf, list[MaterialFile]]]":
        return self._listed(lambda file: _plain(file.name))

    @cached_property
    def _by_stem(self) -> "dict[str, dict[Shelf, list[MaterialFile]]]":
        return self._listed(lambda file: _stem(file.name))

    @cached_property
    def _by_folder(self) -> "dict[str, dict[Shelf, list[MaterialFile]]]":
        """One sound file of each folder, by the folder's name."""
        found: dict[str, dict[Shelf, list[MaterialFile]]] = {}
        for file in self._files:
            if file.defect is None:
                for name in _plain(file.folder).split("/"):
                    for shelf in self._shelves_of(file):
                        found.setdefault(name, {}).setdefault(shelf, [file])
        return found

    def _listed(self, name: Callable[[MaterialFile], str]) -> "dict[str, dict[Shelf, list[MaterialFile]]]":
        found: dict[str, dict[Shelf, list[MaterialFile]]] = {}
        for file in self._files:
            for shelf in self._shelves_of(file):
                found.setdefault(name(file), {}).setdefault(shelf, []).append(file)
        return found


def _shelves(search: Search) -> dict[Shelf, None]:
    """Where a file may lie, the nearest first: the folder of the item before one of none, of the unit before any."""
    return dict.fromkeys((item, unit) for item in (search.item, None) for unit in (search.unit, None))


def _ends_with(file: MaterialFile, path: str) -> bool:
    """Whether a path ends so, its suffix left out or not."""
    plain = _plain(file.path)
    return any(f"/{one}".endswith(f"/{path}") for one in (plain, _stem(file.path)))


def _stem(name: str) -> str:
    """A name without its suffix."""
    plain = _plain(name)
    return plain.removesuffix(PurePosixPath(plain).suffix) if has_known_suffix(plain) else plain


def _plain(name: str) -> str:
    """A name as it is compared: without quotation marks around it, of one case and one width."""
    return " ".join(fold(name).casefold().split()).strip(_QUOTED).strip()
