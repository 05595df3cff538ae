"""Texts that are longer than anybody reads: only their beginning goes on, into names, notes and every report."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.place import Place
from cedu_targets.files.grid import Raw, Spot
from cedu_targets.recognition.same_words import by_words
from cedu_targets.recognition.view import GridView

_MOST_SIGNS, _MOST_OF_A_LINE = 1_000, 4_000
"""Signs of a cell among others, and of a title or a note, which stands in its row alone."""
_MOST_OF_MANY = 100
_MOST_IN_ALL = 2_000_000
"""Signs of all long texts of a file; a workbook holds a text once and may show it 50,000 times."""


def shortened(views: Sequence[GridView]) -> list[GridView]:
    """The views of a file with the rest of every text that is too long cut off, and a … in its place."""
    lengths = [_lengths(view) for view in views]
    in_all = sum(min(length, most) for by_spot in lengths for length, most in by_spot.values())
    kept: dict[tuple[str, int], str] = {}
    """Of each text one beginning, however many cells show it."""
    return [_cut(view, by_spot, kept, in_all > _MOST_IN_ALL) for view, by_spot in zip(views, lengths, strict=True)]


def _cut(
    view: GridView, lengths: Mapping[Spot, tuple[int, int]], kept: dict[tuple[str, int], str], are_many: bool
) -> GridView:
    edits: dict[Spot, Raw] = {}
    for spot, (length, most) in lengths.items():
        most = _MOST_OF_MANY if are_many else most
        if length > most:
            text = view.rows[spot[0]][spot[1]]
            assert isinstance(text, str)
            edits[spot] = kept.setdefault((text, most), f"{text[:most]}…")
    return replace(view.edited(edits), cut={spot: lengths[spot][0] for spot in edits}) if edits else view


@by_words
def _lengths(view: GridView) -> Mapping[Spot, tuple[int, int]]:
    """The cells with long texts: how long each is, and how much of it is kept where they are not too many."""
    found: dict[Spot, tuple[int, int]] = {}
    for row, column, text in view.texts():
        if len(text) > _MOST_OF_MANY:
            most = _MOST_OF_A_LINE if len(view.filled(row)) == 1 else _MOST_SIGNS
            found[row, column] = len(text), most
    return found


def long_text_findings(views: Sequence[GridView]) -> Iterator[Finding]:
    """RD055, once a file: how many texts were cut off, the first of them, and how long the longest is."""
    cut = [(view, spot, length) for view in views for spot, length in view.cut.items()]
    if cut:
        view, spot, _ = cut[0]
        place = Place(sheet=view.sheet, cell=view.address(*spot))
        most = max(length for _, _, length in cut)
        yield Finding("RD055", "reading", Severity.NOTE, place, {"count": len(cut), "most": most})
