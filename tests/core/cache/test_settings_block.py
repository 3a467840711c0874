"""C1: while settings that protect files cannot be read, nothing is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache import Cache, Code, Problem
from pyodide_cache.settings.settings import settings_file
from support.cli import files_of, run
from support.wheels import DistributionFolder


def write_settings(text: str) -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(text)


@pytest.fixture
def filled(distribution: DistributionFolder, cache_dir: Path) -> Path:
    with Cache(cache_dir, distribution=str(distribution), source="distribution") as cache:
        cache.execute(cache.plan_warm_up(["six", "pytz"]))
    return cache_dir


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('protected = ["six"]\nx = "', "not a valid settings file"),
        ("protected = 7\n", "protected must be"),
        ('removal = "shred"\n', "removal must be"),
        ("cache-dir = 3\n", "cache-dir must be"),
    ],
)
@pytest.mark.parametrize("words", ["clear --yes --delete", "cleanup --max-age 0 --yes", "prune --rule tests --yes"])
def test_nothing_is_removed_and_the_status_is_2(filled: Path, words: str, text: str, key: str) -> None:
    write_settings(text)
    before = files_of(filled)
    done = run(*words.split(), "--cache-dir", filled)
    assert done.code == 2
    assert files_of(filled) == before
    error = [line for line in done.err.splitlines() if line.startswith("Error")]
    assert key in error[0]
    assert "settings.toml" in error[0]


@pytest.mark.parametrize("words", ["warm-up six", "undo", "repair"])
def test_nothing_is_written_either(filled: Path, distribution: DistributionFolder, words: str) -> None:
    run("clear", "--yes", "--cache-dir", filled)
    write_settings("protected = 7\n")
    more = () if words == "undo" else ("--distribution", distribution, "--source", "distribution")
    done = run(*words.split(), "--cache-dir", filled, *more)
    assert done.code == 2
    assert files_of(filled) == set()


def test_a_setting_that_protects_nothing_is_only_a_warning(filled: Path) -> None:
    write_settings('theme = "purple"\n')
    done = run("clear", "--yes", "--cache-dir", filled)
    assert done.code == 0
    assert "theme must be" in done.err


def test_broken_settings_do_not_stop_commands_that_only_read(filled: Path) -> None:
    write_settings('x = "')
    assert run("list", "--cache-dir", filled).code == 0
    assert run("check", "six", "--cache-dir", filled).code == 0


def test_the_facade_refuses_too(filled: Path) -> None:
    write_settings("protected = 7\n")
    with Cache(filled) as cache, pytest.raises(Problem) as raised:
        cache.execute(cache.plan_remove(sorted(files_of(filled))))
    assert raised.value.code is Code.SETTING_REFUSED
