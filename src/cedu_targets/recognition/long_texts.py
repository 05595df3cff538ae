"""Texts that are longer than anybody reads: only their beginning goes on, into names, notes and every report."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.place import Place
from cedu_targets.files.grid import Raw, Spot
from cedu_targets.recognition.view import GridView

_MOST_SIGNS, _MOST_OF_A_LINE = 1_000, 4_000
"""Signs of a cell among others, and of a title or a note, which stands in its row alone."""


def shortened(view: GridView) -> GridView:
    """The same view with the rest of every text that is too long cut off, and a … in its place."""
    edits: dict[Spot, Raw] = {}
    lengths: dict[Spot, int] = {}
    for row, column, text in _long_texts(view):
        most = _MOST_OF_A_LINE if len(view.filled(row)) == 1 else _MOST_SIGNS
        if len(text) > most:
            edits[row, column] = f"{text[:most]}…"
            lengths[row, column] = len(text)
    return replace(view.edited(edits), cut=lengths) if edits else view


def _long_texts(view: GridView) -> Iterator[tuple[int, int, str]]:
    for row, cells in enumerate(view.rows):
        for column, raw in enumerate(cells):
            if type(raw) is str and len(raw) > _MOST_SIGNS:
                yield row, column, raw


def long_text_findings(views: Sequence[GridView]) -> Iterator[Finding]:
    """RD055, once a file: how many texts were cut off, the first of them, and how long the longest is."""
    cut = [(view, spot, length) for view in views for spot, length in view.cut.items()]
    if cut:
        view, spot, _ = cut[0]
        place = Place(sheet=view.sheet, cell=view.address(*spot))
        most = max(length for _, _, length in cut)
        yield Finding("RD055", "reading", Severity.NOTE, place, {"count": len(cut), "most": most})
