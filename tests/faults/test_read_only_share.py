"""Case C5: a warm directory on a share that may only be read needs neither the network nor the right to write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support import other_user
from support.cli import warm
from support.other_user import Nobody
from support.servers import StartIndex
from support.wheels import build_wheel

tmp_path = other_user.tmp_path


def test_c5_a_warm_directory_may_be_read_only(
    nobody: Nobody, home: Path, tmp_path: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("alpha", requires=["beta"]), build_wheel("beta"))
    share = tmp_path / "share"
    words = ("alpha", "--source", "index", "--index-url", index.url)
    assert warm(share, *words).code == 0
    for path in (home, *home.rglob("*")):
        path.chmod(0o755)
    share.chmod(0o555)
    asked = index.server.total
    index.stop()
    before = {path.name: path.stat().st_mtime_ns for path in share.iterdir()}
    for offline in ([], ["--offline"]):
        done = nobody.command("--cache-dir", share, "warm-up", *words, "--json", *offline)
        assert done.returncode == 0, done.stderr
        assert len(json.loads(done.stdout)["cached"]) == 2
    assert index.server.total == asked
    assert {path.name: path.stat().st_mtime_ns for path in share.iterdir()} == before
    share.chmod(0o755)


@pytest.mark.parametrize("words", [["clear"], ["clear", "--delete"], ["clear", "--dry-run"], ["remove", "six"]])
def test_a_read_only_directory_is_refused_before_a_removal_is_promised(
    nobody: Nobody, home: Path, tmp_path: Path, words: list[str]
) -> None:
    home.chmod(0o777)
    share = tmp_path / "share"
    for number in range(3):
        build_wheel("six", f"1.{number}").write_to(share)
    share.chmod(0o555)
    done = nobody.command(*words, "--yes", "--cache-dir", share)
    share.chmod(0o755)
    assert done.returncode == 1, done.stderr
    assert done.stderr.count("Permission denied") == 1
    assert "trash" not in done.stdout + done.stderr
    assert len(list(share.iterdir())) == 3


def test_c3_a_file_that_may_not_be_read_does_not_count_as_cached(nobody: Nobody, home: Path, tmp_path: Path) -> None:
    home.chmod(0o777)
    share = tmp_path / "share"
    build_wheel("six").write_to(share).chmod(0o000)
    checked = nobody.command("check", "six", "--cache-dir", share)
    assert (checked.returncode, checked.stdout) == (1, "six  not cached  (you may not read its file)\n")
    repaired = nobody.command("repair", "--cache-dir", share)
    assert repaired.returncode == 1
    assert "Permission denied" in repaired.stderr


LOOK = """
from pyodide_cache import Cache, Problem
with Cache(sys.argv[1]) as cache:
    print(len(cache.inventory().entries), cache.can_undo())
    try:
        cache.undo()
    except Problem as problem:
        print(problem.code)
"""


def test_where_the_folder_of_undos_may_not_be_entered_the_files_are_still_shown(
    nobody: Nobody, home: Path, tmp_path: Path
) -> None:
    home.chmod(0o777)
    state = home / ".local" / "state"
    state.mkdir(parents=True)
    state.chmod(0o000)
    build_wheel("six").write_to(tmp_path / "share")
    done = nobody.run(LOOK, tmp_path / "share")
    state.chmod(0o755)
    assert done.stdout.split() == ["1", "False", "no-permission"], done.stderr
