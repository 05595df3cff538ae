"""The blank form of achievements is filled in and read back: every cell is the number that it is asked for."""

import io
import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import cedu_targets
from cedu_targets import api
from cedu_targets.attainment.figure_form import FigureForm, NotAsked, all_targets
from cedu_targets.attainment.figures import FiguresRead, read_figures
from cedu_targets.domain.fault import CallFault, InputFault
from cedu_targets.domain.gap import State
from cedu_targets.domain.targets import Counting, Target
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.attainment.figure_form import workbook
from project import ROOT
from writers import by_libreoffice

XIQU = ROOT / "examples" / "panzhihua-xiqu-2019-2023" / "notice.txt"
XINYU = ROOT / "examples" / "xinyu-2019" / "notice.txt"
UNITS = ("甲镇", "乙街道", "丙街道")
FILL = "FFFFF9E5"


def units_in(folder: Path) -> Path:
    path = folder / "units.csv"
    path.write_text("单位\n" + "\n".join(UNITS), encoding="utf-8")
    return path


def made(text: Path, folder: Path, *, year: int | None, has_units: bool) -> FigureForm:
    return api.figure_form(text, year=year, units=units_in(folder) if has_units else None).form


def blank_cells(sheet: Worksheet) -> list[tuple[int, int]]:
    spots = [(row, column) for row in range(1, sheet.max_row + 1) for column in range(1, sheet.max_column + 1)]
    cells = ((spot, sheet.cell(*spot)) for spot in spots)
    return [spot for spot, cell in cells if cell.value is None and cell.fill.start_color.rgb == FILL]


def filled(form: FigureForm, language: Language = Language.ZH) -> tuple[bytes, dict[str, int]]:
    """The form with another number in every cell to be filled in, and what stands where."""
    book = load_workbook(io.BytesIO(workbook(form, "cedu gap …", Messages(language))))
    values: dict[str, int] = {}
    for name in book.sheetnames[:2]:
        sheet = book[name]
        texts = {row[0].value: row[0].row for row in sheet.iter_rows(min_col=1, max_col=1)}
        heads = {column: str(sheet.cell(3, column).value or "") for column in range(1, sheet.max_column + 1)}
        for row, column in blank_cells(sheet):
            is_year = row == texts.get("年份") or heads[column] == "年份"
            is_source = row == texts.get("来源") or heads[column] == "来源"
            if is_year or is_source:
                sheet.cell(row, column).value = 2021 if is_year else "公报"
            elif sheet.cell(row, 1).value is not None and (heads[column] or not form.asks_units):
                values[f"{name} {sheet.cell(row, column).coordinate}"] = len(values) + 101
                sheet.cell(row, column).value = len(values) + 100
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue(), values


def held(found: FiguresRead, values: dict[str, int]) -> None:
    """Every number that was filled in is a figure of its own place."""
    (file,) = found.files
    assert file.fault is None
    assert not file.findings
    everything = [*found.figures, *found.bases]
    assert {f"{one.place.sheet} {one.place.cell}": int(one.value) for one in everything} == values


def written(folder: Path, content: bytes, suffix: str = ".xlsx") -> str:
    path = folder / f"完成情况{suffix}"
    path.write_bytes(content)
    return str(path)


def targets_of(form: FigureForm) -> list[Target]:
    return [*all_targets(form.columns), *(target for target, _ in form.not_asked)]


CASES = [
    (text, year, has_units)
    for text, years in ((XIQU, (2020, 2021, 2023, None)), (XINYU, (2019, 2020, 2021, None)))
    for year in years
    for has_units in (False, True)
]


@pytest.mark.parametrize(("text", "year", "has_units"), CASES)
@pytest.mark.parametrize("language", list(Language))
def test_a_filled_form_is_read_back(
    text: Path, year: int | None, has_units: bool, language: Language, tmp_path: Path
) -> None:
    form = made(text, tmp_path, year=year, has_units=has_units)
    content, values = filled(form, language)
    path = written(tmp_path, content)
    found = read_figures([path], [path], targets_of(form))
    held(found, values)
    names = {one.name for one in found.figures}
    assert names == {target.indicator for target in all_targets(form.columns)}
    assert {one.name for one in found.bases} == {target.base for target in all_targets(form.columns) if target.base}
    if year is not None:
        assert {one.year for one in found.figures} == {year}
    assert all(one.source == "公报" for one in found.bases)
    assert not any(one.is_rate for one in found.figures)
    unsaid = {target.indicator for target in all_targets(form.columns) if target.counting is Counting.UNSTATED}
    for name in unsaid:
        assert {one.counting for one in found.figures if one.name == name} == {Counting.NEW, Counting.CUMULATIVE}


@pytest.mark.render
@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_a_form_that_libreoffice_saved_is_read_back(suffix: str, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    forms = [made(text, tmp_path, year=year, has_units=has_units) for text, year, has_units in CASES]
    contents = [filled(form) for form in forms]
    saved = by_libreoffice(soffice, [content for content, _ in contents], suffix, tmp_path)
    for form, content, (_, values) in zip(forms, saved, contents, strict=True):
        path = written(tmp_path, content, f".{suffix}")
        held(read_figures([path], [path], targets_of(form)), values)


def test_a_blank_form_says_nothing_and_is_no_fault(tmp_path: Path) -> None:
    form = made(XIQU, tmp_path, year=2021, has_units=True)
    path = written(tmp_path, workbook(form, "cedu gap …", Messages(Language.ZH)))
    found = read_figures([path], [path], targets_of(form))
    assert (found.figures, found.bases, found.files[0].fault, found.files[0].findings) == ((), (), None, ())


def test_what_is_not_asked_for_says_why(tmp_path: Path) -> None:
    form = made(XIQU, tmp_path, year=2021, has_units=False)
    why = {target.id: reason for target, reason in form.not_asked}
    assert why == {
        "college": NotAsked.OVER, "town-schools": NotAsked.OVER, "learning-centres": NotAsked.OVER,
        "participation-2020": NotAsked.OVER, "city-demo-area": NotAsked.NO_NUMBER,
        "no-village-teachers": NotAsked.NOT_ASSIGNED,
    }  # fmt: skip
    assert [
        target.id for column in form.columns for target in column.targets if target.indicator == "participation"
    ] == ["participation-2021"]


def test_ranges_are_asked_for_until_their_last_day(tmp_path: Path) -> None:
    asked = {
        year: {target.id for target in all_targets(made(XINYU, tmp_path, year=year, has_units=False).columns)}
        for year in (2019, 2020, 2021, 2022)
    }
    assert "platform" in asked[2019] & asked[2020] & asked[2021] & asked[2022]
    assert "participation" in asked[2019] & asked[2020]
    assert asked[2021] == asked[2022] == {"platform"}


@pytest.mark.parametrize(
    ("make", "fault", "code"),
    [
        (lambda _: api.figure_form(XIQU, year=2030), CallFault, "figure_form_year"),
        (lambda _: api.figure_form(ROOT / "examples" / "suzhou-2019" / "notice.txt"), InputFault, "figure_form_no_targets"),
        (lambda _: api.figure_form(ROOT / "examples" / "jiangning-2020" / "targets.xlsx"), InputFault, "figure_form_no_targets"),
        (lambda folder: api.figure_form(folder / "none.txt"), InputFault, "RD101"),
    ],
)  # fmt: skip
def test_what_makes_no_form_is_a_fault(
    make: Callable[[Path], object], fault: type[Exception], code: str, tmp_path: Path
) -> None:
    with pytest.raises(fault) as caught:
        make(tmp_path)
    assert caught.value.code == code  # type: ignore[attr-defined]


def test_one_file_is_achievements_and_bases_of_a_gap(tmp_path: Path) -> None:
    """From the form to the state of a target: 60 % of 128,000 are just reached."""
    form = made(XIQU, tmp_path, year=2021, has_units=False)
    book = load_workbook(io.BytesIO(workbook(form, "cedu gap …", Messages(Language.ZH))))
    achieved, bases = book.worksheets[:2]
    row = next(
        row for row in range(1, achieved.max_row + 1) if achieved.cell(row, 1).value == "参与社区教育居民数（人）"
    )
    achieved.cell(row, 3).value = "7.68万"
    column = next(one for one in range(1, bases.max_column + 1) if bases.cell(3, one).value == "村（社区）居民（人）")
    for line, value in ((4, "社区台账"), (5, 2021), (6, 128000)):
        bases.cell(line, column).value = value
    path = tmp_path / "2021.xlsx"
    book.save(path)
    report = cedu_targets.gap(XIQU, [path], bases=[path], as_of=date(2021, 12, 31))
    (found,) = [one for one in report.rows if one.target.id == "participation-2021"]
    assert (found.state, found.value, found.total) == (State.MET, Fraction(3, 5), Decimal(76800))


def test_rows_are_headed_by_names_and_never_by_signs_of_the_pack(tmp_path: Path) -> None:
    text, pack = tmp_path / "plan.txt", tmp_path / "pack.yaml"
    text.write_text(
        "某县社区教育规划（2021—2022年）\n到2022年底，居民参与率达到60%以上。到2022年底，满意率达到85%。\n"
        "到2022年底，平台覆盖率达到90%。每年人均经费不低于1元。\n",
        encoding="utf-8",
    )
    pack.write_text(
        "name: signs-2021\ntitle: 某县社区教育规划（2021—2022年）\nperiod: 2021-2022\ntargets:\n"
        "  - {id: t-1, quote: 居民参与率达到60%以上, indicator: part, name: 居民参与率, base: 常住人口, by: 到2022年底}\n"
        "  - {id: t-2, quote: 满意率达到85%, indicator: sat, name: 满意率, by: 到2022年底, base: 受访家长数}\n"
        "  - {id: t-3, quote: 平台覆盖率达到90%, indicator: plat, name: 平台覆盖率, base: 乡镇数, by: 到2022年底}\n"
        "  - {id: fund, quote: 每年人均经费不低于1元, kind: per_head, indicator: fund, name: 人均经费, base: 常住人口, by: 每年}\n",
        encoding="utf-8",
    )
    form = api.figure_form(text, rules=str(pack)).form
    assert [column.heading for column in form.columns] == [
        "居民参与人数（人）", "满意人数（人）", "平台覆盖率（%）", "人均经费（元）",
    ]  # fmt: skip
    content, values = filled(form)
    held(read_figures([written(tmp_path, content)], [], targets_of(form)), values)
