"""cedu rules: list, show, infer and lint, each a file."""

from pathlib import Path

from project import JIANGNING, XINYU, Run


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


def test_the_numbers_of_a_text_become_targets_to_edit(tmp_path: Path, cedu: Run) -> None:
    pack = tmp_path / "draft.yaml"
    made = cedu("rules", "infer", XINYU / "notice.txt", "-o", pack)
    assert (made.returncode, "个目标，其中" in made.stderr) == (0, True)
    assert cedu("rules", "lint", pack).returncode == 0
    shown = cedu("rules", "show", pack).stdout
    assert "全市社区居民学习参与率 不低于 50%" in shown
    checked = cedu("check", XINYU / "notice.txt", "--rules", pack)
    assert (checked.returncode, "核对了 6 项目标" in checked.stdout) == (0, True)
    assert cedu("rules", "infer", XINYU / "notice.txt", "-o", pack).returncode == 2


def test_a_text_without_a_number_gives_no_pack(tmp_path: Path, cedu: Run) -> None:
    text = tmp_path / "notice.txt"
    text.write_text("关于做好社区教育工作的通知\n各街道要高度重视，精心组织。\n", encoding="utf-8")
    assert cedu("rules", "infer", text).returncode == 3


def test_of_a_text_with_a_table_the_table_gives_the_pack(cedu: Run) -> None:
    made = cedu("rules", "infer", JIANGNING / "notice.txt")
    assert (made.returncode, "check: part_whole" in made.stdout, "quote:" in made.stdout) == (0, True, False)
    assert "规则包只按表生成；文中另有" in made.stderr
    csv = cedu("rules", "infer", JIANGNING / "targets-gb18030.csv")
    assert (csv.returncode, csv.stderr) == (0, "")


def test_a_bare_text_is_judged_by_its_draft(tmp_path: Path, cedu: Run) -> None:
    text, pack = tmp_path / "notice.txt", tmp_path / "draft.yaml"
    text.write_text("甲镇社区教育工作意见\n到2024年底，居民参与率达到45%以上，建成学习点6个。\n", encoding="utf-8")
    assert cedu("check", text).returncode == 3
    assert cedu("rules", "infer", text, "-o", pack).returncode == 0
    assert cedu("check", text, "--rules", pack).returncode == 0


def test_what_a_pack_says_of_a_target_is_shown(cedu: Run) -> None:
    shown = "".join(cedu("rules", "show", "xinyu-2019").stdout.split())
    assert "期限：每年；责任单位：财政部门；又称：社区教育经费、" in shown
    assert "疑问：2—3年从哪一天起算？" in shown
    assert "规划期2019-2020" in shown
    assert "·一年一度·" not in shown
