"""The cache directory is named by an option, a variable or a setting, in this order."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.settings.directories import DirectorySource, cache_directory, candidates


def test_directories_apply_in_their_order(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    default = home / ".cache" / "pyodide-cache" / "packages"
    assert [cache_directory()] == [*candidates()]
    assert (cache_directory().path, cache_directory().source) == (default, DirectorySource.DEFAULT)

    anode = home / ".anode" / "pyodide-cache"
    anode.mkdir(parents=True)
    assert (cache_directory().path, cache_directory().source) == (anode, DirectorySource.ANODE)

    monkeypatch.setenv("ANODE_CACHE_DIR", str(home / "by-anode"))
    assert (cache_directory().path, cache_directory().source) == (home / "by-anode", DirectorySource.ANODE_CACHE_DIR)

    monkeypatch.setenv("PYODIDE_CACHE_DIR", str(home / "by-variable"))
    assert (cache_directory().path, cache_directory().source) == (
        home / "by-variable",
        DirectorySource.PYODIDE_CACHE_DIR,
    )

    chosen = cache_directory("~/by-option")
    assert (chosen.path, chosen.source) == (home / "by-option", DirectorySource.OPTION)
    assert [choice.source for choice in candidates("x")] == [
        item for item in DirectorySource if item not in (DirectorySource.SETTING, DirectorySource.RECENT)
    ]


def test_an_empty_variable_names_no_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYODIDE_CACHE_DIR", "")
    assert cache_directory().source is DirectorySource.DEFAULT
