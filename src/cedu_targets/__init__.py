"""cedu: check, allocate and follow up community-education targets.

>>> from cedu_targets import check
>>> report = check("examples/jiangning-2020/targets-mended.xlsx")
>>> report.exit_code
0
"""

from typing import TYPE_CHECKING

from cedu_targets.version import __version__

if TYPE_CHECKING:
    from cedu_targets.api import allocate, check, gap, read, rollup, status
    from cedu_targets.files.source import NamedBytes

__all__ = ["NamedBytes", "__version__", "allocate", "check", "gap", "read", "rollup", "status"]

_LAZY = dict.fromkeys(("allocate", "check", "gap", "read", "rollup", "status"), "cedu_targets.api")
_LAZY["NamedBytes"] = "cedu_targets.files.source"


def __getattr__(name: str) -> object:
    """Load what is asked for when it is asked for: `cedu --help` needs no reader."""
    if name in _LAZY:
        from importlib import import_module

        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
