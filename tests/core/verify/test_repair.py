from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pyodide_cache import Cache, Cancel, ItemFailed, Problem
from pyodide_cache.base.events import Cancelled
from pyodide_cache.base.problems import Code
from pyodide_cache.inventory.inventory import Entry, Status
from pyodide_cache.inventory.quarantine import quarantined
from support.cli import run
from support.layers import ONLY, POISON, state
from support.servers import Serve, StartIndex
from support.wheels import DistributionFolder, Wheel, build_lock, build_wheel, write_index


def wheel(directory: Path, name: str) -> Path:
    return next(directory.glob(f"{name}-*.whl"))


def test_a_repair_replaces_the_wrong_bytes_and_keeps_them_in_quarantine(
    warmed: Path, distribution: DistributionFolder
) -> None:
    path = wheel(warmed, "numpy")
    right = path.read_bytes()
    path.write_bytes(b"not a wheel")
    answer = run("repair", "--distribution", distribution, "--cache-dir", warmed, "--json")
    assert answer.code == 0, answer.err
    assert [item["file_name"] for item in answer.json["repaired"]] == [path.name]
    assert path.read_bytes() == right
    [kept] = quarantined(warmed)
    assert (kept.file_name, kept.path.read_bytes()) == (path.name, b"not a wheel")
    assert run("verify", "--cache-dir", warmed).code == 0


def test_a_repair_that_fails_changes_nothing(warmed: Path, distribution: DistributionFolder, serve: Serve) -> None:
    path = wheel(warmed, "numpy")
    path.write_bytes(b"not a wheel")
    (Path(str(distribution)) / path.name).write_bytes(b"wrong at the source, too")
    answer = run("repair", "--distribution", f"{serve(distribution)}/", "--cache-dir", warmed, "--json")
    assert answer.code == 1
    [failed] = answer.json["failed"]
    assert (failed["file_name"], failed["code"]) == (path.name, "wrong-hash")
    assert path.read_bytes() == b"not a wheel"
    assert quarantined(warmed) == ()
    assert not list(warmed.glob(".*part"))


@pytest.mark.parametrize("in_folder", [False, True])
def test_a_wheel_from_an_index_is_repaired_from_the_index(
    cache_dir: Path, tmp_path: Path, index_server: StartIndex, in_folder: bool
) -> None:
    thing = build_wheel("thing", "1.0")
    index = write_index(tmp_path / "index", thing) if in_folder else index_server(thing).url
    common = ("--source", "index", "--index-url", index, "--cache-dir", cache_dir)
    assert run("warm-up", "thing", *common).code == 0
    path = wheel(cache_dir, "thing")
    right = path.read_bytes()
    for _has_lock in (True, False):
        path.write_bytes(b"broken")
        assert run("repair", *common).code == 0
        assert path.read_bytes() == right
        (cache_dir / "pyodide-lock.json").unlink(missing_ok=True)


@pytest.mark.parametrize(("version", "hashes"), [("1.0", False), ("2.0", True)])
def test_another_file_or_one_without_a_published_hash_is_no_source(
    cache_dir: Path, index_server: StartIndex, version: str, hashes: bool
) -> None:
    path = build_wheel("thing", "1.0").write_to(cache_dir)
    path.write_bytes(b"broken")
    index = index_server(build_wheel("thing", version), hashes=hashes)
    answer = run("repair", "--source", "index", "--index-url", index, "--cache-dir", cache_dir, "--json")
    assert [item["code"] for item in answer.json["failed"]] == ["no-source"]
    assert path.read_bytes() == b"broken"


def test_failures_of_the_plan_are_in_the_report_but_have_no_events(cache_dir: Path, index_server: StartIndex) -> None:
    cache_dir.mkdir()
    path = cache_dir / "mine-1.0-py3-none-any.whl"
    path.write_bytes(b"broken")
    with Cache(cache_dir, source="index", index_url=str(index_server())) as cache:
        cache.execute(cache.plan_verify())
        plan = cache.plan_repair()
        assert [(item.name, item.problem.code) for item in plan.failures] == [(path.name, Code.NO_SOURCE)]
        events = list(cache.run(plan))
    assert not [event for event in events if isinstance(event, ItemFailed)]
    assert cache.last_report.failed == plan.failures
    assert path.read_bytes() == b"broken"


def test_a_lock_file_in_the_directory_says_which_bytes_of_the_index_are_right(
    cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("thing", "1.0"))
    common = ("--source", "index", "--index-url", index, "--cache-dir", cache_dir)
    assert run("warm-up", "thing", *common).code == 0
    path = wheel(cache_dir, "thing")
    path.write_bytes(b"broken")
    other = index_server(build_wheel("thing", "1.0", payload=99))
    answer = run("repair", "--source", "index", "--index-url", other, "--cache-dir", cache_dir, "--json")
    assert [item["code"] for item in answer.json["failed"]] == ["no-source"]
    assert path.read_bytes() == b"broken"


def test_the_bytes_that_any_lock_file_in_the_directory_names_are_right(
    cache_dir: Path, index_server: StartIndex
) -> None:
    thing = build_wheel("thing", "1.0")
    common = ("--source", "index", "--index-url", index_server(thing).url, "--cache-dir", cache_dir)
    assert run("warm-up", "thing", *common).code == 0
    other = build_lock([build_wheel("thing", "1.0", payload=99)])
    for name in ("pyodide-lock-2025_0.json", "pyodide-lock-2027_0.json"):  # of another line of releases
        (cache_dir / name).write_text(json.dumps(other))
    wheel(cache_dir, "thing").write_bytes(b"broken")
    assert run("repair", *common).code == 0
    assert wheel(cache_dir, "thing").read_bytes() == thing.data


def test_r8_files_that_differ_are_planned_only_if_wanted(warmed: Path, distribution: DistributionFolder) -> None:
    entries = [Entry(f"a{number}.whl", status=status) for number, status in enumerate(Status)]
    with Cache(warmed, distribution=str(distribution), source="distribution") as cache:
        plans = cache.plan_repair(entries), cache.plan_repair(entries, differing=True)
    planned = [[list(Status)[int(failure.name[1])] for failure in plan.failures] for plan in plans]
    assert planned == [[Status.DAMAGED], [Status.DIFFERS, Status.DAMAGED]]


def test_a_plan_of_a_repair_can_be_canceled(warmed: Path, distribution: DistributionFolder) -> None:
    cancel = Cancel()
    entries = []
    with Cache(warmed, distribution=str(distribution), source="distribution") as cache:

        def damaged() -> Iterator[Entry]:
            for number in range(9):
                entries.append(Entry(f"a{number}.whl", status=Status.DAMAGED))
                yield entries[-1]
                cancel.set()

        with pytest.raises(Cancelled):
            cache.plan_repair(damaged(), cancel=cancel)
    assert len(entries) == 2


def test_bytes_are_kept_if_the_quarantine_cannot_take_them(warmed: Path, distribution: DistributionFolder) -> None:
    path = wheel(warmed, "numpy")
    path.write_bytes(b"not a wheel")
    (warmed / ".pyodide-cache-quarantine").write_text("a file in the way")
    answer = run("repair", "--distribution", distribution, "--cache-dir", warmed, "--json")
    assert answer.code == 1
    assert [item["file_name"] for item in answer.json["failed"]] == [path.name]
    assert path.read_bytes() == b"not a wheel"


def test_a_plan_for_an_unknown_distribution_is_a_problem(warmed: Path, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "distribution")
    with Cache(warmed, distribution=str(tmp_path / "distribution")) as cache, pytest.raises(Problem):
        cache.plan_repair()


def test_a_wrong_file_of_a_layer_is_repaired_above_the_layer(
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
