"""A bulletin (通报) as an office finishes and sends it: numbered headings, room left open, a signature, annexes."""

from collections.abc import Iterator, Sequence

from docx.shared import Pt

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.official_page import OfficialPage
from cedu_targets.reporters.shared.page_table import Cell

SMALL, WIDE = Pt(9), Pt(8)
"""The type of tables with many columns, and of those that fill a page."""
MOST_ADDRESSED = 12
"""Units that are named one by one as those that it is for."""
_ROOM = 3
"""Lines left open under a heading that the office fills in."""
_KINDS = lazy_pattern("街道|开发区|高新区|园区|社区|管委会|学校|中学|小学|[镇乡村区县市旗]")
"""What a unit is, as the last word of its name says."""
_MOST_COLUMNS = 14
"""Of a table across a page of an annex."""


class BulletinPage(OfficialPage):
    """The parts of a bulletin, from top to bottom."""

    def drafted(self, lines: Sequence[str]) -> None:
        """What whoever drafts it has to know, above everything; it is no part of what is sent."""
        for line in lines:
            self.note(self.messages.term("doc_draft", text=line))

    def opened(self, title: str, units: Sequence[str]) -> None:
        """The title, and whom it is for."""
        self.title(title)
        self.addressee(addressed(units, self.messages))

    def begin(self, name: str) -> None:
        """A section under the next number; `name` is that of a term."""
        self.heading(self.messages.term(name))

    def left_open(self, name: str) -> None:
        """A section that the office writes itself."""
        self.begin(name)
        self.text(self.messages.term("draft_blank"))
        self.blank(_ROOM)

    def closed(self, annexes: Sequence[str]) -> None:
        """The annexes by their titles; then whose bulletin it is and its day, which are not known."""
        messages = self.messages
        for number, title in enumerate(annexes, start=1):
            self.text(messages.punctuation.labelled(self._annex_name(number, annexes), title), keep=True)
        self.signed(messages.term("bulletin_signed"))

    def annexed(self, number: int, annexes: Sequence[str]) -> None:
        """The head of one of the annexes, counted from 1, whose titles these are."""
        self.annex(self._annex_name(number, annexes))
        self.title(annexes[number - 1])

    def _annex_name(self, number: int, annexes: Sequence[str]) -> str:
        """`附件`; of several `附件1`."""
        if len(annexes) == 1:
            return self.messages.term("doc_annex")
        return self.messages.term("doc_annex_number", number=number)

    def listed(self, heads: Sequence[tuple[str, float]], rows: Sequence[Sequence[str | Cell]]) -> None:
        """A table of terms as headings, each with its width."""
        self.table([width for _, width in heads], [self.messages.term(name) for name, _ in heads], rows, SMALL)

    def across(self, first: str, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """A table of a column of names and many others, in parts of as many as stand beside one another."""
        for start, end in _parts(len(heads)):
            if start:
                self.note("")
            cells: list[list[str | Cell]] = [
                [name, *(Cell(text, "right") for text in told[start:end])] for name, told in rows
            ]
            self.table([1.5, *[1] * (end - start)], [first, *heads[start:end]], cells, WIDE)


def addressed(units: Sequence[str], messages: Messages) -> str:
    """`各街道、镇：` where their names say what they are; else the few by name, or all responsible units."""
    kinds = [_kind(unit) for unit in units]
    names = messages.punctuation.names
    if units and all(kinds):
        return messages.term("doc_to_kinds", kinds=names.join(dict.fromkeys(kind for kind in kinds if kind)))
    if 0 < len(units) <= MOST_ADDRESSED:
        return messages.term("doc_to_names", names=names.join(units))
    return messages.term("doc_to_units")


def _kind(unit: str) -> str | None:
    """The kind of a unit by the end of its name, which is more than that: 麒麟街道 is a 街道, 学院 and 市 are none."""
    found = [match for match in _KINDS.finditer(unit) if match.end() == len(unit) and match.start() > 0]
    return found[0][0] if found else None


def _parts(count: int) -> Iterator[tuple[int, int]]:
    """Columns in parts of nearly the same number."""
    parts = -(-count // _MOST_COLUMNS)
    for part in range(parts):
        yield count * part // parts, count * (part + 1) // parts
