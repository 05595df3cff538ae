"""Consoles and pipes of a Chinese Windows (GBK), and poorer ones: signs have stand-ins, formats for programs are UTF-8."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from cedu_targets.cli import console_signs
from cedu_targets.reporters.attainment.verdicts import SYMBOLS as OF_VERDICTS
from cedu_targets.reporters.gap.sentences import STATE_SYMBOLS as OF_GAPS
from cedu_targets.reporters.shared.symbols import SYMBOLS
from cedu_targets.reporters.status.states import STATE_SYMBOLS
from project import JIANGNING, ROOT, SUZHOU, Run

TABLE, SUBMISSIONS = JIANGNING / "targets.xlsx", ROOT / "examples" / "ci" / "submissions"
GAP = ["gap", JIANGNING / "targets-mended.xlsx", JIANGNING / "achieved-illustrative.xlsx", "--as-of", "2020-09-30"]


def run(encoding: str, *arguments: object, language: str = "zh") -> tuple[int, bytes, bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "CEDU_LANG": language}
    start = "import sys; from cedu_targets.cli.start import main; sys.argv[0] = 'cedu'; main()"
    command = [sys.executable, "-c", start, *map(str, arguments)]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", SUBMISSIONS],
        ["read", TABLE],
        GAP,
        ["status", SUZHOU / "notice.txt", "--as-of", "2019-06-15"],
        ["allocate", JIANGNING / "plan-illustrative.xlsx"],
        ["explain", "PW001"],
        ["rules", "show", "jiangning-2020"],
        ["check", "--help"],
        ["check", "没有.xlsx"],
    ],
    ids=lambda arguments: "-".join(map(str, arguments[:1])),
)
def test_what_goes_through_a_pipe_is_all_readable(arguments: list[object], cedu: Run) -> None:
    ours, (code, out, err) = cedu(*arguments), run("gbk", *arguments)
    assert code == ours.returncode
    for expected, shown in ((ours.stdout, out), (ours.stderr, err)):
        alike = str.maketrans({"✓": "√", "✗": "×", "›": ">", "−": "-", "»": "》"})
        assert shown.decode("gbk") == expected.translate(alike)


def test_gb18030_has_every_sign(cedu: Run) -> None:
    assert run("gb18030", *GAP)[1].decode("gb18030") == cedu(*GAP).stdout


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["check", SUBMISSIONS, "-f", "json"], 3),
        (["check", TABLE, "-f", "html"], 1),
        (["check", TABLE, "-f", "markdown"], 1),
        (["check", SUBMISSIONS, "-f", "github"], 3),
        (["check", TABLE, "-f", "excel", "-o", "-"], 1),
        (["read", TABLE, "-f", "json"], 0),
        (["rules", "infer", TABLE], 0),
        (["schema", "pack"], 0),
        (["check", TABLE, "-f", "json", "--rules", "no-such-pack"], 4),
    ],
    ids=lambda given: "-".join(map(str, given[:1] + given[2:])) if isinstance(given, list) else "",
)
def test_what_programs_read_is_utf_8_in_every_encoding(
    arguments: list[object], expected: int, cedu: Run, tmp_path: Path
) -> None:
    ours = cedu(*arguments, stdout=tmp_path / "ours")
    code, out, _ = run("gbk", *arguments)
    assert ours.returncode == code == expected
    assert out == (tmp_path / "ours").read_bytes()
    if "json" in arguments:
        json.loads(out.decode())


def test_a_poor_encoding_loses_no_number_and_ends_no_run() -> None:
    for encoding in ("ascii", "cp1252"):
        code, out, err = run(encoding, "check", TABLE, language="en")
        assert (code, err) == (1, b"")
        shown = out.decode(encoding)
        assert "columns 18+19 = 3500, 3500 short" in shown
        assert "\\u4efb\\u52a1\\u5206\\u89e3\\u8868!R21" in shown  # the sheet's name


def test_signs_of_others_are_written_out(tmp_path: Path) -> None:
    table = tmp_path / "𬭬街道⑳.csv"
    table.write_text("单位,合计,甲,乙\n𬭬村,3,1,1\n丙村,4,2,2\n", encoding="utf-8")
    code, out, _ = run("gbk", "check", table)
    assert code == 1
    assert "\\U0002cb6c街道\\u2473.csv" in out.decode("gbk")


@pytest.mark.parametrize(
    "legend", [SYMBOLS, STATE_SYMBOLS, OF_VERDICTS, OF_GAPS], ids=["cells", "states", "verdicts", "gaps"]
)
@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_signs_of_one_legend_stay_apart(legend: dict[object, str], encoding: str) -> None:
    console_signs.show_signs_alike()
    signs = set(legend.values())
    assert len({sign.encode(encoding, errors="cedu.signs") for sign in signs}) == len(signs)


def test_on_a_terminal_of_gbk_nothing_breaks() -> None:
    """A table with colours and lines, as a console of the system shows it."""
    controller, terminal = pty.openpty()
    environment = {**os.environ, "PYTHONIOENCODING": "gbk", "COLUMNS": "100", "TERM": "xterm"}
    with subprocess.Popen(
        [sys.executable, "-m", "cedu_targets", *map(str, GAP)], stdout=terminal, stderr=terminal, env=environment
    ) as process:
        os.close(terminal)
        shown = b""
        while piece := _read(controller):
            shown += piece
    os.close(controller)
    assert process.returncode == 0
    text = shown.decode("gbk")
    assert "×" in text
    assert "Traceback" not in text
    assert "\\u" not in text


def _read(controller: int) -> bytes:
    try:
        return os.read(controller, 65536)
    except OSError:  # the other end is closed
        return b""
