"""WideEntry: what the columns of a wide table are called, one row a village or town (a data base's, a province's)."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

_Header = Annotated[str, Field(min_length=1, max_length=200)]
_Headers = Annotated[tuple[_Header, ...], Field(max_length=50)]


class WideEntry(BaseModel):
    """The headers of a wide table: `wide: {town: [jd_mc], district: [qx_mc], columns: {"1": [zyjnpx]}}`."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    province: _Headers = ()
    district: _Headers = ()
    town: _Headers = ()
    village: _Headers = ()
    period: _Headers = ()
    columns: dict[_Header, _Headers] = Field(default={}, max_length=500)
    """By code what each column is called there, beside its code and its names."""

    def headers(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What each header stands for: a level, `period`, or a code."""
        for name in ("province", "district", "town", "village", "period"):
            yield name, getattr(self, name)
        yield from self.columns.items()
