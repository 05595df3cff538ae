"""A file that an engine cannot read is told in words of our own, wholly in one language; so is memory that runs out."""

from pathlib import Path

import duckdb
import pytest

from cedu_targets.api.wide import check_wide
from cedu_targets.domain.fault import CallFault, InputFault
from cedu_targets.engines.duckdb import DuckDB, interruptible
from cedu_targets.engines.unread import unread
from cedu_targets.messages.messages import Language, Messages
from project import Run


def parquet(path: Path) -> bytes:
    duckdb.sql(f"COPY (SELECT range AS c1, 'x' AS town FROM range(9)) TO '{path}' (FORMAT parquet)")
    return path.read_bytes()


@pytest.mark.parametrize("kind", ["empty", "no_parquet", "cut_off"])
def test_usual_causes_are_said_without_the_engines_words(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "wide.parquet"
    whole = parquet(path)
    path.write_bytes({"empty": b"", "no_parquet": b"c1,town\n1,x\n" * 9, "cut_off": whole[:-20]}[kind])
    with pytest.raises(InputFault) as caught:
        check_wide(str(path), rules="jiangning-2020")
    fault = caught.value
    assert (fault.code, fault.variant, fault.path) == ("RD161", kind, str(path))
    said = Messages(Language.ZH).fault(fault)
    assert said.count("。") >= 1
    assert not {"Error", "magic"} & set(said.split())


def test_what_is_not_known_stands_in_brackets_with_a_stop(tmp_path: Path) -> None:
    path = tmp_path / "wide.parquet"
    whole = parquet(path)
    path.write_bytes(whole[:4] + b"\xff" * (len(whole) - 12) + whole[-8:])
    with pytest.raises(InputFault) as caught:
        check_wide(str(path), rules="jiangning-2020")
    said = Messages(Language.ZH).fault(caught.value)
    assert said.startswith("读不了这个文件（引擎说：")
    assert said.endswith("）。")


def test_a_csv_of_nothing_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_bytes(b"")
    with pytest.raises(InputFault) as caught:
        check_wide(str(path), rules="jiangning-2020")
    assert (caught.value.code, caught.value.variant) == ("RD161", "empty")


def test_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert unread(str(tmp_path / "wide.parquet"), "Permission denied").variant == "denied"


def test_memory_that_runs_out_is_no_failure_of_cedu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cedu_targets.engines.duckdb._MEMORY", "20MB")
    engine = DuckDB()
    try:
        with pytest.raises(InputFault) as caught:
            list(engine.rows("SELECT len(list(i)) FROM range(20000000) AS r(i)"))
    finally:
        engine.close()
    assert (caught.value.code, caught.value.exit_code) == ("engine_memory", 3)
    assert "DuckDB" in Messages(Language.ZH).fault(caught.value)


def test_memory_that_runs_out_in_reading_is_not_said_of_the_file() -> None:
    with pytest.raises(InputFault) as caught, interruptible():
        raise duckdb.OutOfMemoryException("failed to offload data block")
    assert caught.value.code == "engine_memory"


@pytest.mark.parametrize(("name", "variant"), [("a.xlsx", "other"), ("b.csv", "")])
def test_what_no_engine_reads_is_told_from_two_kinds(name: str, variant: str, tmp_path: Path) -> None:
    parquet(tmp_path / "a.parquet")
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(CallFault) as caught:
        check_wide([str(tmp_path / "a.parquet"), str(tmp_path / name)], rules="jiangning-2020")
    assert (caught.value.code, caught.value.variant) == ("engine_files", variant)


def test_a_workbook_alone_is_named_as_what_engines_do_not_read(cedu: Run, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"x")
    result = cedu("check", str(tmp_path / "a.xlsx"), "--engine", "duckdb", "--rules", "jiangning-2020")
    assert result.returncode == 2
    assert "不读" in result.stderr
    assert "一次只读一种" not in result.stderr
