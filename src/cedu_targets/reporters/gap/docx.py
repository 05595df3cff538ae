"""`cedu gap -f docx`: a bulletin (通报) that an office finishes and sends, by GB/T 9704.

Long lists end where pages would only be turned over; how much is left out is said there, and at the top where the
rest is.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from msgspec.structs import replace

from cedu_targets.domain.gap import GapRow, State
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.gap.draft import (
    SEE_BELOW,
    common_reason,
    data_told,
    late_row,
    opening,
    overall_heads,
    overall_parts,
    overall_row,
    ranking_heads,
    ranking_rows,
    unjudged_told,
)
from cedu_targets.reporters.gap.first_lines import first_of_all
from cedu_targets.reporters.gap.sentences import (
    STATE_SYMBOLS,
    UNJUDGED,
    URGENCY,
    legend,
    none_late,
    open_text,
    share_text,
    short_column,
    silent,
    title,
    waiting,
)
from cedu_targets.reporters.shared.bulletin_page import BulletinPage
from cedu_targets.reporters.shared.page_table import Cell
from cedu_targets.reporters.shared.sentences import passed_over_lines
from cedu_targets.reporters.shared.short_paths import with_short_paths
from cedu_targets.version import __version__

MOST_LATE, MOST_RANKS, MOST_OPEN, MOST_IN_ANNEX = 80, 120, 60, 3_000
"""Entries of the list of laggards, of the ranking, of each list of what is open; cells of the annex."""
_MOST_NAMED, _MOST_LATE_UNITS = 6, 15
"""Units that are named in a cell or a sentence; in that on who is behind."""
_WIDTHS = {"head_name": 40.0, "head_gap_state": 36.0, "head_rank": 12.0, "head_unit": 24.0}
"""Of the columns of names; numbers take what is left."""
_A_TABLE = lazy_pattern(r"(?<=.)(?:(?:分解|分配|一览|明细|汇总)?表)(?:[（(][^（）()]*[)）])?$")
"""What was achieved is that of the targets, and not of their table."""
_URGENT = (State.BEHIND, State.SLIGHTLY_BEHIND, State.NOT_REPORTED, None, State.BELOW)
"""The states whose columns are named."""


def render(report: GapReport, messages: Messages, folder: PurePath = Path()) -> bytes:  # noqa: ARG001
    """The document's bytes."""
    report = replace(report, files=with_short_paths(report.files))
    page = BulletinPage(messages)
    page.drafted(list(_drafted(report, messages)))
    of = messages.term("gap_title", title=_A_TABLE.sub("", report.title)) if report.title else title(report, messages)
    heading = messages.term("doc_heading", title=of)
    page.opened(heading, list(dict.fromkeys(row.unit for row in report.unit_rows)))
    page.begin("doc_overall")
    if report.rows:
        _overall(report, page)
        _ranking(report, page)
        _late(report, page)
        _silent(report, page)
    else:
        page.text(none_late(report, messages))
    _data(report, page)
    page.left_open("doc_problems")
    page.left_open("doc_next")
    annex = messages.term("page_heat")
    page.closed([annex] if _has_annex(report) else [])
    if _has_annex(report):
        _annex(annex, report, page)
    return page.bytes()


def _has_annex(report: GapReport) -> bool:
    return 0 < len(report.rows) <= MOST_IN_ANNEX


def _drafted(report: GapReport, messages: Messages) -> Iterator[str]:
    """What has to be known before it is sent: what is doubtful, what was not read, what is not listed."""
    yield from first_of_all(report, messages)
    yield messages.term("draft_opening_note")
    yield from passed_over_lines(report.passed_over, messages)
    if report.rows and not _has_annex(report):
        yield messages.term("doc_no_annex")
    lists = (
        (len(report.laggards) - MOST_LATE, "gap_more_late"), (len(report.ranking) - MOST_RANKS, "gap_more_ranks"),
        (len(report.silent) - MOST_OPEN, "gap_more_silent"),
        (len(data_told(report, messages)) - MOST_OPEN, "gap_more_findings"),
        (len(unjudged_told(report, messages)) - MOST_OPEN, "gap_more_unjudged"),
    )  # fmt: skip
    left = [messages.term(name, count=count) for count, name in lists if count > 0]
    if left:
        yield messages.term("gap_more", parts=messages.punctuation.names.join(left))
    yield messages.term("draft_made_by", version=__version__)


def _overall(report: GapReport, page: BulletinPage) -> None:
    """How all stand together: in a sentence, a sentence for each group of indicators, and a table."""
    messages = page.messages
    page.text(opening(report, messages))
    if not report.is_compared:
        page.text(none_late(report, messages), bold=True)
    for line in _groups(report.overall, messages):
        page.text(line)
    heads = [(name, _WIDTHS.get(name, 18.0)) for name in overall_heads(report)]
    for heading, rows in overall_parts(report, messages):
        page.subheading(heading)
        common = common_reason(rows, messages)
        page.listed(heads, [_cells(overall_row(row, report, messages, common)) for row in rows])
        if common:
            page.note(f"{SEE_BELOW} {common}")
    for line in legend(report, messages)[1:]:
        page.note(line)


def _cells(texts: Sequence[str], left: int = 1) -> list[str | Cell]:
    """A row whose first `left` and last cells are words, the others numbers."""
    return [*texts[:left], *(Cell(text, "right") for text in texts[left:-1]), texts[-1]]


def _groups(rows: Sequence[GapRow], messages: Messages) -> Iterator[str]:
    """`培训：滞后 2 项：…（60.9%）…；达到序时进度 9 项。`: of what is not at pace each column with its completion."""
    by_group: dict[str | None, list[GapRow]] = {}
    for row in rows:
        by_group.setdefault(row.indicator.group, []).append(row)
    for group, inside in by_group.items():
        told = []
        for state in URGENCY:
            found = [row for row in inside if row.state is state]
            word = messages.term(state or "not_judged")
            if found:
                told.append(messages.term("gap_count", state=word, count=len(found)))
            if found and state in _URGENT:
                columns = messages.punctuation.names.join(_column_share(row, messages) for row in found[:_MOST_NAMED])
                if len(found) > _MOST_NAMED:
                    columns = messages.term("columns_more", names=columns, count=len(found))
                told[-1] = messages.punctuation.labelled(told[-1], columns)
        name = group or messages.term("doc_no_group" if len(by_group) > 1 else "doc_all")
        yield messages.term("doc_group", group=name, told=messages.punctuation.phrases.join(told))


def _column_share(row: GapRow, messages: Messages) -> str:
    """`各类职业资格培训合计（60.9%）`: the group is told before."""
    name = row.indicator.name
    return (
        name
        if row.completion is None
        else name + messages.term("in_brackets", text=share_text(row.completion, row.pace))
    )


def _ranking(report: GapReport, page: BulletinPage) -> None:
    messages = page.messages
    page.begin("doc_ranking")
    ranked = [entry for _, entry in report.ranking if entry.share is not None]
    if not (ranked and report.is_compared):
        page.text(messages.term("doc_no_ranking"))
        return
    ranked = [entry for entry in ranked if entry.reported] or ranked  # who reported nothing is named apart
    best, worst = ranked[0].share, ranked[-1].share
    if best == worst:
        said = messages.term("doc_equal", share=share_text(best))
    else:
        ends = [_names([one.unit for one in ranked if one.share == share], messages) for share in (best, worst)]
        shares = {"high": share_text(best), "low": share_text(worst)}
        said = messages.term("doc_best", best=ends[0], worst=ends[1], **shares)
    page.text(messages.punctuation.sentences.join((said, messages.term("doc_share"))))
    heads = [(name, _WIDTHS.get(name, 18.0)) for name in ranking_heads(report)]
    rows = ranking_rows(report)[:MOST_RANKS]
    page.listed(heads, [[Cell(row[0], "center"), row[1], *(Cell(text, "right") for text in row[2:])] for row in rows])
    _more(len(report.ranking) - len(rows), report, page)


def _names(units: Sequence[str], messages: Messages, most: int = _MOST_NAMED) -> str:
    """The first few of several units."""
    names = messages.punctuation.names.join(units[:most])
    return names if len(units) <= most else messages.term("units_more", names=names, count=len(units))


def _more(count: int, report: GapReport, page: BulletinPage) -> None:
    """How much of a list is left out."""
    if count > 0:
        page.note(page.messages.term("doc_more_annex" if _has_annex(report) else "doc_more", count=count))


def _late(report: GapReport, page: BulletinPage) -> None:
    """Who is behind with what: by unit, that with the furthest task first; then what is not due yet."""
    messages = page.messages
    page.begin("doc_late")
    shown = report.laggards[:MOST_LATE]
    if not shown:
        page.text(none_late(report, messages))
    behind = sorted((one for one in report.standings if one.behind), key=lambda one: -one.behind)
    if behind:
        told = [messages.term("doc_unit_count", unit=one.unit, count=one.behind) for one in behind]
        units = _names(told, messages, _MOST_LATE_UNITS)
        page.text(messages.term("doc_late_units", count=len(behind), units=units))
    heads = [("head_unit", 18.0), ("head_name", 58.0)]
    heads += [(name, 17.0) for name in ("head_target", "head_achieved", "head_gap", "head_completion", "head_needed")]
    for state, name in ((State.BEHIND, "doc_behind"), (State.SLIGHTLY_BEHIND, "doc_slight")):
        rows = [row for row in shown if row.state is state]
        if rows:
            page.subheading(messages.term(name, count=report.counts[state]))
            page.listed(heads, [_late_cells(row, messages) for row in _by_unit(rows)])
            _more(report.counts[state] - len(rows), report, page)
        elif report.counts[state]:
            page.subheading(messages.term(name, count=report.counts[state]))
            _more(report.counts[state], report, page)
    if report.waiting:
        page.subheading(messages.term("gap_waiting", count=report.counts[State.BELOW]))
        heads = [("head_name", 46.0), ("head_doc_short", 110.0)]
        page.listed(heads, [[name, told] for name, told in waiting(report, messages, _MOST_NAMED)])


def _by_unit(rows: Sequence[GapRow]) -> list[GapRow]:
    """The tasks of a unit together, in the order of its furthest."""
    units = {unit: n for n, unit in enumerate(dict.fromkeys(row.unit for row in rows))}
    return sorted(rows, key=lambda row: units[row.unit])


def _late_cells(row: GapRow, messages: Messages) -> list[str | Cell]:
    name, *numbers = late_row(row, messages)
    told = open_text(row, messages)
    del numbers[4]  # below the pace: the completion says as much
    named = name + messages.term("in_brackets", text=told) if told else name
    return [row.unit, named, *(Cell(number, "right") for number in numbers)]


def _silent(report: GapReport, page: BulletinPage) -> None:
    messages = page.messages
    page.begin("doc_silent")
    found = list(silent(report, messages))
    partly = list(dict.fromkeys(row.unit for row in report.rows if row.is_at_least and not row.is_district))
    if partly:
        named = _names(partly, messages, _MOST_LATE_UNITS)
        page.text(messages.term("doc_partly_reported", count=len(partly), names=named))
    if found:
        page.text(messages.term("doc_silent_units", count=len(found), tasks=report.counts[State.NOT_REPORTED]))
        page.listed([("head_unit", 30), ("head_silent", 126)], found[:MOST_OPEN])
        _more(len(found) - MOST_OPEN, report, page)
    elif not partly:
        page.text(messages.term("doc_none_silent"))


def _data(report: GapReport, page: BulletinPage) -> None:
    """What has to be verified before it is sent, and what is therefore not judged."""
    messages = page.messages
    page.begin("doc_data")
    data, unjudged = data_told(report, messages), unjudged_told(report, messages)
    if not (data or unjudged):
        page.text(messages.term("doc_none_data"))
    if data:
        page.subheading(messages.term("doc_findings"))
        page.listed([("head_doc_place", 48), ("head_doc_kind", 22), ("head_doc_text", 86)], data[:MOST_OPEN])
        _more_lines(len(data) - MOST_OPEN, page)
    if unjudged:
        page.subheading(messages.term("doc_unjudged"))
        page.listed([("head_doc_place", 48), ("head_doc_text", 108)], unjudged[:MOST_OPEN])
        _more_lines(len(unjudged) - MOST_OPEN, page)


def _more_lines(count: int, page: BulletinPage) -> None:
    if count > 0:
        page.note(page.messages.term("doc_more", count=count))


def _annex(name: str, report: GapReport, page: BulletinPage) -> None:
    """Every unit's completion of every indicator, with the sign of its state."""
    messages = page.messages
    page.section(landscape=True)
    page.annexed(1, [name])
    page.note(legend(report, messages)[0])
    by_unit: dict[str, dict[int, GapRow]] = {}
    for row in report.rows:
        by_unit.setdefault(row.unit, {})[id(row.indicator)] = row
    rows = [(unit, [_mark(inside.get(id(one))) for one in report.indicators]) for unit, inside in by_unit.items()]
    page.across(messages.term("head_unit"), [short_column(one) for one in report.indicators], rows)


def _mark(row: GapRow | None) -> str:
    """`✗ 43.8%`, in one piece."""
    if row is None:
        return ""
    sign = UNJUDGED if row.state is None else STATE_SYMBOLS[row.state]
    return sign if row.completion is None else f"{sign}\u00a0{share_text(row.completion, row.pace)}"
