"""Cleanups delete what no channel names, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, ItemDone
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.messages import explain
from pyodide_cache.settings.teams import Team
from pyodide_cache.team import gc
from pyodide_cache.team.bucket import Bucket
from pyodide_cache.team.channel import read_channel, read_manifest
from pyodide_cache.team.check import check_bytes
from pyodide_cache.team.folder_bucket import FolderBucket
from pyodide_cache.team.gc import plan_team_gc, run_team_gc
from pyodide_cache.team.layout import (
    BLOBS,
    GC_LEASES,
    LEASES,
    MANIFESTS,
    REFS,
    StoredObject,
    blob_key,
    manifest_key,
    ref_key,
)
from pyodide_cache.team.lease import held_lease
from pyodide_cache.team.manifest import Manifest
from support.teams import keys_of, push, push_file, report_of
from support.wheels import build_wheel

A, B, C = (build_wheel(name, payload=2000) for name in ("a", "b", "c"))


@pytest.fixture
def filled(team: Team, tmp_path: Path) -> Team:
    """Return a team cache whose channel had ``a`` and ``b``, and has only ``b`` now."""
    push(team, push_file(tmp_path, A), push_file(tmp_path, B))
    push(team, push_file(tmp_path, B), replaces=True)
    return team


def test_what_no_channel_names_is_deleted(filled: Team, bucket: Bucket, cancel: Cancel) -> None:
    plan = plan_team_gc(bucket, keep_days=0, cancel=cancel)
    assert [item.key for item in plan.items] == [blob_key(A.sha256)]
    assert (plan.bytes, plan.used, len(plan.manifests)) == (len(A.data), 1, 1)
    report = report_of(run_team_gc(plan, bucket, cancel=cancel))
    assert (report.removed, report.manifests, report.bytes_freed) == (1, 1, len(A.data))
    assert keys_of(bucket, BLOBS) == {blob_key(B.sha256)}
    digest = read_channel(bucket, "stable", cancel).digest
    assert keys_of(bucket, MANIFESTS) == {manifest_key(digest)}
    assert keys_of(bucket, LEASES) == set()


def test_what_is_recent_is_kept_with_its_manifest(filled: Team, bucket: Bucket, cancel: Cancel) -> None:
    before = keys_of(bucket)
    plan = plan_team_gc(bucket, cancel=cancel)
    assert (plan.items, plan.manifests, plan.used) == ((), (), 2)
    report_of(run_team_gc(plan, bucket, cancel=cancel))
    assert keys_of(bucket) == before


def test_what_a_running_push_relies_on_is_kept(filled: Team, bucket: Bucket, cancel: Cancel) -> None:
    plan = plan_team_gc(bucket, keep_days=0, cancel=cancel)
    with held_lease(bucket, [A.sha256], cancel):
        assert report_of(run_team_gc(plan, bucket, cancel=cancel)).removed == 0
    assert blob_key(A.sha256) in keys_of(bucket)


def test_what_a_channel_names_since_the_plan_is_kept(
    filled: Team, bucket: Bucket, cancel: Cancel, tmp_path: Path
) -> None:
    plan = plan_team_gc(bucket, keep_days=0, cancel=cancel)
    push(filled, push_file(tmp_path, A), channel="testing")
    assert report_of(run_team_gc(plan, bucket, cancel=cancel)).removed == 0


def test_a_channel_that_cannot_be_read_stops_a_cleanup(filled: Team, bucket: Bucket, cancel: Cancel) -> None:
    plan = plan_team_gc(bucket, keep_days=0, cancel=cancel)
    bucket.replace(ref_key("bad"), b"x")
    with pytest.raises(Problem):
        plan_team_gc(bucket, keep_days=0, cancel=cancel)
    with pytest.raises(Problem):
        report_of(run_team_gc(plan, bucket, cancel=cancel))
    assert blob_key(A.sha256) in keys_of(bucket)


def test_where_channels_cannot_be_listed_nothing_is_deleted(
    folder_team: Team, tmp_path: Path, cancel: Cancel
) -> None:
    class NoChannels(FolderBucket):
        def list(self, prefix: str) -> Iterator[StoredObject]:
            if prefix == REFS:
                raise Problem(Code.TEAM_DENIED, team="class", what="list", key=prefix, error="403")
            return super().list(prefix)

    push(folder_team, push_file(tmp_path, A))
    with pytest.raises(Problem) as caught:
        plan_team_gc(NoChannels(folder_team), keep_days=0, cancel=cancel)
    assert caught.value.code is Code.TEAM_DENIED


def test_a_damaged_manifest_stops_a_cleanup_until_it_is_removed(filled: Team, bucket: Bucket, cancel: Cancel) -> None:
    named = manifest_key(read_channel(bucket, "stable", cancel).digest)
    (earlier,) = keys_of(bucket, MANIFESTS) - {named}
    bucket.replace(earlier, b"x")
    with pytest.raises(Problem, match=earlier) as caught:
        plan_team_gc(bucket, cancel=cancel)
    assert f"team check --bytes --remove-damaged --team {bucket.team.name}, " in explain(caught.value)
    assert report_of(check_bytes(bucket, remove=True, cancel=cancel)).damaged == (earlier,)
    assert len(plan_team_gc(bucket, keep_days=0, cancel=cancel).items) == 1


def test_a_manifest_that_another_cleanup_deletes_meanwhile_names_no_package(
    filled: Team, bucket: Bucket, cancel: Cancel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_late(bucket: Bucket, digest: str, cancel: Cancel) -> Manifest:
        bucket.delete([manifest_key(digest)])
        return read_manifest(bucket, digest, cancel)

    monkeypatch.setattr(gc, "read_manifest", read_late)
    plan = plan_team_gc(bucket, cancel=cancel)
    assert (plan.items, plan.used, plan.recent) == ((), 1, 1)


def test_foreign_files_are_left_alone(filled: Team, bucket: Bucket, cancel: Cancel) -> None:
    foreign = {f"{BLOBS}/README", f"{BLOBS}/zz/{A.sha256}", f"{MANIFESTS}/x.txt", "v1/mine", "v1/refs/.DS_Store"}
    for key in foreign:
        bucket.replace(key, b"mine")
    report_of(run_team_gc(plan_team_gc(bucket, keep_days=0, cancel=cancel), bucket, cancel=cancel))
    assert foreign <= keys_of(bucket)


def test_a_push_sees_a_cleanup_that_deletes(filled: Team, bucket: Bucket, cancel: Cancel) -> None:
    events = run_team_gc(plan_team_gc(bucket, keep_days=0, cancel=cancel), bucket, cancel=cancel)
    assert any(isinstance(event, ItemDone) for event in events)  # the first one, while the others wait
    (lease,) = keys_of(bucket, LEASES)
    assert lease.startswith(GC_LEASES)
    events.close()
    assert not keys_of(bucket, LEASES)


def test_two_cleanups_at_once_are_fine(filled: Team, bucket: Bucket, cancel: Cancel) -> None:
    plan = plan_team_gc(bucket, keep_days=0, cancel=cancel)
    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(lambda: report_of(run_team_gc(plan, bucket, cancel=Cancel()))) for _ in range(2)]
        assert [report.failed for report in (job.result() for job in jobs)] == [(), ()]
    assert keys_of(bucket, BLOBS) == {blob_key(B.sha256)}
    assert keys_of(bucket, LEASES) == set()


def test_a_cancel_stops_before_the_next_batch(filled: Team, bucket: Bucket, cancel: Cancel) -> None:
    plan = plan_team_gc(bucket, keep_days=0, cancel=cancel)
    cancel.set()
    report = report_of(run_team_gc(plan, bucket, cancel=cancel))
    assert (report.removed, report.cancelled) == (0, True)


def test_no_request_deletes_more_than_a_storage_allows(
    folder_team: Team, cancel: Cancel, monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket = FolderBucket(folder_team)
    folder = folder_team.folder / BLOBS / "ab"
    folder.mkdir(parents=True)
    for number in range(1001):
        (folder / f"ab{number:062d}").touch()
    sizes: list[int] = []
    delete = bucket.delete

    def counted(keys: Iterable[str]) -> None:
        wanted = [*keys]
        sizes.append(len(wanted))
        delete(wanted)

    monkeypatch.setattr(bucket, "delete", counted)
    report = report_of(run_team_gc(plan_team_gc(bucket, keep_days=-1, cancel=cancel), bucket, cancel=cancel))
    assert report.removed == 1001
    assert max(sizes) == 1000  # of S3


def test_only_days_that_passed_by_the_clock_of_the_storage_count(
    folder_team: Team, tmp_path: Path, cancel: Cancel
) -> None:
    bucket = FolderBucket(folder_team)
    push(folder_team, push_file(tmp_path, A))
    push(folder_team, push_file(tmp_path, B), replaces=True)
    for key in keys_of(bucket):
        path = folder_team.folder / key
        os.utime(path, (0, path.stat().st_mtime - 40 * 24 * 3600))
    assert [item.key for item in plan_team_gc(bucket, cancel=cancel).items] == [blob_key(A.sha256)]
    assert plan_team_gc(bucket, keep_days=41, cancel=cancel).items == ()


def test_a_cleanup_makes_no_folder_where_a_share_is_not_mounted(tmp_path: Path, cancel: Cancel) -> None:
    share = tmp_path / "share"
    with pytest.raises(Problem) as caught:
        plan_team_gc(FolderBucket(Team("class", share.as_uri())), cancel=cancel)
    assert caught.value.code is Code.TEAM_UNREACHABLE
    assert not share.exists()
