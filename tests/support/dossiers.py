"""The dossier of the town's document of 2020, from what was read of it by hand; trees of material, and what came back."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from cedu_targets.agenda.follow_up import follow_up
from cedu_targets.agenda.report import StatusReport
from cedu_targets.agenda.states import Day
from cedu_targets.domain.finding import Finding, Strength
from cedu_targets.domain.items import Item, ItemKind, Items, Reported, Return
from cedu_targets.domain.place import Place
from cedu_targets.domain.targets import Target, TargetKind, TargetRelation
from cedu_targets.files.material import material_in
from cedu_targets.report import FileReport
from project import ROOT

PATH = "baisheng.txt"
BEGINNINGS = {
    "docx": b"PK\x03\x04docx", "xlsx": b"PK\x03\x04xlsx", "pdf": b"%PDF-1.4", "jpg": b"\xff\xd8\xff\xe0JFIF",
    "png": b"\x89PNG\r\n", "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "txt": "名单".encode(),
}  # fmt: skip
"""What files of these suffixes begin like."""


@cache
def _truth() -> Mapping[str, Any]:
    text = (ROOT / "tests" / "truth" / "truth-004.json").read_text(encoding="utf-8")
    read: Mapping[str, Any] = json.loads(text)["dossier"]
    return read


def dossier() -> FileReport:
    """Five volumes with 41 items, thirteen of them with numbers."""
    names = {one["volume"]: one["name"] for one in _truth()["volumes"]}
    entries = tuple(_item(one, names[one["id"][1 : one["id"].index("-")]]) for one in _truth()["items"])
    return FileReport(PATH, 1, Items("社区教育实验区建档要求", ItemKind.DOSSIER, "2020", None, entries, line=147))


def _item(one: Mapping[str, Any], section: str) -> Item:
    text = one["quote"].partition("、")[2]
    targets = tuple(_target(target, text) for target in one["targets"])
    return Item(
        one["id"], ItemKind.DOSSIER, text, one["number"], section, targets=targets,
        asks_material=one["asks_for_material"], line=one["line"],
    )  # fmt: skip


def _target(one: Mapping[str, Any], text: str) -> Target:
    return Target(
        one["id"], Decimal(one["value"]), one["printed"], text, TargetKind(one["measure"]),
        TargetRelation(one["relation_printed"]), unit_of_measure=one["unit_of_measure"],
        strength=Strength(one["strength"]), name=one["name"], base=one["base"], scope=one["scope"], each=one["each"],
        either=one["either_group"],
    )  # fmt: skip


def reported(item: str, value: str = "", base: str = "", *, target: str = "", **more: Any) -> Return:
    """A row of the list that came back: the numbers as they are written there, plain ones or per cents."""
    number = Decimal(value.rstrip("%")) / (100 if value.endswith("%") else 1) if value else None
    return Return(
        target or item, Place(sheet="目录", cell="K5", item=item), None, more.pop("reported", Reported.BLANK),
        numerator=number, denominator=Decimal(base) if base else None, number_text=value, base_text=base,
        number_cell="F5", evidence_cell="I5", **more,
    )  # fmt: skip


def returned(*returns: Return, path: str = "目录.xlsx") -> FileReport:
    """The list of the dossier with these rows."""
    items = dossier().items
    assert items is not None
    known = items.by_id
    texts = {target.id: item.text for item in known.values() for target in item.targets}
    texts |= {name: item.text for name, item in known.items()}
    ids = dict.fromkeys(one.item for one in returns)
    entries = tuple(Item(name, ItemKind.SCHEDULED, texts[name], name) for name in ids)
    kind = ItemKind.SCHEDULED
    items = Items("目录", kind, None, None, entries, returns, asks_evidence=True, asks_numbers=True, sheet="目录")
    return FileReport(path, 1, items)


def status_with(
    folder: Path | None, *came_in: FileReport, documents: tuple[FileReport, ...] | None = None, **more: Any
) -> StatusReport:
    """How the dossier stands with what lies in a folder, and with what came back."""
    issued = (dossier(),) if documents is None else documents
    evidence = None if folder is None else material_in(folder)
    return follow_up(issued, came_in, Day(date(2020, 11, 30), 15), evidence=evidence, **more)


def put(folder: Path, *paths: str) -> None:
    """Files in a folder, each beginning as its suffix says."""
    for path in paths:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(BEGINNINGS.get(file.suffix.lower()[1:], b"anything"))


def link(at: Path, target: str) -> None:
    """A link, whether or not it leads anywhere."""
    at.parent.mkdir(parents=True, exist_ok=True)
    at.symlink_to(target)


def told(report: StatusReport, *codes: str) -> list[Finding]:
    """The findings of these codes, or all of the dossier's."""
    found = (one for file in report.files for one in file.findings)
    return [one for one in found if (one.code in codes if codes else one.code.startswith("DO"))]
