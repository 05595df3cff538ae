"""The line of a long run: only on a terminal, and only where there is something to wait for."""

import pytest

from cedu_targets.cli.progress import progress
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
