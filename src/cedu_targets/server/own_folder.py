"""The folder that a server keeps its files in: for one user, and gone with the server, or else when the next begins."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

_PREFIX, _LOCK = "cedu-web-", "in-use"


@contextmanager
def own_folder() -> Iterator[Path]:
    """A new folder among the temporary files. What servers left that were given no time to end is removed first.

    Raises OSError where none can be made.
    """
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if _is_left(left):
            shutil.rmtree(left, ignore_errors=True)
    base = Path(tempfile.mkdtemp(prefix=_PREFIX)).resolve()  # which nobody else may read
    try:
        with (base / _LOCK).open("xb") as stream:
            _lock(stream)
            yield base
    finally:
        shutil.rmtree(base, ignore_errors=True)


def _is_left(base: Path) -> bool:
    """Whether its server is gone: a lock, or on Windows an open file, goes with the process that has it."""
    with suppress(OSError):
        if os.name == "nt":
            (base / _LOCK).unlink()
            return True
        with (base / _LOCK).open("rb") as stream:
            _lock(stream)
            return True
    return False


def _lock(stream: IO[bytes]) -> None:
    """Raises OSError where another has it."""
    if os.name != "nt":
        import fcntl

        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
