"""Help in one language: every command, option and argument has both halves, and nothing is cut at 80 columns."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from rich.cells import cell_len

from built_commands import built_commands
from cedu_targets.cli.language import half
from cedu_targets.messages.messages import Language
from project import Run

CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
NAMES = {"a4", "a3",
    "cedu", "h", "pdf", "PW001", "JSON", "Word", "Schema", "jiangning", "UTF", "C",
    "text", "markdown", "excel", "html", "ics", "json", "sarif", "junit", "github", "gitlab", "zh", "en", "error", "warning", "note", "none", "allocate",
    "report", "pack", "plan", "xlsx", "ods", "yaml", "txt", "docx", "csv", "md", "lang", "help", "version",
    "like", "monthly", "dossier", "achieved", "letter", "notice", "demo", "check", "targets", "rules", "show", "list", "lint", "infer", "o", "for",
    "duckdb", "spark", "Spark", "parquet", "local", "town", "district", "province", "village",
}  # fmt: skip
"""Words of a Chinese help that are no English: names of commands, options, formats, files and codes."""


ALL = list(built_commands())
IDS = [" ".join(path) or "cedu" for path, _ in ALL]


def texts(command: Any) -> Iterator[tuple[str, str]]:
    """What a command and its parameters say of themselves, each with its place."""
    yield from (("help", one) for one in re.split(r"\n\s*\n", command.help.strip()))
    for one in command.params:
        yield f"{one.opts} help", one.help or ""
        if not one.is_flag if one.param_type_name == "option" else True:
            metavar = one.metavar or ""
            if not re.fullmatch(r"<[a-z0-9|]+>", metavar):  # names to choose from are the same in any language
                yield f"{one.opts} metavar", metavar


@pytest.mark.parametrize(("path", "command"), ALL, ids=IDS)
def test_every_text_has_a_chinese_and_an_english_half(path: tuple[str, ...], command: Any) -> None:
    for place, text in texts(command):
        line = " ".join(text.split())
        assert line.count(" · ") == 1, f"{' '.join(path)} {place}: write 中文 · English, not {line!r}"
        chinese, english = half(line, Language.ZH), half(line, Language.EN)
        assert CHINESE.search(chinese), f"{place}: {chinese!r}"
        assert not CHINESE.search(english), f"{place}: {english!r}"
    assert command.epilog, f"{' '.join(path)} needs an example of its use"


@pytest.mark.parametrize(("path", "command"), ALL, ids=IDS)
def test_a_chinese_help_has_no_english_words_and_an_english_one_no_chinese(
    path: tuple[str, ...], command: Any, cedu: Run
) -> None:
    options = {word for one in command.params for name in (*one.opts, *one.secondary_opts) for word in name.split("-")}
    known = NAMES | options | {name for names, _ in ALL for name in names}
    done = cedu(*path, "--help")
    assert done.returncode == 0
    assert set(re.findall(r"[A-Za-z_]+\d*", done.stdout)) - known == set()
    assert "用法：" in done.stdout
    assert "-h, --help" in done.stdout
    assert "显示本说明并退出" in done.stdout
    done = cedu(*path, "--help", "--lang", "en")
    assert CHINESE.findall(done.stdout) == []
    assert "show this help and exit" in done.stdout


@pytest.mark.parametrize("columns", [50, 80, 200])
@pytest.mark.parametrize(("path", "command"), ALL, ids=IDS)
def test_no_line_is_wider_than_the_terminal_and_nothing_is_cut(
    path: tuple[str, ...], command: Any, columns: int, monkeypatch: pytest.MonkeyPatch, cedu: Run
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for language in Language:
        page = cedu(*path, "--help", "--lang", language).stdout
        wide = [line for line in page.splitlines() if cell_len(line) > columns]
        assert wide == []
        assert "..." not in page
        told = "".join(page.split())
        for _, text in texts(command):
            assert "".join(half(" ".join(text.split()), language).split()) in told or columns < 80


def test_names_and_meanings_are_aligned_for_wide_signs(cedu: Run) -> None:
    lines = cedu("check", "--help").stdout.splitlines()
    meanings = ("只读这一个工作表", "写到文件", "上年的表", "显示本说明并退出")
    starts = {cell_len(line[: line.index(text)]) for line in lines for text in meanings if text in line}
    assert len(starts) == 1


def test_a_default_and_what_is_required_are_said(cedu: Run) -> None:
    assert "[默认：error]" in cedu("check", "--help").stdout
    assert "[必填]" in cedu("check", "--help").stdout
    assert "[default: --diagnosis]" in " ".join(cedu("check", "--help", "--lang", "en").stdout.split())
