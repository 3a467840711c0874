"""Cached files are exported with verified bytes."""

from __future__ import annotations

from pathlib import Path

from support.cli import run
from support.exporting import EXPORT_LOCK, MDURL, entries, export, failures
from support.wheels import DistributionFolder, build_wheel


def test_a_wheel_of_an_index_must_have_the_hash_in_the_directorys_lock_file(
    warmed: Path, distribution: DistributionFolder
) -> None:
    answer = export(warmed, "lock", "--all", "--distribution", distribution)
    assert {item["source"] for item in answer.json["packages"]} == {"lock", "own_lock"}
    (warmed / MDURL.file_name).write_bytes(build_wheel("mdurl", "0.1.2", modules=["evil"]).data)
    answer = export(warmed, "lock", "--all", "--distribution", distribution)
    assert answer.code == 1
    assert failures(answer)["mdurl"] == "altered-file"


def test_the_metadata_of_a_wheel_that_is_in_no_lock_file_is_used(
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


def test_a_pure_wheel_that_was_fetched_for_another_runtime_must_have_its_hash(
    warmed: Path, distribution: DistributionFolder
) -> None:
    answer = export(warmed, "lock", "rich", "--pyodide", "0.29.5")
    assert answer.code == 0, answer.out
    assert {(item["source"], item["verified"]) for item in answer.json["packages"]} == {("metadata", True)}
    (warmed / MDURL.file_name).write_bytes(build_wheel("mdurl", "0.1.2", modules=["evil"]).data)
    assert run("verify", "--cache-dir", warmed).code == 1
    assert failures(export(warmed, "lock", "rich", "--pyodide", "0.29.5"))["mdurl"] == "altered-file"


def test_a_damaged_archive_without_a_published_hash_is_rejected(
    cache_dir: Path, distribution: DistributionFolder
) -> None:
    path = MDURL.write_to(cache_dir)
    path.write_bytes(MDURL.data[:-30])
    for words in ((), ("--keep-going",)):
        answer = export(cache_dir, "lock", "mdurl", "--distribution", distribution, *words)
        assert answer.code == 1
        assert failures(answer) == {"mdurl": "not-a-zip"}
        assert not (cache_dir / EXPORT_LOCK).exists()
