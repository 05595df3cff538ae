"""The targets and duties that a text sets in its sentences, followed up: their states, their owners, their checklists."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cedu_targets import status
from cedu_targets.agenda.report import StatusReport
from cedu_targets.api import checklists
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.status import Doubt, State
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.packs.pack import RulePack
from cedu_targets.reporters.status import json as json_report
from cedu_targets.reporters.status import text
from cedu_targets.reporters.status.checklist import workbooks
from plan_of_targets import write_pack, write_text

ZH = Messages(Language.ZH)


@pytest.fixture
def pack(tmp_path: Path) -> RulePack:
    return write_pack(tmp_path)


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    return write_text(tmp_path)


def states(report: StatusReport) -> dict[str, str]:
    return {row.id: str(row.state) for row in report.rows}


def test_a_target_stands_by_its_own_time_and_what_goes_on_has_no_end(notice: Path, pack: RulePack) -> None:
    found = states(status(notice, rules=pack, as_of=date(2022, 4, 1)))
    assert {name: found[name] for name in ("learn-2021", "points", "learn-2022", "area", "platform")} == {
        "learn-2021": "not_reported", "points": "not_reported", "learn-2022": "due", "area": "due", "platform": "due",
    }  # fmt: skip
    assert (found["hours"], found["schools"]) == ("ongoing", "ongoing")
    assert (found["reading@2021"], found["reading@2022"]) == ("not_reported", "due")
    assert (found["年度-2021"], found["年度-2022"]) == ("not_reported", "due")


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2021, 3, 7), "upcoming"), (date(2022, 3, 31), "due"), (date(2023, 3, 31), "due_soon"),
        (date(2023, 4, 1), "not_reported"),
    ],
)  # fmt: skip
def test_what_takes_one_or_two_years_is_late_by_the_later_day_only(
    day: date, state: str, notice: Path, pack: RulePack
) -> None:
    assert states(status(notice, rules=pack, as_of=day))["platform"] == state


def test_what_the_text_asks_of_nobody_is_no_item_and_said(notice: Path, pack: RulePack) -> None:
    report = status(notice, rules=pack, as_of=date(2022, 4, 1))
    assert "teachers" not in states(report)
    assert [item.id for item in report.not_asked] == ["teachers"]
    assert "不下达任务、不列入 1" in text.render(report, ZH)
    assert '"not_assigned": [\n    "teachers"\n  ]' in json_report.render(report, ZH)


def test_an_owner_has_the_targets_and_duties_that_name_it(notice: Path, pack: RulePack) -> None:
    report = status(notice, rules=pack, as_of=date(2022, 4, 1), owner="甲区甲局")
    assert sorted({row.item.id for row in report.rows}) == ["hours", "reading", "职责-1"]
    assert not report.not_asked
    with pytest.raises(CallFault):
        status(notice, rules=pack, owner="丁局")


def test_a_checklist_has_what_its_owner_has_and_the_rest_is_named(notice: Path, pack: RulePack) -> None:
    found = checklists(notice, rules=pack)
    asked = {one.unit: [item.id for _, items in one.parts for item in items] for one in found.checklists}
    assert asked == {"甲局": ["hours", "reading", "职责-1"], "乙局": ["reading", "职责-2"], "丙局": ["职责-3"]}
    assert [item.id for item in found.unowned] == [
        "年度-2021", "年度-2022", "learn-2021", "points", "learn-2022", "area", "platform", "schools",
    ]  # fmt: skip


def test_a_checklist_that_comes_back_answers_for_its_items(notice: Path, pack: RulePack, tmp_path: Path) -> None:
    documents = workbooks(checklists(notice, rules=pack).checklists, ZH)
    folder = tmp_path / "back"
    folder.mkdir()
    (folder / "甲局.xlsx").write_bytes(documents["甲局.xlsx"])
    blank = status(notice, folder, rules=pack, as_of=date(2021, 12, 1))
    assert states(blank) == states(status(notice, rules=pack, as_of=date(2021, 12, 1)))
    book = load_workbook(folder / "甲局.xlsx")
    for row in book.active.iter_rows(min_row=5):  # type: ignore[union-attr]
        if row[0].value in ("hours", "reading@2021", "职责-1"):
            row[4].value, row[5].value = "已完成", date(2021, 11, 30)
    book.save(folder / "甲局.xlsx")
    report = status(notice, folder, rules=pack, as_of=date(2021, 12, 1))
    assert {row.id for row in report.rows if row.state is State.DONE} == {"reading@2021", "职责-1"}
    (hours,) = [row for row in report.rows if row.id == "hours"]
    assert (hours.state, hours.doubt) == (None, Doubt.PERIOD)  # of which year it was done is not said
    assert not [one for file in report.files for one in file.findings if one.code == "SC010"]
