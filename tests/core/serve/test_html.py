from __future__ import annotations

from pathlib import Path

from pyodide_cache.serve.html import error_page, home_page, names_page, release_page
from pyodide_cache.serve.releases import served_releases

BASE = "http://127.0.0.1:8642"


def test_the_page_of_the_mirror_has_the_lines_for_each_client_that_can_use_it(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "pyodide", "version": "314.0.7"}')
    packages = home_page(BASE, served_releases(["314.0.7"], [], {}), [])
    page = home_page(BASE, served_releases(["314.0.7"], [tmp_path], {}), [])
    for client in ("browser", "node", "pip", "uv", "jupyterlite"):
        assert f"Use it from {client}" in page
        assert (f"Use it from {client}" in packages) is (client not in {"browser", "jupyterlite"})
    assert f"{BASE}/pyodide/v314.0.7/simple" in page
    assert "&lt;script" in page
    assert "None yet." in page


def test_a_release_lists_its_lock_file_and_packages() -> None:
    page = release_page(BASE, served_releases(["314.0.7"], [], {})["314.0.7"])
    assert f'href="{BASE}/pyodide/v314.0.7/full/pyodide-lock.json"' in page
    assert f'href="{BASE}/pyodide/v314.0.7/full/numpy-' in page


def test_texts_from_outside_are_no_code() -> None:
    assert "<script>" not in error_page(404, "<script>", f"{BASE}/")
    assert "<b>" not in names_page(f"{BASE}/simple", ["<b>"])
