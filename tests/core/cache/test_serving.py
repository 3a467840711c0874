from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.cache import Cache
from support.asking import get


def test_a_mirror_serves_the_release_of_the_directory_and_ends_with_its_block(cache_dir: Path) -> None:
    with Cache(cache_dir, pyodide="0.29.5", offline=True) as cache, cache.serving.start() as mirror:
        assert mirror.releases == {"0.29.5": False}
        assert get(f"{mirror.url}/pyodide/v0.29.5/full/pyodide-lock.json").status_code == 200
        assert mirror.config("pip", "0.29.5") == cache.serving.config("pip", mirror.url)
    with pytest.raises(httpx.ConnectError):
        get(mirror.url)


def test_without_the_libraries_the_problem_says_how_to_install_them(
    cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with Cache(cache_dir) as cache, pytest.raises(Problem) as caught:
        cache.serving.start()
    assert caught.value.code is Code.NEEDS_EXTRA
