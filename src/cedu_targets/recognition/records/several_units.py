"""Whose form it is where a head names more than one: 甲村、乙村. It is of no unit, since its sum cannot be parted."""

import re

from cedu_targets.domain.lazy_pattern import lazy_pattern

_PARTED = lazy_pattern(r"[、,，;；]")
_JOINED = lazy_pattern(r"[和与及]")
_UNIT = lazy_pattern(r"[^\W\d_]{1,20}(?:村|社区|居委会|村委会|镇|乡|街道|学校|中心|教学点|学习点)")
_SHORT = lazy_pattern(r"[^\W\d_]{1,6}")
"""甲、乙村: the kind may stand with the last alone."""


def several_units(text: str) -> tuple[str, ...]:
    """The names of several units behind 填报单位：, nothing where it is one: 和平村 is one, 甲村和乙村 are two."""
    text = "".join(text.split())
    if len(names := _parts(_PARTED, text)) > 1 and _UNIT.fullmatch(names[-1]):
        return names if all(_UNIT.fullmatch(name) or _SHORT.fullmatch(name) for name in names) else ()
    names = _parts(_JOINED, text)
    return names if len(names) > 1 and all(map(_UNIT.fullmatch, names)) else ()


def _parts(signs: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(signs.split(text.strip("、,，;；。")))
