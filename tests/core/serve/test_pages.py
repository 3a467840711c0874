from __future__ import annotations

import json

from pyodide_cache.net.index_page import parse_page
from pyodide_cache.serve.pages import PageFile, html_page, json_page

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


def test_both_forms_say_the_same_to_a_reader_of_pages() -> None:
    from_json = parse_page("demo", json_page("demo", FILES), "application/json", "http://h/")
    from_html = parse_page("demo", html_page("demo", FILES), "text/html", "http://h/")
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
