"""The paragraphs around a table of a document that belong to it: its title before, its notes after."""

import re
from collections.abc import Iterator, Sequence

from cedu_targets.domain.statement import find_statements
from cedu_targets.files.grid import Grid

NOTE = re.compile(
    r"(?:说明|备注|附注|注释|注[:：\d]|注$|填表|填报|制表|制单|审核人|复核|负责人|单位负责|联系人|联系电话|资料来源|数据来源"
    r"|(?:notes?|source|remarks?)\b)",
    re.IGNORECASE,
)
"""The beginning of a line beside a table that says how it is to be read, or who filled it in."""
_TITLE_PARAGRAPHS, _NOTE_PARAGRAPHS = 6, 60
_ITEM = re.compile(r"[(（]?[\d一二三四五六七八九十]{1,2}[)）、.．:：]|[①-⑳]")


def surroundings(grids: Sequence[Grid]) -> Iterator[tuple[list[str], list[str]]]:
    """The titles and the notes of each table of a document; what is a note of one is no title of the next."""
    taken = 0
    for grid in grids:
        notes = _notes(grid.after)
        yield _titles(grid.before[taken:]), [text for text in notes if text]
        taken = len(notes) if grid.after else taken  # a table inside another has no paragraphs of its own


def _titles(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if text.strip()][-_TITLE_PARAGRAPHS:]


def _notes(texts: Sequence[str]) -> Sequence[str]:
    """The paragraphs after a table that belong to it: from 说明 (or a relation) on, while items follow one another."""
    first = next((index for index, text in enumerate(texts[:4]) if text.strip()), None)
    if first is None or not _is_note(texts[first]):
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


def _is_note(text: str) -> bool:
    text = "".join(text.split())
    return bool(NOTE.match(text) or _ITEM.match(text) or find_statements(text))
