"""No table, list or report that is no plan of years is taken for one."""

from pathlib import Path

import pytest

from cedu_targets.domain.fault import Fault
from cedu_targets.domain.items import Items
from cedu_targets.recognition.read import read_documents
from project import ROOT

READABLE = {".xlsx", ".xls", ".ods", ".fods", ".csv", ".docx", ".txt", ".md"}
FILES = [
    path
    for folder in ("examples", "tests/data", "docs")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in READABLE
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_of_the_project_holds_a_table_of_targets_over_years(path: Path) -> None:
    try:
        documents = [read.document for read in read_documents(path)]
    except Fault:
        documents = []
    assert not [one for one in documents if isinstance(one, Items) and any("@" in entry.id for entry in one.entries)]
