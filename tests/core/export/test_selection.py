"""The selected packages are exported with everything they need."""

from __future__ import annotations

from pathlib import Path

from pyodide_cache import Cache
from pyodide_cache.base.events import Finished, ItemDone, JobStarted
from pyodide_cache.base.problems import Code
from pyodide_cache.export.plan import ExportReport
from support.exporting import EXPORT_LOCK, MDURL, Job, entries, export, failures
from support.wheels import DistributionFolder, build_wheel


def test_a_wheel_with_other_bytes_fails_with_everything_that_needs_it(
    warmed: Path, distribution: DistributionFolder
) -> None:
    (warmed / distribution.wheels["numpy"].file_name).write_bytes(build_wheel("numpy", "9").data)
    answer = export(warmed, "lock", "pandas", "requests", "--distribution", distribution)
    assert answer.code == 1
    assert failures(answer) == {"numpy": "altered-file", "pandas": "dependency-unavailable"}
    assert answer.json["target"] is None
    assert not (warmed / EXPORT_LOCK).exists()
    kept = export(warmed, "lock", "pandas", "requests", "--distribution", distribution, "--keep-going")
    assert kept.code == 1
    assert failures(kept) == failures(answer)
    assert set(entries(warmed / EXPORT_LOCK)) == {"requests", "certifi"}


def test_only_extras_of_the_lock_file_s_packages_are_said_to_be_unknown(
    cache_dir: Path, distribution: DistributionFolder
) -> None:
    build_wheel("app", requires=["mdurl; extra == 'old'"], extras=["old"]).write_to(cache_dir)
    MDURL.write_to(cache_dir)
    distribution.wheels["six"].write_to(cache_dir)
    with Cache(cache_dir, distribution=str(distribution)) as cache:
        notes = cache.plan_export(["app[old]", "six[new]"]).notes
    unknown = [note.facts["name"] for note in notes if note.code is Code.EXTRA_NOT_IN_LOCK]
    assert unknown == ["six"]


def test_a_wrong_wheel_is_the_reason_for_all_packages_that_need_it(
    cache_dir: Path, distribution: DistributionFolder
) -> None:
    top, middle = build_wheel("top", "1", requires=["middle"]), build_wheel("middle", "1", requires=["six"])
    for wheel in (top, middle):
        wheel.write_to(cache_dir)
    (cache_dir / distribution.wheels["six"].file_name).write_bytes(build_wheel("six", "9").data)
    answer = export(cache_dir, "lock", "--all", "--distribution", distribution)
    reasons = {item["requirement"]: item["reason"] for item in answer.json["failed"]}
    assert set(reasons) == {"six", "middle", "top"}
    for name in ("middle", "top"):
        assert reasons[name] == f"its dependency six is not available: {reasons['six']}"


def test_a_package_that_is_not_cached_is_listed_with_the_command_that_fetches_it(
    warmed: Path, distribution: DistributionFolder
) -> None:
    (warmed / distribution.wheels["certifi"].file_name).unlink()
    answer = export(warmed, "lock", "requests", "matplotlib", "rich>99", "--distribution", distribution)
    assert failures(answer) == {
        "requests": "not-cached",
        "matplotlib": "not-cached",
        "rich>99": "no-matching-version",
    }
    reasons = {item["requirement"]: item["reason"] for item in answer.json["failed"]}
    assert "needed by requests. Download it with: pyodide-cache warm-up certifi" in reasons["requests"]


def test_requirements_that_conflict_are_reported(cache_dir: Path, distribution: DistributionFolder) -> None:
    for wheel in (build_wheel("app", requires=["mdurl<0.1"]), MDURL, build_wheel("mdurl", "0.0.9")):
        wheel.write_to(cache_dir)
    good = export(cache_dir, "lock", "app", "mdurl", "--distribution", distribution)
    assert {item["name"]: item["version"] for item in good.json["packages"]}["mdurl"] == "0.0.9"
    bad = export(cache_dir, "lock", "app", "mdurl>=0.1", "--distribution", distribution)
    assert failures(bad) == {"mdurl>=0.1": "conflict"}


def test_selected_files_are_exported_with_everything_they_need(job: Job) -> None:
    assert [item.name for item in job.plan.packages] == ["certifi", "mdurl", "requests", "rich"]
    assert [(item.name, item.problem.code) for item in job.plan.failed] == [("micropip", Code.NOT_CACHED)]
    assert job.plan.blocked == ()
    events = list(job.run(keep_going=True))
    assert isinstance(events[0], JobStarted)
    done = [event for event in events if isinstance(event, ItemDone)]
    assert events[0].items == len(done) == len(job.plan.packages) + len(job.plan.runtime_files) + 1
    assert events[0].bytes == sum(event.bytes for event in done) or job.plan.is_archive
    assert isinstance(events[-1], Finished)
    report = events[-1].report
    assert isinstance(report, ExportReport)
    assert report.target == job.plan.target
    assert [item.name for item in report.failed] == ["micropip"]


def test_an_older_cached_version_is_exported_if_the_newest_needs_a_missing_package(
    cache_dir: Path, distribution: DistributionFolder
) -> None:
    for wheel in (build_wheel("app", "2.0", requires=["ghost"]), build_wheel("app", "1.0")):
        wheel.write_to(cache_dir)
    answer = export(cache_dir, "lock", "app", "--distribution", distribution)
    assert answer.code == 0, answer.out
    assert [(item["name"], item["version"]) for item in answer.json["packages"]] == [("app", "1.0")]


def test_a_selected_file_with_wrong_bytes_is_reported(cache_dir: Path, distribution: DistributionFolder) -> None:
    path = MDURL.write_to(cache_dir)
    path.write_bytes(MDURL.data[:-30])
    with Cache(cache_dir, distribution=str(distribution)) as cache:
        plan = cache.plan_export(file_names=[MDURL.file_name])
    codes = {failure.name: failure.problem.code for failure in plan.failures}
    assert codes == {MDURL.file_name: Code.NOT_A_ZIP, "mdurl": Code.NOT_A_ZIP}
