"""`cedu allocate -f markdown`: the table, what each column was spread by, and what moved; or what is wrong."""

from collections.abc import Iterator

from cedu_targets.allocation.report import AllocationReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.allocation.amounts import amount
from cedu_targets.reporters.allocation.conflicts import conflict_sentences, infeasible_text
from cedu_targets.reporters.allocation.sentences import finding_line, move_text, spreading_lines
from cedu_targets.reporters.allocation.table_layout import notes
from cedu_targets.reporters.shared.escaping import markdown as text
from cedu_targets.reporters.shared.group_sentences import findings_listed
from cedu_targets.reporters.shared.markdown_table import bullets, table
from cedu_targets.version import __version__


def render(report: AllocationReport, messages: Messages) -> str:
    """The allocation as Markdown."""
    return "\n\n".join([*_blocks(report, messages), f"*{_made_by(messages)}*"]) + "\n"


def _made_by(messages: Messages) -> str:
    return messages.term("plan_made_by", version=__version__)


def _blocks(report: AllocationReport, messages: Messages) -> Iterator[str]:
    if report.mistakes:
        yield messages.term("plan_mistakes", count=len(report.mistakes))
    elif report.conflicts:
        yield infeasible_text(report, messages)
        yield bullets([sentence.strip(" ·") for sentence in conflict_sentences(report, messages)])
    elif report.understood is not None:
        understood = report.understood
        yield f"# {text(understood.plan.title)}"
        heads = [text(messages.term("unit_head")), *(text(f"{one.code} {one.name}") for one in understood.indicators)]
        rows = [
            [row, *(amount(cells[code], one) for code, one in understood.by_code.items())]
            for row, cells in report.rows.items()
        ]
        lines = [heads, ["---"] * len(heads), *([text(cell) for cell in row] for row in rows)]
        yield "\n".join(f"| {' | '.join(line)} |" for line in lines)
        yield from (text(note) for note in notes(understood, messages))
        yield bullets(list(spreading_lines(report, messages)))
        if report.issued is not None:
            count = len(report.moves)
            yield messages.term("plan_moves", count=count) if count else messages.term("plan_no_moves")
            if count:
                heads = ["head_unit", "head_code", "head_name", "head_was", "head_now", "head_moved"]
                moved = [(m.row, m.indicator.code, m.indicator.name, *move_text(m)) for m in report.moves]
                yield table(messages, heads, moved)
    if report.findings:
        yield bullets([finding_line(entry, report, messages) for entry in findings_listed(report.findings, messages)])
