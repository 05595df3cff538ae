"""cedu explain: a page with the next step, a list of all, an unknown code."""

from project import Run


def test_a_page_ends_with_the_next_step(cedu: Run) -> None:
    zh, en = cedu("explain", "ds001").stdout, cedu("explain", "DS001", "--lang", "en").stdout
    assert zh.startswith("DS001  全区数不等于各单位之和\n\n")
    assert "\n通过：全区 10，甲 4，乙 6\n" in zh
    assert "\n\n怎么办：\n  " in zh
    assert "\nPasses: district 10, A 4, B 6\n" in en
    assert "\n\nwhat to do:\n  " in en


def test_all_codes_are_listed_and_an_unknown_one_is_a_wrong_call(cedu: Run) -> None:
    assert "\n  QU001  " in cedu("explain").stdout
    assert cedu("explain", "ZZ999").returncode == 2
