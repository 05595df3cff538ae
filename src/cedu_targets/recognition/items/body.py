"""The rows under the header of a schedule: its items, their sections, and what is none of either."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.written_number import written_number
from cedu_targets.files.grid import is_filled, is_number, squeezed
from cedu_targets.files.guard import check_sheet_count
from cedu_targets.recognition.items.answered_rows import answers_by_name, last_answered
from cedu_targets.recognition.items.cells import Cells, in_one_line
from cedu_targets.recognition.items.header import TASK_LIKE, Header, header_at, heads_another
from cedu_targets.recognition.items.headings import Heading, is_of_projects
from cedu_targets.recognition.items.steps import OwnCells, are_times, told_by_steps, with_steps
from cedu_targets.recognition.notes import NOTE
from cedu_targets.recognition.view import GridView

_TIMES = frozenset({Heading.TIME, Heading.PERIOD, Heading.COMPLETED})
_NO_AMOUNTS = frozenset(
    {
        Heading.NUMBER, Heading.MONEY, Heading.PERSONAL, Heading.POINTS, Heading.TIME, Heading.COMPLETED,
        Heading.VALUE, Heading.BASE,
    }
)  # fmt: skip
"""Columns whose numbers count nothing that a table of targets would."""
_FORM = lazy_pattern("地点|方式|教师|讲师|日期")
_SECTION = lazy_pattern(
    r"(?:第?[一二三四五六七八九十百]{1,4}(?:[、.．:：]|部分|方面|章|节|是)|[（(][一二三四五六七八九十]{1,3}[)）]|[A-ZⅠ-Ⅻ][、.．])"
)
_LONGEST_SECTION = 80
_PAGE = lazy_pattern(r"[-—–－·\s第/共]*\d{1,4}[-—–－·\s页/共\d]*")
_TOTAL = lazy_pattern("(?:合|总|小|共)计")
_COLUMN_MARKS = lazy_pattern(r"[\d甲乙丙丁戊己庚辛]{1,2}")
_FEWEST_SIGNS, _SHORTEST = 5, 4
_FEW_HEADINGS = 4
"""A header of so many known headings needs no second row to be believed."""
_MOST_BACK, _FEWEST_PERIODS = 3, 2
_SURE_SIGNS = frozenset({Heading.OWNER, Heading.PROGRESS, Heading.PERIOD})


class EntryRow(Struct, frozen=True):
    """The rows of one item."""

    row: int
    section: str | None
    """The row that heads it: 一、…"""
    is_first: bool
    """Whether it is the first under the header or that section: no time is carried on from above."""
    more: tuple[int, ...] = ()
    """Further rows that its merged cell of content covers, and that name no task, time or answer of their own."""


class FoundItems(Struct, frozen=True):
    """A schedule or checklist in its sheet."""

    cells: Cells
    header: Header
    content: int
    """The column that tells the items apart."""
    entries: tuple[EntryRow, ...]
    skipped: tuple[int, ...]
    """Rows among them that hold something and are no item."""
    end: int
    """The row after the last one."""

    @property
    def used(self) -> range:
        """The rows that no other shape may read."""
        return range(self.header.rows.start, self.end)


def found_at(view: GridView, candidates: Sequence[int]) -> Iterator[FoundItems]:
    """The schedules whose header stands in one of these rows. Raises InputFault (RD125) where there are too many."""
    cells, start, count = Cells(view), 0, 0
    refused: set[tuple[str, ...]] = set()
    for row in candidates:
        if row < start or (written := _squeezed_row(view, row)) in refused:
            continue
        header = header_at(cells, row)
        if header is None or not _has_signs(header):
            continue
        if (found := _found_under(cells, header)) is None:
            refused.add(written)  # the rows under the same header further down were among those that were looked at
            continue
        count += 1
        check_sheet_count(count)
        yield found
        start = found.end


def _has_signs(header: Header) -> bool:
    known = header.known
    tasks = [header.texts[column] for column in header.of(Heading.CONTENT)]
    has_content = bool(tasks) or {Heading.CRITERION, Heading.POINTS} <= known
    if tasks and all(map(is_of_projects, tasks)) and not known & (_TIMES | {Heading.PROGRESS}):
        return False  # 项目名称 beside 承担单位: who got them
    is_form = Heading.ATTENDANCE in known and any(_FORM.search(text) for text in header.texts.values())
    if known <= TASK_LIKE and len(header.of(Heading.PERIOD)) < _FEWEST_PERIODS:
        return False  # 3月 beside 做好招生工作 is a row, and no header
    return has_content and not is_form and bool(known & (_TIMES | {Heading.OWNER, Heading.PROGRESS}))


def _found_under(cells: Cells, header: Header) -> FoundItems | None:
    """The schedule of a header; None where what stands under it are no tasks."""
    rows = list(_rows_under(cells, header))
    header = with_steps(cells, header, rows)
    contents = header.of(Heading.CONTENT) or header.of(Heading.CRITERION)
    filled = {column: sum(1 for row in rows if _is_task(cells, row, column)) for column in contents}
    is_dossier = not header.of(Heading.CONTENT)  # 三级指标 says more than 二级指标 beside it
    content = max(contents, key=lambda column: (filled[column], column if is_dossier else 0))
    entries, skipped = _entries(cells, header, rows, content)
    if not entries or not _are_tasks(cells, header, entries, content):
        return None
    end = max(entries[-1].row, *entries[-1].more, header.rows.stop - 1, last_answered(cells, header, skipped)) + 1
    content = told_by_steps(cells, header, [entry.row for entry in entries], content)
    return FoundItems(cells, header, content, tuple(entries), tuple(row for row in skipped if row < end), end)


def _rows_under(cells: Cells, header: Header) -> Iterator[int]:
    """The rows under a header that hold anything, down to another table; the header itself, again, is left out."""
    view = cells.view
    again = {_squeezed_row(view, row) for row in header.rows}
    numbers, contents = header.of(Heading.NUMBER), header.of(*TASK_LIKE)
    is_titled = False
    held: list[int] = []
    """Rows without a number of their own at the end of what was met: the header of the table below, if one follows."""
    for row in range(header.rows.stop, len(view.rows)):
        filled = view.filled(row)
        if filled and _squeezed_row(view, row) in again:
            if is_titled and _counts_from_one(cells, numbers, row):
                return
            continue
        is_titled = len(filled) == 1 or (is_titled and not filled)
        if heads_another(cells, row, contents):
            break
        if _is_of_amounts(cells, header, row, filled):
            return
        held += [row] if filled else []
        if not filled or len(held) > _MOST_BACK or any(is_number(view.raw(row, one)) for one in numbers):
            yield from held
            held = []
    yield from held


def _counts_from_one(cells: Cells, numbers: Sequence[int], row: int) -> bool:
    """Whether the rows under a header that stands there again are numbered anew: under a title another schedule."""
    below = next((line for line in range(row + 1, len(cells.view.rows)) if not cells.view.is_blank(line)), None)
    return below is not None and any(cells.text(below, column) in ("1", "一") for column in numbers)


def _squeezed_row(view: GridView, row: int) -> tuple[str, ...]:
    return tuple(squeezed(view.text(row, column)) for column in view.filled(row))


def _is_of_amounts(cells: Cells, header: Header, row: int, filled: Sequence[int]) -> bool:
    """Whether a row is one of a table of numbers."""
    numbers = sum(
        1 for one in filled if header.columns.get(one) not in _NO_AMOUNTS and is_number(cells.view.raw(row, one))
    )
    return numbers > 1 and not _is_of_column_marks(cells, row, filled)


def _is_of_column_marks(cells: Cells, row: int, filled: Sequence[int]) -> bool:
    return all(_COLUMN_MARKS.fullmatch(cells.view.text(row, column)) for column in filled)


def _is_task(cells: Cells, row: int, column: int) -> bool:
    """Whether a cell holds a text of its own, and no number (40场)."""
    raw = cells.view.raw(row, column)
    return isinstance(raw, str) and is_filled(raw) and not is_number(raw) and written_number(raw) is None


def _entries(cells: Cells, header: Header, rows: Sequence[int], content: int) -> tuple[list[EntryRow], list[int]]:
    entries: list[EntryRow] = []
    skipped: list[int] = []
    section: str | None = None
    is_first = True
    labels = [*header.of(Heading.NUMBER, Heading.SECTION), content]
    own = OwnCells(cells, header, content)
    for row in rows:
        filled = cells.view.filled(row)
        if _is_alone(cells, filled, row, content):
            if (heading := _heading_of(cells.view.text(row, filled[0]))) is not None:
                section, is_first = heading, True
            elif not _PAGE.fullmatch(cells.view.text(row, filled[0])):
                skipped.append(row)
        elif any(_TOTAL.match(squeezed(cells.view.text(row, column))) for column in {*labels, filled[0]}):
            skipped.append(row)
        elif _is_task(cells, row, content):
            if not _is_of_column_marks(cells, row, filled):
                entries.append(EntryRow(row, section, is_first))
                is_first = False
        elif entries and cells.holder(row, content) == cells.holder(entries[-1].row, content):
            if own.are_of_an_item(row):
                entries.append(EntryRow(row, section, is_first))
            else:
                entries[-1] = replace(entries[-1], more=(*entries[-1].more, row))
        elif (entries and own.are_of_a_step(row)) or answers_by_name(cells, header, row, content):
            entries.append(EntryRow(row, section, is_first))
        elif any(column not in labels for column in filled) and not _is_of_column_marks(cells, row, filled):
            skipped.append(row)
    return entries, skipped


def _is_alone(cells: Cells, filled: Sequence[int], row: int, content: int) -> bool:
    """Whether a row is one text: a section or a line of prose. Beside merged cells from above it is an item."""
    if len(filled) != 1:
        return False
    width = max(len(cells.view.rows[row]), content + 1)
    if any(cells.hangs_down(row, column) for column in range(width)):
        return False
    if filled[0] != content or content == 0 or cells.holder(row, content + 1) == (row, content):
        return True
    return NOTE.match(squeezed(cells.view.text(row, content))) is not None


def _heading_of(text: str) -> str | None:
    """The text of a section's row; None for a sentence or a note."""
    text = in_one_line(text)
    if len(text) > _LONGEST_SECTION or NOTE.match(squeezed(text)) or _PAGE.fullmatch(text):
        return None
    return text if _SECTION.match(text) or not text.endswith(("。", "；", "，", "：", ":", ";", ",")) else None


def _are_tasks(cells: Cells, header: Header, entries: Sequence[EntryRow], content: int) -> bool:
    """Whether the texts read like tasks, and no columns of numbers make them the rows of a table of targets."""
    rows = [entry.row for entry in entries]
    holders = dict.fromkeys(cells.holder(row, content) for row in rows)
    texts = [text for holder in holders if (text := squeezed(cells.text(*holder)))]
    if entries and not texts:
        return True  # all of them answer by the names of items
    if len(texts) < 2 and len(header.known) < _FEW_HEADINGS:
        return False
    names_times = are_times(cells, header, rows, header.of(Heading.TIME, Heading.COMPLETED))
    is_certain = bool(header.known & _TIMES) and Heading.OWNER in header.known
    if not (is_certain and names_times) and not _read_like_tasks(texts, may_repeat=Heading.PROGRESS in header.known):
        return False
    if not header.known & _SURE_SIGNS and not names_times:
        return False
    counted = amount_columns(cells, header, rows)
    if not counted:
        return True
    return len(counted) == 1 and is_certain and header.columns.get(counted[0]) is not Heading.PROGRESS


def _read_like_tasks(texts: Sequence[str], *, may_repeat: bool) -> bool:
    """Whether most texts are as long as those of tasks, and no names of a few kinds that come again and again."""
    long = sum(1 for text in texts if len(text) >= _SHORTEST)
    is_long = sum(map(len, texts)) >= _FEWEST_SIGNS * len(texts) and 2 * long >= len(texts)
    return is_long and (may_repeat or 2 * len(set(texts)) >= len(texts))


def amount_columns(cells: Cells, header: Header, rows: Sequence[int]) -> list[int]:
    """The columns that mostly hold numbers which count something."""
    found = []
    for column in header.texts:
        if header.columns.get(column) in _NO_AMOUNTS:
            continue
        filled = [row for row in rows if cells.is_filled(row, column)]
        numbers = sum(1 for row in filled if is_number(cells.view.raw(row, column)))
        is_answered = header.columns.get(column) is Heading.PROGRESS and all(
            "%" in cells.text(row, column) for row in filled if is_number(cells.view.raw(row, column))
        )
        if 2 * numbers > len(filled) and not is_answered:
            found.append(column)
    return found
