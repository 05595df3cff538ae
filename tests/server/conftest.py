"""A server for the tests of a file: as it is, for whatever does not end it."""

from collections.abc import Iterator

import pytest

from page_server import PageServer


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PageServer]:
    """`cedu web`, running."""
    pytest.importorskip("starlette")
    pytest.importorskip("uvicorn")
    server = PageServer(tmp_path_factory.mktemp("served"))
    yield server
    server.close()
