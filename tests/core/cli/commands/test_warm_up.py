from __future__ import annotations

from pathlib import Path

import pytest

from support.cli import ONLY, names_of, run, warm
from support.servers import StartIndex
from support.wheels import DistributionFolder, build_wheel


def test_a_dry_run_shows_what_would_be_fetched_and_changes_nothing(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    words = ("numpy", "no-such-thing", "--distribution", distribution, *ONLY, "--dry-run")
    answer = warm(cache_dir, *words)
    assert answer.code == 1
    assert names_of(answer.json["to_fetch"]) == {"numpy", "libopenblas"}
    assert answer.json["bytes_to_fetch"] > 0
    assert answer.json["dry_run"] is True
    assert not cache_dir.exists()
    text = warm(cache_dir, *words, json_too=False)
    assert text.code == 1
    assert "For Pyodide 314:" in text.out
    assert "copy 2 files" in text.out
    assert "; 1 requirement not available" in text.out
    assert "no-such-thing" in text.err
    [line] = [line for line in text.out.splitlines() if line.startswith("libopenblas")]
    assert line.split()[2] == "copy"
    assert line.split()[-1] == "numpy"


def test_c10_files_folders_presets_and_lists_are_no_packages(
    cache_dir: Path, index_server: StartIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("essential", "course", "six")
    index = index_server(*(build_wheel(name, "1.0") for name in names))
    monkeypatch.chdir(tmp_path)
    Path("requirements.txt").write_text("six\n")
    Path("app.py").write_text("import six\n")
    for name in ("course", "six"):
        run("lists", "save", name, "attrs")
    for name, right in (
        ("requirements.txt", "-r requirements.txt"),
        ("gone.txt", "-r gone.txt"),
        ("app.py", "--project app.py"),
        (".", "--project ."),
        (f"{tmp_path}", f"--project {tmp_path}"),
        ("essential", "--preset essential"),
        ("Data-Science", "--preset Data-Science"),
        ("course", "--list course"),
    ):
        answer = run("--cache-dir", cache_dir, "warm-up", name, "--index-url", index.url)
        assert (answer.code, right in answer.err) == (2, True), answer.err
    too_long = run("--cache-dir", cache_dir, "warm-up", "a.b" * 3000, "--index-url", index.url)
    assert (too_long.code, "too long" in too_long.err) == (1, False)
    known = ("course>=0", "six")  # a version says that it is a package; so does a lock file
    answer = warm(cache_dir, *known, "--source", "index", "--index-url", index.url)
    assert names_of(answer.json["fetched"]) == {"course", "six"}


def test_c10_the_name_of_a_module_leads_to_its_package(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    for words in (ONLY, ("--index-url", index_server().url)):
        answer = warm(cache_dir, "PIL", "sklearn", "--distribution", distribution, *words, json_too=False)
        assert "Did you mean pillow?" in answer.err
        assert "Did you mean scikit-learn?" in answer.err


def test_c10_a_misspelled_package_leads_to_the_one_of_the_release(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    for words in (ONLY, ("--index-url", index_server().url)):
        answer = warm(cache_dir, "nunpy", "--distribution", distribution, *words)
        [failed] = answer.json["failed"]
        assert failed["reason"].endswith(". Did you mean numpy?")


def test_nobody_is_asked_whether_a_package_that_another_one_needs_is_misspelled(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("app", requires=["nunpy"]))
    [failed] = warm(cache_dir, "app", "--distribution", distribution, "--index-url", index.url).json["failed"]
    assert "nunpy" in failed["reason"]
    assert "Did you mean" not in failed["reason"]


def test_a_wheel_of_this_machine_is_copied(distribution: DistributionFolder, cache_dir: Path, tmp_path: Path) -> None:
    path = build_wheel("mine", "1.0").write_to(tmp_path)
    words = (path, "--distribution", distribution, *ONLY)
    assert "Would copy 1 file; 0 cached" in warm(cache_dir, *words, "--dry-run", json_too=False).out
    answer = warm(cache_dir, *words, json_too=False)
    assert f"mine: copied from {tmp_path}" in answer.err
    assert "0 cached already, 0 downloaded, 1 copied from this computer, 0 failed" in answer.out


def test_c8_a_file_or_distribution_that_cannot_be_read_is_wrong_usage(cache_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "program").write_bytes(b"\x7fELF\0\1")
    for words in (("-r", tmp_path / "program"), ("six", "--distribution", tmp_path)):
        answer = run("--cache-dir", cache_dir, "warm-up", *words)
        assert answer.code == 2
        assert len(answer.err.splitlines()) == 1
        assert str(tmp_path) in answer.err


def test_the_hashes_of_a_list_are_checked(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex, tmp_path: Path
) -> None:
    wheel = build_wheel("demo", "1.0")
    index = index_server(wheel)
    for digest, code in (("0" * 64, 1), (wheel.sha256, 0)):
        (tmp_path / "course.txt").write_text(f"demo --hash=sha256:{digest}\n")
        run("lists", "import", tmp_path / "course.txt")
        words = ("--list", "course", "--distribution", distribution, "--index-url", index.url)
        assert warm(cache_dir, *words).code == code
    assert wheel.file_name in {path.name for path in cache_dir.iterdir()}


def test_the_table_of_a_dry_run_tells_cached_files_from_files_to_replace(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    words = ("--distribution", distribution, *ONLY)
    assert warm(cache_dir, "six", "pytz", *words).code == 0
    (cache_dir / distribution.wheels["six"].file_name).write_bytes(b"damaged")
    text = warm(cache_dir, "six", "pytz", *words, "--dry-run", json_too=False).out
    states = {line.split()[0]: line.split()[2] for line in text.splitlines() if line.startswith(("six", "pytz"))}
    assert states == {"six": "replace", "pytz": "cached"}
    assert "copy 1 file" in text
    assert "; 1 cached" in text


def test_the_report_names_the_lock_file_that_lists_wheels_of_an_index(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("plotly", "6.3"))
    answer = warm(cache_dir, "plotly", "--distribution", distribution, "--index-url", index.url, json_too=False)
    assert answer.code == 0
    assert "0 cached already, 1 downloaded" in answer.out
    assert f"lockFileURL: '{cache_dir / 'pyodide-lock.json'}'" in answer.out


def test_a_requirements_file_without_packages_is_named(cache_dir: Path, tmp_path: Path) -> None:
    empty = tmp_path / "requirements.txt"
    empty.write_text("")
    answer = warm(cache_dir, "-r", empty, json_too=False)
    assert answer.code == 0
    assert f"{empty} names no packages" in answer.err
    assert "0 cached already, 0 downloaded" in answer.out


@pytest.mark.parametrize("place", ["http://[::1/x", "~no-such-user/x", "file://[x", "n" * 300])
@pytest.mark.parametrize("option", ["--index-url", "--distribution", "--files"])
def test_a_place_that_is_not_valid_is_named(cache_dir: Path, option: str, place: str) -> None:
    answer = run("warm-up", "six", option, place, "--cache-dir", str(cache_dir))
    assert answer.code in {1, 2}
    assert place[:100] in answer.err.replace("'", "")
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    "place", ["http://[::1/x.whl", "~no-such-user/six-1.0-py3-none-any.whl", f"./{'n' * 300}.whl"]
)
@pytest.mark.parametrize("before", ["", "six @ ", "-r ", "-c "])
def test_a_place_in_a_requirements_file_that_is_not_valid_is_named(cache_dir: Path, before: str, place: str) -> None:
    answer = run("warm-up", "-r", "-", "--cache-dir", str(cache_dir), stdin=f"{before}{place}\nsix\n")
    assert answer.code in {1, 2}
    assert place[:100] in answer.err


@pytest.mark.parametrize("words", [["warm-up", "--dry-run"], ["warm-up"], ["check"]], ids=" ".join)
def test_notes_are_no_errors_so_quiet_leaves_them_out(
    words: list[str], distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    nothing = tmp_path / "requirements.txt"
    nothing.touch()
    source = ("--distribution", distribution, *ONLY) if words[0] == "warm-up" else ()
    command = (*words, "-r", nothing, "--cache-dir", cache_dir, *source)
    assert "names no packages" in run(*command).err
    assert run(*command, "--quiet").err == ""
