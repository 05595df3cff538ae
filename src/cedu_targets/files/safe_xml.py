"""XML under guard: no DTD, no entity of its own, UTF-8 only; the parser hands out events and builds no tree.

Nothing here is recursive and nothing is fetched, so deep nesting and external references do no harm.
"""

from collections.abc import Callable
from contextlib import suppress
from xml.parsers import expat

from cedu_targets.domain.fault import InputFault
from cedu_targets.files.guard import MAX_TAGS
from cedu_targets.files.memo import memoised

_ENCODINGS = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})

_LONGEST_TOKEN = 4 * 2**20
"""Bytes: no cell holds so much, and the parser's time grows with the square of a tag or comment."""

_ROOT_BYTES = 4096

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]
Declare = Callable[[str | None, str | None], None]


@memoised
def check(part: str, data: bytes) -> None:
    """Read XML through without looking at it. Raises InputFault where it is cut or garbled."""
    _parse(part, data, expat.ParserCreate())


def walk(part: str, data: bytes, start: Start, end: End, text: Text, declare: Declare | None = None) -> None:
    """Hand every element and text to the handlers; a name is `namespace local`. Raises InputFault.

    `declare` is told every prefix and its namespace: values of attributes may speak of them.
    """
    tags = data.count(b"<")
    if tags > MAX_TAGS:
        raise InputFault("RD126", {"part": part, "limit": MAX_TAGS})
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    if declare is not None:
        parser.StartNamespaceDeclHandler = declare
    _parse(part, data, parser)


def root(data: bytes) -> str:
    """The name of the root of an XML that was checked, as `namespace local`."""
    names: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def first(name: str, _: dict[str, str]) -> None:
        names.append(name)
        parser.StartElementHandler = None

    parser.StartElementHandler = first
    with suppress(expat.ExpatError):  # `check` knows no namespaces, and one may not be declared further down
        for at in range(0, len(data), _ROOT_BYTES):
            parser.Parse(data[at : at + _ROOT_BYTES], False)
            if names:
                break
    return names[0] if names else ""


class Soundness:
    """`check` for a part that is never held as a whole: it is handed over piece by piece, none of them very long."""

    def __init__(self, part: str) -> None:
        self._part, self._parser, self._is_first = part, expat.ParserCreate(), True
        self._lines_passed = 0
        _guard(part, self._parser)

    def feed(self, data: bytes) -> None:
        """Read on. Raises InputFault where it is cut or garbled."""
        if self._is_first:
            _check_start(self._part, data)
        self._is_first = False
        if len(data) > _LONGEST_TOKEN:
            _check_tokens(self._part, data)
        self._parse(data, is_last=False)

    def skip(self, data: bytes) -> None:
        """Pass over whole elements that were read otherwise: lines are counted as they stand in the part."""
        self._lines_passed += data.count(b"\n")

    def end(self) -> None:
        """Nothing follows. Raises InputFault where something is open."""
        self._parse(b"", is_last=True)

    def _parse(self, data: bytes, *, is_last: bool) -> None:
        try:
            self._parser.Parse(data, is_last)
        except expat.ExpatError as error:
            line = error.lineno + self._lines_passed
            reason = f"{expat.ErrorString(error.code)}: line {line}, column {error.offset}"
            raise InputFault("RD109", {"reason": f"{self._part}: {reason}"}) from None
        except ValueError as error:
            raise InputFault("RD109", {"reason": f"{self._part}: {error}"}) from None


def _guard(part: str, parser: expat.XMLParserType) -> None:
    def refuse(*_: object) -> None:
        raise InputFault("RD109", {"reason": f"{part}: DOCTYPE"})

    def check_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _ENCODINGS:
            raise InputFault("RD109", {"reason": f"{part}: {encoding[:20]}"})

    parser.StartDoctypeDeclHandler = refuse
    parser.XmlDeclHandler = check_encoding


def _check_start(part: str, data: bytes) -> None:
    # UTF-16 without a mark would be read by expat, and by those who look at the bytes as an empty sheet.
    if b"\x00" in data[:4] or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise InputFault("RD109", {"reason": f"{part}: UTF-16"})


def _parse(part: str, data: bytes, parser: expat.XMLParserType) -> None:
    _check_start(part, data)
    if len(data) > _LONGEST_TOKEN:
        _check_tokens(part, data)
    _guard(part, parser)
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as error:
        raise InputFault("RD109", {"reason": f"{part}: {error}"}) from None


def _check_tokens(part: str, data: bytes) -> None:
    """Refuse a tag, a comment or a text of many megabytes. Raises InputFault."""
    too_long = any(
        data.find(b"<", start, start + _LONGEST_TOKEN) < 0
        for start in range(0, len(data) - _LONGEST_TOKEN, _LONGEST_TOKEN)
    )
    for opening, closing in ((b"<!--", b"-->"), (b"<?", b"?>")):
        start = data.find(opening)
        while start >= 0 and not too_long:
            end = data.find(closing, start)
            too_long = end - start > _LONGEST_TOKEN
            start = data.find(opening, end) if end >= 0 else -1
    if too_long:
        raise InputFault("RD123", {"part": part, "limit": _LONGEST_TOKEN // 2**20})
