"""An engine holds achievements against targets as `cedu gap` does, cell by cell."""

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cedu_targets.api.wide import gap_wide
from cedu_targets.domain.cells import Key
from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.gap import State, Timetable
from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.layout import Layout
from cedu_targets.domain.table import Table
from cedu_targets.engines.gap_report import WideGapReport
from cedu_targets.gaps.compare import gap_rows
from project import Run
from wide_cases import NAMES, pack

DAY = date(2026, 8, 31)
Cells = dict[str, dict[str, str]]


def csv_of(cells: Cells, path: Path) -> Path:
    lines = [",".join(["区", "村", *NAMES])]
    lines += [",".join([f"区{unit[0]}", unit, *(row.get(code, "") for code in NAMES)]) for unit, row in cells.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def table_of(cells: Cells, report: WideGapReport) -> Table:
    indicators = tuple(one.indicator for one in report.indicators)
    values = {
        Key(unit, code, None, Measure.TARGET): Decimal(text)
        for unit, row in cells.items()
        for code, text in row.items()
        if text
    }
    rows = {unit: number for number, unit in enumerate(cells)}
    return Table("表", None, Measure.TARGET, None, tuple(cells), indicators, values, Layout(None, rows, {}))


def drawn(random: Random, units: list[str]) -> Cells:
    shares = ("", "0", "0.5", "0.9", "0.95", "1")
    numbers = ("", "0", "1", "3", "12", "7.5", "90", "99", "99.99", "100", "-2", "0.0001")
    return {
        unit: {code: random.choice(shares if code in "78" else numbers) for code in NAMES}
        for unit in units
        if random.random() < 0.9
    }


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_states_are_those_of_the_ordinary_gap(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder, random = tmp_path_factory.mktemp("gap"), Random(seed)
    by = pack(folder, rounding='pace: {year_end: ["5"], linear: ["7"], slightly_behind: 15%}\n')
    units = [f"{number % 5}村{number}" for number in range(60)]
    targets, achieved = drawn(random, units), drawn(random, units)
    report = gap_wide(
        str(csv_of(targets, folder / "t.csv")), str(csv_of(achieved, folder / "a.csv")), rules=by, as_of=DAY
    )
    assert by.pace is not None
    timetable = by.pace.timetable(DAY, DAY.year)
    assert isinstance(timetable, Timetable)
    rows = gap_rows(table_of(targets, report), table_of(achieved, report), timetable)
    expected = Counter((row.indicator.code, row.state) for row in rows)
    found = Counter({(one.indicator.code, state): n for one in report.indicators for state, n in one.states.items()})
    assert +found == expected
    districts = Counter((f"区{row.unit[0]}", row.state) for row in rows)
    assert +Counter({(one.name, state): n for one in report.worst for state, n in one.states.items()}) == districts
    assert report.silent == len(targets.keys() - achieved.keys())
    assert report.strangers == len(achieved.keys() - targets.keys())
    for one in report.indicators:
        known = [row for row in rows if row.indicator.code == one.indicator.code and row.gap is not None]
        wanted = sum((row.achieved or Decimal(0) for row in known), Decimal(0)) if one.indicator.additive else None
        assert (one.achieved or 0) == (wanted or 0)
        whole = sum((row.target or Decimal(0) for row in rows if row.indicator.code == one.indicator.code), Decimal(0))
        assert (one.all_targets or 0) == (whole if one.indicator.additive else 0)


def test_what_cannot_be_compared_is_counted_and_told(cedu: Run, tmp_path: Path) -> None:
    pack(tmp_path)
    (tmp_path / "t.csv").write_text("区,村,c1,c5\n甲,一,10,5\n甲,二,10,5\n甲,三,10,约5\n甲,四,10,5\n", encoding="utf-8")
    (tmp_path / "a.csv").write_text(
        "区,村,c1,c5\n甲,一,2,5\n甲,二,1,1\n甲,二,1,1\n甲,三,9,9\n乙,五,1,1\n", encoding="utf-8"
    )
    done = cedu("gap", "t.csv", "a.csv", "--engine", "duckdb", "--rules", "pack.yaml", "--as-of", "2026-12-31",
                cwd=tmp_path)  # fmt: skip
    for told in (
        "1 个单位没有一行完成数",
        "1 个单位有完成数、没有目标",
        "1 个单位在一边有两行",
        "1 个单位有不能精确保存的数",
    ):
        assert told in done.stdout
    assert "滞后 1 项，未报 2 项，已完成 1 项。" in done.stdout
    assert done.returncode == 3


def test_a_column_of_months_and_other_levels_are_refused(tmp_path: Path) -> None:
    by = pack(tmp_path)
    for name, sql in (
        ("t", "'a' AS 村, 1 AS c1"),
        ("m", "'a' AS 村, '1月' AS 月份, 1 AS c1"),
        ("l", "'a' AS 镇, 1 AS c1"),
    ):
        duckdb.sql(f"COPY (SELECT {sql}) TO '{tmp_path}/{name}.parquet'")
    for other, code in (("m", "RD166"), ("l", "RD167")):
        with pytest.raises(InputFault) as refused:
            gap_wide(f"{tmp_path}/t.parquet", f"{tmp_path}/{other}.parquet", rules=by)
        assert refused.value.code == code


@pytest.mark.parametrize("finer", ["t", "a"])
def test_a_side_that_goes_further_down_is_to_be_summed_first(finer: str, tmp_path: Path, cedu: Run) -> None:
    pack(tmp_path)
    for name in "ta":
        village = ", '一村' AS 村" if name == finer else ""
        duckdb.sql(f"COPY (SELECT '甲区' AS 区, '乙镇' AS 镇{village}, 1 AS c1) TO '{tmp_path}/{name}.parquet'")
    refused = cedu("gap", "t.parquet", "a.parquet", "--rules", "pack.yaml", cwd=tmp_path)
    assert refused.returncode == 3
    call = f"cedu rollup {finer}.parquet --engine duckdb --rules 规则包 --to town -o 汇总.parquet"
    assert call in refused.stdout + refused.stderr
    done = call.replace("--rules 规则包", "--rules pack.yaml").split()[1:]
    assert cedu(*done, cwd=tmp_path).returncode == 0
    sides = [f"{name}.parquet" if name != finer else "汇总.parquet" for name in "ta"]
    assert cedu("gap", *sides, "--rules", "pack.yaml", "--as-given", cwd=tmp_path).returncode == 0


def test_the_targets_themselves_are_no_achievements(tmp_path: Path, cedu: Run) -> None:
    pack(tmp_path)
    rows = "SELECT '村' || n AS 村, n % 7 AS c1, CASE WHEN n % 3 > 0 THEN 2 END AS c5 FROM range(120) AS r(n)"
    duckdb.sql(f"COPY ({rows}) TO '{tmp_path}/t.parquet'")
    finer = f"SELECT 村, CAST(c1 AS DECIMAL(9, 2)) AS c1, c5 FROM '{tmp_path}/t.parquet'"
    duckdb.sql(f"COPY ({finer}) TO '{tmp_path}/other.parquet'")
    call = ("--rules", "pack.yaml", "--as-of", "2026-12-31")
    for copied in ("t.parquet", "other.parquet"):
        refused = cedu("gap", "t.parquet", copied, *call, cwd=tmp_path)
        assert refused.returncode == 3
        assert "GA011" in refused.stdout + refused.stderr
        assert "就是下发的目标表" in refused.stdout + refused.stderr
        assert cedu("gap", "t.parquet", copied, *call, "--as-given", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    "changed",
    [
        "SELECT * REPLACE (CASE WHEN n = 9 THEN c1 + 1 ELSE c1 END AS c1) FROM t",
        "SELECT * REPLACE (CASE WHEN n = 0 THEN 5 ELSE c1 END AS c1) FROM t",  # of a target of 0
        "SELECT * REPLACE (CASE WHEN n = 3 THEN 5 ELSE c5 END AS c5) FROM t",  # of none
        "SELECT * FROM t WHERE n > 0",
        "SELECT * FROM t UNION ALL SELECT '别村', 1, 1, 1",
    ],
)
def test_with_one_number_changed_they_are(changed: str, tmp_path: Path) -> None:
    by = pack(tmp_path)
    rows = "SELECT '村' || n AS 村, n % 7 AS c1, CASE WHEN n % 3 > 0 THEN 2 END AS c5, n FROM range(120) AS r(n)"
    duckdb.sql(f"COPY (SELECT * EXCLUDE (n) FROM ({rows})) TO '{tmp_path}/t.parquet'")
    duckdb.sql(f"COPY (WITH t AS ({rows}) SELECT * EXCLUDE (n) FROM ({changed})) TO '{tmp_path}/a.parquet'")
    assert gap_wide(f"{tmp_path}/t.parquet", f"{tmp_path}/a.parquet", rules=by, as_of=DAY).units == 120


def test_one_number_for_all_may_be_met_by_all(tmp_path: Path) -> None:
    by = pack(tmp_path)
    for name in "ta":
        rows = f"SELECT '村' || n AS 村, 1 AS c5, '{name}' AS 备注 FROM range(120) AS r(n)"
        duckdb.sql(f"COPY ({rows}) TO '{tmp_path}/{name}.parquet'")
    report = gap_wide(f"{tmp_path}/t.parquet", f"{tmp_path}/a.parquet", rules=by, as_of=DAY)
    assert report.count(State.MET) == 120


def test_behind_fails_only_where_it_is_asked_to(tmp_path: Path, cedu: Run) -> None:
    pack(tmp_path)
    for name, number in (("t", 10), ("a", 1)):
        duckdb.sql(f"COPY (SELECT 'a' AS 村, {number} AS c1) TO '{tmp_path}/{name}.parquet'")
    call = ("gap", "t.parquet", "a.parquet", "--rules", "pack.yaml", "--as-of", "2026-12-31")
    assert cedu(*call, cwd=tmp_path).returncode == 0
    assert cedu(*call, "--fail-on-behind", "-f", "json", cwd=tmp_path).returncode == 1
    assert f'"{State.BEHIND}": 1' in cedu(*call, "-f", "json", cwd=tmp_path).stdout
    assert "| 1 培训合计 | 10 | 10 | 1 | 10% | 1 |" in cedu(*call, "-f", "markdown", cwd=tmp_path).stdout
