"""An export is written completely or not at all."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from pyodide_cache.base.events import Finished, ItemFailed, ItemStarted
from pyodide_cache.base.problems import Code
from pyodide_cache.export.plan import ExportReport
from support.cli import files_of, run, warm
from support.exporting import EXPORT_LOCK, MDURL, RICH, Job, export
from support.servers import Serve, StartIndex
from support.wheels import DistributionFolder, build_wheel


def test_a_folder_gets_the_wheels_beside_its_lock_file(
    warmed: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    answer = export(warmed, "lock", "requests", "--distribution", distribution, "--output", target / "my-lock.json")
    assert answer.code == 0, answer.out
    names = {distribution.wheels[name].file_name for name in ("requests", "certifi")}
    assert files_of(target) == {"my-lock.json", *names}


def test_a_warm_up_and_a_cleanup_do_not_change_an_exported_lock_file(
    warmed: Path, distribution: DistributionFolder
) -> None:
    export(warmed, "lock", "rich", "--distribution", distribution)
    before = (warmed / EXPORT_LOCK).read_bytes()
    warm(warmed, "micropip", "--distribution", distribution)
    assert run("--cache-dir", warmed, "clear", "--yes").code == 0
    assert (warmed / EXPORT_LOCK).read_bytes() == before


def test_an_offline_distribution_has_the_runtime_lock_file_wheels_and_documents(
    warmed: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    words = ("offline", "rich", "--distribution", distribution, "--runtime", runtime, "--output", target)
    answer = export(warmed, *words)
    assert answer.code == 0, answer.out
    of_runtime = files_of(runtime) - {"console.html"}
    documents = {"pyodide-lock.json", "index.html", "index.js", "check.mjs", "README.txt"}
    assert files_of(target) == {RICH.file_name, MDURL.file_name, *documents, *of_runtime}
    assert "rich 15.0" in (target / "README.txt").read_text()
    hashes = json.loads((target / "pyodide-lock.json").read_text())["tool"]["pyodide-cache-export"]["files"]
    assert hashes == {name: hashlib.sha256((runtime / name).read_bytes()).hexdigest() for name in of_runtime}
    assert files_of(tmp_path) == {"out", "cache", "distribution", "runtime"}


def test_the_runtime_is_fetched_from_a_distribution_that_serves_it(
    warmed: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path, serve: Serve
) -> None:
    for path in runtime.iterdir():
        shutil.copyfile(path, distribution.path / path.name)
    # Where an old release has a file, the server of an app answers with the app's page.
    (distribution.path / "pyodide.asm.data").write_text("<!DOCTYPE html><title>App</title>")
    target = tmp_path / "out"
    answer = export(warmed, "offline", "rich", "--distribution", f"{serve(distribution)}/", "--output", target)
    assert answer.code == 0, answer.out
    for name in files_of(runtime) - {"console.html"}:
        assert (target / name).read_bytes() == (runtime / name).read_bytes()
    assert not (target / "pyodide.asm.data").exists()


def test_a_plan_with_failures_is_carried_out_only_with_keep_going(job: Job) -> None:
    events = list(job.run())
    assert [event.key for event in events if isinstance(event, ItemFailed)] == ["micropip"]
    assert not any(isinstance(event, ItemStarted) for event in events)
    assert not job.plan.target.exists()


@pytest.mark.parametrize("steps", [2, 6, 12, 20])
def test_an_interrupted_export_leaves_nothing(job: Job, tmp_path: Path, steps: int) -> None:
    before = files_of(tmp_path)
    running = job.run(keep_going=True)
    for _ in range(steps):
        next(running)
    running.close()  # type: ignore[attr-defined]
    assert files_of(tmp_path) == before

    running = job.run(keep_going=True)
    for _ in range(steps):
        next(running)
    job.cancel.set()
    (*_, last) = running
    assert isinstance(last, Finished)
    assert isinstance(last.report, ExportReport)
    assert last.report.cancelled
    assert last.report.target is None
    assert files_of(tmp_path) == before


def test_a_file_that_changes_after_the_plan_stops_the_export(job: Job, warmed: Path, tmp_path: Path) -> None:
    before = files_of(tmp_path)
    (warmed / RICH.file_name).write_bytes(b"other bytes")
    (*_, failed, last) = job.run(keep_going=True)
    assert isinstance(failed, ItemFailed)
    assert (failed.key, failed.problem.code) == (RICH.file_name, Code.ALTERED_FILE)
    assert isinstance(last, Finished)
    assert isinstance(last.report, ExportReport)
    assert last.report.target is None
    assert files_of(tmp_path) == before


def test_own_and_exported_lock_files_have_no_circle_that_the_runtime_would_wait_in(
    cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("hen", requires=["egg"]), build_wheel("egg", requires=["hen"]))
    words = ("--pyodide", "314.0.7", "--source", "index", "--cache-dir", cache_dir, "--json")
    own = run("warm-up", "hen", *words, "--index-url", index.url).json["lock_file"]
    exported = run("export", "lock", "hen", *words).json["lock_file"]
    for path in (own, exported):
        packages = json.loads(Path(path).read_text())["packages"]
        assert (packages["hen"]["depends"], packages["egg"]["depends"]) == (["EGG"], ["HEN"])
