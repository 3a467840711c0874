"""The real clients use these lines in tests/runtime/test_serve.py."""

from __future__ import annotations

import pytest

from pyodide_cache.serve.clients import Client, client_config
from pyodide_cache.settings.releases import newest_release


@pytest.mark.parametrize("client", Client)
def test_the_lines_name_the_mirror_and_the_release(client: Client) -> None:
    lines = client_config(client, "http://h:1/", "0.29.5")
    assert "http://h:1/pyodide/v0.29.5/" in lines
    assert "//pyodide" not in lines
    assert newest_release().version in client_config(client, "http://h:1")
