"""JupyterLite, PyScript and marimo use a mirror, with the printed lines; then again with the package index gone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.cache import Cache
from pyodide_cache.cache.serving import Mirror
from pyodide_cache.serve.clients import Client
from pyodide_cache.serve.traffic import RequestLine
from runtime.chromium_page import served, verdict_of
from runtime.registry import NEWEST, Release, built_wheel, npm_folder, pyodide_folder, tools
from support.patience import PATIENCE

pytestmark = [pytest.mark.runtime, pytest.mark.registry]

DEAD_INDEX = "http://127.0.0.1:9/simple"

#: The release that marimo needs, and what its pages load besides a notebook's own packages.
OF_MARIMO = Release("314.0.0", "3.14", "pyemscripten_2026_0_wasm32", ())
MARIMO = "0.25.2"
MARIMO_NEEDS = (
    *("micropip", "msgspec", f"marimo-base=={MARIMO}", "markdown", "pymdown-extensions", "narwhals", "packaging"),
    *("docutils", "pygments", "jedi", "pyodide-http"),
)

#: Report the outputs of a notebook once one is a result or an error.
REPORT = """{
  const texts = [...document.querySelectorAll(SELECTOR)].map((node) => node.innerText).join("\\n");
  if (/1,234,567|Error/.test(texts)) document.documentElement.dataset.report = JSON.stringify({ texts });
}"""


def online_and_offline(
    cache_dir: Path, release: Release, use: Callable[[Mirror, str], dict[str, Any]], expected: str
) -> None:
    """Use a mirror twice, the second time without an index; the second time it must ask for nothing upstream."""
    runtime = pyodide_folder(release)
    for name, options in (("online", {}), ("offline", {"index_url": DEAD_INDEX})):
        requests: list[RequestLine] = []
        with (
            Cache(cache_dir, pyodide=release.version, **options) as cache,
            cache.serving.start(runtimes=[runtime], on_request=requests.append) as mirror,
        ):
            assert expected in use(mirror, name)["texts"]
        fetched = [request.path for request in requests if request.fetched]
        assert any("humanize" in path for path in fetched) is (name == "online")
        assert not (name == "offline" and fetched)


def notebook(cells: list[str]) -> dict[str, Any]:
    """Return a notebook for the kernel ``python``."""
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"kernelspec": {"name": "python", "display_name": "Python", "language": "python"}},
        "cells": [
            {"cell_type": "code", "id": f"c{number}", "source": cell, "metadata": {}, "outputs": []}
            | {"execution_count": None}
            for number, cell in enumerate(cells)
        ],
    }


#: Save a notebook, open it, and run all its cells, as a user would.
RUN_ALL = """if (window.jupyterapp && !window.wasStarted) {
  window.wasStarted = true;
  const app = window.jupyterapp;
  (async () => {
    await app.restored;
    await app.serviceManager.contents.save("a.ipynb", { type: "notebook", format: "json", content: NOTEBOOK });
    const widget = await app.commands.execute("docmanager:open", { path: "a.ipynb", kernel: { name: "python" } });
    await widget.context.ready;
    await widget.sessionContext.ready;
    await app.commands.execute("notebook:run-all-cells");
  })();
}"""


def test_a_notebook_of_jupyterlite_installs_a_package_through_a_mirror_and_without_network(
    cache_dir: Path, warm_up: Any, tmp_path: Path
) -> None:
    programs = tools("jupyterlite-0.8.6", "jupyterlite-core==0.8.6", "jupyterlite-pyodide-kernel==0.8.6")
    warm_up("micropip", "ipython", "jedi", "comm", "--source", "index", "--pyodide", NEWEST.version)

    site = tmp_path / "site"
    site.mkdir()
    settings = site / "out" / "jupyter-lite.json"
    build = [str(programs / "python"), "-m", "jupyterlite_core", "build", "--output-dir", "out"]
    used: list[str] = []  # addresses of mirrors

    def use(mirror: Mirror, name: str) -> dict[str, Any]:
        printed = mirror.config(Client.JUPYTERLITE, NEWEST.version)
        document = json.loads(printed[printed.index("{") : printed.rindex("}") + 1])
        document["jupyter-config-data"]["exposeAppInBrowser"] = True  # so that a test can press its buttons
        if used:  # a second mirror has another port, which is not worth a second build
            settings.write_text(settings.read_text().replace(used[0], mirror.url))
        else:
            (site / "jupyter-lite.json").write_text(json.dumps(document))
            subprocess.run(build, check=True, capture_output=True, timeout=PATIENCE, cwd=site)
        used.append(mirror.url)
        assert mirror.url in settings.read_text()
        first = printed.partition("notebook:\n\n")[2]
        cells = [first, "%pip install humanize\nimport humanize\nprint(humanize.intcomma(1234567))"]
        prepare = RUN_ALL.replace("NOTEBOOK", json.dumps(notebook(cells)))
        prepare += REPORT.replace("SELECTOR", '".jp-OutputArea-output"')
        with served(site / "out") as address:
            return verdict_of(f"{address}lab/index.html", tmp_path / f"profile-{name}", prepare)[1]

    online_and_offline(cache_dir, NEWEST, use, "1,234,567")


def test_a_page_of_pyscript_installs_a_package_through_a_mirror_and_without_network(
    cache_dir: Path, warm_up: Any, tmp_path: Path
) -> None:
    core = npm_folder("@pyscript/core", "0.7.31", "package/dist")
    warm_up("micropip", "--source", "index", "--pyodide", NEWEST.version)

    def use(mirror: Mirror, name: str) -> dict[str, Any]:
        site = tmp_path / name
        shutil.copytree(core, site)
        printed = mirror.config(Client.PYSCRIPT, NEWEST.version)
        (site / "pyscript.toml").write_text(printed.replace("rich", "humanize"))
        (site / "index.html").write_text("""<!DOCTYPE html><title>test</title>
<script type="module" src="core.js"></script>
<p id="out"></p>
<script type="py" config="pyscript.toml">
import humanize
from pyscript import document
document.querySelector("#out").textContent = humanize.intcomma(1234567)
</script>""")
        with served(site) as address:
            return verdict_of(address, tmp_path / f"profile-{name}", REPORT.replace("SELECTOR", '"#out"'))[1]

    online_and_offline(cache_dir, NEWEST, use, "1,234,567")


NOTEBOOK_OF_MARIMO = """
import marimo

app = marimo.App()


@app.cell
async def _():
    import micropip

    await micropip.install("humanize")
    import humanize

    humanize.intcomma(1234567)
    return
"""


def test_a_notebook_of_marimo_installs_a_package_through_a_mirror_and_without_network(
    cache_dir: Path, warm_up: Any, tmp_path: Path
) -> None:
    programs = tools(f"marimo-{MARIMO}", f"marimo=={MARIMO}", "uv")
    # No index has pyyaml for the runtime; the real mirror gets it from the CDN.
    pyyaml = built_wheel("pyyaml==6.0.3", {"PYYAML_FORCE_CYTHON": "0", "PYYAML_FORCE_LIBYAML": "0"})
    warm_up(str(pyyaml), *MARIMO_NEEDS, "--source", "index", "--pyodide", OF_MARIMO.version)
    (tmp_path / "notebook.py").write_text(NOTEBOOK_OF_MARIMO)
    export = ["export", "html-wasm", "notebook.py", "-o", "page", "--mode", "run", "--no-sandbox"]
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        [str(programs / "marimo"), *export],
        check=True,
        capture_output=True,
        timeout=PATIENCE,
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        stdin=subprocess.DEVNULL,
    )

    def use(mirror: Mirror, name: str) -> dict[str, Any]:
        site = tmp_path / name
        shutil.copytree(tmp_path / "page", site)
        page = (site / "index.html").read_text(encoding="utf-8")
        printed = mirror.config(Client.MARIMO, OF_MARIMO.version).partition(":\n\n")[2]
        assert '<marimo-wasm hidden=""></marimo-wasm>' in page
        page = page.replace('<marimo-wasm hidden=""></marimo-wasm>', printed)
        (site / "index.html").write_text(page, encoding="utf-8")
        with served(site) as address:
            return verdict_of(address, tmp_path / f"profile-{name}", REPORT.replace("SELECTOR", '"body"'))[1]

    online_and_offline(cache_dir, OF_MARIMO, use, "1,234,567")
