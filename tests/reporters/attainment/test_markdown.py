"""The draft of the bulletin on targets: its parts, its tables, and what is left to the office."""

import re

import pytest
from msgspec.structs import replace

from attainment_figures import attained, by, figure, target
from attainments import hostile_attainment, many_units, xiqu_2021
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Language
from cedu_targets.report import FileReport
from cedu_targets.reporters.attainment import markdown
from path_reports import UNITS, five_years, with_owner
from sample_reports import STEERING, messages_for

ZH = messages_for(Language.ZH)


def part(told: str, name: str) -> str:
    return told.partition(f"## {name}\n\n")[2].partition("\n\n## ")[0]


def test_its_parts_and_what_is_left_open() -> None:
    told = markdown.render(xiqu_2021(), ZH)
    assert told.startswith("# 关于社区教育发展五年规划目标达成情况的通报（草稿）\n")
    assert re.findall("^## (.*)$", told, re.MULTILINE) == [
        "一、总体情况", "二、已达到", "三、未达到及差额", "四、未到期限", "五、未报", "六、无法判定（请补什么）", "七、逐年目标", "八、基数及来源", "九、疑问和数据问题", "十、下一步要求",
    ]  # fmt: skip
    assert told.count("（由办公室填写）") == 1
    assert "原因（请填写）" in part(told, "三、未达到及差额")


def test_the_numbers() -> None:
    told = markdown.render(xiqu_2021(), ZH)
    assert part(told, "一、总体情况").startswith(
        "截至2021年12月31日，共 18 项目标：已达到 5 项（其中超额 2 项），未达到 3 项，预期性未达到 1 项，未到期限 4 项，未报 1 项，"
        "无法判定 2 项，没有个数 1 项，不下达任务 1 项。\n\n没有个数：市级社区教育示范区（到2022年底，预期性）。"
    )
    assert (
        "| 参与率（到2021年底） | 全区 | 不低于 60% | 57.2% | 差 2.8 个百分点 | 45760 ÷ 80000 人，2021年 常住人口，统计局 |  |"
    ) in part(told, "三、未达到及差额")
    assert (
        "| 社区学院（到2020年底） | 县(区)、管委会 | 全覆盖 | 5/6 = 83.3% | 差 1 个单位 | 缺：高新区管委会 |  |" in told
    )
    assert "预期性目标没有达到的，只作提示：\n\n- 全区 特色品牌" in told
    assert "| 青少年家长满意率（没有写期限，按规划期末2023年底判定） | 全区 | 不低于 90% | - | - | 还没有报数 |" in told
    assert "| 不低于 50% | 报来 9000 人，没有基数“老年人口” | 请在 --bases 里给出，写明年份和来源 |" in told
    assert part(told, "七、逐年目标").splitlines()[4:] == [
        "| 2020 | 50% | 52.1% | ✓ 已达到 |", "| 2021 | 60% | 57.2% | ✗ 未达到 |", "| 2022 | 75% | - | \\< 未到期限 |",
        "| 2023 | 80% | - | \\< 未到期限 |",
    ]  # fmt: skip
    assert "| 常住人口 | 2020 | 第七次人口普查 | 全区 79000 人 |" in told
    assert "| 当年下岗职工数 | 2021 | 没有写来源 | 全区 300 人 |" in told


def test_a_part_with_nothing_in_it_says_so() -> None:
    told = markdown.render(
        attained(target("0.6", due=by(2021), unit_of_measure="%"), [figure("0.6", is_rate=True)]), ZH
    )
    for name in (
        "三、未达到及差额",
        "四、未到期限",
        "五、未报",
        "六、无法判定（请补什么）",
        "七、逐年目标",
        "八、基数及来源",
        "九、疑问和数据问题",
    ):
        assert part(told, name) == "没有。"
    assert "没有一项" not in told
    nothing = markdown.render(attained(target("0.6", due=by(2021), unit_of_measure="%")), ZH)
    assert "**没有一项目标有数可以判断：哪些没有达到还不知道。**" in nothing


def test_a_year_of_a_path_with_an_achievement_alone() -> None:
    report = xiqu_2021()
    path = report.paths[0]
    told = markdown.render(replace(report, paths=(replace(path, steps=path.steps[1:], missing=(2022,)),)), ZH)
    assert "**参与率，逐年不降，缺 2022 年的目标**" in told
    assert "| 2020 | - | 52.1% | - |" in told


def test_many_units_stand_below_the_table() -> None:
    missed = part(markdown.render(many_units(40), ZH), "三、未达到及差额")
    table, _, below = missed.partition("\n\n")
    assert table.count("等 8 个单位") == 4
    assert "第36街道社区教育中心" not in table
    assert below.count("第36街道社区教育中心") == 2
    assert "等 8 个单位" not in below


def test_questions_stand_apart_from_what_is_wrong() -> None:
    report = xiqu_2021()
    warned = Finding("GA003", "gap", Severity.WARNING, Place(cell="A9", unit="丙"))
    told = markdown.render(replace(report, files=(*report.files, FileReport("done.xlsx", findings=(warned,)))), ZH)
    questions, _, data = part(told, "九、疑问和数据问题").partition("数据问题：")
    assert "是新增数还是累计数？" in questions
    assert "GA003" in data


@pytest.mark.parametrize("language", list(Language))
def test_hostile_names_make_no_markup(language: Language) -> None:
    told = markdown.render(hostile_attainment(), messages_for(language))
    assert not STEERING.search(told)
    assert "<script" not in told.replace("\\<script", "")
    assert not re.search(r"(?<!\\)\]\(", told)
    lines = [line for line in told.splitlines() if line.startswith("| ")]
    widths = {len(re.findall(r"(?<!\\)\|", line)) for line in lines}
    assert widths <= {5, 6, 7, 8}
    assert not re.search(r"^(?:# 标题|1\. |> 引文)", told, re.MULTILINE)


def test_nobody_who_did_not_report_is_missing_among_those_who_did_not() -> None:
    told = part(markdown.render(five_years(), ZH), "五、未报")
    assert f"有的单位没有报：\n\n- 社区学校（到2020年底）：{UNITS[5]}" in told
    assert "期限未到、还没有报数的：\n\n- 全区 " in part(markdown.render(xiqu_2021(), ZH), "五、未报")


def test_who_has_to_see_to_a_target_has_a_column_where_it_is_known() -> None:
    assert "责任单位" not in markdown.render(five_years(), ZH)
    told = part(markdown.render(with_owner(five_years(), "区教育局"), ZH), "三、未达到及差额")
    assert "| 单位 | 目标 | 完成 | 差额 | 说明 | 责任单位 | 原因（请填写） |" in told
    assert "| 区教育局 |  |" in told
