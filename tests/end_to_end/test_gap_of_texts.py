"""cedu gap of targets in a text: from the files to how each target stands, and what a wrong call is told."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from attainment_figures import told
from cedu_targets import gap
from project import JIANGNING, XINYU, XIQU, Run
from writers import Truth, by_openpyxl

Json = Mapping[str, Any]
Command = Callable[..., Any]
LAST_DAY = "2021-12-31"
ACHIEVED = [XIQU / f"achieved-{year}-illustrative.xlsx" for year in (2020, 2021)]
BASES = XIQU / "bases-illustrative.xlsx"


def test_every_target_of_the_plan_of_xiqu() -> None:
    """The numbers worked by hand from the tables; every state occurs."""
    report = gap(XIQU / "notice.txt", ACHIEVED, bases=BASES, as_of=date(2021, 12, 31))
    rows = [(row.target.id, told(row).partition(" ")[2].partition(" +")[0]) for row in report.whole_rows]
    assert rows == [
        ("college", "2020 met 1"),
        ("town-schools", "2020 behind 6/7"),
        ("learning-centres", "2020 met 1"),
        ("participation-2020", "2020 exceeded 63/125"),  # 64512 of 128000, of a later year's residents
        ("district_trial_towns-2021", "2021 ? counting"),
        ("district_trial_communities-2021", "2021 met 5"),
        ("participation-2021", "2021 behind 143/250"),  # 57.2 %, 2.8 points short of 60 %
        ("city_demo_towns-2022", "2021 below 1"),
        ("city_demo_communities-2022", "2022 not_reported"),
        ("district_demo_towns-2022", "2022 not_reported"),
        ("district_demo_communities-2022", "2022 not_reported"),
        ("participation-2022", "2021 below 143/250"),
        ("city-demo-area", "2022 ? no_number"),
        ("participation-2023", "2021 below 143/250"),
        ("full-time-teachers", "2021 below"),
        ("no-village-teachers", "2023 not_assigned"),
        ("hours", "2021 met 30"),  # 3840000 hours of 128000
        ("residents", "2020 behind 1253/3200"),
        ("residents", "2021 exceeded 5431/12800"),
        ("laid-off", "2020 behind 322/465"),
        ("laid-off", "2021 behind 121/186"),
        ("migrants", "2021 below 62/135"),
        ("elderly", "2021 ? no_base 老年人口"),
        ("special-groups", "2021 on_pace 52/115"),
        ("parents-content", "2021 on_pace 183/200"),
        ("infants", "2023 not_reported"),
        ("farm-leaders", "2021 met 1/10"),
        ("transfer", "2020 exceeded 511"),
        ("transfer", "2021 exceeded 538"),
    ]
    (path,) = report.paths
    assert [(step.year, str(step.value)) for step in path.achieved] == [(2020, "63/125"), (2021, "143/250")]
    assert report.exit_code == 0
    assert {one.severity.value for _, one in report.findings} == {"note"}


def test_every_target_of_the_opinion_of_xinyu() -> None:
    report = gap(
        XINYU / "notice.txt",
        XINYU / "counties-illustrative.xlsx",
        bases=XINYU / "bases-illustrative.xlsx",
        as_of=date(2020, 12, 31),
    )
    rows = {row.target.id: told(row).partition(" ")[2] for row in report.whole_rows}
    assert rows == {
        "institutions": "2020 ? no_base 县(区)、管委会；乡镇(街道)；村(社区)",
        "participation": "2020 behind 119/250",
        "demonstration": "2020 ? no_number",
        "colleges": "2020 behind 2/3 +甲县乙区丙区丁区 -戊管委会 ~己管委会",
        "schools": "2020 met 1 +甲县乙区丙区丁区戊管委会己管委会",
        "villages": "2020 ? no_number",
        "network": "2020 ? no_number",
        "platform": "2020 below 31/40 +乙区丁区 -甲县丙区戊管委会己管委会",
        "brands": "2020 below 73/128 -甲县乙区丙区丁区戊管委会己管委会",
        "funds": "2020 exceeded 6/5",
    }
    (colleges,) = [row for row in report.rows if row.target.id == "colleges" and row.unit == "己管委会"]
    assert colleges.state == "not_reported"


def test_platform_links_are_not_late_before_the_third_year_is_over() -> None:
    for as_of, expected in ((date(2022, 3, 30), "below"), (date(2022, 4, 1), "not_reported")):
        report = gap(
            XINYU / "notice.txt",
            XINYU / "counties-illustrative.xlsx",
            bases=XINYU / "bases-illustrative.xlsx",
            as_of=as_of,
        )
        assert [row.state for row in report.whole_rows if row.target.id == "platform"] == [expected]


@pytest.mark.parametrize("name", ["text", "markdown", "json", "html", "excel"])
def test_every_format(name: str, cedu: Run, tmp_path: Path) -> None:
    suffix = {"text": "txt", "markdown": "md", "html": "html", "excel": "xlsx", "json": "json"}[name]
    output = tmp_path / f"report.{suffix}"
    done = cedu("gap", XIQU / "notice.txt", *ACHIEVED, "--bases", BASES, "--as-of", LAST_DAY, "-f", name, "-o", output)
    assert (done.returncode, done.stdout) == (0, "")
    assert "26 项目标" in done.stderr
    assert output.stat().st_size > 1000


def test_the_format_by_its_suffix(cedu: Run, tmp_path: Path) -> None:
    output = tmp_path / "report.json"
    call = ("gap", XIQU / "notice.txt", *ACHIEVED, "--bases", BASES, "--as-of", LAST_DAY, "-o", output)
    assert cedu(*call).returncode == 0
    assert json.loads(output.read_text(encoding="utf-8"))["exit_code"] == 0


def test_who_is_behind_fails_the_run_if_asked_for(cedu: Run) -> None:
    call = ("gap", XIQU / "notice.txt", *ACHIEVED, "--bases", BASES, "--as-of", LAST_DAY)
    assert cedu(*call).returncode == 0
    assert cedu(*call, "--fail-on-behind").returncode == 1
    assert cedu(*call, "--fail-on", "note").returncode == 1
    assert cedu(*call, "--fail-on-behind", "--exit-zero").returncode == 0


def states(report: Json) -> list[tuple[str | None, ...]]:
    return [(row["id"], row["year"], row["unit"], row["state"], row["achieved"]) for row in report["rows"]]


def test_a_folder_of_everything(cedu_json: Command, tmp_path: Path) -> None:
    """The text and the bases that lie among the achievements are none of them."""
    for path in (XIQU / "notice.txt", *ACHIEVED, BASES):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text, bases = tmp_path / "notice.txt", tmp_path / BASES.name
    report = cedu_json("gap", text, tmp_path, "--bases", bases, "--as-of", LAST_DAY)
    apart = cedu_json("gap", XIQU / "notice.txt", *ACHIEVED, "--bases", BASES, "--as-of", LAST_DAY)
    assert states(report) == states(apart)
    assert report["exit_code"] == 0
    assert {Path(one["path"]).name for one in report["passed_over"]} == {"notice.txt", BASES.name}


def test_bases_among_the_achievements(cedu_json: Command) -> None:
    inside = cedu_json("gap", XIQU / "notice.txt", *ACHIEVED, BASES, "--as-of", LAST_DAY)
    apart = cedu_json("gap", XIQU / "notice.txt", *ACHIEVED, "--bases", BASES, "--as-of", LAST_DAY)
    assert states(inside) == states(apart)


def test_without_bases_what_needs_one_is_not_judged(cedu: Run) -> None:
    done = cedu("gap", XINYU / "notice.txt", XINYU / "counties-illustrative.xlsx", "--as-of", "2020-12-31")
    assert "没有基数“社区居民”。请在 --bases 里给出" in done.stdout


def test_a_list_of_units_says_who_is_silent(cedu: Run, tmp_path: Path) -> None:
    units = tmp_path / "units.csv"
    units.write_text("单位,别名\n甲县,\n乙区,\n丙区,\n丁区,\n戊管委会,\n己管委会,\n庚县,庚\n", encoding="utf-8")
    call = (
        "gap",
        XINYU / "notice.txt",
        XINYU / "counties-illustrative.xlsx",
        "--as-of",
        "2020-12-31",
        "--units",
        units,
    )
    done = cedu(*call, "--bases", XINYU / "bases-illustrative.xlsx")
    assert "己管委会、庚县" in done.stdout


def test_a_table_over_years(cedu_json: Command, tmp_path: Path) -> None:
    plan, achieved = tmp_path / "plan.xlsx", tmp_path / "achieved.xlsx"
    plan.write_bytes(by_openpyxl([Truth([
        ["社区教育规划目标"],
        ["指标", "2020年（基期）", "2021年", "2022年", "2023年", "责任单位"],
        ["参与率", "45%", "50%以上", "55%以上", "60%以上", "区教育局"],
        ["培训人数（人）", 500, 600, 700, 800, "区教育局"],
    ])]))  # fmt: skip
    achieved.write_bytes(by_openpyxl([Truth([
        ["完成情况"],
        ["指标", "2021年", "2022年"],
        ["参与率", "51%", "54%"],
        ["培训人数（人）", 600, None],
    ])]))  # fmt: skip
    report = cedu_json("gap", plan, achieved, "--as-of", "2022-12-31")
    states = {(row["name"], row["judged_on"]): row["state"] for row in report["rows"]}
    assert states == {
        ("参与率", "2021-12-31"): "exceeded", ("参与率", "2022-12-31"): "behind", ("参与率", "2023-12-31"): "below",
        ("培训人数", "2021-12-31"): "met", ("培训人数", "2022-12-31"): "not_reported", ("培训人数", "2023-12-31"): "below",
    }  # fmt: skip
    (rates, _) = report["paths"]
    assert [step["year"] for step in rates["achieved"]] == ["2020", "2021", "2022"]


SENTENCES = "关于加快社区教育发展的意见\n\n到2025年，居民参与率达到60%以上。每个镇建成1所社区学校。\n"


def test_a_text_without_a_pack_is_told_to_draft_one(cedu: Run, tmp_path: Path) -> None:
    text = tmp_path / "opinion.txt"
    text.write_text(SENTENCES, encoding="utf-8")
    done = cedu("gap", text, ACHIEVED[0])
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)
    assert "没有规则包说明哪些是目标" in done.stderr
    assert f"cedu rules infer {text}" in done.stderr


def test_items_beside_the_numbers_do_not_hide_that_a_pack_is_needed(cedu: Run, tmp_path: Path) -> None:
    text = tmp_path / "plan.txt"
    text.write_text(
        "某县社区教育规划（2021—2023年）\n一、到2021年底，居民参与率达到50%以上。\n"
        "二、到2022年底，居民参与率达到60%以上。\n三、到2023年底，每个镇建成1所社区学校。\n",
        encoding="utf-8",
    )
    for call in (["gap", text, ACHIEVED[0]], ["template", "--for", "achieved", text, "-o", tmp_path / "form.xlsx"]):
        done = cedu(*call)
        assert done.returncode == 3
        assert "没有规则包说明哪些是目标" in done.stderr
        assert f"cedu rules infer {text}" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["gap", XIQU / "notice.txt"], 2, "没有可以对照的完成情况"),
        (["gap", XIQU / "notice.txt", "--bases", BASES], 2, "没有可以对照的完成情况"),
        (["gap", XIQU / "notice.txt", *ACHIEVED, "--base", JIANGNING / "targets.xlsx"], 2, "不用 --base"),
        (["gap", XIQU / "notice.txt", *ACHIEVED, "--accept-names"], 2, "不用 --accept-names"),
        (["gap", XIQU / "notice.txt", *ACHIEVED, "--rules", "none"], 3, "没有规则包说明哪些是目标"),
        (["gap", JIANGNING / "targets.xlsx", JIANGNING / "achieved-illustrative.xlsx", "--bases", BASES], 2, "用不到 --bases"),
        (["gap", JIANGNING / "targets.xlsx", JIANGNING / "achieved-illustrative.xlsx", "--units", BASES], 2, "用不到 --units"),
        (["gap", XIQU / "notice.txt", *ACHIEVED, "--units", "nothing.csv"], 3, "nothing.csv"),
        (["gap", XIQU / "notice.txt", *ACHIEVED, "--rules", "nopack"], 4, "nopack"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_one_sentence(arguments: list[object], code: int, said: str, cedu: Run) -> None:
    done = cedu(*arguments)
    assert done.returncode == code
    assert said in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_files_that_cannot_be_read_are_named_beside_the_others(cedu: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    done = cedu("gap", XIQU / "notice.txt", *ACHIEVED, broken, "--bases", BASES, "--as-of", LAST_DAY)
    assert done.returncode == 3
    assert "broken.xlsx" in done.stdout
    assert "57.2%" in done.stdout
    missing = cedu("gap", XIQU / "notice.txt", *ACHIEVED, "--bases", "gone.xlsx", "--as-of", LAST_DAY)
    assert missing.returncode == 3
    assert "gone.xlsx" in missing.stdout


def test_the_library_gives_the_report_and_a_frame() -> None:
    report = gap(XIQU / "notice.txt", ACHIEVED, bases=BASES, as_of=date(2021, 12, 31))
    frame = report.to_frame()
    participation = frame[frame.target == "participation-2021"].iloc[0]
    assert (participation.state, str(participation.gap)) == ("behind", "7/250")
    assert set(frame.columns) >= {
        "target",
        "indicator",
        "unit",
        "year",
        "judged_on",
        "demanded",
        "achieved",
        "state",
        "why",
    }
