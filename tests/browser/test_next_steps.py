"""Who has no terminal is told what to do next on the page itself."""

from pathlib import Path

import pytest

from page_person import Person
from project import JIANGNING, XIQU

pytestmark = pytest.mark.render

TABLE, LAST_YEAR = JIANGNING / "targets.xlsx", JIANGNING / "last-year-illustrative.xlsx"
HALF = "document.querySelector('#report').offsetHeight < innerHeight / 2"


def advice(person: Person) -> str:
    text: str = person.page.locator("#advice").inner_text()
    return text


def test_after_a_check_the_table_is_to_be_mended_and_slips_to_be_sent(person: Person) -> None:
    person.go("check")
    person.choose("check-tables", TABLE)
    assert person.start("check") == "fault"
    assert "再放进来检查一遍" in advice(person)
    assert "数据审核反馈单" in advice(person)
    assert "cedu" not in advice(person)
    name, content = person.download("explanations")
    assert name == "targets-情况说明.xlsx"
    assert content.startswith(b"PK")
    assert "“更多”里的“填好的情况说明”" in person.page.locator("#saved").inner_text()


def test_where_nothing_could_be_read_nothing_is_said_to_be_checked(person: Person, tmp_path: Path) -> None:
    picture = tmp_path / "照片.jpg"
    picture.write_bytes(b"\xff\xd8\xff\xe0" + b"0" * 400)
    person.go("check")
    person.choose("check-tables", picture)
    assert person.start("check") == "unjudged"
    assert person.page.locator("#verdict-mark").inner_text() == "？没能检查"
    assert "写在下面的报告里" in advice(person)
    person.page.wait_for_function(HALF)  # a short report leaves no empty frame


def test_words_for_the_command_line_are_told_as_places_of_the_page(person: Person, tmp_path: Path) -> None:
    notice = tmp_path / "通知.txt"
    notice.write_text("各街道：\n一、全年培训老年人不低于 3200 人。\n二、市民学校达到 12 所。\n", encoding="utf-8")
    person.go("check")
    person.choose("check-tables", notice)
    assert person.start("check") == "unjudged"
    assert "“cedu”开头的是命令" in advice(person)
    person.go("gap")
    person.choose("gap-targets", XIQU / "notice.txt")
    person.choose("gap-achieved", XIQU / "achieved-2021-illustrative.xlsx")
    person.page.locator("#gap-as-of").fill("2021-12-31")
    assert person.start("gap") == "pass"
    assert advice(person) == "文中的“--bases”，在本页就是“基数”。"


def test_a_table_for_a_plan_is_told_where_it_belongs(person: Person) -> None:
    person.go("allocate")
    person.choose("allocate-plan", TABLE)
    assert person.start("allocate") == "broken"
    assert "请改放到“没有计划，照上年的表”里" in person.page.locator("#faults").inner_text()


@pytest.mark.parametrize("written", ["5", "5%", "５％"])
def test_a_growth_is_written_with_its_sign_or_without(written: str, person: Person) -> None:
    person.go("allocate")
    person.page.evaluate("document.querySelector('#allocate-more').open = true")
    person.choose("allocate-like", LAST_YEAR)
    person.page.locator("#like-growth").fill("")
    person.page.locator("#like-start").click()
    assert "百分之几" in person.page.locator("#plan-said").inner_text()
    person.page.locator("#like-growth").fill(written)
    person.page.locator("#like-start").click()
    assert person.answered() == "pass"
