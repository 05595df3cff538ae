"""Monthly forms to time with: a workbook for every village and month, each with some classes.

Written with XlsxWriter in a process of its own, so that whoever times does not grow by it.

    python benchmarks/monthly_forms.py FOLDER COUNT

writes COUNT forms to FOLDER/forms and the villages to FOLDER/units.csv, and prints how many attendances are in them.
"""

import random
import sys
from datetime import date, timedelta
from itertools import islice, product
from pathlib import Path

import xlsxwriter

MONTHS = range(1, 13)
YEAR = 2020
HEADINGS = "培训项目 培训类别 培训日期 培训地点 培训人次 其中本年首次参训（人） 培训课时数 培训方式".split()
PROJECTS = ("水稻科学育秧", "卫生保健", "家政服务", "养鸭技术", "书画", "法律常识", "普通话", "安全教育")
FEWEST, MOST = 3, 7
"""Classes of a form."""


def write_form(path: Path, unit: str, month: int, chance: random.Random) -> int:
    """One form as a village sends it; returns the attendances in it."""
    book = xlsxwriter.Workbook(str(path))
    sheet, day = book.add_worksheet("月报表"), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.merge_range(0, 0, 0, len(HEADINGS) - 1, "社区教育培训月报表")
    filed = date(YEAR + month // 12, month % 12 + 1, chance.randint(1, 5))
    sheet.write_row(1, 0, [f"填报单位：{unit}", "", f"{YEAR}年（{month}）月份", "", f"填报时间：{filed.isoformat()}"])
    sheet.write_row(2, 0, HEADINGS)
    attendances = 0
    for row in range(3, 3 + chance.randint(FEWEST, MOST)):
        people = chance.randint(10, 80)
        attendances += people
        sheet.write_row(row, 0, [chance.choice(PROJECTS), "实用技术"])
        sheet.write_datetime(row, 2, date(YEAR, month, 1) + timedelta(days=chance.randrange(28)), day)
        sheet.write_row(row, 3, ["村委会活动室", people, chance.randint(0, people)])
        sheet.write_row(row, 6, [2 * chance.randint(1, 4), "集中授课"])
    book.close()
    return attendances


def main() -> None:
    """Write the forms and the list of villages."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    (folder / "forms").mkdir(parents=True)
    villages = [f"第{number}村" for number in range(1, -(-count // len(MONTHS)) + 1)]
    (folder / "units.csv").write_text("\n".join(["单位名称", *villages]), encoding="utf-8")
    chance = random.Random(count)
    forms = islice(product(villages, MONTHS), count)
    print(sum(write_form(folder / "forms" / f"{unit}-{month}月.xlsx", unit, month, chance) for unit, month in forms))


if __name__ == "__main__":
    main()
