"""Annotations as the runner of GitHub reads them."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from annotation_lines import Command, commands
from cedu_targets.domain.finding import Severity
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check import github
from machine_reports import NAMES, NASTY, faults, in_real_codes, named
from sample_reports import STEERING, full, jiangning

ZH, EN = Messages(Language.ZH), Messages(Language.EN)


def test_each_finding_is_a_line_at_its_cell_and_the_last_tells_of_the_run() -> None:
    *found, last = commands(github.render(jiangning(), ZH))
    assert found[4] == Command(
        "error",
        {"title": "cedu PW001 合计不等于各分项之和", "file": "targets.xlsx", "line": "21", "col": "18"},
        "[任务分解表!R21] 学院 第17栏（成人学历教育合计）未填；第18+19栏 = 3500，少 3500。请填写合计，或核对是否错列。",
    )
    assert last == Command("notice", {"title": "cedu"}, "6 个问题（强制性 5，提示性 1），不通过")


def test_the_gravest_come_first_and_what_is_explained_is_a_notice() -> None:
    found = [one.name for one in commands(github.render(in_real_codes(full()), EN))]
    assert found == sorted(found, key=["error", "warning", "notice"].index)
    (explained,) = [one for one in commands(github.render(in_real_codes(full()), ZH)) if "王科长" in one.message]
    assert explained.name == "notice"


def test_more_than_github_shows_are_counted_in_the_last_line() -> None:
    (file,) = jiangning().files
    errors = [one for one in file.findings if one.severity is Severity.ERROR]
    for count in (10, 11):
        many = Report((replace(file, findings=tuple(errors * 3)[:count]),))
        last = commands(github.render(many, EN))[-1].message
        assert ("GitHub shows the first 10 of a kind" in last) == (count == 11)
        assert ("all 11 are in this log" in last) == (count == 11)


def test_a_fault_is_an_error_at_its_line() -> None:
    found = commands(github.render_fault(faults("x"), EN))
    assert [(one.name, one.properties["file"], one.properties["line"]) for one in found] == [
        ("error", "x", "2"),
        ("error", "x", "9"),
    ]


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize("messages", [ZH, EN], ids=["zh", "en"])
def test_hostile_names_make_no_command(name: str, messages: Messages) -> None:
    text = github.render(named(name), messages) + github.render_fault(faults(name), messages)
    found = commands(text)
    assert len(found) == 5 + 1 + 1 + 2
    assert not STEERING.search(text)
    assert "::error file=x" not in [line[:15] for line in text.splitlines()]
    text.encode()


@given(NAMES)
def test_whatever_names_hold_there_is_one_command_a_line(name: str) -> None:
    found = commands(github.render(named(name), EN) + github.render_fault(faults(name), EN))
    assert len(found) == 9
    assert {key for one in found for key in one.properties} == {"title", "file", "line", "col"}
