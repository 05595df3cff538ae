"""An engine counts what the ordinary evaluation finds, cell by cell, whatever is in the cells."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cedu_targets.api.wide import check_wide
from wide_cases import cells_of, counts_in, counts_of, drawn_district, ordinary, pack, wide_csv

pytest.importorskip("duckdb")


@pytest.mark.parametrize(
    ("blanks", "rounding"),
    [
        ("zero", ""),
        ("unknown", ""),
        ("zero", 'rounding: {rounded: ["1..3"], truncated: ["4"]}\n'),
        ("unknown", 'rounding: {rounded: ["1"], truncated: ["2..4"]}\n'),
    ],
)
@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_counts_are_those_of_the_ordinary_evaluation(
    blanks: str, rounding: str, seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, random = tmp_path_factory.mktemp("wide"), Random(seed)
    by = pack(folder, blanks, rounding)
    districts = {f"区{number}": drawn_district(random) for number in range(40)}
    report = check_wide(str(wide_csv(districts, folder / "wide.csv")), rules=by, diagnosis=False)
    expected: Counter[tuple[str, str, str]] = Counter()
    odd = {one.name for one in report.worst if one.unreadable}
    for name, rows in districts.items():
        expected.update(counts_of(ordinary(rows, by), is_odd=name in odd))
    assert counts_in(report) == +expected
    judged = {file.sheet: file for file in report.files}
    assert judged
    for name, rows in districts.items():
        if name in judged:
            assert cells_of(judged[name], name) == cells_of(ordinary(rows, by), "全区")


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_numbers_of_any_type_are_judged_as_their_texts(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """In Parquet the cells of a row come as one text, those of a column of texts by themselves."""
    import duckdb

    folder, random = tmp_path_factory.mktemp("typed"), Random(seed)
    by = pack(folder)
    plain = wide_csv({f"区{number}": drawn_district(random) for number in range(30)}, folder / "plain.csv")
    kinds = {
        "c1": "DECIMAL(12, 2)",
        "c2": "DOUBLE",
        "c3": "BIGINT",
        "c4": "DECIMAL(9, 3)",
        "c5": "SMALLINT",
        "c7": "DOUBLE",
    }
    typed = ", ".join(f'TRY_CAST("{name}" AS {kind}) AS "{name}"' for name, kind in kinds.items())
    read = """all_varchar = true, delim = ',', header = true, quote = '"', escape = '"'"""
    base = duckdb.connect()
    base.execute(f"CREATE TABLE texts AS FROM read_csv('{plain}', {read})")
    base.execute(f"CREATE TABLE t AS SELECT * REPLACE ({typed}) FROM texts")
    base.execute("UPDATE t SET c2 = NULL WHERE abs(c2) > 1e9")  # a text of so many digits is no double
    base.execute(f"COPY t TO '{folder}/typed.parquet'")
    base.execute(f"COPY t TO '{folder}/typed.csv' (HEADER)")
    reports = [check_wide(f"{folder}/typed.{kind}", rules=by, diagnosis=False) for kind in ("csv", "parquet")]
    cells = [{file.sheet: cells_of(file, "全区") for file in one.files} for one in reports]
    both = cells[0].keys() & cells[1].keys()
    assert len(both) > 10
    assert [cells[1][name] for name in both] == [cells[0][name] for name in both]
