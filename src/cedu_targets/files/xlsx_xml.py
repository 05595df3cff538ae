"""SpreadsheetML as people see it: a walk that knows where it is, and passes over what is foreign.

Only elements of the format's own namespaces, transitional or strict, in their own places say something; Excel and
LibreOffice go by that as well. Comments, CDATA and references have been resolved by the parser.
"""

import re

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files import safe_xml
from cedu_targets.files.opc import COMPATIBILITY

_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main ",
    "http://purl.oclc.org/ooxml/spreadsheetml/main ",
)
_DEEPEST = 32
"""Elements within elements; none that is looked at stands deeper."""
_REFERENCE = lazy_pattern(r"&(?:#(\d+)|#x([0-9A-Fa-f]+)|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ESCAPE = lazy_pattern(r"_x([0-9A-Fa-f]{4})_")


def has_root(xml: bytes, name: str) -> bool:
    """Whether an XML that was checked has this element of the format as its root."""
    return safe_xml.root(xml) in [namespace + name for namespace in _NAMESPACES]


def written_text(xml: bytes) -> str:
    """The text between two tags of an XML that was checked, without any comment or CDATA in it."""
    return unescaped(resolved(xml.decode("utf-8")))


def resolved(text: str) -> str:
    """A text with its references (&amp; &#20154; &#x4EBA;) replaced by the signs that they stand for."""
    return _REFERENCE.sub(_referred, text) if "&" in text else text


def _referred(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    return _NAMED[name] if name else chr(int(decimal) if decimal else int(hexadecimal, 16))


def unescaped(text: str) -> str:
    """A text whose signs that XML does not carry stand as _x000D_, as Excel writes them (ST_Xstring)."""
    if "_x" not in text:
        return text
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


class XlsxWalk:
    """The handlers of one walk through a part; `path` is where it is: /worksheet/sheetData/row/c."""

    decides = "/"
    """Where a choice between two contents would decide what is read: no reader can know which one is seen."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.path = ""
        self._above: list[str] = []
        self._depth_aside = 0

    def through(self, xml: bytes) -> None:
        """Walk through the part. Raises InputFault where it is unsound, or has two answers."""
        safe_xml.walk(self.part, xml, self._start, self._end, self._text)

    def opened(self, attributes: dict[str, str]) -> None:
        """An element of the format begins at `path`."""

    def closed(self) -> None:
        """The element at `path` ends."""

    def said(self, text: str) -> None:
        """A piece of the text of the element at `path`."""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace = next((one for one in _NAMESPACES if name.startswith(one)), None)
        if self._depth_aside or namespace is None or len(self._above) == _DEEPEST:
            self._refuse_choice(name)
            self._depth_aside += 1
            return
        if not self.path and COMPATIBILITY + "ProcessContent" in attributes:
            raise InputFault("RD109", {"reason": f"{self.part}: ProcessContent"})
        self._above.append(self.path)
        self.path = f"{self.path}/{name.removeprefix(namespace)}"
        self.opened(attributes)

    def _end(self, _name: str) -> None:
        if self._depth_aside:
            self._depth_aside -= 1
            return
        self.closed()
        self.path = self._above.pop()

    def _text(self, text: str) -> None:
        if not self._depth_aside:
            self.said(text)

    def _refuse_choice(self, name: str) -> None:
        if not self._depth_aside and name == COMPATIBILITY + "AlternateContent" and self.path.startswith(self.decides):
            raise InputFault("RD109", {"reason": f"{self.part}: AlternateContent"})
