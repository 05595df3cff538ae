"""ClassForm: where a form of classes stands in its view, and by which headings it is known for one.

Forms with a row for each class or activity that was held (培训月报表, 办班登记表, 活动台账) are records of what took
place: their rows are no units, and their headings no targets. One that nobody filled in (零报) is known by its headings
alone. A text that was saved from a form has its headings one under the other.
"""

from collections.abc import Iterator, Mapping, Sequence, Set

from msgspec import Struct

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.grid import Spot
from cedu_targets.recognition.records.headings import Field
from cedu_targets.recognition.view import GridView

MOST_WIDTH = 60
_SURE = frozenset({Field.PLACE, Field.MODE, Field.TEACHER})
TEXTS = frozenset({*_SURE, Field.CATEGORY, Field.PROJECT})
OF_CLASSES = frozenset({*TEXTS, Field.DAY, Field.PEOPLE, Field.FIRST_TIME, Field.HOURS, Field.GOAL})
"""What makes a form; numbers of rows, units and persons stand in any list."""
_PLANNED = lazy_pattern(r"目标|任务|指标|分解|计划|规划|方案|预算|安排")
"""In the title: what is to take place is no record."""
_HELD = lazy_pattern(r"月报|季报|年报|台[账帐]|登记|记录|一览|统计|汇总|情况")
LEDGER = lazy_pattern(r"月报|季报|台[账帐]|登记|记录")


_MARK = lazy_pattern(r"[甲乙丙丁戊己庚辛A-Za-z]")


class ClassForm(Struct, frozen=True):
    """Where a form stands in its view."""

    header: range
    rows: range
    """From its header to its last class or total."""
    columns: Mapping[int, Field]
    """What stands in each column; in a form of one cell a line, at each place of a class."""
    heads: Mapping[int, str]
    """The heading of every column, also of those that say nothing known."""
    entries: tuple[int, ...]
    """The rows of classes; in a form of one cell a line, the first line of each."""
    others: tuple[int, ...] = ()
    """Further rows among them: totals, classes without a name, what is neither."""
    pages: tuple[int, ...] = ()
    """The lines that further pages begin with: title and headings once more."""
    is_upright: bool = True
    """False where each cell is a line of its own."""
    indent: int = 0
    """The column of the cells, where each is a line of its own."""

    def spot(self, row: int, column: int) -> Spot:
        """The cell of a class, which begins in `row`, in a column."""
        return (row, column) if self.is_upright else (row + column, self.indent)

    def of(self, *fields: Field) -> Iterator[int]:
        """The columns of some fields, from the left."""
        return (column for column, field in self.columns.items() if field in fields)

    def text(self, view: GridView, row: int, column: int) -> str:
        """The text of a cell of a class."""
        return view.text(*self.spot(row, column))


def are_of_classes(fields: Set[Field]) -> bool:
    """Whether headings may be those of classes: people, what or when, and where, how, by whom, of what kind or when.

    One column is not asked twice: days beside people alone are those of a statistics of days.
    """
    if Field.PEOPLE not in fields or not fields & {Field.PROJECT, Field.DAY}:
        return False
    more = {*_SURE, Field.DAY, Field.CATEGORY} if Field.PROJECT in fields else _SURE
    return not fields.isdisjoint(more)


def is_form(fields: Set[Field], title: str) -> bool:
    """The same of the columns that their cells bear out, beside the title; kinds of projects alone are a weak sign."""
    if Field.GOAL in fields or (_PLANNED.search(title) and not _HELD.search(title)):
        return False
    is_sure = not fields.isdisjoint({*_SURE, Field.DAY}) or Field.HOURS in fields or LEDGER.search(title) is not None
    return is_sure and are_of_classes(fields)


def numbers_columns(texts: Sequence[str]) -> bool:
    """Whether the cells of a row are those of a line that numbers the columns: 甲, 1, 2, 3."""
    numbers = [int(text) for text in texts if text.isdigit() and len(text) <= 2]
    others = [text for text in texts if not (text.isdigit() and len(text) <= 2)]
    counts_on = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True
    return counts_on and len(texts) > 1 and all(_MARK.fullmatch(text) for text in others)
