"""What comes with the program: rule packs and samples.

In a wheel they lie inside the package; in an editable install at the top of the project.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder `rules` or `examples`."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name
