"""Whose form it is, of which month, and when it was filed, as the lines around its rows say."""

from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from msgspec import Struct, field
from msgspec.structs import replace

from cedu_targets.domain.calendar_point import number_of
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.place import Place
from cedu_targets.domain.records import Said, Source
from cedu_targets.domain.village_names import is_generic, town_before, town_of, unit_of
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.cell_texts import cell_text
from cedu_targets.recognition.records.days import DayRead, day_in
from cedu_targets.recognition.records.months import MonthSaid, has_open_month, month_in, plain_text
from cedu_targets.recognition.records.named_units import named_in, without
from cedu_targets.recognition.records.persons import without_persons
from cedu_targets.recognition.records.regions import FoundRecords, is_title
from cedu_targets.recognition.records.several_units import several_units

_CELL_END = "\t"
_SEAL = r"(?:\((?:盖?公?章|签?章|加盖公章)\))?"
_FILED = lazy_pattern(
    r"(?:(?:填报|上报|报送|填表|报告|制表|编报|报出)\s?(?:时间|日期)|Filed on)\s?:?"
    r"[\t ]{0,4}(?P<day>[\d一二三四五六七八九十〇零年月日号./\- _]*+)"
)
_WHO_FILES = "填报|报送|上报|填表|编报|报告|举办|办班|主办|办学|所属|所在|培训|申报"
_UNIT = lazy_pattern(
    rf"(?<![^\t ,;])(?:{_WHO_FILES})?(?:单位|学校|村(?:\((?:社区|居委?)\)|[居社]区?)?|社区(?:\(村\))?|Unit)"
    rf"(?:名称)?{_SEAL}(?: ?:{_SEAL}|(?=\t))[\t ]{{0,4}}(?P<unit>[^\t:]*)"
)
_UNIT_ENDS = lazy_pattern(
    r"[ _]{2,}|[(\[]? ?(?:\d{4} ?年|\d{1,2} ?[)\]]? ?月)|[(\[] *+[)\]] ?月"
    r"| (?:十[一二]?|[一二三四五六七八九])月(?!\S{0,6}[村居])| ?(?:月份|填报|填表|上报|时间|日期|年度|联系|负责|审核)"
)
_MEASURE = lazy_pattern(r"[十百千万亿]{0,2}(?:人次?|个|期|课时|学时|小时|万?元|次|场|班)(?:[、/,].*)?")
"""Behind 单位： the unit of measure."""
_MONTH_CELL = lazy_pattern(
    r"(?<![^\t ])(?:所属)?(?:月份|报告期|所属期|期间|报表月份|填报月份|Month) ?:?[\t ]{0,2}"
    r"(?:(?P<year>(?:19|20)\d\d)[年.\-/])?"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})(?:月?(?![^\t ])|[月.\-/]\d{1,2}日?(?![^\t ]))"
)
_ENDS = frozenset({1, 28, 29, 30, 31})
_LONE_DAY = lazy_pattern(r"(?<![^\t ])(?P<day>(?:19|20)\d\d[年./-]\d{1,2}[月./-]\d{1,2}日?)(?![^\t ])")


class Head(Struct):
    """What the lines around a form say."""

    title: str | None = None
    title_place: Place = field(default_factory=Place)
    units: list[Said] = field(default_factory=list)
    months: list[tuple[MonthSaid, Place]] = field(default_factory=list)
    """A month, or a year alone, and where it stands."""
    filed: DayRead | None = None
    filed_text: str = ""
    filed_place: Place = field(default_factory=Place)
    lone_day: DayRead | None = None
    """A day beside which nothing says what is on it."""
    lone_place: Place = field(default_factory=Place)
    has_open_places: bool = False
    """Whether a place for unit, month or day stands open."""
    is_of_several: bool = False
    """Whether it names several units in one place: 甲村、乙村."""


def head_of(found: FoundRecords) -> Head:
    """What the title and the lines over and under the rows of a form say."""
    head = Head()
    for row in found.over:
        columns = found.view.filled(row)
        if not columns:
            continue
        texts = [cell_text(found.view, row, column) for column in columns]
        if len(texts) == 1 and head.title is None and is_title(texts[0]):
            head.title, head.title_place = squeezed(without_persons(texts[0])), found.place(row, columns[0])
        else:
            _Line.of(found, row, columns, texts).tell(head)
    for row in found.under:
        columns = found.view.filled(row)
        line = _Line.of(found, row, columns, [cell_text(found.view, row, column) for column in columns])
        line.tell_of_filing(head)
        if not head.units:
            line.tell_of_unit(head)
    if head.title is None and found.first != found.over:
        first = head_of(replace(found, over=found.first, under=range(0)))
        head.title, head.title_place = first.title, first.title_place
        head.units = head.units or first.units
    _tell_of_lone_day(head)
    return head


def _tell_of_lone_day(head: Head) -> None:
    """A day by itself is that of filing; the first or last of a month is the month, where no other is said."""
    day = head.lone_day
    if day is None or day.year is None or day.month is None or head.filed is not None:
        return
    if day.day in _ENDS and not any(said.month is not None for said, _ in head.months):
        head.months.append((MonthSaid(day.month, day.year, 0, 0), head.lone_place))
    else:
        head.filed, head.filed_text, head.filed_place = day, f"{day.year}-{day.month}-{day.day}", head.lone_place


class _Line(Struct):
    """A line of the head, its cells with tabs between them; what was read is taken out of it."""

    found: FoundRecords
    row: int
    columns: Sequence[int]
    starts: Sequence[int]
    text: str

    @classmethod
    def of(cls, found: FoundRecords, row: int, columns: Sequence[int], texts: Sequence[str]) -> "_Line":
        plain = [plain_text(text.replace("\n", " ").replace("\t", "  ")) for text in texts]
        starts = [0, *accumulate(len(text) + 1 for text in plain)]
        return cls(found, row, columns, starts[: len(plain)], _CELL_END.join(plain))

    def place(self, position: int) -> Place:
        """Where the cell stands in which a part of the line begins."""
        number = sum(1 for start in self.starts if start <= position) - 1
        return self.found.place(self.row, self.columns[number])

    def tell(self, head: Head) -> None:
        """Everything that the line says."""
        self.tell_of_filing(head)
        self.tell_of_unit(head)
        self._tell_of_month(head)
        self._tell_of_lone_day(head)

    def tell_of_filing(self, head: Head) -> None:
        match = _FILED.search(self.text)
        if match is None:
            return
        written = match["day"].strip(" _")
        if any(sign not in "年月日号./-_ " for sign in written):
            head.filed, head.filed_text = day_in(written), without_persons(written)
            head.filed_place = self.place(match.start("day"))
        else:
            head.has_open_places = True
        self._take_out(*match.span())

    def tell_of_unit(self, head: Head) -> None:
        match = _UNIT.search(self.text)
        if match is None:
            return
        end = _UNIT_ENDS.search(match["unit"].lstrip("_ ") or "")
        lead = len(match["unit"]) - len(match["unit"].lstrip("_ "))
        written = match["unit"][: lead + end.start()] if end else match["unit"]
        if _MEASURE.fullmatch(written.strip()):
            return
        self._add_unit(head, written, match.start("unit"))
        self._take_out(match.start(), match.start("unit") + len(written))

    def _add_unit(self, head: Head, written: str, position: int) -> None:
        written = without_persons(written)
        unit, several = unit_of(written), several_units(written)
        if several:
            head.units += [Said(name, Source.HEAD, self.place(position)) for name in several]
            head.is_of_several = True
        elif unit is None or is_generic(unit):
            head.has_open_places = True
        else:
            head.units.append(Said(unit, Source.HEAD, self.place(position), town_of(written)))

    def _tell_of_month(self, head: Head) -> None:
        if match := _MONTH_CELL.search(self.text):
            of_line = month_in(self.text[: match.start()])
            year = int(match["year"]) if match["year"] else of_line and of_line.year
            said = MonthSaid(number_of(match["month"]), year, *match.span())
            head.months.append((said, self.place(match.start("month"))))
            self._take_out(*match.span())
            return
        said_in_line = month_in(without(self.text, named_in(self.text)))
        is_open = has_open_month(self.text)
        head.has_open_places |= is_open
        if said_in_line is None:
            if is_open and not head.units:
                self._tell_of_school(head, len(self.text))
            return
        head.months.append((said_in_line, self.place(said_in_line.start)))
        if not head.units:
            self._tell_of_school(head, said_in_line.start)

    def _tell_of_lone_day(self, head: Head) -> None:
        if (match := _LONE_DAY.search(self.text)) is not None:
            head.lone_day, head.lone_place = day_in(match["day"]), self.place(match.start())

    def _tell_of_school(self, head: Head, end: int) -> None:
        """甲村社区教育学校 before （5）月份."""
        before = self.text[:end].rstrip("\t ")
        start = max(before.rfind(_CELL_END), before.rfind(":")) + 1
        written = before[start:].partition("月")[0] if end == len(self.text) else before[start:]
        of_line = named_in(self.text)
        found = named_in(written, () if of_line is None else (of_line.name,))
        if found is not None:
            head.units.append(
                Said(found.name, Source.HEAD, self.place(start), town_before(written[: written.rfind(found.name)]))
            )
        elif is_generic("".join(written.split()).strip("_")):
            head.has_open_places = True

    def _take_out(self, start: int, end: int) -> None:
        """Blanks in the place of what was read."""
        self.text = f"{self.text[:start]}{' ' * (end - start)}{self.text[end:]}"


def filed_on(head: Head, year: int | None, month: int | None) -> date | None:
    """The day of filing; without a year that of the form's month, or the year after where it lies before that month."""
    if head.filed is None or head.filed.day is None or head.filed.month is None:
        return None
    own = head.filed.year
    if own is None and year is not None:
        own = year + (month is not None and head.filed.month < month <= 12)
    return None if own is None else head.filed.with_year(own, None)[0]
