from __future__ import annotations

import json
from pathlib import Path

from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.net.indexes.page import parse_page
from pyodide_cache.serve.pages import PageFile, error_page, home_page, html_page, json_page, names_page, release_page
from pyodide_cache.serve.releases import served_releases

FILES = [
    PageFile(
        "demo-1.0-py3-none-any.whl",
        "http://h/files/a/demo-1.0-py3-none-any.whl",
        "a" * 64,
        10,
        ">=3.9<4",
        True,
        "b" * 64,
    ),
    PageFile("demo-0.9-py3-none-any.whl", "http://h/files/c/demo-0.9-py3-none-any.whl", "c" * 64),
]

BASE = "http://127.0.0.1:8642"
NOTHING = Inventory(Path("nowhere"))


def test_both_forms_say_the_same_to_a_reader_of_pages() -> None:
    from_json = parse_page(json_page("demo", FILES), "application/json", "http://h/")
    from_html = parse_page(html_page("demo", FILES), "text/html", "http://h/")
    assert [(link.file_name, link.url, link.hashes) for link in from_json] == [
        (file.file_name, file.url, {"sha256": file.sha256}) for file in FILES
    ]
    for one, other in zip(from_json, from_html, strict=True):
        assert (one.file_name, one.url, one.hashes, one.requires_python, one.is_yanked, one.metadata_sha256) == (
            other.file_name,
            other.url,
            other.hashes,
            other.requires_python,
            other.is_yanked,
            other.metadata_sha256,
        )


def test_json_names_the_version_of_the_format_and_of_the_files() -> None:
    document = json.loads(json_page("demo", FILES))
    assert document["meta"] == {"api-version": "1.1"}
    assert document["versions"] == ["0.9", "1.0"]
    assert document["files"][0]["size"] == 10
    assert "size" not in document["files"][1]


def test_text_is_escaped_in_html() -> None:
    page = html_page("<b>", [PageFile('x"><script>-1.0.whl', "http://h/x", "a" * 64)]).decode()
    assert "<script>" not in page
    assert "<b>" not in page


def test_the_page_of_the_mirror_has_the_lines_for_each_client_that_can_use_it(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "pyodide", "version": "314.0.7"}')
    packages = home_page(BASE, served_releases(["314.0.7"], [], NOTHING, "314.0.7"), [])
    page = home_page(BASE, served_releases(["314.0.7"], [tmp_path], NOTHING, "314.0.7"), [])
    for client in ("browser", "node", "pip", "uv", "jupyterlite"):
        assert f"Use it from {client}" in page
        assert (f"Use it from {client}" in packages) is (client not in {"browser", "jupyterlite"})
    assert f"{BASE}/pyodide/v314.0.7/simple" in page
    assert "&lt;script" in page
    assert "None yet." in page


def test_a_release_lists_its_lock_file_and_packages() -> None:
    page = release_page(BASE, served_releases(["314.0.7"], [], NOTHING, "314.0.7")["314.0.7"])
    assert f'href="{BASE}/pyodide/v314.0.7/full/pyodide-lock.json"' in page
    assert f'href="{BASE}/pyodide/v314.0.7/full/numpy-' in page


def test_texts_from_outside_are_no_code() -> None:
    assert "<script>" not in error_page(404, "<script>", f"{BASE}/")
    assert "<b>" not in names_page(f"{BASE}/simple", ["<b>"])
