"""cedu demo: sample files, so that a newcomer needs none of their own."""

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from cedu_targets.cli.delivery import deliver_documents
from cedu_targets.cli.language_option import Lang
from cedu_targets.cli.session import ending_on_faults, messages_in
from cedu_targets.cli.streams import say
from cedu_targets.domain.typed_words import typed

SAMPLES = {
    "targets.xlsx": "demo_targets",
    "targets-mended.xlsx": "demo_mended",
    "targets-gb18030.csv": "demo_csv",
    "notice.txt": "demo_notice",
    "achieved-illustrative.xlsx": "demo_achieved",
    "last-year-illustrative.xlsx": "demo_last_year",
    "plan-illustrative.xlsx": "demo_plan",
    "schedule.xlsx": "demo_schedule",
}
"""File of examples/jiangning-2020, or (the schedule) of examples/suzhou-2019 -> the term that says what it is."""
_FOLDERS = {"schedule.xlsx": "suzhou-2019"}


def demo(
    folder: Annotated[
        Path, typer.Argument(metavar="文件夹 · FOLDER", help="写到哪个文件夹 · folder to write to", readable=False)
    ] = Path("cedu-demo"),
    lang: Lang = None,
) -> None:
    """写出样例文件，并告诉您可以试哪些命令 · Write sample files and say what to try with them."""
    messages = messages_in(lang)
    with ending_on_faults(messages):
        from cedu_targets import resources

        examples = resources.folder("examples")
        sources = {name: examples / _FOLDERS.get(name, "jiangning-2020") / name for name in SAMPLES}
        deliver_documents({name: path.read_bytes() for name, path in sources.items()}, folder, "demo_exists")
        say(
            messages.term("demo_written", folder=folder),
            *(f"  {name:<28} {messages.term(term)}" for name, term in SAMPLES.items()),
            messages.term("demo_next"),
            *(f"  {_program()} {command}" for command in _commands(folder)),
        )


def _commands(folder: Path) -> list[str]:
    """What to try with the files that were written."""
    quoted = {name: typed(str(folder / name)) for name in (*SAMPLES, "allocated.xlsx")}
    return [
        f"check {quoted['targets.xlsx']}",
        f"read {quoted['targets.xlsx']}",
        f"check {quoted['targets-mended.xlsx']}",
        "explain PW001",
        f"gap {quoted['targets-mended.xlsx']} {quoted['achieved-illustrative.xlsx']} --as-of 2020-09-30",
        f"allocate {quoted['plan-illustrative.xlsx']} -o {quoted['allocated.xlsx']}",
        f"status {quoted['schedule.xlsx']} --as-of 2019-06-15",
    ]


def _program() -> str:
    """The name that calls this program from here: `cedu`, or the path that was typed where `cedu` is not found."""
    called = sys.argv[0]
    return typed(called) if Path(called).stem == "cedu" and shutil.which("cedu") is None else "cedu"
