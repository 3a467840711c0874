"""With a service worker, an export works in Chromium without its server, and a new set replaces the old at once."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from runtime.chromium_page import served, verdict_of
from runtime.registry import NEWEST, pyodide_folder
from runtime.test_export import export, fill_from_both

pytestmark = [pytest.mark.runtime, pytest.mark.registry]

READY = "document.documentElement.dataset.offline === 'ready'"

#: Watch the worker that the browser installs now, from before the page registers it.
WATCH = """if (!window.isWatching && location.protocol === "http:") {
  window.isWatching = true;
  navigator.serviceWorker.getRegistration().then((registration) => {
    const watch = (worker) => worker?.addEventListener("statechange", () => { window.state = worker.state; });
    registration.addEventListener("updatefound", () => watch(registration.installing));
    watch(registration.installing);
  });
}"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_an_export_works_without_its_server_and_is_replaced_at_once(
    cache_dir: Path, tmp_path: Path, distribution_of: Any, warm_up: Any
) -> None:
    source = fill_from_both(NEWEST, distribution_of, warm_up)
    target, profile, port = tmp_path / "offline", tmp_path / "profile", free_port()
    address = f"http://127.0.0.1:{port}/"

    def make(*packages: str) -> None:
        options = ("--distribution", source, "--runtime", pyodide_folder(NEWEST), "--output", target)
        export(cache_dir, "offline", *packages, "--service-worker", *options)

    def visit(**options: str) -> set[str]:
        title, report = verdict_of(address, profile, **options)
        assert (title, report["problems"]) == ("ok", [])
        return set(report["packages"])

    make("idna")
    with served(target, port):
        assert visit(until=READY) == {"idna"}
    assert visit() == {"idna"}  # the server is gone

    make("idna", "mdurl")
    with served(target, port):
        assert visit(prepare=WATCH, until="window.state === 'installed'") == {"idna"}  # the old set to the end
    assert visit() == {"idna", "mdurl"}

    make("idna", "mdurl", "typing-extensions")
    with next(target.glob("typing_extensions-*.whl")).open("ab") as wheel:
        wheel.write(b"wrong")
    with served(target, port):
        assert visit(prepare=WATCH, until="window.state === 'redundant'") == {"idna", "mdurl"}
    assert visit() == {"idna", "mdurl"}
