"""Classes put aside: they come back as they were, and nothing of them is left on the disk."""

import gc
import tempfile
from pathlib import Path

import pytest

from cedu_targets.domain.records import Record
from cedu_targets.rollups import spool
from cedu_targets.rollups.spool import Spool


@pytest.mark.parametrize("in_memory", [1, 1 << 20])
def test_classes_come_back_and_no_file_is_left(in_memory: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "_IN_MEMORY", in_memory)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    kept = Spool()
    lists = [(Record(1, project="养鸭"), Record(2)), (), (Record(1, project="书画"),)]
    for entries in lists:
        kept.put(entries)
    assert list(kept) == lists
    kept.put((Record(3),))  # after it was read
    assert [*zip(kept, kept, strict=True)] == [(one, one) for one in [*lists, (Record(3),)]]
    del kept
    gc.collect()
    assert list(tmp_path.iterdir()) == []
