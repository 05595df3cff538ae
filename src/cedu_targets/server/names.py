"""The files that a page sends, by the names that it gives them (`page/names.py`) and this system can have."""

import os
from pathlib import Path, PureWindowsPath
from urllib.parse import unquote_to_bytes

from cedu_targets.page import names

_LONGEST, _DEEPEST = 255, 24
"""Bytes of a folder's or a file's name, and how many folders it may lie in."""


class NameRefusedError(ValueError):
    """A name that stands for no file below the folder."""


def inside(folder: Path, written: str) -> Path:
    """The file of a name in per-cent signs (`%E8%A1%A8/a.xlsx`). Raises NameRefusedError."""
    try:
        parts = names.inside(unquote_to_bytes(written).decode()).split("/")
    except ValueError:
        raise NameRefusedError from None
    if len(parts) > _DEEPEST or not all(map(_is_sound, parts)):
        raise NameRefusedError
    target = folder.joinpath(*parts)
    if os.path.commonpath([folder, os.path.abspath(target)]) != str(folder):  # noqa: PTH100 - as it is written
        raise NameRefusedError
    return target


def _is_sound(part: str) -> bool:
    if len(part.encode()) > _LONGEST:
        return False
    if os.name != "nt":
        return True
    windows = PureWindowsPath(part)  # drives, streams, devices, and what Windows reads as another name
    sound = windows.name == part and not windows.is_absolute() and part == part.rstrip(" .")
    return sound and not windows.is_reserved() and not set(part) & set('<>:"|?*') and min(part) >= " "
