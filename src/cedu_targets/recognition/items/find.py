"""Where schedules and checklists stand in a sheet. Nearly no sheet has one, so what is asked of each is little."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cedu_targets.recognition.view import GridView

if TYPE_CHECKING:
    from cedu_targets.recognition.items.body import FoundItems

_LONGEST = 40
_FEWEST_CELLS = 2
_ROWS_ASKED = 2_000
"""Rows of several cells; a text has any number of lines before its schedule."""
_TASKS = ("内容", "任务", "事项", "工作", "措施", "举措", "项目", "要点", "清单", "指标")
_AFTER = ("", "名称", "内容", "分解", "说明", "描述", "及要求", "和要求", "与要求", "及措施", "目标", "安排")
_TASK_HEADS = tuple(f"{word}{after}" for word in _TASKS for after in _AFTER)
_OTHER_HEADS = (
    "时间", "时限", "期限", "日期", "进度", "节点", "月份", "月", "季度", "月度", "半年", "目标", "任务", "安排", "计划", "要求", "单位", "部门",
    "科室", "处室", "股室", "机构", "主体", "科", "处", "室", "方", "街道", "乡镇", "镇街", "分工", "责任", "责任者", "牵头", "主办", "配合", "协同",
    "协办", "承办", "情况", "状态", "结果", "进展", "完成", "落实", "办结", "与否", "说明", "责任人", "责任单位名称", "日",
)  # fmt: skip
_HEADS = _TASK_HEADS + _OTHER_HEADS
"""How headings end, plain texts: what is asked of every row must cost next to nothing."""


def find_items(view: GridView) -> Iterator["FoundItems"]:
    """Every schedule and checklist of a sheet, top to bottom."""
    candidates = list(_candidates(view))
    if candidates:
        from cedu_targets.recognition.items.body import found_at  # hardly any sheet has headings like these

        yield from found_at(view, candidates)


def _candidates(view: GridView) -> Iterator[int]:
    """Rows with the words of a heading over tasks and of another one."""
    asked = 0
    for row, cells in enumerate(view.rows):
        if len(cells) < _FEWEST_CELLS:
            continue
        texts = [raw for raw in cells if type(raw) is str and raw]
        if len(texts) < _FEWEST_CELLS:
            continue
        asked += 1
        if asked > _ROWS_ASKED:
            return
        if _are_headings([text for text in texts if len(text) <= _LONGEST]):
            yield row


def _are_headings(texts: Sequence[str]) -> bool:
    heads = "\n".join(texts)
    if not any(word in heads for word in _TASKS):
        return False
    ends = [_without_bracket("".join(text.split())) for text in texts]
    known = sum(end.endswith(_HEADS) for end in ends)
    return known >= _FEWEST_CELLS and any(end.endswith(_TASK_HEADS) for end in ends)


def _without_bracket(text: str) -> str:
    return text.replace("(", "（").partition("（")[0].rstrip(":：*")
