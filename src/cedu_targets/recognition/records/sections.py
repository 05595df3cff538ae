"""The sections of a ledger: lines that name the unit whose classes follow, 一、东门社区 … 二、金牛社区."""

from collections.abc import Mapping

from cedu_targets.domain.calendar_point import NUMBER
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.village_names import is_village
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.records.months import MonthSaid, month_in, plain_text
from cedu_targets.recognition.records.named_units import named_in
from cedu_targets.recognition.records.regions import FoundRecords

_NUMBERING = lazy_pattern(
    r"(?:[(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)]?[、.])|[(](?:\d{1,3}|[一二三四五六七八九十]{1,3})[)]"
)
_LONGEST = 30
_MONTH = lazy_pattern(rf"(?:(?:19|20)\d\d年)?{NUMBER}月份?(?:的?(?:培训|办班|活动|开班)(?:情况)?)?")


def unit_sections(found: FoundRecords) -> Mapping[int, str]:
    """The rows under the headings in whose only cell a village stands, and its name."""
    form, view = found.form, found.view
    if not form.is_upright:
        return {}
    sections: dict[int, str] = {}
    for row in range(form.header.stop, form.rows.stop):
        filled = view.filled(row)
        text = plain_text(squeezed(view.text(row, filled[0]))) if len(filled) == 1 else ""
        if not text or len(text) > _LONGEST:
            continue
        numbering = _NUMBERING.match(text)
        named = named_in(text[numbering.end() :] if numbering else text)
        if named is not None and is_village(named.name):
            sections[row] = named.name
    return sections


def month_sections(found: FoundRecords) -> Mapping[int, MonthSaid]:
    """The rows under the headings in whose only cell a month stands, and that month: 三月份, （二）4月."""
    view = found.view
    sections: dict[int, MonthSaid] = {}
    for row in range(found.form.header.stop, found.form.rows.stop) if found.form.is_upright else ():
        filled = view.filled(row)
        text = plain_text(squeezed(view.text(row, filled[0]))) if len(filled) == 1 else ""
        text = _NUMBERING.sub("", text, count=1) if len(text) <= _LONGEST else ""
        if _MONTH.fullmatch(text) and (said := month_in(text)) is not None and said.month is not None:
            sections[row] = said
    return sections
