"""Parts of the program that are installed on demand."""

import sys

from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.finding import Parameter


def extra_missing(code: str, **parameters: Parameter) -> CallFault:
    """The fault that says how such a part is installed: into the Python that runs, whichever `pip` comes first."""
    python = sys.executable
    return CallFault(code, {"python": f'"{python}"' if " " in python else python, **parameters})
