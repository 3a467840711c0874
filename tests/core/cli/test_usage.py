"""A command ends with status 2 if its own words are wrong, and with 1 if only some of its work fails."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pyodide_cache.cli.usage import USAGE_CODES
from support.cli import run


def test_c8_the_documentation_names_the_errors_with_status_2() -> None:
    text = (Path(__file__).parents[3] / "docs" / "json.md").read_text(encoding="utf-8")
    listed = text.partition("Errors with status 2, by `code`:")[2]
    codes = {code.value for code in USAGE_CODES} | {"usage", "consent-needed"}
    assert set(re.findall(r"`([a-z-]+)`", listed)) == codes


@pytest.mark.parametrize(("words", "status"), [(["moon!", "sun!"], 2), (["moon!", "nothing-of-this-name"], 1)])
def test_only_requirements_that_cannot_be_read_are_a_wrong_command(
    words: list[str], status: int, cache_dir: Path
) -> None:
    answer = run("warm-up", *words, "--offline", "--cache-dir", cache_dir)
    assert answer.code == status
    assert all(word in answer.err for word in words)


@pytest.mark.parametrize(
    "words",
    [
        ["audit", "--osv", "."],
        ["layer", "add", "."],
        ["store", "adopt", ".", "--store", ".", "--yes"],
        ["pack", "app.py", "--trace", "app.py"],
        ["pack", "app.py", "--output", "app.py"],
        ["export", "lock", "--all", "--output", "app.py"],
    ],
)
def test_a_file_or_folder_that_does_not_suit_is_a_wrong_command(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "app.py").write_text("print(1)\n")
    monkeypatch.chdir(tmp_path)
    answer = run(*words, "--cache-dir", tmp_path)
    assert (answer.code, len(answer.err.splitlines())) == (2, 1), answer
    assert (tmp_path / "app.py").read_text() == "print(1)\n"
