"""The page's own files put into one: what people see first, then the parts."""

import base64
import hashlib
from pathlib import Path

NOT_OF_THIS_PAGE = {"worker.js", "solver.js", "engine_server.js"}
"""What runs inside the worker, and what the page that is served has in place of the worker."""


def filled(folder: Path, parts: dict[str, str], licences: str) -> str:
    """The page of `browser/page` with its style, scripts and parts."""
    page = (folder / "page.html").read_text(encoding="utf-8")
    style = "".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.css")))
    script = _script(folder)
    page = page.replace("/*STYLE*/", style).replace("/*SCRIPTS*/", script)
    page = page.replace("<!--CSP-->", f'<meta http-equiv="Content-Security-Policy" content="{_policy(script)}">')
    page = page.replace("<!--LICENCES-->", _block("licences", licences))
    return page.replace("<!--PARTS-->", "\n".join(_block(f"part-{name}", part) for name, part in parts.items()))


def _script(folder: Path) -> str:
    files = {file.name: file for file in sorted(folder.glob("*.js")) if file.name not in NOT_OF_THIS_PAGE}
    first, last = files.pop("engine_worker.js"), files.pop("page.js")
    return "\n".join(file.read_text(encoding="utf-8") for file in [first, *files.values(), last])


def _policy(script: str) -> str:
    """What the page may do: run its own script and the worker that it carries; ask nobody for anything."""
    known = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return "; ".join(
        [
            "default-src 'none'",
            "connect-src 'none'",
            f"script-src 'sha256-{known}' 'wasm-unsafe-eval' blob:",
            "worker-src blob:",
            "style-src 'unsafe-inline'",  # the report, which stands in a frame, brings its own
            "img-src data:",
            "form-action 'none'",
            "base-uri 'none'",
        ]
    )


def _block(name: str, text: str) -> str:
    return f'<script type="text/plain" id="{name}">{text}</script>'
