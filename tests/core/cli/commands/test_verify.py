from __future__ import annotations

from pathlib import Path

from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.settings.releases import shipped_lock
from support.cli import run
from support.wheels import DistributionFolder, build_wheel


def warm(cache_dir: Path, distribution: DistributionFolder) -> None:
    answer = run("warm-up", "--preset", "essential", "--distribution", distribution, "--cache-dir", cache_dir)
    assert answer.code == 0, answer.err


def wheel(directory: Path, name: str) -> Path:
    return next(directory.glob(f"{name}-*.whl"))


def test_wrong_files_are_listed_and_the_exit_status_is_one(cache_dir: Path, distribution: DistributionFolder) -> None:
    warm(cache_dir, distribution)
    good = run("verify", "--json", "--cache-dir", cache_dir)
    assert good.code == 0
    assert good.json["totals"] == {"verified": 13}
    wheel(cache_dir, "numpy").write_bytes(b"gone")
    bad = run("verify", "--cache-dir", cache_dir)
    assert bad.code == 1
    assert "damaged" in bad.out
    assert "pyodide-cache repair" in bad.out


def test_an_unknown_release_is_a_problem(cache_dir: Path) -> None:
    answer = run("verify", "--pyodide", "0.1", "--cache-dir", cache_dir)
    assert answer.code == 2
    assert "0.1 is not known" in answer.err
    assert run("verify", "--pyodide", "v314.0.7", "--cache-dir", cache_dir).code == 0


def test_the_summary_has_plurals(cache_dir: Path) -> None:
    build_wheel("mine").write_to(cache_dir)
    assert "1 file, 1 read now: 1 not verified." in run("verify", "--cache-dir", cache_dir).out
    build_wheel("other").write_to(cache_dir)
    assert "2 files, 1 read now: 2 not verified." in run("verify", "--cache-dir", cache_dir).out


def test_files_that_differ_are_counted_in_the_plural(cache_dir: Path) -> None:
    lock = shipped_lock("314.0.7")
    for name, counted in (("six", "1 differs."), ("pytz", "2 differ.")):
        package = lock.packages[canonicalize_name(name)]
        build_wheel(name, package.version).write_to(cache_dir).rename(cache_dir / package.file_name)
        assert counted in run("verify", "--cache-dir", cache_dir).out


def test_verified_files_are_listed_with_verbose_only(cache_dir: Path, distribution: DistributionFolder) -> None:
    warm(cache_dir, distribution)
    name = wheel(cache_dir, "six").name
    assert name not in run("verify", "--cache-dir", cache_dir).out
    assert name in run("verify", "--verbose", "--cache-dir", cache_dir).out


def test_a_file_that_cannot_be_read_is_a_failure(cache_dir: Path, tmp_path: Path) -> None:
    build_wheel("mine").write_to(cache_dir)
    (cache_dir / "link-1.0-py3-none-any.whl").symlink_to(tmp_path / "nowhere")
    answer = run("verify", "--json", "--cache-dir", cache_dir)
    assert answer.code == 1
    assert [item["file_name"] for item in answer.json["failed"]] == ["link-1.0-py3-none-any.whl"]


def test_c3_files_of_layers_are_verified_too(cache_dir: Path, tmp_path: Path) -> None:
    build_wheel("mine").write_to(tmp_path / "share")
    build_wheel("other").write_to(cache_dir)
    assert run("layer", "add", tmp_path / "share", "--cache-dir", cache_dir).code == 0
    assert "2 files, 2 read now: 2 not verified." in run("verify", "--cache-dir", cache_dir).out
    wheel(tmp_path / "share", "mine").write_bytes(b"broken")
    answer = run("verify", "--json", "--cache-dir", cache_dir)
    assert answer.code == 1
    assert answer.json["damage"][0]["file_name"] == "mine-1.0-py3-none-any.whl"


def test_a_damaged_file_has_its_reason_also_where_it_is_not_read_again(cache_dir: Path) -> None:
    build_wheel("mine").write_to(cache_dir).write_bytes(b"broken")
    first, second = (run("verify", "--cache-dir", cache_dir).out for _ in range(2))
    assert "is not a valid archive" in first
    assert second == first.replace("1 read now", "0 read now")


def test_an_empty_directory_has_nothing_to_verify(cache_dir: Path) -> None:
    assert run("verify", "--cache-dir", cache_dir).out == f"Nothing to verify: no package files in {cache_dir}.\n"


def test_only_what_is_named_is_verified_also_in_layers(cache_dir: Path, tmp_path: Path) -> None:
    layer = tmp_path / "layer"
    mine, other, below = (
        build_wheel(name).write_to(folder).name
        for name, folder in (("mine", cache_dir), ("other", cache_dir), ("below", layer))
    )
    (cache_dir / "notes.txt").touch()
    assert run("layer", "add", layer, "--cache-dir", cache_dir).code == 0
    (cache_dir / other).write_bytes(b"broken")
    found = run("verify", "mine", below, "--json", "--cache-dir", cache_dir)
    assert (found.code, found.json["totals"]) == (0, {"not_verified": 2})
    assert [row["file_name"] for row in found.json["entries"]] == [mine, below]
    assert run("verify", "other", "--cache-dir", cache_dir).code == 1
    assert "these are not package files" in run("verify", "notes.txt", "--cache-dir", cache_dir).out


def test_a_name_of_nothing_fails_before_anything_is_read(cache_dir: Path) -> None:
    build_wheel("mine").write_to(cache_dir)
    for words in (("verify",), ("repair", "--dry-run")):
        answer = run(*words, "mine", "mined", "--json", "--cache-dir", cache_dir)
        assert (answer.code, answer.json["error"]["code"]) == (1, "no-such-entry")
        assert answer.json["error"]["facts"]["name"] == "mined"
    assert run("verify", "--json", "--cache-dir", cache_dir).json["read"] == 1
