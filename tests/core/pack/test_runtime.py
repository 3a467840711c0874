from __future__ import annotations

import json
from pathlib import Path

import pytest

from pyodide_cache.pack.runtime import find_runtime_folder, options_for_runtime, release_of
from pyodide_cache.settings.releases import shipped_lock
from pyodide_cache.warm_up.source_options import SourceOptions
from support.packs import write_runtime
from support.wheels import INFO


@pytest.fixture
def runtime(tmp_path: Path) -> Path:
    return write_runtime(tmp_path / "project" / "node_modules" / "pyodide")


def test_the_nearest_runtime_above_the_script_is_found(runtime: Path, tmp_path: Path) -> None:
    assert find_runtime_folder(tmp_path / "project" / "deep" / "app.py") == runtime
    nearer = write_runtime(tmp_path / "project" / "deep" / "node_modules" / "pyodide")
    assert find_runtime_folder(tmp_path / "project" / "deep" / "app.py") == nearer


def test_else_the_one_above_the_current_folder_is_found(
    runtime: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_runtime_folder(tmp_path / "app.py") is None
    monkeypatch.chdir(tmp_path / "project")
    assert find_runtime_folder(tmp_path / "app.py") == runtime


def test_an_official_lock_file_gives_the_release(runtime: Path) -> None:
    assert release_of(runtime) is None
    (runtime / "pyodide-lock.json").write_text(json.dumps(dict(shipped_lock("314.0.7").document)))
    assert release_of(runtime) == "314.0.7"
    assert options_for_runtime(SourceOptions(), runtime) == SourceOptions(pyodide="314.0.7")


def test_another_lock_file_makes_the_runtime_the_distribution(runtime: Path) -> None:
    (runtime / "pyodide-lock.json").write_text(json.dumps({"info": INFO, "packages": {}}))
    assert options_for_runtime(SourceOptions(), runtime) == SourceOptions(distribution=str(runtime))


def test_a_chosen_release_or_distribution_is_not_replaced(runtime: Path) -> None:
    for options in (SourceOptions(pyodide="0.29.5"), SourceOptions(distribution="x")):
        assert options_for_runtime(options, runtime) == options
    assert options_for_runtime(SourceOptions(), None) == SourceOptions()
