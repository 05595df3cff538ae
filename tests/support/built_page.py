"""The page that is one file, as `make browser` builds it, and its engine asked in headless Chromium.

What is asked goes to `window.ceduEngine` as the page itself asks it, with files chosen in an input: the very bytes that
are handed out answer.
"""

import base64
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from project import ROOT

READY = 60_000
"""Milliseconds that a page may take on a busy machine."""
SLOW = 240_000

GIVEN = """() => document.body.append(Object.assign(document.createElement('input'),
  {type: 'file', multiple: true, hidden: true, id: 'given-by-test'}))"""
ASKED = """async ({request, names, wanted}) => {
  const given = [...document.getElementById('given-by-test').files]
  try {
    const answer = await window.ceduEngine.run(request, new Map(given.map((file, index) => [names[index], file])))
    const outputs = {}
    const offered = answer.outputs.map(one => one.id).filter(id => wanted === null || wanted.includes(id))
    for (const id of offered) outputs[id] = (await window.ceduEngine.output(id)).bytes.toBase64()
    return {answer, outputs}
  } catch (error) {
    return {failed: error.kind ?? 'no kind', message: error.message}
  }
}"""


def build(target: Path) -> Path:
    """Build the page from the tree into a file."""
    command = [sys.executable, str(ROOT / "browser" / "bundle"), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return target


@dataclass(frozen=True)
class Answered:
    """What the page's own Python answers."""

    answer: Mapping[str, Any]
    outputs: Mapping[str, bytes]
    """By their ids."""
    failed: str
    """The kind of failure where there is no answer."""

    @property
    def are_several_marked(self) -> bool:
        """The marked copies are several, packed into one file."""
        names: dict[str, str] = {offer["id"]: offer["name"] for offer in self.answer["outputs"]}
        return names.get("marked", "").endswith(".zip")


class Heard:
    """All that a page says and asks for, which is to be nothing."""

    def __init__(self, page: Any) -> None:
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("websocket", lambda socket: self.asked.append(socket.url))

    def beside(self, page: Path) -> list[str]:
        """What was said, and what was asked for beside the file itself and what it made of its own bytes."""
        own = page.as_uri()
        return self.said + [url for url in self.asked if not url.startswith((f"{own}#", "blob:")) and url != own]


def made_ready(page: Any, source: Path) -> Any:
    """Open the page and wait until its Python answers."""
    page.set_default_timeout(READY)
    page.goto(source.as_uri())
    page.evaluate("async () => { await window.ceduEngine.start() }")
    return page


def ask(
    page: Any, request: Mapping[str, Any], files: Sequence[Path], folder: Path, wanted: Sequence[str] | None = None
) -> Answered:
    """Ask the engine of a page that is ready; the files are named as they lie below the folder.

    All outputs are made, or those that are wanted.
    """
    if not page.locator("#given-by-test").count():
        page.evaluate(GIVEN)
    page.locator("#given-by-test").set_input_files(list(files))
    names = [path.relative_to(folder).as_posix() for path in files]
    page.set_default_timeout(SLOW)
    got = page.evaluate(ASKED, {"request": request, "names": names, "wanted": wanted})
    if "failed" in got:
        return Answered({}, {}, f"{got['failed']}: {got['message']}")
    outputs = {name: base64.b64decode(content) for name, content in got["outputs"].items()}
    return Answered(got["answer"], outputs, "")
