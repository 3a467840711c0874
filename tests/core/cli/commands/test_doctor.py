from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.version import __version__
from support.cli import run
from support.servers import StartIndex


def test_c10_doctor_names_versions_folders_and_settings(cache_dir: Path, home: Path) -> None:
    answer = run("doctor", "--cache-dir", cache_dir, "--json")
    assert answer.code == 0
    found = {row["name"]: row["value"] for row in answer.json["findings"]}
    assert found["pyodide-cache"] == __version__
    assert found["cache directory (option)"].startswith(str(cache_dir))
    assert str(home) in found["settings file"]
    assert answer.json["ok"] is True


def test_c10_doctor_says_what_would_fail(tmp_path: Path, home: Path) -> None:
    settings = home / ".config" / "pyodide-cache" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("removal = [")
    file = tmp_path / "file"
    file.write_text("")
    answer = run("doctor", "--cache-dir", file)
    assert answer.code == 1
    assert "It is a file, not a folder." in answer.out
    assert "settings.toml" in answer.out
    written = run("doctor", "--cache-dir", file, "--json").json
    assert not written["ok"]
    assert [row["code"] for row in written["findings"] if row["problem"]] == ["cache-dir", "settings-file"]


def test_doctor_reports_folders_that_cannot_be_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out_of_reach = str(tmp_path / ("x" * 300) / "state")  # as without permission: to ask for it is an error
    monkeypatch.setenv("XDG_STATE_HOME", out_of_reach)
    monkeypatch.setenv("XDG_CONFIG_HOME", out_of_reach)
    answer = run("doctor", "--cache-dir", out_of_reach)
    assert answer.code == 1  # the settings are not read
    assert answer.out.count(f"{out_of_reach}/pyodide-cache (does not exist yet)") == 2


def test_doctor_names_the_indexes_and_asks_them_only_if_told_to(
    cache_dir: Path, index_server: StartIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = index_server()
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", index.url)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")  # the CDN is out of reach
    words = ("doctor", "--cache-dir", cache_dir, "--json")

    def asked(*more: str) -> list[tuple[str, bool]]:
        rows = run(*words, *more).json["findings"]
        return [
            (row["name"], bool(row["problem"])) for row in rows if row["name"] in {"package index", "Pyodide’s CDN"}
        ]

    assert asked() == [("Pyodide’s CDN", False), ("package index", False), ("package index", False)]
    assert not index.requests
    assert asked("--online") == [("Pyodide’s CDN", True), ("package index", False), ("package index", True)]
