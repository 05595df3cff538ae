"""The line of a long run: only on a terminal, and only where there is something to wait for."""

import re
import time

import pytest

from cedu_targets.cli.progress import progress
from cedu_targets.files.reading_watch import JUDGED, PREPARED, reach, tell
from cedu_targets.messages.messages import Language, Messages


@pytest.mark.parametrize(("total", "is_terminal", "watches"), [(5, True, True), (5, False, False), (1, True, False)])
def test_it_is_drawn_only_where_somebody_waits(
    total: int, is_terminal: bool, watches: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: is_terminal)
    with progress(total, Messages(Language.ZH)) as watch:
        assert (watch is not None) is watches
        if watch is not None:
            watch(1, total)


def test_of_a_single_long_file_the_bytes_and_then_the_steps_are_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with progress(1, Messages(Language.ZH)):
        tell(1, 2)
        time.sleep(0.11)
        tell(2, 2)
        time.sleep(0.11)
        reach(JUDGED)
        time.sleep(0.11)
        reach(PREPARED)  # of its next sheet
    tell(1, 4)  # nobody watches any more
    out, err = capsys.readouterr()
    assert not out
    assert [share for share in re.findall(r"(\d+)%", err) if share != "0"][:3] == ["15", "30", "95"]
    assert "40%" not in err
    assert Messages(Language.ZH).term("checking") in err


def test_of_a_short_file_no_step_is_shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with progress(1, Messages(Language.ZH)):
        reach(JUDGED)
    assert capsys.readouterr() == ("", "")
