"""Case C7: every command with ``--json`` writes one document with the version, on success and on failure."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.cli import _COMMANDS
from support.cli import run
from support.servers import StartIndex
from support.wheels import DistributionFolder

SUCCESSES = {
    "list": [],
    "stats": [],
    "check": ["six"],
    "show": ["six"],
    "warm-up": ["six"],
    "presets": [],
    "lists": [],
    "suggest": [],
    "releases": ["--offline"],
    "verify": [],
    "repair": [],
    "quarantine": ["list"],
    "prune": ["--rule", "partial"],
    "cleanup": ["--dry-run"],
    "remove": ["six", "--dry-run"],
    "clear": ["--dry-run"],
    "export": ["lock", "six", "--dry-run"],
    "store": ["list"],
    "layer": ["list"],
    "places": [],
    "xbuildenv": ["list"],
    "diff": ["314.0.0", "314.0.1"],
    "outdated": ["--offline"],
    "audit": [],
    "pin": ["six"],
    "settings": [],
    "dirs": [],
    "doctor": [],
}
#: Commands that need more than a directory; each has tests of its JSON elsewhere.
ELSEWHERE = {"undo", "upgrade", "unpin", "team", "snapshot", "pack"}
WITHOUT_JSON = {"serve", "completion"}


def test_every_command_is_here() -> None:
    assert set(_COMMANDS) == {*SUCCESSES, *ELSEWHERE, *WITHOUT_JSON}


@pytest.mark.parametrize("command", SUCCESSES)
def test_c7_a_success_is_one_document_with_the_version(
    command: str,
    distribution: DistributionFolder,
    index_server: StartIndex,
    cache_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert run("warm-up", "six", "--distribution", distribution, "--cache-dir", cache_dir).code == 0
    monkeypatch.setenv("PYODIDE_CACHE_DIR", str(cache_dir))
    words = [*SUCCESSES[command], "--json"]
    if command == "audit":
        index = index_server(distribution.wheels["six"])
        words += ["--index-url", str(index)]
    if command in {"warm-up", "repair", "export"}:
        words += ["--distribution", str(distribution)]
    answer = run(command, *words)
    assert answer.code == 0, answer.err
    assert answer.json["schema"] == 1
    assert "error" not in answer.json


@pytest.mark.parametrize("command", [*SUCCESSES, *sorted(ELSEWHERE)])
def test_c7_a_usage_error_is_one_document_with_code_and_message(command: str) -> None:
    answer = run(command, "--no-such-option", "--json")
    assert answer.code == 2
    assert answer.json["schema"] == 1
    assert answer.json["error"]["code"] == "usage"
    assert answer.json["error"]["message"]


def test_c7_a_problem_has_its_code_and_facts(cache_dir: Path) -> None:
    error = run("warm-up", "six", "--pyodide", "9.9.9", "--cache-dir", cache_dir, "--json").json["error"]
    assert error["code"] == "unknown-release"
    assert error["facts"]["version"] == "9.9.9"
