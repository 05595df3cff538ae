"""The checks of `wide_rows.py` by hand, each as someone would write it who knows his library; run by `engines.py`.

    python benchmarks/engine_peers.py polars|pandas|pandera FILE
    python benchmarks/engine_peers.py sql-duckdb|sql-spark FILE SQL

prints how many sums, rates and roll-ups fail and how many texts are no numbers. A roll-up whose column has such a text
is not judged. What a text stands for nobody knows, so it is left out of its own row, too.
"""

import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from wide_rows import ADDED, CODES, HIERARCHY, RATES, SUMS

if TYPE_CHECKING:
    import pandas as pd

NAMES = [str(code) for code in CODES]
ADDED_NAMES = [str(code) for code in ADDED]
TEXT, LOWEST = "20", HIERARCHY[-1]
WHOLE = 1


def with_polars(path: str) -> dict[str, int]:
    """Lazily, in the streaming engine, decimals throughout."""
    import polars as pl

    number = {name: pl.Decimal(18, 4 if int(name) in RATES else 2) for name in NAMES}
    if path.endswith(".csv"):
        text = dict.fromkeys([*HIERARCHY, TEXT], pl.String)
        wide = pl.scan_csv(path, schema_overrides=text | {name: number[name] for name in NAMES if name != TEXT})
    else:
        wide = pl.scan_parquet(path)
    wide = wide.with_columns(
        pl.col(TEXT).cast(number[TEXT], strict=False), (pl.col(TEXT).str.contains(r"[^0-9.]")).alias("unread")
    )

    def sums(whole: int, parts: range) -> pl.Expr:
        added = pl.sum_horizontal(pl.col(str(part)).fill_null(0) for part in parts)
        return (pl.col(str(whole)).fill_null(0) != added).sum()

    rows = wide.select(
        sums=pl.sum_horizontal(sums(whole, parts) for whole, parts in SUMS.items()),
        rates=pl.sum_horizontal(((pl.col(str(code)) > WHOLE) | (pl.col(str(code)) < 0)).sum() for code in RATES),
        texts=pl.col("unread").sum(),
    )

    def rollups(level: int) -> pl.LazyFrame:
        above = HIERARCHY[: level + 1]
        totals = wide.filter(pl.col(HIERARCHY[level + 1]).is_null())
        parts = wide.filter(pl.col(LOWEST).is_not_null()).group_by(above)
        summed = parts.agg(*(pl.col(name).sum() for name in ADDED_NAMES), pl.col("unread").any())
        both = totals.filter(pl.col(HIERARCHY[level]).is_not_null()).join(summed, on=above, suffix="s")
        return both.select(
            rollups=pl.sum_horizontal(
                (
                    (pl.col(name).fill_null(0) != pl.col(f"{name}s"))
                    & (~pl.col("unreads") if name == TEXT else pl.lit(True))
                ).sum()
                for name in ADDED_NAMES
            )
        )

    levels = [rollups(level) for level in (1, 2)]
    first, *others = pl.collect_all([rows, *levels], engine="streaming")
    return first.row(0, named=True) | {"rollups": sum(one.item() for one in others)}


def with_pandas(path: str) -> dict[str, int]:
    """All in memory, in floats to four decimals, as such scripts do."""
    wide = pandas_rows(path)
    rollups = 0
    for level in (1, 2):
        both = _of_level(wide, level)
        rollups += sum(int((~_rolls_up(both, name)).sum()) for name in ADDED_NAMES)
    return {
        "sums": sum(int((~_adds_up(wide, whole, parts)).sum()) for whole, parts in SUMS.items()),
        "rates": sum(int(((wide[str(code)] > WHOLE) | (wide[str(code)] < 0)).sum()) for code in RATES),
        "rollups": rollups,
        "texts": int(wide["unread"].sum()),
    }


def pandas_rows(path: str) -> "pd.DataFrame":
    """The rows with numbers as floats; `unread` says where column 20 is no number."""
    import pandas as pd

    if path.endswith(".csv"):
        wide = pd.read_csv(path, dtype=dict.fromkeys([*HIERARCHY, TEXT], "str"))
    else:
        wide = pd.read_parquet(path, dtype_backend="pyarrow")
    text = wide[TEXT].astype("str")
    wide[TEXT] = pd.to_numeric(text, errors="coerce")
    wide["unread"] = wide[TEXT].isna() & text.notna()
    wide[NAMES] = wide[NAMES].astype("float64")
    return wide


def _adds_up(wide: "pd.DataFrame", whole: int, parts: range) -> "pd.Series[bool]":
    added = wide[[str(part) for part in parts]].fillna(0).sum(axis=1)
    return wide[str(whole)].fillna(0).round(4) == added.round(4)


def _of_level(wide: "pd.DataFrame", level: int) -> "pd.DataFrame":
    """The total rows of a level, beside each the sums of its villages, and whether one of those is unread."""
    above, below = list(HIERARCHY[: level + 1]), HIERARCHY[level + 1]
    totals = wide[wide[below].isna() & wide[HIERARCHY[level]].notna()].set_index(above)[ADDED_NAMES]
    children = wide[wide[LOWEST].notna()].groupby(above, sort=False)
    parts = children[ADDED_NAMES].sum().assign(unread=children["unread"].any())
    return totals.join(parts.add_suffix("s")).reset_index()


def _rolls_up(both: "pd.DataFrame", name: str) -> "pd.Series[bool]":
    same = both[name].fillna(0).round(4) == both[f"{name}s"].round(4)
    return same | both["unreads"] if name == TEXT else same


def with_pandera(path: str) -> dict[str, int]:
    """The same frames against schemas, lazily; what fails is counted by check and row."""
    import pandera.pandas as pa

    wide = pandas_rows(path)
    rates = pa.Check.in_range(0, WHOLE, name="rates")
    rows = pa.DataFrameSchema(
        {str(code): pa.Column(float, rates, nullable=True) for code in RATES}
        | {"unread": pa.Column(bool, pa.Check.eq(False, name="texts"))},
        checks=[
            pa.Check(lambda rows, whole=whole, parts=parts: _adds_up(rows, whole, parts), name=f"sums {whole}")
            for whole, parts in SUMS.items()
        ],
    )
    levels = pa.DataFrameSchema(
        checks=[pa.Check(lambda both, name=name: _rolls_up(both, name), name=f"rollups {name}") for name in ADDED_NAMES]
    )
    found = dict.fromkeys(("sums", "rates", "rollups", "texts"), 0)
    for schema, frame in ((rows, wide), (levels, _of_level(wide, 1)), (levels, _of_level(wide, 2))):
        try:
            schema.validate(frame, lazy=True)
        except pa.errors.SchemaErrors as errors:
            cases = errors.failure_cases
            kinds = cases["check"].str.partition(" ")[0].str.partition("(")[0]
            of_column = kinds.replace({"in_range": "rates", "equal_to": "texts"}).to_frame("kind")
            of_column["where"] = cases["column"].where(cases["check"].str.contains(r"\("), cases["check"]).astype(str)
            once = of_column.assign(index=cases["index"]).drop_duplicates()
            for kind, count in once["kind"].value_counts().items():
                found[kind] += count
    return found


PEERS: dict[str, Callable[[str], dict[str, int]]] = {
    "polars": with_polars,
    "pandas": with_pandas,
    "pandera": with_pandera,
}

if __name__ == "__main__":
    print(json.dumps(PEERS[sys.argv[1]](sys.argv[2])))
