"""Rows -> district, units, subtotals, by their names."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

_SUM_WORD = r"(?:合计|总计|共计|总数|总量|总和|汇总)"
_DISTRICT = re.compile(
    rf"全(?:省|市|州|盟|区|县|旗|镇|乡|街道?|村|社区|域)(?:性)?(?:总?目标|任务|计划|指标|数|{_SUM_WORD})*"
    rf"|(?:总|区|县|市|镇|区级|县级|市级)?{_SUM_WORD}(?:数)?"
    rf"|总目标|目标总数|(?:the )?(?:whole )?(?:district|county|city|town)(?: total)?|(?:grand |overall )?total|overall",
    re.IGNORECASE,
)
_NAMED_SUM = re.compile(rf".+(?:{_SUM_WORD}|(?<!sub)(?<!sub-)\btotal)", re.IGNORECASE)
_SUBTOTAL = re.compile(r".*(?:小计|sub-?total)", re.IGNORECASE)
_AREA = re.compile(r".+[区县市旗](?:目标|任务|合计|总计)?")


@dataclass(frozen=True, slots=True)
class RowKinds:
    """Grid rows by what they are; `names` gives each a name of its own (a repeated one gets `#2`)."""

    names: Mapping[int, str]
    district: int | None
    units: tuple[int, ...]
    subtotals: tuple[int, ...]
    extra_districts: tuple[int, ...]
    repeated: tuple[int, ...]

    @property
    def judged(self) -> tuple[int, ...]:
        """The rows whose relations are checked: the district, then the units."""
        return (*(() if self.district is None else (self.district,)), *self.units)


def classify(labels: Mapping[int, str]) -> RowKinds:
    """Tell the rows apart; `labels` maps grid rows, top to bottom, to the names in them."""
    rows = list(labels)
    subtotals = [row for row in rows if _SUBTOTAL.fullmatch(labels[row])]
    districts = [row for row in rows if _DISTRICT.fullmatch(labels[row])]
    ends = {rows[0], rows[-1]} if len(rows) > 1 else set()
    if not districts:
        districts = [row for row in rows if row in ends and _NAMED_SUM.fullmatch(labels[row])][:1]
    if not districts:
        areas = [row for row in rows if _AREA.fullmatch(labels[row]) and row not in subtotals]
        districts = areas if len(areas) == 1 and areas[0] in ends and len(rows) > 2 else []
    named_sums = [row for row in rows if _NAMED_SUM.fullmatch(labels[row]) and row not in districts]
    subtotals = sorted({*subtotals, *named_sums} - set(districts))
    district = districts[0] if districts else None
    units = tuple(row for row in rows if row not in districts and row not in subtotals)
    names: dict[int, str] = {}
    repeated: list[int] = []
    seen: Counter[str] = Counter()
    for row in rows:
        seen[labels[row]] += 1
        count = seen[labels[row]]
        names[row] = labels[row] if count == 1 else f"{labels[row]}#{count}"
        if count > 1 and row in units:
            repeated.append(row)
    return RowKinds(names, district, units, tuple(subtotals), tuple(districts[1:]), tuple(repeated))
