"""Lists of what took place, was won or bought, or of who is on duty: they look like schedules, and nothing is due."""

from cedu_targets.domain.folding import fold
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.items.body import FoundItems
from cedu_targets.recognition.items.headings import Heading, heads_activities
from cedu_targets.recognition.items.schedule_titles import title_of

_RECORD = lazy_pattern(
    r"(?:大事记|纪实|历程|[日周旬月季年]报|简报|通报|名单|名录|花名册|通讯录|课程表?|课表|值[班守]|轮值|采购|获奖|议程|会议日程|签到|统计"
    r"|(?:活动|培训|讲座|会议|走访|学习)(?:台账|记录|登记))"
    r"(?:工作|情况|成果|项目|目录|清单|计划|安排|轮值|人员|一览|汇总|明细|统计){0,3}表?(?:\([^()]{1,12}\))?$"
)
"""How their titles end; 值班工作任务分解表 is the title of a schedule."""
_PLAN = lazy_pattern("安排|计划|方案|要点|任务|预告")
_HAS_TO = lazy_pattern("责任|牵头|主责|Responsible")
_BY = lazy_pattern("时限|期限|截[止至]|节点|计划|进度|拟|要求|最[迟后]|Due")


def is_due(found: FoundItems) -> bool:
    """Whether what stands under a header has to be done.

    The title of a record says no, unless the headings say who has to do it and by when, or how far it is. A list of
    activities (活动名称, 主办单位, 举办时间) is a schedule where its title is that of a plan.
    """
    header = found.header
    title = fold(squeezed(title_of(found) or found.cells.view.sheet or ""))
    if heads_activities(header.texts[found.content]) and not _PLAN.search(title):
        return False
    if not _RECORD.search(title):
        return True
    is_owned = any(_HAS_TO.search(header.texts[column]) for column in header.of(Heading.OWNER))
    is_timed = any(_BY.search(header.texts[column]) for column in header.of(Heading.TIME))
    return is_owned and (is_timed or Heading.PROGRESS in header.known)
