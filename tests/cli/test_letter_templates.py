"""cedu letters --template and --fields, and the sample: files, refusals, and what needs no extra."""

import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from project import JIANGNING, Run

TARGETS = JIANGNING / "targets-mended.xlsx"
needs_the_extra = pytest.mark.skipif(find_spec("docxtpl") is None, reason="an extra")


@pytest.fixture
def sample(tmp_path: Path, cedu: Run) -> Path:
    path = tmp_path / "样本.docx"
    done = cedu("template", "--for", "letters", "-o", path, "--lang", "zh")
    assert (done.returncode, done.stdout) == (0, "")
    assert "--template" in done.stderr
    return path


def test_the_fields_are_listed_in_either_language(cedu: Run) -> None:
    zh, en = (cedu("letters", "--fields", "--lang", language).stdout for language in ("zh", "en"))
    assert "{{ 单位 }}" in zh
    assert "{%tr for 行 in 目标 %}" in zh
    assert "{{ row.indicator }}" in en
    assert zh.count("\n") == en.count("\n")


@needs_the_extra
def test_a_letter_for_each_unit_by_an_own_template(sample: Path, tmp_path: Path, cedu: Run) -> None:
    before = sample.read_bytes()
    folder = tmp_path / "out"
    for _ in range(2):
        done = cedu("letters", TARGETS, "--template", sample, "-o", folder, "--lang", "zh")
        assert done.returncode == 0, done.stderr
    assert len(list(folder.iterdir())) == 11
    assert "11 份" in done.stderr
    assert sample.read_bytes() == before


@needs_the_extra
def test_a_wrong_template_is_told_with_its_file_and_nothing_is_written(tmp_path: Path, cedu: Run) -> None:
    from docx import Document

    wrong = Document()
    wrong.add_paragraph("{{ 单位名 }}")
    wrong.save(str(tmp_path / "wrong.docx"))
    (tmp_path / "text.docx").write_text("{{ 单位 }}", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<a/>" + b" " * 200_000_000)
    for name, said in (("wrong", "是否指 单位"), ("text", "不是 Word 文件"), ("bomb", "MB"), ("none", "找不到")):
        done = cedu("letters", TARGETS, "--template", tmp_path / f"{name}.docx", "-o", tmp_path / "out", "--lang", "zh")
        assert (done.returncode, done.stdout) == (3, ""), done.stderr
        assert f"{name}.docx" in done.stderr
        assert said in done.stderr or (name == "text" and ".docx 格式" in done.stderr)
        assert not (tmp_path / "out").exists()


@needs_the_extra
def test_a_template_of_words_or_one_with_macros_is_to_be_saved_as_a_document(
    sample: Path, tmp_path: Path, cedu: Run
) -> None:
    document = "openxmlformats-officedocument.wordprocessingml.document.main+xml"
    for other in (document.replace("document.main", "template.main"), "ms-word.document.macroEnabled.main+xml"):
        with zipfile.ZipFile(sample) as package, zipfile.ZipFile(tmp_path / "x.docx", "w") as changed:
            for name in package.namelist():
                data = package.read(name)
                changed.writestr(name, data.replace(document.encode(), other.encode()))
        done = cedu("letters", TARGETS, "--template", tmp_path / "x.docx", "-o", tmp_path / "out", "--lang", "zh")
        assert done.returncode == 3
        assert "另存为 .docx" in done.stderr


@pytest.mark.skipif(find_spec("docxtpl") is not None, reason="the extra is there")
def test_without_the_extra_it_is_said_how_to_get_it(sample: Path, tmp_path: Path, cedu: Run) -> None:
    done = cedu("letters", TARGETS, "--template", sample, "-o", tmp_path / "out", "--lang", "zh")
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install 'cedu-targets[letters]'" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [(["letters"], "目标表"), (["letters", TARGETS, "--template", "x.docx", "--kind", "notice"], "--template")],
)
def test_wrong_calls(options: list[object], said: str, cedu: Run) -> None:
    done = cedu(*options, "--lang", "zh")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_the_sample_never_replaces_what_somebody_edited(sample: Path, cedu: Run) -> None:
    sample.write_bytes(b"mine")
    assert cedu("template", "--for", "letters", "-o", sample).returncode == 2
    assert sample.read_bytes() == b"mine"
    assert cedu("template", "--for", "letters", "-o", sample.with_suffix(".xlsx")).returncode == 2
