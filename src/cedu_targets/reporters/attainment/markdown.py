"""`cedu gap -f markdown` of a text: a draft of the bulletin (通报); what the office has to say itself is left open."""

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.draft import Block, Lines, Listing, sections
from cedu_targets.reporters.attainment.inputs import elsewhere_line
from cedu_targets.reporters.attainment.sentences import title
from cedu_targets.reporters.attainment.verdicts import entries
from cedu_targets.reporters.shared.escaping import markdown as text
from cedu_targets.reporters.shared.markdown_table import bullets, table
from cedu_targets.reporters.shared.sentences import fault_lines, passed_over_lines
from cedu_targets.version import __version__

_SECTIONS = (
    "draft_att_overall", "draft_att_met", "draft_att_missed", "draft_att_waiting", "draft_att_silent",
    "draft_att_unjudged", "draft_att_paths", "draft_att_bases", "draft_att_open",
)  # fmt: skip


def render(report: AttainmentReport, messages: Messages) -> str:
    """The whole draft as Markdown."""
    heading = messages.term("draft_heading", title=title(report, messages))
    blocks = [f"# {text(heading)}", f"> {messages.term('draft_opening_note')}"]
    blocks += [f"> **{text(line)}**" for line in fault_lines(report.files, messages)]
    for name, parts in zip(_SECTIONS, sections(entries(report), report, messages), strict=True):
        told = [_block(part, messages) for part in parts]
        blocks += [f"## {messages.term(name)}", *(told or [messages.term("bulletin_none")])]
    blocks += [f"## {messages.term('draft_att_next')}", messages.term("draft_blank"), "---"]
    blocks += [text(line) for line in elsewhere_line(report, messages)]
    blocks += [text(line) for line in passed_over_lines(report.passed_over, messages)]
    blocks.append(f"*{messages.term('draft_made_by', version=__version__)}*")
    return "\n\n".join(blocks) + "\n"


def _block(block: Block, messages: Messages) -> str:
    if isinstance(block, Listing):
        return table(messages, block.heads, block.rows)
    if isinstance(block, Lines):
        return bullets(block.lines)
    return f"**{text(block.text)}**" if block.bold else text(block.text)
