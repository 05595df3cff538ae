"""Rows -> district, units, subtotals, by their names."""

import re
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.named_rows import NamesOfRows, in_short, names_of_rows
from cedu_targets.domain.packed_column import LONG
from cedu_targets.recognition.table.additivity import adds
from cedu_targets.recognition.table.body import SECTION

_SUM_WORD = r"(?:合计|总计|共计|总数|总量|总和|汇总)"
_DISTRICT = lazy_pattern(
    rf"全(?:省|市|州|盟|区|县|旗|镇|乡|街道?|村|社区|域)(?:性)?(?:总?目标|任务|计划|指标|数|小计|{_SUM_WORD})*"
    rf"|(?:总|区|县|市|镇|区级|县级|市级)?{_SUM_WORD}(?:数)?|计|总目标|目标总数"
    r"|(?:the )?(?:whole )?district(?: total)?|(?:the )?whole (?:county|city|town)|(?:county|city|town) total"
    r"|(?:grand |overall )?total|overall",
    re.IGNORECASE,
)
_NAMED_SUM = lazy_pattern(rf".+(?:{_SUM_WORD}|(?<!sub)(?<!sub-)\btotal)", re.IGNORECASE)
_SUBTOTAL = lazy_pattern(rf".*(?:小计|sub-?total)|(?:小计|{_SUM_WORD})[\dA-Za-z一二三四五六七八九十]", re.IGNORECASE)
_WHOLE = lazy_pattern(
    r"全(?:国|部|体|球|社会|系统|行业)(?:总?(?:数|量|人口|计))?"
    r"|.{0,8}总(?:人口|面积|收入|支出|产值|股本|数|量|额|值)|(?:total|all)\b.*",
    re.IGNORECASE,
)
"""Names of the whole at the top or the bottom of a table; in its middle they may be anything."""
_MAY_BE_SUM = lazy_pattern(
    r"(?:total|all|both|gross|overall|sum)\b.*|.*\b(?:total|all)\b.*|[全共合].+|.*总.*|.+合", re.IGNORECASE | re.DOTALL
)
_SIGN_OF_A_SUM = lazy_pattern(r"[全总计A-Za-z]")
"""One of them is in every name that the patterns of wholes and sums above find."""
_OF_WHICH = lazy_pattern(r"其中[:：]?.+|(?:of which|including|thereof)[:,]? ?.+", re.IGNORECASE)
_AREA = lazy_pattern(r"(.{1,8}[区县市州旗镇乡])(?:目标|任务)?")
_HALVES = lazy_pattern(r"([^\x00-\x7f]+)\s*([A-Za-z][\x00-\x7f]*)")
_BRACKETS = lazy_pattern(r"[（(]([^（）()]*)[)）]")


class RowKinds(NamedTuple):
    """Grid rows by what they are; `names` gives each a name of its own (a repeated one gets `#2`)."""

    names: Mapping[int, str]
    district: int | None
    units: Sequence[int]
    subtotals: tuple[int, ...]
    extra_districts: tuple[int, ...]
    repeated: tuple[int, ...]
    guessed: bool = False
    """The district was told by its numbers, not by its name."""

    @property
    def judged(self) -> Sequence[int]:
        """The rows whose relations are checked: the district, then the units; of a long table without an entry each."""
        district, units = self.district, self.units
        if district is None:
            return units
        if isinstance(units, range) and district == units.start - 1:
            return range(district, units.stop)
        return array("q", (district, *units)) if len(units) >= LONG else (district, *units)


def classify(labels: Mapping[int, str], title: str, adds_up: Callable[[int], bool]) -> RowKinds:
    """Tell the rows apart; `labels` maps grid rows, top to bottom, to the names in them.

    A row with a common name of the whole (全区, 合计, total) is the district. A place's own name at the top or
    the bottom (江宁区, 开发区) is one only if the title speaks of that place or the row `adds_up` the others;
    so is a row of any other name there that adds up.
    """
    rows, written = _rows_and_names(labels)
    ends = [row for row in dict.fromkeys((rows[0], rows[-1])) if len(rows) > 2]
    districts = [row for row, name in zip(rows, written, strict=True) if _is_district(name)]
    if not districts:
        named = [row for row in ends if _names_whole(labels[row])]
        places = [
            row for row in ends if (place := _AREA.fullmatch(labels[row])) and (place[1] in title or adds_up(row))
        ]
        districts = (named or places or [row for row in ends if adds_up(row)])[:1]
    subtotals = {row for row, name in zip(rows, written, strict=True) if _names_subtotal(name)}
    parts = {row for row, name in zip(rows, written, strict=True) if _OF_WHICH.fullmatch(name)}
    subtotals |= parts | _headed_areas(labels, subtotals, districts)
    subtotals -= set(districts)
    others = subtotals.union(districts)
    units = in_short(row for row in rows if row not in others)
    names, repeated = _apart(labels, others)
    district = districts[0] if districts else None
    is_named = district is not None and (_is_district(labels[district]) or _names_whole(labels[district]))
    guessed = district is not None and not is_named
    return RowKinds(names, district, units, tuple(sorted(subtotals)), tuple(districts[1:]), repeated, guessed)


def _rows_and_names(labels: Mapping[int, str]) -> tuple[Sequence[int], Sequence[str]]:
    """The rows and the name of each; those of a long table as they are held."""
    if isinstance(labels, NamesOfRows):
        return labels.rows, labels.names
    return list(labels), list(labels.values())


def _apart(labels: Mapping[int, str], others: Collection[int]) -> tuple[Mapping[int, str], tuple[int, ...]]:
    """A name of its own for each row, and the units (no `others`) whose name stood in a row before."""
    if isinstance(labels, NamesOfRows) and labels.names.are_unique:
        return labels, ()
    names: list[str] = []
    repeated: list[int] = []
    seen: Counter[str] = Counter()
    for row, label in labels.items():
        seen[label] += 1
        count = seen[label]
        names.append(label if count == 1 else f"{label}#{count}")
        if count > 1 and row not in others:
            repeated.append(row)
    return names_of_rows(tuple(labels) if not isinstance(labels, NamesOfRows) else labels.rows, names), tuple(repeated)


def is_headed_total(label: str) -> bool:
    """Whether a row is called a total outright: 合计, 全区, 城区小计, grand total."""
    return _is_district(label) or _names_subtotal(label)


def is_of_which(label: str) -> bool:
    """Whether a row is a part of the one above it by name: 其中：女性."""
    return _OF_WHICH.fullmatch(label) is not None


def may_be_sum(label: str) -> bool:
    """Whether a name speaks a little for a row or a column as a total: 总人口, 全国, Total households, All families."""
    return _MAY_BE_SUM.fullmatch(label) is not None


def with_district(kinds: RowKinds, district: int | None) -> RowKinds:
    """The same rows with another one as the district, told by its numbers."""
    units = in_short(row for row in kinds.units if row != district)
    subtotals = tuple(row for row in kinds.subtotals if row != district)
    return kinds._replace(district=district, units=units, subtotals=subtotals, guessed=district is not None)


def _headed_areas(labels: Mapping[int, str], subtotals: set[int], districts: Sequence[int]) -> set[int]:
    """Rows such as 一、城区 that carry numbers and stand over plainly named units: areas, not units.

    Where units themselves are numbered (一、东山街道; 二、…), the first stands over the second.
    """
    rows, written = _rows_and_names(labels)
    wholes = set(districts)
    sections = [row for row, name in zip(rows, written, strict=True) if SECTION.fullmatch(name) and row not in wholes]
    are_sections = set(sections)
    others = are_sections | subtotals | wholes
    over_units = {row for row, below in pairwise(rows) if row in are_sections and below not in others}
    return over_units if sections and sections[0] in over_units else set()


def _names_whole(label: str) -> bool:
    return _in_both_languages(label, lambda text: bool(_NAMED_SUM.fullmatch(text) or _WHOLE.fullmatch(text)))


def _names_subtotal(label: str) -> bool:
    return _in_both_languages(label, lambda text: bool(_SUBTOTAL.fullmatch(text) or _NAMED_SUM.fullmatch(text)))


def _is_district(label: str) -> bool:
    return _in_both_languages(label, _is_district_in_one)


def _in_both_languages(label: str, says: Callable[[str], bool]) -> bool:
    """Whether a name says that it is a sum; 总计 Total by each half. A share of it (Percent of total) does not."""
    if _SIGN_OF_A_SUM.search(label) is None:
        return False  # nearly always
    said = says(label)
    if not said and (halves := _HALVES.fullmatch(label)) is not None:
        said = all(says(half.strip()) for half in halves.groups())
    return said and adds(label)


def _is_district_in_one(label: str) -> bool:
    """合计：, 全区（合计）, 江宁区（全区）: a colon and brackets are only dressing."""
    label = label.rstrip(":：")
    inside = _BRACKETS.search(label)
    bare = _BRACKETS.sub("", label)
    return bool(_DISTRICT.fullmatch(bare) or (inside and _DISTRICT.fullmatch(inside[1])))
