"""The formats that programs read, as a call gives them: nothing beside them on stdout, exit codes as ever, names of files."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from project import JIANGNING, Run

BAD, GOOD = JIANGNING / "targets.xlsx", JIANGNING / "targets-mended.xlsx"
SUFFIX = {"sarif": ".sarif", "junit": ".xml", "github": ".log", "gitlab": ".json"}
BEGINNING = {"sarif": "{\n", "junit": "<?xml", "github": "::", "gitlab": "["}


@pytest.mark.parametrize("name", SUFFIX)
def test_stdout_holds_the_format_alone_and_exit_codes_are_as_ever(name: str, tmp_path: Path, cedu: Run) -> None:
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    calls = {0: [GOOD], 1: [BAD], 3: [BAD, tmp_path / "empty.csv"]}
    for code, files in calls.items():
        done = cedu("check", *files, "-f", name, "--lang", "en")
        assert (done.returncode, done.stderr) == (code, "")
        assert done.stdout.startswith(BEGINNING[name])
    assert cedu("check", BAD, "-f", name, "--exit-zero").returncode == 0


@pytest.mark.parametrize("name", SUFFIX)
def test_a_file_of_the_format_is_written_and_replaced_by_the_next(name: str, tmp_path: Path, cedu: Run) -> None:
    path = tmp_path / f"found{SUFFIX[name]}"
    for table in (BAD, GOOD, BAD):
        done = cedu("check", table, "-f", name, "-o", path, "--lang", "en")
        assert done.stdout == ""
        assert done.stderr.startswith(f"{path} was written: ")
    assert path.read_text(encoding="utf-8") == cedu("check", BAD, "-f", name, "--lang", "en").stdout


@pytest.mark.parametrize("name", SUFFIX)
def test_somebodys_file_stays(name: str, tmp_path: Path, cedu: Run) -> None:
    path = tmp_path / f"found{SUFFIX[name]}"
    for content in ('{"version": "2.1.0", "runs": []}', "<testsuites name='other'/>", "::error::x", "[1]"):
        path.write_text(content, encoding="utf-8")
        assert cedu("check", BAD, "-f", name, "-o", path).returncode == 2
        assert path.read_text(encoding="utf-8") == content


def test_a_name_says_the_format_where_it_means_one(tmp_path: Path, cedu: Run) -> None:
    cedu("check", BAD, "-o", tmp_path / "a.sarif")
    cedu("check", BAD, "-o", tmp_path / "a.xml")
    cedu("check", BAD, "-o", tmp_path / "a.json")
    assert json.loads((tmp_path / "a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert ElementTree.parse(tmp_path / "a.xml").getroot().tag == "testsuites"
    assert "schema_version" in json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert cedu("check", BAD, "-f", "sarif", "-o", tmp_path / "a.sarif.json").returncode == 1
    for name, suffix in (("junit", ".json"), ("github", ".json"), ("gitlab", ".sarif"), ("json", ".xml")):
        done = cedu("check", BAD, "-f", name, "-o", tmp_path / f"b{suffix}")
        assert done.returncode == 2
        assert not (tmp_path / f"b{suffix}").exists()


@pytest.mark.parametrize("name", SUFFIX)
def test_a_wrong_pack_is_told_in_the_format(name: str, tmp_path: Path, cedu: Run) -> None:
    pack = tmp_path / "pack.yaml"
    pack.write_text("name: x\ntitle: x\nrules: [{id: a, check: ]]>}]\n", encoding="utf-8")
    for call in (("check", BAD, "--rules", pack), ("rules", "lint", pack)):
        done = cedu(*call, "-f", name, "--lang", "en")
        assert (done.returncode, done.stderr) == (4, "")
        assert done.stdout.startswith(BEGINNING[name])
        assert "pack.yaml" in done.stdout


@pytest.mark.parametrize("name", SUFFIX)
def test_what_is_wrong_with_a_pack_stands_at_its_line(name: str, tmp_path: Path, cedu: Run) -> None:
    pack = tmp_path / "pack.yaml"
    pack.write_text(
        "name: x\ntitle: x\nrules:\n"
        '  - {id: few, check: bounds, indicators: ["1"], at_least: "5"}\n'
        '  - {id: many, check: bounds, indicators: ["1"], at_most: "3"}\n',
        encoding="utf-8",
    )
    done = cedu("rules", "lint", pack, "-f", name, "--lang", "en", cwd=tmp_path)
    assert done.returncode == 1
    if name == "github":
        assert ",file=pack.yaml,line=" in done.stdout
    if name == "sarif":
        (run,) = json.loads(done.stdout)["runs"]
        assert {one["locations"][0]["physicalLocation"]["region"]["startLine"] for one in run["results"]} <= {4, 5}


@pytest.mark.parametrize("name", ["findings.csv", "findings.parquet"])
def test_a_table_of_all_findings_is_written_replaced_and_passed_over(name: str, tmp_path: Path, cedu: Run) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("duckdb")
    path = tmp_path / name
    for table, code in ((BAD, 1), (GOOD, 0), (BAD, 1)):
        done = cedu("check", table, "-o", path, "--lang", "en")
        assert (done.returncode, done.stdout) == (code, "")
        assert done.stderr.startswith(f"{path} was written: ")
    first = path.read_bytes()
    (tmp_path / "t.xlsx").write_bytes(GOOD.read_bytes())
    assert cedu("check", tmp_path, "-o", path).returncode == 0
    assert path.read_bytes() != first
    somebodys = tmp_path / f"other{path.suffix}"
    somebodys.write_bytes("\ufeff单位,培训\r\n".encode())
    assert cedu("check", BAD, "-o", somebodys).returncode == 2
    assert somebodys.read_bytes() == "\ufeff单位,培训\r\n".encode()


def test_the_table_of_findings_goes_down_a_pipe_as_csv_and_is_no_json(tmp_path: Path, cedu: Run) -> None:
    cedu("check", BAD, "-o", tmp_path / "findings.csv", "--lang", "en")
    done = cedu("check", BAD, "-f", "csv", "--lang", "en")
    assert done.stdout.encode() == (tmp_path / "findings.csv").read_bytes().replace(b"\r\n", b"\n")
    assert cedu("check", BAD, "-f", "csv", "-o", tmp_path / "b.json").returncode == 2
    assert cedu("check", BAD, "-f", "parquet").returncode == 2
