"""What the headings of a form say whose rows are the classes and activities that were held."""

from enum import StrEnum
from functools import lru_cache

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.records import RecordField
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.personal_headings import PERSONAL

_LONGEST = 20
_MADE = "培训|活动|教学|教育|学习|办班|开班|开课|授课|上课|讲座|课程|举办|组织|开展|实施|主要|具体"
_WHO_CAME = (
    "实际|实到|到课|到会|参训|参加|参与|参学|参会|出席|培训|受训|受教育|受益|受众|覆盖|服务|学习|听课|活动|办班|学员|学习者|居民"
    "|市民|听众|群众|村民|农民|社员|本月|本次|本期|总计|合计|共计|总|其中|线上|线下|男性|女性|男|女|首次"
)


class Field(StrEnum):
    """What is said of a class, or of the row that holds it."""

    PROJECT = "project"
    DAY = "day"
    PEOPLE = "people"
    FIRST_TIME = "first_time"
    PLACE = "place"
    MODE = "mode"
    TEACHER = "teacher"
    CATEGORY = "category"
    HOURS = "hours"
    UNIT = "unit"
    """村（居）, 举办单位: who held it, in a ledger of several units."""
    MONTH = "month"
    PERSONAL = "personal"
    """姓名, 电话, 签字: not kept."""
    NUMBER = "number"
    """序号"""
    GOAL = "goal"
    """目标人数, 完成率: what was assigned; a table that has it is one of targets."""

    @property
    def kept(self) -> RecordField | None:
        """The field of a record that the column fills; None where it fills none."""
        return RecordField(self.value) if self.value in _KEPT else None


_KEPT = frozenset(RecordField)
_PATTERNS = {
    Field.NUMBER: lazy_pattern(r"序号?|编号|№|No\.?"),
    Field.GOAL: lazy_pattern(
        r".{0,8}(?:目标|任务|指标|下达|分解)(?:人[数次]|人次数|数|值|量)?|.{0,6}完成(?:率|比例|数|人数|人次|量)"
    ),
    Field.FIRST_TIME: lazy_pattern(
        r"(?:其中|[:：]|本年度?|当年|今年|全年|年内|新增?|学员|人员){0,3}(?:首次|第一次|初次)(?:参[训加学与]|参加培训|培训|学习|学员)?"
        r"(?:的?(?:人[数次]?|人次数|人员数?|学员数?))?|First time this year"
    ),
    Field.HOURS: lazy_pattern(rf".{{0,8}}(?:课时|学时)(?:数|量)?|(?:{_MADE}){{0,2}}时长|Hours"),
    Field.PEOPLE: lazy_pattern(rf"(?:{_WHO_CAME}){{0,3}}的?(?:人数|人次数?|人员数|学员数|总人[数次])|Attendances"),
    Field.TEACHER: lazy_pattern(
        rf"(?:{_MADE}|任课|主讲|辅导|专业|外聘|聘请){{0,2}}(?:教师|讲师|老师|教员|授课人|主讲人?|辅导员|师资)(?:姓名|名单)?"
    ),
    Field.PERSONAL: lazy_pattern(rf".{{0,8}}(?:{PERSONAL}|名单|负责人|代表)"),
    Field.PLACE: lazy_pattern(rf"(?:{_MADE}){{0,2}}(?:地点|地址|场所|场地|教室)(?:名称)?|Place"),
    Field.MODE: lazy_pattern(rf"(?:{_MADE}){{0,2}}(?:方式|形式|模式)|Mode"),
    Field.CATEGORY: lazy_pattern(rf"(?:{_MADE}|项目|内容){{0,2}}(?:类别|类型|种类|分类)|Category"),
    Field.MONTH: lazy_pattern(r"(?:所属|培训|办班)?(?:月份|月度|月|年月)"),
    Field.DAY: lazy_pattern(rf"(?:{_MADE}|起止){{0,2}}(?:日期|时间|年?月日)|Date"),
    Field.PROJECT: lazy_pattern(
        rf"(?:{_MADE}|项目|班级|培训班){{0,2}}(?:项目|课程|内容|主题|题目|班次|培训班|班级)(?:名称|内容|主题|及内容)?|(?:{_MADE})名称|班名|Course"
    ),
    Field.UNIT: lazy_pattern(
        r"(?:填报|报送|上报|举办|办班|主办|承办|办学|开班|所属|培训)?(?:单位|学校|学习中心)(?:名称)?|(?:各|所[属在])?(?:行政)?村(?:[居社]区?)?(?:委会?)?(?:名称?)?"
        r"|社区(?:名称)?|村委?居委?(?:会)?|镇?村|乡镇(?:街道)?|镇街|街道(?:乡镇)?|村[别名]"
    ),
}  # fmt: skip
"""The first that fits a whole heading is what it means; the English ones are those of forms that cedu writes."""
_BRACKETS = lazy_pattern(r"[(（\[][^()（）\[\]]{0,20}[)）\]]")
_OF_PEOPLE = lazy_pattern(r"[(（\[](?:人次?|名)[)）\]]$")
_WHO = lazy_pattern(rf"(?:{_WHO_CAME}){{1,4}}")
"""Over a measure of people: 参训农民（人）."""
_OF_HOURS = lazy_pattern(r"[(（\[](?:小时|课时|学时|节|分钟|天)")
_SIGNS = lazy_pattern(r"[、/·,，]")


@lru_cache(maxsize=1024)
def field_of(text: str) -> Field | None:
    """What a heading says of a class; None for anything else."""
    if len(text) > 2 * _LONGEST:
        return None
    text = squeezed(text)
    bare = _SIGNS.sub("", _BRACKETS.sub("", text)).strip("*：:")
    if len(bare) > _LONGEST or not bare:
        return None
    field = next((field for field, pattern in _PATTERNS.items() if pattern.fullmatch(bare)), None)
    if field is None and _OF_PEOPLE.search(text) and _WHO.fullmatch(bare):
        return Field.PEOPLE
    return Field.HOURS if field is Field.DAY and _OF_HOURS.search(text) else field


def noun_of(text: str) -> str | None:
    """What a heading over people counts: 人次 or 人; None where it does not say."""
    text = squeezed(text)
    if "人次" in text or text == "Attendances":
        return "人次"
    return "人" if "人" in text or "学员" in text else None
