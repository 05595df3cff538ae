"""The classes of all forms, put aside in a temporary file: what a run holds does not grow with its rows.

The file has no name in any folder, or loses it as it is closed: when nobody holds the report any more, or however the
run ends.
"""

import pickle
from array import array
from collections.abc import Iterator, Sequence
from tempfile import SpooledTemporaryFile
from weakref import finalize

from cedu_targets.domain.records import Record

_IN_MEMORY = 1 << 20
"""Bytes up to which no file is needed."""


class Spool:
    """Lists of classes by their number, in the order in which they were put aside."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY, prefix="cedu-")  # noqa: SIM115 - lives as long as it
        finalize(self, self._file.close)
        self._ends = array("Q", [0])

    def put(self, entries: Sequence[Record]) -> None:
        """Put the classes of one form aside. Raises OSError where the disk is full."""
        self._file.seek(self._ends[-1])
        self._file.write(pickle.dumps(tuple(entries), pickle.HIGHEST_PROTOCOL))
        self._ends.append(self._file.tell())

    def __iter__(self) -> Iterator[tuple[Record, ...]]:
        """All lists; several may be gone through at a time."""
        for start, end in zip(self._ends, self._ends[1:], strict=False):
            self._file.seek(start)
            entries: tuple[Record, ...] = pickle.loads(self._file.read(end - start))
            yield entries
