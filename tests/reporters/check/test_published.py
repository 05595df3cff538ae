"""What programs are given, as the validators of others see it: SARIF by its schema and its makers' tool, annotations as
GitHub's own library writes them.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest

from annotation_lines import commands
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check import github, sarif
from machine_reports import faults, in_real_codes, named
from sample_reports import full, hostile, jiangning

ZH, EN = Messages(Language.ZH), Messages(Language.EN)
pytestmark = pytest.mark.render
WRITE = """
const core = require("@actions/core");
const say = {error: core.error, warning: core.warning, notice: core.notice};
for (const [kind, message, properties] of JSON.parse(require("fs").readFileSync(0, "utf8")))
  say[kind](message, properties);
"""


@pytest.fixture
def modules() -> Path:
    """The folder of the npm packages."""
    folder = Path(os.environ.get("CEDU_NPM", "nowhere"))
    if not (folder / "@microsoft").is_dir() or shutil.which("node") is None:
        pytest.skip("CEDU_NPM names no folder of npm packages (.ci/run installs them)")
    return folder


def logs() -> list[str]:
    reports = [jiangning(), in_real_codes(full()), in_real_codes(hostile()), named("]]>"), Report(())]
    found = [sarif.render(report, messages) for report in reports for messages in (ZH, EN)]
    return [*found, sarif.render_fault(faults("::error"), ZH)]


def test_sarif_fits_its_schema(modules: Path) -> None:
    path = modules / "@microsoft" / "sarif-multitool-linux" / "sarif-2.1.0.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    for log in logs():
        jsonschema.validate(json.loads(log), schema)


def test_sarif_is_what_its_makers_call_valid(modules: Path, tmp_path: Path) -> None:
    for number, log in enumerate(logs()):
        (tmp_path / f"{number}.sarif").write_text(log, encoding="utf-8")
    tool = modules / "@microsoft" / "sarif-multitool-linux" / "Sarif.Multitool"
    tool.chmod(0o755)
    found = tmp_path / "found.json"
    subprocess.run(
        [tool, "validate", f"{tmp_path}/*.sarif", "--output", found, "--level", "Error;Warning", "--rule-kind", "Sarif;Ghas"],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}, cwd=tmp_path, check=False, capture_output=True,
    )  # fmt: skip
    (run,) = json.loads(found.read_text(encoding="utf-8-sig"))["runs"]
    told = {result["ruleId"] for result in run["results"]}
    assert told == {"SARIF2005"}  # that the program has no address of its own


def test_annotations_are_those_that_githubs_library_writes(modules: Path) -> None:
    for report in (jiangning(), in_real_codes(full()), in_real_codes(hostile())):
        text = github.render(report, EN)
        told = []
        for name, properties, message in commands(text):
            given: dict[str, str | int] = {"title": properties["title"]}
            given |= {"file": properties["file"]} if "file" in properties else {}
            given |= {"startLine": int(properties["line"])} if "line" in properties else {}
            given |= {"startColumn": int(properties["col"])} if "col" in properties else {}
            told.append([name, message, given])
        done = subprocess.run(
            ["node", "-e", WRITE], input=json.dumps(told), env={**os.environ, "NODE_PATH": str(modules)},
            capture_output=True, encoding="utf-8", check=True,
        )  # fmt: skip
        assert done.stdout == text
