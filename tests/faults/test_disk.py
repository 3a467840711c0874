"""Disks that are full or may not be written: a clear error each, and nothing left behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.base.problems import disk_problem
from pyodide_cache.messages import explain
from support import other_user
from support.cli import run
from support.other_user import Nobody
from support.servers import Serve
from support.wheels import DistributionFolder, build_wheel, write_distribution

tmp_path = other_user.tmp_path

ON_SMALL_DISK = """
mount --make-rprivate / 2>/dev/null  # not in a chroot, whose root is no mount point
mount -t tmpfs -o size=1m tmpfs "$1" || exit 99
trap 'cd /; umount "$disk"' EXIT
cp "$2"/pytz* "$1"
out=$3; disk=$1; shift 3
"$@" > "$out"
echo "$?"
ls -A "$disk" | grep -vx pyodide-lock.json
cd "$disk" && sha256sum *.whl | cut -d' ' -f1
"""


def on_small_disk(tmp_path: Path, seed: Path, *words: object) -> tuple[int, list[str], Any]:
    """Run the command with a cache directory on a disk of 1 MB of its own, and look at what is left."""
    disk, out = tmp_path / "disk", tmp_path / "out.json"
    disk.mkdir()
    maps = [] if os.getuid() == 0 else ["--map-root-user"]
    command = [sys.executable, "-m", "pyodide_cache", "--cache-dir", disk, "warm-up", *words, "--json"]
    arguments = [
        "unshare",
        "--mount",
        "--propagation",
        "unchanged",
        *maps,
        "sh",
        "-c",
        ON_SMALL_DISK,
        "sh",
        disk,
        seed,
        out,
        *command,
    ]
    done = subprocess.run([str(item) for item in arguments], capture_output=True, text=True, check=True)
    code, *left = done.stdout.split()
    return int(code), left, json.loads(out.read_text())


@pytest.fixture
def large(tmp_path: Path) -> DistributionFolder:
    wheels = [build_wheel("large", payload=3_000_000), build_wheel("small"), build_wheel("pytz")]
    return write_distribution(tmp_path / "large", wheels)


def test_a_disk_that_fills_up_is_said_and_nothing_half_is_left(
    large: DistributionFolder, tmp_path: Path, serve: Serve
) -> None:
    words = ("large", "pytz", "--distribution", serve(large), "--source", "distribution")
    code, left, answer = on_small_disk(tmp_path, large.path, *words)
    pytz = large.wheels["pytz"]
    assert code == 1
    assert left == [pytz.file_name, pytz.sha256]
    assert [(row["requirement"], row["code"]) for row in answer["failed"]] == [("large", "no-space")]
    assert "Free some" in answer["failed"][0]["reason"]
    assert [row["name"] for row in answer["cached"]] == ["pytz"]


def test_what_cannot_fit_is_refused_before_the_first_byte_where_sizes_are_known(
    large: DistributionFolder, tmp_path: Path
) -> None:
    words = ("large", "pytz", "--distribution", large, "--source", "distribution")
    code, left, answer = on_small_disk(tmp_path, large.path, *words)
    assert code == 1
    assert len(left) == 2
    assert [row["code"] for row in answer["failed"]] == ["no-space"]
    assert "3.0 MB needed" in answer["failed"][0]["reason"]


def test_after_the_disk_was_full_a_small_package_still_fits(
    large: DistributionFolder, tmp_path: Path, serve: Serve
) -> None:
    words = ("small", "--distribution", serve(large), "--source", "distribution")
    code, left, _ = on_small_disk(tmp_path, large.path, *words)
    assert code == 0
    assert large.wheels["small"].file_name in left


@pytest.fixture
def open_home(tmp_path: Path, home: Path) -> Path:
    """Let others write the home."""
    for folder in (home, *home.rglob("*")):
        folder.chmod(0o777)
    return tmp_path


def test_a_directory_that_may_not_be_written_is_said_for_each_package(
    nobody: Nobody, open_home: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    six = distribution.wheels["six"]
    six.write_to(cache_dir)
    cache_dir.chmod(0o555)
    words = ("six", "pytz", "--distribution", distribution, "--source", "distribution", "--json")
    done = nobody.command("--cache-dir", cache_dir, "warm-up", *words)
    cache_dir.chmod(0o755)
    assert done.returncode == 1, done.stderr
    answer = json.loads(done.stdout)
    failed = {row["requirement"]: row["code"] for row in answer["failed"]}
    assert failed == {"pytz": "no-permission", "pyodide-lock.json": "no-permission"}
    assert "permissions" in answer["failed"][0]["reason"]
    assert [row["name"] for row in answer["cached"]] == ["six"]
    assert [path.name for path in cache_dir.iterdir()] == [six.file_name]


@pytest.mark.parametrize("mode", [["--delete"], []], ids=["for good", "trash"])
def test_a_directory_that_may_not_be_changed_is_named_and_its_files_stay(
    nobody: Nobody, mode: list[str], open_home: Path, cache_dir: Path
) -> None:
    wheel = build_wheel("six")
    wheel.write_to(cache_dir)
    cache_dir.chmod(0o555)
    done = nobody.command("--cache-dir", cache_dir, "clear", "--yes", *mode)
    cache_dir.chmod(0o755)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: {cache_dir}: Permission denied")
    assert done.stderr.count("\n") == 1
    assert (cache_dir / wheel.file_name).exists()


def test_a_directory_that_may_not_be_read_is_a_clear_error(nobody: Nobody, open_home: Path, cache_dir: Path) -> None:
    cache_dir.mkdir()
    cache_dir.chmod(0)
    for words in (["list"], ["warm-up", "six", "--source", "distribution"], ["clear", "--yes"]):
        done = nobody.command("--cache-dir", cache_dir, *words)
        assert done.returncode == 1
        assert done.stderr.startswith("Error: ")
        assert "ermission" in done.stderr
    cache_dir.chmod(0o755)


def test_a_home_that_may_not_be_written_costs_only_time(
    nobody: Nobody, open_home: Path, home: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    cache_dir.mkdir()
    cache_dir.chmod(0o777)
    home.chmod(0o555)
    words = ("warm-up", "six", "--distribution", distribution, "--source", "distribution")
    done = nobody.command("--cache-dir", cache_dir, *words)
    assert done.returncode == 0, done.stderr
    assert nobody.command("--cache-dir", cache_dir, "list").returncode == 0
    failed = nobody.command("lists", "save", "mine", "six")
    home.chmod(0o777)
    assert failed.returncode == 1
    assert failed.stderr.startswith("Error: ")


@pytest.mark.parametrize("number", ["ENOSPC", "EDQUOT", "EACCES", "EROFS", "EIO", "ESTALE", "ENOTDIR", "EMLINK"])
def test_every_error_of_a_disk_has_a_sentence_with_its_place(number: str) -> None:
    import errno

    code = getattr(errno, number)
    assert "/the/place" in explain(disk_problem(OSError(code, os.strerror(code)), "/the/place"))


def test_a_layer_and_a_store_that_may_not_be_read_are_said_and_the_warm_up_goes_on(
    nobody: Nobody, open_home: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    closed = open_home / "closed"
    for folder in (cache_dir, closed):
        folder.mkdir()
        folder.chmod(0o777)
    assert nobody.command("--cache-dir", cache_dir, "layer", "add", closed).returncode == 0
    store = ("--store", open_home / "cache" / ".." / "closed" / "store")
    assert nobody.command("store", "adopt", cache_dir, *store, "--yes").returncode == 0
    closed.chmod(0)
    for words in (
        ("--cache-dir", cache_dir, "list"),
        ("--cache-dir", cache_dir, "warm-up", "six", "--distribution", distribution, "--source", "distribution"),
    ):
        done = nobody.command(*words)
        assert done.returncode == 0, done.stderr
        assert "ermission" in done.stderr
    gc = nobody.command("store", "gc", *store, "--yes")
    closed.chmod(0o755)
    assert gc.returncode == 1
    assert gc.stderr.startswith("Error: ")
    assert distribution.wheels["six"].file_name in {path.name for path in cache_dir.iterdir()}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make files of others")
def test_in_a_sticky_folder_files_of_others_stay_and_are_named(
    nobody: Nobody, open_home: Path, home: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    cache_dir.mkdir()
    cache_dir.chmod(0o1777)
    damaged, own = cache_dir / distribution.wheels["six"].file_name, cache_dir / build_wheel("own").file_name
    damaged.write_bytes(b"damaged")
    own.write_bytes(build_wheel("own").data)
    os.chown(own, 65534, 65534)
    for words in (("list",), ("verify",), ("repair", "--distribution", distribution), ("clear", "--yes", "--delete")):
        done = nobody.command("--cache-dir", cache_dir, *words)
        assert done.returncode == (0 if words == ("list",) else 1), (words, done)
        assert "Traceback" not in done.stderr
        if words[0] in {"repair", "clear"}:
            assert damaged.name in done.stderr
            assert "ermission" in done.stderr
    assert damaged.read_bytes() == b"damaged"
    assert not own.exists()
    assert {path.name for path in cache_dir.iterdir() if path.name[0] != "."} == {damaged.name}


def test_read_only_files_of_a_store_are_moved_to_the_trash_and_back(
    nobody: Nobody, open_home: Path, trash: Path, distribution: DistributionFolder
) -> None:
    directory, store = open_home / "mine", open_home / "store"
    for folder in (directory, store):
        folder.mkdir()
        folder.chmod(0o777)
    words = ("six", "--distribution", distribution, "--source", "distribution")
    assert nobody.command("store", "adopt", directory, "--store", store, "--hard-links", "--yes").returncode == 0
    assert nobody.command("--cache-dir", directory, "warm-up", *words).returncode == 0
    (blob,) = store.glob("blobs/sha256/*/*")
    before = blob.stat()
    assert before.st_mode & 0o222 == 0

    cleared = nobody.command("--cache-dir", directory, "clear", "--yes")
    assert cleared.returncode == 0, cleared.stderr
    (moved,) = (path for path in trash.iterdir() if path.suffix == ".whl")
    assert (moved.stat().st_ino, moved.stat().st_mode) == (before.st_ino, before.st_mode)
    undone = nobody.command("--cache-dir", directory, "undo", "--yes")
    assert undone.returncode == 0, undone.stderr
    (back,) = directory.glob("six-*.whl")
    assert (back.stat().st_ino, back.stat().st_mode) == (before.st_ino, before.st_mode)


def test_several_people_share_a_directory_and_a_store(
    nobody: Nobody, open_home: Path, home: Path, distribution: DistributionFolder
) -> None:
    # Ours first, then another user's: the system lets no user link a file of another that is not writable.
    shared, store = open_home / "shared", open_home / "store"
    for folder in (shared, store):
        folder.mkdir()
        os.chown(folder, -1, 65534 if os.getuid() == 0 else -1)
        folder.chmod(0o2770)
    words = ("warm-up", "six", "pytz", "--distribution", distribution, "--source", "distribution")
    assert run("store", "adopt", shared, "--store", store, "--hard-links", "--yes").code == 0
    assert run("--cache-dir", shared, *words).code == 0
    mine = {path.name: path.read_bytes() for path in shared.iterdir()}
    for path in home.rglob("*"):  # the other one reads the same settings
        path.chmod(0o777)
    done = nobody.command("store", "adopt", shared, "--store", store, "--hard-links", "--yes")
    assert done.returncode == 0, done.stderr
    assert nobody.command("--cache-dir", shared, "clear", "--yes", "--delete").returncode == 0
    done = nobody.command("--cache-dir", shared, *words)
    assert done.returncode == 0, done.stderr
    assert {path.name: path.read_bytes() for path in shared.iterdir()} == mine
    assert nobody.command("store", "verify", "--store", store).returncode == 0
    assert nobody.command("store", "gc", "--store", store, "--grace", "0", "--yes").returncode == 0
    assert len(list(store.glob("blobs/sha256/*/*"))) == 2
    assert not [path for path in store.glob("blobs/sha256/*/*") if path.stat().st_mode & 0o222]
    assert run("--cache-dir", shared, "verify").code == 0
