"""Whose form it is, where the table has no column of units: by a line 填报单位：, its title, its sheet, its file."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.one_unit import OneUnit, SaidIn, SaidUnit
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.table.columns import is_measure
from cedu_targets.recognition.table.regions import Regions
from cedu_targets.recognition.view import GridView

_KIND = (
    r"(?:街道办事处|街道办|街道|社区教育中心|社区教育学校|社区学院|社区学校|成人学校|成校|学院|办事处|管委会|管理处|开发区|高新区"
    r"|园区|新区|林场|农场|居委会|村委会|[镇乡村]|社区(?!教育|学习|建设))"
)
_HEAD = lazy_pattern(
    r"(?:(?:填报|报送|责任|上报|填表|申报|实施|所属)(?:单位|街道|乡镇|镇街|学校|部门)|单位名称|街道名称|单位|街道|乡镇)"
    r"(?:名称)? ?(?:[（(][^（）()]{0,6}章[^（）()]{0,3}[)）])? ?(?:[:：]| |$) ?"
    r"(?P<name>[^\s:：，,；;（）()]{2,24})(?=$|[\s，,；;（）()])"
)
_HEAD_ALONE = lazy_pattern(
    r"(?:(?:填报|报送|上报|填表|申报)(?:单位|街道|乡镇|镇街|学校|部门)|(?:reporting )?unit)(?:名称)?[:：]",
    re.IGNORECASE,
)
_ONE_SIGN = r"(?![无空章年月日镇乡村街人])[\u4e00-\u9fff]"
_HEAD_OF_ONE_SIGN = lazy_pattern(
    r"(?:填报|报送|责任|上报|填表|申报|实施|所属)(?:单位|街道|乡镇|镇街|学校|部门)(?:名称)?"
    rf"(?:[（(][^（）()]{{0,6}}章[^（）()]{{0,3}}[)）])?[:：] ?(?P<name>{_ONE_SIGN})(?=$|[\s，,；;（）()])"
)
"""填报单位：乙; without the colon one sign is as likely the heading of a column."""
_STAMP = lazy_pattern(r"[（(][^（）()]{0,6}章[^（）()]{0,3}[)）]$")
_LONGEST_CELL = 60
_TIMES = lazy_pattern(
    r"(?:19|20)\d\d\s*(?:[-—~至]\s*(?:19|20)\d\d)?\s*(?:学?年度?)?|(?:截[至止到])?\d{1,2}\s*[-—–~～至]\s*\d{1,2}\s*月(?:份)?"
    r"|(?:截[至止到])?\d{1,2}月(?:份|底|末|\d{1,2}[日号])?|(?:前|第)?[一二三四1-4]季度|[上下]半年|全年|年度"
)
_FORM_WORDS = lazy_pattern(
    r"附件\d*|社区教育|终身教育|社会教育|成人教育|老年教育|教育|主要|重点|各项|工作|目标|任务|指标|分解|完成|达成|落实|进展|进度|情况"
    r"|数据|统计|汇总|自查|上报|报送|填报|反馈|回收|报表|月报|季报|年报|表格|表|报告|最终版?|定稿|终稿|修改版?|修订|新版|副本|新建|工作簿|工作表"
    r"|sheet|copy|final|form|report|关于|的",
    re.IGNORECASE,
)
_TITLE_UNIT = lazy_pattern(
    rf"(?!各|学习型|示范|数字|智慧|特色|美丽|文明|优秀|居民|老年|所属|全[省市州区县旗镇乡])(?P<name>[\u4e00-\u9fff]{{1,10}}?{_KIND})"
    rf"(?=$|\d|[-—–_（）()\s·:：]|社区教育|终身教育|社会教育|成人教育|老年教育|教育|年度|全年|[上下]半年|第?[一二三四]季度|目标|任务|工作|完成|各项|主要|指标|统计|月报|季报|报表|情况|关于)"
)
_WHOLE = lazy_pattern(rf"[\u4e00-\u9fff]{{1,10}}{_KIND}")
_DISTRICT_BEFORE = lazy_pattern(
    r"^(?:[\u4e00-\u9fff]{2,3}[省市])?[\u4e00-\u9fff]{1,5}?[区县市旗](?=[\u4e00-\u9fff]{2})"
)
_CHINESE = lazy_pattern(r"[\u4e00-\u9fff]")
_NOBODY = lazy_pattern(
    r"(?:各|全部|全体|所有|每个?|多个|若干|其[他它余]|汇总|总表|合并|某|我[区县市街镇乡们]).*|本(?:单位|街道|[镇乡村校级]|社区)"
    r"|(?:[两二三四五六七八九十]+个?|\d+个?)(?:街道|镇)|街道(?:办事处|办)?|[镇乡村]|社区|乡镇|镇街|街镇"
)
"""各街道, 所有乡镇, 三镇: said of many, and nobody's name."""
_WHOLE_DISTRICT = lazy_pattern(
    r"全[省市州区县旗镇乡](?=社区教育|社会教育|终身教育|\d|目标|任务|完成|各项|年度|全年|总)"
)
_FORM_OF = lazy_pattern(r"(?:(?:19|20)\d\d|\d{1,2}月|社区教育|终身教育|完成|上报|报送|月报|季报)")
_NO_NAME = lazy_pattern(r"[^\u4e00-\u9fff]")
_WIDE_BLANK = lazy_pattern(r"\s{2,}")
_LONGEST_GUESS = 6


def unit_said(grid: GridView, regions: Regions) -> OneUnit:
    """All that says whose form a table is, the surest first."""
    around = [*regions.above, *regions.notes]
    lines = [" ".join(_apart(grid.text(row, column)) for column in grid.filled(row)) for row in around]
    titles = [squeezed(grid.text(row, column)) for row in regions.above for column in grid.filled(row)]
    headed = [*_beside_heads(grid, around)] or [*units_headed(lines)]
    found = [SaidUnit(name, SaidIn.HEAD, True) for name in headed]
    found += [SaidUnit(name, SaidIn.TITLE, True) for text in titles for name in _of_title(text)]
    for text, place in ((grid.sheet or "", SaidIn.SHEET), (grid.file_name, SaidIn.FILE)):
        for name, is_certain in units_of_label(text):
            if not is_certain and any(_begins_with(title, name) for title in titles):
                found.append(SaidUnit(name, SaidIn.TITLE, True))
            found.append(SaidUnit(name, place, is_certain))
    if not found:  # a district's own figures
        found = [SaidUnit(match[0], SaidIn.TITLE, True) for text in titles if (match := _WHOLE_DISTRICT.search(text))]
    return OneUnit(tuple(one for one in dict.fromkeys(found) if not _NOBODY.fullmatch(one.name)))


def _begins_with(title: str, name: str) -> bool:
    """新民2026年4月完成情况 is 新民's, where file or sheet is called so: two say the same."""
    rest = _DISTRICT_BEFORE.sub("", title, count=1)
    return any(one.startswith(name) and _FORM_OF.match(one[len(name) :]) is not None for one in (title, rest))


def _apart(text: str) -> str:
    """The text of a cell; of 填报单位：湖熟街道    报送月份：3月 in one cell both parts stay apart."""
    return " ".join(map(squeezed, _WIDE_BLANK.split(text.strip())))


def _beside_heads(grid: GridView, rows: Iterable[int]) -> Iterator[str]:
    """The units that fill the cell behind one that says 填报单位： and no more, brackets and all."""
    for row in rows:
        texts = [squeezed(grid.text(row, column)) for column in grid.filled(row)]
        for head, name in pairwise(texts):
            name = _STAMP.sub("", name)
            is_name = 1 < len(name) <= _LONGEST_CELL or re.fullmatch(_ONE_SIGN, name)
            if _HEAD_ALONE.fullmatch(head) and is_name and not re.search("[:：]", name):
                yield _without_district(name)


def units_headed(lines: Iterable[str]) -> Iterator[str]:
    """The units behind 填报单位： and the like in some lines."""
    for line in lines:
        for match in _HEAD.finditer(line):
            name = match["name"]
            is_plain = match[0].startswith(("单位：", "单位:", "街道", "乡镇"))  # 单位：见各栏
            if is_plain and not _WHOLE.fullmatch(name):
                continue
            if not is_measure(name) and _CHINESE.search(_FORM_WORDS.sub("", name)):
                yield _without_district(name)
                break
        else:
            yield from (match["name"] for match in _HEAD_OF_ONE_SIGN.finditer(line))


def _of_title(text: str) -> Iterator[str]:
    """A unit that a title begins with, or that stands in brackets or behind a dash in it."""
    if re.search(r"[:：]", text):
        text = re.sub(r"^附件\d*[:：]", "", text)
    for part in (text, *re.findall(r"[（(]([^（）()]+)[)）]", text), *re.split(r"[—–\-·]+", text)[1:]):
        plain = _TIMES.sub("", part, count=1) if _TIMES.match(part) else part
        plain = re.sub(r"^(?:附件\d*|关于|年|度)+", "", plain)
        plain = _without_district(plain)
        if (match := _TITLE_UNIT.match(plain)) is not None:
            yield match["name"]
            return


def units_of_label(text: str) -> Iterator[tuple[str, bool]]:
    """The name in the name of a sheet or a file: (name, whether it bears a unit's kind)."""
    for name in _of_title(squeezed(text)):
        yield name, True
        return
    left = _NO_NAME.sub(" ", _FORM_WORDS.sub(" ", _TIMES.sub(" ", text))).split()
    for part in left:
        name = _without_district(part)
        if _WHOLE.fullmatch(name) and not re.match(r"全[省市州区县旗镇乡]", name):
            yield name, True
            return
    names = [name for name in left if 2 <= len(name) <= _LONGEST_GUESS]
    if len(names) == 1:
        yield names[0], False


def _without_district(name: str) -> str:
    """江宁区东山街道 -> 东山街道; 高新区 stays."""
    rest = _DISTRICT_BEFORE.sub("", name, count=1)
    return rest if rest != name and re.match(rf"[\u4e00-\u9fff]{{1,10}}?{_KIND}", rest) else name
