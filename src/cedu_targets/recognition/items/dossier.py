"""A dossier (建档要求): each volume (卷一 领导与管理) holds 一、二、…, which begin again in the next."""

from collections import Counter, deque
from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from cedu_targets.domain.items import Part
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.recognition.items.drafts import Draft
from cedu_targets.recognition.items.labels import NOTHING_SAID, Said
from cedu_targets.recognition.items.paragraphs import Level, Paragraph
from cedu_targets.recognition.items.segments import Segment, text_of

_FEWEST = 2
"""Volumes with so many items each are a dossier; fewer are a heading that begins with 卷."""
_HEADING, _ABOVE = 60, 3
_VOLUME = lazy_pattern("卷")
_OF_A_DOSSIER = lazy_pattern("档|案卷|卷宗|材料|资料|验收|评估|评价|督导|考核|迎检|创建")
"""In the title above it, or in what the items ask for; 卷一 and 卷二 are the parts of books and exam papers, too."""
_ASKS_MATERIAL = lazy_pattern(r"(?:材料|资料)等?[。；;.]?$")
_ANNEX = lazy_pattern(r"附[件表录]")
_IN_NO_TITLE = lazy_pattern(r"[。；！？：;!?:\t]")


class _Volume(Struct):
    head: Segment
    name: str
    above: Sequence[Paragraph]
    """The last paragraphs before its heading."""
    items: list[list[Segment]] = field(default_factory=list)
    unnumbered: list[list[Segment]] = field(default_factory=list)
    """Its paragraphs before any number: its items where it has no numbers, as Word keeps those of its lists apart."""
    level: Level | None = None
    """Of the numbers of its items."""


class FoundDossier(Struct, frozen=True):
    """The items of one dossier."""

    title: str | None
    """The line above its first volume."""
    drafts: Sequence[Draft]
    lines: range
    """All that it takes, from the heading of the first volume to its last item."""


def asks_material(text: str) -> bool:
    """Whether an item's own words ask for documents: 学习型社区创建率达45%的材料。"""
    return _ASKS_MATERIAL.search(text.rstrip()) is not None


def dossiers_in(segments: Sequence[Segment]) -> Iterator[FoundDossier]:
    """The dossiers of a text. A weak sign is none: two volumes with two items each, and a word that says what it is."""
    for run in _runs(list(_volumes(segments))):
        title = _title(run[0])
        if title is not None and not any(volume.items for volume in run):
            run = [replace(volume, items=volume.unnumbered) for volume in run]
        filled = [volume for volume in run if len(volume.items) >= _FEWEST]
        if len(filled) >= _FEWEST and _is_dossier(title, run):
            last = run[-1].items[-1][-1] if run[-1].items else run[-1].head
            yield FoundDossier(title, list(_drafts(run)), range(run[0].head.line, last.line + 1))


def _volumes(segments: Sequence[Segment]) -> Iterator[_Volume]:
    volume: _Volume | None = None
    is_open = False
    """Whether what follows still belongs to the volume; an annex or a title ends it."""
    above: deque[Paragraph] = deque(maxlen=_ABOVE)
    for segment in segments:
        if segment.level is Level.PART and segment.is_first:
            if volume is not None:
                yield volume
            volume, is_open = _volume(segment, tuple(above)), True
        if segment.is_first and segment.paragraph.head:
            above.append(segment.paragraph)
        if volume is None or segment is volume.head or not is_open:
            continue
        if segment.paragraph.is_end:
            is_open = False
        else:
            _add(volume, segment)
    if volume is not None:
        yield volume


def _volume(head: Segment, above: Sequence[Paragraph]) -> _Volume | None:
    name = head.text.strip().rstrip("：:。")
    return _Volume(head, name, above) if _VOLUME.search(head.mark) and len(name) <= _HEADING else None


def _add(volume: _Volume, segment: Segment) -> None:
    """A number of the level that its first one has begins an item; what is below it, or has none, belongs to that."""
    if volume.level is None and segment.level is not Level.NONE:
        volume.level = segment.level
    if segment.level is not Level.NONE and segment.level is volume.level:
        volume.items.append([segment])
    elif volume.items:
        volume.items[-1].append(segment)
    elif segment.text:
        volume.unnumbered.append([segment])


def _runs(volumes: Sequence[_Volume]) -> Iterator[list[_Volume]]:
    """The volumes of each dossier: where their numbers begin again, another one does."""
    run: list[_Volume] = []
    for volume in volumes:
        if run and (volume.head.ordinal or 0) <= (run[-1].head.ordinal or 0):
            yield run
            run = []
        run.append(volume)
    if run:
        yield run


def _title(first: _Volume) -> str | None:
    """The line above the first volume, unless it is a sentence or only names an annex."""
    for paragraph in reversed(first.above):
        text = paragraph.head
        if paragraph.level is not Level.NONE or _ANNEX.match(text) or _IN_NO_TITLE.search(text) or len(text) > _HEADING:
            return None
        if _OF_A_DOSSIER.search(text):
            return text
    return None


def _is_dossier(title: str | None, run: Sequence[_Volume]) -> bool:
    if title is not None:
        return True
    return sum(asks_material(text_of(item)) for volume in run for item in volume.items) >= _FEWEST


def _drafts(run: Sequence[_Volume]) -> Iterator[Draft]:
    for volume in run:
        number, met = volume.head.number or "", Counter[str]()
        for position, item in enumerate(volume.items, start=1):
            first = item[0]
            name = first.number or str(position)
            met[name] += 1
            parts = tuple(Part(one.mark.strip(), one.text) for one in item[1:] if one.mark and one.text)
            text = text_of(item)
            yield Draft(
                first.line, text, first.number, volume.name or f"卷{number}", _said(item),
                name=f"{number}-{name}" if met[name] == 1 else f"{number}-{name}({met[name]})", parts=parts,
                asks_material=asks_material(text),
            )  # fmt: skip


def _said(item: Sequence[Segment]) -> Said:
    said = NOTHING_SAID
    for segment in item:
        said = said if segment.said is None else said.joined(segment.said)
    return said
