"""What the page asks for: names that lead nowhere else, and sentences for whatever is wrong with a question."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cedu_targets.page.answer import Answer
from cedu_targets.page.names import inside
from cedu_targets.page.request import Door, read_request
from cedu_targets.page.session import Session
from project import JIANGNING

Ask = Callable[..., Answer]
OUTSIDE = [
    "", ".", "..", "/etc/passwd", "../a.xlsx", "a/../../b.xlsx", "a/..", "./a.xlsx", "a//b.xlsx", "a/", "/",
    "\\\\server\\share\\a.xlsx", "..\\a.xlsx", "C:\\a.xlsx", "C:a.xlsx", "c:/a.xlsx", "a\0.xlsx", "a\ud800.xlsx",
    "长" * 400,
]  # fmt: skip
WITHIN = [
    "a.xlsx", "-", "--help", "-o.xlsx", "*.xlsx", "[1].xlsx", "?.csv", "~$a.xlsx", ".a.xlsx", "...", "a..b.xlsx",
    "文件夹/表 1（终稿）.xlsx", "a\nb.xlsx", "=1+1.xlsx", "%0A.xlsx", "::error::.xlsx", "]]>.xlsx", "com1.xlsx", "none",
]  # fmt: skip


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        inside(name)


@pytest.mark.parametrize("name", WITHIN)
def test_any_other_name_is_that_of_a_file(name: str) -> None:
    assert inside(name) == name


@pytest.mark.parametrize("role", ["tables", "achieved", "bases", "text", "base", "plan", "keep", "targets"])
def test_every_role_is_held_to_it(role: str, session: Session, ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "outside.xlsx").write_bytes((JIANGNING / "targets.xlsx").read_bytes())
    for name in ("../outside.xlsx", str(tmp_path / "outside.xlsx")):
        answer = ask("check", "en", **{role: [name] if role in ("tables", "achieved", "bases") else name})
        assert answer.exit_code == 2
        assert answer.faults[0].startswith(f"cedu: the file name “{name}” cannot be used")
        assert answer.outputs == ()


def test_a_hostile_name_is_told_as_text(ask: Ask) -> None:
    (fault,) = ask("check", tables=["../a\n::error::\x1b[31m"]).faults
    assert "\n" not in fault
    assert "\x1b" not in fault


@pytest.mark.parametrize("name", [name for name in WITHIN if name != "..."])
def test_files_of_odd_names_are_read_as_they_are(name: str, session: Session, ask: Ask) -> None:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((JIANGNING / "targets.xlsx").read_bytes())
    Path("other.xlsx").write_bytes(b"")
    answer = ask("check", tables=[name])
    assert (answer.exit_code, answer.faults) == (1, ())
    told = json.loads(session.output("json").content)
    assert [file["path"] for file in told["files"]] == [name]
    for offer in answer.outputs:
        output = session.output(offer.id)
        assert output.name == offer.name
        assert "/" not in output.name
        assert "\n" not in output.name
        assert output.content


def test_a_name_that_is_a_pattern_stands_for_no_other_file(session: Session, ask: Ask) -> None:
    Path("a.xlsx").write_bytes((JIANGNING / "targets.xlsx").read_bytes())
    answer = ask("check", tables=["*.xlsx"])
    assert answer.exit_code == 3
    told = json.loads(session.output("json").content)
    assert [(file["path"], file["status"]) for file in told["files"]] == [("*.xlsx", "unreadable")]


@pytest.mark.parametrize("role", ["text", "base", "against"])
def test_a_dash_beside_a_table_is_a_file_too(role: str, ask: Ask) -> None:
    Path("a.xlsx").write_bytes((JIANGNING / "targets.xlsx").read_bytes())
    assert "标准输入" not in ask("check", tables=["a.xlsx"], **{role: "-"}).faults[0]
    Path("-").write_bytes((JIANGNING / ("notice.txt" if role == "text" else "targets-mended.xlsx")).read_bytes())
    answer = ask("check", tables=["a.xlsx"], **{role: "-"})
    assert (answer.exit_code, answer.faults) == (1, ())


WRONG = [
    ("", "JSON"), ("[]", "JSON"), ("{", "JSON"), ('{"lang": "en"}', "door"), ('{"door": "check"}', "lang"),
    ('{"door": "rollup", "lang": "en"}', "door"), ('{"door": "check", "lang": "fr"}', "lang"),
    ('{"door": "check", "lang": "en", "files": []}', "files"),
    ('{"door": "check", "lang": "en", "files": {"tables": "a"}}', "files.tables"),
    ('{"door": "check", "lang": "en", "files": {"tables": [1]}}', "files.tables.0"),
    ('{"door": "check", "lang": "en", "files": {"text": ["a"]}}', "files.text"),
    ('{"door": "check", "lang": "en", "files": {"rules": "a"}}', "files.rules"),
    ('{"door": "gap", "lang": "en", "as_of": "30.9."}', "as_of"),
    ('{"door": "check", "lang": "en", "more": 1}', "more"),
    ('{"door": "check", "lang": "en", "files": {"tables": ["a"], "plan": "b"}}', "files.plan"),
    ('{"door": "gap", "lang": "en", "files": {"targets": "a", "tables": ["b"]}}', "files.tables"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "field"), WRONG)
def test_a_question_that_is_not_understood_is_told(asked: str, field: str, session: Session) -> None:
    answer = session.answer(asked)
    assert answer.exit_code == 2
    (fault,) = answer.faults
    assert fault.startswith("cedu: ")
    assert f"({field})" in fault or f"（{field}）" in fault
    assert ("not" in fault or "no use" in fault) == ('"en"' in asked)


MISSING: list[tuple[dict[str, Any], str, str]] = [
    ({"door": "check"}, "没有选要审核的表", "no table was chosen"),
    ({"door": "gap"}, "没有选目标表", "no table of targets"),
    ({"door": "allocate"}, "没有选分解计划", "neither a plan nor last year's table"),
    ({"door": "allocate", "like": "a"}, "本年全区数", "this year's district totals"),
    ({"door": "allocate", "share": "40%"}, "各单位常住人口", "each unit's residents"),
    ({"door": "allocate", "share": "40%", "weights": "a", "plan": "b"}, "只要一张", "nothing but"),
    ({"door": "allocate", "plan": "a", "like": "b"}, "已写明", "a plan holds"),
    ({"door": "allocate", "plan": "a", "growth": "5%"}, "已写明", "a plan holds"),
    ({"door": "check", "example": "x"}, "没有这个样例", "no such sample"),
]


@pytest.mark.parametrize(("asked", "in_chinese", "in_english"), MISSING)
def test_what_is_missing_is_said_in_words_of_the_page(
    asked: dict[str, Any], in_chinese: str, in_english: str, ask: Ask
) -> None:
    for lang, said in (("zh", in_chinese), ("en", in_english)):
        answer = ask(lang=lang, **asked)
        assert answer.exit_code == 2
        assert said in answer.faults[0]
        assert "--" not in answer.faults[0]


def test_fields_left_empty_are_not_given() -> None:
    request = read_request('{"door":"gap","lang":"zh","files":{"targets":"a","base":""},"as_of":"","growth":" "}')
    assert (request.door, request.files.base, request.as_of, request.growth) == (Door.GAP, None, None, None)
