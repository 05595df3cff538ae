"""RD findings of a form that was read: what of it is not kept, and which rows and days cannot be read."""

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.place import Place
from cedu_targets.domain.records import SUMMED, RecordField, Records
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.records.amounts import amount_in
from cedu_targets.recognition.records.classes import ReadClass
from cedu_targets.recognition.records.form import numbers_columns
from cedu_targets.recognition.records.head import Head
from cedu_targets.recognition.records.headings import Field
from cedu_targets.recognition.records.nil_words import says_nil
from cedu_targets.recognition.records.persons import without_persons
from cedu_targets.recognition.records.regions import FoundRecords
from cedu_targets.recognition.records.rows import Rows
from cedu_targets.recognition.records.sections import unit_sections
from cedu_targets.recognition.records.unread import NOTHING_UNREAD, Unread, is_signed

_KNOWN = (Field.NUMBER, Field.UNIT, Field.MONTH, Field.TEACHER, Field.PERSONAL)
_MOST_NAMED = 10
_LONGEST_NUMBER = 2
_INSTRUCTION = lazy_pattern(r"(?:填[表报写]?|使用)?(?:说明|须知|要求)\s?[:：]?|注\s?[:：\d]|注意|Notes?\b")
_ITEM = lazy_pattern(r"[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）]?[、.．)）]|[①-⑳]")
_OTHER_HOURS = ("小时", "分钟", "天")
_MEASURE = lazy_pattern(r"[(（](?:小时|分钟|天)[)）]")
_RUNS = lazy_pattern(
    r"(?:办班|开班|培训|活动|举办)?(?:期数|场次数?|班次数?|次数|场数|班数|期|场)(?:[(（][期场次班个]数?[)）])?"
)


class ReadForm(Struct, frozen=True):
    """A form with all that was made of it."""

    found: FoundRecords
    records: Records
    rows: Rows
    head: Head
    classes: Sequence[ReadClass]
    totals: Collection[int]
    """The rows of its totals."""
    is_said_nil: bool
    unread: Unread = NOTHING_UNREAD


def record_findings(form: ReadForm) -> Iterator[Finding]:
    """Every RD finding of a form, once each with its count."""
    records, head = form.records, form.head
    start = _head_place(form)
    if records.left_out:
        yield _note("RD085", start, texts="、".join(records.left_out), count=len(records.left_out))
    if unread := _unread_columns(form):
        yield _note("RD085", start, "other", texts="、".join(unread), count=len(unread))
    yield from _persons(form)
    yield from _several_a_row(form)
    yield from _other_hours(form)
    yield from _hidden(form)
    if form.unread.rows:
        yield _unread_form(form)
    else:
        yield from _unread_rows(form)
    yield from _unread_days(form)
    if head.filed is not None and records.filed is None and not head.filed.lacks_year:
        yield _note("RD088", head.filed_place, text=head.filed_text)
    if form.is_said_nil and form.classes:
        first = form.classes[0].record.at()
        yield Finding("RD089", "reading", Severity.WARNING, first, {"count": len(form.classes)})


def _unread_form(form: ReadForm) -> Finding:
    """RD090: what stands under the headings where no class was read; names alone are to be asked about."""
    rows, variant = form.unread
    place = form.found.place(rows[0], form.found.view.filled(rows[0])[0])
    told: dict[str, Parameter] = {"rows": _numbers(form.found, rows), "count": len(rows)}
    severity = Severity.WARNING if variant == "named" else Severity.ERROR
    return Finding("RD090", "reading", severity, place, told, variant=variant)


def _head_place(form: ReadForm) -> Place:
    records = form.records
    return Place(sheet=records.sheet, line=records.line, cell=records.cell)


def _unread_columns(form: ReadForm) -> Sequence[str]:
    """The headings of the columns that hold something which is not kept."""
    view, own = form.found.view, form.found.form
    used = {*form.rows.columns.values(), *form.rows.halves, *own.of(*_KNOWN)}
    others = [column for column in own.heads if column not in used]
    filled = [column for column in others if any(own.text(view, one.rows[0], column) for one in form.classes)]
    return [squeezed(without_persons(own.heads[column])) for column in filled]


def _persons(form: ReadForm) -> Iterator[Finding]:
    """RD085 at the first cell of a class of which a name or a telephone number was not kept."""
    rows = form.rows
    columns: list[tuple[int, RecordField | None]]
    columns = [(column, one) for one, column in rows.columns.items() if one not in SUMMED]
    columns += [(column, None) for column in rows.found.form.of(Field.UNIT)]
    named = [
        (one.record, field)
        for one in form.classes
        for column, field in columns
        if rows.text(one.rows[0], column) != rows.written(one.rows[0], column)
    ]
    if named:
        record, field = named[0]
        yield _note("RD085", record.at(field), "persons", count=len(named))


def _several_a_row(form: ReadForm) -> Iterator[Finding]:
    """RD085: a column that counts runs (期数, 场次), of which a row has several: a row counts as one class."""
    own = form.found.form
    for column, head in own.heads.items():
        if not _RUNS.fullmatch(squeezed(head)):
            continue
        spots = [own.spot(one.rows[0], column) for one in form.classes]
        numbers = [
            amount.value for spot in spots if (amount := amount_in(form.found.view, spot, RecordField.HOURS)).value
        ]
        if sum(numbers) > len(spots) and numbers != list(range(1, len(numbers) + 1)):  # the 1st, the 2nd, the 3rd run
            told = _note(
                "RD085", form.found.place(*spots[0]), "runs", text=squeezed(head), count=len(spots), sum=sum(numbers)
            )
            yield replace(told, severity=Severity.WARNING)


def _other_hours(form: ReadForm) -> Iterator[Finding]:
    """RD092: hours that the heading or their cells give in hours of the clock, minutes or days, by their measures."""
    rows, column = form.rows, form.rows.columns.get(RecordField.HOURS)
    if column is None:
        return
    head = "".join(_MEASURE.findall(squeezed(form.found.form.heads[column])))
    said = [(one, f"{head}{rows.text(one.rows[0], column)}") for one in form.classes if one.record.hours]
    for measure in _OTHER_HOURS:
        if found := [one for one, text in said if measure in text]:
            told = _note("RD092", found[0].record.at(RecordField.HOURS), measure=measure, count=len(found))
            yield told if measure == _OTHER_HOURS[0] else replace(told, severity=Severity.WARNING)


def _hidden(form: ReadForm) -> Iterator[Finding]:
    """RD025, RD023: classes that stand in a hidden sheet, or in hidden rows of one, and count."""
    view = form.found.view
    if not form.classes or not form.found.form.is_upright:
        return
    if view.is_hidden:
        yield _note("RD025", _head_place(form), other=view.sheet)
    if rows := [one.rows[0] for one in form.classes if view.hides_row(one.rows[0])]:
        place = form.found.place(rows[0], view.filled(rows[0])[0])
        yield _note("RD023", place, "classes", rows=_numbers(form.found, rows), count=len(rows))


def _unread_rows(form: ReadForm) -> Iterator[Finding]:
    """RD086: rows that are neither class nor total nor signed, and those that only name a project."""
    found, rows = form.found, form.rows
    if not found.form.is_upright:
        return
    read = {row for one in form.classes for row in one.rows}
    bare, strange = [], []
    instructions = _instructions(found)
    sections = unit_sections(found)
    for row in (*range(found.form.header.stop, found.form.rows.stop), *found.under):
        filled = found.view.filled(row)
        if (
            not filled
            or row in read
            or row in instructions
            or row in found.form.pages
            or row in rows.totals
            or row in rows.sections
            or row in rows.months
            or row in form.totals
            or _is_told(form, row, filled)
        ):
            continue
        fields = {found.form.columns.get(column) for column in filled} - {Field.NUMBER}
        numbers = [found.view.text(row, one) for one in filled if found.form.columns.get(one) is Field.NUMBER]
        if row in sections or any(len(text) > _LONGEST_NUMBER for text in numbers):
            strange.append(row)
        elif fields <= {Field.PROJECT, Field.CATEGORY, Field.MODE} and row < found.form.rows.stop:
            bare += [row] if fields - {Field.CATEGORY} else []
        else:
            strange.append(row)
    for variant, of_kind in (("", strange), ("bare", bare)):
        if of_kind:
            place = found.place(of_kind[0], found.view.filled(of_kind[0])[0])
            yield _note("RD086", place, variant, rows=_numbers(found, of_kind), count=len(of_kind))


def _numbers(found: FoundRecords, rows: Sequence[int]) -> str:
    """The rows as the sheet numbers them, of many the first."""
    shown = "、".join(str(found.view.real(row, 0)[0] + 1) for row in rows[:_MOST_NAMED])
    return shown + ("…" if len(rows) > _MOST_NAMED else "")


def _instructions(found: FoundRecords) -> Collection[int]:
    """The lines under the rows that say how the form is to be filled in: 说明：1.…, and the items after it."""
    lines: set[int] = set()
    for row in found.under:
        filled = found.view.filled(row)
        text = found.view.text(row, filled[0]) if len(filled) == 1 else ""
        if _INSTRUCTION.match(text) or (lines and _ITEM.match(text)):
            lines.add(row)
        elif filled and lines:
            break
    return lines


def _is_told(form: ReadForm, row: int, filled: Sequence[int]) -> bool:
    """Whether a row is a line that is signed, or numbers the columns, or says that nothing took place."""
    texts = [squeezed(form.found.view.text(row, column)) for column in filled]
    if numbers_columns(texts) or any(map(is_signed, texts)):
        return True
    return (form.is_said_nil and "无" in texts) or any(says_nil(text.strip("：:？?")) for text in texts)


def _unread_days(form: ReadForm) -> Iterator[Finding]:
    """RD087: days of classes that cannot be read, and days whose year nobody says."""
    without = [one for one in form.classes if one.record.day is None and one.record.day_text]
    of_no_year = [one for one in without if one.day.lacks_year and form.records.year is None]
    odd = [one for one in without if not one.day.is_month and not (one.day.lacks_year and form.records.year is None)]
    for variant, classes in (("", odd), ("year", of_no_year)):
        if classes:
            texts = list(dict.fromkeys(one.record.day_text for one in classes))
            shown = "、".join(texts[:_MOST_NAMED]) + ("…" if len(texts) > _MOST_NAMED else "")
            place = classes[0].record.at(RecordField.DAY)
            yield _note("RD087", place, variant, texts=shown, count=len(classes))


def _note(code: str, place: Place, variant: str = "", **parameters: Parameter) -> Finding:
    return Finding(code, "reading", Severity.NOTE, place, parameters, variant=variant)
