"""The page's own files put into one: what people see first, then the parts."""

import base64
import hashlib
from pathlib import Path

from faults import BuildFault

ENGINE = "engine_worker.js"
"""What stands in the place of `ENGINE` in the order of the scripts."""


def filled(folder: Path, parts: dict[str, str], licences: str) -> str:
    """The page of `browser/page` with its style, scripts and parts. Raises BuildFault."""
    page = _text(folder / "page.html")
    scripts = [_script(folder / (ENGINE if name == "ENGINE" else name)) for name in _text(folder / "order.txt").split()]
    blocks = [_block("licences", licences), *(_block(f"part-{name}", part) for name, part in parts.items())]
    for place, text in {
        "/*STYLE*/": "".join(map(_text, sorted(folder.glob("*.css")))),
        # Each in an element of its own: a browser too old for one of them can still say so by another.
        "/*SCRIPTS*/": "</script>\n<script>".join(scripts),
        "<!--CSP-->": f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts)}">',
        "<!--PARTS-->": "\n".join(blocks),
    }.items():
        if page.count(place) != 1:
            raise BuildFault(f"browser/page/page.html has {place} {page.count(place)} times instead of once")
        page = page.replace(place, text)
    return page


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _script(file: Path) -> str:
    script = _text(file)
    if "</script" in script or "<!--" in script:
        raise BuildFault(f"{file.name} holds `</script` or `<!--`, which would end it inside the page")
    return script


def _policy(scripts: list[str]) -> str:
    """What the page may do: run its own scripts and the worker that it carries; ask nobody for anything."""
    sums = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    known = " ".join(f"'sha256-{one}'" for one in sums)
    return "; ".join(
        [
            "default-src 'none'",
            "connect-src 'none'",
            f"script-src {known} 'wasm-unsafe-eval' blob:",
            "worker-src blob:",
            "style-src 'unsafe-inline'",  # the report, which stands in a frame, brings its own
            "img-src data:",
            "form-action 'none'",
            "base-uri 'none'",
        ]
    )


def _block(name: str, text: str) -> str:
    """Text that no browser runs or shows, without what would end it or hide its end."""
    text = text.replace("</script", "</ script").replace("<!--", "< !--")
    return f'<script type="text/plain" id="{name}">{text}</script>'
