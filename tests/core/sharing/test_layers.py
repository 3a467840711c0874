"""Layers are attached, ordered and compared."""

from __future__ import annotations

import contextlib
import json
import shutil
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.settings.attachments import LAYERS_VARIABLE, Attachments
from pyodide_cache.sharing.layers import (
    LayersState,
    add_layer,
    compare_layers,
    layer_snippet,
    layers_state,
    move_layer_up,
    remove_layer,
)
from pyodide_cache.warm_up.local_sources import runtime_reads_layers
from support.cli import Answer, run, warm
from support.servers import StartIndex
from support.snapshots import create
from support.stores import A, B, C
from support.wheels import DistributionFolder, build_wheel


def state_of(directory: Path) -> LayersState:
    with contextlib.closing(open_ledger()) as ledger:
        return layers_state(read_inventory(directory, ledger=ledger), directory, "0.29.5")


def files_of(directory: Path) -> dict[str, list[tuple[str, bool, bool | None]]]:
    """Return for each file name the layer, whether it is read, and whether its bytes are the same."""
    groups = state_of(directory).files
    return {
        group[0].entry.file_name: [(item.entry.layer, item.is_read, item.same) for item in group] for group in groups
    }


def test_of_files_with_the_same_name_the_topmost_is_read(first: Path, second: Path) -> None:
    assert add_layer(first, second) == ()
    layer = str(second)
    assert files_of(first) == {
        A.file_name: [("", True, True)],
        B.file_name: [("", True, True), (layer, False, None)],
        C.file_name: [(layer, True, True)],
    }


def test_files_of_different_sizes_differ_and_hard_links_are_the_same(first: Path, second: Path) -> None:
    add_layer(first, second)
    (second / B.file_name).write_bytes(b"short")
    assert files_of(first)[B.file_name][1][2] is False
    (second / B.file_name).unlink()
    (second / B.file_name).hardlink_to(first / B.file_name)
    assert files_of(first)[B.file_name][1][2] is True


def test_a_comparison_hashes_only_files_in_several_folders(first: Path, second: Path) -> None:
    add_layer(first, second)
    with contextlib.closing(open_ledger()) as ledger:
        *_, last = compare_layers(read_inventory(first, ledger=ledger), ledger=ledger, cancel=Cancel())
    assert isinstance(last, Finished)
    assert last.report.files == 2
    assert files_of(first)[B.file_name][1] == (str(second), False, True)
    assert not any(item.needs_comparison for group in state_of(first).files for item in group)


def test_a_broken_link_hides_the_files_below(first: Path, second: Path, tmp_path: Path) -> None:
    add_layer(first, second)
    (first / C.file_name).symlink_to(tmp_path / "nowhere")
    (first / "notes.txt").write_text("no package")
    assert files_of(first)[C.file_name] == [("", True, True), (str(second), False, False)]
    assert "notes.txt" not in files_of(first)


def test_layers_are_ordered(first: Path, second: Path, tmp_path: Path) -> None:
    third = tmp_path / "third"
    shutil.copytree(second, third)
    add_layer(first, second)
    add_layer(first, third)
    assert Attachments().layers(first) == (second, third)
    move_layer_up(first, third)
    assert Attachments().layers(first) == (third, second)
    move_layer_up(first, third)
    assert Attachments().layers(first) == (third, second)
    add_layer(first, second, first=True)
    assert Attachments().layers(first) == (second, third)
    remove_layer(first, second)
    assert Attachments().layers(first) == (third,)
    assert (second / C.file_name).exists()


def test_unsuitable_folders_are_refused(first: Path, tmp_path: Path) -> None:
    for folder, code in ((first, Code.LAYER_LOOP), (tmp_path / "nowhere", Code.LAYER_GONE)):
        with pytest.raises(Problem) as caught:
            add_layer(first, folder)
        assert caught.value.code is code
    with pytest.raises(Problem) as caught:
        remove_layer(first, tmp_path)
    assert caught.value.code is Code.NOT_A_LAYER
    assert Attachments().layers(first) == ()


def test_a_folder_that_others_can_write_to_is_added_with_a_warning(first: Path, second: Path) -> None:
    second.chmod(0o777)
    assert [problem.code for problem in add_layer(first, second)] == [Code.LAYER_WRITABLE]
    assert Attachments().layers(first) == (second,)


def test_of_a_folder_with_snapshots_the_current_one_is_attached(
    first: Path, root: Path, distribution: DistributionFolder
) -> None:
    create(root, distribution, "six")
    add_layer(first, root)
    assert Attachments().layers(first) == (root / "current",)


def test_layers_of_the_environment_are_marked(first: Path, second: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LAYERS_VARIABLE, str(second))
    state = state_of(first)
    assert state.layers == (second,)
    assert state.inherited == frozenset({second})
    assert str(second) in state.snippet.code


@pytest.mark.parametrize(
    ("release", "line", "two"),
    [
        ("0.27.7", None, False),
        ("0.28.1", None, False),
        ("0.28.2", None, True),
        ("314.0.7", None, True),
        (None, "314", True),
        (None, "0.27", False),
        (None, None, False),
        ("odd", None, False),
    ],
)
def test_only_newer_runtimes_read_a_second_directory(
    cache_dir: Path, share: Path, release: str | None, line: str | None, two: bool
) -> None:
    assert runtime_reads_layers(release, line) is two
    if release is None:
        return
    snippet = layer_snippet(cache_dir, [share], release=release)
    assert ("packageBaseUrl" in snippet.code) is two
    assert (snippet.layer == share) is two
    assert str(cache_dir) in snippet.code


def test_the_snippet_names_the_lock_file_with_the_most_packages(
    layered: Path, share: Path, distribution: DistributionFolder, index_server: StartIndex
) -> None:
    def snippet() -> Answer:
        return run("--cache-dir", layered, "layer", "snippet")

    assert "lockFileURL" not in snippet().out
    shutil.copy(distribution.lock_path, share)
    assert f'lockFileURL: "{share}/pyodide-lock.json"' in snippet().out
    index = index_server(build_wheel("plotly"))
    warm(layered, "plotly", "--distribution", distribution, "--index-url", index.url)
    document = json.loads((layered / "pyodide-lock.json").read_text())
    document["info"] |= {"abi_version": "2025_0", "platform": "emscripten_4_0_9", "python": "3.13.2"}
    (layered / "pyodide-lock-2025_0.json").write_text(json.dumps(document))  # of another line, and first by its name
    (layered / "pyodide-lock-1.json").write_text(json.dumps(document | {"packages": []}))  # damaged
    assert f'lockFileURL: "{layered}/pyodide-lock.json"' in snippet().out
