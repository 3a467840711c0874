from __future__ import annotations

import base64

from pyodide_cache.formats.preloads import integrity, preload_links


def test_a_module_and_a_file_have_the_links_that_a_browser_uses_for_them() -> None:
    lines = preload_links([("pyodide.mjs", None), ("a b.whl", "ab" * 32), ("x.wasm", None)], "http://h/").split("\n")
    assert lines == [
        '<link rel="modulepreload" href="http://h/pyodide.mjs">',
        f'<link rel="preload" as="fetch" crossorigin integrity="{integrity("ab" * 32)}" href="http://h/a%20b.whl">',
        '<link rel="preload" as="fetch" crossorigin href="http://h/x.wasm">',
    ]


def test_a_name_cannot_end_the_link() -> None:
    assert preload_links([('"><script>.whl', None)]).count(">") == 1


def test_a_hash_is_written_as_browsers_do() -> None:
    assert base64.b64decode(integrity("00ff" * 16).removeprefix("sha256-")) == bytes.fromhex("00ff" * 16)
