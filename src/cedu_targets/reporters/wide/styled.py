"""Lines about a wide table on a terminal: how it stands in bold, and long lines folded."""

from rich.console import Group, RenderableType

from cedu_targets.reporters.shared.terminal import Prose


def styled(text: str) -> RenderableType:
    """The lines of a text, the first in bold."""
    first, *others = text.splitlines()
    return Group(Prose(first, style="bold"), *map(Prose, others))
