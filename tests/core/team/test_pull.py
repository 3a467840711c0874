"""Pulls accept a file for its hash alone: from a lock file, a trusted signature, or the index."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache import Cache
from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code
from pyodide_cache.base.record import replace
from pyodide_cache.messages import explain
from pyodide_cache.settings.teams import Team, Teams, new_team
from pyodide_cache.team.bucket import open_bucket
from pyodide_cache.team.channel import change_channel
from pyodide_cache.team.layout import blob_key, manifest_key, ref_key
from pyodide_cache.team.manifest import Manifest, TeamFile, hash_of_manifest, merged
from pyodide_cache.team.pull import PullPlan
from pyodide_cache.team.signing import SecretKey, create_key
from support.bad_storage import bad_storage
from support.servers import StartIndex
from support.teams import team_file
from support.wheels import DistributionFolder, Wheel, build_wheel, write_index

OWN = build_wheel("own", "1.0", requires=["six"])


@pytest.fixture
def key(tmp_path: Path) -> SecretKey:
    return create_key(tmp_path / "key.pem")


@pytest.fixture
def attached(team: Team, key: SecretKey) -> Team:
    """Return an attached team cache that trusts `key`."""
    Teams().add(replace(team, trusted=(key.public,)))
    return team


def fill(team: Team, *files: tuple[Wheel, TeamFile]) -> None:
    bucket = open_bucket(team)
    for wheel, _ in files:
        bucket.replace(blob_key(wheel.sha256), wheel.data)
    change_channel(bucket, "stable", lambda _old: Manifest(merged(file for _, file in files)), Cancel())


def pull(cache_dir: Path, distribution: DistributionFolder, index: str | None = None) -> tuple[PullPlan, set[str]]:
    mode = "auto" if index else "distribution"
    with Cache(cache_dir, distribution=str(distribution), source=mode, index_url=index) as cache:
        plan = cache.teams.plan_pull()
        cache.execute(plan)
        return plan, {entry.identity.name or "" for entry in cache.inventory().packages}


def codes(plan: PullPlan) -> list[Code]:
    return [failure.problem.code for failure in plan.failures]


def of_lock(distribution: DistributionFolder, names: Iterable[str]) -> list[tuple[Wheel, TeamFile]]:
    return [(distribution.wheels[name], team_file(distribution.wheels[name])) for name in names]


def test_what_the_lock_file_has_needs_no_signature(
    attached: Team, distribution: DistributionFolder, cache_dir: Path
) -> None:
    fill(attached, *of_lock(distribution, ["six", "numpy"]))
    plan, names = pull(cache_dir, distribution)
    assert (codes(plan), names) == ([], {"six", "numpy"})
    again, _ = pull(cache_dir, distribution)
    assert (len(again.warm_up.cached), again.warm_up.fetch) == (2, ())


def test_a_pull_says_which_files_it_replaces(
    attached: Team, distribution: DistributionFolder, cache_dir: Path
) -> None:
    fill(attached, *of_lock(distribution, ["six", "numpy"]))
    cache_dir.mkdir()
    (cache_dir / distribution.wheels["six"].file_name).write_bytes(b"other bytes")
    plan, _ = pull(cache_dir, distribution)
    assert {item.name: item.replaces for item in plan.warm_up.fetch} == {"six": True, "numpy": False}


def test_a_signed_wheel_is_accepted_and_can_be_loaded(
    attached: Team, distribution: DistributionFolder, cache_dir: Path, key: SecretKey
) -> None:
    fill(
        attached, (OWN, key.signed(team_file(OWN, origin="index", depends=("six",)))), *of_lock(distribution, ["six"])
    )
    plan, names = pull(cache_dir, distribution)
    assert (codes(plan), names) == ([], {"own", "six"})
    with Cache(cache_dir, distribution=str(distribution), source="distribution") as cache:
        (lock,) = cache.local_locks()
        assert lock.lock.packages["own"].depends == ("six",)  # type: ignore[index]


def test_an_unsigned_wheel_is_refused_without_the_index(
    attached: Team, distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    stranger = create_key(tmp_path / "stranger.pem")
    fill(attached, (OWN, stranger.signed(team_file(OWN, origin="index"))), *of_lock(distribution, ["six"]))
    plan, names = pull(cache_dir, distribution)
    assert (codes(plan), names) == ([Code.NOT_TRUSTED], {"six"})


def test_an_index_that_cannot_be_reached_is_named_where_it_would_have_been_asked(
    attached: Team, distribution: DistributionFolder, cache_dir: Path
) -> None:
    fill(attached, (OWN, team_file(OWN, origin="index")))
    plan, _ = pull(cache_dir, distribution, "http://127.0.0.1:9/simple")
    (failure,) = plan.failures
    assert "signed them; the package index http://127.0.0.1:9/simple cannot be reached" in explain(failure.problem)


def test_an_unsigned_wheel_is_accepted_when_the_index_has_these_bytes(
    attached: Team, distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    fill(attached, (OWN, team_file(OWN, origin="index")))
    index = index_server(OWN)
    plan, names = pull(cache_dir, distribution, index.url)
    assert (codes(plan), names) == ([], {"own"})
    assert not any(path.endswith(".whl") for path in index.requests)


def test_a_wheel_that_the_index_has_with_other_bytes_is_refused(
    attached: Team, distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    evil = build_wheel("own", "1.0", modules={"own": "import os"})
    fill(attached, (evil, team_file(evil, origin="lock")))
    plan, names = pull(cache_dir, distribution, index_server(OWN).url)
    assert (codes(plan), names) == ([Code.NOT_TRUSTED], set())


@pytest.mark.parametrize("poison", [None, b"", b"poison"])
def test_a_missing_or_wrong_object_comes_from_its_publisher(
    attached: Team, distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex, poison: bytes | None
) -> None:
    fill(attached, (OWN, team_file(OWN, origin="index")))
    bucket = open_bucket(attached)
    bucket.delete([blob_key(OWN.sha256)])
    if poison is not None:
        bucket.replace(blob_key(OWN.sha256), poison)
    _, names = pull(cache_dir, distribution, index_server(OWN).url)
    assert names == {"own"}
    assert (cache_dir / OWN.file_name).read_bytes() == OWN.data


def test_a_missing_object_comes_from_an_index_in_a_folder(
    attached: Team, distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    fill(attached, (OWN, team_file(OWN, origin="index")))
    open_bucket(attached).delete([blob_key(OWN.sha256)])
    _, names = pull(cache_dir, distribution, write_index(tmp_path / "index", OWN))
    assert names == {"own"}


def test_a_wrong_object_without_a_publisher_fails_and_leaves_nothing(
    attached: Team, distribution: DistributionFolder, cache_dir: Path, key: SecretKey
) -> None:
    fill(attached, (OWN, key.signed(team_file(OWN, origin="index"))))
    open_bucket(attached).replace(blob_key(OWN.sha256), b"poison")
    with Cache(cache_dir, distribution=str(distribution), source="distribution") as cache:
        report = cache.execute(cache.teams.plan_pull())
    assert [failure.problem.code for failure in report.failed] == [Code.WRONG_HASH]
    assert not (cache_dir / OWN.file_name).exists()


def test_files_for_other_runtimes_and_older_versions_are_left(
    attached: Team, distribution: DistributionFolder, cache_dir: Path, key: SecretKey
) -> None:
    wheels = [build_wheel("own", version) for version in ("1.9", "1.10")]
    wheels.append(build_wheel("native", tag="cp314-cp314-manylinux_2_28_x86_64"))
    wheels.append(build_wheel("old", tag="cp312-cp312-pyodide_2024_0_wasm32"))
    fill(attached, *((wheel, key.signed(team_file(wheel, origin="index"))) for wheel in wheels))
    plan, names = pull(cache_dir, distribution)
    assert (plan.others, names) == (2, {"own"})
    assert [item.version for item in plan.warm_up.fetch] == ["1.10"]


def test_a_wheel_under_the_name_of_another_project_is_left(
    attached: Team, distribution: DistributionFolder, cache_dir: Path, key: SecretKey
) -> None:
    fill(attached, (OWN, key.signed(replace(team_file(OWN, origin="index"), name="six"))))
    plan, names = pull(cache_dir, distribution)
    assert (plan.others, names) == (1, set())


def test_bad_entries_are_named(attached: Team, distribution: DistributionFolder, cache_dir: Path) -> None:
    bad = replace(team_file(OWN), file_name="../own-1.0-py3-none-any.whl")
    fill(attached, (OWN, bad), *of_lock(distribution, ["six"]))
    plan, names = pull(cache_dir, distribution)
    assert (codes(plan), names) == ([Code.UNSAFE_NAME], {"six"})
    assert not (cache_dir.parent / OWN.file_name).exists()


HARMLESS: tuple[dict[str, Any], ...] = (
    {"version": "\ud800" * 5000},
    {"depends": ["x" * 5000, "\x1b[31m", "a @ file:///secret"]},
    {"signatures": {"\ud800": "x", "A" * 44: "A" * 88}},
    {"size": 0},
)
REFUSED: tuple[dict[str, Any], ...] = (
    {"name": "\ud800"},
    {"name": "../.."},
    {"name": "x" * 5000},
    {"file_name": "\ud800-1.0-py3-none-any.whl"},
    {"file_name": f"own-{'9' * 5000}-py3-none-any.whl"},
    {"file_name": "..\\own-1.0-py3-none-any.whl"},
    {"size": 300 * 1024**3},
    {"sha256": "../" * 21 + "x"},
)


@pytest.mark.parametrize("edit", [*HARMLESS, *REFUSED], ids=lambda edit: next(iter(edit)))
@pytest.mark.usefixtures("credentials")
def test_a_hostile_manifest_over_http_brings_nothing_but_published_bytes(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex, edit: dict[str, Any]
) -> None:
    (row,) = json.loads(Manifest((team_file(OWN, origin="index"),)).data)["files"]
    data = json.dumps({"format": 1, "files": [row | edit]}).encode()
    digest = hash_of_manifest(data)
    objects = {manifest_key(digest): data, ref_key("stable"): digest.encode(), blob_key(OWN.sha256): OWN.data}
    with bad_storage() as storage:
        storage.objects = {f"/bucket/prefix/{key}": value for key, value in objects.items()}
        Teams().add(new_team("class", "s3://bucket/prefix", endpoint=storage.url))
        plan, _ = pull(cache_dir, distribution, index_server(OWN).url)
    assert all(len(explain(failure.problem)) < 3000 for failure in plan.failures)
    found = {path.name: path.read_bytes() for path in cache_dir.glob("*.whl")}
    assert found == ({OWN.file_name: OWN.data} if edit in HARMLESS else {})
