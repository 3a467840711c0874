"""The client takes its user and password from the address first, then from netrc; importing it takes little."""

from __future__ import annotations

import base64
import subprocess
import sys
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


PROGRAM = """
import sys
from pyodide_cache.base.unused_modules import allow_stand_ins
allow_stand_ins()
from pyodide_cache.net.client import httpcore, httpx, make_client
from pyodide_cache.net.streams import Streams
make_client(1, (1.0, 1.0), None, Streams()).close()
unused = {"anyio", "certifi", "idna", "inspect", "locale", "logging", "mimetypes", "shutil", "socksio", "subprocess"}
unused |= {"httpcore._async", "importlib.resources", "zstandard"}
assert not unused & {*sys.modules}, unused & {*sys.modules}
httpx._client.logger.info("not read")
assert "logging" not in sys.modules

assert httpx.URL("https://b\u00fccher.example/").raw_host == b"xn--bcher-kva.example"
assert httpx.URL("http://[::1]:80/").host == "::1"
for proxy in ("socks5://127.0.0.1:1", "http://127.0.0.1:1"):
    try:
        httpx.get("https://host.invalid/", proxy=proxy, trust_env=False, verify=False)
    except httpx.ConnectError as error:
        print(type(error).__name__)

import email.utils, h11, inspect, logging, subprocess
assert email.utils.mktime_tz((1970, 1, 1, 0, 0, 1, 0, 1, 0, 0)) == 1
assert inspect.signature(h11.Data) and httpcore.default_ssl_context()
logging.basicConfig(level="DEBUG", stream=sys.stdout, format="%(name)s: %(message)s")
httpx._client.logger.info("read")
httpcore._sync.connection.logger.debug("read, too")
assert httpcore._sync.connection.logger.isEnabledFor(logging.DEBUG) and subprocess.run
"""


def test_httpx_works_without_the_modules_that_it_hardly_uses() -> None:
    done = subprocess.run([sys.executable, "-W", "error", "-c", PROGRAM], capture_output=True, text=True, check=False)
    said = "ConnectError\nConnectError\nhttpx: read\nhttpcore.connection: read, too\n"
    assert (done.stdout, done.stderr) == (said, "")
