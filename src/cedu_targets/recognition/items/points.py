"""要点: numbered paragraphs that end in who has to do them, as a bracket says (责任单位：…) or lines below them do."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from cedu_targets.recognition.items.drafts import Draft
from cedu_targets.recognition.items.labels import NOTHING_SAID, Said
from cedu_targets.recognition.items.paragraphs import Level
from cedu_targets.recognition.items.segments import Segment, text_of

_FEWEST = 2
_OF_ITEMS = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.ARTICLE, Level.DASH})
"""Levels of which the last one before a bracket begins what it speaks of; those below may list what belongs to one."""


class Span(Struct, frozen=True):
    """The segments, the last one included, of one item; `said` is None for a number of a run without a bracket."""

    first: int
    last: int
    said: Said | None


def points_in(segments: Sequence[Segment]) -> Iterator[list[Draft]]:
    """The items of each part of a text, up to an annex or a title; nothing where there is but one in all."""
    spans = list(_closed(segments))
    if sum(1 for span in spans if span.said and span.said.owners) < _FEWEST:
        return
    sections = _sections(segments, {span.first for span in spans})
    spans = sorted([*spans, *_without_owners(segments, spans, sections)], key=lambda span: span.first)
    group: list[Draft] = []
    owned, end = False, 0
    ends = [index for index, segment in enumerate(segments) if segment.paragraph.is_end]
    for span in spans:
        before = end
        while end < len(ends) and ends[end] < span.first:
            end += 1
        if end > before and group:
            yield from [group] if owned else []
            group, owned = [], False
        group.append(_draft(segments, span, sections))
        owned = owned or bool(span.said and span.said.owners)
    if group and owned:
        yield group


def _closed(segments: Sequence[Segment]) -> Iterator[Span]:
    """The spans that a bracket ends."""
    begin = 0
    for index, segment in enumerate(segments):
        if segment.paragraph.is_end:
            begin = index + 1
        elif segment.said is not None:
            first = _first(segments, begin, index)
            yield Span(first, index, segment.said)
            begin = index + 1


def _first(segments: Sequence[Segment], begin: int, last: int) -> int:
    """Where the item begins that a bracket ends, at or after `begin`."""
    closer = segments[last]
    if closer.level in _OF_ITEMS:
        return last
    main = next((index for index in range(last, begin - 1, -1) if segments[index].level in _OF_ITEMS), None)
    if closer.level is Level.NONE:
        return _first_of_unnumbered(segments, begin, last, main)
    alike = [
        index for index in range(begin if main is None else main, last + 1) if segments[index].level == closer.level
    ]
    if len(alike) > 1:
        return alike[0] if main is None else main
    following = segments[last + 1] if last + 1 < len(segments) else None
    goes_on = following is not None and following.level == closer.level and following.ordinal == 2
    is_alone = closer.ordinal == 1 and not goes_on
    return main if is_alone and main is not None else last


def _first_of_unnumbered(segments: Sequence[Segment], begin: int, last: int, main: int | None) -> int:
    """A paragraph without a number belongs to the number before it, unless that is the heading of several such."""
    if main is None:
        is_bare = not segments[last].text and last > begin
        return last - 1 if is_bare else last
    following = next((one for one in segments[last + 1 :] if one.level is not Level.NONE or one.said is not None), None)
    is_heading = segments[main].paragraph.heading is not None and "。" not in segments[main].text
    if is_heading and following is not None and following.level is Level.NONE and main < last:
        return main + 1
    return main


def _sections(segments: Sequence[Segment], taken: set[int]) -> list[int | None]:
    """For each segment the one whose paragraph heads the section that it stands in."""
    found: list[int | None] = []
    heads: dict[Level, int] = {}
    for index, segment in enumerate(segments):
        above = [level for level in heads if level < segment.level]
        found.append(heads[max(above)] if above else None)
        if segment.paragraph.is_end:
            heads.clear()
        elif segment.level is not Level.NONE:
            heads = {level: head for level, head in heads.items() if level < segment.level}
            if segment.is_first and index not in taken and segment.paragraph.heading:
                heads[segment.level] = index
    return found


def _without_owners(
    segments: Sequence[Segment], spans: Sequence[Span], sections: Sequence[int | None]
) -> Iterator[Span]:
    """The numbered paragraphs without a bracket in a section where at least half of them have one."""
    with_bracket: dict[int | None, int] = {}
    for span in spans:
        if segments[span.first].level is Level.ARTICLE:
            section = sections[span.first]
            with_bracket[section] = with_bracket.get(section, 0) + 1
    inside = {index for span in spans for index in range(span.first, span.last + 1)}
    found: dict[int | None, list[Span]] = {}
    for index, segment in enumerate(segments):
        if segment.level is not Level.ARTICLE or index in inside or sections[index] not in with_bracket:
            continue
        last = index
        while last + 1 < len(segments) and segments[last + 1].level > Level.ARTICLE and last + 1 not in inside:
            if segments[last + 1].paragraph.is_end:
                break
            last += 1
        heads_items = last + 1 in inside and segments[last + 1].level > Level.ARTICLE
        if not heads_items and segment.text:
            found.setdefault(sections[index], []).append(Span(index, last, None))
    for section, spans_found in found.items():
        if len(spans_found) <= with_bracket[section]:
            yield from spans_found


def _draft(segments: Sequence[Segment], span: Span, sections: Sequence[int | None]) -> Draft:
    first = segments[span.first]
    section = sections[span.first]
    heading = None if section is None else segments[section].paragraph.heading
    text = text_of(segments[span.first : span.last + 1])
    return Draft(first.line, text, first.number, heading, span.said or NOTHING_SAID)
