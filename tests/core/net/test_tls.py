"""TLS, proxies and netrc, over loopback."""

from __future__ import annotations

import contextlib
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import trustme

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.messages import explain
from pyodide_cache.net.http import Http

LARGE = bytes(range(250)) * 80_000  # 20 MB

Start = Callable[..., str]


class _Echo(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = f"{self.path} {self.headers.get('Authorization', '-')}".encode()
        if self.path == "/large":
            body = LARGE
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- http.server's name
        """Say nothing."""


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Expect clients that reject the certificate."""


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def start(authority: trustme.CA) -> Iterator[Start]:
    servers: list[_Quiet] = []

    def run(certified_name: str | None, *, knows_clients: bool = False) -> str:
        server = _Quiet(("127.0.0.1", 0), _Echo)
        scheme = "http"
        if certified_name:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            authority.issue_cert(certified_name).configure_cert(context)
            if knows_clients:
                authority.configure_trust(context)
                context.verify_mode = ssl.CERT_REQUIRED
            server.socket = context.wrap_socket(server.socket, server_side=True)
            scheme = "https"
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        return f"{scheme}://127.0.0.1:{server.server_address[1]}/"

    yield run
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def http() -> Iterator[Http]:
    client = Http()
    yield client
    client.close()


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))


@pytest.mark.usefixtures("trusted")
def test_the_systems_certificates_are_trusted(start: Start, http: Http) -> None:
    assert http.get(start("127.0.0.1")).data == b"/ -"


@pytest.mark.usefixtures("trusted")
def test_a_large_file_arrives_whole_and_the_next_one_after_it(start: Start, http: Http) -> None:
    url = start("127.0.0.1")
    for _ in range(2):
        with http.stream(f"{url}large") as body:
            assert body.size == len(LARGE)
            assert b"".join(body.chunks) == LARGE


@pytest.mark.parametrize("place", ["PIP_CERT", "REQUESTS_CA_BUNDLE", "cert", "folder"])
def test_the_certificates_that_pip_is_told_to_trust_are_trusted(
    start: Start, http: Http, authority: trustme.CA, home: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    folder = home / "certificates"
    folder.mkdir()
    bundle = folder / "company.pem"
    authority.cert_pem.write_to_path(str(bundle))
    if place == "cert":
        configure(home, monkeypatch, "cert = ~/certificates/company.pem")
    elif place == "folder":
        name = subprocess.check_output(["openssl", "x509", "-hash", "-noout", "-in", bundle], text=True).strip()
        bundle.rename(folder / f"{name}.0")
        monkeypatch.setenv("PIP_CERT", str(folder))
    else:
        monkeypatch.setenv(place, str(bundle))
    assert http.get(start("127.0.0.1")).data == b"/ -"


@pytest.mark.usefixtures("trusted")
def test_the_own_certificate_that_pip_sends_is_sent(
    start: Start, authority: trustme.CA, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = start("127.0.0.1", knows_clients=True)
    own = authority.issue_cert("laptop.test")
    own.private_key_and_cert_chain_pem.write_to_path(str(home / "laptop.pem"))
    for line in ("", "client-cert = ~/laptop.pem"):
        configure(home, monkeypatch, line)
        client = Http()
        with contextlib.closing(client), contextlib.nullcontext() if line else pytest.raises(Problem):
            assert client.get(url).data == b"/ -"


@pytest.mark.parametrize("option", ["cert", "client-cert"])
def test_certificates_of_pip_that_cannot_be_read_are_named(
    http: Http, home: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    configure(home, monkeypatch, f"{option} = ~/nothing.pem")
    with pytest.raises(Problem) as caught:
        http.get("https://127.0.0.1:1/")
    assert (caught.value.code, caught.value.facts["path"]) == (Code.UNREADABLE_FILE, str(home / "nothing.pem"))


def configure(home: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    """Let a configuration file of pip have a line."""
    (home / "pip.conf").write_text(f"[global]\n{line}\n")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(home / "pip.conf"))


def test_an_untrusted_certificate_is_rejected_with_the_reason(start: Start, http: Http) -> None:
    with pytest.raises(Problem) as caught:
        http.get(start("127.0.0.1"))
    assert caught.value.code is Code.UNREACHABLE
    assert "certificate" in explain(caught.value).lower()


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_name_is_rejected(start: Start, http: Http) -> None:
    with pytest.raises(Problem) as caught:
        http.get(start("somebody-else.test"))
    assert caught.value.code is Code.UNREACHABLE


def test_the_proxy_of_the_environment_is_used(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", start(None))
    client = Http()
    try:
        assert client.get("http://packages.test/thing").data == b"http://packages.test/thing -"
    finally:
        client.close()


def test_credentials_of_a_netrc_are_sent(start: Start, home: Path) -> None:
    url = start(None)
    netrc = home / ".netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n")
    netrc.chmod(0o600)
    client = Http()
    try:
        assert client.get(url).data == b"/ Basic bWU6c2VjcmV0"
    finally:
        client.close()
