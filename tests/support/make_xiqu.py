"""Writes the invented files of examples/panzhihua-xiqu-2019-2023: `python tests/support/make_xiqu.py [FOLDER]`.

The text beside them is the district's own. The towns, what they achieved in two years and the bases are invented, and
marked so. By the last day of 2021 every state occurs: reached exactly (hours a head) and exceeded (residents trained),
short before its time (migrants) and behind (participation, laid-off workers, a town without a school), not reported
(infants), not asked for (teachers of villages), and what cannot be judged: without a base (the old), and new ones or
all of them (trial towns). One base is of another year.
"""

import sys
from pathlib import Path

from attainment_books import Column, write_book
from project import XIQU

WHOLE = "全区"
UNITS = ("甲镇", "乙街道", "丙街道", "丁街道", "戊街道", "己街道", "庚街道")
RESIDENTS = (21_400, 18_600, 24_300, 15_200, 19_800, 12_700, 16_000)
VILLAGES = (12, 8, 9, 7, 8, 6, 7)
ACHIEVED = {
    2020: (
        Column("参与社区教育的村（社区）居民（人）", (11_020, 9_560, 11_860, 7_480, 10_310, 6_172, 8_110)),
        Column("西区社区教育学院（所）", whole=1),
        Column("社区学校（所）", (1, 1, 1, 1, 1, 0, 1)),
        Column("社区学习中心（所）", VILLAGES),
        Column("年参培总人数（人）", (8_610, 7_390, 9_040, 5_820, 7_930, 4_860, 6_470)),
        Column("下岗职工再就业培训人数（人）", (205, 188, 243, 160, 201, 122, 169)),
        Column("转移培训人数（人）", (146, 71, 88, 52, 69, 41, 44)),
    ),
    2021: (
        Column("参与社区教育的村（社区）居民（人）", (12_610, 10_980, 13_520, 8_410, 11_640, 6_926, 9_130)),
        Column("年参培总人数（人）", (9_150, 7_960, 10_120, 6_330, 8_470, 5_290, 6_990)),
        Column("教育培训总学时（学时）", (642_000, 558_000, 729_000, 456_000, 594_000, 381_000, 480_000)),
        Column("下岗职工再就业培训人数（人）", (192, 176, 228, 149, 187, 118, 160)),
        Column("外来务工人员培训人数（人）", (310, 402, 506, 268, 431, 247, 316)),
        Column("参加老年教育活动人数（人）", (1_560, 1_340, 1_790, 1_080, 1_450, 910, 1_170)),
        Column("特殊群体学习人数（人）", (88, 74, 96, 61, 79, 52, 70)),
        Column("青少年家长满意率（%）", whole=0.915),
        Column("农民致富骨干培训人数（人）", (1_620, 410, 760, 390, 640, 350, 430)),
        Column("转移培训人数（人）", (158, 75, 94, 58, 66, 42, 45)),
        Column("社区学校专职教师（名）", (2, 1, 1, 0, 1, 1, None)),
        Column("区级学习型实验镇（街道）（个）", whole=2),
        Column("新建区级学习型实验社区（个）", whole=5),
        Column("累计建成市级学习型示范镇（街道）（个）", whole=1),
    ),
}
"""Year -> what was reported for it; of infants and their parents nothing."""
BASES = (
    Column("村（社区）居民（人）", RESIDENTS, source="村（社区）台账", year=2021),
    Column("常住人口（人）", RESIDENTS, source="统计公报", year=2021),
    Column("社区成员（人）", RESIDENTS, source="统计公报", year=2021),
    Column("当年下岗职工数（人）", (296, 271, 352, 230, 288, 180, 243), source="就业登记", year=2021),
    Column("外来务工人员（人）", (700, 880, 1_090, 590, 930, 540, 670), source="流动人口登记", year=2021),
    Column("特殊群体（残疾、特困家庭等群体）（人）", (195, 164, 212, 135, 175, 114, 155), source="残联、民政登记", year=2020),
    Column("青少年家长（受访）（人）", whole=1_200, source="问卷", year=2021),
    Column("0—6 岁儿童与家长（人）", (2_810, 2_430, 3_190, 2_000, 2_600, 1_660, 2_110), source="妇联登记", year=2021),
    Column("青壮年人口（人）", (7_700, 6_680, 8_730, 5_460, 7_120, 4_560, 5_750), source="统计公报", year=2021),
    Column("镇（街道）数（个）", (1,) * len(UNITS), source="民政登记", year=2021),
    Column("村（社区）数（个）", VILLAGES, source="民政登记", year=2021),
)  # fmt: skip
"""What the ratios divide by; 老年人口 is missing."""


def write_all(folder: Path) -> None:
    """Every derived file."""
    for year, columns in ACHIEVED.items():
        title = f"西区{year}年社区教育规划完成情况表"
        write_book(folder / f"achieved-{year}-illustrative.xlsx", title, WHOLE, UNITS, columns)
    write_book(folder / "bases-illustrative.xlsx", "西区社区教育规划核对所用基数", WHOLE, UNITS, BASES)


if __name__ == "__main__":
    write_all(Path(sys.argv[1]) if len(sys.argv) > 1 else XIQU)
