"""Read-only directories below a cache directory: shown, proven, used, and never written to."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from pathlib import Path

import pytest

from pyodide_cache.settings.attachments import Attachments
from pyodide_cache.sharing.layer_snippet import layer_snippet
from support.cli import Answer, files_of, run, warm
from support.servers import Serve, StartIndex
from support.stores import inventory_of
from support.wheels import DistributionFolder, Wheel, build_wheel

ONLY = ("--source", "distribution")
POISON = b"other bytes"


@pytest.fixture
def six(distribution: DistributionFolder) -> Wheel:
    return distribution.wheels["six"]


@pytest.fixture
def share(tmp_path: Path, six: Wheel) -> Path:
    """Return a folder with one good file."""
    folder = tmp_path / "share"
    six.write_to(folder)
    return folder


@pytest.fixture
def layered(cache_dir: Path, share: Path) -> Path:
    """Return a cache directory, not made yet, above `share`."""
    assert run("--cache-dir", cache_dir, "layer", "add", share).code == 0
    return cache_dir


def state(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Return all that a write would change."""
    found = {}
    for path in (folder, *folder.rglob("*")):
        status = path.lstat()
        data = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        found[str(path)] = (data, status.st_mtime_ns, status.st_mode)
    return found


def rows(directory: Path) -> dict[tuple[str, str | None], bool]:
    """Return what ``list`` shows: name and layer, and whether that file answers."""
    listed = run("--cache-dir", directory, "list", "--json").json["entries"]
    return {(row["file_name"], row["layer"]): row["answers"] for row in listed}


# The inventory


def test_the_listing_shows_all_layers_and_which_answers(layered: Path, share: Path, six: Wheel) -> None:
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


def test_without_layers_nothing_is_said_of_them(cache_dir: Path, six: Wheel) -> None:
    six.write_to(cache_dir)
    assert "Layer" not in run("--cache-dir", cache_dir, "list").out


def test_layers_can_come_from_the_environment(
    cache_dir: Path, share: Path, six: Wheel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYODIDE_CACHE_LAYERS", f"{share}{os.pathsep}{cache_dir}")
    assert rows(cache_dir) == {(six.file_name, str(share)): True}
    assert run("--cache-dir", cache_dir, "layer", "remove", share).code == 1


def test_the_first_layer_answers_first(layered: Path, share: Path, six: Wheel, tmp_path: Path) -> None:
    six.write_to(tmp_path / "image")
    assert run("--cache-dir", layered, "layer", "add", tmp_path / "image", "--first").code == 0
    assert rows(layered) == {(six.file_name, str(tmp_path / "image")): True, (six.file_name, str(share)): False}
    assert run("--cache-dir", layered, "layer", "remove", tmp_path / "image").code == 0
    assert rows(layered) == {(six.file_name, str(share)): True}


# Warm-ups


def test_what_a_layer_has_is_not_fetched(
    layered: Path, share: Path, six: Wheel, distribution: DistributionFolder, serve: Serve
) -> None:
    server = serve(distribution)
    before = state(share)
    said = warm(layered, "six", "pytz", "--distribution", server, *ONLY).json
    assert [(row["name"], row["layer"]) for row in said["cached"]] == [("six", str(share))]
    assert [row["name"] for row in said["fetched"]] == ["pytz"]
    assert not server.requests[f"/{six.file_name}"]
    assert six.file_name not in files_of(layered)
    assert state(share) == before


def test_a_wrong_file_of_a_layer_is_found_and_shadowed_by_a_right_one(
    layered: Path, share: Path, six: Wheel, distribution: DistributionFolder
) -> None:
    (share / six.file_name).write_bytes(POISON)
    before = state(share)
    said = warm(layered, "six", "--distribution", distribution, *ONLY).json
    assert [row["name"] for row in said["fetched"]] == ["six"]
    assert (layered / six.file_name).read_bytes() == six.data
    assert rows(layered) == {(six.file_name, None): True, (six.file_name, str(share)): False}
    assert state(share) == before
    again = warm(layered, "six", "--distribution", distribution, *ONLY).json
    assert [(row["name"], row["layer"]) for row in again["cached"]] == [("six", None)]


def test_a_wrong_file_above_a_right_one_is_replaced_from_the_layer(
    layered: Path, share: Path, six: Wheel, distribution: DistributionFolder, serve: Serve
) -> None:
    server = serve(distribution)
    layered.mkdir()
    (layered / six.file_name).write_bytes(POISON)
    said = warm(layered, "six", "--distribution", server, *ONLY).json
    assert (said["local"], said["bytes_fetched"]) == (1, 0)
    assert (layered / six.file_name).read_bytes() == six.data
    assert not server.requests[f"/{six.file_name}"]


def test_what_the_runtime_cannot_read_where_it_lies_is_copied_up(
    layered: Path, share: Path, six: Wheel, distribution: DistributionFolder, tmp_path: Path, serve: Serve
) -> None:
    # A runtime reads one layer: of a second one, files come up.
    certifi = distribution.wheels["certifi"]
    certifi.write_to(tmp_path / "image")
    run("--cache-dir", layered, "layer", "add", tmp_path / "image")
    server = serve(distribution)
    said = warm(layered, "six", "certifi", "--distribution", server, *ONLY).json
    assert [row["name"] for row in said["cached"]] == ["six"]
    assert (said["local"], said["bytes_fetched"]) == (1, 0)
    assert files_of(layered) == {certifi.file_name}


def test_a_layer_that_lies_about_a_file_is_not_asked_twice(
    layered: Path, share: Path, six: Wheel, distribution: DistributionFolder, tmp_path: Path
) -> None:
    (tmp_path / "image").mkdir()
    (tmp_path / "image" / six.file_name).write_bytes(POISON)
    (share / six.file_name).write_bytes(POISON)
    run("--cache-dir", layered, "layer", "add", tmp_path / "image")
    answer = warm(layered, "six", "--distribution", distribution, *ONLY)
    assert answer.code == 0, answer.err
    assert answer.json["local"] == 0
    assert (layered / six.file_name).read_bytes() == six.data


def test_a_wheel_of_an_index_comes_up_so_that_a_lock_file_beside_it_can_name_it(
    layered: Path, share: Path, distribution: DistributionFolder, index_server: StartIndex
) -> None:
    plotly = build_wheel("plotly", "6.3.0")
    plotly.write_to(share)
    index = index_server(plotly)
    said = warm(layered, "plotly", "six", "--distribution", distribution, "--index-url", index.url).json
    assert (said["local"], said["bytes_fetched"]) == (1, 0)
    assert files_of(layered) == {plotly.file_name, "pyodide-lock.json"}
    assert not index.requests[f"/files/{plotly.file_name}"]


# Care


def test_a_repair_leaves_the_layer_alone_and_puts_right_bytes_above_it(
    layered: Path, share: Path, six: Wheel, distribution: DistributionFolder
) -> None:
    shutil.copy(distribution.lock_path, share)
    (share / six.file_name).write_bytes(POISON)
    before = state(share)
    answer = run("--cache-dir", layered, "repair", "--distribution", distribution, *ONLY, "--json")
    assert answer.code == 0, answer.err
    assert [row["file_name"] for row in answer.json["repaired"]] == [six.file_name]
    assert (layered / six.file_name).read_bytes() == six.data
    assert state(share) == before
    again = run("--cache-dir", layered, "repair", "--distribution", distribution, *ONLY, "--json")
    assert again.json["repaired"] == []


@pytest.mark.parametrize(
    "words",
    [("clear",), ("cleanup", "--max-age", 0), ("prune", "--rule", "older-than=0d"), ("prune", "--rule", "budget=0")],
    ids=lambda words: str(words[0]),
)
@pytest.mark.parametrize("mode", [(), ("--delete",)], ids=["trash", "for good"])
def test_no_removal_touches_a_layer(layered: Path, share: Path, words: tuple[object, ...], mode: tuple[str]) -> None:
    build_wheel("mine").write_to(layered)
    before = state(share)
    assert run("--cache-dir", layered, *words, "--yes", *mode).code == 0
    assert files_of(layered) == set()
    assert state(share) == before


# Layers that are not as they should be


def notes(directory: Path) -> list[str]:
    answer = run("--cache-dir", directory, "list", "--json")
    assert answer.code == 0, answer.err
    return [note["code"] for note in answer.json["notes"]]


def test_a_layer_that_anybody_can_write_to_is_said(layered: Path, share: Path, six: Wheel) -> None:
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


def test_a_file_behind_a_link_that_anybody_can_write_to_is_said(layered: Path, share: Path, tmp_path: Path) -> None:
    target = build_wheel("linked").write_to(tmp_path / "elsewhere")
    target.chmod(0o666)
    (share / target.name).symlink_to(target)
    assert notes(layered) == ["layer-writable"]


def test_a_layer_that_vanishes_is_said_and_everything_goes_on(
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


def test_broken_links_and_loops_in_a_layer_are_shown_as_such(
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
    assert answer.code == 1
    assert "itself" in answer.err
    cache_dir.symlink_to(tmp_path / "nowhere")
    assert run("--cache-dir", cache_dir, "layer", "add", share).code == 0
    cache_dir.unlink()
    cache_dir.symlink_to(share)
    assert notes(cache_dir) == ["layer-loop"]
    assert run("--cache-dir", cache_dir, "clear", "--yes", "--dry-run").code == 0


def test_a_folder_that_is_not_there_cannot_be_added(cache_dir: Path, tmp_path: Path) -> None:
    answer = run("--cache-dir", cache_dir, "layer", "add", tmp_path / "nowhere")
    assert answer.code == 1
    assert Attachments().layers(cache_dir) == ()


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "directories = 3",
        "[directories]\nx = 1",
        "[directories.x]\nlayers = 1",
        '[directories.x]\nlayers = ["a"]',
    ],
)
def test_settings_that_cannot_be_read_are_said_and_left_as_they_are(cache_dir: Path, share: Path, text: str) -> None:
    path = Attachments().path
    path.parent.mkdir(parents=True)
    path.write_text(text)
    assert notes(cache_dir) == ["broken-settings"]
    answer = run("--cache-dir", cache_dir, "layer", "add", share)
    assert answer.code == 1
    assert str(path) in answer.err
    assert path.read_text() == text


def test_comments_of_the_person_stay(layered: Path, share: Path, tmp_path: Path) -> None:
    path = Attachments().path
    path.write_text("# the team's\n" + path.read_text())
    (tmp_path / "image").mkdir()
    assert run("--cache-dir", layered, "layer", "add", tmp_path / "image").code == 0
    assert path.read_text().startswith("# the team's\n")
    assert Attachments().layers(layered) == (share, tmp_path / "image")


# Directories of several people


def test_what_is_made_in_a_shared_directory_is_open_to_its_group_whatever_the_umask(
    cache_dir: Path, distribution: DistributionFolder, six: Wheel, index_server: StartIndex
) -> None:
    cache_dir.mkdir()
    cache_dir.chmod(0o2770)
    (cache_dir / six.file_name).write_bytes(POISON)
    index = index_server(build_wheel("plotly"))
    before = os.umask(0o077)
    try:
        answer = warm(cache_dir, "pytz", "plotly", "--distribution", distribution, "--index-url", index.url)
        assert answer.code == 0, answer.err
        answer = run("--cache-dir", cache_dir, "repair", "--distribution", distribution, "--index-url", index.url)
        assert answer.code == 0, answer.err
    finally:
        os.umask(before)
    for path in (path for path in cache_dir.rglob("*") if path.parent == cache_dir):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode & 0o060 == 0o060, path
        assert not mode & 0o007, path
        assert path.is_file() or mode & stat.S_ISGID, path


def test_a_directory_that_is_not_shared_keeps_the_umask(cache_dir: Path, distribution: DistributionFolder) -> None:
    before = os.umask(0o077)
    try:
        assert warm(cache_dir, "six", "--distribution", distribution, *ONLY).code == 0
    finally:
        os.umask(before)
    assert {stat.S_IMODE(path.stat().st_mode) for path in cache_dir.iterdir()} == {0o600}


# How it is started


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
def test_the_snippet_uses_the_second_directory_of_runtimes_that_have_one(
    cache_dir: Path, share: Path, release: str | None, line: str | None, two: bool
) -> None:
    snippet = layer_snippet(cache_dir, [share], release=release, line=line)
    assert ("packageBaseUrl" in snippet.code) is two
    assert (snippet.layer == share) is two
    assert str(cache_dir) in snippet.code


def test_the_snippet_names_the_lock_file_that_knows_most(
    layered: Path, share: Path, distribution: DistributionFolder, index_server: StartIndex
) -> None:
    def snippet() -> Answer:
        return run("--cache-dir", layered, "layer", "snippet")

    assert "lockFileURL" not in snippet().out
    shutil.copy(distribution.lock_path, share)
    assert f'lockFileURL: "{share}/pyodide-lock.json"' in snippet().out
    index = index_server(build_wheel("plotly"))
    warm(layered, "plotly", "--distribution", distribution, "--index-url", index.url)
    assert f'lockFileURL: "{layered}/pyodide-lock.json"' in snippet().out


def test_layers_are_no_part_of_what_a_directory_holds(layered: Path, six: Wheel) -> None:
    inventory = inventory_of(layered)
    assert inventory.entries == ()
    assert inventory.totals.files == 0
    assert [entry.file_name for entry in inventory.available] == [six.file_name]
