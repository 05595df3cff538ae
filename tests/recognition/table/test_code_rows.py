"""A header that is nothing but codes: its numbers are the columns' codes and no amounts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

BODY = "青石,30,10,20\n白云,41,12,28\n松林,15,8,7\n全区,85,30,55\n"


@pytest.fixture
def read(tmp_path: Path, cedu_json: Callable[..., Any]) -> Callable[..., Any]:
    def answer(text: str, encoding: str = "utf-8") -> Any:
        path = tmp_path / "t.csv"
        path.write_bytes(text.encode(encoding))
        (file,) = cedu_json("read", path)["files"]
        (checked,) = cedu_json("check", path)["files"]
        return [one["code"] for one in file["indicators"]], file["district"], checked

    return answer


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_in_any_text(encoding: str, delimiter: str, read: Callable[..., Any]) -> None:
    text = f"单位,1,2,3\n{BODY}注：1=2+3\n".replace(",", delimiter)
    codes, district, checked = read(text, encoding)
    assert (codes, district) == (["1", "2", "3"], "全区")
    assert [(one["code"], one["place"]["cell"]) for one in checked["findings"]] == [("PW001", "B3"), ("DS001", "B5")]
    assert checked["findings"][0]["message"].startswith("白云 第1栏填 41；第2+3栏 = 40")
    assert checked["checked"]["cells"] == 12


@pytest.mark.parametrize(
    ("head", "note", "codes"),
    [
        ("2024年任务表,,,\n单位,1,2,3", "1=2+3", ["1", "2", "3"]),
        ("2024年任务表\n计量单位：人次\n单位,1,2,3", "1=2+3", ["1", "2", "3"]),
        ("单位,第1栏,第2栏,第3栏", "第1栏=第2栏+第3栏", ["1", "2", "3"]),
        ("单位,(1),(2),(3)", "1=2+3", ["1", "2", "3"]),
        ("单位,A,B,C", "A=B+C", ["A", "B", "C"]),
        ("unit,a,b,c", "a=b+c", ["A", "B", "C"]),
        ("单位,2,3,4", "2=3+4", ["2", "3", "4"]),
        ("街道,1,2,3", "1=2+3", ["1", "2", "3"]),
        ("填报单位名称,1=2+3,2,3", "", ["1", "2", "3"]),
        ("栏次,1,2,3", "1=2+3", ["1", "2", "3"]),
        (",1,2,3", "1=2+3", ["1", "2", "3"]),
    ],
)
def test_with_what_people_write_over_it(head: str, note: str, codes: list[str], read: Callable[..., Any]) -> None:
    found, _, checked = read(f"{head}\n{BODY}{note}\n")
    assert found == codes
    assert [one["code"] for one in checked["findings"]] == ["PW001", "DS001"]


def test_a_single_code(read: Callable[..., Any]) -> None:
    codes, _, checked = read("单位,1\n青石,30\n白云,41\n全区,70\n")
    assert (codes, [one["code"] for one in checked["findings"]]) == (["1"], ["DS001"])


@pytest.mark.parametrize(
    ("head", "codes"),
    [("街道,1号,2号,3号", ["1号", "2号", "3号"]), ("单位,2022,2023,2024", ["2022", "2023", "2024"])],
)
def test_days_and_years_are_none(head: str, codes: list[str], read: Callable[..., Any]) -> None:
    assert read(f"{head}\n{BODY}")[0] == codes


def test_units_with_rising_amounts_are_none(read: Callable[..., Any]) -> None:
    codes, _, _ = read("街道,讲座,展览\n街道,3,4\n社区,3,4\n合计,6,8\n")
    assert codes == ["讲座", "展览"]
