from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.settings.releases import shipped_lock
from support.cli import run
from support.wheels import build_wheel, write_distribution


@pytest.mark.parametrize(
    ("requirement", "cached"),
    [
        ("scikit-learn", True),
        ("Scikit.Learn>=1.8", True),
        ("scikit-learn<1", False),
        ("pydantic_core", True),
        ("pydantic", False),
        ("scikit", False),
        ("six==1.17", True),
        ("tool", False),
        ("tool-tests", True),
    ],
)
def test_names_are_compared_as_a_whole_and_normalized(requirement: str, cached: bool, filled: Path) -> None:
    answer = run("--cache-dir", filled, "check", requirement, "--json")
    assert answer.code == (0 if cached else 1)
    assert answer.json["results"][0]["cached"] is cached


def test_the_exit_status_is_1_if_any_package_is_not_cached(filled: Path) -> None:
    answer = run("--cache-dir", filled, "check", "six", "ghost", "scikit-learn<1")
    assert answer.code == 1
    lines = answer.out.splitlines()
    assert [line.split()[1] for line in lines] == ["cached", "not", "not"]
    assert "there is 1.8.0" in lines[2]


def test_empty_files_broken_links_and_partial_files_do_not_count(cache_dir: Path, tmp_path: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / "six-1.0-py3-none-any.whl").touch()
    (cache_dir / "rich-1.0-py3-none-any.whl").symlink_to(tmp_path / "nowhere")
    (cache_dir / "pytz-1.0-py3-none-any.whl.part").write_bytes(b"half")
    answer = run("--cache-dir", cache_dir, "check", "six", "rich", "pytz", "--json")
    assert [row["cached"] for row in answer.json["results"]] == [False, False, False]


def test_a_requirements_file_is_checked_as_pip_reads_it(filled: Path, tmp_path: Path) -> None:
    narrow = tmp_path / "narrow.txt"
    narrow.write_text("scikit-learn<1\n")
    file = tmp_path / "requirements.txt"
    file.write_text(f"six==1.17\nscikit-learn\ntomli; python_version < '3'\n-c {narrow.name}\n-e .\nno name!\n")
    answer = run("--cache-dir", filled, "check", "-r", file, "--json")
    assert answer.code == 1
    found = {row["requirement"]: row["cached"] for row in answer.json["results"]}
    assert found == {"six==1.17": True, "scikit-learn<1": False}
    assert [row["facts"]["line"] for row in answer.json["failed"]] == [6]
    assert [row["code"] for row in answer.json["notes"]] == ["ignored-option"]


def test_a_requirements_file_that_is_met_is_no_failure(filled: Path) -> None:
    answer = run("--cache-dir", filled, "check", "-r", "-", stdin="six\nscikit-learn>=1\n")
    assert (answer.code, answer.err.count("\n")) == (0, 1)  # no lock file names these files
    assert answer.out.split() == ["six", "cached", "1.17.0", "scikit-learn>=1", "cached", "1.8.0"]


def test_what_a_project_imports_is_checked_without_what_it_can_do_without(filled: Path, tmp_path: Path) -> None:
    app = tmp_path / "app.py"
    app.write_text("import six\nimport sklearn\ntry:\n    import numpy\nexcept ImportError:\n    numpy = None\n")
    answer = run("--cache-dir", filled, "check", "--project", app, "--json")
    assert {row["requirement"] for row in answer.json["results"]} == {"six", "scikit-learn"}


def test_a_wheel_is_checked_by_its_name_and_bytes(cache_dir: Path, tmp_path: Path) -> None:
    cached = build_wheel("mylib", "1.0").write_to(cache_dir)
    built = tmp_path / cached.name
    built.write_bytes(cached.read_bytes())
    words = ("--cache-dir", cache_dir, "check", built)
    assert run(*words).code == 0
    build_wheel("mylib", "1.0", modules={"mylib": "changed = True"}).write_to(tmp_path)
    assert run(*words).code == 1, "the copy is older than the wheel"
    newer = build_wheel("mylib", "1.1").write_to(tmp_path)
    assert "there is 1.0" in run(*words[:3], newer).out
    gone = run(*words[:3], tmp_path / "nope-1.0-py3-none-any.whl")
    assert (gone.code, gone.out) == (1, "")
    assert "nope-1.0-py3-none-any.whl does not exist" in gone.err


def test_presets_and_lists_are_checked_too(filled: Path) -> None:
    assert run("lists", "save", "mine", "six").code == 0
    assert run("--cache-dir", filled, "check", "--list", "mine").code == 0
    assert run("--cache-dir", filled, "check", "--preset", "essential").code == 1


def test_nothing_to_check_is_a_wrong_command() -> None:
    answer = run("check")
    assert answer.code == 2
    assert "-r" in answer.err


def test_the_next_step_for_what_is_missing_can_be_copied(cache_dir: Path) -> None:
    answer = run("check", "rich", "pandas>=2", "--cache-dir", cache_dir)
    assert answer.code == 1
    command = f"pyodide-cache warm-up --cache-dir {cache_dir} rich 'pandas>=2'"
    assert answer.err == f"To download what is missing: {command}\n"
    assert run("check", "rich", "-q", "--cache-dir", cache_dir).err == ""


@pytest.mark.parametrize("words", [[], ["--json"]], ids=["text", "json"])
def test_a_file_without_requirements_is_no_failure_and_says_so(
    words: list[str], cache_dir: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "requirements.txt"
    empty.write_text("# nothing yet\n")
    answer = run("--cache-dir", cache_dir, "check", "-r", empty, *words)
    assert answer.code == 0
    assert "names no packages" in answer.err + answer.out


def test_a_hint_names_no_option_that_the_command_lacks(cache_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import nobody_knows_this\n")
    words = ("--project", tmp_path / "app.py", "--cache-dir", cache_dir)
    checked = run("check", *words)
    assert "no known package provides “nobody_knows_this”" in checked.err
    assert "--guess-imports" not in checked.err
    assert "--guess-imports" in run("warm-up", *words, "--dry-run", "--offline", "--source", "index").err


def test_a_file_that_no_lock_file_names_is_noted(cache_dir: Path, tmp_path: Path) -> None:
    wheels = [build_wheel("demo", "1.0", requires=["part"]), build_wheel("part", "2.0")]
    words = ("--distribution", write_distribution(tmp_path / "d", wheels), "--source", "distribution")
    assert run("--cache-dir", cache_dir, "warm-up", "demo", *words).code == 0
    assert run("--cache-dir", cache_dir, "check", "demo").err == ""
    (cache_dir / "pyodide-lock.json").unlink()  # or the one of the npm package is copied over it
    answer = run("--cache-dir", cache_dir, "check", "demo")
    files = "demo-1.0-py3-none-any.whl, part-2.0-py3-none-any.whl"
    assert f"No lock file here names {files}, so loadPackage does not find them" in answer.err
    assert f"Write one with: pyodide-cache export lock --cache-dir {cache_dir} --all" in answer.err
    assert answer.code == 0


def test_a_misspelled_package_is_not_offered_as_a_download(cache_dir: Path) -> None:
    answer = run("--cache-dir", cache_dir, "check", "nunpy", "scikit-lern>=1", "numpy", "no-such-package")
    assert answer.code == 1
    rows = {line.split()[0]: line for line in answer.out.splitlines()}
    assert rows["nunpy"].endswith("not cached  (did you mean numpy?)")
    assert rows["scikit-lern>=1"].endswith("(did you mean scikit-learn?)")
    assert answer.err.rstrip().endswith(" numpy no-such-package"), "anybody can publish a package named nunpy"
    assert "did you mean" not in run("--cache-dir", cache_dir, "check", "-q", "nunpy").out


@pytest.mark.parametrize("name", ["requests-mock", "types-requests", "numpydoc"])
def test_a_package_that_is_named_after_another_is_not_misspelled(cache_dir: Path, name: str) -> None:
    cache_dir.mkdir()
    answer = run("--cache-dir", cache_dir, "check", name)
    assert "did you mean" not in answer.out
    assert answer.err.rstrip().endswith(f" {name}"), "the command downloads it"


def test_a_package_of_the_directory_s_release_is_not_misspelled(cache_dir: Path) -> None:
    numpy = shipped_lock("0.26.4").packages[canonicalize_name("numpy")]
    cache_dir.mkdir()
    (cache_dir / numpy.file_name).write_bytes(build_wheel("numpy").data)
    answer = run("--cache-dir", cache_dir, "check", "geos", "geoss")  # later releases have libgeos
    assert answer.out.splitlines() == ["geos   not cached", "geoss  not cached  (did you mean geos?)"]
