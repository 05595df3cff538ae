"""Nothing leaves the page, no file's text is more than text, and a browser that is too old is told so."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from page_person import Person
from project import JIANGNING

pytestmark = pytest.mark.render

WAYS_OUT = {
    "fetch": "fetch(address).catch(() => {})",
    "request": "new Promise(end => { const r = new XMLHttpRequest(); r.onloadend = end; r.open('POST', address); try { r.send('x') } catch { end() } })",
    "beacon": "navigator.sendBeacon(address, 'x')",
    "socket": "new WebSocket(address.replace('http', 'ws'))",
    "events": "new EventSource(address)",
    "picture": "new Image().src = address",
    "form": "(() => { const f = document.createElement('form'); f.action = address; f.method = 'post'; f.target = 'x'; document.body.append(f); f.submit() })()",
    "frame": "(() => { const f = document.createElement('iframe'); f.src = address; document.body.append(f) })()",
    "script": "(() => { const s = document.createElement('script'); s.src = address; document.body.append(s) })()",
    "font": "new FontFace('x', `url(${address})`).load().catch(() => {})",
}
IN_A_WORKER = ("request", "socket", "events")
"""What a worker has (its `fetch` is the page's own)."""


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A machine's port, at which whatever left the page would knock."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(1)
        yield server


def knocked(server: socket.socket) -> bool:
    """Did anyone come?"""
    try:
        server.accept()[0].close()
    except TimeoutError:
        return False
    return True


def policy(page: Path) -> dict[str, list[str]]:
    """What the page tells the browser to allow."""
    (content,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page.read_text("utf-8"))
    return {words[0]: words[1:] for part in content.split(";") if (words := part.split())}


def test_the_policy_lets_nothing_out(one_file: Path) -> None:
    allowed = policy(one_file)
    assert allowed["default-src"] == allowed["connect-src"] == ["'none'"]
    assert allowed["form-action"] == ["'none'"]
    assert {"'unsafe-inline'", "'unsafe-eval'", "'self'", "*"}.isdisjoint(allowed["script-src"])
    addresses = [word for words in allowed.values() for word in words if re.match(r"\w+:", word)]
    assert set(addresses) <= {"blob:", "data:"}
    # it can be read by whoever opens the file in an editor
    assert one_file.read_text("utf-8").index("connect-src 'none'") < 1000


def test_the_page_names_no_address(one_file: Path) -> None:
    """Beside names of XML: what it loads is in it."""
    shown = one_file.read_text("utf-8").partition('id="part-')[0]
    named = set(re.findall(r"(?:https?:)?//[\w.-]+\.\w+", shown))
    assert {address for address in named if "www.w3.org" not in address} == set()
    assert re.findall(r"<(?:link|script|img|iframe)\b[^>]*(?:src|href)=\"(?!data:|#)[^\"]*\"", shown) == []


def test_nothing_gets_out_though_it_tries(browser: Any, one_file: Path, listener: socket.socket) -> None:
    """With a network: of every way that a script knows, from the page and from the worker."""
    context = browser.new_context()
    person = Person(context.new_page(), one_file)
    person.wait_until_ready()
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    for way in WAYS_OUT.values():
        person.page.evaluate(f"async address => {{ try {{ await ({way}) }} catch {{ }} }}", address)
    (worker,) = person.page.workers
    for name in IN_A_WORKER:
        worker.evaluate(f"async address => {{ try {{ await ({WAYS_OUT[name]}) }} catch {{ }} }}", address)
    assert not knocked(listener)
    context.close()


def test_the_ways_out_would_be_heard(browser: Any, listener: socket.socket, tmp_path: Path) -> None:
    """Of a page without a policy they get out, so the test above can fail."""
    (tmp_path / "open.html").write_text("<!doctype html><title>x</title>")
    context = browser.new_context()
    page = context.new_page()
    page.goto((tmp_path / "open.html").as_uri())
    for way in WAYS_OUT.values():
        page.evaluate(f"address => {{ {way} }}", f"http://127.0.0.1:{listener.getsockname()[1]}/")
        assert knocked(listener), way
        while knocked_at_once(listener):
            pass
    context.close()


def knocked_at_once(server: socket.socket) -> bool:
    """Is another knock waiting?"""
    server.settimeout(0.2)
    try:
        return knocked(server)
    finally:
        server.settimeout(2)


@pytest.mark.parametrize(
    "name", ["<img src=x onerror=document.title='!'>.csv", "a&lt;b&gt;.csv", "]]>=1+1 ::error::%0A.csv"]
)
def test_a_name_made_to_mislead_stays_a_name(name: str, person: Person, tmp_path: Path) -> None:
    table = tmp_path / name
    table.write_bytes((JIANGNING / "targets-gb18030.csv").read_bytes())
    person.go("check")
    title = person.page.title()
    person.choose("check-tables", table)
    assert person.chosen("check-tables") == [name]
    assert person.start("check") == "fault"
    assert name in person.report()
    assert person.page.locator("img").count() == person.page.frame_locator("#report").locator("img").count() == 0
    assert person.page.title() == title
    assert person.download("excel")[1].startswith(b"PK")
    assert person.heard.beside(person.source) == []


def test_the_report_may_run_nothing(person: Person) -> None:
    sandbox = person.page.locator("#report").get_attribute("sandbox")
    assert set(sandbox.split()) <= {"allow-same-origin", "allow-modals"}  # the page prints it; no scripts, no forms


OLD = {
    "no WebAssembly": "delete window.WebAssembly",
    "a WebAssembly without exceptions": "WebAssembly.Module = function () { throw new Error('invalid') }",
    "no DecompressionStream": "delete window.DecompressionStream",
    "no workers": "delete window.Worker",
}


@pytest.mark.parametrize("lacks", OLD)
def test_a_browser_that_is_too_old_is_told_so(lacks: str, browser: Any, one_file: Path) -> None:
    context = browser.new_context(offline=True)
    context.add_init_script(OLD[lacks])
    person = Person(context.new_page(), one_file)
    person.page.locator("#too-old").wait_for()
    assert "太旧" in person.page.locator("#too-old").inner_text()
    assert "too old" in person.page.locator("#too-old").inner_text()
    assert not person.page.locator("#view-home").is_visible()
    assert person.heard.beside(one_file) == []
    context.close()


def test_a_browser_that_does_not_understand_the_scripts_is_told_so(
    browser: Any, one_file: Path, tmp_path: Path
) -> None:
    """The first script is for the oldest of them; here the others are as good as unreadable."""
    head, *scripts = one_file.read_text("utf-8").split("<script>")
    spoilt = tmp_path / "cedu.html"
    spoilt.write_text("<script>".join([head, scripts[0], *(f"?? {script}" for script in scripts[1:])]), "utf-8")
    context = browser.new_context()
    page = context.new_page()
    page.goto(spoilt.as_uri())
    page.locator("#too-old").wait_for()
    context.close()


def test_a_browser_without_scripts_is_told_so(browser: Any, one_file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(one_file.as_uri())
    assert "JavaScript" in page.locator("noscript").inner_text()
    context.close()
