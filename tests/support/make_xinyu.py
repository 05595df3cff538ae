"""Writes the invented files of examples/xinyu-2019: `python tests/support/make_xinyu.py [FOLDER]`.

The opinion beside them is the city's own, without the publisher's name. The counties, what they achieved and the bases
are invented, and marked so. By the last day of 2020 a county has no college and another one says nothing of it, every
township has its school, the money a head is more than is asked, too few residents took part, the platform's links and
the brands still have time or are only hoped for, and whether all institutions are there cannot be judged: nobody gave
their number.
"""

import sys
from pathlib import Path

from attainment_books import Column, write_book
from project import XINYU

WHOLE = "全市"
UNITS = ("甲县", "乙区", "丙区", "丁区", "戊管委会", "己管委会")
RESIDENTS = (286_000, 412_000, 198_000, 143_000, 96_000, 45_000)
TOWNSHIPS = (10, 11, 6, 4, 3, 2)
COMMUNITIES = (26, 41, 22, 16, 14, 9)
ACHIEVED = (
    Column("社区教育机构数（个）", (52, 71, 40, 27, 20, 12)),
    Column("参加学习的社区居民数（人）", (131_500, 203_600, 92_400, 70_100, 43_800, 20_280)),
    Column("标准化社区学院（所）", (1, 1, 1, 1, 0, None)),
    Column("社区学校（所）", TOWNSHIPS),
    Column("已链接学习平台的社区学院、社区学校数（个）", (9, 12, 4, 5, 1, 0)),
    Column("社区品牌（个）", (14, 29, 11, 12, 5, 2)),
    Column("市级社区教育经费（万元）", whole=141.6),
)
BASES = (
    Column("社区居民（人）", RESIDENTS, source="统计公报", year=2020),
    Column("当地常住人口数（人）", RESIDENTS, source="统计公报", year=2020),
    Column("县(区)、管委会数（个）", (1,) * len(UNITS), source="民政登记", year=2020),
    Column("乡镇(街道)数（个）", TOWNSHIPS, source="民政登记", year=2020),
    Column("社区数（个）", COMMUNITIES, source="民政登记", year=2019),
    Column("社区学院数+社区学校(中心)数（个）", (11, 12, 7, 5, 3, 2), source="市成教中心台账", year=2020),
)
"""What the ratios divide by; for the coverage of institutions nobody gave one."""


def write_all(folder: Path) -> None:
    """Every derived file."""
    title = "2020年新余市社区教育发展完成情况表"
    write_book(folder / "counties-illustrative.xlsx", title, WHOLE, UNITS, ACHIEVED)
    write_book(folder / "bases-illustrative.xlsx", "新余市社区教育发展核对所用基数", WHOLE, UNITS, BASES)


if __name__ == "__main__":
    write_all(Path(sys.argv[1]) if len(sys.argv) > 1 else XINYU)
