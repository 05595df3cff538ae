"""Who may ask: this page alone."""

import pytest

from page_server import PageServer


def test_the_page_is_shown_at_its_address_alone(served: PageServer) -> None:
    shown = served.ask("GET", served.path)
    assert shown.status == 200
    assert shown.headers["content-type"] == "text/html; charset=utf-8"
    assert b"</html>" in shown.content
    for path in (
        "/",
        "/favicon.ico",
        served.path[:-2] + "/",
        served.path.upper(),
        "//" + served.path,
        "/../",
        "/%00/",
        "*",
    ):
        refused = served.ask("GET", path)
        assert (refused.status, b"html" in refused.content) == (404, False), path


def test_every_server_has_an_address_of_its_own(served: PageServer, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = PageServer(tmp_path_factory.mktemp("other"))
    try:
        assert other.path != served.path
        assert other.port != served.port
        assert other.ask("GET", served.path).status == 404
        assert other.ask("GET", other.path).status == 200
    finally:
        other.close()


@pytest.mark.parametrize(
    "host",
    [
        "attacker.example",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1.attacker.example:{port}",
        "",
        "[::1]:{port}",
        "0.0.0.0:{port}",
    ],
)
def test_a_name_that_only_leads_here_is_refused(host: str, served: PageServer) -> None:
    host = host.format(port=served.port)
    for method in ("GET", "POST"):
        heard = served.ask(method, served.path, headers={**served.own, "Host": host, "Origin": f"http://{host}"})
        assert heard.status == 400, (method, host)


def test_two_hosts_are_refused(served: PageServer) -> None:
    with served.connect(f"GET {served.path} HTTP/1.1\nHost: {served.host}\nHost: attacker.example") as stream:
        assert stream.recv(100).startswith(b"HTTP/1.1 400")


def test_localhost_is_this_machine(served: PageServer) -> None:
    host = f"localhost:{served.port}"
    assert served.ask("GET", served.path, headers={"Host": host}).status == 200
    own = {**served.own, "Host": host, "Origin": f"http://{host}"}
    assert served.ask("POST", f"{served.path}jobs", headers=own).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": ""},
        {"Origin": "null"},
        {"Origin": "http://attacker.example"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": "http://localhost:{port}"},  # another page of this machine
        {"X-Cedu": None},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_what_another_page_lets_a_browser_send_is_refused(headers: dict[str, str | None], served: PageServer) -> None:
    given = served.own
    for name, value in headers.items():
        given.pop(name, None)
        if value:
            given[name] = value.format(port=served.port)
    assert served.ask("POST", f"{served.path}jobs", headers=given).status == 403


@pytest.mark.parametrize("said", ["Origin: http://attacker.example", "Origin: null", "Sec-Fetch-Site: cross-site"])
def test_who_says_two_things_of_where_he_comes_from_is_not_believed(said: str, served: PageServer) -> None:
    begun = served.begun("jobs", "Sec-Fetch-Site: same-origin", "Content-Length: 0")
    head, _, own = begun.partition("\nHost: ")
    for asked in (f"{begun}\n{said}", f"{head}\n{said}\nHost: {own}"):
        with served.connect(asked) as stream:
            assert stream.recv(100).startswith(b"HTTP/1.1 400"), asked


def test_a_form_of_another_page_is_refused(served: PageServer) -> None:
    given = {"Origin": "http://attacker.example", "Content-Type": "application/x-www-form-urlencoded"}
    assert served.ask("POST", f"{served.path}jobs", "a=b", given).status == 403


@pytest.mark.parametrize(
    ("site", "status"), [("none", 200), ("same-origin", 200), ("cross-site", 403), ("same-site", 403)]
)
def test_the_page_is_not_shown_inside_or_from_another(site: str, status: int, served: PageServer) -> None:
    assert served.ask("GET", served.path, headers={"Sec-Fetch-Site": site}).status == status


def test_nobody_is_told_that_others_may_ask(served: PageServer) -> None:
    given = {
        "Origin": "http://attacker.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "x-cedu",
    }
    heard = served.ask("OPTIONS", f"{served.path}jobs", headers=given)
    assert heard.status == 403
    assert not any(name.startswith("access-control") for name in heard.headers)
    allowed = served.ask("POST", f"{served.path}jobs", headers=served.own)
    assert not any(name.startswith("access-control") for name in allowed.headers)


@pytest.mark.parametrize("path", ["{own}", "{own}jobs", "/elsewhere"])
def test_every_answer_is_shut_off(path: str, served: PageServer) -> None:
    headers = served.ask("GET", path.format(own=served.path)).headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "frame-ancestors 'none'" in policy
    assert "server" not in headers


def test_the_page_runs_its_own_script_and_asks_this_server_alone(served: PageServer) -> None:
    policy = served.ask("GET", served.path).headers["content-security-policy"]
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";")}
    assert rules["connect-src"] == ["'self'"]
    assert all(source.startswith("'sha256-") for source in rules["script-src"])
    assert rules["form-action"] == rules["base-uri"] == ["'none'"]


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", ""), ("PUT", ""), ("DELETE", "jobs"), ("GET", "jobs"), ("PUT", "jobs/a/files"), ("GET", "jobs/a/outputs/html"), ("PATCH", "jobs/a/end"), ("TRACE", "")],
)  # fmt: skip
def test_other_methods_are_refused(method: str, path: str, served: PageServer) -> None:
    assert served.ask(method, served.path + path, headers=served.own).status == 405


def test_what_is_no_request_ends_the_connection_alone(served: PageServer) -> None:
    for nonsense in (
        "\x00\x01",
        "GET",
        f"GET {served.path} HTTP/9.9",
        f"GET {served.path} HTTP/1.1\nHost {served.host}",
        "GET / HTTP/1.1\nA: " + "b" * 50_000,
    ):
        with served.connect(nonsense) as stream:
            assert stream.recv(100)[:12] in (b"HTTP/1.1 400", b""), nonsense[:40]
    assert served.ask("GET", served.path).status == 200


def test_other_protocols_are_not_spoken(served: PageServer) -> None:
    head = f"GET {served.path} HTTP/1.1\nHost: {served.host}\nConnection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="
    with served.connect(head) as stream:
        assert not stream.recv(100).startswith(b"HTTP/1.1 101")
