"""The line of a long run: only on a terminal, and only where there is something to wait for."""

import pytest

from cedu_targets.cli.progress import progress
from cedu_targets.files.reading_watch import tell
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


def test_of_a_single_long_file_the_bytes_are_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with progress(1, Messages(Language.ZH)):
        tell(1, 4)
        tell(4, 4)
    tell(1, 4)  # nobody watches any more
    out, err = capsys.readouterr()
    assert not out
    assert "25%" in err
    assert Messages(Language.ZH).term("checking") in err
