from __future__ import annotations

import time

import pytest

from gui.activity.conftest import REFUSED
from pyodide_cache.base.events import (
    ItemDone,
    ItemFailed,
    ItemProgress,
    ItemStarted,
    JobStarted,
    Retrying,
    StepStarted,
)
from pyodide_cache.pack.request import PackStep
from pyodide_cache_gui.activity.job_progress import JobProgress


@pytest.fixture
def progress() -> JobProgress:
    return JobProgress()


def take(progress: JobProgress, *events: object) -> None:
    for event in events:
        progress.take(event)


def test_before_the_job_knows_its_items_it_is_planning(progress: JobProgress) -> None:
    assert progress.text() == "Planning…"
    assert progress.range() == (0, 0)


def test_bytes_move_the_bar_and_name_the_items_in_progress(progress: JobProgress) -> None:
    take(
        progress,
        JobStarted(2, 4_000_000),
        ItemStarted("numpy", 3_000_000),
        ItemProgress("numpy", 1_500_000, 3_000_000),
    )
    assert progress.text() == "0 of 2 files · 1.5 MB of 4.0 MB · numpy 50 %"
    assert progress.range() == (375, 1000)
    take(progress, ItemDone("numpy", 3_000_000))
    assert progress.text() == "1 of 2 files · 3.0 MB of 4.0 MB"


def test_without_known_bytes_the_items_move_the_bar(progress: JobProgress) -> None:
    take(progress, JobStarted(3, None), ItemStarted("a", None), ItemDone("a", 5), ItemFailed("b", REFUSED))
    assert progress.range() == (2, 3)
    assert progress.text().startswith("2 of 3 files · 5 B")


def test_more_bytes_than_32_bits_count_fit_the_bar(progress: JobProgress) -> None:
    take(progress, JobStarted(1, 8_000_000_000), ItemProgress("a", 6_000_000_000, 8_000_000_000))
    assert progress.range() == (750, 1000)


def test_the_speed_and_the_time_left_are_shown_after_some_seconds(
    progress: JobProgress, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: begun)
    progress.restart()
    take(progress, JobStarted(1, 4_000_000), ItemProgress("a", 1_000_000, 4_000_000))
    monkeypatch.setattr(time, "monotonic", lambda: begun + 10)
    assert "100.0 kB/s" in progress.text()
    assert "30 s left" in progress.text()
    take(progress, JobStarted(1, 40_000_000))
    assert "6 minutes left" in progress.text()


def test_the_speed_is_that_of_the_last_seconds_and_a_job_that_stands_still_says_so(
    progress: JobProgress, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: begun)
    progress.restart()
    take(progress, JobStarted(1, 90_000_000), ItemStarted("a", 90_000_000))
    for second in range(1, 60):
        monkeypatch.setattr(time, "monotonic", lambda second=second: begun + second)
        take(progress, ItemProgress("a", 1_000_000 * min(second, 20), 90_000_000))
        text = progress.text()
        assert ("1.0 MB/s" in text) is (2 <= second <= 20), second
        assert ("no progress" in text) is (second > 25), second
    assert text.endswith("no progress for 39 s · a 22 %")
    take(progress, ItemProgress("a", 21_000_000, 90_000_000))
    assert "no progress" not in progress.text()


def test_a_second_attempt_is_shown_at_its_item(progress: JobProgress) -> None:
    take(progress, JobStarted(1, None), ItemStarted("a", None), Retrying("a", REFUSED, 2, 0.5))
    assert progress.text().endswith("a (attempt 2)")


def test_a_step_shows_how_long_it_takes(progress: JobProgress, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now)
    take(progress, StepStarted(PackStep.WATCH))
    begun = progress.text()
    monkeypatch.setattr(time, "monotonic", lambda: now + 7.5)
    assert progress.text() == f"{begun} · 7 s"
    monkeypatch.setattr(time, "monotonic", lambda: now + 150)
    assert progress.text() == f"{begun} · 2 minutes"
    take(progress, StepStarted(PackStep.PROVE, 2))
    assert progress.text().startswith("Proof 2: ")
    assert not progress.text().endswith("s")


def test_a_step_replaces_the_items_until_new_items_start(progress: JobProgress) -> None:
    take(progress, StepStarted(PackStep.WATCH))
    assert progress.range() == (0, 0)
    assert progress.text()
    assert progress.text() != "Planning…"
    take(progress, JobStarted(2, None))
    assert progress.text() == "0 of 2 files"


def test_no_more_than_four_items_are_named(progress: JobProgress) -> None:
    take(progress, JobStarted(6, None), *(ItemStarted(name, None) for name in "abcdef"))
    assert progress.text().endswith("a, b, c, d…")
