"""The page as it is served: its files put into its template, the script allowed by its hash."""

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

ENGINE = "engine_server.js"
"""What stands between the page and the server, in the place of `ENGINE`."""
ORDER = "order.txt"
"""The scripts of the page, the first first."""


class ShownPage(Struct, frozen=True):
    """A page, and what it may do."""

    html: str
    policy: str


def shown_page(parts: Path) -> ShownPage:
    """The page of a folder such as `browser/page/`. Raises OSError where a part of it is missing."""
    names = (parts / ORDER).read_text(encoding="utf-8").split()
    scripts = [_text(parts / (ENGINE if name == "ENGINE" else name)) for name in names]
    style = "".join(map(_text, sorted(parts.glob("*.css"))))
    # Each in an element of its own: a browser too old for one of them can still say so by another.
    html = _text(parts / "page.html").replace("/*SCRIPTS*/", "</script>\n<script>".join(scripts))
    return ShownPage(html.replace("/*STYLE*/", style), _policy(scripts))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _policy(scripts: Sequence[str]) -> str:
    """What the page may do: run its own scripts and ask this server; nothing of it may be shown inside another page."""
    sums = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    known = " ".join(f"'sha256-{one}'" for one in sums)
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {known}",
            "connect-src 'self'",
            "style-src 'unsafe-inline'",  # the report, which stands in a frame, brings its own
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        ]
    )
