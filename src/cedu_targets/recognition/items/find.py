"""Where schedules and checklists stand in a sheet. Nearly no sheet has one, so what is asked of each is little."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cedu_targets.recognition.same_words import by_words
from cedu_targets.recognition.view import GridView

if TYPE_CHECKING:
    from cedu_targets.recognition.items.body import FoundItems

_LONGEST = 40
_FEWEST_CELLS = 2
_LONGEST_TASK_HEAD = 11
_IN_NO_HEAD = frozenset("、，,:：")
"""Signs of the heading of a group of columns: E:主要创建、建设项目."""
_ROWS_ASKED = 2_000
"""Rows of several cells; a text has any number of lines before its schedule."""
_TASKS = ("内容", "任务", "事项", "工作", "措施", "举措", "项目", "要点", "清单", "活动名称", "Item")
_AFTER = ("", "名称", "内容", "分解", "说明", "描述", "及要求", "和要求", "与要求", "及措施", "目标", "安排", "计划")
_TASK_HEADS = tuple(f"{word}{after}" for word in (*_TASKS, "指标") for after in _AFTER)
_POINTS = ("分值", "满分", "权重")
"""Beside them 指标 are what a dossier must hold; in any other table they are counted."""
_OTHER_HEADS = (
    "时间", "时限", "期限", "日期", "进度", "节点", "月", "月份", "季度", "月度", "半年", "目标", "任务", "安排",
    "计划", "要求", "单位", "部门", "科室", "处室", "股室", "机构", "主体", "科", "处", "室", "方", "街道", "乡镇",
    "镇街", "分工", "责任", "责任者", "责任人", "牵头", "主办", "配合", "协同", "协办", "承办", "情况", "状态",
    "结果", "进展", "完成", "落实", "办结", "与否", "说明", "Due", "Responsible",
    "Status", *_POINTS,
)  # fmt: skip
_HEADS = _TASK_HEADS + _OTHER_HEADS
"""How headings end, plain texts: what is asked of every row must cost next to nothing."""


def find_items(view: GridView) -> Iterator["FoundItems"]:
    """Every schedule and checklist of a sheet, top to bottom."""
    candidates = _headings(view)
    if candidates:
        from cedu_targets.recognition.items.body import found_at  # hardly any sheet has headings like these
        from cedu_targets.recognition.items.records import is_due

        yield from filter(is_due, found_at(view, candidates))


@by_words
def _headings(view: GridView) -> Sequence[int]:
    return tuple(_candidates(view))


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
    if not any(word in heads for word in _TASKS) and not ("指标" in heads and any(word in heads for word in _POINTS)):
        return False
    ends = [_without_bracket("".join(text.split())) for text in texts]
    known = sum(end.endswith(_HEADS) for end in ends)
    return known >= _FEWEST_CELLS and any(
        len(end) <= _LONGEST_TASK_HEAD and end.endswith(_TASK_HEADS) and _IN_NO_HEAD.isdisjoint(end) for end in ends
    )


def _without_bracket(text: str) -> str:
    return text.replace("(", "（").partition("（")[0].rstrip(":：*")
