from __future__ import annotations

from pathlib import Path

import pytest

from support.cli import files_of, run

INDEX = "http://127.0.0.1:1/simple"


@pytest.mark.parametrize("place", ["before", "after", "variable"])
def test_the_cache_directory_can_be_given_before_or_after_the_command(
    place: str, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if place == "variable":
        monkeypatch.setenv("PYODIDE_CACHE_DIR", str(filled))
    words = {
        "before": ["--cache-dir", filled, "check", "six"],
        "after": ["check", "six", "--cache-dir", filled],
        "variable": ["check", "six"],
    }[place]
    assert run(*words, "--json").json["cache_dir"] == str(filled)


def test_of_two_cache_directories_the_last_one_applies(filled: Path, tmp_path: Path) -> None:
    assert run("--cache-dir", tmp_path / "x", "list", "--cache-dir", filled, "--json").json["cache_dir"] == str(
        filled
    )


@pytest.mark.parametrize("words", [["--cache-dir", "", "clear"], ["clear", "--cache-dir", ""]], ids=str)
def test_an_empty_cache_directory_is_refused(words: list[str], filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYODIDE_CACHE_DIR", str(filled))
    before = files_of(filled)
    answer = run(*words, "--yes")
    assert answer.code == 2
    assert "--cache-dir" in answer.err
    assert files_of(filled) == before


def test_options_of_sources_are_given_to_the_cache(cache_dir: Path) -> None:
    import click
    from click.testing import CliRunner

    from pyodide_cache.cli.options import common, source_options
    from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions

    @click.command()
    @source_options
    def command() -> None:
        options = common().source_options
        assert options == SourceOptions("/mirror", ("/a", "/b"), "314.0.7", SourceMode.INDEX, INDEX)

    words = [
        "--distribution",
        "/mirror",
        "--files",
        "/a",
        "--files",
        "/b",
        "--pyodide",
        "314.0.7",
        "--source",
        "index",
    ]
    result = CliRunner().invoke(command, [*words, "--index-url", INDEX], catch_exceptions=False)
    assert result.exit_code == 0


def test_invalid_settings_are_reported_and_the_command_runs(filled: Path, home: Path) -> None:
    settings = home / ".config" / "pyodide-cache" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("removal = 3\n")
    answer = run("--cache-dir", filled, "check", "six")
    assert answer.code == 0
    assert answer.err.startswith("Warning: ")
