"""Rosters of a file: told of with the number of their rows; what stands in them is neither read nor named."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.recognition.passed_over import is_our_aside, may_be_a_table
from cedu_targets.recognition.same_words import by_words
from cedu_targets.recognition.view import GridView

if TYPE_CHECKING:
    from cedu_targets.recognition.rosters import Roster

_ROWS_ASKED, _LONGEST_HEADING, _FEWEST_HEADINGS = 2_000, 20, 2
_PERSONAL = (
    "姓名",
    "电话",
    "号码",
    "手机",
    "联系人",
    "联系方式",
    "组长",
    "负责人",
    "责任人",
    "教师",
    "邮箱",
    "领导",
    "身份证号",
)
_MOST_NAMED = 10


class RostersApart(NamedTuple):
    """The rosters that are left in a sheet, and the sheet without them."""

    whole: GridView
    rest: GridView
    rosters: Sequence["Roster"]

    @property
    def is_told(self) -> bool:
        """Whether what is said of them says all that there is to say of the sheet."""
        return bool(self.rosters) and not may_be_a_table(self.rest)


def without_rosters(view: GridView) -> RostersApart:
    """A sheet with its rosters apart; few sheets have one, so what is asked of each costs little."""
    if not _may_hold_rosters(view) or is_our_aside(view):
        return RostersApart(view, view, ())
    from cedu_targets.recognition.rosters import find_rosters

    rosters = find_rosters(view)
    rest = view.without_rows(row for one in rosters for row in one.rows) if rosters else view
    return RostersApart(view, rest, rosters)


def rosters_told(found: Sequence[RostersApart]) -> Iterator[Finding]:
    """RD091, once: the rosters of a file beside what else it holds."""
    if rosters := [roster for one in found for roster in one.rosters]:
        facts, variant = _facts(found)
        yield Finding("RD091", "reading", Severity.NOTE, rosters[0].place, facts, variant=variant)


def only_rosters(found: Sequence[RostersApart]) -> InputFault | None:
    """RD130 for a file in which nothing but rosters was recognised; None where there are none."""
    rosters = [roster for one in found for roster in one.rosters]
    return InputFault("RD130", _facts(found)[0], place=rosters[0].place, variant="roster") if rosters else None


def _facts(found: Sequence[RostersApart]) -> tuple[dict[str, Parameter], str]:
    """What is said of them, and which wording fits; a roster without a title is called as its sheet is."""
    named = [(roster, roster.title or one.whole.sheet) for one in found for roster in one.rosters]
    names = [*dict.fromkeys(name for _, name in named if name)]
    texts = "、".join(names[:_MOST_NAMED]) + ("…" if len(names) > _MOST_NAMED else "")
    count = sum(roster.filled for roster, _ in named)
    variant = "several" if len(named) > 1 else "untitled" if not names else "" if count else "blank"
    return {"texts": texts, "count": count, "parts": len(named)}, variant


@by_words
def _may_hold_rosters(view: GridView) -> bool:
    """Whether words for persons stand as headings do: in cells of their own."""
    found = 0
    for cells in view.rows[:_ROWS_ASKED]:
        for raw in cells:
            if type(raw) is str and len(raw) <= _LONGEST_HEADING and raw.strip().endswith(_PERSONAL):
                found += 1
                if found >= _FEWEST_HEADINGS:
                    return True
    return False
