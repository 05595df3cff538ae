"""A form or ledger that was found -> Records, with the findings of reading it."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from cedu_targets.domain.finding import Finding
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.months import span_of
from cedu_targets.domain.place import Place
from cedu_targets.domain.records import Records, RecordsKind, Said, Source
from cedu_targets.domain.village_names import is_town, is_village, town_before
from cedu_targets.recognition.records.classes import ReadClass, classes_of
from cedu_targets.recognition.records.findings import ReadForm, record_findings
from cedu_targets.recognition.records.form import LEDGER
from cedu_targets.recognition.records.head import Head, filed_on, head_of
from cedu_targets.recognition.records.headings import Field
from cedu_targets.recognition.records.months import MonthSaid, month_in, plain_text
from cedu_targets.recognition.records.named_units import named_in, without
from cedu_targets.recognition.records.nil_words import nil_answer
from cedu_targets.recognition.records.regions import FoundRecords
from cedu_targets.recognition.records.rows import Rows
from cedu_targets.recognition.records.sections import unit_sections
from cedu_targets.recognition.records.total_reach import Reaches
from cedu_targets.recognition.records.totals import totals_of
from cedu_targets.recognition.records.unread import NOTHING_UNREAD, unread_in
from cedu_targets.recognition.view import GridView

_MONTHLY = lazy_pattern("月报|月度|月表")
_UP_TO = lazy_pattern("截[至止]|累计")
"""In the title: what follows ends the time that the rows are of."""
_LAST_MONTH = 12


class _Sources(Struct, frozen=True):
    """All that says whose a form is and of which month, the most trustworthy first."""

    units: tuple[Said, ...]
    months: tuple[tuple[MonthSaid, Source, Place], ...]

    @property
    def month(self) -> int | None:
        return next((said.month for said, _, _ in self.months if said.month is not None), None)

    @property
    def over_years(self) -> MonthSaid | None:
        """The time that reaches from one year into the next, where it is said, and no month."""
        return next((said for said, _, _ in self.months if said.from_month and self.month is None), None)

    def year(self, *sources: Source) -> int | None:
        """The year that one of some sources says; one that stands with another month is not that of the form's."""
        of_form = (
            said.year
            for said, source, _ in self.months
            if source in sources and said.year is not None and said.month in (None, self.month)
        )
        return next(of_form, None)


def recognise_records(found: FoundRecords) -> tuple[Records, tuple[Finding, ...]]:
    """The classes of a form, whose it is and of which month, and the findings of reading it."""
    head = head_of(found)
    sources = _sources(found, head)
    rows = Rows(found, _sections(found, sources), sources.over_years and sources.over_years.from_month)
    month = sources.month
    year = _year(found, head, sources, month)
    classes = classes_of(rows, year, month)
    if year is None and (year := _year_of_days(classes)) is not None:
        classes = classes_of(rows, year, month)
    year = None if sources.over_years else year
    kind = _kind(head.title, sources, classes)
    if kind is RecordsKind.LEDGER and len({one.record.period for one in classes} - {None}) > 1:
        month = None
    unit = sources.units[0].value if sources.units and not head.is_of_several else None
    totals = totals_of(rows, classes, Reaches(month, unit))
    own_totals = [total for total in totals.carried if total.value and not (total.is_cumulative or total.is_unknown)]
    total_rows = sorted(totals.rows) if own_totals or totals.unreadable else []
    nil = nil_answer(found)
    is_headed = _is_headed(head)
    is_answered = nil.says_so or (not nil.is_asked and is_headed)
    unread = NOTHING_UNREAD if classes else unread_in(found, total_rows, nil, may_be_named=is_headed)
    is_empty = not classes and not unread.rows
    start = _start(found, head)
    records = Records(
        title=head.title,
        kind=kind,
        unit=unit,
        year=year,
        month=month,
        filed=filed_on(head, year, month),
        entries=tuple(one.record for one in classes),
        columns=tuple(rows.columns),
        is_nil=is_empty and is_answered,
        is_blank=is_empty and not is_answered,
        is_unread=bool(unread.rows),
        totals=totals.carried,
        unreadable=(*(cell for one in classes for cell in one.unreadable), *totals.unreadable),
        units_said=sources.units,
        months_said=tuple(Said(said.text, source, place) for said, source, place in sources.months if said.month),
        has_own_units=unit is not None and is_town(unit) and any(one.record.unit for one in classes),
        left_out=tuple(found.form.heads[column] for column in found.form.of(Field.TEACHER, Field.PERSONAL)),
        sheet=start.sheet,
        line=start.line,
        cell=start.cell,
    )
    read = ReadForm(found, records, rows, head, classes, totals.rows, nil.says_so, unread)
    return records, tuple(record_findings(read))


def _sections(found: FoundRecords, sources: _Sources) -> Mapping[int, str]:
    """The units of a ledger's sections; within the form of a village they are parts of it, and its classes its own."""
    is_of_village = bool(sources.units) and is_village(sources.units[0].value)
    return {} if is_of_village else unit_sections(found)


def _start(found: FoundRecords, head: Head) -> Place:
    """Where a form begins: at its headings; in a text, where these are lines among others, at its title."""
    line = head.title_place.line
    if line is not None and line - 1 in found.over:
        return head.title_place
    return found.place(found.form.header.start, min(found.form.heads, default=0))


def _sources(found: FoundRecords, head: Head) -> _Sources:
    """The head before the title, the sheet, the file. A town in these only issues the form where a village is named."""
    view = found.view
    names = [(head.title or "", Source.TITLE, head.title_place)]
    names += [(view.sheet or "", Source.SHEET, Place(sheet=view.sheet)), (view.file_name, Source.FILE, Place())]
    units = list(head.units if head.is_of_several else head.units[:1])
    further: list[Said] = []
    months = [(said, Source.HEAD, place) for said, place in head.months]
    for text, source, place in names:
        plain, known = plain_text(text), [said.value for said in (*units, *further)]
        found_unit = named_in(plain, known)
        if found_unit is not None:
            further.append(Said(found_unit.name, source, place, town_before(plain[: plain.rfind(found_unit.name)])))
        if (month := month_in(without(plain, found_unit))) is not None:
            months.append((month, source, place))
    units += [said for said in further if not is_town(said.value)]
    units = units or _of_folder(view) or ([] if head.has_open_places else further)
    return _Sources(tuple(units), tuple(months))


def _of_folder(view: GridView) -> list[Said]:
    """The village in whose folder a form lies, over one of months the next: 光明村/5月.xlsx, 光明村/5月/月报表.xlsx."""
    names = (name for name in view.folders if span_of(name) is None or named_in(plain_text(name)) is not None)
    found = named_in(plain_text(next(names, "")))
    return [Said(found.name, Source.FOLDER)] if found is not None and is_village(found.name) else []


def _year(found: FoundRecords, head: Head, sources: _Sources, month: int | None) -> int | None:
    """The year of the month as the head says it, the day of filing, then title, sheet, file and folder."""
    if sources.over_years is not None:
        return sources.over_years.year
    of_path = found.view.year
    return (
        sources.year(Source.HEAD)
        or _year_by_filing(head, month)
        or sources.year(Source.TITLE, Source.SHEET, Source.FILE)
        or (int(of_path) if of_path is not None and of_path.isdigit() else None)
    )


def _year_by_filing(head: Head, month: int | None) -> int | None:
    """The year of filing, or the one before for a month that was then to come.

    Where only the year of filing is written, that of December may be either.
    """
    if head.filed is None or head.filed.year is None:
        return None
    if head.filed.month is None:
        return None if month == _LAST_MONTH else head.filed.year
    return head.filed.year - (month is not None and head.filed.month < month <= _LAST_MONTH)


def _year_of_days(classes: Sequence[ReadClass]) -> int | None:
    """The year that the days of all classes name."""
    years = {one.day.year for one in classes if one.day.year is not None}
    return years.pop() if len(years) == 1 else None


def _kind(title: str | None, sources: _Sources, classes: Sequence[ReadClass]) -> RecordsKind:
    """月报 is a monthly form whatever it holds, and so is one whose head or title says one month; 台账 is a ledger.

    What a ledger has in its head may be when it was put together: of that, its title alone says a month; a day that
    stands by itself says none.
    """
    if title and _MONTHLY.search(title):
        return RecordsKind.MONTHLY
    is_ledger = title is not None and LEDGER.search(title) is not None
    trusted = (Source.TITLE,) if is_ledger else (Source.HEAD, Source.TITLE)
    said = {one.month for one, source, _ in sources.months if source in trusted and one.end > one.start} - {None}
    months = {one.record.period for one in classes} - {None}
    if len(said) == 1 and sources.month in said and not (title and _UP_TO.search(title)):
        return RecordsKind.MONTHLY
    if is_ledger:
        return RecordsKind.LEDGER
    return RecordsKind.LEDGER if len(months) > 1 or (sources.month is None and months) else RecordsKind.MONTHLY


def _is_headed(head: Head) -> bool:
    """Whether somebody has filled in the head: a unit, month or day; or, where it asks for none, the title."""
    if head.units or head.filed is not None or any(said.month is not None for said, _ in head.months):
        return True
    if head.has_open_places or head.title is None:
        return False
    title = plain_text(head.title)
    unit = named_in(title)
    said = month_in(without(title, unit))
    return (said is not None and said.month is not None) or (unit is not None and not is_town(unit.name))
