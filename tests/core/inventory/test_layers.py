"""Layers are listed with the directory, and problems with them are notes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from support.cli import run, warm
from support.layers import ONLY, notes, rows
from support.stores import inventory_of
from support.wheels import DistributionFolder, Wheel, build_wheel


def test_the_list_has_the_files_of_all_layers_and_which_a_runtime_reads(
    layered: Path, share: Path, six: Wheel
) -> None:
    other = build_wheel("other").write_to(share)
    build_wheel("mine").write_to(layered)
    six.write_to(layered)
    assert rows(layered) == {
        ("mine-1.0-py3-none-any.whl", None): True,
        (other.name, str(share)): True,
        (six.file_name, None): True,
        (six.file_name, str(share)): False,
    }
    table = run("--cache-dir", layered, "list").out
    assert "Layer" in table
    assert f"{share} (shadowed)" in table
    assert run("--cache-dir", layered, "check", "other").code == 0


def test_without_layers_the_list_has_no_layer_column(cache_dir: Path, six: Wheel) -> None:
    six.write_to(cache_dir)
    assert "Layer" not in run("--cache-dir", cache_dir, "list").out


def test_layers_can_come_from_the_environment(
    cache_dir: Path, share: Path, six: Wheel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYODIDE_CACHE_LAYERS", f"{share}{os.pathsep}{cache_dir}")
    assert rows(cache_dir) == {(six.file_name, str(share)): True}
    assert run("--cache-dir", cache_dir, "layer", "remove", share).code == 2


def test_the_first_layer_takes_precedence(layered: Path, share: Path, six: Wheel, tmp_path: Path) -> None:
    six.write_to(tmp_path / "image")
    assert run("--cache-dir", layered, "layer", "add", tmp_path / "image", "--first").code == 0
    assert rows(layered) == {(six.file_name, str(tmp_path / "image")): True, (six.file_name, str(share)): False}
    assert run("--cache-dir", layered, "layer", "remove", tmp_path / "image").code == 0
    assert rows(layered) == {(six.file_name, str(share)): True}


def test_a_layer_that_everyone_can_write_to_is_a_note(layered: Path, share: Path, six: Wheel) -> None:
    assert notes(layered) == []
    (share / six.file_name).chmod(0o666)
    assert notes(layered) == ["layer-writable"]
    (share / six.file_name).chmod(0o644)
    share.chmod(0o777)
    assert notes(layered) == ["layer-writable"]
    assert str(share) in run("--cache-dir", layered, "list").err
    share.chmod(0o755)
    share.parent.chmod(0o777)
    assert notes(layered) == ["layer-writable"]
    share.parent.chmod(0o1777)
    assert notes(layered) == []


def test_a_linked_file_that_everyone_can_write_to_is_a_note(layered: Path, share: Path, tmp_path: Path) -> None:
    target = build_wheel("linked").write_to(tmp_path / "elsewhere")
    target.chmod(0o666)
    (share / target.name).symlink_to(target)
    assert notes(layered) == ["layer-writable"]


def test_a_missing_layer_is_a_note_and_everything_else_works(
    layered: Path, share: Path, distribution: DistributionFolder
) -> None:
    shutil.rmtree(share)
    assert notes(layered) == ["layer-gone"]
    answer = warm(layered, "six", "--distribution", distribution, *ONLY)
    assert answer.code == 0
    assert "Mount it" in answer.err
    assert [row["name"] for row in answer.json["fetched"]] == ["six"]
    share.write_text("a file where a folder was")
    assert notes(layered) == ["not-a-directory"]


def test_broken_links_in_a_layer_have_a_warning(
    layered: Path, share: Path, six: Wheel, distribution: DistributionFolder
) -> None:
    (share / six.file_name).unlink()
    (share / six.file_name).symlink_to(six.file_name)
    (share / "gone-1.0-py3-none-any.whl").symlink_to("nowhere")
    (share / "sub").mkdir()
    entries = {row["file_name"]: row for row in run("--cache-dir", layered, "list", "--json").json["entries"]}
    assert "a broken link" in entries[six.file_name]["warning"]
    assert "a broken link" in entries["gone-1.0-py3-none-any.whl"]["warning"]
    said = warm(layered, "six", "--distribution", distribution, *ONLY)
    assert said.code == 0, said.err
    assert (layered / six.file_name).read_bytes() == six.data


def test_a_directory_is_not_its_own_layer(cache_dir: Path, share: Path, tmp_path: Path) -> None:
    (tmp_path / "alias").symlink_to(share)
    answer = run("--cache-dir", share, "layer", "add", tmp_path / "alias")
    assert answer.code == 2
    assert "itself" in answer.err
    cache_dir.symlink_to(tmp_path / "nowhere")
    assert run("--cache-dir", cache_dir, "layer", "add", share).code == 0
    cache_dir.unlink()
    cache_dir.symlink_to(share)
    assert notes(cache_dir) == ["layer-loop"]
    assert run("--cache-dir", cache_dir, "clear", "--yes", "--dry-run").code == 0


def test_layers_are_not_part_of_the_entries(layered: Path, six: Wheel) -> None:
    inventory = inventory_of(layered)
    assert inventory.entries == ()
    assert inventory.totals.files == 0
    assert [entry.file_name for entry in inventory.available] == [six.file_name]
