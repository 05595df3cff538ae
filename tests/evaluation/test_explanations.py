"""Explanations and baselines: what is accepted, what lapses, what is new, what is gone."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from cedu_targets import check
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.place import Place
from cedu_targets.evaluation.explanations.accepted import explained, read_explanations
from cedu_targets.evaluation.explanations.yaml_file import stub as drafted
from cedu_targets.report import FileReport, Report
from project import JIANGNING, Run

BAD, GOOD = JIANGNING / "targets.xlsx", JIANGNING / "targets-mended.xlsx"
TODAY = date(2020, 6, 1)


@pytest.fixture
def stub(tmp_path: Path, cedu: Run) -> Path:
    path = tmp_path / "explained.yaml"
    done = cedu("check", BAD, "--write-explanations", path)
    assert "（5 条）" in done.stderr
    return path


def filled(path: Path, **changes: object) -> Path:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    for entry in content["explanations"]:
        entry |= {"reason": "已电话核实", "by": "教育科", **changes}
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return path


def test_a_stub_explains_nothing_until_it_is_filled_in(stub: Path) -> None:
    report = check(BAD, explanations=stub, today=TODAY)
    assert report.exit_code == 1
    assert report.explanation_use is not None
    assert [entry.because for entry in report.explanation_use.unused] == ["no_reason"] * 5
    assert report.explanation_use.unused[0].line == 4


def test_what_is_explained_does_not_fail_the_run(stub: Path) -> None:
    report = check(BAD, explanations=filled(stub), today=TODAY)
    (file,) = report.files
    assert report.exit_code == 0
    assert [finding.code for finding in file.explained] == ["DS001"] * 4 + ["PW001"]
    assert report.explanation_use is not None
    assert (report.explanation_use.accepted, report.explanation_use.lapsed, report.explanation_use.unused) == (
        5,
        (),
        (),
    )


def test_a_date_that_has_passed(stub: Path) -> None:
    filled(stub, until="2020-05-31")
    report = check(BAD, explanations=stub, today=TODAY)
    assert report.exit_code == 1
    assert report.explanation_use is not None
    assert {entry.because for entry in report.explanation_use.lapsed} == {"date_passed"}
    assert check(BAD, explanations=filled(stub, until="2020-06-01"), today=TODAY).exit_code == 0


def test_a_value_that_has_changed(stub: Path, tmp_path: Path) -> None:
    text = (JIANGNING / "targets-gb18030.csv").read_text(encoding="gb18030")
    changed = tmp_path / "changed.csv"
    changed.write_text(text.replace("2000,1500,500", "2000,1501,500"), encoding="utf-8")
    content = yaml.safe_load(filled(stub).read_text(encoding="utf-8"))
    for entry in content["explanations"]:
        entry.pop("sheet")
    stub.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    report = check(changed, explanations=stub, today=TODAY)
    assert report.exit_code == 1
    assert report.explanation_use is not None
    assert "value_changed" in {entry.because for entry in report.explanation_use.lapsed}
    assert report.explanation_use.accepted < 5


def test_what_no_finding_needs_is_named(stub: Path) -> None:
    report = check(GOOD, explanations=filled(stub), today=TODAY)
    assert report.exit_code == 0
    assert report.explanation_use is not None
    assert [entry.because for entry in report.explanation_use.unused] == ["no_finding"] * 5


def test_a_stub_never_overwrites(stub: Path, cedu: Run) -> None:
    before = stub.read_bytes()
    done = cedu("check", BAD, "--write-explanations", stub)
    assert done.returncode == 2
    assert "没有覆盖" in done.stderr
    assert stub.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("explanations:\n- {code: PW001}\n", ":2:3:"),
        ("explanations:\n- {code: PW001, rule: r, until: 31.12.2020}\n", ":2:"),
        ("explanations:\n- {code: PW001, rule: r, until: 2020-02-30}\n", ":2:"),
        ('explanations:\n- {code: PW001, rule: r, unit: ""}\n', ":2:"),
        ("explain: []\n", ":1:1:"),
        ("explanations: [\n", ":2:1:"),
    ],
)
def test_a_file_that_is_wrong(text: str, where: str, tmp_path: Path, cedu: Run) -> None:
    path = tmp_path / "e.yaml"
    path.write_text(text, encoding="utf-8")
    done = cedu("check", BAD, "--explanations", path)
    assert done.returncode == 4
    assert f"e.yaml{where}" in done.stderr, done.stderr


def test_a_file_that_is_missing(tmp_path: Path, cedu: Run) -> None:
    for option in ("--explanations", "--baseline"):
        done = cedu("check", BAD, option, tmp_path / "none")
        assert (done.returncode, done.stdout) == (4, "")


def test_a_baseline_says_what_is_new_still_there_and_gone(
    tmp_path: Path, cedu: Run, cedu_json: Callable[..., Any]
) -> None:
    old = tmp_path / "old.json"
    cedu("check", BAD, "-f", "json", "-o", old)
    same = check(BAD, baseline=old).comparison
    assert same is not None
    assert (len(same.new), len(same.still), same.gone) == (0, 9, ())
    mended = check(GOOD, baseline=old).comparison
    assert mended is not None
    assert (len(mended.new), len(mended.still), len(mended.gone)) == (0, 4, 5)
    assert {gone.code for gone in mended.gone} == {"DS001", "PW001"}
    cedu("check", GOOD, "-f", "json", "-o", tmp_path / "good.json")
    worse = check(BAD, baseline=tmp_path / "good.json")
    assert worse.comparison is not None
    assert (len(worse.comparison.new), worse.exit_code) == (5, 1)


def test_a_baseline_counts_findings_that_are_alike(tmp_path: Path, cedu: Run) -> None:
    """Two forms with the same slip in the same unit: one mended, one finding gone."""
    text = "单位,合计,农村,城镇\n,1,2,3\n东山,10,4,5\n秣陵,9,4,5\n说明：1=2+3\n"
    forms = [tmp_path / name for name in ("a.csv", "b.csv")]
    for form in forms:
        form.write_text(text, encoding="utf-8")
    both, one, mended = (tmp_path / name for name in ("both.json", "one.json", "mended.json"))
    cedu("check", *forms, "-f", "json", "-o", both)
    cedu("check", forms[0], "-f", "json", "-o", one)
    same = check(forms, baseline=both).comparison
    assert same is not None
    assert (len(same.new), len(same.still), same.gone) == (0, 2, ())  # the sum, and the same remark on each form
    again = check(forms, baseline=one).comparison
    assert again is not None
    assert (again.new, again.gone) == (again.still, ())  # one of the two is new, one is not
    forms[1].write_text(text.replace("10", "9"), encoding="utf-8")
    fewer = check(forms, baseline=both).comparison
    assert fewer is not None
    assert (len(fewer.new), len(fewer.still), [gone.code for gone in fewer.gone]) == (0, 2, ["PW001"])
    cedu("check", *forms, "-f", "json", "-o", mended)
    forms[0].write_text(text.replace("10", "9"), encoding="utf-8")
    none = check(forms, baseline=mended).comparison
    assert none is not None
    assert (len(none.new), len(none.still), len(none.gone)) == (0, 1, 1)


@pytest.mark.parametrize("text", ["", "[]", '{"files": 3}', '{"files": [{"findings": [{}]}]}', "\x00"])
def test_a_baseline_that_is_none(text: str, tmp_path: Path, cedu: Run) -> None:
    path = tmp_path / "old.json"
    path.write_text(text, encoding="utf-8")
    done = cedu("check", BAD, "--baseline", path)
    assert done.returncode == 4
    assert "PK006" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_json_says_who_explained(stub: Path, cedu: Run) -> None:
    done = cedu("check", BAD, "--explanations", filled(stub), "-f", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["files"][0]["status"] == "clean"


def test_names_of_one_sign_are_names(sheet: Callable[..., Path], tmp_path: Path) -> None:
    path = tmp_path / "e.yaml"
    path.write_text(
        'explanations:\n- {code: PW001, rule: "sum:1=2+3", unit: 甲, indicator: "1", period: "2020", measure: target,'
        ' seen: {actual: "10", expected: "9", 甲/2: "4", 甲/3: "5"}, reason: 已核实, by: 乙}\n',
        encoding="utf-8",
    )
    report = check(sheet(FORM), rules="none", explanations=path, today=TODAY)
    assert report.explanation_use is not None
    assert (report.explanation_use.accepted, report.exit_code) == (1, 0)


FORM = "2020年目标\n单位 合计 农村 城镇\n. 1 2 3\n甲 10 4 5\n乙 9 4 5\n说明：1=2+3"


@pytest.mark.parametrize("changes", [{"by": " "}, {"reason": " "}, {"by": "", "reason": ""}])
def test_a_reason_needs_somebody_who_gives_it(
    changes: dict[str, str], sheet: Callable[..., Path], tmp_path: Path
) -> None:
    path = tmp_path / "e.yaml"
    path.write_text(drafted(check(sheet(FORM), rules="none"), ""), encoding="utf-8")
    report = check(sheet(FORM), rules="none", explanations=filled(path, **changes), today=TODAY)
    assert report.explanation_use is not None
    assert [entry.because for entry in report.explanation_use.unused] == ["no_reason"]
    assert report.exit_code == 1


def test_a_stub_keeps_what_was_explained_before(sheet: Callable[..., Path], tmp_path: Path) -> None:
    """Of a text file too, which has no sheet."""
    path = tmp_path / "e.yaml"
    path.write_text(drafted(check(sheet(FORM), rules="none"), "one\ntwo"), encoding="utf-8")
    assert path.read_text(encoding="utf-8").startswith("# one\n# two\nexplanations:\n")
    report = check(sheet(FORM), rules="none", explanations=filled(path, until="2020-12-31"), today=TODAY)
    assert report.exit_code == 0
    (entry,) = yaml.safe_load(drafted(report, ""))["explanations"]
    assert (entry["reason"], entry["by"], entry["until"]) == ("已电话核实", "教育科", "2020-12-31")


def test_a_sum_of_many_units_is_explained_for_all_their_numbers(sheet: Callable[..., Path], tmp_path: Path) -> None:
    """More than are listed one by one: when two of them change so that the sum is the same, it lapses."""
    rows = [f"单位{n} {n + 1} 1" for n in range(60)]
    text = "\n".join(["单位 场次 人次", "全区 5 60", *rows])
    path = tmp_path / "e.yaml"
    path.write_text(drafted(check(sheet(text), rules="none"), ""), encoding="utf-8")
    (entry,) = yaml.safe_load(path.read_text(encoding="utf-8"))["explanations"]
    assert entry["seen"].keys() == {"actual", "expected", "related"}
    accepted = check(sheet(text), rules="none", explanations=filled(path), today=TODAY)
    assert accepted.exit_code == 0
    other = text.replace("单位3 4", "单位3 5").replace("单位4 5", "单位4 4")
    lapsed = check(sheet(other), rules="none", explanations=path, today=TODAY)
    assert lapsed.explanation_use is not None
    assert [one.because for one in lapsed.explanation_use.lapsed] == ["value_changed"]


def test_a_finding_is_known_by_every_part_of_its_place(tmp_path: Path) -> None:
    """Two items with the same fault: an explanation of the one says nothing of the other."""
    places = [
        Place(item=item, owner=owner, period="2019") for item, owner in (("3", "甲局"), ("4", "甲局"), ("3", "乙局"))
    ]
    findings = tuple(Finding("SC001", "schedule", Severity.ERROR, place) for place in places)
    report = Report((FileReport("plan.docx", findings=findings),))
    path = tmp_path / "explanations.yaml"
    path.write_text(
        drafted(report, "").replace("reason: ''", "reason: 已延期", 1).replace("by: ''", "by: 科室", 1),
        encoding="utf-8",
    )
    (file,) = explained(report, read_explanations(path), date(2019, 12, 1)).files
    assert [finding.explained is not None for finding in file.findings] == [True, False, False]
