"""The sheets that were asked for by name."""

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.recognition.view import GridView

_TABLE_SHOWN = lazy_pattern(r"第 ?(\d+) ?张表")


def chosen(views: list[GridView], sheet: str | None) -> list[GridView]:
    """The sheets of that name (a Word document's as they are shown: 第 2 张表); all of them for None.

    Raises InputFault where there is none.
    """
    if sheet is None:
        return views
    if views and views[0].sheet is None:
        raise InputFault("RD118", {"sheet": sheet})
    shown = _TABLE_SHOWN.fullmatch(sheet)
    names = {sheet, f"table {shown[1]}" if shown else sheet}
    found = [view for view in views if view.sheet in names]
    if not found:
        raise InputFault("RD117", {"sheet": sheet, "sheets": "、".join(view.sheet or "" for view in views)})
    return found
