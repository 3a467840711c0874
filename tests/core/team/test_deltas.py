"""An upgrade from a team cache transfers the difference to what is cached, and never trusts it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.formats.inflated import packed
from pyodide_cache.settings.teams import Team, Teams
from pyodide_cache.team import deltas
from pyodide_cache.team.bucket import Bucket, open_bucket
from pyodide_cache.team.gc import plan_team_gc, run_team_gc
from pyodide_cache.team.layout import DELTAS, blob_key, delta_key
from pyodide_cache.team.push import plan_push, run_push
from support import upgrading
from support.cli import run
from support.servers import StartIndex
from support.teams import keys_of, push, push_file, report_of
from support.wheels import build_wheel, prose, write_distribution

MODULES = {"pkg": prose("a"), "pkg_b": prose("b")}
OLD, NEW, NEWEST = (
    build_wheel("pkg", version, modules={**MODULES, "pkg_c": f"VERSION = {version!r}"})
    for version in ("1.0", "1.1", "1.2")
)
OTHER = build_wheel("pkg", "2.0", modules={"pkg": prose("other")})
CUT_SHORT = (packed(NEW.data, base=OLD.data) or b"")[:-9]
ONLY = ("--source", "distribution", "--json")


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """Return a lock file of the new version without its file: the bytes can only come from the team cache."""
    lock = write_distribution(tmp_path / "published", [NEW]).lock_path
    (tmp_path / "published" / NEW.file_name).unlink()
    return lock


@pytest.fixture
def upgraded(team: Team, tmp_path: Path) -> Team:
    """Return an attached team cache to which an old version was pushed, and then a new one."""
    for wheel in (OLD, NEW):
        push(team, push_file(tmp_path / "pushed", wheel))
    Teams().add(team)
    return team


def pull(lock: Path, cache_dir: Path) -> dict[str, Any]:
    answer = run("team", "pull", "--distribution", lock, "--cache-dir", cache_dir, *ONLY)
    assert (cache_dir / NEW.file_name).read_bytes() == NEW.data
    found: dict[str, Any] = answer.json
    return found


def test_a_push_adds_what_makes_a_file_of_the_versions_before(team: Team, bucket: Bucket, tmp_path: Path) -> None:
    for wheel in (OLD, NEW):
        push(team, push_file(tmp_path, wheel))
    report = push(team, push_file(tmp_path, NEWEST))
    assert keys_of(bucket, DELTAS) == {
        delta_key(NEW.sha256, OLD.sha256),
        delta_key(NEWEST.sha256, NEW.sha256),
        delta_key(NEWEST.sha256, OLD.sha256),
    }
    assert len(report.deltas) == 2
    assert sum(report.deltas) < 0.1 * len(NEWEST.data)
    assert push(team, push_file(tmp_path, NEWEST)).deltas == ()


def test_a_delta_that_would_be_large_is_not_kept_and_not_tried_again(
    team: Team, bucket: Bucket, tmp_path: Path
) -> None:
    push(team, push_file(tmp_path, OLD))
    assert push(team, push_file(tmp_path, OTHER)).deltas == ()
    content = bucket.get(delta_key(OTHER.sha256, OLD.sha256), 1000)
    assert content is not None
    assert content.data == b""
    bucket.delete([blob_key(OLD.sha256)])
    assert push(team, push_file(tmp_path, OTHER)).deltas == ()


def test_a_push_of_an_older_version_makes_no_delta(team: Team, bucket: Bucket, tmp_path: Path) -> None:
    push(team, push_file(tmp_path, NEW))
    push(team, push_file(tmp_path, OLD))
    assert keys_of(bucket, DELTAS) == set()


def test_what_was_replaced_in_the_channel_is_a_base(team: Team, bucket: Bucket, tmp_path: Path) -> None:
    push(team, push_file(tmp_path, OLD))
    push(team, push_file(tmp_path, NEW), replaces=True)
    assert keys_of(bucket, DELTAS) == {delta_key(NEW.sha256, OLD.sha256)}


def test_a_push_that_is_canceled_while_deltas_are_made_is_complete(
    team: Team, bucket: Bucket, tmp_path: Path, cancel: Cancel
) -> None:
    push(team, push_file(tmp_path, OLD))
    plan = plan_push(bucket, "stable", [push_file(tmp_path, NEW)], cancel=cancel)
    for event in run_push(plan, bucket, cancel=cancel):
        if getattr(event, "step", "") == "team-deltas":
            cancel.set()
    assert isinstance(event, Finished)
    assert (event.report.cancelled, event.report.in_channel, event.report.failed) == (False, 2, ())


def test_an_upgrade_takes_the_difference(upgraded: Team, published: Path, cache_dir: Path) -> None:
    OLD.write_to(cache_dir)
    said = pull(published, cache_dir)
    assert said["bytes_fetched"] < 0.1 * len(NEW.data)
    assert said["bytes_saved"] == len(NEW.data) - said["bytes_fetched"]


def test_a_warm_up_takes_the_difference_and_says_so(upgraded: Team, published: Path, cache_dir: Path) -> None:
    OLD.write_to(cache_dir)
    answer = run("warm-up", "pkg", "--distribution", published, "--cache-dir", cache_dir, *ONLY[:-1])
    assert "saved by deltas" in answer.out
    assert "kB saved by deltas" in answer.err
    assert (cache_dir / NEW.file_name).read_bytes() == NEW.data


def test_a_file_of_the_same_name_with_other_bytes_is_a_base(
    team: Team, published: Path, cache_dir: Path, tmp_path: Path
) -> None:
    """As with the files that a Pyodide release builds again."""
    before = build_wheel("pkg", NEW.version, modules=MODULES)
    assert before.file_name == NEW.file_name
    push(team, push_file(tmp_path / "one", before))
    push(team, push_file(tmp_path / "two", NEW))
    Teams().add(team)
    before.write_to(cache_dir)
    assert pull(published, cache_dir)["bytes_saved"] > 0.9 * len(NEW.data)


@pytest.mark.parametrize("cached", [None, OTHER, NEWEST], ids=["nothing", "unknown", "newer"])
def test_without_the_right_base_the_whole_file_is_taken(
    upgraded: Team, published: Path, cache_dir: Path, cached: Any
) -> None:
    if cached:
        cached.write_to(cache_dir)
    assert pull(published, cache_dir)["bytes_fetched"] == len(NEW.data)


def test_a_damaged_base_is_not_used(upgraded: Team, published: Path, cache_dir: Path) -> None:
    path = OLD.write_to(cache_dir)
    path.write_bytes(OLD.data[:-1] + b"x")
    assert pull(published, cache_dir)["bytes_saved"] == 0


@pytest.mark.parametrize(
    "delta",
    [
        b"",
        b"poison",
        packed(OTHER.data),
        packed(OTHER.data, base=OLD.data),
        CUT_SHORT,
    ],
    ids=["empty", "no delta", "another file", "another version", "cut short"],
)
def test_a_wrong_delta_is_replaced_by_the_whole_file(
    upgraded: Team, published: Path, cache_dir: Path, delta: bytes
) -> None:
    open_bucket(upgraded).replace(delta_key(NEW.sha256, OLD.sha256), delta)
    OLD.write_to(cache_dir)
    assert pull(published, cache_dir)["bytes_fetched"] == len(NEW.data)


def test_a_delta_is_enough_when_the_file_is_gone(upgraded: Team, published: Path, cache_dir: Path) -> None:
    open_bucket(upgraded).delete([blob_key(NEW.sha256)])
    OLD.write_to(cache_dir)
    assert pull(published, cache_dir)["failed"] == []


def test_a_cleanup_deletes_the_deltas_of_what_it_deletes(
    upgraded: Team, bucket: Bucket, tmp_path: Path, cancel: Cancel
) -> None:
    push(upgraded, push_file(tmp_path, NEWEST), replaces=True)
    plan = plan_team_gc(bucket, keep_days=0, cancel=cancel)
    assert {item.key for item in plan.deltas} == {delta_key(NEW.sha256, OLD.sha256)}
    report_of(run_team_gc(plan, bucket, cancel=cancel))
    # Readers may have the versions that the team cache does not have anymore.
    assert keys_of(bucket, DELTAS) == {
        delta_key(NEWEST.sha256, NEW.sha256),
        delta_key(NEWEST.sha256, OLD.sha256),
    }


def test_an_upgrade_of_a_directory_takes_the_difference(
    team: Team, cache_dir: Path, index_server: StartIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new set is fetched into a folder of its own, and the old one is beside it."""
    monkeypatch.setattr(deltas, "_MOST", 1.0)  # wheels with next to nothing in them
    index = index_server(*upgrading.wheels())
    upgrading.old_directory(cache_dir, index)
    for wheel in index.wheels:
        if wheel.name == "pure":
            push(team, push_file(tmp_path / wheel.version, wheel, origin="index"))
    Teams().add(team)
    pure = index.wheels[-1]
    open_bucket(team).delete([blob_key(pure.sha256)])
    index.requests.clear()
    upgrading.upgrade(cache_dir, index)
    assert (cache_dir / pure.file_name).read_bytes() == pure.data
    assert not any(path.endswith(f"/{pure.file_name}") for path in index.requests)
