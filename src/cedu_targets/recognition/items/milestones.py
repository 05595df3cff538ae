"""Milestones and dated tasks: numbered paragraphs that begin with a time, or end in one (5月前完成)."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.due import Due, Precision
from cedu_targets.domain.items import ItemKind
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.recognition.items.drafts import Draft, Setting
from cedu_targets.recognition.items.labels import led
from cedu_targets.recognition.items.paragraphs import Level
from cedu_targets.recognition.items.segments import Segment, text_of
from cedu_targets.recognition.items.times_in_text import time_at_head
from cedu_targets.recognition.items.titles import heads_a_report

_FEWEST, _FEWEST_MONTHS = 2, 3
_OPEN_ENDS = ("起", "开始")
_MONTH_OF_TASKS = lazy_pattern(r"[^：:]{1,16}[：:]\s?[^\W\da-zA-Z_]")
_ENDS_IN_NUMBER = lazy_pattern(r"\d[\d.,]{0,12}[万亿人个场次期元%余多]{0,4}[。；]?$")
"""A month with words behind it, as against one with a number (1-9月：1200人次)."""
_LEVELS = frozenset({Level.CHAPTER, Level.SECTION, Level.ARTICLE, Level.CLAUSE, Level.DASH})
_HEADS_A_REPORT = lazy_pattern(r"(?:情况|总结|计划|安排|要点|打算|回顾|成效)$")
_FIRST_LINES = 10
_LONGEST_NUMBER = 20
_SIGNS = " \t\u3000：:，,、。"


class Entry(Struct, frozen=True):
    """A numbered paragraph of a list, its time if it has one."""

    segment: Segment
    text: str
    written: str | None
    at_head: int
    """Where the words behind a time at the head begin."""


def milestones_in(
    segments: Sequence[Segment], taken: Iterable[int], setting: Setting
) -> Iterator[tuple[ItemKind, list[Draft]]]:
    """The lists of a text of which at least half, and two, are dated; `taken` are the lines of other items."""
    if any(heads_a_report(line) for line in setting.lines[:_FIRST_LINES]):
        return  # what was done in March is no task of March
    lines = frozenset(taken)
    for section, entries in _lists(segments):
        dated = [entry for entry in entries if entry.written is not None and not entry.written.endswith(_OPEN_ENDS)]
        has_marks = any(entry.segment.mark for entry in entries)
        if len(dated) < (_FEWEST if has_marks else _FEWEST_MONTHS) or 2 * len(dated) < len(entries):
            continue
        if any(entry.segment.line in lines for entry in entries):
            continue
        yield _documents(section, entries, setting)


def _lists(segments: Sequence[Segment]) -> Iterator[tuple[str | None, list[Entry]]]:
    """The runs of numbered paragraphs of one level, each with the heading above it."""
    open_lists: dict[Level, list[Entry]] = {}
    headings: dict[Level, str] = {}
    for index, segment in enumerate(segments):
        if not segment.is_first or (segment.level is Level.NONE and not segment.paragraph.is_end):
            continue
        level = Level.PART if segment.paragraph.is_end else segment.level
        for deeper in [one for one in open_lists if one > level]:
            yield _section(headings, deeper), open_lists.pop(deeper)
        headings = {one: heading for one, heading in headings.items() if one < level}
        if segment.paragraph.heading:
            headings[level] = segment.paragraph.heading
        if level in _LEVELS and not _heads_others(segments, index):
            open_lists.setdefault(level, []).append(_entry(segments, index))
    for level in sorted(open_lists, reverse=True):
        yield _section(headings, level), open_lists[level]


def _section(headings: dict[Level, str], level: Level) -> str | None:
    above = [one for one in headings if one < level]
    return headings[max(above)] if above else None


def _heads_others(segments: Sequence[Segment], index: int) -> bool:
    """Whether a paragraph is the heading of numbered ones below it."""
    segment = segments[index]
    following = next((one for one in segments[index + 1 :] if one.paragraph is not segment.paragraph), None)
    is_above = following is not None and segment.level < following.level < Level.NONE
    return is_above or _HEADS_A_REPORT.search(segment.paragraph.text.rstrip("：:")) is not None


def _entry(segments: Sequence[Segment], index: int) -> Entry:
    segment = segments[index]
    text = segment.paragraph.text
    said = next((one.said for one in _of_paragraph(segments, index) if one.said is not None), None)
    if said is not None and said.due and not said.owners:
        return Entry(segment, text_of(list(_of_paragraph(segments, index))), said.due, 0)
    is_month = segment.level is Level.DASH and not segment.mark
    is_number = is_month and (not _MONTH_OF_TASKS.match(text) or _ENDS_IN_NUMBER.search(text[-_LONGEST_NUMBER:]))
    timed = None if is_number else time_at_head(text)
    return Entry(segment, text, timed.written if timed else None, timed.start if timed else 0)


def _of_paragraph(segments: Sequence[Segment], index: int) -> Iterator[Segment]:
    paragraph = segments[index].paragraph
    while index < len(segments) and segments[index].paragraph is paragraph:
        yield segments[index]
        index += 1


def _documents(section: str | None, entries: Sequence[Entry], setting: Setting) -> tuple[ItemKind, list[Draft]]:
    years = setting.years(entries[0].segment.line)
    dues = [years.due_of(entry.written) if entry.written else None for entry in entries]
    is_by_years = all(due is not None and due.precision is Precision.YEAR for due in dues)
    is_milestones = is_by_years or all(due is None or due.start is None for due in dues)
    is_milestones = is_milestones or (entries[0].segment.level is Level.DASH and entries[0].segment.mark != "")
    drafts = [_draft(section, entry, due) for entry, due in zip(entries, dues, strict=True)]
    if is_by_years:
        drafts = [
            replace(draft, name=str(draft.due.end.year)) if draft.due and draft.due.end else draft for draft in drafts
        ]
    return ItemKind.MILESTONE if is_milestones else ItemKind.SCHEDULED, drafts


def _draft(section: str | None, entry: Entry, due: Due | None) -> Draft:
    verb = entry.text[entry.at_head :].lstrip(_SIGNS)
    return Draft(entry.segment.line, entry.text, entry.segment.number, section, led(verb), due, verb=verb)
