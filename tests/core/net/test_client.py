"""The client takes its user and password from the address first, then from netrc."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from pyodide_cache.net.http import Http
from support.servers import Serve


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


@pytest.mark.parametrize("text", ["machine", "machine 127.0.0.1 login", "\x00", "macdef init\n", ""])
def test_f8_a_netrc_that_is_not_valid_disables_nothing(
    http: Http, tmp_path: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    (tmp_path / "netrc").write_text(text)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc") if text else "/dev/zero")
    (tmp_path / "x").write_bytes(b"x")
    server = serve(tmp_path)
    http.get(f"{server}/x".replace("://", "://me:secret@"))
    assert server.seen[0][1]["authorization"].startswith("Basic ")
