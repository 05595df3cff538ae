"""YAML that a person wrote -> a pydantic model, with every mistake told at its line and column."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from cedu_targets.domain.fault import PackFault
from cedu_targets.domain.finding import Parameter
from cedu_targets.domain.place import Place
from cedu_targets.packs import positioned_yaml

_MOST_BYTES = 4 * 2**20
_SHOWN = {"expected", "expected_tags", "max_length", "min_length", "error", "name"}
_Model = TypeVar("_Model", bound=BaseModel)


def load_model(path: Path, model: type[_Model], code: str = "PK003") -> tuple[_Model, positioned_yaml.YamlDocument]:
    """Read a file as a model, with the positions of its entries. Raises PackFault (`code`) at the first mistake."""
    name = str(path)
    try:
        content = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else None
    except (OSError, ValueError) as error:
        raise PackFault("PK004", {"reason": getattr(error, "strerror", None) or str(error)}, name) from None
    if content is None:
        raise PackFault("PK002", {"error_type": "size"}, name, Place(line=1))
    try:
        document = positioned_yaml.load(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise PackFault("PK002", {"error_type": "encoding"}, name, Place(line=line)) from None
    except positioned_yaml.BadYamlError as error:
        details: dict[str, Parameter] = {
            "error_type": error.kind,
            "reason": error.detail,
            "name": error.detail,
        }
        raise PackFault("PK002", details | {"column": error.column}, name, Place(line=error.line)) from None
    try:
        return model.model_validate(document.content), document
    except ValidationError as error:
        raise _fault(error, document, name, code) from None


def _fault(error: ValidationError, document: positioned_yaml.YamlDocument, name: str, code: str) -> PackFault:
    """The first mistake (in the order of the file) as a fault at its line."""

    def located(detail: "dict[str, object]") -> tuple[tuple[int, int], positioned_yaml.Path]:
        location = detail["loc"]
        assert isinstance(location, tuple)
        # pydantic puts the tag of a union member into the path; the file has no such level.
        path = tuple(part for index, part in enumerate(location) if not (index == 2 and location[0] == "rules"))
        if detail["type"] in ("union_tag_invalid",):
            path = (*path, "check")
        return document.position(path), path

    details = [dict(entry) for entry in error.errors(include_url=False, include_input=False)]
    found = [(*located(entry), entry) for entry in details]
    # A list with a wrong entry is also reported as too short: what lies deeper is the mistake itself.
    deepest = [
        one for one in found if not any(len(other[1]) > len(one[1]) == _common(one[1], other[1]) for other in found)
    ]
    where, path, detail = min(deepest, key=lambda one: one[0])
    parameters = mistake(detail, path)
    parameters["column"] = where[1]
    return PackFault(code, parameters, name, Place(line=where[0]))


def mistake(detail: Mapping[str, object], path: positioned_yaml.Path) -> dict[str, Parameter]:
    """What one error of pydantic says, as the parameters of a message."""
    context = detail.get("ctx")
    shown = {key: str(value) for key, value in context.items() if key in _SHOWN} if isinstance(context, dict) else {}
    return {
        **shown,
        "field": ".".join(str(part + 1) if isinstance(part, int) else part for part in path) or "-",
        "error_type": str(detail["type"]),
        "reason": str(detail["msg"]),
    }


def _common(one: positioned_yaml.Path, other: positioned_yaml.Path) -> int:
    """How many leading parts two paths share."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
