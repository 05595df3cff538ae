"""A text in segments: each begins at a number, also at one amid a line, and ends at the bracket that speaks of it."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.recognition.items.brackets import Bracket, brackets_in
from cedu_targets.recognition.items.labels import Said, is_label_line, labelled
from cedu_targets.recognition.items.paragraphs import Level, Paragraph, mark_of

_INLINE = lazy_pattern(
    r"(?<=[，,。；;：:、！？）)】\s])([一二三四五六七八九十]{1,2})是(?=\S)|(?<=[。；;：:，,）)】])\s?[（(](\d{1,2})[）)]"
    r"|([①-⑳])|(?<=[。；;：:）)】])\s?(\d{1,3})(?:、|[.．](?=\d{4}\s?年|\D))"
    r"|(?<![第款条])[（(]([一二三四五六七八九十]{1,3})[）)](?![项款条、和及至])"
    r"|(?<=[。：:）)】])\s*+([一二三四五六七八九十]{1,3})、"
)
_INLINE_LEVELS = (Level.POINT, Level.CLAUSE, Level.STEP, Level.ARTICLE, Level.SECTION, Level.CHAPTER)
_MORE = lazy_pattern(r"[^，。；：:\s]{2,8}[：:]")
"""What a further line says of an item: 进度安排：…"""
_OF_ONE_PARAGRAPH = (Level.CLAUSE, Level.STEP, Level.POINT)
"""Levels whose numbers do not count on in the next paragraph."""
_SIGNS = "。；;，,、. "
_LONGEST_MARK = 20
_NUMERALS = "一二三四五六七八九十"


class Segment(Struct, frozen=True):
    """A piece of a paragraph."""

    level: Level
    number: str | None
    text: str
    """Without its number and without the bracket that ends it."""
    mark: str
    line: int
    paragraph: Paragraph
    is_first: bool
    """Whether it begins the paragraph."""
    said: Said | None
    """What the bracket says that ends it."""

    @property
    def ordinal(self) -> int | None:
        """Its number as one: 2 of 二, of ② and of 2."""
        return None if self.number is None else ordinal_of(self.number)


def segments_of(paragraphs: Sequence[Paragraph]) -> list[Segment]:
    """The segments of all paragraphs, in order.

    What a line of labels (牵头单位：…) or a bracket on a line of its own says belongs to the segment before it.
    """
    found: list[Segment] = []
    is_below = False
    for segment in _all_segments(paragraphs):
        is_unnumbered = segment.level is Level.NONE and bool(found) and not segment.paragraph.is_end
        if is_unnumbered and segment.said is not None and not segment.text:
            if not found[-1].paragraph.is_end:
                before = found[-1].said
                found[-1] = replace(found[-1], said=segment.said if before is None else before.joined(segment.said))
                is_below = True
        elif is_unnumbered and is_below and segment.said is None and _MORE.match(segment.text):
            found[-1] = replace(found[-1], text=f"{found[-1].text} {segment.text}")
        else:
            found.append(segment)
            is_below = False
    return found


def _all_segments(paragraphs: Sequence[Paragraph]) -> Iterator[Segment]:
    last: dict[Level, int] = dict.fromkeys(Level, 0)
    for paragraph in paragraphs:
        if paragraph.level is Level.NONE and is_label_line(paragraph.text) and (said := labelled(paragraph.text)):
            yield Segment(Level.NONE, None, "", "", paragraph.line, paragraph, True, said)
            continue
        last.update(dict.fromkeys(_OF_ONE_PARAGRAPH, 0))
        if paragraph.number is not None:
            last[paragraph.level] = ordinal_of(paragraph.number) or 0
        yield from _segments(paragraph, last)


def text_of(segments: Sequence[Segment]) -> str:
    """The words of several segments, the first without its number."""
    text = segments[0].text
    for segment in segments[1:]:
        more = f"{segment.mark}{segment.text}"
        has_end = not text or text[-1] in "。！？；：，、,;:" or segment.paragraph is segments[0].paragraph
        text = f"{text}{more}" if has_end else f"{text} {more}"
    return text.strip()


def ordinal_of(number: str) -> int | None:
    """2 of 二, of ② and of 2; None for what is no number."""
    if number.isdecimal():
        return int(number)
    if len(number) == 1 and "①" <= number <= "⑳":
        return ord(number) - ord("①") + 1
    tens, ten, ones = number.rpartition("十")
    if not all(sign in _NUMERALS for sign in tens + ones) or len(tens) > 1 or len(ones) > 1:
        return None
    return (_NUMERALS.find(tens) + 1 if tens else 1) * (10 if ten else 0) + (_NUMERALS.find(ones) + 1 if ones else 0)


def _segments(paragraph: Paragraph, last: dict[Level, int]) -> Iterator[Segment]:
    text = paragraph.text
    begun = (paragraph.level, paragraph.number, paragraph.mark, 0)
    is_first = True
    for bracket in [*brackets_in(text), None]:
        end = len(text) if bracket is None else bracket.start
        for cut in _cuts(text, begun[3], end, last):
            segment = _segment(paragraph, begun, cut[3] - len(cut[2]), None, is_first=is_first)
            if segment.text or is_first:
                yield segment
            begun, is_first = cut, False
        segment = _segment(paragraph, begun, end, bracket, is_first=is_first)
        if segment.text or bracket is not None or is_first:
            yield segment
        if bracket is not None:
            begun, is_first = _behind(text, bracket.end, last), False


_Begun = tuple[Level, str | None, str, int]
"""Level, number and mark of a segment, and where in the paragraph's text it begins behind the mark."""


def _segment(paragraph: Paragraph, begun: _Begun, end: int, bracket: Bracket | None, *, is_first: bool) -> Segment:
    level, number, mark, start = begun
    text = paragraph.text[start:end].strip()
    text = text if is_first or level is not Level.NONE else text.lstrip(_SIGNS)
    said = None if bracket is None else bracket.said
    return Segment(level, number, text, mark, paragraph.line_at(start), paragraph, is_first, said)


def _behind(text: str, position: int, last: dict[Level, int]) -> _Begun:
    """What begins behind a bracket: a number there needs none before it to count on from."""
    start = next((index for index in range(position, len(text)) if text[index] not in _SIGNS), len(text))
    mark = mark_of(text[start : start + _LONGEST_MARK])
    if mark is None or not mark[1][1]:
        return Level.NONE, None, "", position
    level, match = mark
    last[level] = ordinal_of(match[1]) or 0
    return level, match[1], match[0], start + match.end()


def _cuts(text: str, start: int, end: int, last: dict[Level, int]) -> Iterator[_Begun]:
    """The numbers amid a text that count on from those before, in `last`, or begin with 1."""
    for match in _INLINE.finditer(text, start, end):
        index = match.lastindex or 1
        level, number = _INLINE_LEVELS[index - 1], match[index]
        ordinal = ordinal_of(number) or 0
        if ordinal == last[level] + 1 or (ordinal == 1 and level is not Level.CHAPTER):
            last[level] = ordinal
            yield level, number, match[0], match.end()
