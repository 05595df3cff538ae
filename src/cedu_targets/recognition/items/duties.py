"""职责: who sees to what — 甲局、乙局：负责…, a line each, or 甲局要…；乙局要… in one paragraph."""

import re
from collections.abc import Iterator, Sequence

from cedu_targets.domain.items import Role
from cedu_targets.recognition.items.drafts import Draft
from cedu_targets.recognition.items.labels import Said, is_label_line
from cedu_targets.recognition.items.organs import are_organs, are_surely_organs, owner_head
from cedu_targets.recognition.items.paragraphs import Paragraph

_FEWEST = 3
_SEES_TO = re.compile(r"(?:主要|具体|统筹|牵头|会同[^，。]{1,20})?负责")
_IN_ONE = re.compile(r"(?:(?<=[。；;])|^)([^，。；;：:\s]{2,40}?)(?=要(?!求|点|素|务|件|闻|害|是))", re.ASCII)


def duties_in(paragraphs: Sequence[Paragraph]) -> Iterator[list[Draft]]:
    """The duties of each part of a text, up to an annex or a title."""
    group: list[Draft] = []
    seen_to = 0
    section = None
    for paragraph in paragraphs:
        if paragraph.is_end:
            if seen_to >= _FEWEST:
                yield group
            group, seen_to, section = [], 0, None
            continue
        draft = _line(paragraph, section)
        if draft is not None:
            group.append(draft)
            seen_to += _SEES_TO.match(draft.text) is not None
        elif paragraph.heading:
            section = paragraph.heading
        if len(together := _in_one(paragraph, section)) >= _FEWEST:
            yield together
    if seen_to >= _FEWEST:
        yield group


def _line(paragraph: Paragraph, section: str | None) -> Draft | None:
    head = owner_head(paragraph.text)
    if head is None or is_label_line(paragraph.text):
        return None
    text = paragraph.text[head.end() :].strip()
    said = Said(((Role.DUTY, head[1].strip()),))
    return Draft(paragraph.line, text, paragraph.number, section, said) if text else None


def _in_one(paragraph: Paragraph, section: str | None) -> list[Draft]:
    """The sentences of a paragraph that begin with an office and 要."""
    text = paragraph.text
    found = [match for match in _IN_ONE.finditer(text) if are_organs(match[1])]
    if sum(are_surely_organs(match[1]) for match in found) < _FEWEST:
        return []
    ends = [*(match.start() for match in found[1:]), len(text)]
    return [
        Draft(paragraph.line_at(match.start()), text[match.end() : end].strip().rstrip("；;"), None, section,
              Said(((Role.DUTY, match[1]),)))
        for match, end in zip(found, ends, strict=True)
    ]  # fmt: skip
