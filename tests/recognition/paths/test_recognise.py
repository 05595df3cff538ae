"""Tables of targets over years, read: each number is one target, exact, with its unit, bound, nature and year."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from cedu_targets.domain.due import Precision
from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.items import ItemKind, Items
from cedu_targets.domain.numbers import plain
from cedu_targets.domain.targets import Target, TargetRelation
from cedu_targets.recognition.read import read_documents
from path_samples import LOOK_ALIKES, SAMPLES, Rows
from writers import Merge, Truth, by_csv, by_openpyxl, by_python_docx, by_xlsxwriter

_SIGNS = {
    TargetRelation.AT_LEAST: ">=", TargetRelation.AT_MOST: "<=", TargetRelation.ABOUT: "~", TargetRelation.REACH: "",
    TargetRelation.BETWEEN: "",
}  # fmt: skip


def number(target: Target) -> str:
    most = "" if target.value_high is None else f"..{plain(target.value_high)}"
    return f"{_SIGNS[target.relation]}{plain(target.number)}{most}"


def about(target: Target) -> str:
    return " ".join(filter(None, (target.kind, target.unit_of_measure, target.strength, target.counting)))


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[tuple[Items, Sequence[Finding]]]]:
    def found(
        rows: Rows, merges: Sequence[Merge] = (), name: str = "t.xlsx", content: bytes | None = None
    ) -> list[tuple[Items, Sequence[Finding]]]:
        path = tmp_path / name
        path.write_bytes(by_openpyxl([Truth(rows, merges)]) if content is None else content)
        documents = read_documents(path)
        return [(one.document, one.findings) for one in documents if isinstance(one.document, Items)]

    return found


def targets_of(items: Items) -> dict[str, dict[int, str]]:
    found: dict[str, dict[int, str]] = {}
    for entry in items.entries:
        (target,) = entry.targets
        assert target.due.end is not None
        assert target.name is not None
        found.setdefault(target.name, {})[target.due.end.year] = number(target)
    return found


def start_of(items: Items) -> dict[str, dict[int, str]]:
    found: dict[str, dict[int, str]] = {}
    for one in items.start_values:
        found.setdefault(one.name, {})[one.year] = plain(one.value)
    return found


@pytest.mark.parametrize("name", SAMPLES)
def test_each_number_is_a_target_or_what_was(
    name: str, read: Callable[..., list[tuple[Items, Sequence[Finding]]]]
) -> None:
    sample = SAMPLES[name]
    ((items, findings),) = read(sample.rows, sample.merges)
    assert targets_of(items) == sample.targets
    assert start_of(items) == sample.base
    told = {target.name: about(target) for entry in items.entries for target in entry.targets}
    assert {one: told[one] for one in sample.about} == sample.about
    assert sample.period is None or items.period == sample.period
    counts = {(one.code, one.variant): int(str(one.parameters["count"])) for one in findings}
    assert sum(count for (code, _), count in counts.items() if code == "RD097") == sample.words
    assert [one.parameters["texts"] for one in findings if one.code == "RD099"] == ["、".join(sample.unread)] * bool(
        sample.unread
    )
    assert sum(count for (code, _), count in counts.items() if code == "RD098") == sum(map(len, sample.base.values()))
    assert {code for code, _ in counts} <= {"RD097", "RD098", "RD099"}


@pytest.mark.parametrize("kind", ["xlsxwriter", "csv", "txt", "docx"])
@pytest.mark.parametrize("name", [name for name, sample in SAMPLES.items() if not sample.merges])
def test_the_format_of_the_file_changes_nothing(
    name: str, kind: str, read: Callable[..., list[tuple[Items, Sequence[Finding]]]]
) -> None:
    rows, truth = SAMPLES[name].rows, [Truth(SAMPLES[name].rows)]
    content = {
        "xlsxwriter": lambda: by_xlsxwriter(truth), "csv": lambda: by_csv(truth), "docx": lambda: by_python_docx(truth),
        "txt": lambda: by_csv(truth).replace(b",", b"\t"),
    }[kind]()  # fmt: skip
    if kind == "txt" and any("," in str(cell) for row in rows for cell in row):
        return
    ((items, _),) = read(rows, name=f"t.{kind.replace('xlsxwriter', 'xlsx')}", content=content)
    assert targets_of(items) == SAMPLES[name].targets
    assert start_of(items) == SAMPLES[name].base


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_what_looks_like_a_path_is_none(name: str, read: Callable[..., list[tuple[Items, Sequence[Finding]]]]) -> None:
    try:
        found = read(LOOK_ALIKES[name])
    except Exception:  # nothing in it can be read at all
        found = []
    assert not [items for items, _ in found if items.kind is ItemKind.TARGET]


def test_a_target_has_its_place_its_time_and_its_words(
    read: Callable[..., list[tuple[Items, Sequence[Finding]]]],
) -> None:
    ((items, _),) = read(SAMPLES["natures"].rows)
    entry = items.by_id["目标-1@2021"]
    (target,) = entry.targets
    assert (entry.sheet, entry.cell, entry.section) == ("表", "E3", None)
    assert (entry.due.end, entry.due.precision, entry.due.printed) == (date(2021, 12, 31), Precision.YEAR, True)
    assert (target.id, target.name, target.printed, target.text) == (
        "目标-1@2021",
        "居民参与率",
        "60%",
        "居民参与率：60%",
    )
    assert (target.word, target.due) == ("约束性", entry.due)


def test_owners_of_an_indicator_are_those_of_all_its_years(
    read: Callable[..., list[tuple[Items, Sequence[Finding]]]],
) -> None:
    rows: Rows = [
        ["指标", "性质", "2023年", "2024年", "牵头部门", "配合部门", "联系人"],
        ["居民终身学习参与率", "约束性", "60%", "63%", "区教育局", "区民政局、各街道", "某某"],
        ["市级学习型组织（累计）", "预期性", "10家", "15家", "区教育局", None, "某某"],
    ]
    ((items, findings),) = read(rows)
    of_first = [[(one.name, str(one.role)) for one in entry.owners] for entry in items.entries[:2]]
    assert of_first == [[("区教育局", "lead"), ("区民政局", "support"), ("各街道", "support")]] * 2
    assert items.left_out == ("联系人",)
    assert [one.code for one in findings] == ["RD080"]


@pytest.mark.parametrize(
    ("rows", "variant", "texts"),
    [
        ([["参与率", "约束性", "50%", 0.6, 55]], "doubtful", "D2 0.6"),
        ([["流失率（%）", "约束性", 0.5, 0.4, 0.3], ["参与率", "约束性", "50%", "60%", "70%"]], "doubtful", "C2 0.5、D2 0.4、E2 0.3"),
        ([["学校（所）", "约束性", 3, "4%", 5]], "doubtful", "D2 4%"),
        ([["培训（人次）", "约束性", "300人", 400, 500]], "doubtful", "C2 300人"),
        ([["参与率", "约束性", 5, 6, 7], [None, "约束性", 4, 5, 6], ["知晓率", "约束性", 7, 8, 9]], "nameless", "A3"),
    ],
)  # fmt: skip
def test_what_nobody_can_tell_is_named_and_no_target(
    rows: Rows, variant: str, texts: str, read: Callable[..., list[tuple[Items, Sequence[Finding]]]]
) -> None:
    ((items, findings),) = read([["指标", "属性", "2021年", "2022年", "2023年"], *rows])
    (told,) = [one for one in findings if one.code == "RD097" and one.variant == variant]
    assert told.parameters["texts"] == texts
    cells = {entry.cell for entry in items.entries}
    assert cells.isdisjoint(text.split()[0] for text in texts.split("、"))


def test_a_table_without_one_readable_target_is_a_fault(
    read: Callable[..., list[tuple[Items, Sequence[Finding]]]],
) -> None:
    with pytest.raises(InputFault) as raised:
        read([["指标", "属性", "2021年", "2022年"], ["流失率（%）", "约束性", 0.5, 0.4]])
    assert raised.value.code == "RD134"
    assert raised.value.parameters["texts"] == "C2 0.5、D2 0.4"


def test_the_title_of_the_plan_says_which_year_comes_before_it(
    read: Callable[..., list[tuple[Items, Sequence[Finding]]]],
) -> None:
    lines = [
        "西区“十四五”社区教育发展规划",
        "",
        "一、目标",
        "指标\t属性\t2020年\t2023年\t2025年",
        "参与率\t约束性\t45%\t55%\t60%",
    ]
    ((items, _),) = read([], name="t.txt", content="\n".join(lines).encode())
    assert (targets_of(items), start_of(items)) == ({"参与率": {2023: "0.55", 2025: "0.6"}}, {"参与率": {2020: "0.45"}})
    assert items.period == "2021-2025"
    ((items, _),) = read([], name="t.txt", content="\n".join(lines[2:]).encode())
    assert targets_of(items) == {"参与率": {2020: "0.45", 2023: "0.55", 2025: "0.6"}}


@pytest.mark.parametrize("over", [["一、主要目标"], ["二、主要指标", "单位：%"], []])
def test_a_path_under_the_heading_of_a_section_has_the_title_of_its_text(
    over: Sequence[str], read: Callable[..., list[tuple[Items, Sequence[Finding]]]]
) -> None:
    table = ["指标\t属性\t2021年\t2022年", "参与率\t约束性\t45%\t55%", "知晓率\t约束性\t65%\t75%"]
    lines = ["西区社区教育发展规划", "", *over, *table]
    ((items, _),) = read([], name="t.txt", content="\n".join(lines).encode())
    assert items.title == "西区社区教育发展规划"
    ((items, _),) = read([], name="t.txt", content="\n".join([*over, "附表 指标表", *table]).encode())
    assert items.title == "附表指标表"
