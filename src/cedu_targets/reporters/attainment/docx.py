"""`cedu gap -f docx` of a text: a bulletin (通报) on its targets that an office finishes and sends, by GB/T 9704."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from msgspec.structs import replace

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.draft import Block, Lines, Listing, sections
from cedu_targets.reporters.attainment.inputs import elsewhere_line
from cedu_targets.reporters.attainment.sentences import title
from cedu_targets.reporters.attainment.verdicts import entries
from cedu_targets.reporters.shared.bulletin_page import BulletinPage
from cedu_targets.reporters.shared.sentences import fault_lines, passed_over_lines
from cedu_targets.reporters.shared.short_paths import with_short_paths
from cedu_targets.version import __version__

_SECTIONS = (
    "doc_overall", "doc_att_met", "doc_att_missed", "doc_att_waiting", "doc_silent", "doc_att_unjudged",
    "doc_att_paths", "doc_att_bases", "doc_att_open",
)  # fmt: skip
_ANNEXES = ("doc_att_paths", "doc_att_bases")
_OPEN = "doc_att_open"
"""Many lines with the places of files in them: in small type."""
_WIDTHS = {
    "head_att_target": 40, "head_att_working": 36, "head_att_reason": 44, "head_att_next": 40, "head_att_source": 34,
    "head_att_numbers": 70, "head_att_base": 34, "head_att_year": 14, "head_gap_state": 60, "head_owners": 22,
    "head_att_unit": 18,
}  # fmt: skip
"""Of columns, in shares of the page; others take _WIDTH."""
_WIDTH = 20
_MOST_BASES = 40
"""Units of which a base is told: a row has to fit a page."""


def render(report: AttainmentReport, messages: Messages, folder: PurePath = Path()) -> bytes:  # noqa: ARG001
    """The document's bytes."""
    report = replace(report, files=with_short_paths(report.files))
    page = BulletinPage(messages)
    page.drafted(list(_drafted(report, messages)))
    page.opened(messages.term("doc_heading", title=title(report, messages)), report.units)
    made = dict(zip(_SECTIONS, sections(entries(report), report, messages, _MOST_BASES), strict=True))
    for name, blocks in made.items():
        if name not in _ANNEXES:
            page.begin(name)
            _write(blocks, page, is_small=name == _OPEN)
    page.left_open("doc_problems")
    page.left_open("doc_next")
    annexes = [name for name in _ANNEXES if made[name]]
    titles = [messages.term(name) for name in annexes]
    page.closed(titles)
    for number, name in enumerate(annexes, start=1):
        page.section()
        page.annexed(number, titles)
        _write(made[name], page)
    return page.bytes()


def _drafted(report: AttainmentReport, messages: Messages) -> Iterator[str]:
    """What has to be known before it is sent."""
    yield messages.term("draft_opening_note")
    yield from fault_lines(report.files, messages)
    yield from elsewhere_line(report, messages)
    yield from passed_over_lines(report.passed_over, messages)
    yield messages.term("draft_made_by", version=__version__)


def _write(blocks: Sequence[Block], page: BulletinPage, *, is_small: bool = False) -> None:
    """The blocks one after the other; that there are none is said."""
    if not blocks:
        page.text(page.messages.term("bulletin_none"))
    for block in blocks:
        if isinstance(block, Listing):
            page.listed([(head, _WIDTHS.get(head, _WIDTH)) for head in block.heads], block.rows)
        elif isinstance(block, Lines):
            for line in block.lines:
                (page.note if is_small else page.text)(line)
        else:
            page.text(block.text, bold=block.bold, keep=True)
