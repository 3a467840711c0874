"""Cases C5 and C6: a warm directory needs no network, and no byte is fetched twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pyodide_cache import Cache
from pyodide_cache.base.problems import Code
from pyodide_cache.settings.paths import AppPath
from pyodide_cache.settings.settings import Settings
from pyodide_cache.warm_up.plan import WarmUpReport
from support.cli import run
from support.servers import IndexServer, Serve, StartIndex
from support.wheels import DistributionFolder, build_wheel, write_distribution

ALPHA = build_wheel("alpha", requires=["beta>=1"])
BETA = build_wheel("beta", "2.0")


def warm_up(directory: Path, url: str | IndexServer, *names: str, **options: object) -> WarmUpReport:
    options = {"source": "index", "index_url": str(url), **options}
    with Cache(directory, **options) as cache:  # type: ignore[arg-type]
        return cache.execute(cache.plan_warm_up(names or ["alpha"]))


def notes_of(directory: Path, url: str | IndexServer, *names: str) -> set[Code]:
    with Cache(directory, source="index", index_url=str(url)) as cache:
        return {note.code for note in cache.plan_warm_up(names or ["alpha"]).notes}


def state_of(directory: Path) -> dict[str, tuple[int, int]]:
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in directory.iterdir()}


@pytest.mark.parametrize("metadata", [True, False])
def test_c6_each_wheel_is_downloaded_once(tmp_path: Path, index_server: StartIndex, metadata: bool) -> None:
    index = index_server(ALPHA, BETA, metadata=metadata)
    assert len(warm_up(tmp_path / "d", index).fetched) == 2
    assert index.requests[f"/files/{ALPHA.file_name}"] == 1
    assert index.requests[f"/files/{BETA.file_name}"] == 1


@pytest.mark.parametrize("ranges", [True, False])
def test_c6_a_large_wheel_is_not_downloaded_twice(tmp_path: Path, index_server: StartIndex, ranges: bool) -> None:
    large = build_wheel("large", payload=300_000)
    index = index_server(large, metadata=False)
    index.server.supports_range = ranges
    assert [item.sha256 for item in warm_up(tmp_path / "d", index, "large").fetched] == [large.sha256]
    assert index.requests[f"/files/{large.file_name}"] == (2 if ranges else 1)  # the end of it, then all of it


def test_c6_a_dry_run_keeps_the_metadata_for_the_next_run(tmp_path: Path, index_server: StartIndex) -> None:
    index = index_server(build_wheel("large", payload=300_000), metadata=False)
    for _ in range(3):
        notes_of(tmp_path / "d", index, "large")
    assert sum(count for path, count in index.requests.items() if path.startswith("/files/")) == 1


def test_c6_a_cached_wheel_is_read_instead_of_fetched(tmp_path: Path, index_server: StartIndex) -> None:
    index = index_server(ALPHA, BETA, metadata=False)
    ALPHA.write_to(tmp_path / "d")
    BETA.write_to(tmp_path / "d")
    report = warm_up(tmp_path / "d", index)
    assert len(report.cached) == 2
    assert not any(path.startswith("/files/") for path in index.requests)


def test_c6_a_cached_file_with_other_bytes_is_not_believed(tmp_path: Path, index_server: StartIndex) -> None:
    other = build_wheel("alpha", requires=["nobody-has-this"])
    other.write_to(tmp_path / "d")
    report = warm_up(tmp_path / "d", index_server(ALPHA, BETA, metadata=False))
    assert {item.name for item in report.fetched} == {"alpha", "beta"}


@pytest.mark.parametrize("option", ["argument", "variable", "setting"])
def test_c5_offline_sends_no_request_and_writes_nothing(
    tmp_path: Path, index_server: StartIndex, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    index = index_server(ALPHA, BETA)
    warm_up(tmp_path / "d", index)
    asked, before = index.server.total, state_of(tmp_path / "d")
    if option == "variable":
        monkeypatch.setenv("PYODIDE_CACHE_OFFLINE", "1")
    offline = {"argument": {"offline": True}, "setting": {"settings": Settings(offline=True)}}.get(option, {})
    report = warm_up(tmp_path / "d", index, **offline)
    assert len(report.cached) == 2
    assert index.server.total == asked
    assert state_of(tmp_path / "d") == before


def test_c5_the_variable_can_turn_the_setting_off(
    tmp_path: Path, index_server: StartIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYODIDE_CACHE_OFFLINE", "0")
    report = warm_up(tmp_path / "d", index_server(ALPHA, BETA), settings=Settings(offline=True))
    assert len(report.fetched) == 2


def test_c5_the_command_says_once_what_is_missing_when_offline(tmp_path: Path) -> None:
    answer = run("--cache-dir", tmp_path / "d", "warm-up", "numpy", "pandas", "--offline")
    assert answer.code == 1
    assert answer.err.count("offline is on") == 1
    assert "numpy, pandas" in answer.err


def test_c5_many_missing_packages_take_two_lines_when_offline(tmp_path: Path) -> None:
    words = ("--cache-dir", tmp_path / "d", "warm-up", "--preset", "essential", "--offline")
    assert "30 packages (asttokens, certifi, charset-normalizer, …) are not in the cache" in run(*words).err
    assert "traitlets, urllib3, wcwidth are not in the cache" in run(*words, "--verbose").err


def test_c10_an_unreachable_host_is_said_once_with_a_count(tmp_path: Path) -> None:
    names = ["numpy", "pandas", "scipy", "matplotlib", "six"]
    closed = ("--distribution", "http://127.0.0.1:9/", "--pyodide", "314.0.7")
    answer = run("--cache-dir", tmp_path / "d", "warm-up", *names, *closed)
    assert answer.code == 1
    assert answer.err.count("cannot be reached") == 1
    assert re.search(r"^\d+ packages \(", answer.err, re.MULTILINE)


def test_c5_what_is_missing_is_named_when_offline(tmp_path: Path, index_server: StartIndex) -> None:
    index = index_server(ALPHA, BETA)
    report = warm_up(tmp_path / "d", index, "alpha", "numpy", offline=True, source="auto")
    assert [(item.name, item.problem.code) for item in report.failed] == [
        ("alpha", Code.OFFLINE),
        ("numpy", Code.OFFLINE),
    ]
    assert index.server.total == 0


def test_i24_an_optional_import_that_is_not_cached_is_left_out_when_offline(tmp_path: Path) -> None:
    app = tmp_path / "app.py"
    app.write_text("try:\n    import ujson as json\nexcept ImportError:\n    import json\n")
    answer = run("--cache-dir", tmp_path / "d", "warm-up", "--project", app, "--offline")
    assert (answer.code, answer.err.count("ujson is optional")) == (0, 1)
    app.write_text(f"{app.read_text()}import numpy\n")
    answer = run("--cache-dir", tmp_path / "d", "warm-up", "--project", app, "--offline")
    assert answer.code == 1
    assert "numpy is not in the cache" in answer.err
    assert "ujson is optional" in answer.err


def test_c5_a_warm_directory_needs_no_index(tmp_path: Path, index_server: StartIndex) -> None:
    index = index_server(ALPHA, BETA)
    warm_up(tmp_path / "d", index)
    before = state_of(tmp_path / "d")
    index.stop()
    report = warm_up(tmp_path / "d", index)
    assert (len(report.cached), report.failed) == (2, ())
    assert state_of(tmp_path / "d") == before
    assert Code.SAVED_PAGES_USED in notes_of(tmp_path / "d", index)


def test_c5_a_warm_directory_of_another_machine_needs_no_index(tmp_path: Path, index_server: StartIndex) -> None:
    index = index_server(ALPHA, BETA)
    warm_up(tmp_path / "d", index)
    before = state_of(tmp_path / "d")
    index.stop()
    for path in AppPath.DOCUMENTS.path.iterdir():
        path.unlink()
    AppPath.LEDGER.path.unlink()
    report = warm_up(tmp_path / "d", index, "alpha", "beta>=1.5")
    assert (len(report.cached), report.failed) == (2, ())
    assert state_of(tmp_path / "d") == before
    assert Code.DIRECTORY_USED in notes_of(tmp_path / "d", index)


def test_c5_what_the_directory_has_from_an_index_is_not_asked_for_again(
    tmp_path: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("six", "9.0", requires=["alpha"]), ALPHA, BETA)
    directory, options = tmp_path / "d", ("--index-url", index.url, "--cache-dir", tmp_path / "d")
    assert run("warm-up", "six", "--source", "index", *options).code == 0
    before = state_of(directory)
    index.stop()
    answer = run("warm-up", "six", *options)
    assert answer.code == 0, answer.err
    assert "used for alpha, beta, six" in answer.err
    assert str(directory / "pyodide-lock.json") in answer.out
    assert state_of(directory) == before
    planned = run("warm-up", "six<9", *options, "--dry-run", "--json").json
    assert [item["version"] for item in planned["to_fetch"]] == ["1.17.0"]
    planned = run("warm-up", "six", "pytz", *options, "--dry-run", "--json").json
    assert [item["name"] for item in planned["cached"]] == ["alpha", "beta", "six"]
    assert [item["name"] for item in planned["to_fetch"]] == ["pytz"]
    next(directory.glob("six-*")).write_bytes(b"altered")
    planned = run("warm-up", "six", *options, "--dry-run", "--json").json
    assert [item["version"] for item in planned["to_fetch"]] == ["1.17.0"]


def test_c5_a_version_that_is_not_there_is_not_replaced_by_another(tmp_path: Path, index_server: StartIndex) -> None:
    index = index_server(ALPHA, BETA)
    warm_up(tmp_path / "d", index)
    report = warm_up(tmp_path / "d", index, "beta>=3", offline=True)
    assert [item.name for item in report.failed] == ["beta>=3"]


def test_c5_pages_are_revalidated_and_news_is_seen(tmp_path: Path, index_server: StartIndex) -> None:
    index = index_server(ALPHA, BETA)
    warm_up(tmp_path / "d", index)
    index.wheels.append(build_wheel("beta", "2.1"))
    assert [item.version for item in warm_up(tmp_path / "d", index).fetched] == ["2.1"]


def test_c5_a_project_that_the_first_index_lacks_is_known_offline(tmp_path: Path, index_server: StartIndex) -> None:
    private, public = index_server(build_wheel("other")), index_server(ALPHA, BETA)
    urls = f"{private} {public}"
    warm_up(tmp_path / "d", urls)
    report = warm_up(tmp_path / "d", urls, offline=True)
    assert len(report.cached) == 2


def test_c5_a_mirror_that_is_out_of_reach_is_not_needed(
    tmp_path: Path, serve: Serve, distribution: DistributionFolder
) -> None:
    server = serve(distribution)
    words = ("warm-up", "six", "--distribution", server, "--source", "distribution")
    assert run("--cache-dir", tmp_path / "d", *words).code == 0
    before = state_of(tmp_path / "d")
    offline = run("--cache-dir", tmp_path / "d", *words, "--offline")
    server.stop()
    away = run("--cache-dir", tmp_path / "d", *words)
    assert (offline.code, away.code) == (0, 0)
    assert "1 cached already" in offline.out
    assert "answer that was saved earlier is used" in away.err
    assert state_of(tmp_path / "d") == before


@pytest.mark.parametrize(
    "words",
    [("warm-up", "six"), ("repair",), ("outdated",), ("releases",), ("snapshot", "create", "x"), ("pack", "x.py")],
)
def test_c5_each_command_that_uses_the_network_can_be_told_not_to(words: tuple[str, ...]) -> None:
    assert "--offline" in run(*words[: 2 if words[0] == "snapshot" else 1], "--help").out


def test_c5_offline_takes_what_is_there_from_an_index_instead_of_the_locks_version(
    tmp_path: Path, index_server: StartIndex, serve: Serve
) -> None:
    directory, release = tmp_path / "d", write_distribution(tmp_path / "release", [build_wheel("alpha", "0.9"), BETA])
    mirror = serve(release)
    options = {"distribution": str(mirror), "pyodide": "314.0.7"}
    warm_up(directory, index_server(), "beta", source="distribution", **options)
    warm_up(directory, index_server(ALPHA, BETA), "alpha", **options)
    before = state_of(directory)
    report = warm_up(directory, index_server(), "alpha", "beta", source="auto", offline=True, **options)
    assert [item.version for item in report.cached] == ["1.0", "2.0"]
    assert [item.size for item in report.cached] == [len(ALPHA.data), len(BETA.data)]
    assert not report.failed
    assert state_of(directory) == before
