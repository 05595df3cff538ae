"""What is not taken when it is chosen is told, all of it; what is taken is checked."""

import json
from pathlib import Path
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


def test_a_folder_that_is_called_like_a_role_keeps_its_files(person: Person, tmp_path: Path) -> None:
    """Last year's `a.csv` stands in a folder of its own beside this year's; so might what was sent."""
    folder, last_year = tmp_path / "上年的表", tmp_path / "a.csv"
    folder.mkdir()
    (folder / "a.csv").write_bytes(TABLE)
    last_year.write_text("单位,甲,乙,合计\n一,1,2,3\n二,3,4,7\n合计,4,6,10\n", encoding="utf-8")
    person.go("check")
    person.choose("check-tables-folder", folder)
    person.page.set_input_files("#check-tables", _files("a.csv"))
    assert person.chosen("check-tables") == ["上年的表/", "a.csv"]
    person.choose("check-base", last_year)
    assert person.start("check") == "fault"
    told = json.loads(person.download("json")[1])
    found = {file["path"]: (file["status"], len(file["findings"])) for file in told["files"]}
    assert sorted(found) == ["a.csv", "上年的表/a.csv"]
    assert found["a.csv"] == found["上年的表/a.csv"]
    assert found["a.csv"][1] > 5
