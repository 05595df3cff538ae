"""How a run compares with an earlier one."""

from msgspec import Struct


class GoneFinding(Struct, frozen=True):
    """A finding of the earlier run that this one does not have, in that report's words."""

    fingerprint: str
    code: str
    message: str
    path: str


class Comparison(Struct, frozen=True):
    """This run against an earlier one (`--baseline`), by fingerprint."""

    path: str
    new: frozenset[str] = frozenset()
    still: frozenset[str] = frozenset()
    gone: tuple[GoneFinding, ...] = ()
