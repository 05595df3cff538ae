"""What a pack's targets show without their text: numbers said twice, paths that fall, times that name no day."""

from pathlib import Path

import pytest

from cedu_targets.packs.lint.lint import lint
from pack_texts import told

HEAD = "name: p\ntitle: t\nperiod: 2021-2023\ntargets:\n"
"""The first target stands in line 5."""
KINDS: dict[str, tuple[str, list[tuple[str, int, str]]]] = {
    "a path that falls": (
        """  - {id: a, quote: 参与率达到60%, indicator: i, by: 到2021年底}
  - {id: b, quote: 参与率达到50%, indicator: i, by: 到2022年底}
rules: [{id: up, check: path, indicator: i, direction: up}]
""",
        [("PK117", 6, "warning")],
    ),
    "a path that rises against its rule": (
        """  - {id: a, quote: 辍学率不超过3%, indicator: i, by: 到2021年底}
  - {id: b, quote: 辍学率不超过4%, indicator: i, by: 到2022年底}
rules: [{id: down, check: path, indicator: i, direction: down}]
""",
        [("PK117", 6, "warning")],
    ),
    "a path that keeps its direction": (
        """  - {id: a, quote: 参与率达到50%, indicator: i, by: 到2021年底}
  - {id: b, quote: 参与率达到50%以上, indicator: i, by: 到2022年底}
rules: [{id: up, check: path, indicator: i, direction: up}]
""",
        [],
    ),
    "a path without a direction": (
        """  - {id: a, quote: 参与率达到60%, indicator: i, by: 到2021年底}
  - {id: b, quote: 参与率达到50%, indicator: i, by: 到2022年底}
rules: [{id: any, check: path}]
""",
        [],
    ),
    "one number twice": (
        """  - {id: a, quote: 参与率达到60%, indicator: i}
  - {id: b, quote: 参与率 达到 60%, indicator: i}
""",
        [("PK118", 6, "warning")],
    ),
    "one sentence about two things": (
        """  - {id: a, quote: 知晓率、认同率达到70%, indicator: known}
  - {id: b, quote: 知晓率、认同率达到70%, indicator: liked}
""",
        [],
    ),
    "two numbers of one sentence": (
        """  - {id: a, quote: 建成镇级校【2个】，村级站5个, indicator: i}
  - {id: b, quote: 建成镇级校2个，村级站【5个】, indicator: i}
""",
        [],
    ),
    "one year is no path": (
        """  - {id: a, quote: 参与率达到60%, indicator: i, by: 到2021年底}
  - {id: b, quote: 满意率达到60%, indicator: j, by: 到2022年底}
rules:
  - {id: up, check: path, indicator: i, direction: up}
""",
        [("PK119", 8, "warning")],
    ),
    "the text may say the time": (
        """  - {id: a, quote: 参与率达到60%, indicator: i}
  - {id: b, quote: 参与率达到70%, indicator: i}
rules:
  - {id: up, check: path, indicator: i, direction: up}
""",
        [],
    ),
    "times of no day": (
        """  - {id: a, quote: 参与率达到60%, indicator: i, by: 春节前}
  - {id: b, quote: 满意率达到60%, indicator: j, by: 每年}
duties:
  - {id: c, quote: 办好读书节, due: 适时}
  - {id: d, quote: 办好活动周, due: 年度}
""",
        [("PK120", 5, "warning"), ("PK120", 8, "warning")],
    ),
    "two numbers of one time": (
        """  - {id: a, quote: 参与率达到60%, indicator: i, by: 到2021年底}
  - {id: b, quote: 居民参与率达到50%, indicator: i, by: 2021年底前}
  - {id: c, quote: 每年参与率达到40%, indicator: i, by: 每年}
  - {id: d, quote: 镇参与率达到30%, indicator: i, by: 2021年底前, scope: 镇}
  - {id: e, quote: 村参与率达到20%, indicator: i, by: 2021年底前, either: x}
  - {id: f, quote: 参与率不超过90%, indicator: i, by: 2021年底前}
""",
        [("PK121", 6, "warning")],
    ),
    "the same number of one time in two sentences": (
        """  - {id: a, quote: 参与率达到60%, indicator: i, by: 到2021年底}
  - {id: b, quote: 居民参与率达到60%, indicator: i, by: 2021年底前}
""",
        [],
    ),
    "numbers of which nobody says a time": (
        """  - {id: a, quote: 参与率达到60%, indicator: i}
  - {id: b, quote: 居民参与率达到50%, indicator: i}
""",
        [],
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_at_its_line(kind: str, tmp_path: Path) -> None:
    text, wanted = KINDS[kind]
    path = tmp_path / "pack.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    assert told(lint(path)) == wanted


def test_what_is_told_of_two_numbers(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(HEAD + KINDS["two numbers of one time"][0], encoding="utf-8")
    (found,) = lint(path).findings
    said = {name: found.parameters[name] for name in ("target", "text", "other", "other_line", "one", "two")}
    assert said == {
        "target": "i", "text": "2021年底前", "other": "a", "other_line": 5, "one": "60%", "two": "50%"
    }  # fmt: skip


def test_targets_count_as_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(HEAD + "  - {id: a, quote: 参与率达到60%, indicator: i}\n", encoding="utf-8")
    report = lint(path)
    assert (report.checked.relations, report.checked.items, report.is_judged) == (0, 1, True)
