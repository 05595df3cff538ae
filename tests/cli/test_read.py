"""cedu read: on the screen, in a file, and a file that cannot be read."""

from pathlib import Path

from cedu_targets.domain.provenance import marked
from project import JIANGNING, Run

TABLE = JIANGNING / "targets.xlsx"


def test_a_file_holds_what_the_screen_shows(tmp_path: Path, cedu: Run) -> None:
    shown = cedu("read", TABLE)
    assert shown.returncode == 0
    assert cedu("read", TABLE, "-o", tmp_path / "x.txt", "-f", "text").returncode == 0
    assert (tmp_path / "x.txt").read_text(encoding="utf-8") == marked(shown.stdout, is_markup=False)


def test_a_missing_file_is_3(cedu: Run) -> None:
    assert cedu("read", "no-such.xlsx").returncode == 3
