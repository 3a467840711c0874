"""C10, C12: small things that a user of a command line expects."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cli import files_of, run, warm
from support.wheels import DistributionFolder


@pytest.mark.parametrize(("typed", "meant"), [("warm", "warm-up"), ("chek", "check"), ("cleanu", "cleanup")])
def test_c10_a_mistyped_command_gets_a_suggestion(typed: str, meant: str) -> None:
    done = run(typed)
    assert done.code == 2
    assert "Did you mean" in done.err
    assert meant in done.err


def test_c10_a_command_that_is_like_no_other_gets_none() -> None:
    done = run("qqqqqq")
    assert done.code == 2
    assert "Did you mean" not in done.err


def test_c10_the_path_alone_is_for_scripts(tmp_path: Path) -> None:
    done = run("dirs", "--plain", "--cache-dir", tmp_path / "a b")
    assert (done.code, done.out) == (0, f"{tmp_path / 'a b'}\n")


def test_c12_a_warm_up_without_names_takes_the_essential_preset(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    answer = warm(cache_dir, "--distribution", distribution, "--source", "distribution")
    assert answer.code == 0, answer.err
    assert any(name.startswith("numpy-") for name in files_of(cache_dir))
    assert len(answer.json["fetched"]) > 5


def test_c12_an_empty_requirements_file_is_not_the_essential_preset(cache_dir: Path, tmp_path: Path) -> None:
    empty = tmp_path / "requirements.txt"
    empty.write_text("# nothing\n")
    answer = warm(cache_dir, "-r", empty)
    assert (answer.code, answer.json["fetched"]) == (0, [])
    assert "names no packages" in answer.err


def test_c12_stats_has_totals_and_packages(distribution: DistributionFolder, cache_dir: Path) -> None:
    warm(cache_dir, "six", "pytz", "--distribution", distribution, "--source", "distribution")
    out = run("stats", "--packages", "--cache-dir", cache_dir).out
    assert "Total packages   2" in out
    assert "Total size" in out
    lines = [line.split()[0] for line in out.splitlines() if line.strip()]
    assert "six" in lines
    assert "pytz" in lines
