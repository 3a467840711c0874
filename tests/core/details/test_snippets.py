from __future__ import annotations

import json
from pathlib import Path

import pytest

from pyodide_cache.details.lock_choice import choose_lock
from pyodide_cache.details.snippets import Snippet, Way, snippets
from support.stores import inventory_of
from support.wheels import WASM_TAG, DistributionFolder, build_lock, build_wheel

RELEASE = "314.0.7"
#: A name that official lock files publish, in several releases.
OFFICIAL = "micropip-0.11.1-py3-none-any.whl"


def snippets_of(directory: Path, name: str, release: str = RELEASE) -> tuple[Snippet, ...]:
    inventory = inventory_of(directory)
    entry = inventory.by_name[name]
    choice = choose_lock(inventory, entry, release)
    return snippets(inventory, entry, choice) if choice else ()


def ways(directory: Path, name: str, release: str = RELEASE) -> dict[Way, str]:
    return {snippet.way: snippet.code for snippet in snippets_of(directory, name, release)}


def test_an_official_file_is_loaded_by_name_with_its_release(cache_dir: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / OFFICIAL).write_bytes(build_wheel("micropip", "0.11.1").data)
    code = ways(cache_dir, OFFICIAL)
    assert "// npm install pyodide@314.0.7" in code[Way.NODE]
    assert f"const dir = {json.dumps(str(cache_dir))};" in code[Way.NODE]
    assert 'loadPackage(["micropip"])' in code[Way.NODE]
    assert "lockFileURL" not in code[Way.NODE]
    assert "export offline micropip --pyodide 314.0.7" in code[Way.BROWSER]
    assert 'install(["micropip==0.11.1"])' in code[Way.MICROPIP]


def test_a_lock_file_in_the_directory_that_names_the_file_is_used(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    wheel = distribution.wheels["python-dateutil"]
    wheel.write_to(cache_dir)
    (cache_dir / "pyodide-lock.json").write_text(json.dumps(distribution.lock))
    node = ways(cache_dir, wheel.file_name)[Way.NODE]
    assert 'lockFileURL: dir + "/pyodide-lock.json"' in node
    assert 'loadPackage(["python-dateutil"])' in node
    assert 'runPython("import dateutil")' in node


def test_of_two_lock_files_the_one_for_the_release_in_use_is_used(cache_dir: Path) -> None:
    wheel = build_wheel("mine")
    wheel.write_to(cache_dir)
    other = {"abi_version": "2025_0", "arch": "wasm32", "platform": "emscripten_4_0_9", "python": "3.13.2"}
    (cache_dir / "pyodide-lock.json").write_text(json.dumps(build_lock([wheel], info=other)))
    (cache_dir / "pyodide-lock-2026_0.json").write_text(json.dumps(build_lock([wheel])))
    assert "pyodide-lock-2026_0.json" in ways(cache_dir, wheel.file_name)[Way.NODE]
    older = ways(cache_dir, wheel.file_name, release="0.29.5")[Way.NODE]
    assert '"/pyodide-lock.json"' in older
    assert "pyodide@0.29.5" in older


def test_a_file_of_another_release_is_loaded_with_that_one(cache_dir: Path) -> None:
    cache_dir.mkdir()
    name = "numpy-2.0.2-cp312-cp312-pyodide_2024_0_wasm32.whl"
    (cache_dir / name).write_bytes(build_wheel("numpy", "2.0.2").data)
    assert "pyodide@0.27." in ways(cache_dir, name)[Way.NODE]


def test_a_wheel_that_no_lock_file_names_is_loaded_by_its_path(cache_dir: Path) -> None:
    wheel = build_wheel("mine", tag=WASM_TAG)
    wheel.write_to(cache_dir)
    code = ways(cache_dir, wheel.file_name)
    assert f'dir + "/{wheel.file_name}"' in code[Way.NODE]
    assert f"emfs:/packages/{wheel.file_name}" in code[Way.MICROPIP]


@pytest.mark.parametrize(
    "name",
    [
        *("mine-1.0-cp311-cp311-linux_x86_64.whl", "mine-1.0-cp399-cp399-pyodide_2099_0_wasm32.whl"),
        *("notes.txt", ".mine-1.0-py3-none-any.whl.part", "libfoo-1.0.zip"),
    ],
)
def test_files_that_no_runtime_loads_have_no_code(cache_dir: Path, name: str) -> None:
    cache_dir.mkdir()
    (cache_dir / name).write_bytes(b"x")
    assert ways(cache_dir, name) == {}


def test_a_release_without_cache_directory_has_no_code(cache_dir: Path) -> None:
    cache_dir.mkdir()
    name = "numpy-1.23.5-cp310-cp310-emscripten_3_1_27_wasm32.whl"
    (cache_dir / name).write_bytes(b"x")
    assert ways(cache_dir, name, release="0.22.1") == {}


@pytest.mark.parametrize("odd", ['a"b', "a`${b}", "a\nb", "a</script>b", "a\u2028b", "ü"])
def test_a_folder_with_an_odd_name_stays_one_string_in_the_code(tmp_path: Path, odd: str) -> None:
    directory = tmp_path.joinpath(*odd.split("/"))
    directory.mkdir(parents=True)
    (directory / OFFICIAL).write_bytes(build_wheel("micropip", "0.11.1").data)
    code = ways(directory, OFFICIAL)
    line = next(line for line in code[Way.NODE].splitlines() if line.startswith("const dir"))
    assert json.loads(line.removeprefix("const dir = ").removesuffix(";")) == str(directory)
    assert code[Way.BROWSER].count("</script>") == 1
    comments = [line for line in code[Way.BROWSER].splitlines() if "--cache-dir" in line]
    assert [line.startswith("  // ") for line in comments] == [True]


def test_a_folder_that_is_called_as_a_value_of_the_page_keeps_its_name(tmp_path: Path) -> None:
    directory = tmp_path / "@NAMES@"
    directory.mkdir()
    (directory / OFFICIAL).write_bytes(build_wheel("micropip", "0.11.1").data)
    assert f"--cache-dir {directory} export" in ways(directory, OFFICIAL)[Way.BROWSER]


def test_a_broken_lock_file_in_the_directory_is_ignored(cache_dir: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / OFFICIAL).write_bytes(build_wheel("micropip", "0.11.1").data)
    (cache_dir / "pyodide-lock.json").write_text("{")
    assert "lockFileURL" not in ways(cache_dir, OFFICIAL)[Way.NODE]


def test_a_snippet_ends_with_a_line_feed_and_has_a_file_name(cache_dir: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / OFFICIAL).write_bytes(build_wheel("micropip", "0.11.1").data)
    found = snippets_of(cache_dir, OFFICIAL)
    assert [item.title for item in found] == ["Node", "Browser", "micropip"]
    assert [item.file_name for item in found] == ["load.mjs", "load.html", "load.mjs"]
    assert all(item.code.endswith("\n") for item in found)


@pytest.mark.parametrize(("tag", "has_micropip"), [("pyemscripten_2025_0", False), ("pyodide_2025_0", True)])
def test_r5_no_micropip_snippet_for_a_wheel_that_the_release_s_micropip_refuses(
    cache_dir: Path, tag: str, has_micropip: bool
) -> None:
    wheel = build_wheel("packed", tag=f"cp313-cp313-{tag}_wasm32")
    wheel.write_to(cache_dir)
    found = ways(cache_dir, wheel.file_name, release="0.28.3")
    assert Way.NODE in found
    assert (Way.MICROPIP in found) is has_micropip
