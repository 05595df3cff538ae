"""The paragraphs around a table of a document that belong to it: its title before, its notes after."""

import re
from collections.abc import Iterator, Sequence

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.statement import find_statements
from cedu_targets.files.grid import Grid

NOTE = lazy_pattern(
    r"(?:说明|备注|附注|注释|注[:：\d]|注$|填表|填报|制表|制单|审核人|复核|负责人|单位负责|联系人|联系电话|资料来源|数据来源"
    r"|(?:notes?|source|remarks?)\b)",
    re.IGNORECASE,
)
"""The beginning of a line beside a table that says how it is to be read, or who filled it in."""
TITLE = lazy_pattern(r"\d{4}|(?<![老青少成中])年|表$|表[(（]|^附?[表件][\d一二三四五六七八九十]")
"""Signs of a title: a year, or 表; 老年, 青少年 and 成年 are people, and head columns."""
_TABLE_END = lazy_pattern(r"表(?:[(（][^()（）]*[)）])?$")
_SENTENCE = lazy_pattern(r"[。；，,;]")
_TITLE_PARAGRAPHS, _NOTE_PARAGRAPHS = 6, 60
_ITEM = lazy_pattern(r"[(（]?[\d一二三四五六七八九十]{1,2}[)）、.．:：]|[①-⑳]")


def titles_begin(texts: Sequence[str]) -> int:
    """Where, among the lines between a table and the next one, the titles of the next begin; blank lines part blocks.

    A block right under the rows of a table, or one that begins like a note, is of its notes, down to a title. Any
    other block is of the next table, and with a title it is the first that is.
    """
    start = len(texts)
    for block in reversed(_blocks(texts)):
        titles = [index for index in block if is_title(texts[index])]
        if block[0] == 0 or is_note(texts[block[0]]):
            over = (index for index in titles if not any(map(is_note, texts[index : titles[-1]])))
            return next(over, start)
        start = block[0]
        if titles:
            break
    return start


def is_title(text: str) -> bool:
    """True for what reads like the title of a table, and not like a note."""
    text = "".join(text.split())
    if NOTE.match(text) or _SENTENCE.search(text) or find_statements(text):
        return False
    return (_TABLE_END if _ITEM.match(text) else TITLE).search(text) is not None


def is_note(text: str) -> bool:
    """True for what begins like a note: 注：, an item of a list, a relation."""
    text = "".join(text.split())
    if is_title(text):
        return False
    return bool(NOTE.match(text) or _ITEM.match(text) or find_statements(text))


def _blocks(texts: Sequence[str]) -> list[list[int]]:
    """The positions of the lines that follow one another without a blank one between."""
    blocks: list[list[int]] = [[]]
    for index, text in enumerate(texts):
        if text.strip():
            blocks[-1].append(index)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def surroundings(grids: Sequence[Grid]) -> Iterator[tuple[list[str], list[str]]]:
    """The titles and the notes of each table of a document; what is a note of one is no title of the next."""
    taken = 0
    for grid in grids:
        below = grid.after if grid is grids[-1] else grid.after[: titles_begin(grid.after)]
        notes = _notes(below)
        yield _titles(grid.before[taken:]), [text for text in notes if text]
        taken = len(notes) if grid.after else taken  # a table inside another has no paragraphs of its own


def _titles(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if text.strip()][-_TITLE_PARAGRAPHS:]


def _notes(texts: Sequence[str]) -> Sequence[str]:
    """The paragraphs after a table that belong to it: from 说明 (or a relation) on, while items follow one another."""
    first = next((index for index, text in enumerate(texts[:4]) if text.strip()), None)
    if first is None or not is_note(texts[first]):
        return ()
    end = first + 1
    for index in range(first + 1, min(len(texts), first + _NOTE_PARAGRAPHS)):
        text = texts[index].strip()
        if not text:
            continue
        if index > end and not _ITEM.match(text):
            break  # after a blank paragraph only a further item goes on
        end = index + 1
    return texts[:end]
