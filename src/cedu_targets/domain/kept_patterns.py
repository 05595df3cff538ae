"""Compiled patterns, kept from one run to the next as Python keeps its bytecode: beside it, and by the same rules.

To compile the patterns that one form asks takes longer than to read and judge it. What comes of it is a list of
numbers for the engine of `re`, which takes it back (and checks it). It lies in `__pycache__`, by the versions of Python
and engine; where Python writes no bytecode nothing is kept, and what is no longer as it was written is compiled again.
Only patterns of the program are kept, never one that is made of what a file says.
"""

import _sre  # type: ignore[import-not-found] # what `re` itself hands its code to
import atexit
import os
import re
import sys
from array import array
from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import MsgspecError, Raw, Struct, msgpack


class _Kept(Struct, frozen=True, array_like=True):
    """What the engine makes a pattern of, beside its text."""

    flags: int
    code: bytes
    groups: int
    names: dict[str, int]


_new: dict[str, re.Pattern[Any]] = {}
"""What this run compiled, by its key."""


def compiled(pattern: Any, flags: int) -> re.Pattern[Any]:
    """The pattern as `re.compile` makes it; from what was kept of it, where it was. Raises `re.error`."""
    key = _key(pattern, flags)
    kept = _all_kept().get(key)
    if kept is not None:
        try:
            return _made(pattern, msgpack.decode(kept, type=_Kept))
        except (MsgspecError, RuntimeError, TypeError, ValueError, OverflowError):  # the engine refuses the code
            pass
    if not _new:
        atexit.register(keep)
    found = _new[key] = re.compile(pattern, flags)
    return found


def keep() -> None:
    """Write down what this run compiled, beside what is there; like bytecode, where that can be done."""
    path = path_of_kept()
    if path is None or sys.dont_write_bytecode or not os.path.isdir(os.path.dirname(path)):  # noqa: PTH112, PTH120
        return
    found = {**_read(path), **{key: Raw(msgpack.encode(_taken_apart(one))) for key, one in _new.items()}}
    beside = f"{path}.{os.getpid()}"
    try:
        with open(beside, "wb") as stream:  # noqa: PTH123 - pathlib is not needed for it
            stream.write(msgpack.encode(found))
        os.replace(beside, path)  # noqa: PTH105
    except OSError:  # nobody may write there, or the disk is full
        return


def path_of_kept() -> str | None:
    """The file; None where bytecode has no place."""
    own = __spec__.cached if __spec__ is not None else None
    if own is None or sys.implementation.cache_tag is None:
        return None
    name = f"patterns.{sys.implementation.cache_tag}-{_sre.MAGIC}.kept"
    return os.path.join(os.path.dirname(own), name)  # noqa: PTH118, PTH120


@cache
def _all_kept() -> Mapping[str, Raw]:
    path = path_of_kept()
    return {} if path is None else _read(path)


def _read(path: str) -> Mapping[str, Raw]:
    try:
        with open(path, "rb") as stream:  # noqa: PTH123
            return msgpack.decode(stream.read(), type=dict[str, Raw])
    except (OSError, MsgspecError):
        return {}


def _key(pattern: Any, flags: int) -> str:
    return f"{int(flags)} {pattern!r}"


def _made(pattern: Any, kept: _Kept) -> re.Pattern[Any]:
    index: list[str | None] = [None] * (kept.groups + 1)
    for name, number in kept.names.items():
        index[number] = name
    code = array("I", kept.code).tolist()
    made: re.Pattern[Any] = _sre.compile(pattern, kept.flags, code, kept.groups, kept.names, tuple(index))
    return made


def _taken_apart(pattern: re.Pattern[Any]) -> _Kept:
    """What `re` gave the engine for a pattern."""
    flags = pattern.flags
    code = re._compiler._code(re._parser.parse(pattern.pattern, flags), flags)  # type: ignore[attr-defined]
    return _Kept(flags, array("I", map(int, code)).tobytes(), pattern.groups, dict(pattern.groupindex))
