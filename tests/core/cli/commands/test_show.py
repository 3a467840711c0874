from __future__ import annotations

from pathlib import Path

import pytest

from support.cli import ONLY, run, warm
from support.wheels import DistributionFolder, build_wheel


def test_show_describes_a_package_and_has_code_that_loads_it(cache_dir: Path) -> None:
    build_wheel("six", "1.17.0").write_to(cache_dir)
    answer = run("--cache-dir", cache_dir, "show", "Six", "--files")
    assert answer.code == 0
    for text in ("six 1.17.0", "six, made for a test", "not verified yet", "six/__init__.py", "Load it: Node"):
        assert text in answer.out


def test_show_has_every_version_of_a_package_or_one_file(cache_dir: Path) -> None:
    for version in ("1.16.0", "1.17.0"):
        build_wheel("six", version).write_to(cache_dir)
    (cache_dir / "notes.txt").write_text("mine")
    found = run("--cache-dir", cache_dir, "show", "six", "--json").json["found"]
    assert [item["version"] for item in found] == ["1.16.0", "1.17.0"]
    (note,) = run("--cache-dir", cache_dir, "show", "notes.txt", "--json").json["found"]
    assert (note["kind"], note["looks_like"], note["snippets"]) == ("foreign", "text", [])


def test_a_file_is_found_by_its_path_and_one_elsewhere_leads_to_the_option(cache_dir: Path, tmp_path: Path) -> None:
    wheel = build_wheel("six").write_to(cache_dir)
    assert run("show", wheel, "--cache-dir", cache_dir).out.startswith("six 1.0\n")
    answer = run("show", wheel, "--cache-dir", tmp_path / "other")
    assert (answer.code, f"For a file elsewhere, add: --cache-dir {cache_dir}\n" in answer.err) == (1, True)


def test_a_path_that_is_no_package_is_not_offered_as_a_download(cache_dir: Path, tmp_path: Path) -> None:
    assert "warm-up" not in run("show", tmp_path / "notes", "--cache-dir", cache_dir).err


def test_a_shell_s_path_of_a_cached_file_can_be_verified_and_removed(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(filled)
    path = f"./{next(Path().glob('six-*.whl'))}"
    assert run("verify", path, "--cache-dir", filled).code == 0
    assert path[2:] in run("remove", path, "--dry-run", "--cache-dir", filled).out


def test_an_empty_name_leads_to_no_directory(filled: Path) -> None:
    for command in ("show", "verify"):
        answer = run("--cache-dir", filled, command, "")
        assert answer.code in {1, 2}
        assert "--cache-dir ''" not in answer.err
        assert "warm-up" not in answer.err


def test_show_suggests_similar_names(cache_dir: Path) -> None:
    build_wheel("scikit-learn", "1.7").write_to(cache_dir)
    answer = run("--cache-dir", cache_dir, "show", "scikit_leran")
    assert answer.code == 1
    assert "Did you mean scikit-learn?" in answer.err
    missing = run("--cache-dir", cache_dir / "none", "show", "six")
    assert missing.code == 1
    assert f"Download it with: pyodide-cache warm-up --cache-dir {cache_dir / 'none'} six" in missing.err
    assert "Did you mean numpy?" in run("--cache-dir", cache_dir / "none", "show", "nunpy").err
    assert run("--cache-dir", cache_dir, "show", "x", "--json").json["found"] == []


def test_show_says_how_to_get_a_package_that_is_not_cached(filled: Path) -> None:
    answer = run("show", "nothing-like-it", "--cache-dir", filled)
    assert answer.code == 1
    assert f"pyodide-cache warm-up --cache-dir {filled} nothing-like-it" in answer.err


def test_show_writes_problems_to_standard_error_and_into_the_json(cache_dir: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / "six-1.0-py3-none-any.whl").write_bytes(b"<html>")
    assert "not a valid archive" in run("--cache-dir", cache_dir, "show", "six").err
    (found,) = run("--cache-dir", cache_dir, "show", "six", "--json", "--files").json["found"]
    assert found["problem"]["code"] == "not-a-zip"
    assert found["looks_like"] == "html"


def test_show_refuses_a_release_that_is_not_known(cache_dir: Path) -> None:
    build_wheel("six").write_to(cache_dir)
    answer = run("--cache-dir", cache_dir, "show", "six", "--pyodide", "9.9.9")
    assert answer.code == 2
    assert "Pyodide 9.9.9 is not known" in answer.err


def test_a_wheel_of_this_machine_has_no_publisher(distribution: DistributionFolder, cache_dir: Path) -> None:
    path = build_wheel("mine", "1.0").write_to(cache_dir.parent)
    assert warm(cache_dir, path, "--distribution", distribution, *ONLY).code == 0
    text = run("show", "mine", "--cache-dir", cache_dir).out
    assert "not verified" in text
    assert "Published by" not in text
