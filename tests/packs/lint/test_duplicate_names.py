"""Names and quotes of a pack that mean two things."""

from pathlib import Path

import pytest

from cedu_targets.packs.lint.lint import lint
from pack_texts import pack

NAMES = {
    "units: [{name: 甲, aliases: [子]}, {name: 乙, aliases: [子]}]": ("PK110", 3, 54),
    "district: 全区\nunits: [甲, 全区]": ("PK110", 4, 12),
    'indicators: {"1": 总数, "2": {name: 总数}}': ("PK110", 3, 29),
    'columns: ["1..3"]\nindicators: {"7": 总数}': ("PK112", 4, 14),
    'columns: ["1..3"]\npace: {year_end: ["3", "7"]}': ("PK114", 4, 24),
    'columns: ["1..3"]\npace: {none: ["2"], year_end: ["1..3"]}': ("PK114", 4, 32),
}


@pytest.mark.parametrize("entry", NAMES)
def test_names_with_two_owners(entry: str, tmp_path: Path) -> None:
    rule = '{id: a, check: present, indicators: ["1"]}'
    (finding,) = lint(pack(tmp_path, rule, head=f"name: p\ntitle: t\n{entry}\nrules:\n")).findings
    assert (finding.code, finding.place.line, finding.place.column) == NAMES[entry]
