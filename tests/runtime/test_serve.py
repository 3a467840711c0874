"""The real Pyodide, micropip and pip use a mirror; then again with the package index gone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.cache import Cache
from pyodide_cache.serve.clients import Client, client_config
from pyodide_cache.serve.traffic import RequestLine
from pyodide_cache.settings.releases import shipped_lock
from runtime.chromium_page import served, verdict_of
from runtime.pyodide_node import node
from runtime.registry import BEFORE, NEWEST, OLD, Release, pyodide_folder, tools
from support.patience import PATIENCE

pytestmark = [pytest.mark.runtime, pytest.mark.registry]

DEAD_INDEX = "http://127.0.0.1:9/simple"

USE = """
import micropip, msgpack
await micropip.install("humanize")
import humanize
repr([msgpack.unpackb(msgpack.packb([1])), humanize.intcomma(1234567)])
"""


def in_node(release: Release, lines: str, folder: Path) -> str:
    """Run lines as they are, in a project with npm's pyodide, and return the last one that was printed."""
    modules = folder / "node_modules"
    modules.mkdir(parents=True)
    (modules / "pyodide").symlink_to(pyodide_folder(release))
    script = folder / "main.mjs"
    script.write_text(lines, encoding="utf-8")
    done = subprocess.run(
        [*node(), str(script)], capture_output=True, text=True, check=False, timeout=PATIENCE, cwd=folder
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.splitlines()[-1]


def printed_and_used(url: str, release: Release) -> str:
    """Return the printed lines for Node, and lines that load a package of the lock file and one of the index."""
    rest = f'await pyodide.loadPackage("msgpack");\nconsole.log(await pyodide.runPythonAsync({json.dumps(USE)}));\n'
    return client_config(Client.NODE, url, release.version, shipped_lock(release.version)) + rest


def in_chromium(url: str, folder: Path, tmp_path: Path) -> tuple[str, dict[str, Any]]:
    """Run the printed lines as they are, in a page of another origin."""
    folder.mkdir()
    printed = client_config(Client.BROWSER, url, NEWEST.version, shipped_lock(NEWEST.version))
    rest = f"""
  try {{
    await pyodide.loadPackage("msgpack");
    const result = await pyodide.runPythonAsync({json.dumps(USE)});
    document.documentElement.dataset.report = JSON.stringify({{ result }});
  }} catch (error) {{
    document.documentElement.dataset.report = JSON.stringify({{ error: String(error) }});
  }}
</script>"""
    page = printed.replace("</script>", rest)
    (folder / "index.html").write_text(f"<!DOCTYPE html><title>test</title>{page}", encoding="utf-8")
    with served(folder) as address:
        return verdict_of(address, tmp_path / f"profile-{folder.name}")


@pytest.mark.parametrize("release", [NEWEST, BEFORE], ids=str)
def test_node_loads_packages_and_installs_from_the_index_through_a_mirror_and_without_network(
    release: Release, cache_dir: Path, warm_up: Any, tmp_path: Path
) -> None:
    warm_up("micropip", "msgpack", "--source", "index", "--pyodide", release.version)
    expected = repr([[1], "1,234,567"])
    with Cache(cache_dir, pyodide=release.version) as cache:
        requests: list[RequestLine] = []
        with cache.serving.start(on_request=requests.append) as mirror:
            assert in_node(release, printed_and_used(mirror.url, release), tmp_path / "online") == expected
        assert any("humanize" in request.path and request.fetched for request in requests)
    assert list(cache_dir.glob("humanize-*.whl"))  # kept
    with Cache(cache_dir, pyodide=release.version, index_url=DEAD_INDEX) as cache:
        requests = []
        with cache.serving.start(on_request=requests.append) as mirror:
            assert in_node(release, printed_and_used(mirror.url, release), tmp_path / "offline") == expected
        assert not any(request.fetched for request in requests)


def test_a_browser_loads_the_runtime_and_packages_through_a_mirror_and_without_network(
    cache_dir: Path, warm_up: Any, tmp_path: Path
) -> None:
    warm_up("micropip", "msgpack", "--source", "index", "--pyodide", NEWEST.version)
    expected = {"result": repr([[1], "1,234,567"])}
    runtime = pyodide_folder(NEWEST)
    with Cache(cache_dir) as cache, cache.serving.start(runtimes=[runtime]) as mirror:
        assert in_chromium(mirror.url, tmp_path / "online", tmp_path)[1] == expected
    with Cache(cache_dir, offline=True) as cache, cache.serving.start(runtimes=[runtime]) as mirror:
        assert in_chromium(mirror.url, tmp_path / "offline", tmp_path)[1] == expected


def test_an_old_release_in_node_takes_everything_from_a_mirror(cache_dir: Path, warm_up: Any, tmp_path: Path) -> None:
    warm_up("micropip", "--source", "index", "--pyodide", OLD.version)
    use = 'import micropip\nawait micropip.install("humanize")\nimport humanize\nhumanize.intcomma(1234567)'
    with Cache(cache_dir, pyodide=OLD.version) as cache, cache.serving.start() as mirror:
        printed = mirror.config(Client.NODE, OLD.version)
        lines = f"{printed}console.log(await pyodide.runPythonAsync({json.dumps(use)}));\n"
        assert in_node(OLD, lines, tmp_path / "node") == "1,234,567"


def test_micropip_takes_the_printed_lines(cache_dir: Path, warm_up: Any, tmp_path: Path) -> None:
    warm_up("micropip", "--source", "index", "--pyodide", NEWEST.version)
    with Cache(cache_dir, pyodide=NEWEST.version) as cache:
        requests: list[RequestLine] = []
        with cache.serving.start(on_request=requests.append) as mirror:
            use = mirror.config(Client.MICROPIP, NEWEST.version).replace("rich", "humanize")
            use += "import humanize\nhumanize.__name__"
            folder = json.dumps(str(cache_dir))
            lines = f"""\
import {{ loadPyodide }} from "pyodide";
const pyodide = await loadPyodide({{ packageCacheDir: {folder} }});
await pyodide.loadPackage("micropip");
console.log(await pyodide.runPythonAsync({json.dumps(use)}));
"""
            assert in_node(NEWEST, lines, tmp_path / "node") == "humanize"
    assert any("/simple/humanize" in request.path for request in requests)


def test_pip_downloads_what_the_runtime_can_load(cache_dir: Path, tmp_path: Path) -> None:
    with Cache(cache_dir, pyodide=NEWEST.version) as cache, cache.serving.start() as mirror:
        printed = mirror.config(Client.PIP, NEWEST.version).split()
        command = [sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check", *printed[1:-1]]
        target = ["--no-deps", "--dest", str(tmp_path / "wheels"), "humanize", "luau-wasm"]
        subprocess.run([*command, *target], check=True, capture_output=True, timeout=PATIENCE)
    wheels = {path.name for path in (tmp_path / "wheels").iterdir()}
    assert wheels == {path.name for path in cache_dir.glob("*.whl")}
    assert any(name.endswith("_wasm32.whl") for name in wheels)


def test_uv_resolves_for_the_python_of_the_runtime(cache_dir: Path, tmp_path: Path) -> None:
    uv = str(tools("uv", "uv") / "uv")
    (tmp_path / "requirements.in").write_text("h2\n")
    with Cache(cache_dir, pyodide=NEWEST.version) as cache, cache.serving.start() as mirror:
        command = mirror.config(Client.UV, NEWEST.version).split()
        done = subprocess.run(
            [uv, *command[1:], "--no-cache", "--no-config"],
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
            cwd=tmp_path,
        )
    assert done.returncode == 0, done.stderr
    assert {"h2", "hpack", "hyperframe"} <= {line.partition("==")[0] for line in done.stdout.splitlines()}
