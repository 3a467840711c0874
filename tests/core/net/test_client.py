"""The client follows redirects, and takes its user and password from the address first, then from netrc."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.net.http import Http
from support.servers import Serve, Server


@pytest.fixture
def netrc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "netrc"
    path.write_text("machine 127.0.0.1 login from-netrc password n\n")
    path.chmod(0o600)
    monkeypatch.setenv("NETRC", str(path))


@pytest.mark.usefixtures("netrc")
@pytest.mark.parametrize(
    ("user", "sent"),
    [("", "from-netrc:n"), ("me:p%40ss@", "me:p@ss"), ("token@", "token:"), ("me:@", "me:")],
)
def test_f8_the_password_of_an_address_wins_over_netrc(
    http: Http, tmp_path: Path, serve: Serve, user: str, sent: str
) -> None:
    (tmp_path / "x").write_bytes(b"x")
    server = serve(tmp_path)
    http.get(f"{server}/x".replace("://", f"://{user}"))
    assert server.seen[0][1]["authorization"] == "Basic " + base64.b64encode(sent.encode()).decode()


@pytest.mark.parametrize("text", ["machine", "machine 127.0.0.1 login", "\x00", "macdef init\n"])
def test_f8_a_netrc_that_is_not_valid_disables_nothing(
    http: Http, tmp_path: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    (tmp_path / "netrc").write_text(text)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    (tmp_path / "x").write_bytes(b"x")
    server = serve(tmp_path)
    http.get(f"{server}/x".replace("://", "://me:secret@"))
    assert server.seen[0][1]["authorization"].startswith("Basic ")


@pytest.fixture
def redirecting() -> Iterator[Server]:
    """Return a server whose addresses below ``to/`` redirect to what follows."""

    def answer(path: str, _headers: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
        if path.startswith("/to/"):
            return 302, {"Location": unquote(path.removeprefix("/to/"), "latin-1")}, b"moved"
        return 200, {}, path.encode()

    server = Server(answer)
    yield server
    server.stop()


def to(location: str) -> str:
    """Return the path that redirects there; quoted twice, since the server unquotes it first."""
    return "/to/" + quote(quote(location, safe="", encoding="latin-1"), safe="")


@pytest.mark.parametrize(
    ("location", "asked"),
    [
        ("/there", "/there"),
        ("/there?a=b%20c#part", "/there"),
        ("/a%20b/\xc3\xa9.whl", "/a b/\xe9.whl"),  # bytes of UTF-8, as some servers send them
        ("/a b+c", "/a b+c"),
    ],
)
def test_a_redirect_is_followed_and_its_connection_used_again(
    http: Http, redirecting: Server, location: str, asked: str
) -> None:
    assert http.get(f"{redirecting.url}{to(location)}").data.decode() == asked
    assert redirecting.most_connections == 1


@pytest.mark.parametrize("location", ["ftp://127.0.0.1/x", "http://[", "http://127.0.0.1:99999/"])
def test_a_redirect_to_no_address_is_not_tried_again(http: Http, redirecting: Server, location: str) -> None:
    with pytest.raises(Problem) as caught:
        http.get(f"{redirecting.url}{to(location)}")
    assert caught.value.code is Code.BAD_URL
    assert redirecting.requests.total() == 1


def test_a_password_is_not_sent_to_the_host_of_a_redirect(http: Http, redirecting: Server) -> None:
    elsewhere = redirecting.url.replace("127.0.0.1", "localhost")
    first = redirecting.url.replace("://", "://me:secret@")
    http.get(f"{first}{to(elsewhere + '/x')}")
    http.get(f"{first}{to('/x')}")
    assert ["authorization" in headers for _, headers in redirecting.seen] == [True, False, True, True]


@pytest.mark.parametrize(
    ("path", "asked"), [("/a b", "/a b"), ("/\xe9?q=\xe9", "/\xe9"), ("/a%2Bb+c~", "/a+b+c~"), ("", "/")]
)
def test_characters_that_no_address_may_have_are_quoted(
    http: Http, redirecting: Server, path: str, asked: str
) -> None:
    assert http.get(redirecting.url + path).data.decode() == asked


def test_a_proxy_of_the_environment_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "socks4://me:secret@127.0.0.1:1")
    client = Http()
    with pytest.raises(Problem) as caught:
        client.get("http://mirror.example/a")
    assert caught.value.facts["url"] == "socks4://127.0.0.1:1"
