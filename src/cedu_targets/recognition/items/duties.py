"""职责: who sees to what — 甲局、乙局：负责…, a line each, or 甲局要…；乙局要… one after the other in a paragraph."""

from collections.abc import Iterator, Sequence

from cedu_targets.domain.items import Role
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.recognition.items.drafts import Draft
from cedu_targets.recognition.items.labels import Said, is_label_line
from cedu_targets.recognition.items.organs import are_organs, owner_head
from cedu_targets.recognition.items.paragraphs import Paragraph

_FEWEST = 3
_SEES_TO = lazy_pattern(r"(?:主要|具体|统筹|牵头|会同[^，。]{1,20})?负责")
_SENTENCE = lazy_pattern(r"[^。；;]++[。；;]?")
_SHALL = lazy_pattern(r"\s*+([^，,。；：:\s]{2,40}?)(?=要(?!求|点|素|务|件|闻|害|是))")
_NO_OFFICE = lazy_pattern(r"的|^[对在向由把将凡使让]|(?<!各)地区$|机组$")
_MOST_BETWEEN = 2
"""Sentences that may go on with what one office has to do, before the next."""


def duties_in(paragraphs: Sequence[Paragraph]) -> Iterator[list[Draft]]:
    """The duties of each part of a text, up to an annex or a title."""
    lines: list[Draft] = []
    sentences: list[Draft] = []
    section = None
    for paragraph in paragraphs:
        if paragraph.is_end:
            yield from _of_part(lines, sentences)
            lines, sentences, section = [], [], None
        elif (draft := _line(paragraph, section)) is not None:
            lines.append(draft)
        else:
            section = paragraph.heading or section
            sentences += _sentences(paragraph, section)
    yield from _of_part(lines, sentences)


def _of_part(lines: Sequence[Draft], sentences: Sequence[Draft]) -> Iterator[list[Draft]]:
    is_list = sum(_SEES_TO.match(draft.text) is not None for draft in lines) >= _FEWEST
    found = sorted([*(lines if is_list else ()), *sentences], key=lambda draft: draft.line)
    if found:
        yield found


def _line(paragraph: Paragraph, section: str | None) -> Draft | None:
    head = owner_head(paragraph.text)
    if head is None or is_label_line(paragraph.text):
        return None
    text = paragraph.text[head.end() :].strip()
    said = Said(((Role.DUTY, head[1].strip()),))
    return Draft(paragraph.line, text, paragraph.number, section, said) if text else None


def _sentences(paragraph: Paragraph, section: str | None) -> Iterator[Draft]:
    """The sentences of a paragraph that begin with an office and 要, where at least three follow one another."""
    text = paragraph.text
    run: list[tuple[str, int, int]] = []
    between = 0
    for sentence in _SENTENCE.finditer(text):
        shall = _SHALL.match(sentence[0])
        if shall is not None and are_organs(shall[1]) and not _NO_OFFICE.search(shall[1]):
            run.append((shall[1], sentence.start() + shall.end(), sentence.end()))
            between = 0
        elif run and between < _MOST_BETWEEN:
            between += 1
        elif run:
            yield from _drafts(paragraph, section, run)
            run, between = [], 0
    yield from _drafts(paragraph, section, run)


def _drafts(paragraph: Paragraph, section: str | None, run: Sequence[tuple[str, int, int]]) -> Iterator[Draft]:
    """One a sentence: the names, where the words behind them begin and where the sentence ends."""
    if len(run) < _FEWEST:
        return
    for index, (names, start, end) in enumerate(run):
        until = run[index + 1][1] - len(run[index + 1][0]) if index + 1 < len(run) else end
        said = Said(((Role.DUTY, names),))
        yield Draft(paragraph.line_at(start), paragraph.text[start:until].strip().rstrip("；;"), None, section, said)
