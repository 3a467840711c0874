"""Pushes add to a channel, upload nothing twice, and change nothing when they fail."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest

from pyodide_cache import Cache
from pyodide_cache.base.events import Cancel, StepStarted
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.settings.teams import Team, Teams
from pyodide_cache.team.bucket import Bucket, open_bucket
from pyodide_cache.team.channel import read_channel
from pyodide_cache.team.layout import BLOBS, LEASES, blob_key, manifest_key
from pyodide_cache.team.push import files_to_push, plan_push, run_push
from support.cli import run
from support.servers import StartIndex
from support.teams import keys_of, push, push_file, report_of
from support.wheels import DistributionFolder, build_wheel

A, B, C = (build_wheel(name, payload=5000) for name in ("a", "b", "c"))


def names_in(team: Team, bucket: Bucket, channel: str = "stable") -> list[str]:
    return [file.name for file in read_channel(bucket, channel, Cancel()).manifest.files]


def test_a_push_uploads_what_is_missing_and_adds_it_to_the_channel(
    team: Team, bucket: Bucket, tmp_path: Path
) -> None:
    first = push(team, push_file(tmp_path, A), push_file(tmp_path, B))
    assert (len(first.uploaded), first.present, first.in_channel) == (2, 0, 2)
    second = push(team, push_file(tmp_path, B), push_file(tmp_path, C))
    assert ([file.name for file in second.uploaded], second.present, second.in_channel) == (["c"], 1, 3)
    assert names_in(team, bucket) == ["a", "b", "c"]
    assert b"".join(bucket.chunks(blob_key(A.sha256))) == A.data
    assert keys_of(bucket, LEASES) == set()


def test_the_same_push_again_changes_nothing(team: Team, bucket: Bucket, tmp_path: Path) -> None:
    push(team, push_file(tmp_path, A))
    before = keys_of(bucket)
    again = push(team, push_file(tmp_path, A))
    assert (again.uploaded, again.present, again.in_channel) == ((), 1, 1)
    assert keys_of(bucket) == before


def test_channels_are_separate_and_can_be_replaced(team: Team, bucket: Bucket, tmp_path: Path) -> None:
    push(team, push_file(tmp_path, A), push_file(tmp_path, B))
    push(team, push_file(tmp_path, C), channel="testing")
    assert names_in(team, bucket, "testing") == ["c"]
    push(team, push_file(tmp_path, C), replaces=True)
    assert names_in(team, bucket) == ["c"]


def test_writers_at_once_lose_nothing(team: Team, bucket: Bucket, tmp_path: Path) -> None:
    wheels = [build_wheel(f"w{number}") for number in range(8)]
    threads = [threading.Thread(target=push, args=(team, push_file(tmp_path, wheel))) for wheel in wheels]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert names_in(team, bucket) == sorted(wheel.name for wheel in wheels)


def test_a_file_that_changed_since_the_plan_fails_and_the_others_are_pushed(
    folder_team: Team, tmp_path: Path
) -> None:
    files = [push_file(tmp_path, A), push_file(tmp_path, B)]
    files[0].path.write_bytes(B.data)
    report = push(folder_team, *files)
    assert [failure.problem.code for failure in report.failed] == [Code.CHANGED]
    os.truncate(files[0].path, 300 * 1024**3)
    assert [failure.problem.code for failure in push(folder_team, files[0]).failed] == [Code.CHANGED]
    assert report.in_channel == 1


def test_a_replacement_with_a_failure_leaves_the_channel(folder_team: Team, tmp_path: Path) -> None:
    push(folder_team, push_file(tmp_path, C))
    files = [push_file(tmp_path, A), push_file(tmp_path, B)]
    files[0].path.unlink()
    report = push(folder_team, *files, replaces=True)
    assert report.in_channel is None


def test_nothing_leaves_a_channel_that_a_push_is_not_to_change(
    folder_team: Team, tmp_path: Path, cancel: Cancel
) -> None:
    push(folder_team, push_file(tmp_path, C))
    bucket, failed = open_bucket(folder_team), [Failure("ghost", Problem(Code.NOT_CACHED, name="ghost", count=1))]
    replacing = partial(plan_push, bucket, "stable", replaces=True, cancel=cancel)
    assert [file.name for file in replacing([push_file(tmp_path, A)]).leaving] == ["c"]
    assert replacing([push_file(tmp_path, A)], failures=failed).leaving == replacing([]).leaving == ()


def test_a_truncated_object_is_written_again(team: Team, bucket: Bucket, tmp_path: Path) -> None:
    push(team, push_file(tmp_path, A))
    bucket.replace(blob_key(A.sha256), A.data[:100])
    assert len(push(team, push_file(tmp_path, A)).uploaded) == 1
    assert b"".join(bucket.chunks(blob_key(A.sha256))) == A.data


def test_a_cancel_keeps_what_is_uploaded_and_leaves_the_channel(
    team: Team, bucket: Bucket, tmp_path: Path, cancel: Cancel
) -> None:
    plan = plan_push(bucket, "stable", [push_file(tmp_path, A)], cancel=cancel)
    cancel.set()
    report = report_of(run_push(plan, bucket, cancel=cancel))
    assert report.cancelled
    assert report.in_channel is None
    assert names_in(team, bucket) == []
    assert keys_of(bucket, LEASES) == set()


def test_what_a_cleanup_deletes_meanwhile_is_written_again(bucket: Bucket, tmp_path: Path, cancel: Cancel) -> None:
    plan = plan_push(bucket, "stable", [push_file(tmp_path, A)], cancel=cancel)
    for event in run_push(plan, bucket, cancel=cancel):
        if isinstance(event, StepStarted):  # before the channel names it
            bucket.delete([blob_key(A.sha256)])
    channel = read_channel(bucket, "stable", cancel)
    assert keys_of(bucket, BLOBS) == {blob_key(A.sha256)}
    assert bucket.item(manifest_key(channel.digest)) is not None


def test_a_storage_that_ignores_conditions_is_refused(folder_team: Team, tmp_path: Path) -> None:
    from pyodide_cache.team.folder_bucket import FolderBucket

    class Liar(FolderBucket):
        def create(self, key: str, data: bytes) -> bool:
            self.replace(key, data)
            return True

    bucket, cancel = Liar(folder_team), Cancel()
    plan = plan_push(bucket, "stable", [push_file(tmp_path, A)], cancel=cancel)
    with pytest.raises(Problem) as caught:
        report_of(run_push(plan, bucket, cancel=cancel))
    assert caught.value.code is Code.NO_CONDITIONS
    assert names_in(folder_team, bucket) == []


def test_an_object_in_a_wrong_place_does_not_count(team: Team, bucket: Bucket, tmp_path: Path) -> None:
    files = [push_file(tmp_path, build_wheel(f"n{number}")) for number in range(60)]
    bucket.replace(f"{BLOBS}/zz/{files[0].file.sha256}", files[0].path.read_bytes())
    assert len(push(team, *files).uploaded) == 60


@pytest.mark.slow
def test_a_push_that_was_killed_leaves_the_channel_and_the_next_one_completes_it(
    s3_team: Team, tmp_path: Path, distribution: DistributionFolder
) -> None:
    cache_dir = tmp_path / "cache"
    words = ("warm-up", "numpy", "pandas", "six", "--distribution", distribution, "--source", "distribution")
    assert run("--cache-dir", cache_dir, *words).code == 0
    Teams().add(s3_team)
    bucket = open_bucket(s3_team)
    code = """if True:
        import os, sys
        from pyodide_cache import Cache
        from pyodide_cache.base.events import ItemDone
        with Cache(sys.argv[1]) as cache:
            for event in cache.run(cache.teams.plan_push()):
                if isinstance(event, ItemDone):
                    os._exit(9)
    """
    assert subprocess.run([sys.executable, "-c", code, cache_dir], check=False).returncode == 9
    assert names_in(s3_team, bucket) == []
    assert keys_of(bucket, BLOBS)
    answer = run("--cache-dir", cache_dir, "team", "push", "--all", "--json").json
    assert answer["in_channel"] == 6
    assert answer["present"] >= 1


def test_many_files_are_compared_with_one_listing(team: Team, tmp_path: Path) -> None:
    files = [push_file(tmp_path, build_wheel(f"n{number}")) for number in range(60)]
    assert len(push(team, *files).uploaded) == 60
    assert push(team, *files).present == 60


def test_only_what_somebody_publishes_is_pushed_with_what_it_needs(
    distribution: DistributionFolder, index_server: StartIndex, cache_dir: Path, tmp_path: Path
) -> None:
    index = index_server(build_wheel("from-index", requires=["six"]))
    with Cache(cache_dir, distribution=str(distribution), index_url=index.url) as cache:
        assert cache.execute(cache.plan_warm_up(["from-index", "decorator"])).failed == ()
        build_wheel("own").write_to(cache_dir)
        (cache_dir / "bad-1.0-py3-none-any.whl").write_bytes(b"bad")
        (cache_dir / "empty-1.0-py3-none-any.whl").write_bytes(b"")
        (cache_dir / "gone-1.0-py3-none-any.whl").symlink_to("nothing")
        cache.execute(cache.plan_verify())
        decorator = next(path for path in cache_dir.glob("decorator-*"))
        (tmp_path / "layer").mkdir()
        decorator.rename(tmp_path / "layer" / decorator.name)
        cache.layers.add(tmp_path / "layer")
        cache.execute(cache.plan_verify())
        files, failures = files_to_push(cache.inventory())
    found = {item.file.name: (item.file.origin, item.file.depends) for item in files}
    assert found == {"from-index": ("index", ("six",)), "six": ("lock", ())}, "a layer is not of the directory"
    codes = {failure.name.partition("-")[0]: failure.problem.code for failure in failures}
    others = {"empty": Code.EMPTY, "gone": Code.DANGLING_LINK}
    assert codes == {"own": Code.NOT_PROVEN, "bad": Code.NOT_A_ZIP, **others}
