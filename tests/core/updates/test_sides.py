from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pyodide_cache.cache import Cache
from pyodide_cache.settings.releases import shipped_lock
from pyodide_cache.updates.sides import side_of_entries, side_of_lock


def test_a_lock_file_has_no_sizes_and_a_directory_has_them(cached: Callable[..., Path]) -> None:
    folder = cached("314.0.7", "numpy")
    lock = side_of_lock(shipped_lock("314.0.7"), "Pyodide 314.0.7", "314.0.7")
    assert lock.items["numpy"].size is None
    assert lock.release == "314.0.7"
    with Cache(folder) as cache:
        found = side_of_entries(cache.inventory().packages, str(folder))
    assert found.items["numpy"].size == 2
    assert found.items["numpy"].version == lock.items["numpy"].version


def test_of_several_versions_the_newest_for_the_runtime_counts(tmp_path: Path) -> None:
    for name in (
        "demo-1.9.0-py3-none-any.whl",
        "demo-1.10.0-py3-none-any.whl",
        "wasm-1.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl",
        "wasm-2.0-cp313-cp313-pyodide_2025_0_wasm32.whl",
        "notes.txt",
    ):
        (tmp_path / name).write_bytes(b"PK")
    with Cache(tmp_path) as cache:
        found = side_of_entries(cache.inventory().packages, "here", shipped_lock("314.0.7").runtime)
    assert {name: item.version for name, item in found.items.items()} == {"demo": "1.10.0", "wasm": "1.0"}
