"""A page that starts Pyodide and micropip over a slow network, with the preload links of its lines and without."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from measure import Figure, in_turns, show

from pyodide_cache.cache import Cache
from pyodide_cache.serve.clients import Client
from runtime.chromium_page import served, verdict_of
from runtime.registry import NEWEST, published_folder

#: A home connection: 100 ms to the server and back, 20 Mbit/s.
_NETWORK = {"latency": 100.0, "downloadThroughput": 2_500_000.0}

_REPORT = "  document.documentElement.dataset.report = JSON.stringify({ ms: performance.now() });\n</script>"


def measure(scratch: Path, rounds: int) -> None:
    """Measure and print."""
    folder = scratch / "cache"
    folder.mkdir()
    with Cache(folder, pyodide=NEWEST.version, source="index") as cache:
        cache.execute(cache.plan_warm_up(["micropip"]))
    runtimes = [published_folder(NEWEST)]
    with Cache(folder, offline=True) as cache, cache.serving.start(runtimes=runtimes) as mirror:
        printed = mirror.config(Client.BROWSER, NEWEST.version).replace("</script>", _REPORT)
        pages = {"links": printed, "none": re.sub(r"<link .*>\n", "", printed)}
        taken = in_turns(rounds, {name: partial(_ms, scratch, name, text) for name, text in pages.items()})
    figure = Figure("start Pyodide and micropip", taken["links"], "no links", taken["none"], unit="ms")
    show("Pages over 20 Mbit/s and 100 ms", [figure])


def _ms(scratch: Path, name: str, text: str) -> float:
    """Return the milliseconds until micropip is loaded, with an empty browser cache."""
    site = scratch / f"site-{name}"
    site.mkdir(exist_ok=True)
    (site / "index.html").write_text(f"<!DOCTYPE html><title>{name}</title>{text}", encoding="utf-8")
    number = len(list(scratch.glob("profile-*")))
    with served(site) as address:
        return float(verdict_of(address, scratch / f"profile-{number}", network=_NETWORK, optimized=True)[1]["ms"])
