"""R2: releases are found in every spelling, and stable releases are compared with stable ones."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from pyodide_cache import Cache, Code, Problem
from pyodide_cache.settings.releases import nearest_releases, newest_release, release_named, releases, shipped_lock
from pyodide_cache.warm_up.newer_releases import LIST_VARIABLE
from support.cli import run
from support.servers import Server


def newest_stable(start: str) -> str:
    return next(item.version for item in releases() if item.version.startswith(start) and not item.is_prerelease)


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("v0.29.5", "0.29.5"),
        ("315.0.0-alpha.2", "315.0.0a2"),
        ("315.0.0a2", "315.0.0a2"),
        ("315.0.0-rc.1", "315.0.0rc1"),
        (" 0.27.7 ", "0.27.7"),
        ("9.9.9", "9.9.9"),
    ],
)
def test_a_release_is_found_in_every_usual_spelling(text: str, version: str) -> None:
    assert release_named(text) == version


def test_a_line_and_latest_name_the_newest_release() -> None:
    assert release_named("latest") == newest_release().version
    assert release_named("314") == newest_stable("314.")
    assert release_named("0.29") == newest_stable("0.29.")
    assert release_named("315") == "315.0.0a2", "a line without a stable release"
    assert shipped_lock("0.27").sha256 == shipped_lock(newest_stable("0.27.")).sha256


def test_an_error_names_the_nearest_three() -> None:
    with pytest.raises(Problem) as raised:
        shipped_lock("0.28.9")
    assert raised.value.code is Code.UNKNOWN_RELEASE
    known = str(raised.value.facts["known"]).split(", ")
    assert len(known) == 3
    assert "0.28.3" in known
    assert len(nearest_releases("nonsense")) == len(nearest_releases("0.1")) == 3


def test_the_command_line_and_the_facade_take_them(cache_dir: Path) -> None:
    done = run("warm-up", "numpy", "--dry-run", "--json", "--pyodide", "0.29", "--cache-dir", cache_dir)
    assert done.json["pyodide"] == newest_stable("0.29.")
    with Cache(cache_dir, pyodide="latest") as cache:
        assert cache.plan_warm_up(["numpy"]).release == newest_release().version


def serve_list(*versions: str) -> Server:
    body = json.dumps({"releases": {version: {} for version in versions}}).encode()

    def answer(_path: str, _headers: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
        return 200, {"Content-Type": "application/json"}, body

    return Server(answer)


def test_stable_releases_are_compared_with_stable_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    server = serve_list("316.0.0a1", "314.0.99", "0.29.99", "0.28.99", "0.27.7", "0.29.5", "315.0.0a2")
    monkeypatch.setenv(LIST_VARIABLE, server.url)
    try:
        assert Cache("anywhere").newer_releases() == ("314.0.99", "0.29.99", "0.28.99")
    finally:
        server.stop()


def test_nothing_new_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    server = serve_list("314.0.1", "0.29.5", "315.0.0a3")
    monkeypatch.setenv(LIST_VARIABLE, server.url)
    try:
        assert Cache("anywhere").newer_releases() == ()
    finally:
        server.stop()
