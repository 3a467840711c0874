from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.inventory.quarantine import QUARANTINE
from support.cli import run
from support.old_files import put


@pytest.fixture
def filled(cache_dir: Path) -> Path:
    """Return a directory with a file in quarantine."""
    put(cache_dir / QUARANTINE / "six-1.17.0-py3-none-any.whl.ab12cd34", 2, b"damaged")
    return cache_dir


def test_c11_the_quarantine_is_counted_listed_and_emptied(filled: Path) -> None:
    assert "1 file, 7 B" in run("--cache-dir", filled, "stats").out
    assert run("--cache-dir", filled, "stats", "--json").json["quarantine"] == {"files": 1, "bytes": 7}
    assert "six-1.17.0-py3-none-any.whl" in run("--cache-dir", filled, "quarantine", "list").out
    assert run("--cache-dir", filled, "quarantine", "list", "--json").json["totals"] == {"files": 1, "bytes": 7}
    assert run("--cache-dir", filled, "quarantine", "empty").code == 2
    assert "Would permanently delete 1 file" in run("--cache-dir", filled, "quarantine", "empty", "--dry-run").out
    assert "Deleted 1 file (7 B)" in run("--cache-dir", filled, "quarantine", "empty", "--yes").out
    assert not (filled / QUARANTINE).exists()


def test_c11_an_empty_quarantine_is_not_a_failure(cache_dir: Path) -> None:
    for words in (["list"], ["empty"], ["empty", "--json"]):
        assert run("--cache-dir", cache_dir, "quarantine", *words).code == 0


@pytest.mark.parametrize("command", ["list", "empty"])
def test_a_quarantine_that_cannot_be_read_is_not_called_empty(filled: Path, command: str) -> None:
    folder = filled / QUARANTINE
    folder.rename(filled / "elsewhere")
    folder.symlink_to(folder)  # a loop
    answer = run("--cache-dir", filled, "quarantine", command)
    assert (answer.code, "Nothing" in answer.out, QUARANTINE in answer.err) == (1, False, True)
