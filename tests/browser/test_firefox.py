"""The page in Firefox: a table is checked and the report downloaded, without a word on the console and without a request."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from page_jobs import Job, Told
from project import JIANGNING
from same_bytes import first_difference

pytestmark = pytest.mark.render

TABLE = JIANGNING / "targets.xlsx"


def test_a_table_is_checked_and_its_report_downloaded(
    one_file: Path, by_command: Callable[..., Told], tmp_path: Path
) -> None:
    packages = Path(os.environ.get("CEDU_NPM", "nowhere"))
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    if firefox is None or not (packages / "puppeteer-core").is_dir():
        pytest.skip("Firefox or the npm package that drives it is not installed (.ci/run installs them)")
    folder = tmp_path / "downloads"
    folder.mkdir()
    script = Path(__file__).with_name("firefox.mjs")
    command = ["node", *map(str, (script, packages, firefox, one_file, TABLE, folder))]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["said"] == []
    own = ("blob:", "data:", one_file.as_uri())
    assert [address for address in seen["asked"] if not address.startswith(own)] == []
    assert seen["kind"] == "fault"
    assert "强制性" in seen["report"]
    told = by_command(Job("", "check", {"targets.xlsx": TABLE}, {"tables": ["targets.xlsx"]}))
    written = {path.suffix: path.read_bytes() for path in folder.iterdir()}
    assert {
        suffix: first_difference(content, told.outputs[{".html": "html", ".xlsx": "excel"}[suffix]])
        for suffix, content in written.items()
    } == {".html": "", ".xlsx": ""}
