"""Requests to a mirror beside nginx, on loopback, with 32 connections that are kept open."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from measure import Figure, in_turns, show

from pyodide_cache.cache import Cache
from support.patience import wait_until
from support.wheels import build_wheel

#: Bytes of a wheel, and how many times nginx's seconds a request may take.
_SIZES = {"53 kB": (53_000, 1 / 0.7), "2.1 MB": (2_100_000, 1 / 1.3)}
_PORT = 8893

_CONFIG = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes auto; {user}
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 10000000;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""


def measure(scratch: Path, rounds: int) -> None:
    """Measure and print."""
    if not shutil.which("nginx") or not shutil.which("wrk"):
        sys.stdout.write("\nserve: needs Debian's packages nginx-light and wrk\n")
        return
    folder = scratch / "cache"
    folder.mkdir()
    urls = {}
    with (
        _nginx(scratch, folder),
        Cache(folder, index_url="http://127.0.0.1:9/simple") as cache,
        cache.serving.start() as mirror,
    ):
        for name, (size, _) in _SIZES.items():
            file_name, sha256 = _wheel(folder, size)
            urls[name, "ours"] = f"{mirror.url}/files/{sha256}/{file_name}"
            urls[name, "nginx"] = f"http://127.0.0.1:{_PORT}/{file_name}"
        taken = in_turns(rounds, {key: partial(_seconds, url) for key, url in urls.items()})
    figures = [
        Figure(f"1,000 requests, wheel of {name}", taken[name, "ours"], "nginx", taken[name, "nginx"], bar)
        for name, (_, bar) in _SIZES.items()
    ]
    show("Serve: a mirror beside nginx", figures)


def _wheel(folder: Path, size: int) -> tuple[str, str]:
    wheel = build_wheel(f"demo{size}", "1.0")
    data = io.BytesIO(wheel.data)
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("random.bin", os.urandom(size - len(wheel.data)))
    (folder / wheel.file_name).write_bytes(data.getvalue())
    return wheel.file_name, hashlib.sha256(data.getvalue()).hexdigest()


def _seconds(url: str) -> float:
    """Return the seconds of 1,000 requests."""
    done = subprocess.run(["wrk", "-t1", "-c32", "-d3s", url], capture_output=True, text=True, check=True)
    assert "Non-2xx" not in done.stdout, done.stdout
    match = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    assert match, done.stdout
    return 1000 / float(match[1])


@contextmanager
def _nginx(scratch: Path, root: Path) -> Iterator[None]:
    config = scratch / "nginx.conf"
    user = "user root;" if os.getuid() == 0 else ""
    config.write_text(_CONFIG.format(folder=scratch, root=root, port=_PORT, user=user))
    process = subprocess.Popen(["nginx", "-c", str(config)], stderr=subprocess.DEVNULL)
    try:
        wait_until((scratch / "nginx.pid").is_file, "nginx")
        yield
    finally:
        process.terminate()
        process.wait()
