"""The commands of layers."""

from __future__ import annotations

from pathlib import Path

from pyodide_cache.settings.settings import settings_file
from support.cli import run
from support.wheels import DistributionFolder, Wheel


def test_a_layer_is_added_listed_and_removed(cache_dir: Path, share: Path) -> None:
    added = run("--cache-dir", cache_dir, "layer", "add", share)
    assert added.code == 0
    assert f"{share} is a layer of {cache_dir} now." in added.out
    listed = run("--cache-dir", cache_dir, "layer", "list")
    assert str(share) in listed.out
    removed = run("--cache-dir", cache_dir, "layer", "remove", share, "--json")
    assert removed.json == {"schema": 1, "cache_dir": str(cache_dir), "layers": []}
    assert "has no layers" in run("--cache-dir", cache_dir, "layer", "list").out


def test_a_layer_that_is_not_there_is_an_error(cache_dir: Path, tmp_path: Path) -> None:
    missing = run("--cache-dir", cache_dir, "layer", "add", tmp_path / "nowhere")
    assert missing.code == 2
    assert "does not exist" in missing.err
    answer = run("--cache-dir", cache_dir, "layer", "remove", tmp_path / "nowhere")
    assert answer.code == 2
    assert "is not a layer" in answer.err


def test_c1_no_layer_is_added_to_or_removed_from_another_directory(share: Path, tmp_path: Path) -> None:
    chosen = f'cache-dir = "{tmp_path / "chosen"}"\n'
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(chosen)
    assert run("layer", "add", share).code == 0
    settings_file().write_text(f'{chosen}x = "')
    assert [run("layer", change, share).code for change in ("add", "remove")] == [2, 2]
    settings_file().write_text(chosen)
    assert run("layer", "list", "--json").json["layers"][0]["path"] == str(share)


def test_a_warning_is_part_of_the_answer(cache_dir: Path, share: Path, six: Wheel) -> None:
    (share / six.file_name).chmod(0o666)
    answer = run("--cache-dir", cache_dir, "layer", "add", share)
    assert answer.code == 0
    assert six.file_name in answer.err
    notes = run("--cache-dir", cache_dir, "layer", "add", share, "--json").json["notes"]
    assert [note["code"] for note in notes] == ["layer-writable"]


def test_the_snippet_says_what_an_old_runtime_does_not_read(layered: Path, share: Path) -> None:
    new = run("--cache-dir", layered, "layer", "snippet", "--pyodide", "0.29.0", "--json").json
    assert new["layer"] == str(share)
    old = run("--cache-dir", layered, "layer", "snippet", "--pyodide", "0.27.7")
    assert "reads one directory" in old.err
    assert "packageBaseUrl" not in old.out
    assert "reads one layer" not in run("--cache-dir", layered, "layer", "snippet", "--pyodide", "0.29.0").err
    (share.parent / "second").mkdir()
    assert run("--cache-dir", layered, "layer", "add", share.parent / "second").code == 0
    assert "reads one layer" in run("--cache-dir", layered, "layer", "snippet", "--pyodide", "0.29.0").err


def test_a_folder_with_snapshots_is_added_and_removed_by_its_own_name(
    cache_dir: Path, tmp_path: Path, distribution: DistributionFolder
) -> None:
    root = tmp_path / "snapshots"
    words = ("--distribution", distribution, "--source", "distribution", "--cache-dir", tmp_path / "other")
    dry = run("snapshot", "create", root, "six", *words, "--dry-run")
    assert "1 file, " in dry.out
    assert run("snapshot", "create", root, "six", *words).code == 0
    added = run("--cache-dir", cache_dir, "layer", "add", root)
    assert f"{root / 'current'} is a layer" in added.out
    assert 'loadPackage(["six"])' in run("--cache-dir", cache_dir, "layer", "snippet").out
    assert "0 files, 0 B in" in run("--cache-dir", cache_dir, "list").out, "files of layers are counted apart"
    assert run("--cache-dir", cache_dir, "layer", "remove", root).code == 0
    assert "has no layers" in run("--cache-dir", cache_dir, "layer", "list").out
