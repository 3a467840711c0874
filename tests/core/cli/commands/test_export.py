from __future__ import annotations

from pathlib import Path

import pytest

from support.cli import files_of, run, warm
from support.exporting import export, npm_package
from support.servers import StartIndex
from support.wheels import DistributionFolder, build_wheel


def test_a_dry_run_writes_nothing_and_shows_who_needs_each_package(
    warmed: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    before = files_of(warmed)
    target = tmp_path / "out"
    answer = export(warmed, "lock", "pandas", "--distribution", distribution, "--output", target, "--dry-run")
    assert answer.code == 0
    needed_by = {item["name"]: item["needed_by"] for item in answer.json["packages"]}
    assert needed_by["pandas"] == []
    assert needed_by["libopenblas"] == ["numpy"]
    assert files_of(warmed) == before
    assert not target.exists()


def test_the_text_of_a_plan_and_of_a_report(warmed: Path, distribution: DistributionFolder, tmp_path: Path) -> None:
    words = ("export", "lock", "requests", "--distribution", distribution, "--output", tmp_path / "out")
    plan = run("--cache-dir", warmed, *words, "--dry-run")
    assert f"Would make {tmp_path / 'out'} with 3 files" in plan.out
    assert not (tmp_path / "out").exists()
    report = run("--cache-dir", warmed, *words)
    assert report.code == 0
    assert "Exported 2 packages" in report.out
    assert f"lockFileURL: '{tmp_path / 'out' / 'pyodide-lock.json'}'" in report.out


def test_without_keep_going_the_report_says_what_could_be_exported(
    warmed: Path, distribution: DistributionFolder
) -> None:
    words = ("export", "lock", "six", "ghost", "spirit", "--distribution", distribution)
    answer = run("--cache-dir", warmed, *words)
    assert answer.code == 1
    assert answer.out == ""
    assert "ghost, spirit are not in the cache directory" in answer.err
    assert "1 other package can be exported with --keep-going" in answer.err


def test_a_misspelled_package_is_not_offered_as_a_download(
    cache_dir: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    words = ("export", "lock", "nunpy", "--distribution", distribution, "--output", tmp_path / "out")
    error = run("--cache-dir", cache_dir, *words).err
    assert "nunpy is not in the cache directory. Did you mean numpy?" in error
    assert "warm-up" not in error


@pytest.mark.parametrize("kind", ["lock", "offline"])
def test_a_target_behind_links_that_lead_in_a_circle_is_named(
    kind: str, warmed: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    (tmp_path / "one").symlink_to("other")
    (tmp_path / "other").symlink_to("one")
    runtime = ("--runtime", npm_package(tmp_path / "npm")) if kind == "offline" else ()
    target = tmp_path / "one" / "lock.json"
    answer = run("--cache-dir", warmed, "export", kind, "six", "--distribution", distribution, "-o", target, *runtime)
    assert (answer.code, str(tmp_path / "one") in answer.err) == ({"lock": 2, "offline": 1}[kind], True)
    assert len(answer.err.strip().splitlines()) <= 2


@pytest.mark.parametrize("kind", ["requirements", "pylock"])
def test_a_dash_is_standard_output_and_never_a_file(
    kind: str, warmed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = ("--cache-dir", warmed, "export")
    assert run(*words, kind, "--all", "-o", "-").out == run(*words, kind, "--all").out != ""
    answer = run(*words, "lock", "--all", "-o", "-")
    assert (answer.code, "for a path of this name, write ./-" in answer.err) == (2, True)
    assert not Path("-").exists()


@pytest.mark.parametrize("kind", ["lock", "offline", "requirements"])
def test_a_plan_already_refuses_a_name_that_no_file_can_have(kind: str, warmed: Path, tmp_path: Path) -> None:
    output = tmp_path / ("n" * 256)
    answer = run("--cache-dir", warmed, "export", kind, "--all", "-o", output, "--dry-run")
    assert (answer.code, "too long" in answer.err) == (1, True), answer.err


@pytest.mark.parametrize(
    ("name", "first"), [("out", "To check that it loads, run"), ("out.zip", "unpack it, and run")]
)
def test_a_distribution_says_how_to_check_it(
    name: str, first: str, warmed: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    runtime = npm_package(tmp_path / "runtime")
    words = ("offline", "six", "--distribution", distribution, "--runtime", runtime, "--output", tmp_path / name)
    answer = run("--cache-dir", warmed, "export", *words)
    assert answer.code == 0, answer.err
    assert f"{first} “node check.mjs” there" in answer.out


def test_a_distribution_is_no_archive_of_another_kind(warmed: Path, tmp_path: Path) -> None:
    answer = run("--cache-dir", warmed, "export", "offline", "--all", "-o", tmp_path / "course.tar.gz")
    assert answer.code == 2
    assert "archives end in .zip" in answer.err


def test_an_earlier_export_in_the_directory_does_not_bring_back_old_versions(
    cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(*(build_wheel("tool", version) for version in ("1.0", "2.0")))
    source = ("--source", "index", "--index-url", index.url)
    warm(cache_dir, "tool==1.0", *source)
    assert run("--cache-dir", cache_dir, "export", "lock", "tool").code == 0
    warm(cache_dir, "tool==2.0", *source)
    [cached] = warm(cache_dir, "tool", "--index-url", index.url, "--offline").json["cached"]
    assert cached["version"] == "2.0"
    assert "pyodide-lock.json'" in warm(cache_dir, "tool", *source, "--offline", json_too=False).out
