"""Engines that tests share: Spark takes longer to start than a test to run."""

from collections.abc import Iterator

import pytest

from cedu_targets.engines.spark import Spark


@pytest.fixture(scope="session")
def spark() -> Iterator[Spark]:
    """One session for all tests."""
    engine = Spark("local[2]")
    yield engine
    engine.close()
