from __future__ import annotations

import pytest

from pyodide_cache.formats.about import parse_about


@pytest.mark.parametrize(
    ("lines", "licence"),
    [
        (["License-Expression: MIT OR Apache-2.0", "License: old"], "MIT OR Apache-2.0"),
        (["License: BSD 3-Clause", "Classifier: License :: OSI Approved :: MIT License"], "BSD 3-Clause"),
        (["License: UNKNOWN", "Classifier: License :: OSI Approved :: MIT License"], "MIT License"),
        (["License: The Zlib Licence", "        ", f"        {'Permission is granted. ' * 9}"], "The Zlib Licence"),
        (["Classifier: License :: OSI Approved"], ""),
        ([], ""),
    ],
)
def test_the_license_is_the_expression_or_its_name_and_never_its_whole_text(lines: list[str], licence: str) -> None:
    assert parse_about("\n".join(["Name: x", *lines]).encode(), "x").licence == licence


def test_only_web_addresses_are_home_pages() -> None:
    head = [
        *("Name: x", "Version: 1.0", "Summary: does  things", "Author-email: Ada <ada@example.org>, bob@example.org"),
        *("Home-page: javascript:alert(1)", "Project-URL: Docs, https://docs.example", "Requires-Python: >=3.9"),
        "Project-URL: Repository, https://code.example/x",
    ]
    about = parse_about("\n".join(head).encode(), "x")
    assert (about.summary, about.author) == ("does things", "Ada, bob@example.org")
    assert (about.home_page, about.requires_python) == ("https://code.example/x", ">=3.9")
