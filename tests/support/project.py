"""Where the project's own things are, and how a test runs the program."""

from collections.abc import Callable
from pathlib import Path

from forked import Outcome

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "cedu_targets"
JIANGNING = ROOT / "examples" / "jiangning-2020"
SUZHOU = ROOT / "examples" / "suzhou-2019"
BAISHENG = ROOT / "examples" / "baisheng-2020"
YUNXI = ROOT / "examples" / "yunxi-2021"
XINYU = ROOT / "examples" / "xinyu-2019"
XIQU = ROOT / "examples" / "panzhihua-xiqu-2019-2023"
DATA = ROOT / "tests" / "data"

Run = Callable[..., Outcome]
