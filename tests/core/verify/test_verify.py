from __future__ import annotations

import os
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Finished, ItemDone
from pyodide_cache.base.problems import Code
from pyodide_cache.inventory.inventory import Status
from pyodide_cache.inventory.ledger import Ledger
from pyodide_cache.inventory.quarantine import empty_quarantine, quarantined
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.verify.verify import VerifyReport, plan_verify, run_verify
from support.cli import run
from support.servers import Serve, StartIndex
from support.wheels import DistributionFolder, build_wheel


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.sqlite3")


@pytest.fixture
def warmed(distribution: DistributionFolder, cache_dir: Path) -> Path:
    answer = run("warm-up", "--preset", "essential", "--distribution", distribution, "--cache-dir", cache_dir)
    assert answer.code == 0, answer.err
    return cache_dir


def verify(directory: Path, ledger: Ledger, *, full: bool = False, release: str | None = None) -> VerifyReport:
    plan = plan_verify(read_inventory(directory, ledger=ledger), full=full)
    *_, last = run_verify(plan, ledger=ledger, release=release, cancel=Cancel())
    assert isinstance(last, Finished)
    assert isinstance(last.report, VerifyReport)
    return last.report


def statuses(report: VerifyReport) -> dict[str, Status]:
    return {entry.identity.name or entry.file_name: entry.status for entry in report.entries}


def wheel(directory: Path, name: str) -> Path:
    return next(directory.glob(f"{name}-*.whl"))


def test_a_sound_wheel_that_nobody_publishes_is_unknown(cache_dir: Path, ledger: Ledger) -> None:
    cache_dir.mkdir()
    build_wheel("mine", "1.0").write_to(cache_dir)
    assert statuses(verify(cache_dir, ledger)) == {"mine": Status.UNKNOWN}


def test_the_name_of_an_official_file_with_other_bytes_is_altered(cache_dir: Path, ledger: Ledger) -> None:
    cache_dir.mkdir()
    path = build_wheel("six", "1.17.0").write_to(cache_dir)
    path.rename(cache_dir / "six-1.17.0-py2.py3-none-any.whl")
    assert statuses(verify(cache_dir, ledger)) == {"six": Status.ALTERED}


@pytest.mark.parametrize("damage", ["cut", "flip", "page", "empty"])
def test_damage_is_told_from_alteration(cache_dir: Path, ledger: Ledger, damage: str) -> None:
    cache_dir.mkdir()
    path = build_wheel("mine", "1.0", payload=5000).write_to(cache_dir)
    data = bytearray(path.read_bytes())
    match damage:
        case "cut":
            data = data[:-100]
        case "flip":
            data[len(data) // 3] ^= 0xFF
        case "page":
            data = bytearray(b"<!doctype html><title>404</title>")
        case "empty":
            data = bytearray()
    path.write_bytes(data)
    assert statuses(verify(cache_dir, ledger)) == {"mine": Status.DAMAGED}


def test_a_lock_file_in_the_directory_vouches_for_its_files(distribution: DistributionFolder, ledger: Ledger) -> None:
    report = verify(Path(str(distribution)), ledger)
    assert report.counts == {Status.VERIFIED: 13}
    assert report.entries[0].provenance == ("pyodide-lock.json",)


def test_without_a_ledger_the_same_is_found_out_again(
    cache_dir: Path, tmp_path: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("thing", "1.0"))
    answer = run("warm-up", "thing", "--source", "index", "--index-url", index, "--cache-dir", cache_dir)
    assert answer.code == 0, answer.err
    fresh = verify(cache_dir, Ledger(tmp_path / "another.sqlite3"))
    assert statuses(fresh) == {"thing": Status.VERIFIED}
    assert fresh.entries[0].provenance == ("pyodide-lock.json",)


def test_what_was_read_once_is_not_read_again_until_it_changes(warmed: Path, ledger: Ledger) -> None:
    assert verify(warmed, ledger).read == 13
    assert verify(warmed, ledger).read == 0
    path = wheel(warmed, "six")
    path.write_bytes(path.read_bytes() + b"x")
    again = verify(warmed, ledger)
    assert again.read == 1
    assert verify(warmed, ledger, full=True).read == 13


def test_a_file_of_the_same_size_and_time_is_caught_by_a_full_verification(warmed: Path, ledger: Ledger) -> None:
    verify(warmed, ledger)
    path = wheel(warmed, "six")
    before = path.stat()
    data = bytearray(path.read_bytes())
    data[60] ^= 1
    with path.open("r+b") as file:
        file.write(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert statuses(verify(warmed, ledger, full=True))["six"] is not Status.VERIFIED


def test_a_cancelled_verification_goes_on_where_it_stopped(cache_dir: Path, ledger: Ledger) -> None:
    cache_dir.mkdir()
    for number in range(200):
        build_wheel(f"p{number}", "1.0").write_to(cache_dir)
    cancel = Cancel()
    plan = plan_verify(read_inventory(cache_dir, ledger=ledger))
    report = None
    for event in run_verify(plan, ledger=ledger, cancel=cancel):
        if isinstance(event, ItemDone):
            cancel.set()
        if isinstance(event, Finished):
            report = event.report
    assert isinstance(report, VerifyReport)
    assert report.cancelled
    assert 0 < report.read < 200
    assert verify(cache_dir, ledger).read == 200 - report.read


def test_a_file_that_changes_while_it_is_read_is_called_nothing(cache_dir: Path, ledger: Ledger) -> None:
    cache_dir.mkdir()
    path = build_wheel("mine", "1.0").write_to(cache_dir)
    plan = plan_verify(read_inventory(cache_dir, ledger=ledger))
    path.write_bytes(path.read_bytes() + b"grown since the scan")
    *_, last = run_verify(plan, ledger=ledger, cancel=Cancel())
    assert isinstance(last, Finished)
    assert isinstance(last.report, VerifyReport)
    assert last.report.entries == ()
    [(name, problem)] = last.report.failed
    assert (name, problem.code) == (path.name, Code.CHANGED)


def test_reading_does_not_count_as_use(warmed: Path, ledger: Ledger) -> None:
    before = {path.name: path.stat().st_atime_ns for path in warmed.iterdir()}
    verify(warmed, ledger, full=True)
    assert {path.name: path.stat().st_atime_ns for path in warmed.iterdir()} == before


def test_the_command_line_says_what_is_wrong_and_exits_with_one(warmed: Path) -> None:
    good = run("verify", "--json", "--cache-dir", warmed)
    assert good.code == 0
    assert good.json["totals"] == {"verified": 13}
    wheel(warmed, "numpy").write_bytes(b"gone")
    bad = run("verify", "--cache-dir", warmed)
    assert bad.code == 1
    assert "damaged" in bad.out
    assert "pyodide-cache repair" in bad.out


def test_repair_brings_the_right_bytes_and_keeps_the_wrong_ones_aside(
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


def test_a_wheel_of_an_index_is_repaired_from_the_index(cache_dir: Path, index_server: StartIndex) -> None:
    index = index_server(build_wheel("thing", "1.0"))
    common = ("--source", "index", "--index-url", index, "--cache-dir", cache_dir)
    assert run("warm-up", "thing", *common).code == 0
    path = wheel(cache_dir, "thing")
    right = path.read_bytes()
    path.write_bytes(b"broken")
    assert run("repair", *common).code == 0
    assert path.read_bytes() == right


def test_a_file_without_a_source_is_named(cache_dir: Path, index_server: StartIndex) -> None:
    cache_dir.mkdir()
    (cache_dir / "mine-1.0-py3-none-any.whl").write_bytes(b"broken")
    answer = run("repair", "--cache-dir", cache_dir, "--index-url", index_server(), "--json")
    assert answer.code == 1
    assert answer.json["failed"][0]["code"] == "no-source"


def test_a_dry_run_touches_nothing(warmed: Path, distribution: DistributionFolder) -> None:
    path = wheel(warmed, "numpy")
    path.write_bytes(b"broken")
    answer = run("repair", "--dry-run", "--distribution", distribution, "--cache-dir", warmed, "--json")
    assert answer.code == 0
    assert answer.json["to_repair"] == [path.name]
    assert path.read_bytes() == b"broken"


def test_the_quarantine_can_be_emptied(warmed: Path, distribution: DistributionFolder) -> None:
    wheel(warmed, "numpy").write_bytes(b"broken")
    run("repair", "--distribution", distribution, "--cache-dir", warmed)
    assert empty_quarantine(warmed) == 1
    assert quarantined(warmed) == ()
    assert empty_quarantine(warmed) == 0


def test_a_release_that_shares_its_lock_with_another_keeps_its_own_name(cache_dir: Path) -> None:
    for version in ("314.0.0", "314.0.1"):
        answer = run("warm-up", "six", "--pyodide", version, "--dry-run", "--json", "--cache-dir", cache_dir)
        assert answer.json["pyodide"] == version


def test_what_a_verification_found_damaged_is_not_called_cached(cache_dir: Path) -> None:
    cache_dir.mkdir()
    path = build_wheel("mine", "1.0", payload=5000).write_to(cache_dir)
    assert run("check", "mine", "--cache-dir", cache_dir).code == 0
    path.write_bytes(path.read_bytes()[:-100])
    assert run("verify", "--cache-dir", cache_dir).code == 1
    answer = run("check", "mine", "--cache-dir", cache_dir)
    assert answer.code == 1
    assert "repair" in answer.out
    assert run("check", "mine", "--cache-dir", cache_dir, "--json").json["results"][0]["damaged"] == [path.name]


def test_a_release_that_is_not_known_is_not_verified_for(cache_dir: Path) -> None:
    answer = run("verify", "--pyodide", "0.1", "--cache-dir", cache_dir)
    assert answer.code == 1
    assert "0.1 is not known" in answer.err
    assert run("verify", "--pyodide", "v314.0.7", "--cache-dir", cache_dir).code == 0
