from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from pyodide_cache.inventory.history import WEEK, Sample, add_sample, growth_per_week, history
from pyodide_cache.inventory.inventory import Totals
from pyodide_cache.settings.paths import state_dir
from support.cli import run

HOUR, DAY = 3600.0, 86_400.0
START = 1_700_000_000 // WEEK * WEEK


def file_of_history() -> Path:
    (path,) = (state_dir() / "history").glob("*.json")
    return path


def every_hour(directory: Path, days: float) -> None:
    for number in range(int(days * 24)):
        assert add_sample(directory, Totals(number, number * 1000), START + number * HOUR)


def test_samples_are_returned_in_order(cache_dir: Path) -> None:
    assert history(cache_dir) == ()
    add_sample(cache_dir, Totals(2, 200), START)
    add_sample(cache_dir, Totals(3, 300), START + DAY)
    assert history(cache_dir) == (Sample(START, 2, 200), Sample(START + DAY, 3, 300))


def test_the_last_sample_of_each_hour_is_kept(cache_dir: Path) -> None:
    for minute in range(0, 180, 10):
        add_sample(cache_dir, Totals(minute, minute), START + minute * 60)
    assert [sample.files for sample in history(cache_dir)] == [50, 110, 170]


def test_what_did_not_change_within_an_hour_is_not_written_again(cache_dir: Path) -> None:
    for minute in (0, 10, 70):
        assert add_sample(cache_dir, Totals(1, 100), START + minute * 60)
    assert [sample.time for sample in history(cache_dir)] == [START, START + 70 * 60]


def test_old_samples_are_thinned_to_days_and_weeks(cache_dir: Path) -> None:
    (state_dir() / "history").mkdir(parents=True)
    add_sample(cache_dir, Totals(), START)
    rows = [[START + number * HOUR, 1, number] for number in range(200 * 24)]
    path = file_of_history()
    path.write_text(json.dumps({"samples": rows}))
    now = START + 200 * DAY
    add_sample(cache_dir, Totals(9, 9), now)
    found = history(cache_dir)
    gaps = [later.time - earlier.time for earlier, later in pairwise(found)]
    assert found[-1] == Sample(now, 9, 9)
    assert set(gaps[:10]) == {WEEK}
    assert set(gaps[-47:]) == {HOUR}
    assert DAY in gaps
    assert len(found) < 160


@pytest.mark.slow
def test_gradual_thinning_has_the_result_of_thinning_at_once(cache_dir: Path) -> None:
    every_hour(cache_dir, 6)
    last = START + (6 * 24 - 1) * HOUR
    times = [sample.time for sample in history(cache_dir)]
    assert [time for time in times if time > last - 2 * DAY + HOUR] == [last - n * HOUR for n in range(46, -1, -1)]
    old = [time for time in times if time < last - 3 * DAY]
    assert len({time // DAY for time in old}) == len(old) >= 2


def test_each_directory_has_its_own_history(tmp_path: Path) -> None:
    add_sample(tmp_path / "one", Totals(1, 1), START)
    add_sample(tmp_path / "other", Totals(2, 2), START)
    assert history(tmp_path / "one") == (Sample(START, 1, 1),)


def test_a_relative_path_has_the_same_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_sample(tmp_path / "cache", Totals(1, 1), START)
    monkeypatch.chdir(tmp_path)
    assert history(Path("cache")) == history(tmp_path / "cache") != ()


def test_an_undecodable_path_has_a_history(tmp_path: Path) -> None:
    directory = tmp_path / os.fsdecode(b"caf\xe9")
    assert add_sample(directory, Totals(1, 1), START)
    assert history(directory) == (Sample(START, 1, 1),)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"samples": 3}',
        b'{"samples": [[1, 2]]}',
        b'{"samples": [["a", 1, 1]]}',
        b'{"samples": [[NaN, 1, 1]]}',
        b'{"samples": [[1, -1, 1]]}',
        b'{"samples": [[1, 1, -1]]}',
        b'{"samples": [[1' + b"0" * 400 + b", 1, 1]]}",
        b"[" * 200_000,
        b'{"samples": [' + b" " * 1_000_000 + b"]}",
    ],
    ids=range(14),
)
def test_a_broken_file_is_replaced(cache_dir: Path, content: bytes) -> None:
    add_sample(cache_dir, Totals(1, 1), START)
    file_of_history().write_bytes(content)
    assert history(cache_dir) == ()
    assert add_sample(cache_dir, Totals(2, 2), START + DAY)
    assert history(cache_dir) == (Sample(START + DAY, 2, 2),)


def test_an_unreadable_file_is_not_replaced(cache_dir: Path) -> None:
    add_sample(cache_dir, Totals(1, 1), START)
    path = file_of_history()
    path.unlink()
    path.mkdir()  # what is there and cannot be read, for root too
    assert not add_sample(cache_dir, Totals(2, 2), START)
    assert history(cache_dir) == ()
    assert path.is_dir()


def test_a_history_that_cannot_be_written_is_no_error(cache_dir: Path) -> None:
    state_dir().parent.mkdir(parents=True, exist_ok=True)
    state_dir().write_text("a file where the folder should be")
    assert not add_sample(cache_dir, Totals(1, 1), START)
    assert history(cache_dir) == ()


def test_samples_from_a_wrong_clock_are_kept_but_not_returned(cache_dir: Path) -> None:
    add_sample(cache_dir, Totals(1, 1), START + 1000 * DAY)
    add_sample(cache_dir, Totals(2, 2), START)
    assert history(cache_dir, now=START) == (Sample(START, 2, 2),)
    assert len(history(cache_dir)) == 2


#: A program, not a function: a child of multiprocessing finds this module only where Python starts in the project.
RECORD_MANY = f"""
import sys
from pathlib import Path
from pyodide_cache.inventory.history import add_sample
from pyodide_cache.inventory.inventory import Totals

for number in range(40):
    add_sample(Path(sys.argv[1]), Totals(number, number), {START} + number * {HOUR})
"""


@pytest.mark.slow
def test_two_processes_at_once_never_break_the_file(cache_dir: Path) -> None:
    add_sample(cache_dir, Totals(1, 1), START - DAY)
    both = [subprocess.Popen([sys.executable, "-c", RECORD_MANY, cache_dir]) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    found = history(cache_dir)
    assert found[0] == Sample(START - DAY, 1, 1)
    assert found[-1] == Sample(START + 39 * HOUR, 39, 39)
    assert [path.name for path in (state_dir() / "history").iterdir()] == [file_of_history().name]


def line(days: int, a_week: float, first: int = 500_000_000) -> list[Sample]:
    return [Sample(START + day * DAY, 1, int(first + day * a_week / 7)) for day in range(days)]


def test_growth_is_the_slope_of_a_steady_line() -> None:
    assert growth_per_week(line(30, 14_000_000)) == pytest.approx(14_000_000, rel=0.001)
    assert growth_per_week(line(30, -14_000_000)) == pytest.approx(-14_000_000, rel=0.001)


def test_a_single_cleanup_or_large_warm_up_does_not_change_the_growth() -> None:
    for change in (-300_000_000, 400_000_000):
        for day in (5, 20, 35):
            jump = [
                Sample(item.time, 1, item.bytes + (change if item.time > START + day * DAY else 0))
                for item in line(40, 7_000_000)
            ]
            assert growth_per_week(jump) == pytest.approx(7_000_000, rel=0.01), (change, day)


def test_one_warm_up_a_week_is_growth() -> None:
    stairs = [Sample(item.time, 1, 10**8 + number // 7 * 5_000_000) for number, item in enumerate(line(50, 0))]
    assert growth_per_week(stairs) == pytest.approx(5_000_000, rel=0.01)


def test_noise_does_not_change_the_growth() -> None:
    generator = random.Random(4)
    noisy = [Sample(item.time, 1, item.bytes + generator.randint(-300_000, 300_000)) for item in line(40, 7_000_000)]
    assert growth_per_week(noisy) == pytest.approx(7_000_000, rel=0.05)


def test_a_sample_per_month_is_enough() -> None:
    assert growth_per_week(line(56, 7_000_000)[::27]) == pytest.approx(7_000_000, rel=0.01)


def test_a_day_with_many_samples_counts_as_one_day() -> None:
    today = [Sample(START + 29 * DAY + number * 60, 1, 10**9 + number * 10**7) for number in range(200)]
    assert growth_per_week([*line(29, 7_000_000), *today[:1]]) == pytest.approx(
        growth_per_week([*line(29, 7_000_000), *today]) or 0, rel=0.2
    )


def test_old_growth_does_not_count() -> None:
    old = line(100, 70_000_000)
    flat = [Sample(old[-1].time + day * DAY, 1, old[-1].bytes) for day in range(1, 60)]
    assert growth_per_week([*old, *flat]) == 0


def test_growth_is_unknown_before_there_are_enough_days() -> None:
    assert growth_per_week([]) is None
    assert growth_per_week(line(1, 7)) is None
    assert growth_per_week(line(3, 7)) is None
    assert growth_per_week(line(5, 7)) == pytest.approx(7, abs=1)


def test_stats_record_the_size_and_show_the_history(full_of_wheels: Path) -> None:
    run("--cache-dir", full_of_wheels, "stats")
    add_sample(full_of_wheels, Totals(1, 1000), time.time() - 7 * DAY)
    answer = run("--cache-dir", full_of_wheels, "stats", "--history")
    assert answer.code == 0
    assert "1.0 kB" in answer.out
    assert "a week" in answer.out
    found = run("--cache-dir", full_of_wheels, "stats", "--history", "--json").json
    assert [sample["files"] for sample in found["history"]] == [1, found["totals"]["files"]]
    assert found["bytes_a_week"] == pytest.approx(found["totals"]["bytes"] - 1000, rel=0.01)


def test_stats_without_a_history_show_no_growth(full_of_wheels: Path) -> None:
    answer = run("--cache-dir", full_of_wheels, "stats", "--history")
    assert "Growth" in answer.out
    assert "not known yet" in answer.out


def test_a_missing_directory_has_no_history(cache_dir: Path) -> None:
    assert run("--cache-dir", cache_dir, "stats").code == 0
    assert history(cache_dir) == ()


@pytest.fixture
def full_of_wheels(cache_dir: Path) -> Path:
    cache_dir.mkdir()
    (cache_dir / "a-1.0-py3-none-any.whl").write_bytes(b"x" * 5000)
    return cache_dir
