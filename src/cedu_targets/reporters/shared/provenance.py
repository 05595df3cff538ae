"""The mark by which cedu knows a workbook that it wrote itself, and that nobody has saved since."""

import re
from datetime import UTC, datetime
from pathlib import Path

from cedu_targets.files.inputs import MARK, properties

WRITTEN = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of every report: the same findings give the same bytes. Saving it in Excel or WPS changes the date."""


def is_ours(path: Path) -> bool:
    """Whether cedu wrote the workbook and it has not been saved since: then there is nothing of anybody's in it."""
    written = properties(path)
    modified = re.search(r"<dcterms:modified[^>]*>([^<]*)<", written)
    is_untouched = modified is not None and modified[1] == WRITTEN.strftime("%Y-%m-%dT%H:%M:%SZ")
    return is_untouched and f"<dc:description>{MARK}</dc:description>" in written
