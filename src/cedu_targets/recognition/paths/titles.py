"""The title of a path: the nearest line over it that reads like one and heads no section, else that of its text."""

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.recognition.items.titles import is_title_line
from cedu_targets.recognition.paths.find import PathTable
from cedu_targets.recognition.years import are_only_years

_NO_TITLE = lazy_pattern(
    r"(?:计量|数量)?单位[:：]|附[件表图]?[\d一二三四五六七八九十]{0,3}[:：]?$|(?:填报|制表|填表|日期)|[。；;]|[:：]$"
)
_TITLE = lazy_pattern("指标|目标|规划|计划|方案|行动|任务|[表单]$")


_SECTION = lazy_pattern(r"[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|第[一二三四五六七八九十\d]{1,3}[章节条部]")


def title_of(path: PathTable) -> str | None:
    """The title; under the heading of a section (一、目标) that of the whole text; None where there is none."""
    view = path.view
    if path.title in (view.sheet, view.file_name, f"{view.sheet or ''}\n{view.file_name}"):
        return None
    lines = [text for text in path.title.split("\n") if not _NO_TITLE.search(text) and not are_only_years(text)]
    titles = [text for text in lines if not _SECTION.match(text)]
    nearest = next((text for text in reversed(titles) if _TITLE.search(text)), None)
    whole = next(filter(is_title_line, path.titles), None)
    return next(filter(None, (nearest, *titles[-1:], whole, *lines[-1:])), None)
