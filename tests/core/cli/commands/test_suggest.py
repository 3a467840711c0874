from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.settings.usage import UsageCounts
from support.cli import run, warm
from support.wheels import DistributionFolder


def test_suggestions_come_from_warm_ups_with_a_reason_and_skip_what_is_cached(
    cache_dir: Path, tmp_path: Path, distribution: DistributionFolder
) -> None:
    first, second, *_ = distribution.wheels
    for _ in range(2):
        assert warm(tmp_path / "other", first, second, "--distribution", distribution).code == 0
    answer = run("suggest", first, "--cache-dir", cache_dir)
    assert [second, "with", first, "in", "2", "of", "2", "warm-ups"] in [
        line.split() for line in answer.out.splitlines()
    ]
    assert f"To download them: pyodide-cache warm-up --cache-dir {cache_dir} {second}" in answer.out
    names = [row["name"] for row in run("suggest", "--cache-dir", cache_dir, "--json").json["suggestions"]]
    assert {first, second} <= {*names}
    assert warm(cache_dir, first, second, "--distribution", distribution).code == 0
    rows = run("suggest", "--cache-dir", cache_dir, "--json").json["suggestions"]
    assert not {first, second} & {row["name"] for row in rows}


@pytest.mark.parametrize("how", [(), ("--delete",)])
def test_what_was_removed_on_purpose_is_not_suggested(
    cache_dir: Path, tmp_path: Path, distribution: DistributionFolder, how: tuple[str, ...]
) -> None:
    def suggested(directory: Path) -> set[str]:
        rows = run("suggest", "--cache-dir", directory, "--json").json["suggestions"]
        return {row["name"] for row in rows}

    assert warm(cache_dir, "six", "pytz", "--distribution", distribution).code == 0
    assert run("remove", "six", "--cache-dir", cache_dir, "--yes", *how).code == 0
    (cache_dir / distribution.wheels["pytz"].file_name).unlink()
    assert {"six", "pytz"} & suggested(cache_dir) == {"pytz"}, "only the cleanup was a decision"
    assert {"six", "pytz"} <= suggested(tmp_path / "other")


def test_suggestions_can_be_turned_off_and_nothing_is_remembered_then(
    cache_dir: Path, distribution: DistributionFolder
) -> None:
    run("settings", "set", "suggestions", "no")
    warm(cache_dir, "six", "--distribution", distribution)
    assert UsageCounts.open().warm_ups() == ()
    answer = run("suggest")
    assert answer.code == 1
    assert "suggestions are off. Run: pyodide-cache settings set suggestions yes" in answer.err
    assert run("presets", "suggest").code == 1


def test_presets_suggest_says_how_to_save_a_set(cache_dir: Path) -> None:
    assert run("presets", "suggest").out.startswith("There is no set")
    for _ in range(3):
        UsageCounts.open().count("314", asked=["rich", "idna"])
    answer = run("presets", "suggest", "--cache-dir", cache_dir)
    assert "You warmed up these 2 together 3 times: idna rich" in answer.out
    assert "pyodide-cache lists save NAME idna rich" in answer.out
    assert run("presets", "suggest", "--json").json["sets"] == [{"packages": ["idna", "rich"], "times": 3}]
    run("lists", "save", "mine", "rich>=13", "idna")
    assert run("presets", "suggest", "--json").json["sets"] == []


def test_without_a_history_two_packages_are_enough(cache_dir: Path) -> None:
    answer = run("suggest", "numpy", "pandas", "--cache-dir", cache_dir)
    rows = [line.split(maxsplit=1) for line in answer.out.splitlines()]
    assert ["matplotlib", "often used with numpy and pandas"] in rows
    assert not {"numpy", "pandas", "python-dateutil"} & {row[0] for row in rows}, "pandas brings dateutil"
    first = run("suggest", "numpy", "pandas", "--cache-dir", cache_dir, "--json").json["suggestions"][0]
    assert (first["used_with"], first["times"]) == (["numpy", "pandas"], 0)
    assert "Name two packages" in run("suggest", "numpy", "--cache-dir", cache_dir).out


def test_counts_of_others_end_where_ones_own_history_begins(cache_dir: Path) -> None:
    for _ in range(5):
        UsageCounts.open().count("314", asked=["numpy", "pandas"])
    assert "nothing to suggest:" in run("suggest", "numpy", "pandas", "--cache-dir", cache_dir).out
