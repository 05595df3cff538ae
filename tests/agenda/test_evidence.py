"""Material in a folder: what is there, what is missing, what is none, and what belongs to nobody."""

import os
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from cedu_targets.domain.due import Due, Precision, Recurrence
from cedu_targets.domain.fault import CallFault, InputFault
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.items import Assigned, Item, ItemKind, Items, Reported, Return
from cedu_targets.domain.material import Completeness, Material
from cedu_targets.domain.place import Place
from cedu_targets.domain.status import State
from cedu_targets.files import material
from cedu_targets.files.guard import regular_file
from cedu_targets.files.material import material_in
from cedu_targets.report import FileReport
from dossiers import link, put, reported, returned, status_with, told
from suzhou_items import answer, answers, one_item, row, schedule, with_returns


def test_every_item_of_a_dossier_needs_material(tmp_path: Path) -> None:
    put(tmp_path, "卷二 条件与保障/10 师资队伍/名册.xlsx", "卷二/10/照片/5月.jpg", "02/11/a.pdf")
    (tmp_path / "卷一/1").mkdir(parents=True)
    report = status_with(tmp_path)
    assert row(report, "卷二-十").material == Material(
        ("卷二 条件与保障/10 师资队伍/名册.xlsx", "卷二/10/照片/5月.jpg")
    )
    assert row(report, "卷一-一").material == Material()
    assert report.materials == {(True, Completeness.COMPLETE): 2, (True, Completeness.NONE): 39}
    assert [one.place.item for one in told(report, "DO001")][:2] == ["卷一-一", "卷一-二"]
    assert len(told(report)) == 39
    assert {one.severity for one in told(report)} == {Severity.WARNING}


def test_a_file_makes_no_item_done(tmp_path: Path) -> None:
    put(tmp_path, "卷二/10/名册.xlsx")
    assert row(status_with(tmp_path), "卷二-十").state is row(status_with(None), "卷二-十").state is State.ONGOING


def test_without_a_folder_nobody_looks() -> None:
    report = status_with(None)
    assert all(one.material is None for one in report.rows)
    assert (report.evidence, report.materials, told(report)) == (None, {}, [])


def test_named_files(tmp_path: Path) -> None:
    put(tmp_path, "卷二/10/名册.xlsx", "总结.docx", "共用/制度.PDF", "卷二/9/照片.jpg")
    names = ("名册.xlsx", "《总结》", "制度.pdf", "卷二\\9\\照片.jpg", "照片.jpg", "名 册.xls", "图片.jpg")
    report = status_with(tmp_path, returned(reported("卷二-十", evidence=names)))
    found = row(report, "卷二-十").material
    assert found is not None
    assert found.found == ("共用/制度.PDF", "卷二/10/名册.xlsx", "卷二/9/照片.jpg", "总结.docx")
    assert found.missing == ("照片.jpg", "名 册.xls", "图片.jpg")
    assert found.completeness is Completeness.PARTIAL
    missing = told(report, "DO002")
    assert [(one.variant, one.parameters.get("guess"), one.place.cell) for one in missing] == [
        ("elsewhere", "卷二/9/照片.jpg", "I5"), ("guess", "卷二/10/名册.xlsx", "I5"), ("", None, "I5"),
    ]  # fmt: skip
    (shared,) = told(report, "DO005")
    assert (shared.parameters["name"], shared.parameters["items"]) == ("卷二/9/照片.jpg", "卷二-九、卷二-十")


@pytest.mark.parametrize(
    ("name", "content", "variant", "kind"),
    [
        ("空.docx", b"", "empty", ""),
        ("网页.pdf", b"<!DOCTYPE html>", "", "HTML"),
        ("名册.xlsx", b"a,b\n", "", "TXT"),
        ("名册.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "", "xls/doc"),
        ("片.mp4", b"\x00\x01\x02\x03\x04", "unknown", ""),
        ("照片.JPG", b"PK\x03\x04", "", "xlsx/docx/zip"),
        ("说明.txt", b"\x00\x01", "unknown", ""),
        ("压缩.rar", b"PK\x03\x04", "", "xlsx/docx/zip"),
    ],
)
def test_what_is_no_material(tmp_path: Path, name: str, content: bytes, variant: str, kind: str) -> None:
    folder = tmp_path / "卷二/10"
    folder.mkdir(parents=True)
    (folder / name).write_bytes(content)
    report = status_with(tmp_path)
    assert row(report, "卷二-十").material == Material()
    (found,) = told(report, "DO003")
    assert (found.place.item, found.variant, found.parameters["kind"]) == ("卷二-十", variant, kind)
    assert "卷二-十" not in [one.place.item for one in told(report, "DO001")]  # said already


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", b"\x89PNG"), ("a.png", b"RIFF\x10\x00\x00\x00WEBP"), ("a.pdf", b"\n\n%PDF-1.7"),
        ("a.doc", b"{\\rtf1"), ("a.xls", b"<html>"), ("a.mp3", b"\xff\xfb\x90"), ("a.mp4", b"\x00\x00\x00\x20ftypisom"),
        ("a.zip", b"PK\x05\x06"), ("a.rar", b"Rar!\x1a\x07"), ("a.txt", "说明".encode("gbk")), ("a.xyz", b"\x00"),
        ("a", b"\x00"), ("a.html", b"\xff\xfea\x00"),
    ],
)  # fmt: skip
def test_what_opens_is_material(tmp_path: Path, name: str, content: bytes) -> None:
    folder = tmp_path / "卷二/10"
    folder.mkdir(parents=True)
    (folder / name).write_bytes(content)
    assert row(status_with(tmp_path), "卷二-十").material == Material((f"卷二/10/{name}",))


def test_what_systems_keep_is_no_material_and_is_told(tmp_path: Path) -> None:
    put(tmp_path, "卷二/10/~$名册.xlsx", "卷二/10/Thumbs.db", "卷二/10/.DS_Store", "__MACOSX/卷二/10/a.jpg")
    os.mkfifo(tmp_path / "卷二/10/管道")
    report = status_with(tmp_path)
    assert row(report, "卷二-十").material == Material()
    assert len(material_in(tmp_path).passed_over) == 5


def test_links_are_followed_inside_only(tmp_path: Path) -> None:
    put(tmp_path, "外/名册.xlsx", "外/10/a.jpg", "档案/共用/名册.xlsx", "档案/共用/材料/b.jpg")
    link(tmp_path / "档案/卷二/1/外.xlsx", "../../../外/名册.xlsx")
    link(tmp_path / "档案/卷二/2", "../../外/10")
    link(tmp_path / "档案/卷二/3/内.xlsx", "../../共用/名册.xlsx")
    link(tmp_path / "档案/卷二/4", "../共用/材料")
    link(tmp_path / "档案/卷二/5/没有.docx", "nowhere.docx")
    report = status_with(tmp_path / "档案")
    found = {one.item.id: one.material for one in report.rows if one.item.id.startswith("卷二")}
    assert found["卷二-一"] == found["卷二-二"] == found["卷二-五"] == Material()
    assert found["卷二-三"] == Material(("卷二/3/内.xlsx",))
    assert found["卷二-四"] == Material(("卷二/4/b.jpg",))
    assert [(one.place.item, one.variant) for one in told(report, "DO004")] == [
        ("卷二-一", ""), ("卷二-二", ""), ("卷二-五", "broken"),
    ]  # fmt: skip
    assert told(report, "DO008") == []  # what a link leads to is used


@pytest.mark.parametrize(
    "name",
    [
        "../名册.xlsx",
        "/etc/passwd",
        "C:\\材料\\名册.xlsx",
        "卷二/../../名册.xlsx",
        "~/名册.xlsx",
        "\\\\服务器\\名册.xlsx",
    ],
)
def test_a_name_that_leads_out_is_told(tmp_path: Path, name: str) -> None:
    put(tmp_path, "名册.xlsx", "档案/卷二/10/a.pdf")
    report = status_with(tmp_path / "档案", returned(reported("卷二-十", evidence=(name,))))
    (found,) = told(report, "DO004")
    assert (found.variant, found.place.cell) == ("path", "I5")
    assert row(report, "卷二-十").material == Material(("卷二/10/a.pdf",), (name,))


def test_links_that_lead_round_come_to_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(material, "MOST_BY_LINKS", 500)
    put(tmp_path, "卷二/10/a.jpg")
    for one in "abcdef":
        (tmp_path / one).mkdir()
        for other in "abcdef":
            link(tmp_path / one / f"to-{other}", f"../{other}")
    link(tmp_path / "卷二/10/up", "../..")
    report = status_with(tmp_path)
    assert row(report, "卷二-十").material == Material(("卷二/10/a.jpg",))
    assert {one.variant for one in told(report, "DO003")} == {"deep"}


def test_folders_too_far_down_are_told(tmp_path: Path) -> None:
    put(
        tmp_path,
        "/".join(["d"] * (material.MOST_DEPTH + 1)) + "/a.jpg",
        "/".join(["e"] * material.MOST_DEPTH) + "/b.jpg",
    )
    report = status_with(tmp_path)
    (deep,) = told(report, "DO003")
    assert str(deep.parameters["name"]).startswith("d/d/")
    (unused,) = told(report, "DO008")
    assert str(unused.parameters["names"]).endswith("/b.jpg")


def test_what_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "卷二/10/a.jpg", "卷二/11/b.jpg")
    scan, door = os.scandir, regular_file

    def closed_scan(path: str | Path) -> object:
        if str(path).endswith("11"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    def closed_file(path: Path) -> object:
        if path.name == "a.jpg":
            raise PermissionError(13, "Permission denied")
        return door(path)

    monkeypatch.setattr(os, "scandir", closed_scan)
    monkeypatch.setattr(material, "regular_file", closed_file)
    report = status_with(tmp_path)
    assert [(one.place.item, one.variant) for one in told(report, "DO003")] == [
        ("卷二-十", "closed"), ("卷二-十一", "closed_folder"),
    ]  # fmt: skip


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    with pytest.raises(InputFault) as missing:
        material_in(tmp_path / "none")
    assert missing.value.code == "RD101"
    with pytest.raises(CallFault) as file:
        material_in(tmp_path / "a.txt")
    assert file.value.code == "evidence_not_a_folder"


def test_what_the_run_uses_is_no_material(tmp_path: Path) -> None:
    put(tmp_path, "目录.xlsx", "卷二/10/a.jpg", "状态.html")
    found = material_in(tmp_path, [tmp_path / "目录.xlsx", tmp_path / "状态.html", "none"])
    assert [one.path for one in found.files] == ["卷二/10/a.jpg"]


def test_a_schedule_needs_material_of_what_is_done(tmp_path: Path) -> None:
    put(tmp_path, "安排-2/汇总.xlsx", "市社指中心/报告.pdf", "5/拍摄.mp4")
    (tmp_path / "5/拍摄.mp4").write_bytes(b"\x00\x00\x00\x20ftypisom")
    back = answers(
        answer("安排-2", Reported.DONE, "市教育局", completed=date(2019, 3, 25)),
        answer("安排-3", Reported.DONE, "市社指中心", completed=date(2019, 4, 9), evidence=("报告.pdf",)),
        answer("安排-4", Reported.DONE, "市社指中心", completed=date(2019, 4, 9)),
        answer("安排-6", Reported.IN_PROGRESS, "市社指中心", evidence=("方案.docx",)),
    )
    report = status_with(tmp_path, back, documents=(schedule(),))
    found = {one.item.id: one.material for one in report.rows if one.material is not None}
    assert found == {
        "安排-2": Material(("安排-2/汇总.xlsx",)),
        "安排-3": Material(("市社指中心/报告.pdf",)),
        "安排-4": Material(),
        "安排-5": Material(("5/拍摄.mp4",)),
        "安排-6": Material((), ("方案.docx",)),
    }
    assert [one.place.item for one in told(report, "DO001")] == ["安排-4"]
    assert {key[0] for key in report.materials} == {False}


def test_an_item_that_is_given_up_needs_none(tmp_path: Path) -> None:
    back = returned(reported("卷二-十", reported=Reported.CANCELLED, reason="撤并"))
    report = status_with(tmp_path, back)
    assert row(report, "卷二-十").material is None


def test_one_file_that_several_items_name(tmp_path: Path) -> None:
    put(tmp_path, "总结.docx")
    names = ("总结.docx",)
    report = status_with(tmp_path, returned(reported("卷一-一", evidence=names), reported("卷一-二", evidence=names)))
    (shared,) = told(report, "DO005")
    assert (shared.severity, shared.parameters["items"]) == (Severity.NOTE, "卷一-一、卷一-二")
    assert told(report, "DO008") == []


def test_a_hundred_thousand_files_are_looked_at_once_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted, not timed: names of folders are read once a folder, files opened once a file."""
    opened, read = 0, 0
    door = regular_file
    for folder in range(1, 8):
        put(tmp_path, *(f"卷一/{folder}/照片{number}.jpg" for number in range(100)))

    def counted(path: Path) -> object:
        nonlocal opened
        opened += 1
        return door(path)

    from cedu_targets.agenda import item_folders

    name_of = item_folders._leading

    def counted_name(text: str) -> object:
        nonlocal read
        read += 1
        return name_of(text)

    monkeypatch.setattr(material, "regular_file", counted)
    monkeypatch.setattr(item_folders, "_leading", counted_name)
    report = status_with(
        tmp_path,
        returned(
            *(reported(f"卷一-{one}", evidence=tuple(f"照片{n}.jpg" for n in range(100))) for one in "一二三四五六七")
        ),
    )
    assert sum(len(one.material.found) for one in report.rows if one.material) == 700
    assert opened == 700
    assert read < 60  # 41 items and 9 folders


def test_what_belongs_to_nobody_is_named_and_counted(tmp_path: Path) -> None:
    put(tmp_path, "新建文档.docx", "卷二/总说明.docx", "卷二/12/a.jpg", *(f"照片/{number}.jpg" for number in range(30)))
    report = status_with(tmp_path)
    (unused,) = told(report, "DO008")
    assert (unused.parameters["files"], unused.severity) == (33, Severity.NOTE)
    assert str(unused.parameters["names"]).endswith("…")
    assert unused.place.item is None


def test_each_unit_has_a_folder_of_its_own(tmp_path: Path) -> None:
    """What lies in no unit's folder is that of all together, and a file in another unit's folder is not one's own."""
    put(tmp_path, "甲村/卷一/1/a.jpg", "卷一/1/乙村/b.jpg", "卷一/1/c.jpg", "丙村/总结.docx", "甲村/总结.docx")
    entry = Item("卷一-1", ItemKind.DOSSIER, "各村建立活动室", "1", owners=(Assigned("各村", every=True),))
    file = FileReport("a.txt", 1, Items(None, ItemKind.DOSSIER, None, None, (entry,), asks_evidence=True))
    said = [
        Return("卷一-1", Place(line=9), unit, Reported.DONE, "已完成", evidence=evidence)
        for unit, evidence in (("甲村", ()), ("乙村", ("总结.docx",)), ("丙村", ("总结.docx",)))
    ]
    assert file.items is not None
    back = replace(file, path="b.txt", document=replace(file.items, returns=tuple(said)))
    report = status_with(tmp_path, back, documents=(file,))
    assert {one.unit: one.material for one in report.rows} == {
        None: Material(("卷一/1/c.jpg",)),
        "甲村": Material(("甲村/卷一/1/a.jpg",)),
        "乙村": Material(("卷一/1/乙村/b.jpg",), ("总结.docx",)),
        "丙村": Material(("丙村/总结.docx",)),
    }
    (unused,) = told(report, "DO008")
    assert unused.parameters["names"] == "甲村/总结.docx"


def test_a_folder_that_is_named_stands_for_what_is_in_it(tmp_path: Path) -> None:
    put(tmp_path, "卷一/1/照片/1.jpg", "卷一/2/a.pdf", "活动资料/b.pdf")
    (tmp_path / "卷一/3/照片").mkdir(parents=True)
    back = returned(
        reported("卷一-一", evidence=("照片",)),
        reported("卷一-二", evidence=("活动资料/",)),
        reported("卷一-三", evidence=("照片",)),
    )
    report = status_with(tmp_path, back)
    assert row(report, "卷一-一").material == Material(("卷一/1/照片/1.jpg",))
    assert row(report, "卷一-二").material == Material(("卷一/2/a.pdf", "活动资料/b.pdf"))
    assert row(report, "卷一-三").material == Material((), ("照片",))


def test_of_what_recurs_a_folder_says_nothing(tmp_path: Path) -> None:
    """Of which time round its files are nobody knows; a name in an answer is of that answer's."""
    put(tmp_path, "安排-1/5月.pdf", "6月.pdf")
    due = Due("每月", precision=Precision.RECURRING, recurrence=Recurrence.MONTHLY, printed=True)
    file = one_item(due, "市教育局")
    said = [
        answer("安排-1", Reported.DONE, "市教育局", completed=date(2019, month, 20), evidence=evidence)
        for month, evidence in ((5, ()), (6, ("6月.pdf",)))
    ]
    report = status_with(tmp_path, documents=(with_returns(file, *said),))
    found = {one.period: one.material for one in report.rows if one.material is not None}
    assert found == {"2019-05": Material(), "2019-06": Material(("6月.pdf",))}
    (unused,) = told(report, "DO008")
    assert unused.parameters["names"] == "安排-1/5月.pdf"
