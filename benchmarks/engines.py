"""How long do millions of rows take: `cedu check --engine`, beside the same sums by hand in five other ways?

Whole processes in turn, round after round, as in `latency.py`, over the rows of `wide_rows.py` (28 columns; every
village, its town's and district's totals), as Parquet and as csv:

- `cedu duckdb`, `cedu spark`: the rules of the 2020 pack, and the causes in the districts where they fail;
- `SQL duckdb`, `SQL spark`: the very text that cedu runs, in a script that does nothing else;
- `polars`, `pandas`, `pandera`: scripts that check the same sums, rates and roll-ups, pandas and pandera in floats.

    python benchmarks/engines.py [--rows 100000 1000000 7200000] [--only "cedu duckdb" polars …] [--format csv]

Time is of the processor, the wall and the most memory of a process and all below it (Spark's is a JVM's), on Linux.
Each run must find every planted fault; one that does not ends the benchmark with a non-zero exit. Being slow never
does. The interpreter needs the extras, pandas, pandera, polars and pyarrow (`requirements.txt`).
"""
