"""YAML that a person wrote -> a pydantic model, with every mistake told at its line and column."""

import codecs
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

from cedu_targets.domain.fault import PackFault, refuse
from cedu_targets.domain.place import Place
from cedu_targets.files.foreign_kinds import kind_of_content
from cedu_targets.files.guard import NoFileError, regular_file
from cedu_targets.packs import positioned_yaml
from cedu_targets.packs.misfits import Fit, fit
from cedu_targets.packs.positioned_yaml import Tree, YamlDocument

if TYPE_CHECKING:
    from pydantic import BaseModel

_MOST_BYTES = 4 * 2**20
_OPENING = (
    (FileNotFoundError, "no_file"), (PermissionError, "no_permission"), (IsADirectoryError, "is_folder"),
    (NoFileError, "is_no_file"),
)  # fmt: skip
_Model = TypeVar("_Model", bound="BaseModel | Struct")


class ModelRead(Struct, Generic[_Model], frozen=True):
    """A file held against a model: what fits, where it stands, and all that is wrong."""

    path: str
    document: YamlDocument
    fit: Fit[_Model]
    faults: tuple[PackFault, ...]

    def whole(self) -> _Model:
        """The file as a model. Raises PackFault, with every mistake."""
        refuse(self.faults)
        assert self.fit.model is not None
        return self.fit.model

    def position(self, path: positioned_yaml.Path) -> tuple[int, int]:
        """Line and column at which an entry of the model stands in the file."""
        return self.document.position(self.fit.origin(path))

    def place(self, path: positioned_yaml.Path) -> Place:
        """The same as a place."""
        line, column = self.position(path)
        return Place(line=line, column=column)


def read_model(
    path: Path,
    model: type[_Model],
    code: str = "PK003",
    variant: str = "",
    stand_ins: Mapping[str, Tree] | None = None,
) -> ModelRead[_Model]:
    """Read a file as a model, as far as it goes; what does not fit is told as `code`, in its wording `variant`.

    Raises PackFault where nobody can say what is meant: for a file that cannot be opened, or is no YAML to its end.
    """
    name = str(path)
    document = _document(path, name, variant)
    found = [
        PackFault(
            "PK002",
            {"error_type": one.kind, "reason": one.detail, "name": one.detail},
            name,
            Place(line=one.line, column=one.column),
            "" if document.is_whole or one is not document.mistakes[-1] else "cut",
        )
        for one in document.mistakes
    ]
    if not document.is_whole or not document.positions:
        refuse(found)
    fitted = fit(model, document.content, document.unread, stand_ins)
    for misfit in fitted.misfits:
        line, column = document.position(misfit.path)
        found.append(PackFault(code, dict(misfit.parameters), name, Place(line=line, column=column), variant))
    return ModelRead(name, document, fitted, tuple(found))


def _document(path: Path, name: str, variant: str) -> YamlDocument:
    try:
        with regular_file(path) as stream:
            content = stream.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        kind = next((kind for of, kind in _OPENING if isinstance(error, of)), "not_opened")
        reason = getattr(error, "strerror", None) or str(error)
        raise PackFault("PK004", {"error_type": kind, "reason": reason}, name) from None
    if (foreign := kind_of_content(content)) is not None:
        raise PackFault("PK007", {"kind": foreign}, name, variant=variant)
    if len(content) > _MOST_BYTES:
        raise PackFault("PK002", {"error_type": "size"}, name, Place(line=1))
    try:
        return positioned_yaml.load(content.decode(_encoding(content)))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise PackFault("PK002", {"error_type": "encoding"}, name, Place(line=line)) from None


def _encoding(content: bytes) -> str:
    """UTF-8, or the UTF-16 that a byte order mark tells: Notepad writes both."""
    return "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
