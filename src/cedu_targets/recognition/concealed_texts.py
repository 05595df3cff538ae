"""Text that a file hides from people: it is not read, and that is said."""

from collections.abc import Iterator, Sequence

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.place import Place, a1
from cedu_targets.files.grid import Grid

_MOST_SHOWN = 20


def concealed_findings(grids: Sequence[Grid], outside: Sequence[str]) -> Iterator[Finding]:
    """RD056, once a file: how many cells and paragraphs have hidden text, and how the first of them begins."""
    found = [(Place(sheet=grid.sheet, cell=a1(*spot)), text) for grid in grids for spot, text in grid.concealed.items()]
    found += [(Place(), text) for text in outside if text.strip()]
    if found:
        place, text = found[0]
        text = " ".join(text.split())
        shown = text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
        yield Finding("RD056", "reading", Severity.NOTE, place, {"count": len(found), "text": shown})
