"""A list of targets that was read and checked, in every format: what is to be reached, when, of what, and its path."""

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from cedu_targets import check, read
from cedu_targets.domain.items import ItemKind
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.packs.pack import RulePack
from cedu_targets.report import Report
from cedu_targets.reporters import read_json, read_text
from cedu_targets.reporters.check import excel, html, markdown, terminal
from cedu_targets.reporters.check import json as as_json
from cedu_targets.reporters.check import text as lines
from cedu_targets.reporters.check.entry_marks import item_marks
from plan_of_targets import PACK, write_pack, write_text
from project import ROOT
from report_texts import workbook_text

ZH, EN = Messages(Language.ZH), Messages(Language.EN)
PATH = "参加学习的居民 2021—2022：45%→55%，逐年不降"
XIQU = ROOT / "examples" / "panzhihua-xiqu-2019-2023" / "notice.txt"


@pytest.fixture
def pack(tmp_path: Path) -> RulePack:
    asked = "question: 人数还是人次？"
    return write_pack(tmp_path, PACK.replace("indicator: learn,", f"indicator: learn, {asked}, name: 参加学习的居民,"))


@pytest.fixture
def report(tmp_path: Path, pack: RulePack) -> Report:
    return check([write_text(tmp_path)], rules=pack)


def shown(report: Report, width: int = 80) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, highlight=False).print(terminal.render(report, ZH))
    return stream.getvalue()


def test_the_lines_count_targets_and_tell_the_path(report: Report) -> None:
    text = lines.render(report, ZH)
    assert "没有发现问题；核对了 8 项目标；2 条疑问。" in text
    assert f"notice.txt:8: {PATH}\n" in text
    assert "learn-2021：人数还是人次？（learn-2022 同问）" in text
    english = lines.render(report, EN)
    assert "checked 8 targets" in english
    assert "learn-2021: 人数还是人次？ (The same of learn-2022.)" in english
    assert "45%→55%, never falling" in english


def test_a_screen_without_room_for_all_still_tells_the_path(report: Report) -> None:
    assert PATH in "".join(shown(report).split("\n"))
    of_xiqu = shown(check([XIQU])).replace("\n", "")
    assert "2020—2023：50%→60%→75%→80%，逐年不降" in of_xiqu.replace(" ", "")


def test_the_page_the_draft_and_the_book_tell_the_same(report: Report) -> None:
    text = markdown.render(report, ZH)
    assert "### 目标 8 项" in text
    assert "| 目标 | 时间 | 责任单位 | 内容 |" in text
    assert f"\n{PATH}\n" in text
    page = html.render(report, ZH)
    assert "目标 8 项" in page
    assert PATH in page
    book = workbook_text(excel.render(report, ZH))
    assert PATH in book
    assert "约束性 6 项、预期性 1 项、不下达任务 1 项" in book


def test_what_is_asked_of_several_is_marked_at_each(report: Report) -> None:
    (file,) = [one for one in report.files if one.items and one.items.kind is ItemKind.TARGET]
    assert set(item_marks(file)) == {"learn-2021", "learn-2022", "points"}


def test_json_has_times_counting_and_the_path(report: Report, tmp_path: Path) -> None:
    found = json.loads(as_json.render(report, ZH))["files"]
    assert [len(file.get("paths", ())) for file in found] == [0, 1, 0, 0]
    (path,) = found[1]["paths"]
    assert (path["indicator"], path["trend"], path["missing"]) == ("learn", "up", [])
    assert path["steps"] == [
        {"year": "2021", "target": "0.45", "id": "learn-2021"},
        {"year": "2022", "target": "0.55", "id": "learn-2022"},
    ]
    assert found[1]["findings"][0]["related"][0]["item"] == "learn-2022"


def test_read_tells_each_target_with_its_words() -> None:
    report = read(XIQU)
    text = read_text.render(report, ZH)
    assert "26项目标（年底前14，定期5，没有写时间7），约束性24项、预期性1项、不下达任务1项" in "".join(text.split())
    assert "外来务工人员培训率 不低于 50%（基数：外来务工人员）" in text
    assert "村（社区）学习中心专职教师 不下达任务" in text
    assert "市级社区教育示范区 没有写个数（预期性，达不到只作提示）" in text
    assert "区级学习型实验社区 达到 5 个（没有写明新增还是累计）" in text
    entries = {
        entry["id"]: entry["targets"][0]
        for file in json.loads(read_json.render(report, ZH))["files"]
        if file["kind"] == "target"
        for entry in file["items"]
    }
    assert entries["participation-2021"]["due"]["end"] == "2021-12-31"
    assert entries["hours"]["due"]["recurrence"] == "yearly"
    assert entries["city_demo_towns-2022"]["counting"] == "unstated"
    assert "参与率" in entries["participation-2020"]["aliases"]
    assert entries["no-village-teachers"]["value"] is None
