"""cedu rules: list, show, infer and lint, each a file."""

from pathlib import Path

from project import JIANGNING, Run


def test_the_packs_are_listed_and_one_is_shown_in_words(cedu: Run) -> None:
    assert "\njiangning-2020  24 条规则  " in cedu("rules", "list").stdout
    shown = cedu("rules", "show", "jiangning-2020")
    assert (shown.returncode, "第1栏 = 第2+…+8栏，逐行相等  说明1" in shown.stdout) == (0, True)
    assert cedu("rules", "show", "none-such").returncode == 4


def test_a_pack_is_inferred_that_lints_clean_and_is_not_written_over(tmp_path: Path, cedu: Run) -> None:
    pack = tmp_path / "p.yaml"
    table = JIANGNING / "targets-mended.xlsx"
    assert cedu("rules", "infer", table, "-o", pack).returncode == 0
    assert cedu("rules", "lint", pack).returncode == 0
    assert cedu("rules", "infer", table, "-o", pack).returncode == 2
