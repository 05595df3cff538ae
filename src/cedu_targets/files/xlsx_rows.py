"""The rows of a worksheet of an xlsx, told apart in XML that is written as nearly every program writes it."""

from collections.abc import Iterator

from cedu_targets.domain.lazy_pattern import lazy_pattern

ATTRIBUTES = rb'((?: [A-Za-z][\w:]*+="[^"<>]*+")*+)'
_ROW_HEAD = lazy_pattern(ATTRIBUTES + rb" ?(/?)>")
_ROW_NUMBER = lazy_pattern(rb' r="([1-9]\d{0,6})"')
HIDDEN = lazy_pattern(rb' hidden="(?:1|true)"')


class UnusualXml(Exception):
    """Cells are written in another way than nearly every program writes them."""


def row_texts(body: bytes, hidden: set[int]) -> Iterator[tuple[int, bytes]]:
    """The cells of each row by its number, hidden ones added to `hidden`. Raises UnusualXml."""
    first, *texts = body.split(b"<row")
    if first.strip():
        raise UnusualXml
    for text in texts:
        head = _ROW_HEAD.match(text)
        number = _ROW_NUMBER.search(head[1]) if head else None
        if head is None or number is None:
            raise UnusualXml
        row = int(number[1]) - 1
        if HIDDEN.search(head[1]):
            hidden.add(row)
        cells = text[head.end() :].rstrip()
        if head[2] and not cells:
            continue
        if head[2] or not cells.endswith(b"</row>"):
            raise UnusualXml
        yield row, cells
