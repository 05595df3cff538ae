"""The mark by which cedu knows a workbook that it wrote itself, and that nobody has saved since."""

import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

MARK = "cedu-report"
WRITTEN = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of every report: the same findings give the same bytes. Saving it in Excel or WPS changes the date."""

_MOST_BYTES = 65_536


def is_ours(path: Path) -> bool:
    """Whether cedu wrote the workbook and it has not been saved since: then there is nothing of anybody's in it."""
    try:
        with zipfile.ZipFile(path) as package, package.open("docProps/core.xml") as part:
            properties = part.read(_MOST_BYTES).decode(errors="replace")
    except (OSError, KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return False
    modified = re.search(r"<dcterms:modified[^>]*>([^<]*)<", properties)
    is_untouched = modified is not None and modified[1] == WRITTEN.strftime("%Y-%m-%dT%H:%M:%SZ")
    return is_untouched and f"<dc:description>{MARK}</dc:description>" in properties
