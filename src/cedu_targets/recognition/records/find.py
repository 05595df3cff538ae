"""Where forms with a row a class stand in a sheet. Nearly no sheet has one, so what is asked of each is little."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cedu_targets.recognition.same_words import by_words
from cedu_targets.recognition.view import GridView

if TYPE_CHECKING:
    from cedu_targets.recognition.records.regions import FoundRecords

_ROWS_ASKED = 2_000
_LONGEST_HEADING = 40
_COUNTED = ("人数", "人次", "人次数", "学员数", "人员数", "Attendances")
_COUNTED_BEHIND = ("（人）", "(人)", "（人次）", "(人次)")
_CIRCUMSTANCES = (
    "地点", "地址", "场所", "场地", "教室", "方式", "形式", "模式", "教师", "讲师", "老师", "教员", "主讲", "授课人",
    "辅导员", "师资", "时间", "日期", "月日", "类别", "类型", "种类", "分类", "Place", "Mode", "Category",
)  # fmt: skip
_HEADER_LINES = 12
"""That headings may lie apart; in a text each has a line of its own."""


def find_records(view: GridView) -> Iterator["FoundRecords"]:
    """Every form and ledger of a sheet, top to bottom."""
    if _may_hold_forms(view):
        from cedu_targets.recognition.records.regions import found_in  # hardly any sheet has headings like these

        yield from found_in(view)


@by_words
def _may_hold_forms(view: GridView) -> bool:
    """Whether headings over people and over what else is said of a class stand in the sheet, or on lines of a text."""
    asked, counted, told = 0, -_HEADER_LINES, -_HEADER_LINES
    for row, cells in enumerate(view.rows):
        asked += len(cells) > 1
        if asked > _ROWS_ASKED:
            break
        for raw in cells:
            if type(raw) is str and len(raw) <= _LONGEST_HEADING:
                raw = raw if raw.isalnum() else "".join(raw.split())  # 人 数; 人\n数
                heading = raw.partition("（")[0].partition("(")[0].rstrip() or raw
                counted = row if heading.endswith(_COUNTED) or raw.endswith(_COUNTED_BEHIND) else counted
                told = row if heading.endswith(_CIRCUMSTANCES) else told
        if max(counted, told) == row and abs(counted - told) < _HEADER_LINES:
            return True
    return False
