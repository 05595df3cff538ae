"""Paragraphs of a text with their numbers: lines that page breaks cut are put together, headings are kept apart."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import IntEnum

from msgspec import Struct, field

from cedu_targets.domain.folding import WIDTHLESS
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.recognition.items.issue_date import is_date
from cedu_targets.recognition.items.labels import is_label_line
from cedu_targets.recognition.items.organs import is_owner_head
from cedu_targets.recognition.items.titles import is_title_line

_FIELDS = 3
"""A line of so many tab-separated fields is the row of a table."""
_CUT_LINE = 20
"""Signs from which on a line without an end of sentence goes on in the next one; a heading is shorter."""
_HEADING = 40
_SIGNATURE = 30
_NUMERAL = "[一二三四五六七八九十百]{1,4}"
_SENTENCE_ENDS = frozenset("。！？!?；;：:…")
_GOING_ON = frozenset("、，,（(")
_CLOSING = lazy_pattern(
    r"附[件表录]\s?(?:[：:]|[\d一二三四五六七八九十]{1,3}(?:\s|[：:.．、]|$)|$)|抄[送报][：:]|主题词|联\s?系\s?人|联系电话"
    r"|[（(](?:此件|联系)|(?:副?\s?组\s?长|成\s?员|召\s?集\s?人|副?\s?主\s?任)\s?[：:]"
)
"""What ends the text before it: an annex, who gets a copy, who is to be asked, who sits in a group."""


class Level(IntEnum):
    """How far down in a text a number stands, the outermost first."""

    PART = 0
    """第一部分, 卷一"""
    CHAPTER = 1
    """一、"""
    SECTION = 2
    """（一）"""
    ARTICLE = 3
    """1."""
    CLAUSE = 4
    """（1）"""
    STEP = 5
    """①"""
    DASH = 6
    """——, or a month with a colon (3月：)"""
    POINT = 7
    """一是"""
    NONE = 9


_MARKS = (
    (Level.PART, lazy_pattern(rf"第({_NUMERAL}|\d{{1,2}})(?:部分|章|篇|编)\s*+")),
    (Level.PART, lazy_pattern(rf"第\s?({_NUMERAL}|\d{{1,2}})\s?卷\s*+[:：、]?\s*+")),
    (Level.PART, lazy_pattern(rf"卷\s?({_NUMERAL}|\d{{1,2}})(?!\d)\s*+[:：、.．]?\s*+")),
    (Level.SECTION, lazy_pattern(rf"第({_NUMERAL}|\d{{1,2}})阶段\s?[：:、，,]?\s*+")),
    (Level.POINT, lazy_pattern(rf"({_NUMERAL})(?:是|要)(?=\S)")),
    (Level.CHAPTER, lazy_pattern(rf"({_NUMERAL})\s?[、．.]\s*+")),
    (Level.SECTION, lazy_pattern(rf"[（(]\s?({_NUMERAL})\s?[）)][、．.]?\s*+")),
    (Level.ARTICLE, lazy_pattern(r"(\d{1,3})\s?(?:、|[.．](?=\d{4}\s?年|\D|$))\s*+")),
    (Level.CLAUSE, lazy_pattern(r"[（(]\s?(\d{1,3})\s?[）)][、．.]?\s*+")),
    (Level.CLAUSE, lazy_pattern(r"(\d{1,3})[）)]\s*+")),
    (Level.STEP, lazy_pattern(r"([①-⑳])\s*+")),
    (Level.DASH, lazy_pattern(r"()(?=[\d年月上中下十一二三四五六七八九至、—–~～-]{1,12}(?:月份?|季度|旬)[：:])")),
    (Level.DASH, lazy_pattern(r"(?:[—–―]{1,2}|-{1,2}(?!\d)|[•·●◆■▲★○◇※])()\s*+")),
)


class Paragraph(Struct):
    """A paragraph of a text, the number that it begins with apart."""

    line: int
    """Where it begins, from 1."""
    level: Level
    mark: str
    """The number as it is printed, with its signs: 1. or （一）; empty where there is none."""
    number: str | None
    """The number without signs."""
    text: str
    """What follows the number; its lines put together."""
    head: str
    """What follows the number on its first line."""
    is_end: bool = False
    """Whether it ends what stands before it: an annex, a title, a date, the row of a table."""
    _starts: list[tuple[int, int]] = field(default_factory=list)

    def line_at(self, position: int) -> int:
        """The line that a position of the text stands in."""
        index = bisect_right(self._starts, (position, 10**9)) - 1 if position else -1
        return self._starts[index][1] if index >= 0 else self.line

    def pieces(self) -> Iterator[tuple[int, str]]:
        """The text as it stands in its lines, each piece with its line."""
        places = [(0, self.line), *self._starts]
        for index, (start, line) in enumerate(places):
            end = places[index + 1][0] if index + 1 < len(places) else len(self.text)
            yield line, self.text[start:end]

    @property
    def heading(self) -> str | None:
        """It as a heading, with its number; None where it is too long for one."""
        name = self.head.partition("。")[0].strip().rstrip("：:")
        return f"{self.mark}{name}".strip() if self.mark and name and len(name) <= _HEADING else None


def paragraphs_of(lines: Sequence[str]) -> list[Paragraph]:
    """The paragraphs of a text; `lines` are its lines, or the paragraphs of a Word document."""
    found: list[Paragraph] = []
    pieces: list[str] = []
    length = 0
    filled = list(_filled(lines))
    for index, (line, text) in enumerate(filled):
        following = filled[index + 1][1] if index + 1 < len(filled) else ""
        paragraph = _begun(line, text, following)
        if paragraph.level is Level.NONE and not paragraph.is_end and found and _goes_on(found[-1], pieces, text):
            found[-1]._starts.append((length, line))
            pieces.append(text)
            length += len(text)
            continue
        _close(found, pieces)
        found.append(paragraph)
        pieces, length = [paragraph.head], len(paragraph.head)
    _close(found, pieces)
    return found


def mark_of(text: str) -> tuple[Level, re.Match[str]] | None:
    """The number that a text begins with; None where there is none."""
    for level, pattern in _MARKS:
        if match := pattern.match(text):
            return level, match
    return None


def _filled(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that are not blank with their numbers; rows of a table together as a tab."""
    in_table = False
    for number, line in enumerate(lines, start=1):
        was_in_table, in_table = in_table, line.count("\t") >= _FIELDS - 1
        if in_table:
            yield from () if was_in_table else [(number, "\t")]
            continue
        for piece in line.translate(WIDTHLESS).split("\n"):
            if text := piece.strip():
                yield number, text


def _begun(line: int, text: str, following: str) -> Paragraph:
    mark = mark_of(text)
    if mark is None:
        is_name = len(text) <= _SIGNATURE and text[-1] not in _SENTENCE_ENDS and not _begins_anew(text)
        is_signature = is_name and is_date(following)
        is_end = text == "\t" or _CLOSING.match(text) is not None or is_date(text) or is_title_line(text)
        return Paragraph(line, Level.NONE, "", None, text, text, is_end or is_signature)
    level, match = mark
    head = text[match.end() :]
    return Paragraph(line, level, match[0].strip(), match[1] or None, head, head)


def _goes_on(before: Paragraph, pieces: Sequence[str], text: str) -> bool:
    """Whether a line without a number goes on with the paragraph before it."""
    last = pieces[-1]
    begins_anew = _begins_anew(text)
    if before.level is Level.NONE and is_label_line(before.head):
        return not begins_anew and last[-1] in _GOING_ON
    if not last:
        return before.level is not Level.DASH and not begins_anew
    is_cut = last[-1] in _GOING_ON or (len(last) >= _CUT_LINE and last[-1] not in _SENTENCE_ENDS)
    return is_cut and not before.is_end and not begins_anew


def _begins_anew(text: str) -> bool:
    """Whether a line without a number is one of its own by its first words: 责任单位：…, 区教育局：…"""
    return is_label_line(text) or is_owner_head(text)


def _close(found: list[Paragraph], pieces: Sequence[str]) -> None:
    if found and len(pieces) > 1:
        found[-1].text = "".join(pieces)
