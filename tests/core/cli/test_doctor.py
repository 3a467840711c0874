from __future__ import annotations

from pathlib import Path

from pyodide_cache.base.version import __version__
from support.cli import run


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
    assert not run("doctor", "--cache-dir", file, "--json").json["ok"]
