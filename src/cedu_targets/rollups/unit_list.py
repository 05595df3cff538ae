"""UnitList: the units that forms are sent to and expected of, from any list of them that an office has at hand."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from msgspec import Struct

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.folding import WIDTHLESS
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.place import Place
from cedu_targets.domain.quantity import folded
from cedu_targets.files.catalogue import FileContent, read_file
from cedu_targets.files.grid import Spot, is_number, squeezed
from cedu_targets.files.guard import file_or_stdin
from cedu_targets.files.source import Source, name_of
from cedu_targets.recognition.notes import NOTE, is_title
from cedu_targets.recognition.records.headings import Field, field_of
from cedu_targets.recognition.table.row_kinds import is_headed_total
from cedu_targets.recognition.view import GridView, views_of

_RULE = "units"
_ROWS_OF_HEADINGS = 30
_LONGEST = 60
_WORDS = lazy_pattern(
    "行政村|村民委员会|居民委员会|[村居]委会?|委会?|[村居乡镇县区市州旗省]|社区|小区|街道办?|街|地区|园区|单位|机构|部门|学校"
    "|各|所[属在]|下属|填报|[报上]报|报送|其[他它]|责任|承办|举办|组织|参加|[()及和与或、/]"
)
_WITH_NAME = lazy_pattern("社区教育|市民|教学点|学习点?|站点|中心|活动室")
"""Of a place with such a name (中心村) these words are part; only before 名称 they are a heading's."""
_SAYS_NAME = lazy_pattern("(?:名称|全称|名)$")
_ENGLISH = lazy_pattern(
    "(?:reporting ?)?(?:unit|village|community|communitie|town|street)s?(?: ?names?)?|names? ?of ?(?:unit|village)s?",
    re.IGNORECASE,
)
_ALIASES = lazy_pattern(
    r"(?:别名|别称|简称|又名|又称|曾用名|原名|俗称|其他名称)(?:\(.*\))?|alias(?:es)?", re.IGNORECASE
)
_NUMBER = r"(?:\d{1,4}|[一二三四五六七八九十]{1,3})"
_NUMBERING = lazy_pattern(rf"{_NUMBER}[、.．)）]\s*|[(（]{_NUMBER}[)）]")
_COUNT = lazy_pattern(r"[(]?共?\d{1,3}[个家][)]?")
"""Of a section: 行政村（12个）."""
_SEPARATORS = lazy_pattern(r"[、，,;；/|\n]+")
"""Between the other names of a unit."""
_BETWEEN_NAMES = lazy_pattern(r"[、，,;；|\n]+")
"""Between units in one line: a / may be part of a name (城东/城西社区)."""
_MOST_NAMED = 10
_SENTENCE = lazy_pattern(r"[。？！：:?!]|https?|@")
_PROSE = lazy_pattern("[。？！?!]")
_TITLE = lazy_pattern(r"(?:名单|名录|名册|一览表?|目录|清单)(?:[(（][^()（）]*[)）])?$|\blist\b", re.IGNORECASE)


class _Named(NamedTuple):
    """A name as it stands in a list, with the other names beside it."""

    name: str
    """Empty where something stands in its place that can be none: it is told."""
    aliases: tuple[str, ...]
    place: Place


class UnitList(Struct, frozen=True):
    """The units of a list, in its order, without white space in their names."""

    names: Mapping[str, str]
    """Every name, aliases too -> the name that the unit goes by; as `ExpectedForms.units`."""
    title: str | None = None
    findings: tuple[Finding, ...] = ()
    """Names that stand in it twice (RC030), other names that mean several units (RC031), sheets not used (RC032), lines
    that can be no name (RC034)."""

    @property
    def units(self) -> Sequence[str]:
        """The units, each once."""
        return list(dict.fromkeys(self.names.values()))


def read_unit_list(source: Source) -> UnitList:
    """The units of a workbook, Word document, csv or text: under a heading of names, or one a line.

    Totals, headings and notes are no units, and no other column is kept. Raises InputFault: RC033 where there is no
    list in the file, and what `read_file` raises.
    """
    path = PurePath(name_of(source))
    try:
        file = read_file(file_or_stdin(source))
        read = [(view, list(_names_in(view))) for view in _views(file, path)]
    except InputFault as fault:
        raise fault.in_file(str(path)) from None
    lists = [(view, named) for view, found in read if (named := [one for one in found if one.name])]
    if not lists:
        raise InputFault("RC033", path=str(path))
    view, named = lists[0]
    names, findings = _one_name_each(named)
    findings += _no_names([one.place for of, found in read if of is view for one in found if not one.name])
    further = [(other, sum(one.name not in names for one in found)) for other, found in lists[1:]]
    findings += [
        Finding("RC032", _RULE, Severity.WARNING, Place(sheet=other.sheet), {"count": count, "used": view.sheet})
        for other, count in further
        if count
    ]
    return UnitList(names, _title(view), tuple(findings))


def _views(file: FileContent, path: PurePath) -> Sequence[GridView]:
    """The sheets; of a Word document without a table its paragraphs, a row each."""
    if file.grids or not file.lines:
        return views_of(file.grids, path.stem)
    return [GridView(None, [[line] for line in file.lines], file_name=path.stem, body=range(0))]


def _names_in(view: GridView) -> Iterator[_Named]:
    heading = _heading(view)
    if heading is not None:
        yield from _under(view, *heading)
    else:
        yield from _one_a_line(view)


def _heading(view: GridView) -> tuple[int, Sequence[int]] | None:
    """The row of headings and the columns of names; of several kinds (街道, 社区) that with the most names.

    Columns that are headed alike go on beside one another.
    """
    for row in range(min(len(view.rows), _ROWS_OF_HEADINGS)):
        columns: dict[str, list[int]] = {}
        for column in view.filled(row):
            text = view.text(row, column)
            if _is_heading(text, alone=len(view.filled(row)) == 1):
                columns.setdefault(folded(text), []).append(column)
        sizes = {text: len({one.name for one in _under(view, row, at)} - {""}) for text, at in columns.items()}
        if any(sizes.values()):
            best = max(sizes, key=lambda text: sizes[text])
            return row, columns[best]
    return None


def _under(view: GridView, heading: int, columns: Sequence[int]) -> Iterator[_Named]:
    """The names below a heading, column by column."""
    said = {column: folded(view.text(heading, column)) for column in view.filled(heading)}
    others = [column for column, text in said.items() if _ALIASES.fullmatch(text)]
    for position, column in enumerate(columns):
        end = columns[position + 1] if position + 1 < len(columns) else max(said) + 1
        beside = [other for other in others if column < other < end or (len(columns) == 1 and other < column)]
        for row in range(heading + 1, len(view.rows)):
            name = _name(view, (row, column))
            before = (squeezed(view.text(row, left)) for left in range(column))
            if name is None or _is_heading(name, alone=True) or any(text and is_headed_total(text) for text in before):
                continue
            cells = (view.text(row, other) for other in beside)
            aliases = [squeezed(part) for cell in cells for part in _SEPARATORS.split(cell)]
            yield _Named(name, tuple(filter(None, aliases)), _place(view, row, column))


def _one_a_line(view: GridView) -> Iterator[_Named]:
    """The names of a list without headings: one column of short texts, beside which there are only numbers.

    A sheet with more texts is something else; names in a line are split at 、.
    """
    texts = [
        (row, column)
        for row in range(len(view.rows))
        for column in view.filled(row)
        if not is_number(view.raw(row, column)) and not _is_heading(_unnumbered(view.text(row, column)), alone=True)
    ]
    if texts and _is_the_title(view.text(*texts[0])):
        texts = texts[1:]
    is_one_line = view.sheet is None and len({row for row, _ in texts}) == 1  # 甲村,乙村,丙村
    if not is_one_line and len({column for _, column in texts}) > 1:
        return
    for row, column in texts:
        for part in _BETWEEN_NAMES.split(_without_heading(_unnumbered(view.text(row, column)))):
            if (name := _as_name(part)) is not None:
                yield _Named(name, (), _place(view, row, column))


def _name(view: GridView, spot: Spot) -> str | None:
    """The name in a cell; None for a number, a total, a note or a sentence, empty for what is too long for a name."""
    return None if is_number(view.raw(*spot)) else _as_name(view.text(*spot))


def _as_name(text: str) -> str | None:
    name = squeezed(_unnumbered(text.translate(WIDTHLESS)))
    if not any(map(str.isalpha, name)) or field_of(name) is Field.NUMBER or is_headed_total(name) or NOTE.match(name):
        return None
    if _SENTENCE.search(name) is None and len(name) <= _LONGEST:
        return name
    return None if _PROSE.search(name) else ""


def _unnumbered(text: str) -> str:
    """A line without its number: 一、甲村."""
    text = text.strip()
    return text[number.end() :] if (number := _NUMBERING.match(text)) else text


def _without_heading(text: str) -> str:
    """The names of a line that begins with what they are: 各村：甲村、乙村; a single one is what a form asks for."""
    head, _, names = text.replace("：", ":").partition(":")
    return names if _BETWEEN_NAMES.search(names) and _is_heading(head, alone=True) else text


def _is_heading(text: str, *, alone: bool) -> bool:
    """Whether a text heads names: it is made of nothing but words for places and offices (村（居委）活动室名称).

    With a colon and something beside it, it asks for one name: 填报单位：甲村.
    """
    plain = folded(text).strip("*") if len(text) <= _LONGEST else ""
    plain = plain.removesuffix(":") if alone else plain
    if _ENGLISH.fullmatch(plain):
        return True
    kind = _SAYS_NAME.sub("", plain)
    left = kind if kind == plain else _WITH_NAME.sub("", kind)
    return bool(plain) and not _WORDS.sub("", _COUNT.sub("", left))


def _no_names(places: Sequence[Place]) -> Iterator[Finding]:
    """RC034 at the first of the lines that can be no name, without their words, which may be anything."""
    if places:
        shown = "、".join(one.cell or str(one.line) for one in places[:_MOST_NAMED])
        told: dict[str, Parameter] = {"lines": shown + ("…" if len(places) > _MOST_NAMED else ""), "count": len(places)}
        yield Finding("RC034", _RULE, Severity.WARNING, places[0], told)


def _place(view: GridView, row: int, column: int) -> Place:
    cell = view.address(row, column)
    return Place(sheet=view.sheet, cell=cell, line=None if cell else row + 1)


def _title(view: GridView) -> str | None:
    """The title over the list."""
    first = next((row for row in range(len(view.rows)) if not view.is_blank(row)), None)
    filled = [] if first is None else view.filled(first)
    text = squeezed(view.text(first, filled[0])) if first is not None and len(filled) == 1 else ""
    return text if text and _is_the_title(text) else None


def _is_the_title(text: str) -> bool:
    plain = squeezed(text).rstrip(":：")
    return is_title(plain) or _TITLE.search(plain) is not None


def _one_name_each(named: Iterable[_Named]) -> tuple[dict[str, str], list[Finding]]:
    """Every name -> its unit. A name that comes again is told; an alias that means several units is not used."""
    units: dict[str, _Named] = {}
    findings: list[Finding] = []
    everything = list(named)
    for one in everything:
        if (first := units.setdefault(one.name, one)) is not one:
            told = {"name": one.name, "first": first.place.cell or str(first.place.line)}
            findings.append(Finding("RC030", _RULE, Severity.NOTE, one.place, told))
    meant: dict[str, dict[str, Place]] = {}
    for one in everything:
        for alias in one.aliases:
            if alias != one.name:
                meant.setdefault(alias, {}).setdefault(one.name, one.place)
    names = {name: name for name in units}
    for alias, of in meant.items():
        if alias in units or len(of) > 1:
            told = {"name": alias, "units": "、".join([alias] * (alias in units) + list(of))}
            findings.append(Finding("RC031", _RULE, Severity.WARNING, list(of.values())[-1], told))
        else:
            names[alias] = next(iter(of))
    return names, findings
