from __future__ import annotations

from pathlib import Path

from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.cache import Cache
from pyodide_cache.serve.clients import Client
from pyodide_cache.serve.traffic import Traffic
from pyodide_cache_gui.serve.serve_task import ServeStarted, serve
from support.asking import get


def test_a_mirror_gives_the_lines_of_each_client_and_reports_its_traffic(cache_dir: Path) -> None:
    stop = Cancel()
    with Cache(cache_dir, pyodide="0.29.5", offline=True) as cache:
        events = serve(cache, {"port": 0}, stop)
        started = next(events)
        assert isinstance(started, ServeStarted)
        assert set(started.configs["0.29.5"]) == set(Client)
        assert started.url in started.configs["0.29.5"][Client.PIP]
        get(f"{started.url}/-/status")  # is not counted: this app asks it
        get(f"{started.url}/simple/")
        stop.set()
        *_, last = events
    assert isinstance(last, Finished)
    assert isinstance(last.report, Traffic)
    assert last.report.requests == 1
