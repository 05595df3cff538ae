"""The first line of a csv: what its columns are called and what stands between them, the same for every engine."""

import csv
from pathlib import Path

from msgspec import Struct

from cedu_targets.domain.fault import InputFault
from cedu_targets.engines.unread import unread

_DELIMITERS = ",\t;"
_LONGEST = 1_000_000
"""Signs of a first line."""


class Heading(Struct, frozen=True):
    """The first line of a csv, which no engine guesses: a cell further down would make it guess another way."""

    names: tuple[str, ...]
    delimiter: str


def heading(path: str) -> Heading:
    """The heading of a csv. Raises InputFault for what is no text in UTF-8, or cannot be read."""
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as lines:
            line = lines.readline(_LONGEST)
            if not line:
                raise unread(path, "")
            delimiter = max(_DELIMITERS, key=line.count)
            lines.seek(0)
            return Heading(tuple(next(csv.reader(lines, delimiter=delimiter, strict=True), [])), delimiter)
    except UnicodeDecodeError:
        raise InputFault("engine_not_utf8", path=path) from None
    except (OSError, csv.Error) as error:
        told = error.strerror if isinstance(error, OSError) else None
        raise unread(path, told or str(error)) from None
