"""The border: what a person writes is held against pydantic models, made of the structs that say what is asked for.

Only what is written meets them. A pack that comes with the program met them when it was made (`bundled.py`).
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from msgspec import NODEFAULT, Meta, Struct
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, create_model
from pydantic_core import PydanticCustomError

from cedu_targets.checks.field_marks import (
    Checked,
    CheckedBeside,
    OneOf,
    UnfitError,
    WrittenShort,
    annotations_of,
    usual_values,
)

_Kind = TypeVar("_Kind", bound=BaseModel | Struct)


def validated(kind: type[_Kind], content: object) -> _Kind:
    """Content as a model, or as a struct. Raises ValidationError."""
    found = model_of(kind).model_validate(content)
    return found if isinstance(found, kind) else kind(**found.__dict__)


def model_of(kind: Any) -> type[BaseModel]:
    """What asks of content whether it is as it should be; of a model itself."""
    model: type[BaseModel] = kind if issubclass(kind, BaseModel) else _model_of(kind)
    return model


@cache
def _model_of(kind: type[Struct]) -> type[BaseModel]:
    """The model that asks of a mapping what a struct says; the entries in it are structs already."""
    usual = usual_values(kind)
    fields: dict[str, Any] = {name: _field(said, usual[name]) for name, said in annotations_of(kind).items()}
    config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    made: type[BaseModel] = create_model(
        kind.__name__, __config__=config, __doc__=kind.__doc__, __module__=kind.__module__, **fields
    )
    return made


def _field(annotation: Any, usual: object) -> tuple[Any, Any]:
    """A field as pydantic wants it: its type with what is asked, and its default."""
    if usual is NODEFAULT:
        return asked(annotation), ...
    if isinstance(usual, Struct):  # pydantic writes it into the schema as it would one of its own
        return asked(annotation), Field(default=model_of(type(usual))(), validate_default=True)
    return asked(annotation), usual


def asked(annotation: Any) -> Any:
    """A type with the marks of this program -> with those of pydantic; a struct -> its model, and then the struct."""
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        return Annotated[model_of(annotation), AfterValidator(lambda model: annotation(**model.__dict__))]
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        marks = annotation.__metadata__
        one_of = next((mark for mark in marks if isinstance(mark, OneOf)), None)
        kind = asked(arguments[0]) if one_of is None else _either(map(asked, one_of.kinds()))
        return Annotated[(kind, *(made for mark in marks for made in _mark(mark)))]
    if origin in (tuple, dict):
        return origin[tuple(one if one is Ellipsis else asked(one) for one in arguments)]
    return _either(map(asked, arguments)) if origin in (Union, UnionType) else annotation


def _either(kinds: Iterable[Any]) -> Any:
    return Union[tuple(kinds)]  # noqa: UP007 - of a tuple there is no `|`


def _mark(mark: object) -> list[object]:
    """What pydantic asks for a mark."""
    match mark:
        case Meta():
            length = Field(min_length=mark.min_length, max_length=mark.max_length, pattern=mark.pattern)
            return [length, Field(ge=mark.ge, le=mark.le)]
        case Checked():
            return [AfterValidator(lambda value: _passed(value, lambda: mark.check(value)))]
        case CheckedBeside():
            return [Field(validate_default=True), AfterValidator(_beside(mark.check))]
        case WrittenShort(field=name):
            return [BeforeValidator(lambda value: {name: value} if isinstance(value, str) else value)]
        case OneOf(field=name):
            return [Field(discriminator=name)]
    return []


def _beside(check: Callable[[Any, Mapping[str, Any]], object]) -> Callable[[Any, ValidationInfo], Any]:
    def passed(value: Any, info: ValidationInfo) -> Any:
        return _passed(value, lambda: check(value, info.data))

    return passed


def _passed(value: Any, check: Callable[[], object]) -> Any:
    try:
        check()
    except UnfitError as error:
        raise PydanticCustomError(error.kind, error.message, error.named or None) from None
    return value
