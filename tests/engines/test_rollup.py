"""An engine sums rows to a level above as `cedu rollup` puts forms together, exactly, and tells what it kept out."""

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from json import loads
from pathlib import Path
from random import Random

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from cedu_targets.api.wide import rollup_wide
from cedu_targets.domain.fault import CallFault, InputFault
from cedu_targets.domain.months import Span
from cedu_targets.engines.columns import Level
from cedu_targets.engines.rollup_report import WideRollup
from cedu_targets.engines.spark import Spark
from cedu_targets.messages.language import Language
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.wide import html, markdown
from cedu_targets.reporters.wide.rollup_csv import render
from cedu_targets.reporters.wide.rollup_sentences import beside
from cedu_targets.rollups.figure_numbers import Figure
from cedu_targets.rollups.figure_so_far import so_far
from project import Run
from wide_cases import NAMES, pack

HEAD = ("省", "区", "镇", "村", "月份", *(f"c{code}" for code in NAMES))
PERIODS = {
    "1月": Span(1, 1), "2020-02": Span(2, 2), "3": Span(3, 3), "4月份": Span(4, 4), "1—2月": Span(1, 2),
    "1-4月": Span(1, 4), "05": Span(5, 5), "上半年": Span(1, 6), "年底": None, "": None,
}  # fmt: skip
NUMBERS = ("", "0", "-", "1", "２", "3.5", "0.01", "-7.25", "1,234", "9999999999.9999", "12")
ODD = ("约3", "1.23456", "99999999999999999999")
Lines = list[tuple[str, ...]]


def drawn(random: Random) -> Lines:
    """Villages of some towns with their months, in no order; some twice, some with what is no number."""
    lines = []
    for number in range(random.randint(1, 14)):
        names = ("省", f"区{number % 2}", random.choice(("", f"镇{number % 4}", f"镇{number % 4}")), f"村{number}")
        for period in random.sample([*PERIODS], random.randint(1, 5)):
            for _ in range(2 if random.random() < 0.06 else 1):
                cells = [random.choice(NUMBERS) for _ in NAMES]
                if random.random() < 0.04:
                    cells[random.randint(0, 5)] = random.choice(ODD)
                lines.append((*names, period, *cells))
    random.shuffle(lines)
    return lines


def written(lines: Sequence[Sequence[str]], path: Path, head: Sequence[str] = HEAD) -> str:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *lines])
    return str(path)


def number(text: str) -> Decimal | None:
    return None if text in ("", "-") else Decimal(text.replace(",", "").translate(str.maketrans("２", "2")))


def by_hand(lines: Lines, level: Level, report: WideRollup) -> dict[tuple[str, ...], list[Decimal | None]]:
    """The sums of the units that are sound, each with its year so far as the ordinary roll-up has it."""
    depth = list(Level).index(level) + 1
    units: Mapping[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for line in lines:
        if PERIODS[line[4]] is not None and line[depth - 1]:
            units[line[:4]].append(line)
    indicators = [one.indicator for one in report.columns]
    found: dict[tuple[str, ...], list[Decimal | None]] = {}
    for unit, rows in units.items():
        sums = found.setdefault(unit[:depth], [None] * len(indicators))
        spans = [PERIODS[row[4]] for row in rows]
        if len(set(spans)) < len(spans) or any(cell in ODD for row in rows for cell in row[5:11]):
            continue
        reported = {
            span: {
                code: Figure(span, code, code, number(cell), is_lacking=False)
                for code, cell in zip(NAMES, row[5:], strict=True)
            }
            for row in rows
            if (span := PERIODS[row[4]]) is not None
        }
        for n, one in enumerate(indicators):
            value = so_far(reported, [one]).values.get(one.code)
            sums[n] = sums[n] if value is None else (sums[n] or 0) + value
    return found


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**9), level=st.sampled_from(list(Level)))
def test_sums_are_those_of_decimals_in_python(
    seed: int, level: Level, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("rollup")
    lines = drawn(Random(seed))
    if all(PERIODS[line[4]] is None for line in lines):
        lines.append(("省", "区", "镇", "村", "1月", *["1"] * len(NAMES)))
    report = rollup_wide(written(lines, folder / "a.csv"), rules=pack(folder), to=level)
    assert {row.names: [*row.values] for row in report.table} == by_hand(lines, level, report)
    assert [one.indicator.code for one in report.columns] == [*"123456"]
    assert report.not_summed == ("c7", "c8")
    assert report.rows == len(lines)


def test_what_is_in_no_sum_is_counted_and_told(cedu: Run, tmp_path: Path) -> None:
    pack(tmp_path)
    (tmp_path / "a.csv").write_text(
        "区,镇,村,月份,c1,c2,c7\n甲,子,一,1月,1,2,0.5\n甲,子,一,2月,1,2,0.5\n甲,子,二,1-2月,5,6,\n甲,子,二,1月,5,6,\n"
        "甲,子,三,2月,7,约,\n甲,丑,四,1月,1.5,,\n甲,丑,四,1月,2.5,,\n甲,丑,五,2月,2.25,,\n甲,丑,,2月,2.5,,\n"
        "甲,寅,,2月,2.5,,\n甲,合计,,2月,99,,\n甲,,六,1月,1,1,\n甲,丑,七,年底,1,1,\n",
        encoding="utf-8",
    )
    call = ("rollup", "a.csv", "--engine", "duckdb", "--rules", "pack.yaml")
    done = cedu(*call, cwd=tmp_path)
    for told in (
        "汇总成 3 行，计入 4 个单位；没有计入 4 个",
        "1 行没有这一级的名称",
        "1 行的月份看不懂",
        "1 个单位同一个月有两行",
        "1 个单位有不能精确保存的数",
        "2 个单位缺月份，共缺 2 个月",
        "不符 0 处，不能核对 1 处",
        "有 1 处（1 行）不能核对",
        "结果里没有：c7",
        "甲 / 丑：未计入单位 1，不能核对 1",
    ):
        assert told in done.stdout
    assert done.returncode == 3
    told = loads(cedu(*call, "-f", "json", cwd=tmp_path).stdout)["wide_rollup"]
    assert told["left_out"] == {"rows_nameless": 1, "rows_timeless": 1, "units_doubled": 1, "units_unreadable": 1}
    assert [one["sum"] for one in told["columns"]] == ["11.75", "10"]
    assert (told["compared"], told["differing"], told["uncompared"], told["open_rows"]) == (0, 0, 1, 1)
    assert told["open_totals"] == [{"names": ["甲", "丑"], "left_out": 1, "cells": 1}]
    assert cedu(*call, "-o", "a.xlsx", cwd=tmp_path).returncode == 3
    assert (tmp_path / "a.xlsx").read_bytes()[:2] == b"PK"
    assert cedu(*call, "-o", "a.csv", cwd=tmp_path).returncode == 2
    assert "| 1 培训合计 | 11.75 | 3 | 0 | 0 |" in cedu(*call, "-f", "markdown", cwd=tmp_path).stdout


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_the_gap_reads_what_was_summed(kind: str, cedu: Run, tmp_path: Path) -> None:
    pack(tmp_path)
    rows = [
        ("甲", town, f"{town}{n}", month, "1.5", "0.5") for town in "子丑" for n in range(3) for month in ("1月", "2月")
    ]
    written(rows, tmp_path / "a.csv", ("区", "镇", "村", "月份", "c1", "c7"))
    written([("甲", "子", "10", "0.5"), ("甲", "丑", "9", "0.5")], tmp_path / "t.csv", ("区", "镇", "c1", "c7"))
    out = f"achieved.{kind}"
    done = cedu(
        "rollup", "a.csv", "--engine", "duckdb", "--rules", "pack.yaml", "--to", "town", "-o", out, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    targets = "t.csv"
    if kind == "parquet":
        duckdb.sql(f"COPY (FROM read_csv('{tmp_path}/t.csv', all_varchar = true)) TO '{tmp_path}/t.parquet'")
        targets = "t.parquet"
    told = cedu(
        "gap", targets, out, "--engine", "duckdb", "--rules", "pack.yaml", "--as-of", "2026-12-31", cwd=tmp_path
    )
    assert "1 培训合计：94.7%（18/19）" in told.stdout
    assert "未报 " not in told.stdout
    assert told.returncode == 0
    again = cedu("rollup", "a.csv", "--engine", "duckdb", "--rules", "pack.yaml", "-o", f"b.{kind}", cwd=tmp_path)
    assert again.returncode == 0
    assert (tmp_path / out).read_bytes() == (tmp_path / f"b.{kind}").read_bytes()


@pytest.mark.parametrize(
    ("periods", "variant"),
    [
        (["2020-09-01"], "days"),
        (["2020年9月", "2021年1月"], "years"),
        (["二季度", "5月"], "overlap"),
        (["年底"], ""),
        ([f"第{n}批" for n in range(201)], "many"),
    ],
)
def test_months_that_cannot_be_added_are_refused(periods: list[str], variant: str, tmp_path: Path) -> None:
    path = written(
        [("甲", f"村{n}", one, "1") for n, one in enumerate(periods)], tmp_path / "a.csv", ("镇", "村", "月份", "c1")
    )
    with pytest.raises(InputFault) as refused:
        rollup_wide(path, rules=pack(tmp_path))
    assert (refused.value.code, refused.value.variant) == ("RD168", variant)


def test_a_level_that_is_not_there_and_rates_alone_are_refused(tmp_path: Path, cedu: Run) -> None:
    by = pack(tmp_path)
    for head, code in ((("镇", "村", "c1"), "RD169"), (("区", "村", "c7"), "RD170")):
        with pytest.raises(InputFault) as refused:
            rollup_wide(written([("甲", "一", "1")], tmp_path / "a.csv", head), rules=by, to=Level.DISTRICT)
        assert refused.value.code == code
    with pytest.raises(CallFault) as called:
        rollup_wide(str(tmp_path / "a.csv"), rules="")
    assert called.value.code == "engine_rules"
    for wrong in (("--to", "town"), ("--engine", "duckdb", "--rules", "pack.yaml", "--due-day", "5")):
        assert cedu("rollup", "a.csv", *wrong, cwd=tmp_path).returncode == 2


def test_persons_of_several_months_and_what_a_blank_may_hide_are_left_blank(tmp_path: Path) -> None:
    by = pack(tmp_path, blanks="unknown")
    path = tmp_path / "pack.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("活动场数", "参训人数（人）"), encoding="utf-8")
    rows = [
        ("子", "一", "1月", "1", "3"),
        ("子", "一", "2月", "1", "3"),
        ("丑", "二", "1-2月", "", "4"),
        ("丑", "三", "1-2月", "2", "4"),
    ]
    source = written(rows, tmp_path / "a.csv", ("镇", "村", "月份", "c1", "c5"))
    report = rollup_wide(source, rules=by)
    assert [row.values for row in report.table] == [(None, Decimal(8)), (Decimal(2), Decimal(6))]
    report = rollup_wide(source, rules=str(path))
    assert [row.values for row in report.table] == [(None, Decimal(8)), (Decimal(2), None)]
    assert [(one.hidden, one.not_added) for one in report.columns] == [(1, 0), (0, 1)]


def test_totals_of_the_source_are_held_against_the_sums_and_never_added(tmp_path: Path) -> None:
    head = ("区", "镇", "村", "c1", "c7")
    rows = [
        ("甲", "子", "一", "1", "0.5"),
        ("甲", "子", "二", "2", ""),
        ("甲", "子", "小计", "4", ""),
        ("甲", "丑", "三", "5", ""),
    ]
    rows += [("甲", "丑", "", "5", ""), ("甲", "寅", "", "7", ""), ("甲", "", "", "14", ""), ("乙", "", "", "3", "")]
    by = pack(tmp_path)
    source = written(rows, tmp_path / "a.csv", head)
    report = rollup_wide(source, rules=by)
    assert [(row.names, *row.values) for row in report.table] == [
        (("甲", "丑"), Decimal(5)), (("甲", "子"), Decimal(3)), (("甲", "寅"), Decimal(7)),
    ]  # fmt: skip
    assert (report.compared, report.differing, report.exit_code) == (2, 1, 1)
    (found,) = report.differences
    assert (found.names, found.declared, found.summed, found.is_whole) == (("甲", "子"), Decimal(4), Decimal(3), True)
    pages = (html.render, markdown.render)
    for said in (
        *(page(report, Messages(Language.ZH)) for page in pages),
        *(table.head_texts(Messages(Language.ZH))[0] for table in beside(report, Messages(Language.ZH))),
    ):
        assert "区县 / 街道" in said
    report = rollup_wide(source, rules=by, to=Level.DISTRICT)
    assert [(row.names, *row.values) for row in report.table] == [(("甲",), Decimal(15))]
    assert [(one.declared, one.summed) for one in report.differences] == [(Decimal(14), Decimal(15))]
    assert report.left_out == {"totals_alone": 1}


def test_totals_over_units_in_no_sum_cannot_be_compared(tmp_path: Path, cedu: Run) -> None:
    """They may be right: only what is whole is told as differing."""
    by = pack(tmp_path)
    rows = [
        *(("甲", "子", "一", "约3", "1"), ("甲", "子", "二", "2", "1"), ("甲", "子", "", "5", "2")),
        *(("甲", "丑", "三", "2", "1"), ("甲", "丑", "", "3", "1")),
        *(("甲", "寅", "四", "2", "1"), ("甲", "寅", "", "约2", "1")),
        ("甲", "合计", "", "10", "4"),
    ]
    source = written(rows, tmp_path / "a.csv", ("区", "镇", "村", "c1", "c2"))
    report = rollup_wide(source, rules=by)
    assert (report.compared, report.differing, report.uncompared, report.open_rows) == (2, 1, 2, 1)
    assert [(one.names, one.left_out, one.cells) for one in report.open_totals] == [(("甲", "子"), 1, 2)]
    assert report.left_out == {"units_unreadable": 1, "totals_unreadable": 1}
    assert report.exit_code == 3
    call = ("rollup", "a.csv", "--engine", "duckdb", "--rules", "pack.yaml")
    told = cedu(*call, "--to", "district", "--lang", "en", cwd=tmp_path)
    assert "Totals that cannot be compared:\n  甲: Units left out 1, Not compared 2" in told.stdout
    assert "In the source" not in told.stdout
    assert told.returncode == 3
    assert "| 甲 / 子 | 1 | 2 |" in cedu(*call, "-f", "markdown", cwd=tmp_path).stdout
    assert cedu(*call, "-o", "a.xlsx", cwd=tmp_path).returncode == 3
    book = load_workbook(tmp_path / "a.xlsx")
    assert [cell.value for cell in [*book["不能核对的合计"].rows][-1]] == ["甲 / 子", 1, 2]
    doubled = written([*rows[3:5], ("甲", "丑", "三", "2", "1")], tmp_path / "b.csv", ("区", "镇", "村", "c1", "c2"))
    report = rollup_wide(doubled, rules=by)
    assert (report.uncompared, report.differing, report.exit_code) == (2, 0, 3)


def test_hostile_names_stay_texts(tmp_path: Path) -> None:
    names = ("=1+1", "]]>", "::error", "a'b", 'a"b', "a\\b", "甲\n乙", "\u202e丙")
    path = written([(name, str(n), "1") for n, name in enumerate(names)], tmp_path / "a.csv", ("镇", "村", "c1"))
    report = rollup_wide(path, rules=pack(tmp_path))
    assert {row.names for row in report.table} == {(name,) for name in names}
    text = b"".join(render(report, Messages(Language.ZH))).decode("utf-8-sig")
    found = [row[0] for row in csv.reader(text.splitlines(keepends=True))][1:]
    assert sorted(found) == sorted("'=1+1" if name == "=1+1" else name for name in names)


def test_a_sum_beyond_64_bits_is_exact(tmp_path: Path) -> None:
    rows = [("子", str(n), "9999999999.9999") for n in range(3000)]
    report = rollup_wide(written(rows, tmp_path / "a.csv", ("镇", "村", "c1")), rules=pack(tmp_path))
    assert [row.values for row in report.table] == [(Decimal("29999999999999.7000"),)]


@pytest.mark.render
def test_spark_gives_the_same_file(spark: Spark, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by, messages = pack(tmp_path), Messages(Language.ZH)
    lines = [line for seed in range(8) for line in drawn(Random(seed))]
    lines += [("省", "区0", "]]>", "=1+1", "1月", *["1"] * 8), ("省", "区0", "镇0", "", "1-4月", *["3"] * 8)]
    path = written(lines, tmp_path / "a.csv")
    for level in (Level.TOWN, Level.PROVINCE):
        embedded = rollup_wide(path, rules=by, to=level)
        with monkeypatch.context() as patched:
            patched.setattr("cedu_targets.api.wide.open_engine", lambda *_: spark)
            patched.setattr(Spark, "close", lambda _: None)
            other = rollup_wide(path, rules=by, to=level)
        assert b"".join(render(other, messages)) == b"".join(render(embedded, messages))
        assert (other.left_out, other.columns, other.differences) == (
            embedded.left_out, embedded.columns, embedded.differences,
        )  # fmt: skip
