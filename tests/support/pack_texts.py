"""Rule packs as texts: rules over columns 1 to 9 of three units."""

from pathlib import Path

from cedu_targets.report import FileReport

HEAD = 'name: p\ntitle: t\ncolumns: ["1..9"]\nunits: [甲, 乙, 丙]\ndistrict: 全区\nrules:\n'
"""The first rule stands in line 7."""


def bound(name: str, column: object, more: str) -> str:
    return f'{{id: {name}, check: bounds, indicators: ["{column}"], {more}}}'


def total(name: str, whole: object, *parts: object) -> str:
    return f'{{id: {name}, check: part_whole, whole: "{whole}", parts: [{", ".join(f"{chr(34)}{part}{chr(34)}" for part in parts)}]}}'


def pack(path: Path, *rules: str, head: str = HEAD) -> Path:
    path = path / "pack.yaml"
    path.write_text(head + "".join(f"  - {rule}\n" for rule in rules), encoding="utf-8")
    return path


def told(report: FileReport) -> list[tuple[str, int | None, str]]:
    return [(finding.code, finding.place.line, str(finding.severity)) for finding in report.findings]
