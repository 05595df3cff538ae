"""Whose a file is by its name: a known owner's whole name, or a unit's and nothing else."""

import pytest

from cedu_targets.agenda.file_names import known_in, unit_in

KNOWN = ("镇社区教育中心", "市教育局", "教育局", "社区教育中心", "市社指中心", "安全科", "各市、区")


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("back/安全科.xlsx", {"安全科"}),
        ("tmp_安全科上报（7月）.xls", {"安全科"}),
        ("2025年重点工作完成情况清单-市社指中心.xlsx", {"市社指中心"}),
        ("市教育局反馈20250630.xlsx", {"市教育局"}),
        ("附件2 市教育局.xlsx", {"市教育局"}),
        ("市教育局、市社指中心.xlsx", {"市教育局", "市社指中心"}),
        ("社区教育中心.xlsx", {"社区教育中心"}),
        ("各市、区.xlsx", {"各市、区"}),
        ("青山镇社区教育中心.xlsx", set()),
        ("区教育局.xlsx", set()),
        ("市教育局长.xlsx", set()),
        ("安全科长张三.xlsx", set()),
        ("清单.xlsx", set()),
    ],
)
def test_an_owner_is_named_by_its_whole_name(path: str, found: set[str]) -> None:
    assert known_in(path, KNOWN) == found


@pytest.mark.parametrize(
    ("path", "unit"),
    [
        ("青山镇.xlsx", "青山镇"),
        ("rE/长山街道.xlsx", "长山街道"),
        ("附件3-青山镇（9月）.xlsx", "青山镇"),
        ("3.新河镇反馈.docx", "新河镇"),
        ("2025年9月柳河乡.xlsx", "柳河乡"),
        ("青山镇社区教育工作清单.xlsx", "青山镇"),
        ("青山镇社区教育中心.xlsx", "青山镇社区教育中心"),
        ("东湖街道办事处.xlsx", "东湖街道办事处"),
        ("各街道、镇.xlsx", None),
        ("各街道.xlsx", None),
        ("乡镇街道.xlsx", None),
        ("全区.xlsx", None),
        ("城区.xlsx", None),
        ("学校.xlsx", None),
        ("重点工作完成情况汇总.xlsx", None),
        ("创建工作领导小组办公室.xlsx", None),
        ("青山镇、柳河镇.xlsx", None),
        ("新建 XLSX 工作表.xlsx", None),
        ("青山镇张三.xlsx", None),
    ],
)
def test_a_file_may_be_called_after_a_unit_that_nobody_knows(path: str, unit: str | None) -> None:
    assert unit_in(path) == unit
