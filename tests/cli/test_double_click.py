"""The folder that runs without Python: a double click opens the page, and what is said can be read."""

import io
import sys
from contextvars import copy_context

import pytest

from cedu_targets.cli import double_click
from cedu_targets.cli.language import speak_as_asked


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> object:
    """Start a program of the folder; the words of its call, what was said at its end, and whether a key was awaited."""

    def run(
        program: str,
        *arguments: str,
        has_window: bool = False,
        is_watched: bool = True,
        code: int = 0,
        language: str = "zh",
    ) -> tuple[list[str], str, bool]:
        called: list[str] = []

        def program_itself() -> None:
            called.extend(sys.argv[1:])
            speak_as_asked(called)
            raise SystemExit(code)

        keyboard = io.StringIO("\n")
        monkeypatch.setattr(keyboard, "isatty", lambda: is_watched)
        monkeypatch.setenv("CEDU_LANG", language)
        monkeypatch.setattr(sys, "executable", program)
        monkeypatch.setattr(sys, "argv", [program, *arguments])
        monkeypatch.setattr(sys, "stdin", keyboard)
        monkeypatch.setattr(double_click, "run", program_itself)
        monkeypatch.setattr(double_click, "has_window_of_its_own", lambda: has_window)
        with pytest.raises(SystemExit) as end:
            copy_context().run(double_click.main)
        assert end.value.code == code
        return called, capsys.readouterr().err, keyboard.read() == ""

    return run


def test_in_a_shell_the_command_is_the_command(start) -> None:  # type: ignore[no-untyped-def]
    assert start("/folder/cedu", "check", "a.xlsx", code=1) == (["check", "a.xlsx"], "", False)
    assert start("/folder/cedu") == ([], "", False)


def test_the_program_of_the_page_is_the_page(start) -> None:  # type: ignore[no-untyped-def]
    assert start("/folder/cedu-web")[0] == ["web"]
    assert start("/folder/cedu-web.exe", "--lang", "en")[0] == ["web", "--lang", "en"]


def test_a_double_click_opens_the_page_and_leaves_no_window(start) -> None:  # type: ignore[no-untyped-def]
    assert start("/folder/cedu", has_window=True) == (["web"], "", False)
    assert start("/folder/cedu-web", has_window=True) == (["web"], "", False)


def test_what_is_said_in_a_window_of_its_own_can_be_read(start) -> None:  # type: ignore[no-untyped-def]
    assert start("/folder/cedu", "a.xlsx", has_window=True) == (["a.xlsx"], "按回车键关闭窗口。\n", True)
    _, said, waited = start("/folder/cedu-web", has_window=True, code=2, language="en")
    assert (said, waited) == ("Press Enter to close this window.\n", True)


def test_nobody_is_waited_for_where_there_is_no_keyboard(start) -> None:  # type: ignore[no-untyped-def]
    """A planned task has a window of its own as well."""
    assert start("/folder/cedu", "a.xlsx", has_window=True, is_watched=False, code=1) == (["a.xlsx"], "", False)


def test_only_windows_has_such_windows() -> None:
    assert not double_click.has_window_of_its_own()
