"""The packs that come with the program are kept as they were read: the same pack, without reading it again."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cedu_targets import resources
from cedu_targets.domain.fault import PackFault
from cedu_targets.packs import bundled
from cedu_targets.packs.bundled import (
    KEPT,
    bundled_pack,
    bundled_packs,
    names_by_form_title,
    names_by_title,
    unpacked,
)
from cedu_targets.packs.misfits import fit
from cedu_targets.packs.pack import RulePack
from cedu_targets.packs.written_pack import load_pack
from make_packs import kept_packs, packed
from project import JIANGNING, ROOT

OTHERS = [
    "x",
    "甲",
    "1..3",
    "2020-06-03",
    "warning",
    "expected",
    "90%",
    "",
    3,
    None,
    True,
    [],
    ["1", "2"],
    {"name": "甲"},
]
CACHED = (bundled_pack, names_by_title, names_by_form_title, bundled._kept)


def test_what_is_kept_is_what_the_packs_say() -> None:
    assert (ROOT / "rules" / KEPT).read_text(encoding="utf-8") == kept_packs(), "make packs"


@pytest.mark.parametrize("name", bundled_packs())
def test_a_kept_pack_is_the_one_that_was_written(name: str) -> None:
    assert name in bundled._kept()
    assert bundled_pack(name) == load_pack(bundled_packs()[name])


def plain(name: str) -> Any:
    """A pack as YAML reads it; days and numbers are texts until a model reads them."""
    return yaml.load(bundled_packs()[name].read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every mapping and list with each of its keys."""
    for key, value in list(node.items() if isinstance(node, dict) else enumerate(node)):
        yield node, key
        if isinstance(value, dict | list):
            yield from places(value)


@settings(deadline=None)
@given(st.data())
def test_a_pack_is_unpacked_as_it_was_packed(data: st.DataObject) -> None:
    """Whatever a person changes in one of them: what is right in it is a pack."""
    content = plain(data.draw(st.sampled_from(sorted(bundled_packs()))))
    for _ in range(data.draw(st.integers(1, 8))):
        here, key = data.draw(st.sampled_from(list(places(content))))
        if isinstance(here, dict) and data.draw(st.booleans()):
            del here[key]
        else:
            here[key] = data.draw(st.sampled_from(OTHERS))
        if not content:
            return
    pack = fit(RulePack, content, stand_ins={"name": "p", "title": "t"}).model
    assert pack is None or unpacked(packed(pack)) == pack


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the packs, in which one may be changed."""
    for path in (ROOT / "rules").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(resources, "folder", lambda _: tmp_path)
    for one in CACHED:
        one.cache_clear()
    yield tmp_path
    for one in CACHED:
        one.cache_clear()


def test_a_pack_that_was_changed_is_read_from_its_yaml(rules: Path) -> None:
    path = rules / "suzhou-2019.yaml"
    text = path.read_text(encoding="utf-8")
    title = load_pack(path).title
    path.write_text(text.replace(title, "另一份通知"), encoding="utf-8")
    assert set(bundled_packs()) - set(bundled._kept()) == {"suzhou-2019"}
    assert names_by_title()["另一份通知"] == "suzhou-2019"
    assert bundled_pack("suzhou-2019").title == "另一份通知"
    assert "".join(title.split()) not in names_by_title()


def test_a_pack_that_was_added_or_taken_away_is_seen(rules: Path) -> None:
    form = "forms: {monthly: {title: 某镇培训月报表}}"
    (rules / "new.yaml").write_text(f"name: new\ntitle: 新表\n{form}\nrules: []\n", encoding="utf-8")
    (rules / "suzhou-2019.yaml").unlink()
    assert names_by_title()["新表"] == "new"
    assert names_by_form_title()["某镇培训月报表"] == "new"
    assert "suzhou-2019" not in names_by_title().values()


def test_a_pack_that_is_wrong_by_now_is_told_at_its_line(rules: Path) -> None:
    path = rules / "jiangning-2020.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("blanks:", "blank:", 1), encoding="utf-8")
    line = next(n for n, one in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if one.startswith("blank:"))
    with pytest.raises(PackFault) as caught:
        bundled_pack("jiangning-2020")
    assert (caught.value.code, caught.value.place.line if caught.value.place else None) == ("PK003", line)


def test_line_ends_of_a_checkout_are_no_change(rules: Path) -> None:
    for path in rules.glob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert set(bundled._kept()) == set(bundled_packs())


@pytest.mark.parametrize(
    "call",
    [
        f"cedu_targets.check({str(JIANGNING / 'targets.xlsx')!r})",
        f"cedu_targets.gap({str(JIANGNING / 'targets-mended.xlsx')!r}, [{str(JIANGNING / 'achieved-illustrative.xlsx')!r}])",
    ],
)
def test_a_run_reads_the_one_pack_that_fits_and_asks_nothing_of_it(call: str) -> None:
    script = (
        "import sys, cedu_targets\n"
        f"{call}\n"
        "from cedu_targets.packs.bundled import bundled_pack\n"
        "read = bundled_pack.cache_info().currsize\n"
        "print(read, *{'pydantic', 'pydantic_core', 'annotated_types', 'yaml'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["1"]
