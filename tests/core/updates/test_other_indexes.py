"""Packages that a warm-up got from an index that is not asked now are told from the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.cache import Cache
from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.inventory import Entry
from pyodide_cache.inventory.ledger import Ledger, open_ledger
from pyodide_cache.net.http import Http
from pyodide_cache.net.indexes import urls
from pyodide_cache.net.indexes.index import Index
from pyodide_cache.updates.other_indexes import not_asked, of_other_indexes
from support.servers import StartIndex
from support.wheels import build_wheel


def test_the_index_of_a_package_is_known_also_after_an_undo(
    cache_dir: Path, index_server: StartIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = "http://localhost:1/simple"
    monkeypatch.setattr(urls, "_public_index", lambda: [IndexPlace(public)])
    index = index_server(build_wheel("secret"))
    with Cache(cache_dir, pyodide="314.0.7", index_url=index.url) as cache:
        cache.execute(cache.plan_warm_up(["secret"]))
    for is_undone in (False, True):
        with Cache(cache_dir) as cache:
            if is_undone:
                cache.execute(cache.plan_remove(["secret-1.0-py3-none-any.whl"]))
                cache.undo()
            known = list(cache.inventory().available)
        assert others(known, public) == {"secret": index.url}
        assert others(known, index.url) == others(known, "http://127.0.0.1:1/simple") == {}


def test_an_upgrade_asks_a_package_only_of_its_own_index(
    cache_dir: Path, index_server: StartIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = index_server(build_wheel("secret", "9.0"))
    monkeypatch.setattr(urls, "_public_index", lambda: [IndexPlace(public.url.replace("127.0.0.1", "localhost"))])
    private = index_server(build_wheel("secret", "1.0"))
    with Cache(cache_dir, pyodide="0.29.5", index_url=private.url) as cache:
        cache.execute(cache.plan_warm_up(["secret"]))
    private.wheels.append(build_wheel("secret", "1.1"))
    with Cache(cache_dir) as cache:
        plan = cache.updates.plan_upgrade("314.0.7", proves=False)
    assert not plan.failures
    assert [item.version for item in plan.artifacts if item.name == "secret"] == ["1.1"]
    assert not [path for path in public.requests if "secret" in path], "the public index learned a private name"


def others(entries: list[Entry], address: str) -> dict[str, str]:
    ledger: Ledger = open_ledger()
    found = of_other_indexes(entries, ledger, Index(Http(), lambda: [IndexPlace(address)]))
    ledger.close()
    return dict(found)


def test_there_is_one_note_for_each_index() -> None:
    found = not_asked({canonicalize_name(name): address for name, address in (("b", "x"), ("a", "x"), ("c", "y"))})
    assert [(note.facts["names"], note.facts["count"]) for note in found] == [("a, b", 2), ("c", 1)]
