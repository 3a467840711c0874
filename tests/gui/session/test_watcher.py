from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QFileSystemWatcher, QTimer
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.session.watcher import DirectoryWatcher

#: Long enough for a hint of the system to come, short enough to wait for none.
QUIET, INTERVAL = 0.05, 0.2
NO_NEWS = 600


class Ear:
    """Counts what a watcher tells."""

    def __init__(self) -> None:
        self.times: list[float] = []

    def __call__(self) -> None:
        self.times.append(monotonic())


def watched(watcher: DirectoryWatcher) -> tuple[str, ...]:
    """Return the directories that the system watches."""
    (found,) = watcher.findChildren(QFileSystemWatcher)
    return tuple(sorted(found.directories()))


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def watcher(qtbot: QtBot, ear: Ear, monkeypatch: pytest.MonkeyPatch) -> Iterator[DirectoryWatcher]:
    monkeypatch.setattr("pyodide_cache_gui.session.watcher._QUIET", QUIET)
    monkeypatch.setattr("pyodide_cache_gui.session.watcher._INTERVAL", INTERVAL)
    found = DirectoryWatcher()
    found.changed.connect(ear)
    yield found
    found.stop()
    assert watched(found) == ()
    assert not [timer for timer in found.findChildren(QTimer) if timer.isActive()], "a timer runs on"


def wait_for_news(qtbot: QtBot, ear: Ear, at_least: int = 1) -> None:
    qtbot.waitUntil(lambda: len(ear.times) >= at_least)


def stays_silent(qtbot: QtBot, watcher: DirectoryWatcher) -> bool:
    with qtbot.waitSignal(watcher.changed, timeout=NO_NEWS, raising=False) as told:
        pass
    return not told.signal_triggered


def test_a_new_file_and_one_that_goes_are_noticed(
    watcher: DirectoryWatcher, ear: Ear, qtbot: QtBot, tmp_path: Path
) -> None:
    watcher.watch(tmp_path)
    (tmp_path / "a.whl").write_bytes(b"x")
    wait_for_news(qtbot, ear)
    (tmp_path / "a.whl").unlink()
    wait_for_news(qtbot, ear, 2)


@pytest.mark.slow
def test_a_burst_of_changes_is_told_once(watcher: DirectoryWatcher, ear: Ear, qtbot: QtBot, tmp_path: Path) -> None:
    watcher.watch(tmp_path)
    for number in range(200):
        (tmp_path / f"{number}.whl").write_bytes(b"x")
    wait_for_news(qtbot, ear)
    assert stays_silent(qtbot, watcher)
    assert len(ear.times) == 1


@pytest.mark.slow
def test_changes_without_end_are_told_now_and_then(
    watcher: DirectoryWatcher, ear: Ear, qtbot: QtBot, tmp_path: Path
) -> None:
    watcher.watch(tmp_path)
    made = 0

    def make() -> None:
        nonlocal made
        made += 1
        (tmp_path / f"{made}.whl").write_bytes(b"x")

    maker = QTimer()
    maker.timeout.connect(make)
    maker.start(int(QUIET * 1000 / 3))  # no pause is ever long enough
    started = monotonic()
    wait_for_news(qtbot, ear, 4)
    maker.stop()
    # Not each gap: on a busy machine one signal may be late and the next one on time.
    assert (len(ear.times) - 1) * INTERVAL <= monotonic() - started


def test_a_directory_that_is_not_there_yet_is_noticed_when_it_comes(
    watcher: DirectoryWatcher, ear: Ear, qtbot: QtBot, tmp_path: Path
) -> None:
    wanted = tmp_path / "one" / "two" / "cache"
    watcher.watch(wanted)
    assert watched(watcher) == (str(tmp_path),)
    wanted.mkdir(parents=True)
    wait_for_news(qtbot, ear)
    (wanted / "a.whl").write_bytes(b"x")
    wait_for_news(qtbot, ear, 2)
    assert watched(watcher) == (str(wanted.parent), str(wanted))


@pytest.mark.slow
@pytest.mark.parametrize("is_there", [False, True])
def test_what_else_happens_in_a_parent_is_no_news(
    watcher: DirectoryWatcher, qtbot: QtBot, tmp_path: Path, is_there: bool
) -> None:
    if is_there:
        (tmp_path / "cache").mkdir()
    watcher.watch(tmp_path / "cache")
    (tmp_path / "other").mkdir()
    assert stays_silent(qtbot, watcher)


def test_a_directory_that_vanishes_and_comes_back_is_watched_again(
    watcher: DirectoryWatcher, ear: Ear, qtbot: QtBot, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    watcher.watch(cache)
    shutil.rmtree(cache)
    wait_for_news(qtbot, ear)
    cache.mkdir()
    wait_for_news(qtbot, ear, 2)
    (cache / "a.whl").write_bytes(b"x")
    wait_for_news(qtbot, ear, 3)


@pytest.mark.slow
def test_a_directory_that_is_replaced_by_another_is_watched_on(
    watcher: DirectoryWatcher, ear: Ear, qtbot: QtBot, tmp_path: Path
) -> None:
    cache, other = tmp_path / "cache", tmp_path / "other"
    cache.mkdir()
    other.mkdir()
    watcher.watch(cache)
    cache.rename(tmp_path / "old")
    other.rename(cache)
    wait_for_news(qtbot, ear)
    assert stays_silent(qtbot, watcher)
    (cache / "a.whl").write_bytes(b"x")
    wait_for_news(qtbot, ear, 2)


@pytest.mark.slow
def test_only_the_last_directory_is_watched(
    watcher: DirectoryWatcher, ear: Ear, qtbot: QtBot, tmp_path: Path
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    watcher.watch(one)
    watcher.watch(other)
    (one / "a.whl").write_bytes(b"x")
    assert stays_silent(qtbot, watcher)
    assert watched(watcher) == (str(tmp_path), str(other))


@pytest.mark.slow
def test_what_was_not_told_before_a_stop_is_not_told_after_it(
    watcher: DirectoryWatcher, ear: Ear, qtbot: QtBot, tmp_path: Path
) -> None:
    watcher.watch(tmp_path)

    def waits() -> bool:
        return any(timer.isActive() for timer in watcher.findChildren(QTimer))

    for number in itertools.count():  # on a busy machine the pause may be over before it is noticed
        ear.times.clear()
        (tmp_path / f"a{number}.whl").write_bytes(b"x")
        qtbot.waitUntil(lambda: waits() or bool(ear.times))
        if waits():
            break
    watcher.stop()
    assert stays_silent(qtbot, watcher)
    (tmp_path / "b.whl").write_bytes(b"x")
    assert stays_silent(qtbot, watcher)


def test_a_file_in_the_place_of_the_directory_is_not_watched(
    watcher: DirectoryWatcher, ear: Ear, qtbot: QtBot, tmp_path: Path
) -> None:
    place = tmp_path / "cache"
    place.write_text("no directory")
    watcher.watch(place)
    assert watched(watcher) == (str(tmp_path),)
    place.unlink()
    place.mkdir()
    wait_for_news(qtbot, ear)
