"""What the words before a number make of it: how they bound it, and for how many heads it counts."""

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import Quantity, parse_quantity
from cedu_targets.domain.targets import TargetRelation, relation_of

HEADS = lazy_pattern(
    "每(?P<many>\\d{1,4}[百千万]?|[百千万]|十万|百万)(?:名|位|个)?(?P<whom>[^，,。；;、\\d每不至]{0,6}?(?:人口|居民|市民|村民|农民"
    "|老年人|老人|学员|学生|职工|人员|户|人))"
)
"""Words before an amount that is meant for so many heads: 每万人, 每千名老年人."""
_AT_LEAST = lazy_pattern(
    "(?:至少|不少于|不低于)(?:要|应|须)?(?:有|配备|配齐|配|设立|设|建好|建成|建有|建设|建|办好|办|开设|开展|举办|组织)$"
)
"""至少有一名"""
_LEAST_OF = lazy_pattern(
    "(?:不低于|不少于|不得低于|不得少于|至少占?|(?<![不得])(?:超过|高于))[^，,。；;低少超高至]{2,20}(?:的|人均|每人)$"
)
_MOST_OF = lazy_pattern("(?:不超过|不高于|不得超过|不得高于|控制在)[^，,。；;低少超高至]{2,20}(?:的|人均|每人)$")
"""What bounds a number before its base: 不低于常住人口的35%, 不低于常住人口人均4元."""


def bounded(quantity: Quantity, before: str) -> TargetRelation:
    """How a number is bounded, by the words of a clause up to it."""
    relation = relation_of(quantity)
    if relation is not TargetRelation.REACH:
        return relation
    if _AT_LEAST.search(before) or _LEAST_OF.search(before):
        return TargetRelation.AT_LEAST
    return TargetRelation.AT_MOST if _MOST_OF.search(before) else relation


def heads_in(before: str) -> int:
    """For so many heads a number counts, by the words before it: 1000 of 每千人2名; else 1."""
    match = HEADS.search(before)
    return 1 if match is None else int(parse_quantity(match["many"]).low or 1)
