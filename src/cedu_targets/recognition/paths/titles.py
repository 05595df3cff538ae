"""The title of a path: the nearest line over it that reads like one."""

import re

from cedu_targets.recognition.paths.find import PathTable
from cedu_targets.recognition.years import are_only_years

_NO_TITLE = re.compile(
    r"(?:计量|数量)?单位[:：]|附[件表图]?[\d一二三四五六七八九十]{0,3}[:：]?$|(?:填报|制表|填表|日期)|[。；;]|[:：]$"
)
_TITLE = re.compile("指标|目标|规划|计划|方案|行动|任务|[表单]$")


def title_of(path: PathTable) -> str | None:
    """The title; None where nothing stands over the path."""
    view = path.view
    if path.title in (view.sheet, view.file_name, f"{view.sheet or ''}\n{view.file_name}"):
        return None
    lines = [text for text in path.title.split("\n") if not _NO_TITLE.search(text) and not are_only_years(text)]
    return next((text for text in reversed(lines) if _TITLE.search(text)), lines[-1] if lines else None)
