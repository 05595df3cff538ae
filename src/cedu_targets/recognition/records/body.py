"""The forms of a sheet, each found by its headings and borne out by the rows under them."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import BLANK_MARKS
from cedu_targets.files.grid import Raw, is_number, squeezed, text_of
from cedu_targets.recognition.lines_over import title_over
from cedu_targets.recognition.no_data import says_no_data
from cedu_targets.recognition.notes import NOTE
from cedu_targets.recognition.records.days import may_be_days
from cedu_targets.recognition.records.form import (
    LEDGER,
    MOST_WIDTH,
    OF_CLASSES,
    TEXTS,
    ClassForm,
    are_of_classes,
    is_form,
    numbers_columns,
)
from cedu_targets.recognition.records.further_pages import repeated_header
from cedu_targets.recognition.records.header_lines import divides, goes_on_with_headings, headings_of
from cedu_targets.recognition.records.headings import Field, field_of
from cedu_targets.recognition.records.listed import listed_form
from cedu_targets.recognition.records.total_names import NAMED_UNDER, is_total_name, total_name
from cedu_targets.recognition.view import GridView

_ROWS_ASKED = 2_000
"""Rows of several cells, those of forms left out, among which a header is sought; a text has any number of lines."""
_ROWS_LOOKED_AT = 200
_FEWEST_HEADINGS, _FEWEST_CELLS, _MOST_LINES_BELOW = 3, 2, 2
_COUNTED = ("人数", "人次", "学员数", "人员数", "（人）", "(人)", "Attendances")
_LONGEST_HEADING = 40
_LABEL_ENDS = (":", "：")
_LABELLED = lazy_pattern("(?!其中)[^:：]{1,20}[:：].")
"""单位：百人次, 总人次：56 in a line over the headings."""
_MARK = lazy_pattern(r"[甲乙丙丁戊己A-Za-z]|\d{1,3}")
"""A cell of the line that numbers the columns."""
_AMOUNT_NAME = lazy_pattern(r".*(?:率|人数|人次|场次|次数|数量)|.*[(（](?:人次?|场次?|次|个|所|%|％)[)）]")
_UNIT_NAME = lazy_pattern(r".{1,12}(?:街道(?:办事处)?|[镇乡村区县市旗]|社区|农场|林场|管委会)")
_FILLED_IN_BY = lazy_pattern("(?:填报|报送|上报|填表)(?:单位|学校|村|社区)[:：]")
_UNTIL = lazy_pattern(r"前|底|内")
_DIGIT = lazy_pattern(r"[\d一二三四五六七八九十百两零〇]")


def find_class_forms(view: GridView) -> Iterator[ClassForm]:
    """Every form of a sheet, top to bottom."""
    end = asked = 0
    for row, cells in enumerate(view.rows):
        if row < end:
            continue
        asked += len(cells) > 1
        if asked > _ROWS_ASKED:
            return
        form = (_upright_form(view, row, end) or listed_form(view, row, end)) if _may_head(view, row) else None
        if form is not None:
            yield form
            end = form.rows.stop


def _may_head(view: GridView, row: int) -> bool:
    """Whether a row has a heading over people, and no number."""
    cells = view.rows[row]
    texts = ["".join(raw.split()) for raw in cells[:MOST_WIDTH] if type(raw) is str and len(raw) <= _LONGEST_HEADING]
    if not any(word in text and not _LABELLED.match(text) for text in texts for word in _COUNTED):
        return False
    return not view.has_number(row, range(len(cells)))


def _upright_form(view: GridView, row: int, start: int) -> ClassForm | None:
    """The form whose heading over people stands in a row; its header may have lines more, below or above."""
    for header in _headers(view, row):
        heads = _heads(view, header, start)
        columns = {column: field for column, text in heads.items() if (field := field_of(text)) is not None}
        of_classes = {column: field for column, field in columns.items() if field in OF_CLASSES}
        if not are_of_classes({field for field in of_classes.values() if field is not Field.GOAL}):
            continue
        rows = _rows(view, header, of_classes)
        looked_at = (rows.entries or rows.unnamed)[:_ROWS_LOOKED_AT]
        known = _borne_out(view, columns, heads, looked_at)
        title = title_over(view, header.start)
        if rows.strays > len(rows.entries) or _names_counts(view, known, looked_at, title):
            continue
        if is_form(set(known.values()), title):
            others = tuple(rows.others)
            return ClassForm(
                header, range(header.start, rows.end), known, heads, tuple(rows.entries), others, tuple(rows.pages)
            )
    return None


def _headers(view: GridView, row: int) -> Iterator[range]:
    """The lines that may be the header: first with those below that go on with it, last two lines of any kind."""
    for start in (row - 1, row) if goes_on_with_headings(view, row) else (row, row - 1):
        stop = row + 1
        while stop <= row + _MOST_LINES_BELOW and goes_on_with_headings(view, stop):
            stop += 1
        yield from (range(start, end) for end in range(stop, row, -1))
    yield range(row, row + 2)


def _heads(view: GridView, header: range, start: int) -> dict[int, str]:
    """The heading of each column; none where the rows are no headings."""
    if header.start < start or header.stop > len(view.rows):
        return {}
    filled = [view.filled(row) for row in header]
    if not _FEWEST_HEADINGS <= len(filled[0]) <= MOST_WIDTH:
        return {}
    if any(not columns or view.has_number(row, columns) for row, columns in zip(header, filled, strict=True)):
        return {}
    return headings_of(view, header)


class _Rows(Struct):
    """The rows under a header: classes, those that are rows of numbers and no classes, and where they end."""

    end: int
    entries: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)
    unnamed: list[int] = field(default_factory=list)
    """Classes whose names were forgotten."""
    strays: int = 0
    pages: list[int] = field(default_factory=list)
    """The lines that further pages begin with."""


def _rows(view: GridView, header: range, columns: Mapping[int, Field]) -> _Rows:
    """The rows of a form, to the last class or total; they end before the header of another table."""
    found, after_gap = _Rows(header.stop), False
    others: list[int] = []
    named = {column: one for column, one in columns.items() if one in NAMED_UNDER}
    for row in range(header.stop, len(view.rows)):
        if row < found.end:  # headings of a further page
            continue
        filled = view.filled(row)
        if len(filled) < _FEWEST_CELLS:
            after_gap |= not filled or not is_total_name(squeezed(view.text(row, filled[0])))
            others += [row] if filled else []
            continue
        if _is_header(view, row, filled, columns, is_first=row == header.stop, after_gap=after_gap):
            page = repeated_header(view, header, found.end)
            if page is None:
                break
            found.pages += page
            found.end, after_gap = page.stop, False
            continue
        after_gap = False
        is_total = _is_total(view, row, filled[0], named)
        if not is_total and not _is_entry(view, row, columns):
            if numbers_columns([view.text(row, column) for column in filled]):
                continue
            others.append(row)
            numbers = sum(1 for column in columns if is_number(raw := view.raw(row, column)) and raw != 0)
            if _counts_people(view, row, columns):
                found.unnamed.append(row)
            elif numbers < _FEWEST_CELLS:
                continue
            else:
                found.strays += 1
        elif is_total:
            others.append(row)
        else:
            found.entries.append(row)
        found.end = row + 1
    found.others = [row for row in others if row < found.end and row not in found.pages]
    return found


def _counts_people(view: GridView, row: int, columns: Mapping[int, Field]) -> bool:
    """Whether a row without a name says how many came, and in words where or how: a class whose name was forgotten."""
    texts = {one: text for column, one in columns.items() if (text := view.text(row, column))}
    words = [text for one, text in texts.items() if one in TEXTS and not is_number(text)]
    is_signed = any(NOTE.match(text) or text.endswith(_LABEL_ENDS) for text in texts.values())
    return bool(words) and _DIGIT.search(texts.get(Field.PEOPLE, "")) is not None and not is_signed


def _is_total(view: GridView, row: int, first: int, named: Mapping[int, Field]) -> bool:
    texts = ((one, squeezed(view.text(row, column))) for column, one in named.items())
    return total_name(squeezed(view.text(row, first)), texts) is not None


def _is_entry(view: GridView, row: int, columns: Mapping[int, Field]) -> bool:
    """Whether a row names a class, and says something of it: no line that numbers the columns, or is to be signed."""
    names = [view.text(row, column) for column, field in columns.items() if field in (Field.PROJECT, Field.DAY)]
    if not any(name and not _MARK.fullmatch(name) for name in names):
        return False
    texts = [text for column in columns if (text := view.text(row, column))]
    return len(texts) >= _FEWEST_CELLS and not any(NOTE.match(text) or text.endswith(_LABEL_ENDS) for text in texts)


def _is_header(
    view: GridView, row: int, filled: Sequence[int], columns: Mapping[int, Field], *, is_first: bool, after_gap: bool
) -> bool:
    """Whether a row heads another table: by headings that are known; after a gap one of them, or no people, is enough.

    全体村民 where people are counted makes no heading of a class, nor is a row with a day one.
    """
    if view.has_number(row, filled):
        return False
    if is_first and divides(view, row):
        return True  # of people in parts of which none is known
    texts = [view.text(row, column) for column in filled[:MOST_WIDTH]]
    known = [not text.endswith(_LABEL_ENDS) and field_of(text) is not None for text in texts]
    if sum(known) >= _FEWEST_CELLS and 2 * sum(known) >= len(texts):
        return True
    people, days = (
        [view.text(row, column) for column, field in columns.items() if field is one]
        for one in (Field.PEOPLE, Field.DAY)
    )
    says_people = any(text and text not in BLANK_MARKS for text in people)
    return after_gap and (known[0] or not says_people) and not any(map(_DIGIT.search, days))


def _borne_out(
    view: GridView, columns: Mapping[int, Field], heads: Mapping[int, str], entries: Sequence[int]
) -> dict[int, Field]:
    """The columns whose cells are what their headings say: 教师 over numbers counts teachers."""
    known: dict[int, Field] = {}
    for column, one in columns.items():
        raws = [view.raw(row, column) for row in entries if view.text(row, column)]
        numbers = sum(map(is_number, raws))
        is_of_words = bool(raws) and 2 * numbers < len(raws)
        if one is Field.DAY and (any(_UNTIL.search(str(raw)) for raw in raws) or not may_be_days(raws, heads[column])):
            continue
        if one in (TEXTS if raws else ()) and not is_of_words:
            continue
        if one is Field.GOAL and is_of_words:
            continue
        if one is Field.PEOPLE and is_of_words and 2 * sum(map(_may_count, raws)) < len(raws):
            continue
        known[column] = one
    return known


def _may_count(raw: Raw) -> bool:
    """Whether a cell may say how many came, readable or not: 三十来人, 未报."""
    text = text_of(raw)
    return _DIGIT.search(text) is not None or text in BLANK_MARKS or says_no_data(text)


def _names_counts(view: GridView, columns: Mapping[int, Field], entries: Sequence[int], title: str) -> bool:
    """Whether what stands under 项目 are indicators or units: a table of these, whatever else it says of them.

    A class may be called like a place (走进光明村); the title of a form, or who fills it in, tells more than its name.
    """
    is_of_one_unit = LEDGER.search(title) is not None or _FILLED_IN_BY.search(title) is not None
    named = (column for column, field in columns.items() if field is Field.PROJECT)
    for column in named:
        names = [name for row in entries if (name := squeezed(view.text(row, column)))]
        units = 0 if is_of_one_unit else sum(1 for name in names if _UNIT_NAME.fullmatch(name))
        if 2 * (units + sum(1 for name in names if _AMOUNT_NAME.fullmatch(name))) > len(names) > 0:
            return True
    return False
