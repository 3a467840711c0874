"""A new snapshot replaces the current one in one step, and old ones are removed."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support.cli import files_of, run
from support.servers import Serve
from support.snapshots import create, outdate, snapshots, wheels_in
from support.wheels import DistributionFolder


def test_a_refresh_builds_the_same_snapshot_and_keeps_some_old_ones(
    root: Path, distribution: DistributionFolder, serve: Serve
) -> None:
    server = serve(distribution)
    first = Path(create(root, server, "six", "pytz").json["snapshot"])
    before = dict(server.requests)
    seen = {first}
    for _ in range(3):
        outdate(root)
        answer = run("snapshot", "refresh", root, "--keep", 2, "--json")
        assert answer.code == 0, answer.err
        assert answer.json["packages"] == ["six", "pytz"]
        assert answer.json["bytes_fetched"] == 0
        seen.add(Path(answer.json["snapshot"]))
    assert {path: n for path, n in server.requests.items() if path.endswith("whl")} == {
        path: n for path, n in before.items() if path.endswith("whl")
    }
    assert len(seen) == 4
    assert len(snapshots(root)) == 3
    assert (root / "current").resolve() in seen
    outdate(root)
    assert run("snapshot", "refresh", root, "--keep", 0).code == 0
    assert snapshots(root) == [(root / "current").resolve()]
    assert files_of(root) == {"current", ".lock", snapshots(root)[0].name}


@pytest.mark.slow
def test_many_refreshes_at_once_leave_one_complete_current_snapshot(
    root: Path, distribution: DistributionFolder
) -> None:
    create(root, distribution, "six", "pytz")
    outdate(root)
    command = [sys.executable, "-m", "pyodide_cache", "snapshot", "refresh", str(root), "--keep", "1"]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True, stdout=subprocess.PIPE) for _ in range(5)]
    while any(child.poll() is None for child in running):
        assert (root / "current" / "SHA256SUMS").exists()
    errors = [child.communicate()[1] for child in running]
    assert [child.returncode for child in running] == [0] * 5, errors
    assert len(snapshots(root)) == 2
    assert wheels_in(root / "current") == {"six", "pytz"}
    done = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=root / "current", check=False)
    assert done.returncode == 0
    assert not list(root.glob(".building*"))


def test_folders_of_killed_processes_are_removed_after_a_day(root: Path, distribution: DistributionFolder) -> None:
    create(root, distribution, "six")
    for name, hours in (("old", 25), ("new", 1)):
        left = root / f".building-{name}"
        left.mkdir()
        (left / "x.whl").write_bytes(b"half")
        moment = time.time() - hours * 3600
        os.utime(left, (moment, moment))
    outdate(root)
    assert run("snapshot", "refresh", root).code == 0
    assert [path.name for path in root.glob(".building*")] == [".building-new"]


def test_a_folder_with_other_files_is_refused(root: Path, distribution: DistributionFolder) -> None:
    root.mkdir()
    (root / "photo.jpg").write_bytes(b"sand")
    answer = create(root, distribution, "six")
    assert answer.code == 2
    assert f"{root} has no snapshot, but other files, such as photo.jpg. " in answer.err
    assert files_of(root) == {"photo.jpg"}
    answer = create(root / "photo.jpg", distribution, "six")
    assert (answer.code, "photo.jpg is not a directory" in answer.err) == (2, True)


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_a_folder_that_has_the_name_of_the_link_is_named_and_nothing_is_built(
    root: Path, distribution: DistributionFolder, kind: str
) -> None:
    root.mkdir()
    taken = root / "current"
    taken.mkdir() if kind == "folder" else taken.write_bytes(b"notes")
    answer = create(root, distribution, "six")
    assert answer.code == 1
    assert f"{taken} exists already" in answer.err
    assert [path.name for path in root.iterdir()] == ["current"]


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP])
def test_where_links_cannot_be_made_it_is_said_before_anything_is_built(
    root: Path, distribution: DistributionFolder, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "symlink_to", refuse)
    monkeypatch.setattr(Path, "chmod", refuse)  # neither may what was begun stay
    answer = create(root, distribution, "six")
    assert (answer.code, answer.json["error"]["code"]) == (1, "no-links")
    assert not root.exists()


@pytest.mark.parametrize("call", ["replace", "symlink_to"])
def test_a_snapshot_that_cannot_become_the_current_one_is_removed_and_the_disk_is_to_blame(
    root: Path, distribution: DistributionFolder, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    before = Path(create(root, distribution, "six").json["snapshot"])
    real = getattr(Path, call)

    def fail(path: Path, *args: object, **options: object) -> object:
        if path.name.startswith(".current."):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(path, *args, **options)

    monkeypatch.setattr(Path, call, fail)
    answer = create(root, distribution, "pytz")
    assert (answer.code, answer.json["error"]["code"]) == (1, "disk-error")
    assert ((root / "current").resolve(), snapshots(root)) == (before, [before])
    text = run("snapshot", "refresh", root, "--skip-missing")
    assert "not available" not in text.err
