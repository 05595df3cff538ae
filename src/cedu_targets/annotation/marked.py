"""A copy of the sender's workbook with marks: filled cells, notes, and a sheet in front with all that is said.

Parts that need no change keep their bytes, and in a changed part so does all that stands around the change.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from msgspec import Struct, field

from cedu_targets.annotation import notes as cell_notes
from cedu_targets.annotation.cells import SheetWalk, Spot, marked_cells
from cedu_targets.annotation.mark import Mark, Review
from cedu_targets.annotation.parts import Parts
from cedu_targets.annotation.review_sheet import review_sheet
from cedu_targets.annotation.spans import Edit, edited, with_attributes
from cedu_targets.annotation.styles import Stylesheet, empty_stylesheet
from cedu_targets.annotation.tabs import Tabs, free_name, tabs_of, with_first_tab
from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.place import a1
from cedu_targets.files.package import Package
from cedu_targets.files.xlsx_book import read_book

_OFFICE = "application/vnd.openxmlformats-officedocument."
_SHEET_KIND = f"{_OFFICE}spreadsheetml.worksheet+xml"
_STYLES_KIND = f"{_OFFICE}spreadsheetml.styles+xml"
_NOTES_KIND = f"{_OFFICE}spreadsheetml.comments+xml"
_DRAWING_KIND = f"{_OFFICE}vmlDrawing"
_SIGNATURE = "/digital-signature/origin"
_SELECTED = lazy_pattern(rb"""\btabSelected\s*=\s*["'](?:1|true)["']""")
_MOST_SIGNS = 30_000
"""Of a note; a cell holds little more."""


def marked_copy(content: bytes, review: Review, sheets: Mapping[str | None, str] | None = None) -> bytes:
    """The bytes of the copy. `content` is a workbook that was read; `sheets` are the names that its sheets have there.

    A signature of the package is no longer one of it: the copy has none. Raises InputFault for an unsound package.
    """
    parts = Parts(content)
    book, _ = parts.main()
    tabs = tabs_of(parts.read(book))
    by_name = {sheet.name: sheet.part for sheet in read_book(Package(content), book).sheets}
    names: Mapping[str | None, str] = sheets if sheets is not None else {name: name for name in by_name}
    styles_part = parts.related(book, "styles")
    styles = Stylesheet(parts.read(styles_part) if styles_part else empty_stylesheet(tabs.namespace))
    work = _Marking(parts, styles, tabs)
    for said, name in names.items():
        marks = [mark for mark in review.marks if mark.sheet == said]
        if marks and name in by_name:
            work.mark(by_name[name], marks)
    is_seen = work.takes_the_view(book)
    work.write_sheets(is_seen=is_seen)
    sheet = review_sheet(review, names, styles, tabs.namespace, is_seen=is_seen)
    _put_in_front(parts, book, tabs, sheet, review.title, is_seen=is_seen)
    _write_styles(parts, book, styles_part, styles, tabs)
    parts.unrelate(_SIGNATURE)
    return parts.packed()


class _Marking(Struct):
    """The sheets that get marks."""

    parts: Parts
    styles: Stylesheet
    tabs: Tabs
    walks: dict[str, SheetWalk] = field(default_factory=dict)
    edits: dict[str, list[Edit]] = field(default_factory=dict)
    block: int = 0
    """Of the numbers of shapes the first that no drawing has."""

    def __post_init__(self) -> None:
        drawings = [self.parts.raw(name) for name in self.parts.names() if name.endswith(".vml")]
        self.block = cell_notes.free_block(drawings)

    def mark(self, part: str, marks: Sequence[Mark]) -> None:
        """Fill the cells of a sheet, and put notes at them. A mark in a merge goes to the cell that is seen."""
        xml = self.parts.read(part)
        walk = SheetWalk(xml, _wanted((mark.row, mark.column) for mark in marks))
        texts: dict[Spot, list[str]] = {}
        fills: dict[Spot, str] = {}
        for mark in marks:
            spot = walk.merges.get((mark.row, mark.column), (mark.row, mark.column))
            fills.setdefault(spot, mark.fill)
            if mark.text not in texts.setdefault(spot, []):
                texts[spot].append(mark.text)
        if walk.merges:
            walk = SheetWalk(xml, _wanted(fills))
        self.walks[part] = walk
        self.edits[part] = marked_cells(walk, fills, self.styles.filled)
        if not self.tabs.is_strict:  # these have no drawings of the kind that shows notes
            self._note(part, walk, {spot: "\n\n".join(texts[spot])[:_MOST_SIGNS] for spot in sorted(texts)})

    def _note(self, part: str, walk: SheetWalk, notes: Mapping[Spot, str]) -> None:
        parts, kinds = self.parts, self.tabs.kinds
        comments = parts.related(part, "comments")
        drawing = parts.target(part, walk.legacy) if walk.legacy else None
        try:
            texts = parts.read(comments) if comments else None
        except InputFault:
            return  # the notes that are there are garbled, which nothing else of the workbook is
        shapes = parts.raw(drawing) if drawing else None
        if (walk.legacy and drawing is None) or not cell_notes.can_have_more(texts, shapes):
            return  # fills are enough, and the list in front has the words
        there = cell_notes.noted(texts) if texts else frozenset()
        free = ((spot, text) for spot, text in notes.items() if a1(*spot) not in there)
        new = dict(islice(free, cell_notes.MOST))
        if not new:
            return
        shapes = cell_notes.with_shapes(shapes, new, self.block)
        self.block = cell_notes.free_block([shapes]) if drawing is None else self.block
        texts = cell_notes.with_notes(texts, new)
        if comments is None:
            comments = parts.fresh("xl/comments{}.xml")
            parts.relate(part, comments, f"{kinds}/comments")
            parts.declare(_NOTES_KIND, comments)
        parts.write(comments, texts)
        if drawing is None:
            drawing = parts.fresh("xl/drawings/vmlDrawing{}.vml")
            key = parts.relate(part, drawing, f"{kinds}/vmlDrawing")
            parts.declare(_DRAWING_KIND, extension="vml")
            tag = f'<{walk.prefix}legacyDrawing xmlns:r="{kinds}" r:id="{key}"/>'
            self.edits[part].append((walk.notes_at, walk.notes_at, tag.encode()))
        parts.write(drawing, shapes)

    def takes_the_view(self, book: str) -> bool:
        """Whether the sheet in front can be the open one without a change to a sheet that has no mark."""
        targets = [self.parts.target(book, key) for key in self.tabs.keys]
        others = [target for target in targets if target and target not in self.walks]
        return bool(self.walks) and not any(_SELECTED.search(self.parts.raw(target)) for target in others)

    def write_sheets(self, *, is_seen: bool) -> None:
        """Put the sheets into the package."""
        for part, walk in self.walks.items():
            edits = self.edits[part]
            if is_seen:
                edits += [(at, end, with_attributes(walk.xml[at:end], {"tabSelected": "0"})) for at, end in walk.views]
            self.parts.write(part, edited(walk.xml, edits))


def _wanted(spots: Iterable[Spot]) -> Mapping[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for row, column in spots:
        found.setdefault(row, set()).add(column)
    return {row: frozenset(columns) for row, columns in found.items()}


def _put_in_front(parts: Parts, book: str, tabs: Tabs, sheet: bytes, title: str, *, is_seen: bool) -> None:
    part = parts.fresh("xl/worksheets/sheet{}.xml")
    parts.write(part, sheet)
    parts.declare(_SHEET_KIND, part)
    key = parts.relate(book, part, f"{tabs.kinds}/worksheet")
    parts.write(book, with_first_tab(parts.read(book), free_name(title, tabs.names), key, is_seen=is_seen))


def _write_styles(parts: Parts, book: str, part: str | None, styles: Stylesheet, tabs: Tabs) -> None:
    if part is None:
        usual = "xl/styles.xml"  # some programs look nowhere else
        part = usual if usual not in parts.names() else parts.fresh("xl/styles{}.xml")
        parts.declare(_STYLES_KIND, part)
        parts.relate(book, part, f"{tabs.kinds}/styles")
    parts.write(part, styles.written())
