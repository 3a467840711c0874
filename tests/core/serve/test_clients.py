"""The real clients use these lines in tests/runtime/test_serve.py and test_serve_sites.py."""

from __future__ import annotations

import base64
import json

import pytest

from pyodide_cache.serve.clients import Client, client_config
from pyodide_cache.settings.releases import shipped_lock


@pytest.mark.parametrize("client", Client)
def test_the_lines_name_the_mirror_and_the_release(client: Client) -> None:
    lines = client_config(client, "http://h:1/", "0.29.5", shipped_lock("0.29.5"))
    assert "http://h:1/pyodide/v0.29.5/" in lines
    assert "//pyodide" not in lines


def test_pip_gets_every_platform_that_the_runtime_loads() -> None:
    lines = client_config(Client.PIP, "http://h:1", "0.29.5", shipped_lock("0.29.5"))
    for platform in shipped_lock("0.29.5").runtime.platforms:
        assert f"--platform {platform} " in lines
    assert "--python-version 3.13 " in lines
    assert "--abi cp313 " in lines


@pytest.mark.parametrize(("release", "code"), [("314.0.7", "pyodide.asm.mjs"), ("0.29.5", "pyodide.asm.js")])
def test_a_page_preloads_what_the_release_needs_to_start(release: str, code: str) -> None:
    lines = client_config(Client.BROWSER, "http://h:1", release, shipped_lock(release))
    full = f"http://h:1/pyodide/v{release}/full/"
    assert f'<link rel="modulepreload" href="{full}{code}">' in lines
    micropip = shipped_lock(release).packages["micropip"]
    integrity = base64.b64encode(bytes.fromhex(micropip.sha256 or "")).decode()
    assert f'integrity="sha256-{integrity}" href="{full}{micropip.file_name}"' in lines


def test_jupyterlite_gets_a_document() -> None:
    lines = client_config(Client.JUPYTERLITE, "http://h:1", "314.0.7", shipped_lock("314.0.7"))
    document = json.loads(lines[lines.index("{") : lines.rindex("}") + 1])
    kernel = document["jupyter-config-data"]["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"]
    assert kernel["pyodideUrl"] == "http://h:1/pyodide/v314.0.7/full/pyodide.mjs"
