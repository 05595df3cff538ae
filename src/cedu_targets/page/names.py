"""Names of files as they come from outside: below the folder that the work is done in, and never beside it."""

from pathlib import PureWindowsPath

LONGEST = 1_000
"""Bytes."""
BAD_NAME = "bad_name"


def inside(name: str) -> str:
    """The name itself, where it can only mean something below the folder that the work is done in: `folder/a.xlsx`.

    Raises ValueError for any other: absolute, upwards (`..`), with a backslash or a drive as on Windows, with a NUL or
    half a character, empty, longer than any system takes, or in another form than the usual (`a//b`, `./a`).
    """
    parts = name.split("/")
    is_odd = any(part in ("", ".", "..") for part in parts) or "\\" in name or "\0" in name
    if is_odd or PureWindowsPath(name).drive or len(name.encode()) > LONGEST:
        raise ValueError(BAD_NAME)
    return name
