"""Who may ask: this page alone. Everything else is refused before anything of a request is understood.

Any page of the internet can let a browser send requests to this machine, and any name of the internet can lead here.
So a request must name this machine and this port (`Host`), know the random part of the address, and, where it would
change anything, come from this page (`Origin`) with a header that no foreign page can add without being asked.
"""

import secrets
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OWN_HEADER = "x-cedu"
"""That every POST of the page has."""
_BELIEVED = ("origin", "sec-fetch-site")
"""A browser says these once; who says two things is not believed in either."""
_HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class Guard:
    """What stands before an application."""

    def __init__(self, app: ASGIApp, port: int, token: str) -> None:
        self._app = app
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with why not; every answer gets the headers that shut it off."""
        if scope["type"] != "http":
            return
        status = self._refusal(scope)
        app = self._app if status is None else PlainTextResponse(f"{status}\n", status)

        async def send_shut_off(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await app(scope, receive, send_shut_off)

    def _refusal(self, scope: Scope) -> int | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return 400
        first = scope["path"].split("/")[1] if scope["path"].startswith("/") else ""
        if not secrets.compare_digest(first.encode(), self._token.encode()):
            return 404
        if any(len(headers.getlist(name)) > 1 for name in _BELIEVED):
            return 400
        fetched = headers.get("sec-fetch-site")
        if scope["method"] in ("GET", "HEAD"):
            return None if fetched in (None, "none", "same-origin") else 403
        return None if _is_own(headers, hosts[0], fetched) else 403


def _is_own(headers: Headers | Mapping[str, str], host: str, fetched: str | None) -> bool:
    is_here = headers.get("origin", "").lower() == f"http://{host.lower()}"
    return is_here and OWN_HEADER in headers and fetched in (None, "same-origin")
