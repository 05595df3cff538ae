"""What is not taken when it is chosen is told, all of it; what is taken is checked."""

from typing import Any

import pytest

from page_person import Person
from project import JIANGNING

pytestmark = pytest.mark.render
TABLE = (JIANGNING / "targets-gb18030.csv").read_bytes()


def _files(*names: str) -> list[dict[str, Any]]:
    return [{"name": name, "mimeType": "", "buffer": TABLE} for name in names]


def _refused(person: Person) -> list[str]:
    text: str = person.page.locator("#check-tables-role .refused").inner_text()
    return text.splitlines()


def test_a_name_longer_than_any_disk_gives_back_is_told_at_once(person: Person) -> None:
    """It was checked once; the next work then ended half-way, and in a folder the file was not found."""
    person.go("check")
    longest = "表" * 83 + ".csv"
    person.page.set_input_files("#check-tables", _files("表" * 84 + ".csv", longest))
    assert person.chosen("check-tables") == [longest]
    (sentence,) = _refused(person)
    assert "名称太长" in sentence
    assert [person.start("check") for _ in _again(person, longest)] == ["fault", "fault"]
    assert person.heard.beside(person.source) == []


def _again(person: Person, name: str) -> Any:
    yield
    person.go("check")
    person.page.set_input_files("#check-tables", _files(name))
    yield


def test_of_many_that_are_not_taken_it_is_said_how_many(person: Person) -> None:
    person.go("check")
    person.page.set_input_files("#check-tables", _files(*(f"{'长' * 90}{number}.csv" for number in range(12)), "a.csv"))
    said = _refused(person)
    assert len(said) == 6
    assert said[-1] == "另有 7 个文件也没有放进。"
    assert person.chosen("check-tables") == ["a.csv"]


@pytest.mark.parametrize(
    ("name", "shown"), [("\u202etxt.csv", "\\u202etxt.csv"), ("a\u200b\x1bb.csv", "a\\u200b\\u001bb.csv")]
)
def test_signs_that_steer_are_written_out_as_in_the_report(name: str, shown: str, person: Person) -> None:
    person.go("check")
    person.page.set_input_files("#check-tables", _files(name))
    assert person.chosen("check-tables") == [shown]
    person.page.set_input_files("#check-tables", _files(name))
    assert shown in _refused(person)[0]
    assert shown in person.page.locator("#check-tables-role .remove").get_attribute("aria-label")
    assert person.start("check") == "fault"
    assert shown in person.report()
    person.go("check")
    assert person.chosen("check-tables") == []
