from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Finished, ItemDone
from pyodide_cache.base.problems import Code
from pyodide_cache.cache import Cache
from pyodide_cache.files.reader import MAX_FILE_BYTES, sha256_of
from pyodide_cache.files.stamps import stamp_of
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.inventory import Status
from pyodide_cache.inventory.ledger import FROM_INDEX, Ledger, Record
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.inventory.status import StatusResolver
from pyodide_cache.settings.releases import shipped_lock
from pyodide_cache.verify.verify import VerifyReport, plan_verify, plan_verify_layers, run_verify
from support.cli import run, warm
from support.servers import StartIndex
from support.wheels import DistributionFolder, build_wheel, write_distribution


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    yield ledger
    ledger.close()


def verify(directory: Path, ledger: Ledger, *, full: bool = False, release: str | None = None) -> VerifyReport:
    plan = plan_verify(read_inventory(directory, ledger=ledger), full=full)
    *_, last = run_verify(plan, StatusResolver(directory, ledger, release), cancel=Cancel())
    assert isinstance(last, Finished)
    assert isinstance(last.report, VerifyReport)
    return last.report


def statuses(report: VerifyReport) -> dict[str, Status]:
    return {entry.identity.name or entry.file_name: entry.status for entry in report.entries}


def wheel(directory: Path, name: str) -> Path:
    return next(directory.glob(f"{name}-*.whl"))


def test_a_valid_wheel_without_a_publisher_is_not_verified(cache_dir: Path, ledger: Ledger) -> None:
    cache_dir.mkdir()
    build_wheel("mine", "1.0").write_to(cache_dir)
    assert statuses(verify(cache_dir, ledger)) == {"mine": Status.NOT_VERIFIED}


def test_a_damaged_file_that_was_only_hashed_is_not_called_sound(cache_dir: Path, tmp_path: Path) -> None:
    attrs = shipped_lock("314.0.7").packages[canonicalize_name("attrs")]
    cache_dir.mkdir()
    (cache_dir / attrs.file_name).write_bytes(build_wheel("attrs").data[:100])
    warm(cache_dir, "attrs", "--pyodide", "314.0.7", "--offline", "--dry-run")  # compares its hash
    with Cache(cache_dir) as cache:
        assert cache.inventory().by_name[attrs.file_name].status is Status.NOT_VERIFIED
        (entry,) = cache.execute(cache.plan_verify()).entries
        assert entry.status is Status.DAMAGED


def test_a_linked_file_is_read_again_when_the_bytes_that_it_leads_to_change(
    cache_dir: Path, tmp_path: Path, ledger: Ledger
) -> None:
    six = build_wheel("six")
    write_distribution(cache_dir, [six])
    link = cache_dir / six.file_name
    target = link.rename(tmp_path / six.file_name)
    link.symlink_to(target)
    assert statuses(verify(cache_dir, ledger)) == {"six": Status.VERIFIED}
    assert verify(cache_dir, ledger).read == 0
    target.write_bytes(b"other bytes")
    assert read_inventory(cache_dir, ledger=ledger).by_name[six.file_name].status is Status.NOT_VERIFIED
    assert statuses(verify(cache_dir, ledger)) == {"six": Status.DAMAGED}
    target.unlink()
    assert read_inventory(cache_dir, ledger=ledger).by_name[six.file_name].status is Status.NOT_VERIFIED


def test_a_file_that_is_read_again_keeps_what_is_known_about_it(cache_dir: Path, index_server: StartIndex) -> None:
    index = index_server(build_wheel("mine", "1.0"))
    assert warm(cache_dir, "mine", "--pyodide", "314.0.7", "--index-url", index).code == 0
    (cache_dir / "pyodide-lock.json").unlink()
    for words in ((), ("--full",)):
        assert "1 verified" in run("verify", "--cache-dir", cache_dir, *words).out


def test_what_the_index_published_is_right_even_if_it_is_odd(cache_dir: Path, ledger: Ledger) -> None:
    cache_dir.mkdir()
    path = build_wheel("mine").write_to(cache_dir)
    path.write_bytes(path.read_bytes() + b"bytes after its end")
    ledger.add([(stamp_of(path), Record(sha256_of(path), FROM_INDEX, published=True))])
    report = verify(cache_dir, ledger, full=True)
    assert (statuses(report), report.damage) == ({"mine": Status.VERIFIED}, ())
    path.write_bytes(path.read_bytes() + b" and more")
    assert statuses(verify(cache_dir, ledger)) == {"mine": Status.DAMAGED}


def test_r8_a_sound_wheel_under_an_official_name_differs(cache_dir: Path, ledger: Ledger) -> None:
    cache_dir.mkdir()
    path = build_wheel("six", "1.17.0").write_to(cache_dir)
    path.rename(cache_dir / "six-1.17.0-py2.py3-none-any.whl")
    assert statuses(verify(cache_dir, ledger)) == {"six": Status.DIFFERS}


@pytest.mark.parametrize("damage", ["cut", "flip", "page", "empty"])
def test_damaged_files_do_not_only_differ(cache_dir: Path, ledger: Ledger, damage: str) -> None:
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


def test_a_report_on_damaged_files_does_not_keep_what_was_read_of_them(cache_dir: Path, ledger: Ledger) -> None:
    cache_dir.mkdir()
    (cache_dir / "mine-1.0-py3-none-any.whl").write_bytes(b"broken")
    ((_, problem),) = verify(cache_dir, ledger).damage
    assert problem.__traceback__ is None
    assert problem.__cause__ is None


def test_files_of_a_lock_file_in_the_directory_are_verified(distribution: DistributionFolder, ledger: Ledger) -> None:
    report = verify(Path(str(distribution)), ledger)
    assert report.counts == {Status.VERIFIED: 13}
    assert report.entries[0].provenance == ("pyodide-lock.json",)


def test_without_a_ledger_the_result_is_the_same(cache_dir: Path, tmp_path: Path, index_server: StartIndex) -> None:
    index = index_server(build_wheel("thing", "1.0"))
    answer = run("warm-up", "thing", "--source", "index", "--index-url", index, "--cache-dir", cache_dir)
    assert answer.code == 0, answer.err
    another = Ledger(tmp_path / "another.sqlite3")
    fresh = verify(cache_dir, another)
    another.close()
    assert statuses(fresh) == {"thing": Status.VERIFIED}
    assert fresh.entries[0].provenance == ("pyodide-lock.json",)


def test_a_file_is_read_again_only_after_it_changed(warmed: Path, ledger: Ledger) -> None:
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


def test_a_verification_continues_after_a_cancel(cache_dir: Path, ledger: Ledger) -> None:
    cache_dir.mkdir()
    for number in range(200):
        build_wheel(f"p{number}", "1.0").write_to(cache_dir)
    cancel = Cancel()
    plan = plan_verify(read_inventory(cache_dir, ledger=ledger))
    report = None
    for event in run_verify(plan, StatusResolver(cache_dir, ledger), cancel=cancel):
        if isinstance(event, ItemDone):
            cancel.set()
        if isinstance(event, Finished):
            report = event.report
    assert isinstance(report, VerifyReport)
    assert report.cancelled
    assert 0 < report.read < 200
    assert verify(cache_dir, ledger).read == 200 - report.read


class CancelAfterCheck(Cancel):
    """Is canceled right after it was checked first."""

    def check(self) -> None:
        super().check()
        self.set()


def test_a_cancel_does_not_wait_for_the_end_of_a_large_file(cache_dir: Path, ledger: Ledger) -> None:
    cache_dir.mkdir()
    build_wheel("large", "1.0").write_to(cache_dir)
    plan = plan_verify(read_inventory(cache_dir, ledger=ledger))
    *_, last = run_verify(plan, StatusResolver(cache_dir, ledger), cancel=CancelAfterCheck())
    assert isinstance(last, Finished)
    assert last.report.cancelled
    assert last.report.read == 0
    assert verify(cache_dir, ledger).read == 1


def test_a_sparse_file_that_is_larger_than_any_package_is_not_read(cache_dir: Path, ledger: Ledger) -> None:
    cache_dir.mkdir()
    path = build_wheel("mine", "1.0").write_to(cache_dir)
    os.truncate(path, MAX_FILE_BYTES + 1)
    report = verify(cache_dir, ledger)
    assert [(name, problem.code) for name, problem in report.failed] == [(path.name, Code.TOO_LARGE)]
    assert not report.read


def test_a_file_that_changes_while_it_is_read_has_no_status(cache_dir: Path, ledger: Ledger) -> None:
    cache_dir.mkdir()
    path = build_wheel("mine", "1.0").write_to(cache_dir)
    plan = plan_verify(read_inventory(cache_dir, ledger=ledger))
    path.write_bytes(path.read_bytes() + b"grown since the scan")
    *_, last = run_verify(plan, StatusResolver(cache_dir, ledger), cancel=Cancel())
    assert isinstance(last, Finished)
    assert isinstance(last.report, VerifyReport)
    assert last.report.entries == ()
    [(name, problem)] = last.report.failed
    assert (name, problem.code) == (path.name, Code.CHANGED)


def test_reading_does_not_count_as_use(warmed: Path, ledger: Ledger) -> None:
    before = {path.name: path.stat().st_atime_ns for path in warmed.iterdir()}
    verify(warmed, ledger, full=True)
    assert {path.name: path.stat().st_atime_ns for path in warmed.iterdir()} == before


def test_files_of_a_layer_that_a_runtime_never_reads_are_left_out(
    cache_dir: Path, tmp_path: Path, ledger: Ledger
) -> None:
    layers = [tmp_path / "first", tmp_path / "second"]
    for folder, names in ((cache_dir, "a"), (layers[0], "ab"), (layers[1], "abc")):
        for name in names:
            build_wheel(name).write_to(folder)
    plans = plan_verify_layers(read_inventory(cache_dir, ledger=ledger, layers=layers))
    assert [plan.directory for plan in plans] == [cache_dir, *layers]
    assert [[entry.identity.name for entry in plan.items] for plan in plans] == [["a"], ["b"], ["c"]]


def test_only_the_named_files_are_hashed(cache_dir: Path, ledger: Ledger) -> None:
    names = [build_wheel(name).write_to(cache_dir).name for name in "abc"]
    plan = plan_verify(read_inventory(cache_dir, ledger=ledger), only=names[:1])
    assert [entry.file_name for entry in plan.items] == names[:1]
    assert plan.known == ()
    assert plan.without(names).items == ()


def test_r8_the_index_proves_a_genuine_wheel_under_an_official_name(
    cache_dir: Path, index_server: StartIndex
) -> None:
    cache_dir.mkdir()
    genuine, own = build_wheel("six", "1.17.0", tag="py2.py3-none-any"), build_wheel("mine", "1.0")
    for wheel in (genuine, own):
        wheel.write_to(cache_dir)
    index = index_server(genuine, build_wheel("mine", "1.0", payload=9))  # other bytes under the name
    with Cache(cache_dir, index_url=str(index)) as cache:
        offline = cache.execute(cache.plan_verify())
        assert {entry.identity.name: entry.status for entry in offline.entries} == {
            "mine": Status.NOT_VERIFIED,
            "six": Status.DIFFERS,  # official lock files have other bytes under this name
        }
        assert not cache.plan_repair().items
        assert not index.requests
    answer = run("verify", "--online", "--index-url", index, "--cache-dir", cache_dir, "--json")
    assert answer.code == 0
    assert {row["file_name"]: row["status"] for row in answer.json["entries"]} == {
        genuine.file_name: "verified",
        own.file_name: "not_verified",
    }
    index.requests.clear()
    assert run("verify", "--online", "--index-url", index, "--cache-dir", cache_dir).code == 0
    assert not [path for path in index.requests if "six" in path], "it is proven already"
    with Cache(cache_dir) as cache:  # it is remembered
        assert cache.inventory().by_name[genuine.file_name].status is Status.VERIFIED


def test_an_index_that_is_out_of_reach_is_reported_for_each_file(cache_dir: Path) -> None:
    cache_dir.mkdir()
    wheel = build_wheel("mine", "1.0")
    wheel.write_to(cache_dir)
    answer = run("verify", "--online", "--index-url", "http://127.0.0.1:9/simple", "--cache-dir", cache_dir, "--json")
    assert answer.code == 1
    assert [row["file_name"] for row in answer.json["failed"]] == [wheel.file_name]
