"""What was written for a parameter, as its value: the plain cases, without the framework's adapters.

The framework makes an adapter of pydantic for every parameter, given or not, and loading that costs more than a small
check. What is plain is understood here; whatever is left, and every mistake, is the adapter's, as before. That both
give the same is held by a property of every kind of parameter that a command has (tests/cli/test_plain_values.py).
"""

import os
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any, get_args, get_origin

from msgspec import Struct

_DIGITS = 18
"""A number of so many digits is one whoever reads it."""


class _LeftToAdapter(Exception):
    """A value that is not plain."""


class _PlainFirst(Struct, frozen=True):
    """Stands for the framework's adapter of a parameter, which is only made for what is left."""

    adapter: Callable[[], Any]

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value of a parameter, or of none where none was given. Raises the framework's BadParameter."""
        with suppress(_LeftToAdapter):
            return _value_of(value, param, ctx)
        return self.adapter().coerce(value, param=param, ctx=ctx)


def understand_plainly(parameters: list[Any]) -> None:
    """Let parameters understand what is plain by themselves; those of a framework without adapters stay as they are."""
    for one in parameters:
        if hasattr(one, "get_runtime_param") and "get_runtime_param" not in vars(one):
            one.get_runtime_param = partial(_PlainFirst, one.get_runtime_param)


def _value_of(value: Any, param: Any, ctx: Any) -> Any:
    kind, info = param.type_descriptor.annotation, param.type_descriptor.parameter_info
    if value is None:
        return () if param.multiple or param.nargs == -1 else None
    if get_origin(kind) is list:
        if not isinstance(value, (list, tuple)):
            raise _LeftToAdapter
        (kind,) = get_args(kind)
        return [_plain(one, kind, info, ctx) for one in value]
    if param.multiple or param.nargs != 1:
        raise _LeftToAdapter
    return _plain(value, kind, info, ctx)


def _plain(value: Any, kind: Any, info: Any, ctx: Any) -> Any:
    """A value of a kind. Raises _LeftToAdapter."""
    if info.parser is not None:
        try:
            return info.parser(value)
        except (ValueError, AssertionError):  # as which the adapter tells a wrong value
            raise _LeftToAdapter from None
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _choice(value, kind, info, ctx)
    if kind is str and type(value) is str:
        return value
    if kind is int:
        return _number(value, info)
    if kind is Path:
        return _path(value, info)
    raise _LeftToAdapter


def _choice(value: Any, kind: type[Enum], info: Any, ctx: Any) -> Enum:
    if info.case_sensitive and getattr(ctx, "token_normalize_func", None) is None:
        for one in kind:
            if value is one or (type(value) is str and value == one.value):
                return one
    raise _LeftToAdapter


def _number(value: Any, info: Any) -> int:
    """A whole number in its bounds."""
    if type(value) is str and value.isascii() and value.isdigit() and len(value) <= _DIGITS:
        value = int(value)
    is_within = (
        type(value) is int
        and (info.min is None or info.min <= value)
        and (info.max is None or value <= info.max)
        and not info.clamp
    )
    if not is_within:
        raise _LeftToAdapter
    return int(value)


def _path(value: Any, info: Any) -> Path:
    """The path of a parameter that lets be whatever lies there: the command looks at it, and says more."""
    is_let_be = info.file_okay and info.dir_okay and info.path_type is None
    is_let_be &= not (info.exists or info.readable or info.writable or info.resolve_path)
    if not is_let_be or not (type(value) is str or isinstance(value, Path)):
        raise _LeftToAdapter
    try:
        nameable = b"\0" not in os.fsencode(value)
    except UnicodeEncodeError:
        nameable = False
    if not nameable:
        raise _LeftToAdapter
    return Path(value)
