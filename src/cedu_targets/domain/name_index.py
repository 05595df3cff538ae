"""Where each of very many names stands: sorted hashes in arrays, a sixth of what a dictionary of them takes."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping

import numpy

_IN_BUCKET_BITS = 4
"""Names of one bucket, in which a hash is then looked for."""


class NameIndex(Mapping[str, int]):
    """Of each name its position; of one that comes again the last, as a dictionary made of them says."""

    __slots__ = ("_count", "_half", "_hashes", "_names", "_order", "_rest", "_starts")

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names
        hashes = numpy.fromiter(map(hash, names), numpy.int64, len(names))
        order = numpy.argsort(hashes, kind="stable")
        hashes = hashes[order]
        bits = max(len(names).bit_length() - _IN_BUCKET_BITS, 1)
        self._rest, self._half = 64 - bits, 2 ** (bits - 1)
        firsts = numpy.arange(-self._half, self._half) << self._rest
        starts = numpy.append(numpy.searchsorted(hashes, firsts), len(hashes))
        self._starts, self._order = array("q", starts.tobytes()), array("i", order.astype("i").tobytes())
        self._hashes = array("q", hashes.tobytes())
        alike = numpy.flatnonzero(hashes[1:] == hashes[:-1]) + 1
        again = [self._order[at - 1] for at in alike.tolist()]
        self._count: int = len(names) - sum(self[names[at]] != at for at in again)

    def __getitem__(self, name: str) -> int:
        key, hashes = hash(name), self._hashes
        bucket = (key >> self._rest) + self._half
        at = bisect_right(hashes, key, self._starts[bucket], self._starts[bucket + 1]) - 1
        while at >= 0 and hashes[at] == key:
            position: int = self._order[at]
            if self._names[position] == name:
                return position
            at -= 1
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return (name for at, name in enumerate(self._names) if self[name] == at)

    def __len__(self) -> int:
        return self._count
