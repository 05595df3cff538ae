"""Every text of `examples` can be judged, and its invented files are what the scripts write."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

import make_xinyu
import make_xiqu
from project import ROOT, XINYU, XIQU, Run

TEXTS = sorted((ROOT / "examples").glob("*/*.txt"))


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.parent.name)
def test_every_text_can_be_judged(text: Path, cedu: Run) -> None:
    assert cedu("check", text).returncode in (0, 1)


def test_the_texts_are_those_of_every_document() -> None:
    assert {path.parent.name for path in TEXTS} >= {"jiangning-2020", XINYU.name, "suzhou-2019", XIQU.name}


@pytest.mark.parametrize(("write", "folder"), [(make_xinyu.write_all, XINYU), (make_xiqu.write_all, XIQU)])
def test_the_samples_are_what_the_script_writes(write: Callable[[Path], None], folder: Path, tmp_path: Path) -> None:
    write(tmp_path)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == sorted(path.name for path in folder.glob("*.xlsx"))
    for name in names:
        assert "illustrative" in name
        assert _parts(tmp_path / name) == _parts(folder / name), name


def _parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}
