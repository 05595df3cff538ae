"""How a list of items was understood: on a screen, as JSON, as a data frame."""

import io
import json
from datetime import date
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace
from rich.console import Console

from cedu_targets.domain.items import Items, Part
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.read_report import ReadReport
from cedu_targets.report import FileReport
from cedu_targets.reporters import read_json, read_text
from cedu_targets.reporters.json_schema_items import ReadItems
from sample_lists import answered, flawed, item, read_lists
from sample_reports import HOSTILE

ZH = Messages(Language.ZH)


def shown(report: ReadReport, width: int = 80) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, highlight=False).print(read_text.render_styled(report, ZH))
    return stream.getvalue()


def of(items: Items) -> ReadReport:
    return ReadReport((FileReport("plan.txt", document=items),))


def written(report: ReadReport) -> Any:
    return json.loads(read_json.render(report, ZH))["files"]


def test_a_text_with_two_lists_is_told_list_by_list() -> None:
    text = read_text.render(read_lists(), ZH)
    assert "plan.txt › 1 2019年苏州市社区教育工作要点：10 项，责任单位 4 个\n2019年2月28日印发\n" in text
    assert "plan.txt › 2 2019 年苏州市社区教育主要工作安排：26 项（按月 20，全年 1，定期 1，待定 2，" in text
    assert read_text.in_short(read_lists(), ZH) == "2 份事项清单（36 项）"


@pytest.mark.parametrize("width", [60, 80, 160])
def test_a_screen_is_never_too_narrow(width: int) -> None:
    from rich.cells import cell_len

    assert max(map(cell_len, shown(read_lists(), width).splitlines())) <= width


def test_owners_stand_one_a_line_and_whole() -> None:
    lines = [line.split() for line in shown(read_lists()).splitlines()]
    place = next(n for n, line in enumerate(lines) if line[:1] == ["安排-21"])
    assert [line[-1 if n else -2] for n, line in enumerate(lines[place : place + 4])][2:] == [
        "市终身教育学会",
        "常熟市",
    ]
    assert ["配合：各市、区"] in lines


def test_a_checklist_shows_what_was_reported() -> None:
    text = shown(of(answered()), 120)
    assert "完成情况" in text
    assert "已完成（" in text
    assert "没有看懂：" in text
    assert text.count("未填") == 24


def test_a_list_without_owners_or_times_has_no_column_for_them() -> None:
    entries = tuple(replace(entry, owners=(), due=item("安排-11").due) for entry in flawed().entries)
    heading, _, rest = shown(of(replace(flawed(), entries=entries)), 160).partition("\n")
    assert heading == "plan.txt › 1 2019 年苏州市社区教育主要工作安排：26 项，没有写责任单位"
    assert rest.split("─")[0].split()[-2:] == ["事项", "内容"]


def test_a_long_list_is_cut_and_says_so() -> None:
    entries = tuple(replace(item("安排-2"), id=f"安排-{n}") for n in range(1, 1_003))
    text = shown(of(replace(flawed(), entries=entries)))
    assert "安排-1000" in text
    assert "安排-1001" not in text
    assert "另有 2 项没有列出，用 -f json 看全部。" in text
    assert len(written(of(replace(flawed(), entries=entries)))[0]["items"]) == 1_002


def test_hostile_texts_stay_text() -> None:
    entries = tuple(
        replace(
            item("安排-2"),
            id=f"安排-{n}",
            text=name,
            section=name,
            owners=(replace(item("安排-2").owners[0], name=name),),
        )
        for n, name in enumerate(HOSTILE)
    )
    report = of(replace(flawed(), title=HOSTILE[8], entries=entries))
    text = shown(report, 160)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\u202e" not in read_json.render(report, ZH)


def test_json_has_every_item_with_its_time_and_owners() -> None:
    first, second = written(read_lists())
    assert (first["shape"], first["kind"], first["title"]) == ("items", "point", "2019年苏州市社区教育工作要点")
    assert (second["table"], second["issued"], second["period"], len(second["items"])) == (
        "2",
        "2019-02-28",
        "2019",
        26,
    )
    by_id = {one["id"]: one for one in second["items"]}
    assert by_id["安排-3"]["due"] == {
        "text": "3 月", "start": "2019-03-01", "end": "2019-03-31", "earliest_end": None, "precision": "month",
        "recurrence": None, "day_of_period": None, "printed": False, "carried": True,
    }  # fmt: skip
    assert by_id["安排-1"]["deadline"]["end"] == "2020-12-31"
    assert (by_id["安排-16"]["due"]["recurrence"], by_id["安排-16"]["due"]["day_of_period"]) == ("monthly", "25")
    assert by_id["安排-14"]["owners"] == [
        {"name": "市教育局", "role": "lead", "every": False}, {"name": "各市、区", "role": "support", "every": True},
    ]  # fmt: skip
    assert (by_id["安排-2"]["line"], by_id["安排-2"]["cell"], by_id["安排-2"]["strength"]) == (69, None, "binding")
    assert "returns" not in second


def test_json_holds_to_the_schema() -> None:
    part = Part("①", "摸底", item("安排-2").due)
    document = replace(answered(), entries=(replace(item("安排-1"), parts=(part, Part("②", "汇总"))),))
    entries = written(ReadReport((*of(document).files, *read_lists().files)))
    for entry in entries:
        jsonschema.Draft202012Validator(ReadItems.model_json_schema()).validate(entry)
    first = entries[0]
    assert first["items"][0]["parts"][0]["due"]["end"] == "2019-03-31"
    assert first["left_out"] == ["联系人", "电话"]
    assert first["returns"][1] | {"place": None} == {
        "item": "安排-2", "unit": None, "reported": "done", "said": "已完成", "completed": "2019-03-20",
        "evidence": ["纪要.docx"], "reason": None, "period": None, "place": None,
            "target": None, "numerator": None, "denominator": None, "base_source": None,
    }  # fmt: skip


def test_items_as_a_data_frame() -> None:
    frame = read_lists().items_frame()
    assert (len(frame), list(frame.document.unique())) == (36, [1, 2])
    row = frame[frame.id == "安排-14"].iloc[0]
    assert (row["start"], row["end"], row["precision"]) == (date(2018, 7, 1), date(2018, 7, 31), "month")
    assert (row["owners"], row["lead"], row["support"]) == (("市教育局", "各市、区"), ("市教育局",), ("各市、区",))
    late = frame[frame.id == "安排-1"].iloc[0]
    assert (late["due"], late["end"]) == ("到 2020 年", date(2020, 12, 31))
    assert frame[frame.id == "安排-13"].iloc[0]["precision"] == "unclear"
    assert read_lists().to_frame().empty
