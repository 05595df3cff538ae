"""The text of a docx as it stands on the page: what is hidden is set aside, and told."""

from collections.abc import Mapping

from msgspec import Struct, field

from cedu_targets.files.docx_styles import HidingStyles, is_on, value_of, word_name
from cedu_targets.files.opc import COMPATIBILITY

_MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math ",
    "http://purl.oclc.org/ooxml/officeDocument/math ",
)
_OFFICE = (
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/ooxml/",
    "http://schemas.microsoft.com/office/",
    "urn:schemas-microsoft-com:",
)
"""What the namespaces of Office begin with: a document's text may stand in its drawings."""
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_KEPT = "http://www.w3.org/XML/1998/namespace space"
FOREIGN = "foreign"
"""What an element of a namespace that is not of Office is called."""
_OF_A_RUN = ["r", "rPr"]
_OF_A_MARK = ["p", "pPr", "rPr"]


def kind_of(name: str) -> str:
    """What an element is called: its local name where it holds text or structure of a document, else "" or FOREIGN."""
    if (local := word_name(name)) is not None:
        return local
    if name.startswith(_MATH):
        return local if (local := name.rpartition(" ")[2]) in ("r", "t") else ""
    if name.startswith(COMPATIBILITY):
        return name.removeprefix(COMPATIBILITY)
    return "" if name.startswith(_OFFICE) else FOREIGN


class Alternatives:
    """Which branches of an mc:AlternateContent are meant: the first that Office understands, else the fallback."""

    def __init__(self) -> None:
        self._understood: dict[str, bool] = {}
        self._taken: list[bool] = []

    def declare(self, prefix: str | None, namespace: str | None) -> None:
        """A prefix of the file; one that means two things is understood where both are."""
        known = self._understood.get(prefix or "", True)
        self._understood[prefix or ""] = known and (namespace or "").startswith(_OFFICE)

    def begin(self) -> None:
        self._taken.append(False)

    def end(self) -> None:
        self._taken.pop()

    def is_meant(self, kind: str, attributes: Mapping[str, str]) -> bool:
        """Whether this branch, `Choice` or `Fallback`, is the one."""
        if not self._taken or self._taken[-1]:
            return False
        self._taken[-1] = kind == "Fallback" or all(
            self._understood.get(prefix, False) for prefix in attributes.get("Requires", "").split()
        )
        return self._taken[-1]


class Paragraph(Struct):
    """A paragraph while it is open."""

    table_style: str | None
    seen: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    style: str = ""
    runs_on: bool = False
    """Its mark is hidden or deleted: what follows stands in the same line."""


class _Run(Struct):
    style: str = ""
    vanish: bool | None = None


class RunText:
    """The runs of the paragraphs that are open; a text box in a paragraph has paragraphs of its own."""

    def __init__(self, styles: HidingStyles) -> None:
        self.paragraphs: list[Paragraph] = []
        self.in_text = 0
        self._styles = styles
        self._runs: list[_Run] = []
        self._pieces: list[str] = []
        self._fields: list[bool] = []
        """The fields that are open: whether their code is still going on, of which nothing is shown."""
        self._codes = 0
        self._keeps = False

    def start(self, kind: str, path: list[str], attributes: Mapping[str, str]) -> None:
        """An element of a paragraph; `path` has the elements around it."""
        if kind == "r":
            self._runs.append(_Run())
        elif kind == "t":
            self.in_text += 1
            self._keeps = attributes.get(_KEPT) == "preserve"
            self._pieces = []
        elif kind == "vanish" and self._runs and path[-2:] == _OF_A_RUN:
            self._runs[-1].vanish = is_on(attributes)
        elif kind == "rStyle" and self._runs and path[-2:] == _OF_A_RUN:
            self._runs[-1].style = value_of(attributes)
        elif kind == "pStyle" and self.paragraphs and path[-1] == "pPr":
            self.paragraphs[-1].style = value_of(attributes)
        elif kind in ("vanish", "del", "moveFrom") and self.paragraphs and path[-3:] == _OF_A_MARK:
            self.paragraphs[-1].runs_on = kind != "vanish" or is_on(attributes)
        elif kind == "fldChar":
            self._start_field(value_of(attributes, "fldCharType"))
        elif kind in _SIGNS and path[-1] == "r":
            self._put(_SIGNS[kind])
        elif kind == "sym" and path[-1] == "r":
            self._put(_symbol(value_of(attributes, "char")))

    def text(self, text: str) -> None:
        """Text in an element `t`."""
        self._pieces.append(text)

    def end(self, kind: str) -> None:
        """The end of an `r` or a `t`."""
        if kind == "t":
            self.in_text -= 1
            text = "".join(self._pieces)
            self._put((text if self._keeps else text.strip(" \t\r\n")).replace("\n", " "))
        elif kind == "r" and self._runs:
            self._runs.pop()

    def close_paragraph(self) -> Paragraph:
        """The innermost paragraph, which is at its end. No field's code goes beyond it."""
        while self._fields and self._fields[-1]:
            self._end_code()
            self._fields.pop()
        return self.paragraphs.pop()

    def _start_field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(True)
            self._codes += 1
        elif kind == "separate" and self._fields:
            self._end_code()
        elif kind == "end" and self._fields:
            self._end_code()
            self._fields.pop()

    def _end_code(self) -> None:
        self._codes -= self._fields[-1]
        self._fields[-1] = False

    def _put(self, text: str) -> None:
        if text and self.paragraphs and not self._codes:
            paragraph = self.paragraphs[-1]
            (paragraph.hidden if self._is_hidden(paragraph) else paragraph.seen).append(text)

    def _is_hidden(self, paragraph: Paragraph) -> bool:
        run = self._runs[-1] if self._runs else _Run()
        if run.vanish is not None:
            return run.vanish
        return self._styles.hides(paragraph.style, run.style, paragraph.table_style)


def _symbol(code: str) -> str:
    """The sign of a `sym`; one of a font's own stays as the font has it, and is no digit."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
