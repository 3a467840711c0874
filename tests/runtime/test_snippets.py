"""The code that the details show is saved as it is, and run as a person would run it."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.details.read import details_in_steps
from pyodide_cache.details.snippets import Way
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.inventory.read import read_inventory
from runtime.chromium_page import served, verdict_of
from runtime.pyodide_node import node
from runtime.registry import BEFORE, NEWEST, OLD, Release, pyodide_folder, wheels_of
from support.patience import PATIENCE

pytestmark = [pytest.mark.runtime, pytest.mark.registry]

_BLOCK = Path(__file__).with_name("block_network.mjs")
RICH = ("rich", "markdown-it-py", "mdurl", "pygments")
RENDER = "import io, rich.console; rich.console.Console(file=io.StringIO()).print('[bold]warm[/bold]')"


def code_for(directory: Path, name: str, way: Way, release: Release) -> str:
    ledger = open_ledger()
    inventory = read_inventory(directory, ledger=ledger)
    ledger.close()
    entry = next(entry for entry in inventory.packages if entry.identity.name == name)
    *_, details = details_in_steps(inventory, entry, release=release.version)
    found = {item.way: item.code for item in details.snippets}
    return found[way]


def run_in_node(code: str, folder: Path, release: Release, *, more: str = "") -> subprocess.CompletedProcess[str]:
    """Save code beside ``node_modules`` and run it, with the network blocked."""
    install(folder, release)
    assert f"npm install pyodide@{release.version}" in code
    (folder / "load.mjs").write_text(f"{code}\n{f'pyodide.runPython({more!r});' if more else ''}")
    command = [*node(), "--import", str(_BLOCK), "load.mjs"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=PATIENCE)


def install(folder: Path, release: Release) -> None:
    """Do what ``npm install pyodide`` does, without the network."""
    modules = folder / "node_modules"
    modules.mkdir(parents=True, exist_ok=True)
    if not (modules / "pyodide").exists():
        shutil.copytree(pyodide_folder(release), modules / "pyodide")


def copy_wheels(directory: Path, release: Release, *names: str) -> None:
    directory.mkdir()
    for name in names:
        wheel = wheels_of(release)[name]
        shutil.copyfile(wheel, directory / wheel.name)


@pytest.mark.parametrize("release", [NEWEST, BEFORE], ids=str)
def test_what_came_from_the_index_is_loaded_through_the_directorys_own_lock(
    release: Release, cache_dir: Path, tmp_path: Path, warm_up: Any
) -> None:
    warm_up("rich", "msgpack", "micropip", "--source", "index", "--pyodide", release.version)
    for name, more in (("rich", RENDER), ("msgpack", "import msgpack; msgpack.packb([1])")):
        for way in (Way.NODE, Way.MICROPIP):
            code = code_for(cache_dir, name, way, release)
            assert "pyodide-lock.json" in code
            done = run_in_node(code, tmp_path / "project", release, more=more)
            assert done.returncode == 0, f"{name}, {way}: {done.stderr[-2000:]}"


@pytest.mark.parametrize("release", [NEWEST, BEFORE, OLD], ids=str)
def test_an_official_wheel_is_loaded_without_a_lock_file_of_the_directory(
    release: Release, cache_dir: Path, tmp_path: Path
) -> None:
    copy_wheels(cache_dir, release, "micropip")
    code = code_for(cache_dir, "micropip", Way.NODE, release)
    assert "lockFileURL" not in code
    done = run_in_node(code, tmp_path / "project", release)
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.parametrize("way", [Way.NODE, Way.MICROPIP])
@pytest.mark.parametrize("release", [NEWEST, BEFORE, OLD], ids=str)
def test_wheels_in_no_lock_file_are_loaded_by_their_paths_with_what_they_need(
    release: Release, way: Way, tmp_path: Path
) -> None:
    directory = tmp_path / "it's a “cache”"
    copy_wheels(directory, release, *RICH, "micropip")
    done = run_in_node(code_for(directory, "rich", way, release), tmp_path / "project", release, more=RENDER)
    assert done.returncode == 0, done.stderr[-2000:]


def test_from_an_empty_directory_the_same_code_fails(cache_dir: Path, tmp_path: Path) -> None:
    copy_wheels(cache_dir, NEWEST, "micropip")
    code = code_for(cache_dir, "micropip", Way.NODE, NEWEST)
    for wheel in cache_dir.iterdir():
        wheel.unlink()
    done = run_in_node(code, tmp_path / "project", NEWEST)
    assert done.returncode != 0
    assert "the network is blocked" in done.stderr


@pytest.mark.parametrize("release", [NEWEST, OLD], ids=str)
def test_the_page_loads_the_export_that_its_own_comment_makes(release: Release, tmp_path: Path) -> None:
    directory = tmp_path / "it's a “cache”"
    copy_wheels(directory, release, *RICH)
    page = code_for(directory, "rich", Way.BROWSER, release)
    project = tmp_path / "project"
    install(project, release)
    command = next(line for line in page.splitlines() if "pyodide-cache --cache-dir" in line)
    words = shlex.split(command.strip().removeprefix("//"))
    assert words[0] == "pyodide-cache"
    subprocess.run([sys.executable, "-m", "pyodide_cache", *words[1:]], cwd=project, check=True, timeout=PATIENCE)
    verdict = (
        f"pyodide.runPython({RENDER!r}); document.title = 'ok'; document.documentElement.dataset.report = '{{}}';"
    )
    (project / "offline" / "load.html").write_text(page.replace("</script>", f"{verdict}</script>"))
    with served(project / "offline") as url:
        title, _ = verdict_of(f"{url}load.html", tmp_path / "profile")
    assert title == "ok"
