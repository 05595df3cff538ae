"""Marked copies as other programs see them: LibreOffice shows the same values, a validator finds nothing new."""

import subprocess
from pathlib import Path

import pytest

from cedu_targets.annotation.marked import marked_copy
from project import DATA, JIANGNING
from rich_books import FRAME, RED, changed, mark, opened, review_of, rich_book
from shown_by_libreoffice import sheets_shown

MARKS = (mark(3, 1), mark(6, 2), mark(11, 7))


def by_libreoffice(soffice: str, path: Path, folder: Path) -> bytes:
    """A workbook as LibreOffice writes it."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [soffice, "--headless", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=180)
    return (folder / f"{path.stem}.xlsx").read_bytes()


@pytest.mark.render
def test_libreoffice_shows_the_same_values(soffice: str, tmp_path: Path) -> None:
    (tmp_path / "rich.xlsx").write_bytes(rich_book())
    (tmp_path / "written").mkdir()
    table = (JIANGNING / "targets.xlsx").read_bytes()
    books = {
        "rich": (rich_book(), MARKS),
        "table": (table, [mark(20, 17, sheet="任务分解表"), mark(9, 20, sheet="任务分解表")]),
        "rich by LibreOffice": (by_libreoffice(soffice, tmp_path / "rich.xlsx", tmp_path / "written"), MARKS),
        "ods by LibreOffice": (
            by_libreoffice(soffice, DATA / "targets.ods", tmp_path / "written"),
            [mark(20, 17, sheet="任务分解表"), mark(60, 40, sheet="任务分解表")],
        ),
    }
    files = {}
    for name, (content, marks) in books.items():
        files[name] = content
        files[f"{name}, marked"] = marked_copy(content, review_of(*marks))
    shown = sheets_shown(soffice, files, ".xlsx", tmp_path)
    assert set(shown) == set(files)
    for name in books:
        before, after = shown[name], shown[f"{name}, marked"]
        assert before
        front = {place for place in after if place.startswith("审核意见!")} or set(after) - set(before)
        texts = {place.rpartition("!")[2]: text for place, text in after.items()}
        assert all(texts.get(place.rpartition("!")[2]) is not None for place in before), name
        assert sorted(after[place] for place in set(after) - front) == sorted(before.values()), name


@pytest.mark.render
def test_of_a_workbook_by_libreoffice_only_what_the_marks_need_is_changed(soffice: str, tmp_path: Path) -> None:
    (tmp_path / "rich.xlsx").write_bytes(rich_book())
    (tmp_path / "written").mkdir()
    content = by_libreoffice(soffice, tmp_path / "rich.xlsx", tmp_path / "written")
    after = marked_copy(content, review_of(*MARKS))
    beside, new = changed(content, after)
    assert beside - {"xl/worksheets/_rels/sheet1.xml.rels"} == {
        *FRAME, "xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
    }  # fmt: skip
    assert len(new) == 1
    sheet = opened(after)["表"]
    assert sheet["B4"].fill.fgColor.rgb == f"FF{RED}"
    assert sheet["B4"].comment is not None
    assert sheet["B3"].comment is not None
    assert sheet["B3"].comment.text.endswith("原有批注")


@pytest.mark.parametrize("macros", [None, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)])
def test_a_validator_finds_nothing_new(macros: bytes | None, tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit")
    found = []
    for name, content in (("before", rich_book(macros)), ("after", marked_copy(rich_book(macros), review_of(*MARKS)))):
        path = tmp_path / f"{name}.{'xlsm' if macros else 'xlsx'}"
        path.write_bytes(content)
        found.append([str(error.description) for error in audit.OpenXmlValidator().validate(path).errors])
    assert found[1] == found[0]
