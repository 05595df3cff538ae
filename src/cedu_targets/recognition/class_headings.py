"""What the headings of a form say whose rows are the classes and activities that were held."""

import re
from enum import StrEnum
from functools import lru_cache

from cedu_targets.files.grid import squeezed

_LONGEST = 20
_MADE = "培训|活动|教学|教育|学习|办班|开班|开课|授课|上课|讲座|课程|举办|组织|开展|实施|主要|具体"
_WHO_CAME = (
    "实际|实到|到课|到会|参训|参加|参与|参学|参会|出席|培训|受训|受教育|受益|受众|覆盖|服务|学习|听课|活动|办班|学员|学习者|居民"
    "|市民|听众|本月|本次|本期|总|其中|男|女|首次"
)


class Field(StrEnum):
    """What is said of a class."""

    PROJECT = "project"
    DAY = "day"
    PEOPLE = "people"
    PLACE = "place"
    MODE = "mode"
    TEACHER = "teacher"
    CATEGORY = "category"
    HOURS = "hours"
    GOAL = "goal"
    """目标人数, 完成率: what was assigned; a table that has it is one of targets."""


_PATTERNS = {
    Field.GOAL: re.compile(
        r".{0,8}(?:目标|任务|指标|下达|分解)(?:人[数次]|人次数|数|值|量)?|.{0,6}完成(?:率|比例|数|人数|人次|量)"
    ),
    Field.HOURS: re.compile(r".{0,8}(?:课时|学时)(?:数|量)?"),
    Field.PEOPLE: re.compile(rf"(?:{_WHO_CAME}){{0,3}}的?(?:人数|人次数?|人员数|学员数|总人[数次])"),
    Field.TEACHER: re.compile(
        rf"(?:{_MADE}|任课|主讲|辅导|专业|外聘|聘请){{0,2}}(?:教师|讲师|老师|教员|授课人|主讲人?|辅导员|师资)(?:姓名|名单)?"
    ),
    Field.PLACE: re.compile(rf"(?:{_MADE}){{0,2}}(?:地点|地址|场所|场地|教室)(?:名称)?"),
    Field.MODE: re.compile(rf"(?:{_MADE}){{0,2}}(?:方式|形式|模式)"),
    Field.CATEGORY: re.compile(rf"(?:{_MADE}|项目|内容){{0,2}}(?:类别|类型|种类|分类)"),
    Field.DAY: re.compile(rf"(?:{_MADE}|起止){{0,2}}(?:日期|时间|月日)"),
    Field.PROJECT: re.compile(
        rf"(?:{_MADE}|项目|班级|培训班){{0,2}}(?:项目|课程|内容|主题|题目|班次|培训班|班级)(?:名称|内容|主题|及内容)?|(?:{_MADE})名称"
    ),
}  # fmt: skip
"""The first that fits a whole heading is what it means."""
_BRACKETS = re.compile(r"[(（\[][^()（）\[\]]{0,20}[)）\]]")
_HOURS = re.compile(r"[(（\[](?:小时|课时|学时|节|分钟|天)")


@lru_cache(maxsize=1024)
def field_of(text: str) -> Field | None:
    """What a heading says of a class; None for anything else."""
    if len(text) > 2 * _LONGEST:
        return None
    text = squeezed(text)
    bare = _BRACKETS.sub("", text).strip("*：:")
    if len(bare) > _LONGEST:
        return None
    field = next((field for field, pattern in _PATTERNS.items() if pattern.fullmatch(bare)), None)
    return Field.HOURS if field is Field.DAY and _HOURS.search(text) else field
