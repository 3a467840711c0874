from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.base.events import Cancel, Finished, ItemDone, ItemFailed, ItemStarted, JobStarted
from pyodide_cache.base.problems import Code
from pyodide_cache.base.record import replace
from pyodide_cache.export.plan import ExportKind, ExportPlan, ExportReport, plan_export
from pyodide_cache.export.run import run_export
from pyodide_cache.export.selection import ExportSelection
from pyodide_cache.export.staging import is_export
from pyodide_cache.files.trash import move_to_trash
from pyodide_cache.formats.requirements import parse_many
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache.warm_up.sources import Sources, open_sources
from support.cli import Answer, files_of, run, warm
from support.servers import Serve, StartIndex
from support.wheels import DistributionFolder, build_wheel, build_zip

RICH = build_wheel("rich", "15.0", requires=["mdurl>=0.1", "colorama; sys_platform == 'win32'"], modules=["rich"])
MDURL = build_wheel("mdurl", "0.1.2")
EXPORT_LOCK = "pyodide-lock-export.json"


@pytest.fixture
def filled(cache_dir: Path, distribution: DistributionFolder, index_server: StartIndex) -> Path:
    """Return a directory with wheels of the distribution and of an index."""
    index = index_server(RICH, MDURL)
    answer = warm(cache_dir, "pandas", "requests", "rich", "--distribution", distribution, "--index-url", index.url)
    assert answer.code == 0, answer.err
    return cache_dir


@pytest.fixture
def runtime(tmp_path: Path) -> Path:
    """Return what looks like an unpacked npm package, without a lock file."""
    folder = tmp_path / "runtime"
    folder.mkdir()
    files = {
        "pyodide.mjs": b"// loader",
        "pyodide.asm.mjs": b"// glue",
        "pyodide.asm.wasm": b"\0asm\1\0\0\0",
        "python_stdlib.zip": build_zip({"os.py": b""}),
        "package.json": b'{"name": "pyodide", "version": "314.0.7"}',
        "console.html": b"no part of the runtime",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def export(cache_dir: Path, *words: object) -> Answer:
    return run("--cache-dir", cache_dir, "export", *words, "--json")


def entries(path: Path) -> dict[str, Any]:
    packages: dict[str, Any] = json.loads(path.read_text())["packages"]
    return packages


def failures(answer: Answer) -> dict[str, str]:
    return {item["requirement"]: item["code"] for item in answer.json["failed"]}


def test_a_lock_file_holds_exactly_what_was_chosen_and_all_it_needs(
    filled: Path, distribution: DistributionFolder
) -> None:
    answer = export(filled, "lock", "pandas", "rich", "--distribution", distribution)
    assert answer.code == 0, answer.out
    assert answer.json["lock_file"] == str(filled / EXPORT_LOCK)
    packages = entries(filled / EXPORT_LOCK)
    needed = {"pandas", "numpy", "libopenblas", "python-dateutil", "six", "pytz", "rich", "mdurl"}
    assert set(packages) == needed
    for entry in packages.values():
        assert hashlib.sha256((filled / entry["file_name"]).read_bytes()).hexdigest() == entry["sha256"]
    assert packages["pandas"] == distribution.lock["packages"]["pandas"]
    assert packages["rich"]["depends"] == ["mdurl"]
    assert packages["rich"]["imports"] == ["rich"]
    assert json.loads((filled / EXPORT_LOCK).read_text())["info"] == distribution.lock["info"]


def test_a_dry_run_writes_nothing_and_tells_why_each_package_is_there(
    filled: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    before = files_of(filled)
    target = tmp_path / "out"
    answer = export(filled, "lock", "pandas", "--distribution", distribution, "--output", target, "--dry-run")
    assert answer.code == 0
    needed_by = {item["name"]: item["needed_by"] for item in answer.json["packages"]}
    assert needed_by["pandas"] == []
    assert needed_by["libopenblas"] == ["numpy"]
    assert files_of(filled) == before
    assert not target.exists()


def test_a_folder_gets_the_wheels_beside_its_lock_file(
    filled: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    answer = export(filled, "lock", "requests", "--distribution", distribution, "--output", target / "my-lock.json")
    assert answer.code == 0, answer.out
    names = {distribution.wheels[name].file_name for name in ("requests", "certifi")}
    assert files_of(target) == {"my-lock.json", *names}


def test_a_wheel_whose_bytes_are_not_the_published_ones_fails_with_all_that_needs_it(
    filled: Path, distribution: DistributionFolder
) -> None:
    (filled / distribution.wheels["numpy"].file_name).write_bytes(build_wheel("numpy", "9").data)
    answer = export(filled, "lock", "pandas", "requests", "--distribution", distribution)
    assert answer.code == 1
    assert failures(answer) == {"numpy": "altered-file", "pandas": "dependency-unavailable"}
    assert answer.json["target"] is None
    assert not (filled / EXPORT_LOCK).exists()
    kept = export(filled, "lock", "pandas", "requests", "--distribution", distribution, "--keep-going")
    assert kept.code == 1
    assert failures(kept) == failures(answer)
    assert set(entries(filled / EXPORT_LOCK)) == {"requests", "certifi"}


def test_an_index_wheel_is_held_to_the_hash_of_the_directorys_own_lock(
    filled: Path, distribution: DistributionFolder
) -> None:
    (filled / MDURL.file_name).write_bytes(build_wheel("mdurl", "0.1.2", modules=["evil"]).data)
    answer = export(filled, "lock", "--all", "--distribution", distribution)
    assert answer.code == 1
    assert failures(answer)["mdurl"] == "altered-file"


def test_what_is_not_cached_is_named_with_the_command_that_fetches_it(
    filled: Path, distribution: DistributionFolder
) -> None:
    (filled / distribution.wheels["certifi"].file_name).unlink()
    answer = export(filled, "lock", "requests", "matplotlib", "rich>99", "--distribution", distribution)
    assert failures(answer) == {
        "requests": "not-cached",
        "matplotlib": "not-cached",
        "rich>99": "no-matching-version",
    }
    reasons = {item["requirement"]: item["reason"] for item in answer.json["failed"]}
    assert "needed by requests. Download it with: pyodide-cache warm-up certifi" in reasons["requests"]


def test_a_wheel_that_no_lock_names_goes_by_its_metadata_and_is_said_to_be_unverified(
    cache_dir: Path, distribution: DistributionFolder
) -> None:
    app = build_wheel(
        "app", "2.0", requires=["mdurl<1", "six; extra == 'old'"], extras=["old"], modules=["app", "app_cli"]
    )
    for wheel in (build_wheel("app", "1.0"), app, MDURL, build_wheel("app", "3.0", tag="cp313-cp313-win_amd64")):
        wheel.write_to(cache_dir)
    distribution.wheels["six"].write_to(cache_dir)
    answer = export(cache_dir, "lock", "app[old]", "--distribution", distribution)
    assert answer.code == 0, answer.out
    packages = {item["name"]: item for item in answer.json["packages"]}
    assert packages["app"]["version"] == "2.0"
    assert packages["app"]["verified"] is False
    assert packages["six"]["verified"] is True
    assert packages["six"]["source"] == "lock"
    assert entries(cache_dir / EXPORT_LOCK)["app"]["depends"] == ["mdurl", "six"]
    assert entries(cache_dir / EXPORT_LOCK)["app"]["imports"] == ["app", "app_cli"]


def test_a_pure_wheel_that_was_fetched_for_another_runtime_is_held_to_its_hash_all_the_same(
    filled: Path, distribution: DistributionFolder
) -> None:
    answer = export(filled, "lock", "rich", "--pyodide", "0.29.5")
    assert answer.code == 0, answer.out
    assert {(item["source"], item["verified"]) for item in answer.json["packages"]} == {("metadata", True)}
    (filled / MDURL.file_name).write_bytes(build_wheel("mdurl", "0.1.2", modules=["evil"]).data)
    assert failures(export(filled, "lock", "rich", "--pyodide", "0.29.5"))["mdurl"] == "altered-file"


def test_an_unsound_archive_that_nobody_published_is_refused(
    cache_dir: Path, distribution: DistributionFolder
) -> None:
    path = MDURL.write_to(cache_dir)
    path.write_bytes(MDURL.data[:-30])
    for words in ((), ("--keep-going",)):
        answer = export(cache_dir, "lock", "mdurl", "--distribution", distribution, *words)
        assert answer.code == 1
        assert failures(answer) == {"mdurl": "not-a-zip"}
        assert not (cache_dir / EXPORT_LOCK).exists()


def test_wishes_that_exclude_each_other_are_told_with_who_wants_what(
    cache_dir: Path, distribution: DistributionFolder
) -> None:
    for wheel in (build_wheel("app", requires=["mdurl<0.1"]), MDURL, build_wheel("mdurl", "0.0.9")):
        wheel.write_to(cache_dir)
    good = export(cache_dir, "lock", "app", "mdurl", "--distribution", distribution)
    assert {item["name"]: item["version"] for item in good.json["packages"]}["mdurl"] == "0.0.9"
    bad = export(cache_dir, "lock", "app", "mdurl>=0.1", "--distribution", distribution)
    assert failures(bad) == {"mdurl>=0.1": "conflict"}


def test_a_lock_file_that_is_no_export_of_ours_is_never_written_over(
    filled: Path, distribution: DistributionFolder
) -> None:
    own = (filled / "pyodide-lock.json").read_bytes()
    answer = export(filled, "lock", "rich", "--distribution", distribution, "-o", filled / "pyodide-lock.json")
    assert failures(answer) == {"pyodide-lock.json": "not-an-export"}
    assert (filled / "pyodide-lock.json").read_bytes() == own
    for wanted in ("rich", "requests"):
        assert export(filled, "lock", wanted, "--distribution", distribution).code == 0
    assert set(entries(filled / EXPORT_LOCK)) == {"requests", "certifi"}


def test_a_warm_up_and_a_clean_up_leave_an_exported_lock_file_as_it_is(
    filled: Path, distribution: DistributionFolder
) -> None:
    export(filled, "lock", "rich", "--distribution", distribution)
    before = (filled / EXPORT_LOCK).read_bytes()
    warm(filled, "micropip", "--distribution", distribution)
    assert run("--cache-dir", filled, "clear", "--yes").code == 0
    assert (filled / EXPORT_LOCK).read_bytes() == before


def test_an_offline_distribution_holds_runtime_lock_wheels_and_the_proof(
    filled: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    words = ("offline", "rich", "--distribution", distribution, "--runtime", runtime, "--output", target)
    answer = export(filled, *words)
    assert answer.code == 0, answer.out
    of_runtime = files_of(runtime) - {"console.html"}
    documents = {"pyodide-lock.json", "index.html", "check.mjs", "README.txt"}
    assert files_of(target) == {RICH.file_name, MDURL.file_name, *documents, *of_runtime}
    assert "rich 15.0" in (target / "README.txt").read_text()
    hashes = json.loads((target / "pyodide-lock.json").read_text())["tool"]["pyodide-cache-export"]["files"]
    assert hashes == {name: hashlib.sha256((runtime / name).read_bytes()).hexdigest() for name in of_runtime}
    assert files_of(tmp_path) == {"out", "cache", "distribution", "runtime"}


def test_an_archive_is_the_same_for_the_same_content_and_stores_its_wheels(
    filled: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path
) -> None:
    words = ("offline", "rich", "pandas", "--distribution", distribution, "--runtime", runtime, "--output")
    assert export(filled, *words, tmp_path / "one.zip").code == 0
    assert export(filled, *words, tmp_path / "two.zip").code == 0
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(archive.namelist())
        stored = {item.filename for item in archive.infolist() if item.compress_type == zipfile.ZIP_STORED}
    assert {name.rpartition(".")[2] for name in stored} == {"whl", "zip"}


def test_the_runtime_is_fetched_from_a_distribution_that_serves_it(
    filled: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path, serve: Serve
) -> None:
    for path in runtime.iterdir():
        shutil.copyfile(path, distribution.path / path.name)
    target = tmp_path / "out"
    answer = export(filled, "offline", "rich", "--distribution", f"{serve(distribution)}/", "--output", target)
    assert answer.code == 0, answer.out
    for name in files_of(runtime) - {"console.html"}:
        assert (target / name).read_bytes() == (runtime / name).read_bytes()


def test_an_error_page_in_place_of_the_runtime_is_no_runtime(
    filled: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path
) -> None:
    (runtime / "pyodide.asm.wasm").write_text("<!doctype html>")
    words = ("offline", "rich", "--distribution", distribution, "--runtime", runtime, "--output", tmp_path / "out")
    assert failures(export(filled, *words)) == {"pyodide.asm.wasm": "not-a-zip"}
    assert not (tmp_path / "out").exists()


def test_without_a_runtime_the_way_to_one_is_told(
    filled: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    answer = export(filled, "offline", "rich", "--distribution", distribution, "--output", tmp_path / "out")
    assert answer.code == 1
    assert failures(answer) == {"pyodide": "no-runtime"}
    assert "npm pack pyodide@" in answer.json["failed"][0]["reason"]
    assert "--runtime" in answer.json["failed"][0]["reason"]


def test_the_runtime_of_another_line_is_refused(
    filled: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path
) -> None:
    (runtime / "package.json").write_text('{"version": "0.29.5"}')
    words = ("offline", "rich", "--distribution", distribution, "--runtime", runtime, "--output", tmp_path / "out")
    answer = export(filled, *words)
    assert failures(answer) == {"pyodide": "other-runtime"}
    assert "0.29.5" in answer.json["failed"][0]["reason"]


def test_a_folder_of_somebody_elses_is_not_touched_and_an_older_export_goes_to_the_trash(
    filled: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path, trash: Path
) -> None:
    words = ("offline", "--distribution", distribution, "--runtime", runtime, "--output")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("ten years")
    answer = export(filled, *words, tmp_path / "mine", "rich")
    assert failures(answer) == {"mine": "not-an-export"}
    assert files_of(tmp_path / "mine") == {"thesis.txt"}

    (tmp_path / "out").mkdir()  # an empty folder is nobody's
    assert export(filled, *words, tmp_path / "out", "rich").code == 0
    (tmp_path / "out" / "note.txt").write_text("kept with the old export")
    assert export(filled, *words, tmp_path / "out", "requests").code == 0
    assert "note.txt" not in files_of(tmp_path / "out")
    assert set(entries(tmp_path / "out" / "pyodide-lock.json")) == {"requests", "certifi"}
    assert files_of(trash / "out") >= {"note.txt", RICH.file_name}


@pytest.mark.parametrize("place", ["cache", "runtime", ""])
def test_an_export_never_takes_the_place_of_what_it_is_made_from(
    place: str, filled: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path
) -> None:
    marked = {"info": {}, "packages": {}, "tool": {"pyodide-cache-export": {"folder": True}}}
    target = tmp_path / place
    (target / "pyodide-lock.json").write_text(json.dumps(marked))
    assert is_export(target)
    words = ("offline", "requests", "--distribution", distribution, "--runtime", runtime, "--output", target)
    answer = export(filled, *words)
    assert answer.code == 1
    assert failures(answer)[target.name] == "in-the-way"
    assert filled.is_dir()
    assert runtime.is_dir()


@pytest.mark.parametrize("name", ["index.html", "PYODIDE.mjs", "pyodide-lock.json"])
def test_a_package_file_that_would_overwrite_the_exports_own_is_refused(
    name: str, cache_dir: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path
) -> None:
    def rename(document: Any) -> None:
        document["packages"]["six"]["file_name"] = name

    distribution.rewrite(rename)
    cache_dir.mkdir()
    (cache_dir / name).write_bytes(distribution.wheels["six"].data)
    words = ("offline", "six", "--distribution", distribution, "--runtime", runtime, "--output", tmp_path / "out")
    assert failures(export(cache_dir, *words)) == {"six": "name-taken"}


def test_an_empty_directory_has_nothing_to_export(cache_dir: Path, distribution: DistributionFolder) -> None:
    answer = export(cache_dir, "lock", "--all", "--distribution", distribution)
    assert answer.code == 1
    assert failures(answer) == {str(cache_dir): "nothing-to-export"}
    assert run("--cache-dir", cache_dir, "export", "lock").code == 2


def test_an_official_release_needs_no_distribution_and_leaves_other_releases_wheels_out(cache_dir: Path) -> None:
    MDURL.write_to(cache_dir)
    build_wheel("native", tag="cp313-cp313-pyemscripten_2025_0_wasm32").write_to(cache_dir)
    answer = export(cache_dir, "lock", "--all", "--pyodide", "314.0.7")
    assert answer.code == 0, answer.out
    assert [item["name"] for item in answer.json["packages"]] == ["mdurl"]
    assert answer.json["pyodide"] == "314.0.7"


class Job:
    """A plan and what it was made from, for tests that stop it half-way."""

    def __init__(self, sources: Sources, plan: ExportPlan) -> None:
        self.sources = sources
        self.plan = plan
        self.cancel = Cancel()

    def run(self, *, keep_going: bool = False) -> Iterator[Any]:
        plan = replace(self.plan, keep_going=keep_going)
        return run_export(plan, self.sources, replace_with=move_to_trash, cancel=self.cancel)


@pytest.fixture
def job(filled: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path) -> Iterator[Job]:
    ledger = open_ledger()
    inventory = read_inventory(filled, ledger=ledger)
    with open_sources(SourceOptions(str(distribution), mode=SourceMode.DISTRIBUTION), inventory) as sources:
        marked = (RICH.file_name, distribution.wheels["requests"].file_name)
        plan = plan_export(
            ExportSelection(parse_many(["micropip"]).good, marked),
            sources,
            inventory,
            kind=ExportKind.OFFLINE,
            ledger=ledger,
            output=tmp_path / "out.zip",
            runtime=runtime,
            cancel=Cancel(),
        )
        yield Job(sources, plan)
    ledger.close()


def test_marked_files_are_exported_with_all_they_need(job: Job) -> None:
    assert [item.name for item in job.plan.packages] == ["certifi", "mdurl", "requests", "rich"]
    assert [(item.requirement, item.problem.code) for item in job.plan.failed] == [("micropip", Code.NOT_CACHED)]
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
    assert [item.requirement for item in report.failed] == ["micropip"]


def test_a_plan_with_failures_is_not_run_unless_asked_to_keep_going(job: Job) -> None:
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


def test_a_file_that_changes_after_the_plan_ends_the_export(job: Job, filled: Path, tmp_path: Path) -> None:
    before = files_of(tmp_path)
    (filled / RICH.file_name).write_bytes(b"other bytes")
    (*_, failed, last) = job.run(keep_going=True)
    assert isinstance(failed, ItemFailed)
    assert (failed.key, failed.problem.code) == (RICH.file_name, Code.ALTERED_FILE)
    assert isinstance(last, Finished)
    assert isinstance(last.report, ExportReport)
    assert last.report.target is None
    assert files_of(tmp_path) == before
