from __future__ import annotations

from pathlib import Path

from support.cli import run
from support.servers import StartIndex
from support.wheels import DistributionFolder


def damaged(cache_dir: Path, distribution: DistributionFolder) -> Path:
    """Warm up numpy and damage it; return its path."""
    answer = run("warm-up", "numpy", "--distribution", distribution, "--cache-dir", cache_dir)
    assert answer.code == 0, answer.err
    path = next(cache_dir.glob("numpy-*.whl"))
    path.write_bytes(b"broken")
    return path


def test_a_file_without_a_source_is_named(cache_dir: Path, index_server: StartIndex) -> None:
    cache_dir.mkdir()
    (cache_dir / "mine-1.0-py3-none-any.whl").write_bytes(b"broken")
    answer = run("repair", "--cache-dir", cache_dir, "--index-url", index_server(), "--json")
    assert answer.code == 1
    assert answer.json["failed"][0]["code"] == "no-source"
    name = "mine-1.0-py3-none-any.whl"
    [said] = run("repair", "--cache-dir", cache_dir, "--index-url", index_server()).err.splitlines()
    assert said.startswith(f"{name} cannot be repaired: no known release and no index publishes it. ")
    assert said.endswith(f"Remove it with: pyodide-cache remove --cache-dir {cache_dir} {name}")


def test_offline_the_file_is_named_and_not_its_address(cache_dir: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / "six-1.17.0-py2.py3-none-any.whl").write_bytes(b"broken")
    answer = run("repair", "--offline", "--cache-dir", cache_dir)
    assert answer.code == 1
    assert answer.err.startswith("six-1.17.0-py2.py3-none-any.whl is not in the cache, and offline is on. ")


def test_the_source_in_use_is_not_offered_as_another_one(cache_dir: Path) -> None:
    words = ("repair", "--distribution", "http://127.0.0.1:1/", "--cache-dir", cache_dir)
    assert "use another source (--source index, --distribution FOLDER)" in run(*words).err
    assert "use another source (--distribution FOLDER)" in run(*words, "--source", "index").err


def test_a_dry_run_changes_nothing(cache_dir: Path, distribution: DistributionFolder) -> None:
    path = damaged(cache_dir, distribution)
    answer = run("repair", "--dry-run", "--distribution", distribution, "--cache-dir", cache_dir, "--json")
    assert answer.code == 0
    assert answer.json["to_repair"] == [path.name]
    assert path.read_bytes() == b"broken"


def test_a_dry_run_lists_the_files_and_their_source(cache_dir: Path, distribution: DistributionFolder) -> None:
    path = damaged(cache_dir, distribution)
    answer = run("repair", "--dry-run", "--distribution", distribution, "--cache-dir", cache_dir)
    assert answer.code == 0
    assert path.name in answer.out
    assert "Would download 1 file again. Nothing was changed." in answer.out


def test_the_summary_says_where_the_wrong_files_are(cache_dir: Path, distribution: DistributionFolder) -> None:
    damaged(cache_dir, distribution)
    answer = run("repair", "--distribution", distribution, "--cache-dir", cache_dir)
    assert answer.code == 0
    assert "1 file repaired" in answer.out
    assert ".pyodide-cache-quarantine" in answer.out
    again = run("repair", "--distribution", distribution, "--cache-dir", cache_dir)
    assert "Nothing to repair" in again.out


def test_a_file_without_a_source_fails_a_dry_run_too(cache_dir: Path, index_server: StartIndex) -> None:
    cache_dir.mkdir()
    (cache_dir / "mine-1.0-py3-none-any.whl").write_bytes(b"broken")
    answer = run("repair", "--dry-run", "--cache-dir", cache_dir, "--index-url", index_server())
    assert answer.code == 1
    assert "mine-1.0-py3-none-any.whl cannot be repaired: " in answer.err


def test_a_file_that_comes_from_the_store_is_set_aside_once(
    cache_dir: Path, distribution: DistributionFolder
) -> None:
    path = damaged(cache_dir, distribution)
    right = (distribution.path / path.name).read_bytes()
    path.write_bytes(right)
    assert run("store", "adopt", cache_dir, "--yes").code == 0
    path.write_bytes(b"broken")
    said = run("repair", "--distribution", distribution, "--cache-dir", cache_dir)
    assert (said.code, path.read_bytes()) == (0, right), said.err
    assert run("quarantine", "list", "--cache-dir", cache_dir, "--json").json["totals"] == {"files": 1, "bytes": 6}
