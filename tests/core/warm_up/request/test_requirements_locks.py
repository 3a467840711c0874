"""Hashes in requirements files, and lock files in their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.warm_up.request.requirements_files import read_requirements_file
from support.cli import files_of, names_of, reasons_of, run, warm
from support.servers import Serve, StartIndex
from support.wheels import DistributionFolder, build_wheel


def test_i20_a_wheel_with_another_hash_than_its_url_says_is_not_kept(
    serve: Serve, distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    wheel = build_wheel("remote-one", "2.0")
    wheel.write_to(tmp_path / "served")
    url = f"{serve(tmp_path / 'served')}/{wheel.file_name}#sha256={'0' * 64}"
    answer = warm(cache_dir, url, "--distribution", distribution)
    assert (answer.code, reasons_of(answer)) == (1, {"remote-one": "hash-not-allowed"})
    assert wheel.file_name not in files_of(cache_dir)


@pytest.mark.parametrize("with_published_hashes", [True, False])
def test_i21_files_with_other_hashes_are_never_kept_and_each_is_named(
    index_server: StartIndex,
    distribution: DistributionFolder,
    cache_dir: Path,
    tmp_path: Path,
    with_published_hashes: bool,
) -> None:
    right, wrong = build_wheel("right", "1"), build_wheel("wrong", "1")
    index = index_server(right, wrong, hashes=with_published_hashes)
    other = "--hash=sha256:" + "1" * 64
    (tmp_path / "needs.txt").write_text(
        f"right==1 --hash=sha256:{right.sha256.upper()} \\\n    {other}\nwrong==1 \\\n {other}\nsix {other}\n"
    )
    answer = warm(cache_dir, "-r", tmp_path / "needs.txt", "--distribution", distribution, "--index-url", index.url)
    assert answer.code == 1
    assert names_of(answer.json["fetched"]) == {"right"}
    assert {key.partition("=")[0] for key in reasons_of(answer)} == {"wrong", "six"}
    assert set(reasons_of(answer).values()) <= {"hash-not-allowed"}
    assert wrong.file_name not in files_of(cache_dir)


def test_i21_packages_without_a_hash_are_refused_where_one_has_one_or_all_need_one(
    index_server: StartIndex, distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    one, two = build_wheel("one", "1", requires=["two"]), build_wheel("two", "1")
    index = index_server(one, two)
    needs = tmp_path / "needs.txt"
    needs.write_text(f"one==1 --hash=sha256:{one.sha256}\n")
    words = ("-r", needs, "--distribution", distribution, "--index-url", index.url)
    answer = warm(cache_dir, "six", *words)
    assert (answer.code, reasons_of(answer)) == (1, {"two": "no-hash-given"})
    assert {*files_of(cache_dir)} >= {one.file_name}, "the lock file has the hash of six"
    assert two.file_name not in files_of(cache_dir)
    said = run("--cache-dir", cache_dir, "warm-up", "two", "six", *words[2:], "--require-hashes")
    assert "hashes are required, but the requirements files have none for six, two\n" in said.err
    needs.write_text(f"--require-hashes\n{needs.read_text()}two==1 --hash=sha256:{two.sha256}\n")
    assert warm(tmp_path / "other", *words).code == 0


def test_i23_a_lock_file_of_another_tool_is_no_dead_end(cache_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "some.lock").write_text("{}")
    answer = warm(cache_dir, "--project", tmp_path / "some.lock", json_too=False)
    assert answer.code == 2
    assert "--project" not in answer.err


def test_i23_the_index_of_a_package_in_a_pylock_is_asked_alone(tmp_path: Path) -> None:
    rows = [("a", "all"), ("b", "all"), ("mine", "own")]
    text = "".join(
        f'[[packages]]\nname = "{name}"\nversion = "1"\nindex = "https://h/{index}"\n' for name, index in rows
    )
    (tmp_path / "pylock.toml").write_text(text)
    read = read_requirements_file(str(tmp_path / "pylock.toml"))
    assert read.index.first == (
        IndexPlace("https://h/all", only=("a", "b")),
        IndexPlace("https://h/own", only=("mine",)),
    )


@pytest.mark.parametrize("option", ["-r", "--project"])
def test_i24_the_wheels_beside_a_pylock_are_taken_and_missing_ones_are_noted(
    index_server: StartIndex, distribution: DistributionFolder, cache_dir: Path, tmp_path: Path, option: str
) -> None:
    here, gone = build_wheel("here", "1"), build_wheel("gone", "1")
    for wheel, folder in ((here, "wheels"), (gone, "elsewhere")):
        row = f'[[packages]]\nname = "{wheel.name}"\nversion = "1"\n[[packages.wheels]]\n'
        row += f'path = "{folder}/{wheel.file_name}"\nhashes = {{ sha256 = "{wheel.sha256}" }}\n'
        with (tmp_path / "pylock.toml").open("a") as lock:
            lock.write(row)
    here.write_to(tmp_path / "wheels")
    index = index_server(gone)
    words = (option, tmp_path / "pylock.toml", "--distribution", distribution, "--index-url", index.url)
    answer = warm(cache_dir, *words, json_too=False)
    assert (answer.code, {here.file_name, gone.file_name} <= set(files_of(cache_dir))) == (0, True)
    assert "elsewhere does not exist; see " in answer.err


@pytest.mark.parametrize(
    ("head", "others"),
    [
        (
            "environments = [\"sys_platform == 'linux'\", \"os_name == 'nt'\"]",
            "sys_platform == 'linux'; os_name == 'nt'",
        ),
        ("environments = [\"os_name == 'nt'\", \"sys_platform == 'emscripten'\"]", None),
        ('requires-python = "<3.9"', "Python <3.9"),
        ('requires-python = ">=3.9"', None),
    ],
)
def test_i24_a_pylock_for_other_environments_is_noted(tmp_path: Path, head: str, others: str | None) -> None:
    (tmp_path / "pylock.toml").write_text(f'{head}\n[[packages]]\nname = "six"\nversion = "1.17.0"\n')
    read = read_requirements_file(str(tmp_path / "pylock.toml"))
    assert [str(item) for item in read.requirements] == ["six==1.17.0"]
    assert [note.facts["text"] for note in read.notes] == ([] if others is None else [others])


def test_i20_a_lock_file_in_the_notation_of_pip_is_read(tmp_path: Path) -> None:
    (tmp_path / "requirements.lock").write_text("# generated by rye\nsix==1.0\n-e file:.\n")
    read = read_requirements_file(str(tmp_path / "requirements.lock"))
    assert [str(requirement) for requirement in read.requirements] == ["six==1.0"]
