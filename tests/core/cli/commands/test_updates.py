from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.settings.releases import shipped_lock, shipped_lock_bytes
from support.cli import run
from support.wheels import build_wheel


def test_identical_releases_are_called_the_same() -> None:
    answer = run("diff", "314.0.0", "v314.0.1")
    assert answer.code == 0
    assert answer.out.startswith("Pyodide 314.0.0 and Pyodide 314.0.1 are the same")


def test_a_comparison_has_a_row_for_each_package_and_a_summary() -> None:
    answer = run("diff", "314.0.6", "314.0.7")
    assert ["lxml", "6.0.2", "6.1.3", "updated"] in [line.split() for line in answer.out.splitlines()]
    assert ["pymupdf", "1.27.2.2", "removed"] in [line.split() for line in answer.out.splitlines()]
    assert "6 new versions, 2 added, 1 removed, 348 rebuilt at the same version, 1 unchanged." in answer.out
    assert "numpy" not in answer.out
    assert "numpy" in run("diff", "314.0.6", "314.0.7", "--verbose").out


def test_json_has_the_four_lists_with_names_and_versions() -> None:
    answer = run("diff", "314.0.6", "314.0.7", "--json").json
    assert {"name": "asyncpg", "version": "0.31.0"}.items() <= answer["added"][0].items()
    assert [item["name"] for item in answer["removed"]] == ["pymupdf"]
    assert {"name": "lxml", "before": "6.0.2", "after": "6.1.3"}.items() <= answer["changed"][0].items()
    assert len(answer["rebuilt"]) == 348


def test_markdown_has_a_table_for_each_kind_of_change() -> None:
    lines = run("diff", "314.0.6", "314.0.7", "--markdown", "-q").out.splitlines()
    assert lines[0] == "## Pyodide 314.0.6 → Pyodide 314.0.7"
    assert lines[lines.index("### Updated") + 2] == "| Package | Before | After |"
    assert "| lxml | 6.0.2 | 6.1.3 |" in lines
    tables = [line for line in lines if line.startswith("|")]
    assert all(line.endswith("|") for line in tables)


def test_markdown_renders_as_tables_with_all_packages() -> None:
    from markdown_it import MarkdownIt

    html = MarkdownIt().enable("table").render(run("diff", "314.0.6", "314.0.7", "--markdown").out)
    assert html.count("<table>") == 4
    assert html.count("<tr>") == 4 + 6 + 2 + 1 + 348
    assert "|" not in html


def test_a_change_of_python_and_abi_is_named() -> None:
    lines = run("diff", "0.29.5", "314.0.7").out.splitlines()
    assert "Python: 3.13.2 → 3.14.2" in lines
    assert "ABI: 2025_0 → 2026_0" in lines


def test_a_side_can_be_a_lock_file_or_a_directory(tmp_path: Path) -> None:
    data = shipped_lock_bytes("314.0.6")
    assert data is not None
    lock = tmp_path / "pyodide-lock.json"
    lock.write_bytes(data)
    assert "are the same" in run("diff", str(lock), "314.0.6").out
    assert "are the same" in run("diff", str(tmp_path), "314.0.6").out  # a folder with nothing but a lock file
    name = shipped_lock("314.0.6").packages["lxml"].file_name
    (tmp_path / name).write_bytes(b"PK")
    answer = run("diff", str(tmp_path), str(lock), "--json").json
    assert [item["name"] for item in answer["rebuilt"]] == ["lxml"]
    assert len(answer["added"]) == len(shipped_lock("314.0.6").packages) - 1


@pytest.mark.parametrize(
    ("text", "code"), [("3.99", 2), ("no-such/folder", 2), ("no-such.json", 2), ("notes.txt", 2)]
)
def test_a_side_that_does_not_exist_is_named(tmp_path: Path, text: str, code: int) -> None:
    (tmp_path / "notes.txt").write_text("no lock file")
    answer = run("diff", str(tmp_path / text) if text == "notes.txt" else text, "314.0.7")
    assert answer.code == code
    assert text in answer.err


def test_outdated_says_what_each_newer_release_costs(tmp_path: Path) -> None:
    run("lists", "save", "course", "pymupdf")
    for name in ("lxml", "pymupdf"):
        (tmp_path / shipped_lock("314.0.4").packages[name].file_name).write_bytes(b"PK")
    answer = run("outdated", "--offline", "--pyodide", "314.0.4", "--cache-dir", str(tmp_path))
    assert "This directory is for Pyodide 314.0.4 and has 2 packages." in answer.out
    assert (
        "314.0.7 changes 2 of your 2 packages: lxml 6.0.2 → 6.1.3; pymupdf is gone, and list “course” uses it."
        in answer.out
    )
    rows = run("outdated", "--offline", "--pyodide", "314.0.4", "--cache-dir", str(tmp_path), "--json").json
    assert rows["cache_dir"] == str(tmp_path)
    assert [item["version"] for item in rows["releases"]] == ["314.0.5", "314.0.6", "314.0.7"]
    assert rows["releases"][-1]["users"] == {"pymupdf": ["list “course”"]}


def test_releases_that_change_nothing_share_a_sentence(tmp_path: Path) -> None:
    (tmp_path / shipped_lock("314.0.5").packages["lxml"].file_name).write_bytes(b"PK")
    answer = run("outdated", "--offline", "--pyodide", "314.0.5", "--cache-dir", str(tmp_path))
    assert "314.0.6 changes none of your packages." in answer.out
    (tmp_path / shipped_lock("314.0.5").packages["lxml"].file_name).unlink()
    answer = run("outdated", "--offline", "--pyodide", "314.0.5", "--cache-dir", str(tmp_path))
    assert "314.0.6 and 314.0.7 change nothing: no package is cached." in answer.out
    answer = run("outdated", "--offline", "--pyodide", "314.0.7", "--cache-dir", str(tmp_path))
    assert "Pyodide 314.0.7 is the newest release that this program knows." in answer.out


def test_many_releases_in_a_row_are_a_range(tmp_path: Path) -> None:
    (tmp_path / "pure-1.0-py3-none-any.whl").write_bytes(b"PK")
    answer = run("outdated", "--offline", "--pyodide", "0.29.5", "--cache-dir", str(tmp_path))
    assert "314.0.0 to 314.0.7 change none of your packages." in answer.out


def test_many_new_versions_are_cut_short_unless_asked_for(tmp_path: Path) -> None:
    lock = shipped_lock("0.29.5")
    for package in list(lock.packages.values())[:60]:
        (tmp_path / package.file_name).write_bytes(b"PK")
    words = ("outdated", "--offline", "--pyodide", "0.29.5", "--cache-dir", str(tmp_path))
    assert " more new versions; " in run(*words).out
    assert " more new versions; " not in run(*words, "--verbose").out


def test_a_wheel_of_the_index_for_an_old_runtime_is_named_with_its_users(tmp_path: Path) -> None:
    run("lists", "save", "course", "own")
    (tmp_path / "own-1.0-cp313-cp313-pyodide_2025_0_wasm32.whl").write_bytes(b"PK")
    (tmp_path / "pure-1.0-py3-none-any.whl").write_bytes(b"PK")
    answer = run("outdated", "--offline", "--pyodide", "0.29.5", "--cache-dir", str(tmp_path))
    assert "of your 2 packages: own is not built for its runtime, and list “course” uses it." in answer.out
    assert "pure" not in answer.out


def test_outdated_says_that_the_index_was_not_asked(tmp_path: Path) -> None:
    wheel = build_wheel("lib", "1.0")
    (tmp_path / wheel.file_name).write_bytes(wheel.data)
    answer = run("outdated", "--cache-dir", tmp_path, "--pyodide", "314.0.7", "--index-url", "http://127.0.0.1:9/")
    assert "the package index was not asked: the versions in the cache directory are used for lib" in answer.err
    assert "newer releases: only" not in answer.err  # both texts name them
    assert "only releases that this program knows are compared" in answer.err
    answer = run(
        "-q", "outdated", "--cache-dir", tmp_path, "--pyodide", "314.0.7", "--index-url", "http://127.0.0.1:9/"
    )
    assert (answer.code, answer.err) == (0, "")


@pytest.mark.parametrize("setting", [("--offline",), ()])
def test_outdated_asks_nobody_when_offline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: tuple[str, ...]
) -> None:
    build_wheel("lib", "1.0").write_to(tmp_path)
    if not setting:
        monkeypatch.setenv("PYODIDE_CACHE_OFFLINE", "1")
    answer = run("outdated", *setting, "--cache-dir", tmp_path, "--pyodide", "314.0.7")
    assert (answer.code, answer.err) == (0, "")
