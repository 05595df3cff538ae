"""Names of files as a page sends them: below a folder, and never beside it."""

import os
from pathlib import Path, PureWindowsPath
from urllib.parse import unquote_to_bytes

_LONGEST, _LONGEST_PATH, _DEEPEST = 255, 1_000, 24
"""Bytes of a folder's or a file's name, signs of it with the folders that it lies in, and how many these may be."""


class NameRefusedError(ValueError):
    """A name that stands for no file below the folder."""


def inside(folder: Path, written: str) -> Path:
    """The file of a name in per-cent signs (`%E8%A1%A8/a.xlsx`). Raises NameRefusedError."""
    try:
        name = unquote_to_bytes(written).decode()
    except UnicodeError:
        raise NameRefusedError from None
    parts = name.split("/")
    if len(parts) > _DEEPEST or len(name) > _LONGEST_PATH or not all(map(_is_sound, parts)):
        raise NameRefusedError
    target = folder.joinpath(*parts)
    if os.path.commonpath([folder, os.path.abspath(target)]) != str(folder):  # noqa: PTH100 - as it is written
        raise NameRefusedError
    return target


def _is_sound(part: str) -> bool:
    if part in ("", ".", "..") or set(part) & {"\0", "\\"} or len(part.encode()) > _LONGEST:
        return False
    if os.name != "nt":
        return True
    windows = PureWindowsPath(part)  # drives, streams, devices, and what Windows reads as another name
    sound = windows.name == part and not windows.is_absolute() and part == part.rstrip(" .")
    return sound and not windows.is_reserved() and not set(part) & set('<>:"|?*\\') and min(part) >= " "
