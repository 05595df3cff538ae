"""Runs the tables of this folder, invented after kinds that stand in yearbooks, reports and budgets.

A case is a table (as csv) with what is right to say of it: `findings` are its errors and warnings ("DS001 B4"; none where
it has no such line), `judged` how many sums and bounds are judged. Under `slips` stand cells typed wrong ("B4=110"), each
with all findings that the table then has. `notes` are the notes, where they matter; `not judged` the cells without an
answer. `formats` writes the table as other files too; `formulas` has the formulas of a workbook beside their results,
`pack` what a pack says of it.
`amiss` says what is known to go wrong (of the table, or of one slip): such a test must fail.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from cedu_targets import check
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.report import Report
from written_tables import as_xlsx

CASES = Path(__file__).parent


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        for name, case in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            yield _param(case, f"{path.stem}: {name}")
            for slip, expected in case.get("slips", {}).items():
                found = expected if isinstance(expected, Mapping) else {"findings": expected}
                kept = {key: case[key] for key in ("table", "formulas", "pack") if key in case}
                yield _param({**kept, "slip": slip, **found}, f"{path.stem}: {name}: {slip}")
            for form in case.get("formats", ()):
                yield _param({**case, "format": form}, f"{path.stem}: {name}: {form}")


def _param(case: Mapping[str, Any], name: str) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason=case["amiss"])] if "amiss" in case else []
    return pytest.param(case, id=name, marks=marks)


def rows_of(case: Mapping[str, Any]) -> list[list[str]]:
    """The cells of a case, with its slip."""
    rows = list(csv.reader(io.StringIO(case["table"])))
    if slip := case.get("slip"):
        cell, value = slip.split("=")
        letter, number = re.fullmatch(r"([A-Z])(\d+)", cell).groups()  # type: ignore[union-attr]
        row = rows[int(number) - 1]
        assert row[ord(letter) - ord("A")] != value, "a slip changes its cell"
        row[ord(letter) - ord("A")] = value
    return rows


def checked(case: Mapping[str, Any], folder: Path) -> Report:
    """The report of a case, written as the file that it asks for."""
    rows = rows_of(case)
    if case.get("format") == "xlsx" or "formulas" in case:
        path = folder / "table.xlsx"
        path.write_bytes(as_xlsx(rows, case.get("formulas", {})))
    else:
        path = folder / "table.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    if "pack" not in case:
        return check(path)
    pack = folder / "pack.yaml"
    pack.write_text(case["pack"], encoding="utf-8")
    return check(path, rules=str(pack))


def told(findings: list[Finding]) -> list[str]:
    return sorted(f"{finding.code} {finding.place.cell}" for finding in findings)


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    files = checked(case, tmp_path).files
    assert [file.fault for file in files if file.fault] == []
    findings = [finding for file in files for finding in file.findings]
    notes = [finding for finding in findings if finding.severity is Severity.NOTE]
    said = {
        "findings": told([finding for finding in findings if finding not in notes]),
        "notes": told(notes),
        "judged": sum(file.checked.relations for file in files),
        "not judged": sorted(str(one.place.cell) for file in files for one in file.not_judged),
    }
    right = {"findings": [], **case}
    right = {key: sorted(value) if isinstance(value, list) else value for key, value in right.items() if key in said}
    assert {key: said[key] for key in right} == right
