"""The language of a run: asked for anywhere in the call, by CEDU_LANG, else the system's; an unknown one is refused."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.cli.language import half, paragraphs
from cedu_targets.messages.messages import Language
from project import JIANGNING, Run

BAD = JIANGNING / "targets.xlsx"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lang", "en", "check", BAD],
        ["check", "--lang", "en", BAD],
        ["check", BAD, "--lang=en"],
        ["check", BAD, "--lang", "en_US"],
        ["check", BAD, "--lang", "zh", "--lang", "en"],  # the last one counts
        ["check", "--help", "--lang", "en"],
        ["--lang", "en", "check", "--help"],
        ["--help", "--lang", "en"],
        ["rules", "--lang", "en", "list", "--help"],
        ["schema", "--help", "--lang", "en"],
        ["--lang", "en"],
        ["check", "--lang", "en"],
        ["chekc", "--lang", "en"],
        ["check", BAD, "--nope", "--lang", "en"],
        ["check", BAD, "-o", "no/such/folder.md", "--lang", "en"],
        ["check", BAD, "--rules", "no-such-pack", "--lang", "en"],
    ],
)
def test_a_language_asked_for_anywhere_rules_the_whole_run(arguments: list[object], cedu: Run) -> None:
    done = cedu(*arguments)
    said = done.stdout + done.stderr
    assert any(
        word in said
        for word in ("error PW001", "Usage: ", "Example: ", "cannot be written", "no rule pack", "All of it:")
    ), said
    assert not any(word in said for word in ("强制性", "用法", "例：", "写不了", "没有")), said


@pytest.mark.parametrize("name", ["zh", "zh_CN", "zh-CN", "ZH", "zh_CN.UTF-8", "zh_TW"])
def test_a_chinese_of_any_region_is_chinese(name: str, monkeypatch: pytest.MonkeyPatch, cedu: Run) -> None:
    assert cedu("check", BAD, "--lang", name).stdout == cedu("check", BAD).stdout
    monkeypatch.setenv("CEDU_LANG", name)
    assert cedu("check").stderr.startswith("cedu: 缺少目标表")


@pytest.mark.parametrize("name", ["en", "en-GB", "en_US.UTF-8"])
def test_an_english_of_any_region_is_english(name: str, monkeypatch: pytest.MonkeyPatch, cedu: Run) -> None:
    monkeypatch.setenv("CEDU_LANG", name)
    assert cedu("check").stderr.startswith("cedu: TABLE is missing")
    assert cedu("--help").stdout.startswith("Usage: ")


@pytest.mark.parametrize("name", ["xx", "english", "C", "zhong", "de_DE.UTF-8"])
@pytest.mark.parametrize("arguments", [["check", BAD], ["check", BAD, "--help"], ["--version"], ["explain"], ["check"]])
def test_an_unknown_language_is_refused_in_both(
    name: str, arguments: list[object], monkeypatch: pytest.MonkeyPatch, cedu: Run
) -> None:
    by_option = cedu(*arguments, "--lang", name)
    monkeypatch.setenv("CEDU_LANG", name)
    by_variable = cedu(*arguments)
    for done, source in ((by_option, "--lang"), (by_variable, "CEDU_LANG")):
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert f"{source} 的“{name}”不是可用的语言" in done.stderr
        assert f'{source}: there is no language "{name}"' in done.stderr


def test_what_is_asked_for_stands_above_an_unknown_variable(monkeypatch: pytest.MonkeyPatch, cedu: Run) -> None:
    monkeypatch.setenv("CEDU_LANG", "xx")
    assert cedu("check", "--lang", "en").stderr.startswith("cedu: TABLE is missing")


def test_what_stands_behind_a_double_dash_is_no_option(cedu: Run) -> None:
    assert cedu("check", "--", "--lang", "xx").returncode == 3


def test_the_halves_of_a_text() -> None:
    assert half("表 · TABLE", Language.ZH) == "表"
    assert half("表 · TABLE", Language.EN) == "TABLE"
    assert half("<zh|en>", Language.ZH) == half("<zh|en>", Language.EN) == "<zh|en>"


def test_a_line_s_end_between_two_signs_is_no_blank() -> None:
    text = "一行，\n    又一行 3\n    格 · One line,\n    another.\n\n    二 · Two"
    assert paragraphs(text, Language.ZH) == ["一行，又一行 3 格", "二"]
    assert paragraphs(text, Language.EN) == ["One line, another.", "Two"]


_SIGNS = st.sampled_from([*"字，。（）“”‘’…—、ａ９ab1.,-· \t\n", "\n    ", "\n\n"])


@given(st.lists(_SIGNS, max_size=40).map("".join))
def test_a_line_ends_without_a_blank_between_two_signs_alone(text: str) -> None:
    """As one pattern with all the signs would say it, whose classes take long to compile."""
    wide = "\u2e80-\u9fff\uff00-\uffef“”‘’…—"
    expected = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        line = re.sub(rf"(?<=[{wide}])\s*\n\s*(?=[{wide}])", "", paragraph)
        expected.append(half(" ".join(line.split()), Language.ZH))
    assert paragraphs(text, Language.ZH) == expected
