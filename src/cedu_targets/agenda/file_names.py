"""Whose a file is by its name: the unit that the name consists of, words of the errand, days and numbers left out."""

from collections.abc import Iterable
from pathlib import PurePath

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import folded

_NUMBER = r"第?\d{1,8}[.,]?(?:年度|年|月份|月|日|号|季度|期|次|批|稿|版)?"
_ABOUT = (
    rf"{_NUMBER}|附件|关于|报送|上报|填报|报告|报表|反馈|回复|回执|答复|汇总|清单|台账|表|定稿|终稿|初稿|稿|最终|最新|修改|更新|新版|新|版|副本"
    r"|完成|落实|进展|推进|办理|执行|情况|工作|任务|事项|要点|安排|分解|重点|社区教育|老年教育|终身教育|的|已填|已"
    r"|上半年|下半年|全年|年度|[一二三四]季度|final|copy|v(?=\d)|tmp"
)
"""What stands in the name of a file beside that of a unit."""
_ONLY_ABOUT = lazy_pattern(rf"(?:{_ABOUT})*+")
_NUMBERS = lazy_pattern(rf"(?:附件|{_NUMBER})*+")
_SIGN = lazy_pattern(r"[^\w]+|_+")
_LONGEST = 40
"""Signs of a unit's name with what stands behind it."""
_UNIT = lazy_pattern(
    r"[\u3400-\u9fff]{2,20}(?:街道|办事处|镇|乡|村|区|县|市|旗|局|委|办|部|院|室|科|处|站|所|馆|中心|学校|中学|小学|大学|学院|政府|社区|公司)"
)
_OF_ALL = ("各", "全", "本", "有关", "相关", "其他")
_KINDS = lazy_pattern(r"(?:街道|社区|乡|镇|村|区|县|市|城|学校|单位)*+")
"""What names a kind of unit, and none of them."""


def known_in(path: str, names: Iterable[str]) -> set[str]:
    """The known names that a file's name is made of, besides what only says what it is for.

    A name that is a part of another one (镇社区教育中心 in 青山镇社区教育中心) is not that of the file.
    """
    stem = folded(PurePath(path).stem).casefold()
    pieces = [stem, *_SIGN.split(stem)]
    found = {name for name in names for piece in pieces if name and _is_of(piece, name.casefold())}
    return {name for name in found if not any(name in other for other in found if other != name)}


def unit_in(path: str) -> str | None:
    """The unit that a file is named after, whoever it is: 青山镇.xlsx, 附件3-青山镇（9月）.xlsx.

    None where the name has more in it than that, or only says what kind of unit it is.
    """
    pieces = [piece for piece in _SIGN.split(folded(PurePath(path).stem)) if not _ONLY_ABOUT.fullmatch(piece)]
    if len(pieces) != 1:
        return None
    name = pieces[0][_NUMBERS.match(pieces[0]).end() :][:_LONGEST]  # type: ignore[union-attr]
    ends = (end for end in range(len(name), 0, -1) if _ONLY_ABOUT.fullmatch(name, end))
    return next((name[:end] for end in ends if _is_unit(name[:end])), None)


def _is_unit(name: str) -> bool:
    if not _UNIT.fullmatch(name) or "工作" in name or name.startswith(_OF_ALL):
        return False
    kinds = _KINDS.match(name)
    return kinds is not None and kinds.end() < len(name) - 1


def _is_of(piece: str, name: str) -> bool:
    before, found, behind = piece.partition(name)
    return bool(found and _ONLY_ABOUT.fullmatch(before) and _ONLY_ABOUT.fullmatch(behind))
