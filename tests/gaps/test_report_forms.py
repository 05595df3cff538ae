"""Which form each unit is sent: its own targets, what of them are sums, and the notes word for word."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from cedu_targets import api
from cedu_targets.domain.fault import CallFault, DataFault, InputFault
from cedu_targets.gaps.report_forms import ReportForm, ReportForms
from project import JIANGNING

Sheet = Callable[..., Path]
MENDED = JIANGNING / "targets-mended.xlsx"


def made(path: Path) -> ReportForms:
    return api.report_forms(path)


def of(forms: ReportForms, unit: str) -> ReportForm:
    return next(form for form in forms.forms if form.unit == unit)


def test_each_unit_has_its_own_targets_as_they_were_issued() -> None:
    forms = made(MENDED)
    table = forms.table
    assert [form.unit for form in forms.forms] == list(table.units)
    assert len(forms.forms) == 11
    for form in forms.forms:
        assert {line.indicator.code: line.target for line in form.lines} == table.row(form.unit)
        assert [line.indicator.code for line in form.lines] == [
            code for code in table.codes if code in table.row(form.unit)
        ]
    school = of(forms, "学院")
    assert [line.indicator.code for line in school.lines] == ["1", "4", "5", "6", "9", "11", "12", "17", "18", "19"]
    assert [group.title for group in school.groups] == [
        "A:各类职业技能培训（万人次）", "B:居民社区教育活动(万人)", "D:成人学历教育数（在籍数）（人）"
    ]  # fmt: skip


def test_a_total_is_the_sum_of_those_of_its_parts_that_are_in_the_form() -> None:
    forms = made(MENDED)
    parts = {line.indicator.code: line.parts for line in of(forms, "学院").lines if line.parts}
    assert parts == {"1": ("4", "5", "6"), "9": ("11", "12"), "17": ("18", "19")}
    assert {line.indicator.code: line.parts for line in of(forms, "湖熟").lines if line.parts}["14"] == ("15",)


def test_rates_are_no_sums(sheet: Sheet) -> None:
    text = "2024年社区教育目标分解表\n单位 栏次 . .\n. 参与率（%） 城市参与率（%） 农村参与率（%）\n栏次 1 2 3\n全区 90 50 40\n甲街道 90 50 40\n乙街道 90 50 40\n"
    text += "说明：1=2+3\n"
    assert all(not line.parts for form in made(sheet(text)).forms for line in form.lines)


def test_notes_of_scope_are_word_for_word_and_sums_are_left_out() -> None:
    forms = made(MENDED)
    notes = of(forms, "东山").notes
    assert notes[:2] == ("E:栏拟创建数。", "F: 在拟完成当年任务的基础上进行统计测算。")
    assert set(notes[2:]) < set(forms.table.notes)
    assert not any("=" in note for note in notes)


def test_a_form_has_the_notes_that_concern_its_own_lines() -> None:
    forms = made(MENDED)
    said = "3、学历教育部分不含区中等专业学校按计划招生的中职及以上学历教育。"
    assert said in of(forms, "学院").notes
    assert said not in of(forms, "东山").notes


def test_a_unit_without_targets_gets_no_form(sheet: Sheet) -> None:
    forms = made(
        sheet("2024年目标分解表\n单位 培训（人次） 讲座（场）\n全区 30 2\n甲街道 10 1\n乙街道 20 1\n丙街道 . .\n")
    )
    assert [form.unit for form in forms.forms] == ["甲街道", "乙街道"]
    assert forms.without_targets == ("丙街道",)
    assert [line.target for line in forms.forms[1].lines] == [Decimal(20), Decimal(1)]


def test_a_table_that_does_not_add_up_gives_none() -> None:
    with pytest.raises(DataFault) as fault:
        api.report_forms(JIANGNING / "targets.xlsx", rules="jiangning-2020")
    assert fault.value.parameters["count"] == 5
    assert str(fault.value.parameters["command"]).endswith("targets.xlsx --rules jiangning-2020")


def test_what_is_no_table_of_targets(sheet: Sheet, tmp_path: Path) -> None:
    achieved = sheet("2024年完成情况表\n单位 培训（人次） 讲座（场）\n全区 30 2\n甲街道 10 1\n乙街道 20 1\n")
    with pytest.raises(InputFault) as fault:
        api.report_forms(achieved)
    assert (fault.value.code, fault.value.variant) == ("targets_none", "other")
    with pytest.raises(InputFault):
        api.report_forms(tmp_path / "none.xlsx")
    blank = sheet("2024年目标分解表\n单位 培训（人次） 讲座（场）\n全区 30 2\n甲街道 . .\n乙街道 . .\n", "b.csv")
    with pytest.raises(CallFault) as nothing:
        api.report_forms(blank)
    assert nothing.value.code == "report_forms_nothing"
