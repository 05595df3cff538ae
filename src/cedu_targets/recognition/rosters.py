"""Rosters: lists of persons with their telephones. They are told of and counted, and nobody in them is ever read."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.place import Place
from cedu_targets.files.grid import is_number, squeezed
from cedu_targets.recognition.items.headings import Heading, heading_of
from cedu_targets.recognition.notes import NOTE
from cedu_targets.recognition.records.headings import Field, field_of
from cedu_targets.recognition.records.listed import is_cell, is_gap, lead_of
from cedu_targets.recognition.table.body import texts_in
from cedu_targets.recognition.table.row_keys import may_hold_amounts
from cedu_targets.recognition.view import GridView

_FEWEST_HEADINGS, _FEWEST_PERSONAL, _FEWEST_ROWS = 3, 2, 2
_LONGEST_HEADING, _LONGEST_TITLE, _GAP = 20, 60, 2
_MOST_LISTED = 60
"""Lines that the headings of a text, and the cells right under them, are sought among."""
_ROWS_ASKED = 2_000
_PARAGRAPH = lazy_pattern(r"[。；;]|^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|^附[件表录]")
_NO_HEADING = lazy_pattern(rf"[：:，,！？!?]|{_PARAGRAPH.pattern}|\d{{4}}")
_TITLE = lazy_pattern(r"(?:表|名[册单]|花名册|通[讯信]录|一览|成员)(?:[(（][^()（）]{0,20}[)）])?$")
_OF_A_PERSON = lazy_pattern(
    r"(?:专职|兼职|工作|管理)?人员|成员|职务|职称|性别|年龄|民族|学历|专业|政治面貌|(?:家庭|通讯)?[住地]址|(?:出生|参加工作)(?:年月|日期)"
)
"""What else is said of a person, or names one; alone it makes no roster."""
_KNOWN_FIELDS = frozenset({Field.NUMBER, Field.UNIT, Field.PERSONAL, Field.TEACHER})
_KNOWN_HEADINGS = frozenset({Heading.PERSONAL, Heading.PERSON_OR_OWNER, Heading.NUMBER, Heading.UNIT, Heading.REMARK})


class Roster(Struct, frozen=True):
    """Where a list of persons stands in its view."""

    rows: range
    """From its title, where it has one, to its last row."""
    title: str | None
    filled: int
    """How many of its rows name somebody."""
    place: Place


def find_rosters(view: GridView) -> list[Roster]:
    """Every roster of a sheet or of a text, top to bottom."""
    found: list[Roster] = []
    row = 0
    while row < min(len(view.rows), _ROWS_ASKED):
        columns = view.filled(row)
        roster = None
        if len(columns) == 1 and view.sheet is None:
            roster = _listed(view, row)
        elif len(columns) >= _FEWEST_HEADINGS:
            roster = _upright(view, row, columns)
        if roster is not None:
            found.append(roster)
        row = roster.rows.stop if roster is not None else row + 1
    return found


def is_personal(heading: str) -> bool:
    """Whether a heading is one over persons, by what is known of the headings of forms and of schedules."""
    return field_of(heading) in (Field.PERSONAL, Field.TEACHER) or heading_of(heading) in (
        Heading.PERSONAL, Heading.PERSON_OR_OWNER,
    )  # fmt: skip


def _is_known(heading: str) -> bool:
    known = _OF_A_PERSON.fullmatch(squeezed(heading)) or is_personal(heading)
    return bool(known) or field_of(heading) in _KNOWN_FIELDS or heading_of(heading) in _KNOWN_HEADINGS


def _are_headings(texts: Sequence[str]) -> bool:
    """Whether texts side by side head a roster: several are personal, one at least is not, and most are known."""
    personal = sum(map(is_personal, texts))
    known = sum(map(_is_known, texts))
    return len(texts) >= _FEWEST_HEADINGS and _FEWEST_PERSONAL <= personal < len(texts) and 3 * known >= 2 * len(texts)


def _may_head(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_HEADING and not _NO_HEADING.search(text) and not is_number(text)


def _upright(view: GridView, row: int, columns: Sequence[int]) -> Roster | None:
    """The roster whose headings stand in this row."""
    heads = {column: squeezed(view.text(row, column)) for column in columns}
    if not all(map(_may_head, heads.values())) or not _are_headings(list(heads.values())):
        return None
    below = list(_rows_under(view, row))
    while below and all(_is_known(view.text(below[0], column)) for column in view.filled(below[0])):
        below.pop(0)  # a second line of headings
    others = {one: head for one, head in heads.items() if not (_is_known(head) or texts_in(view, below, one))}
    if may_hold_amounts(view, others, {one: view.text(one, columns[0]) for one in below}):
        return None
    of_persons = {column for column, head in heads.items() if is_personal(head)}
    filled = sum(not of_persons.isdisjoint(view.filled(one)) for one in below)
    end = below[-1] + 1 if below else row + 1

    def place_of(line: int) -> Place:
        return Place(sheet=view.sheet, cell=view.address(line, view.filled(line)[0]))

    return _roster(view, row, end, filled, place_of)


def _rows_under(view: GridView, row: int) -> Iterator[int]:
    """The rows under the headings, down to a gap, a title, a note, or the headings of another roster."""
    blank = 0
    for below in range(row + 1, len(view.rows)):
        filled = view.filled(below)
        if not filled:
            blank += 1
            if blank == _GAP:
                return
            continue
        texts = [view.text(below, column) for column in filled]
        is_beside = len(texts) == 1 and (_TITLE.search(squeezed(texts[0])) or NOTE.match(squeezed(texts[0])))
        if is_beside or _are_headings(texts):
            return
        blank = 0
        yield below


def _listed(view: GridView, row: int) -> Roster | None:
    """The roster whose first heading is this line: its headings stand one under the other, its cells under them."""
    lead = lead_of(view, row)
    heads: list[str] = []
    for line in range(row, min(len(view.rows), row + _MOST_LISTED)):
        filled = view.filled(line)
        text = squeezed(view.text(line, filled[0])) if len(filled) == 1 else ""
        if not _may_head(text) or _TITLE.search(text) or lead_of(view, line) != lead:
            break
        heads.append(text)
    known = [place for place, text in enumerate(heads) if _is_known(text)]
    width = known[-1] + 1 if known else 0
    behind = row + len(heads)
    if behind == len(view.rows) or is_gap(view, behind, lead):
        width = width if len(heads) >= 2 * width else len(heads)  # nobody stands right under them: 值班 is one, too
    if not _are_headings(heads[:width]):
        return None
    of_persons = [place for place, head in enumerate(heads[:width]) if is_personal(head)]
    end, filled_rows = row + width, 0
    for block in _blocks_under(view, row + width, lead):
        lines = [block[start : start + width] for start in range(0, len(block), width)]
        is_whole = len(block) % width == 0
        for one in lines:
            told = [one[place] for place in of_persons] if is_whole else one
            filled_rows += any(not view.is_blank(line) for line in told)
        end = block.stop
    return _roster(view, row, end, filled_rows, lambda line: Place(line=line + 1))


def _blocks_under(view: GridView, start: int, lead: tuple[int, bool]) -> Iterator[range]:
    """The lines under the headings that follow one another, each block a row or several of them."""
    first, line, gap = start, start, 0
    while line <= len(view.rows):
        is_in = line < len(view.rows) and is_cell(view, line, lead) and not _ends_cells(view, line)
        if is_in:
            first, gap = (line, 0) if gap else (first, gap)
        else:
            if not gap and line > first:
                if line - first < _FEWEST_PERSONAL:
                    return  # a line of the text below
                yield range(first, line)
            gap += 1
            if line >= len(view.rows) or gap > _GAP or not is_gap(view, line, lead):
                return
        line += 1


def _ends_cells(view: GridView, line: int) -> bool:
    """Whether a line is none of a person's cells: a numbered paragraph, 附件, the title of what comes next."""
    text = "".join(squeezed(view.text(line, column)) for column in view.filled(line))
    return _PARAGRAPH.search(text) is not None or _TITLE.search(text) is not None


def _roster(view: GridView, row: int, end: int, filled: int, place_of: Callable[[int], Place]) -> Roster | None:
    """A roster whose headings stand in this row; None for a few words without a title and hardly anything under them.

    Who filled in a form, and who signs it, stand side by side as well: 负责人, 填表人, 联系电话, 日期.
    """
    above = next((one for one in range(row - 1, max(row - 2 - _GAP, -1), -1) if not view.is_blank(one)), None)
    title = None
    if above is not None and len(view.filled(above)) == 1:
        text = squeezed(view.text(above, view.filled(above)[0]))
        title = text if len(text) <= _LONGEST_TITLE and _TITLE.search(text) else None
    if title is None and filled < _FEWEST_ROWS:
        return None
    start = row if title is None or above is None else above
    return Roster(range(start, end), title, filled, place_of(start))
