"""The notes under a table that say what is counted (口径), and the columns that each speaks of."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.statement import find_statements
from cedu_targets.domain.table import Table

_HEADING = lazy_pattern(r"(?:填表|编制|指标)?(?:说明|备注|注释|附注|注)[:：]?")
_SIGNED = lazy_pattern("(?:填表|填报|制表|制单|审核|复核|经办|联系)人|负责人|联系电话|(?:填表|填报|制表)(?:日期|时间)")
"""Who filled the table in is nothing that is counted."""
_NUMBER = lazy_pattern(
    r"(?:(?:填表|编制|指标)?(?:说明|备注|注释|附注|注)[:：]?)?\s*(?:[(（]?[\d一二三四五六七八九十]{1,2}[)）、.．]|[①-⑳])?\s*"
)
_SENTENCES = lazy_pattern(r"[^；;。]+[；;。]?")
_LETTER = lazy_pattern(r"([A-Z])\s*(?:[:：、]|栏|组|项)")
_COLUMNS = lazy_pattern(r"(?:第\s*([0-9A-Z]{1,4})|\b([0-9]{1,3}))\s*(?:[-—–~～至]\s*([0-9A-Z]{1,4})\s*)?[栏列]")
_QUOTED = lazy_pattern(r"[“\"「《]([^”\"」》]{2,40})[”\"」》]")
_SUBJECT = lazy_pattern(r"(.{2,40}?)(?:[:：，,]|一般?是指|是指|系指|指|不含|不包括|包括|包含|含|均?按|均?以)")
_SHORTEST = 2
_WORD_ENDS = "数量率"


class ScopeNote(Struct, frozen=True):
    """A note, word for word."""

    text: str
    codes: frozenset[str] | None = None
    """The columns that it speaks of; None where it speaks of the whole table."""

    def concerns(self, codes: Collection[str]) -> bool:
        """Whether it is for whoever has targets in some columns."""
        return self.codes is None or not self.codes.isdisjoint(codes)


def scope_notes(table: Table) -> tuple[ScopeNote, ...]:
    """The notes of a table. Of a note that declares sums only those of its sentences are left that declare none."""
    found: dict[str, ScopeNote] = {}
    names = {"".join(one.name.split()): one.code for one in table.indicators}
    for note in notes_under(table):
        if _HEADING.fullmatch(note.strip()):
            continue
        for text in _sayings(note.strip(), names):
            found.setdefault(folded(text), ScopeNote(text, _codes(text, table)))
    return tuple(found.values())


def notes_under(table: Table) -> list[str]:
    """The notes of a table as they stand, without the lines that say who filled it in."""
    return [note for note in table.notes if not _SIGNED.match(note.strip())]


def _sayings(note: str, names: Mapping[str, str]) -> Iterator[str]:
    sentences = [one.strip() for one in _SENTENCES.findall(note)]
    declaring = [bool(find_statements(one, names)) for one in sentences]
    if not any(declaring):
        yield note
        return
    yield from (one for one, declares in zip(sentences, declaring, strict=True) if not declares and len(one) > 1)


def _codes(text: str, table: Table) -> frozenset[str] | None:
    """The columns that a note speaks of, by what it begins with: a group's letter, a column's number, or a name."""
    body = text[number.end() :] if (number := _NUMBER.match(text)) else text
    found = {code for match in _COLUMNS.finditer(body) for code in _span(match, table.codes)}
    if (letter := _LETTER.match(body)) is not None:
        found |= {one.code for one in table.indicators if one.code == letter[1] or _has_letter(one.group, letter[1])}
    if found:
        return frozenset(found)
    quoted = _QUOTED.match(body)
    subject = quoted or _SUBJECT.match(body)
    return (_named(subject[1], table) or None) if subject else None


def _span(match: re.Match[str], codes: Sequence[str]) -> Iterator[str]:
    first = match[1] or match[2]
    last = match[3] or first
    if first in codes and last in codes:
        yield from codes[codes.index(first) : codes.index(last) + 1]


def _has_letter(group: str | None, letter: str) -> bool:
    title = (group or "").strip()
    return title.startswith(letter) and not (title[1:2].isascii() and title[1:2].isalpha())


def _named(term: str, table: Table) -> frozenset[str]:
    """The columns whose name, or whose group's, holds a term."""
    core = folded(term).removesuffix("部分").removesuffix("等")
    core = core.rstrip(_WORD_ENDS) if len(core.rstrip(_WORD_ENDS)) > _SHORTEST else core
    if len(core) < _SHORTEST:
        return frozenset()
    return frozenset(one.code for one in table.indicators if core in folded(f"{one.group or ''}\n{one.name}"))
