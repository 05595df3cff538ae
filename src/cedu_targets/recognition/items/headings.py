"""What the headings of a schedule or a checklist say about their columns, in one table of words."""

import re
from enum import StrEnum
from functools import lru_cache

from cedu_targets.domain.folding import fold
from cedu_targets.domain.items import Role
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.personal_headings import PERSONAL

_LONGEST = 30


class Heading(StrEnum):
    """What stands in a column."""

    NUMBER = "number"
    CONTENT = "content"
    """What is to be done."""
    GOAL = "goal"
    """More of it, in a column of its own; by itself it is no sign of a schedule."""
    CRITERION = "criterion"
    """二级指标: content beside a column of points (分值), where a dossier is asked for."""
    POINTS = "points"
    TIME = "time"
    PERIOD = "period"
    """三季度, 三季度目标: the time stands in the heading."""
    OWNER = "owner"
    PROGRESS = "progress"
    COMPLETED = "completed"
    """完成时间: of a plan the time that it is due, of a checklist the day when it was done."""
    EVIDENCE = "evidence"
    REASON = "reason"
    REMARK = "remark"
    UNIT = "unit"
    """Who reports, or, where nobody does, who has to do it."""
    SECTION = "section"
    AMOUNT = "amount"
    VALUE = "value"
    """数值: what was reached of an item's target."""
    BASE = "base"
    BASE_SOURCE = "base_source"
    PERSONAL = "personal"
    """Names and telephones: never kept."""
    PERSON_OR_OWNER = "person_or_owner"
    """责任人: a person, or the office that is responsible."""
    MONEY = "money"
    ATTENDANCE = "attendance"
    """人数: what took place is a record, and nothing that is due."""


_QUARTER = r"第?[一二三四1-4]季度"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?"
_PERIOD = rf"(?:(?:19|20)\d\d年)?(?P<period>{_QUARTER}|[上下]半年|{_MONTH})"
_TASKS = "内容|任务|事项|要点|措施|举措|项目|工作|清单"
_OFFICE = "单位|部门|科室|处室|股室|机构|主体|科|处|室|方|镇街|街道|乡镇|分工"
_HAS_TO = "整改|责任|牵头|主办|配合|协同|协办|协作|协助|负责|承办|参与|参加|落实|实施|执行|承担|组织|主管|归口|主责"
_WHEN = (
    "完成|办[结理]|销号|整改|落实|推[进动]|开展|实施|执行|启动|开始|起[始止讫]|结束|截[止至]|[计规]划|预[计定期]|拟定?|[初暂原]定"
    "|目标|要求|工作|任务|活动|事项|项目|举[办行]|召开|主办|承办|组织|进行|培训|安排|进度|阶段|序时|上报|报[送告]|提交|反馈"
    "|申报|验收|评[估审选]|考核|检查|督[查导办]|自查|建[成设]|竣工|[完开]工|开班|达标|责任|承诺|最[后迟终]|具体|大[致概]|主要"
    "|时间|年度?|总体|实现|创建|到位|调[研查]|宣传|[比竞]赛|展[示演]|[的及和与、/]"
)
"""Before 时间 and 日期: at 获奖时间, 交货时间 and 上课时间 nothing is due."""
_PERSON = "责任人|负责人|牵头人|主办人|承办人|联络人|责任领导|责任人员"
_MEANINGS: dict[Heading, re.Pattern[str]] = {
    Heading.NUMBER: lazy_pattern(r"(?:项目|任务|事项)?(?:序号|编号)|序|号|项次|[Nn][Oo]\.?|Item ?no\.?"),
    Heading.PERSON_OR_OWNER: lazy_pattern(rf"(?!.{{0,6}}(?:单位|部门|科室)[及和与、/]).{{0,8}}(?:{_PERSON})"),
    Heading.PERSONAL: lazy_pattern(rf".{{0,8}}(?:{PERSONAL}|教师|讲师)(?:及.{{1,6}})?"),
    Heading.MONEY: lazy_pattern(r".{0,8}(?:经费|资金|预算|投资|金额|造价|费用)(?:来源|安排|预算|金额)?"),
    Heading.ATTENDANCE: lazy_pattern(r".{0,8}(?:人数|人次|人次数|课时|课时数|学时|学时数)"),
    Heading.PROGRESS: lazy_pattern(
        r".{0,12}(?:(?:完成|进展|推进|落实|办理|办结|执行|开展|整改|工作|进度)(?:情况|状态|结果)(?:说明)?"
        r"|是否(?:已经?)?(?:完成|落实|办结)|完成与否|完成进度|(?:目前|最新|工作)?进展|(?:当前|目前|任务)?状态)|Status"
    ),
    Heading.COMPLETED: lazy_pattern(r"(?:实际|整改)?(?:完成|办结|落实|办理|销号)(?:时间|日期)|Completed ?on"),
    Heading.PERIOD: lazy_pattern(
        rf"{_PERIOD}(?:重点|主要|工作|阶段性?){{0,2}}(?:目标|任务|安排|计划|进度|内容|节点|要点|举措){{0,2}}"
    ),
    Heading.TIME: lazy_pattern(
        r"(?!每)(?:.{0,8}(?:时限|期限|月份|季度|月度|进度安排|时间安排|时间节点|节点|进度要求|进度计划|计划进度|进度)"
        rf"|(?:(?:19|20)\d\d)?(?:{_WHEN}){{0,5}}(?:时间|日期))(?:要求|安排|节点)?|Due"
    ),
    Heading.OWNER: lazy_pattern(
        rf".{{0,6}}(?:{_HAS_TO})(?:责任|实施|落实|主体|承办|配合|参与){{0,2}}(?:{_OFFICE})(?:名称)?"
        rf"|(?:责任|牵头|主办|配合|协同|协办|承办)者?|.{{0,4}}(?:单位|部门|科室)[及和与、/](?:{_PERSON})|Responsible"
    ),
    Heading.UNIT: lazy_pattern(
        r"(?:填报|报送|上报|报告)?(?:单位|部门|科室|处室|镇街|乡镇|街道|地区|区县|县区|县市区|市区|学校|社区)(?:名称)?"
    ),
    Heading.VALUE: lazy_pattern(r"(?:实际|完成|达到)?数值|实际数|完成数值|Value"),
    Heading.BASE: lazy_pattern(r"基数|分母|Base"),
    Heading.BASE_SOURCE: lazy_pattern(r"基数(?:的)?(?:来源|出处)|Base ?source"),
    Heading.EVIDENCE: lazy_pattern(r".{0,6}(?:佐证|证明|支撑|印证)(?:材料|资料|文件)?(?:名称|清单|目录)?|Evidence"),
    Heading.REASON: lazy_pattern(r".{0,8}(?:原因|问题|困难)(?:说明|分析)?|Reason"),
    Heading.REMARK: lazy_pattern(r"备注|说明|情况说明|其他|Remarks"),
    Heading.POINTS: lazy_pattern(r"(?:标准)?(?:分值|满分|权重)"),
    Heading.SECTION: lazy_pattern(
        r".{0,6}(?:类别|分类|类型|板块|领域|方面|专题|条块|大类|维度|模块|阶段)|一级指标|卷|Volume"
    ),
    Heading.AMOUNT: lazy_pattern(r"数量|工作量|目标数|场次|次数"),
    Heading.CRITERION: lazy_pattern(r"[二三四]级指标|评[价估]指标|指标(?:内容|名称)?|Demand"),
    Heading.CONTENT: lazy_pattern(
        rf"(?:[^\d]{{0,8}}(?:{_TASKS}))(?:名称|内容|分解|说明|描述|及要求|和要求|与要求|及措施|目标|安排|计划)?|(?:建档|归档)?材料要求|Item"
    ),
    Heading.GOAL: lazy_pattern(r".{0,8}(?:目标|要求|活动|做法|标准|成效|成果)(?:名称|内容|要求|形式)?"),
}
"""The first that fits a whole heading is what it means; the English ones are those of checklists that cedu writes."""
_OF_THE_PAPER = lazy_pattern(
    "(?:登记|填报|填表|发布|印发|成立|交办|下达|收文|更新|批准|立项|创建|建立|出生|入职|参加工作)(?:时间|日期)"
)
"""Times at which nothing is due."""
_NUMBERS = lazy_pattern(r"\d{1,2}(?:[、,，\-—–~至]\d{1,2}){0,11}|[一二三四]")
_IN_BRACKETS = lazy_pattern(r"[(（\[【][^()（）\[\]【】]{0,40}[)）\]】]$")
_ROLES = (
    (Role.SUPPORT, lazy_pattern("配合|协同|协办|协作|协助|参与|参加")),
    (Role.LEAD, lazy_pattern("牵头|主办|主要|主责|第一")),
)


@lru_cache(maxsize=1024)
def heading_of(text: str) -> Heading | None:
    """What a heading says about its column; None for anything else."""
    plain = _plain(text)
    if not plain or len(plain) > _LONGEST or _OF_THE_PAPER.fullmatch(plain):
        return None
    return next((heading for heading, words in _MEANINGS.items() if words.fullmatch(plain)), None)


def role_of(text: str) -> Role:
    """The part of the owners in a column of this heading."""
    return next((role for role, words in _ROLES if words.search(_plain(text))), Role.DUTY)


def period_of(text: str) -> str:
    """The 三季度 of a heading 三季度目标."""
    match = re.match(_PERIOD, _plain(text))
    return match["period"] if match else ""


def time_in_words(text: str, heading: str) -> str:
    """What a cell of times says: 3 under 月份 is 3月, and 2 under 季度 is 2季度."""
    if not _NUMBERS.fullmatch("".join(text.split())):
        return text
    plain = _plain(heading)
    return f"{text}月" if "月" in plain else f"{text}季度" if "季" in plain else text


def is_of_projects(text: str) -> bool:
    """Whether a heading promises projects, of which there are lists that nobody has to work through."""
    return re.search("项目(?:名称)?$", _plain(text)) is not None


def heads_tasks(text: str) -> bool:
    """Whether the heading of a period heads what is to be done in it, in no other column: 3月份工作任务."""
    return re.search("(?:任务|工作|内容|要点)$", _plain(text)) is not None


def heads_activities(text: str) -> bool:
    """Whether a heading promises activities, which are to be held or were: 活动名称."""
    return re.fullmatch("(?:主要|重点|具体)?活动(?:名称|主题)?", _plain(text)) is not None


def names_persons_too(text: str) -> bool:
    """Whether a heading of owners announces persons beside them: 责任单位及责任人."""
    return re.search(_PERSON, _plain(text)) is not None


def _plain(text: str) -> str:
    """The heading without blanks, and without a remark in brackets at its end."""
    return _IN_BRACKETS.sub("", fold(squeezed(text[: 4 * _LONGEST]))).strip(":：*")
