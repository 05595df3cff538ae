"""WideEntry: what the columns of a wide table are called, one row a village or town (a data base's, a province's)."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct

_Header = Annotated[str, Meta(min_length=1, max_length=200)]
_Headers = Annotated[tuple[_Header, ...], Meta(max_length=50)]


class WideEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The headers of a wide table: `wide: {town: [jd_mc], district: [qx_mc], columns: {"1": [zyjnpx]}}`."""

    province: _Headers = ()
    district: _Headers = ()
    town: _Headers = ()
    village: _Headers = ()
    period: _Headers = ()
    columns: Annotated[dict[_Header, _Headers], Meta(max_length=500)] = {}
    """By code what each column is called there, beside its code and its names."""

    def headers(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What each header stands for: a level, `period`, or a code."""
        for name in ("province", "district", "town", "village", "period"):
            yield name, getattr(self, name)
        yield from self.columns.items()
