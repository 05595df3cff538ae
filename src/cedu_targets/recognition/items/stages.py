"""阶段: the stages of a plan, with their times (第一阶段：…（2020年3-4月）), and what is dated within one."""

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from cedu_targets.domain.items import Part, Role
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.recognition.items.drafts import Draft, Setting
from cedu_targets.recognition.items.labels import Said, led
from cedu_targets.recognition.items.organs import subject_of
from cedu_targets.recognition.items.paragraphs import Level, Paragraph
from cedu_targets.recognition.items.times_in_text import Timed, time_at_head, time_in_bracket

_FEWEST = 2
_HEAD = 60
_NAMED = lazy_pattern(r"第([一二三四五六七八九十\d]{1,2})阶段\s?[：:、，,]?")
_SIGNS = " \t\u3000：:，,、。"


class _Stage(Struct):
    paragraph: Paragraph
    number: str | None
    name: str
    timed: Timed | None
    section: str | None
    below: list[Paragraph] = field(default_factory=list)


def stages_in(paragraphs: Sequence[Paragraph], setting: Setting) -> Iterator[list[Draft]]:
    """The stages of each plan in a text, each followed by the dated tasks of its own."""
    run: list[_Stage] = []
    section = None
    for paragraph in paragraphs:
        stage = _stage(paragraph, section)
        if stage is not None:
            if run and stage.paragraph.level != run[0].paragraph.level:
                yield from _drafts(run, setting)
                run = []
            run.append(stage)
        elif run and (paragraph.is_end or paragraph.level <= run[0].paragraph.level):
            yield from _drafts(run, setting)
            run = []
        elif run:
            run[-1].below.append(paragraph)
        if not run and paragraph.heading:
            section = paragraph.heading
    yield from _drafts(run, setting)


def _stage(paragraph: Paragraph, section: str | None) -> _Stage | None:
    if paragraph.level not in (Level.CHAPTER, Level.SECTION, Level.ARTICLE) or paragraph.is_end:
        return None
    named = _NAMED.match(paragraph.mark) or _NAMED.match(paragraph.text)
    text = paragraph.text if named is None or named.string is paragraph.mark else paragraph.text[named.end() :]
    if named is None and "阶段" not in text[:_HEAD].partition("。")[0]:
        return None
    timed = time_in_bracket(text[:_HEAD]) or time_at_head(text)
    if named is None and timed is None:
        return None
    return _Stage(paragraph, named[1] if named else paragraph.number, _name(text, timed), timed, section)


def _name(text: str, timed: Timed | None) -> str:
    """The words of a stage without its time."""
    if timed is None:
        return text.strip(_SIGNS)
    if text[timed.start : timed.start + 1] not in "（(":
        return text[timed.start :].lstrip(_SIGNS)
    before, after = text[: timed.start].strip(_SIGNS), text[timed.end :].lstrip(_SIGNS)
    return f"{before}：{after}" if before and after else before or after


def _drafts(run: Sequence[_Stage], setting: Setting) -> Iterator[list[Draft]]:
    if sum(stage.timed is not None for stage in run) < _FEWEST:
        return
    years = setting.years(run[0].paragraph.line)
    found: list[Draft] = []
    for stage in run:
        tasks = [(below, timed) for below in stage.below if below.number and (timed := time_at_head(below.text))]
        dated = {id(below) for below, _ in tasks}
        others = [below for below in stage.below if id(below) not in dated]
        body = "".join(below.text for below in others if not below.mark)
        parts = tuple(Part(below.mark, below.text) for below in others if below.mark)
        name = stage.number or str(len(found) + 1)
        due = years.due_of(stage.timed.written) if stage.timed else None
        text = f"{stage.name.rstrip(_SIGNS)}：{body}" if body else stage.name
        said = _said(body or stage.name)
        found.append(Draft(stage.paragraph.line, text, stage.number, stage.section, said, due, name, parts))
        for below, timed in tasks:
            due = years.due_of(timed.written)
            said = _said(below.text[timed.start :])
            heading = stage.paragraph.heading or stage.name
            found.append(
                Draft(below.line, below.text, below.number, heading, said, due, f"{name}-{below.number}",
                      verb=below.text[timed.start :].lstrip(_SIGNS))
            )  # fmt: skip
    yield found


def _said(text: str) -> Said:
    """Who does it: 由…牵头, else the office that the first clause with one is about."""
    said = led(text)
    subject = None if said.owners else subject_of(text)
    return Said(((Role.DUTY, subject),)) if subject else said
