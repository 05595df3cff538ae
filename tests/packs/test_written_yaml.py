"""YAML that cedu writes: what cannot be seen is written out, and everything is read back as it was."""

import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from cedu_targets import check
from cedu_targets.api import infer
from cedu_targets.packs.positioned_yaml import load
from cedu_targets.packs.written_yaml import yaml_text
from project import Run

UNSEEN = ["\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\u00ad", "\u2028", "\x07", "\x85", "\U000e0041", "\ue000"]


def steering(text: str) -> list[str]:
    return [sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp", "Co") and sign != "\n"]


@pytest.mark.parametrize("sign", UNSEEN)
@pytest.mark.parametrize("flow", [False, None])
def test_what_cannot_be_seen_is_written_out_and_read_back(sign: str, flow: bool | None) -> None:
    content = {f"名{sign}称": [f"{sign}东山", f"湖熟{sign}", "江宁", f"a: {sign}#b"], "plain": "一\n二"}
    text = yaml_text(content, 80, flow)
    assert steering(text) == []
    assert yaml.safe_load(text) == content
    assert "江宁" in text
    assert load(text).content == content | {"plain": "一\n二"}


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), max_size=4))
def test_any_text_is_read_back(texts: list[str]) -> None:
    content = {"texts": texts, "named": {text: text for text in texts}}
    for flow in (False, None):
        written = yaml_text(content, 30, flow)
        assert yaml.safe_load(written) == content
        assert steering(written) == []


def test_what_can_be_seen_is_written_as_before() -> None:
    content = {"title": "任务分解表", "units": ["东山", "学院"], "why": "1=2+3：合计", "yes": "no", "a": "é，。🎓"}
    for flow in (False, None):
        assert yaml_text(content, 110, flow) == yaml.safe_dump(
            content, allow_unicode=True, sort_keys=False, width=110, default_flow_style=flow
        )


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table whose names hold signs that turn the reading round or are not seen; one sum fails."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["2020年任\u202e务分解表"], ["单位", "合计", "老\u200b年", "青年\u2066"], ["栏次", 1, 2, 3],
        ["全区目标", 70, 31, 40], ["东\u202e山", 30, 10, 20], ["湖\u200b熟", 40, 20, 20], ["说明：1=2+3"],
    ):  # fmt: skip
        sheet.append(row)
    path = tmp_path / "t.xlsx"
    book.save(path)
    return path


def test_an_inferred_pack_hides_nothing_and_fits_its_table(table: Path, tmp_path: Path, cedu: Run) -> None:
    text = infer(table)
    assert steering(text) == []
    assert "\\u202e" in text or "\\u200b" in text
    pack = tmp_path / "pack.yaml"
    assert cedu("rules", "infer", table, "-o", pack).returncode == 0
    assert steering(pack.read_text("utf-8")) == []
    of_pack, of_itself = check(table, rules=str(pack)), check(table, rules="none")
    places = [[(one.code, one.place.cell) for one in report.files[0].findings] for report in (of_pack, of_itself)]
    assert places[0] == places[1] != []


def test_an_explanations_file_hides_nothing_and_explains_what_it_names(table: Path, tmp_path: Path, cedu: Run) -> None:
    path = tmp_path / "explained.yaml"
    assert cedu("check", table, "--write-explanations", path).returncode == 1
    text = path.read_text("utf-8")
    assert steering(text) == []
    filled = text.replace("reason: ''", "reason: 已核实").replace("by: ''", "by: 科室")
    path.write_text(filled, "utf-8")
    assert cedu("check", table, "--explanations", path).returncode == 0
