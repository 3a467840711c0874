"""That a set loads in the real runtime is proven in tests/runtime/test_upgrade.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.cache import Cache
from pyodide_cache.updates.prove import prove
from support.packs import NODE
from support.servers import IndexServer
from support.upgrading import AFTER, bytes_of
from support.wheels import DistributionFolder


@pytest.mark.parametrize("code", [Code.NO_NODE, Code.NO_RUNTIME])
def test_without_node_or_a_runtime_the_reason_is_said(
    cache_dir: Path, distribution: DistributionFolder, monkeypatch: pytest.MonkeyPatch, code: Code
) -> None:
    if code is Code.NO_NODE:
        monkeypatch.setenv("PATH", "")
    else:
        monkeypatch.setattr("pyodide_cache.updates.prove.find_node", lambda: NODE)  # it would not be started
    with Cache(cache_dir, distribution=str(distribution)) as cache:
        sources = cache._opened.sources
        with pytest.raises(Problem) as caught:
            prove([], sources.lock, sources, None, Cancel())
    assert caught.value.code is code


def test_an_upgrade_without_a_runtime_switches_and_says_that_nothing_was_loaded(
    cache_dir: Path, index: IndexServer, old: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with Cache(cache_dir, index_url=index.url) as cache:
        report = cache.execute(cache.updates.plan_upgrade(AFTER))
    assert report.switched
    assert report.unproven is not None
    assert report.unproven.problem.code is Code.NO_NODE
    assert bytes_of(cache_dir).keys() != old.keys()
