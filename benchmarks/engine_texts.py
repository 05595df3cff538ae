"""The SQL texts of `cedu check --engine` for a file, and the same texts run with nothing around them.

    python benchmarks/engine_texts.py record FILE TEXTS
    python benchmarks/engine_texts.py duckdb|spark FILE TEXTS

The first writes them as JSON; both print how many rows all of them gave. The query that fetches the rows of the
districts that are judged one by one is left out: the engine only filters.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cedu_targets.engines.duckdb import DuckDB
from cedu_targets.engines.engine import Engine
from cedu_targets.engines.spark import Spark

_FETCHES = "SELECT path, line,"


class Recorder(DuckDB):
    """DuckDB that keeps what it was asked after the file was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self.count = 0

    def define(self, name: str, sql: str) -> None:
        """Keep and make a view; `source` is the engine's own."""
        if name != "source":
            self.texts.append((name, sql))
        super().define(name, sql)

    def rows(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """Keep and run a query."""
        found = [*super().rows(sql)]
        if not sql.startswith(_FETCHES):
            self.texts.append(("", sql))
            self.count += len(found)
        yield from found


def record(path: str, texts: Path) -> int:
    """Check a file, and keep the texts."""
    from cedu_targets.engines.run import check_wide
    from cedu_targets.packs.find import find_pack

    engine = Recorder()
    check_wide(engine, [path], find_pack("jiangning-2020"))
    texts.write_text(json.dumps(engine.texts), encoding="utf-8")
    engine.close()
    return engine.count


def replay(engine: Engine, path: str, texts: Path) -> int:
    """Run the texts, and throw away what they give."""
    engine.open([path])
    count = 0
    for name, sql in json.loads(texts.read_text(encoding="utf-8")):
        if name:
            engine.define(name, sql)
        else:
            count += sum(1 for _ in engine.rows(sql))
    engine.close()
    return count


if __name__ == "__main__":
    what, path, texts = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    if what == "record":
        print(record(path, texts))
    else:
        print(replay(DuckDB() if what == "duckdb" else Spark(), path, texts))
