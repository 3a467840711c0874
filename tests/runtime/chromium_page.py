"""Open a page in headless Chromium, and read its verdict."""

from __future__ import annotations

import functools
import http.server
import json
import os
import select
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from support.patience import PATIENCE

_FLAGS = (
    *("--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-proxy-server", "--remote-debugging-pipe"),
    # Whatever the page or the browser itself may want: there is nothing but the loopback interface.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
#: To optimize what runs for a second takes more CPU time than it saves.
_UNOPTIMIZED = "--js-flags=--liftoff-only"
_REPORT = "document.documentElement?.dataset.report"
_VERDICT = f"({_REPORT} ? document.title + '\\n' + {_REPORT} : '')"

#: Chromium takes commands on descriptor 3 and answers on 4; ours may have those very numbers the other way round.
_LAUNCH = """
import fcntl, os, sys
high = [fcntl.fcntl(int(text), fcntl.F_DUPFD_CLOEXEC, 10) for text in sys.argv[1:3]]
for given, wanted in zip(high, (3, 4)):
    os.dup2(given, wanted)
os.execv(sys.argv[3], sys.argv[3:])
"""


#: What a strict web server sends with each file: no script of the page itself, no eval, and isolation.
STRICT = {
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    more: Mapping[str, str] = {}

    def end_headers(self) -> None:
        for name, value in self.more.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- http.server's name
        """Keep the test's output clean."""


@contextmanager
def served(
    folder: Path, port: int = 0, *, headers: Mapping[str, str] | None = None, types: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Serve ``folder`` as Python's own ``http.server`` does, and give the address, with a slash.

    Args:
        headers: more of them, for each file.
        types: other media types, by suffix.

    """
    kinds = {**_Quiet.extensions_map, **(types or {})}
    handler = functools.partial(
        type("_Handler", (_Quiet,), {"more": headers or {}, "extensions_map": kinds}), directory=str(folder)
    )
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def verdict_of(
    url: str,
    profile: Path,
    prepare: str = "",
    until: str = "true",
    network: dict[str, float] | None = None,
    *,
    optimized: bool = False,
) -> tuple[str, dict[str, Any]]:
    """Open ``url`` with a profile, and return the page's title and report once it has both.

    Args:
        url: of the page.
        profile: the browser's folder; a fresh one has no cache.
        prepare: a statement that is run each time before the report is read.
        until: an expression; the report is not read before it is true.
        network: the latency in ms and the throughput in bytes a second that the page has; None for all there is.
        optimized: whether the browser optimizes WebAssembly, as it does for a person.

    """
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium, "Chromium is missing: install Debian's package chromium"
    options = [] if optimized else [_UNOPTIMIZED]
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    their_in, our_out = os.pipe()
    our_in, their_out = os.pipe()
    pipes = [str(their_in), str(their_out)]
    command = [
        sys.executable,
        "-c",
        _LAUNCH,
        *pipes,
        chromium,
        *_FLAGS,
        *options,
        *root,
        f"--user-data-dir={profile}",
        "about:blank",
    ]
    browser = subprocess.Popen(
        command, pass_fds=(their_in, their_out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        os.close(their_in)
        os.close(their_out)
        return _watch(_Pipe(our_in, our_out), url, f"{prepare};{until} ? {_VERDICT} : ''", network)
    finally:
        os.close(our_out)  # the browser ends when its pipe does
        try:
            browser.wait(10)
        except subprocess.TimeoutExpired:
            browser.kill()
            browser.wait()
        os.close(our_in)


def _watch(pipe: _Pipe, url: str, look: str, network: dict[str, float] | None) -> tuple[str, dict[str, Any]]:
    target = pipe.call("Target.createTarget", {"url": "about:blank"})["targetId"]
    session = pipe.call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
    if network:
        pipe.call("Network.enable", {}, session)
        pipe.call("Network.emulateNetworkConditions", {"offline": False, "uploadThroughput": -1, **network}, session)
    pipe.call("Page.navigate", {"url": url}, session)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        answer = pipe.call("Runtime.evaluate", {"expression": look}, session)
        title, _, report = str(answer["result"].get("value", "")).partition("\n")
        if report:
            pipe.call("Browser.close", {})
            return title, json.loads(report)
        time.sleep(0.3)  # the page's text may be much to lay out
    message = f"the page gave no verdict in {PATIENCE} s"
    raise AssertionError(message)


class _Pipe:
    """The DevTools protocol over two pipes: JSON documents, each ended by a zero byte."""

    def __init__(self, reading: int, writing: int) -> None:
        self._reading = reading
        self._writing = writing
        self._rest = b""
        self._last = 0

    def call(self, method: str, parameters: dict[str, Any], session: str | None = None) -> dict[str, Any]:
        self._last += 1
        message = {"id": self._last, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._writing, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            answer = self._next()
            if answer.get("id") == self._last:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result
        message_of_failure = f"Chromium did not answer {method}"
        raise AssertionError(message_of_failure)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._reading], [], [], PATIENCE)
            chunk = os.read(self._reading, 65536) if ready else b""
            assert chunk, "Chromium has gone"
            self._rest += chunk
        line, _, self._rest = self._rest.partition(b"\0")
        answer: dict[str, Any] = json.loads(line)
        return answer
