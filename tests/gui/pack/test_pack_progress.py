from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pyodide_cache.base.events import ItemDone, ItemFailed, JobStarted, StepStarted
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.pack.request import PackStep
from pyodide_cache_gui.pack import pack_progress
from pyodide_cache_gui.pack.pack_progress import PackProgress


@pytest.fixture
def progress(qtbot: QtBot) -> PackProgress:
    found = PackProgress()
    qtbot.addWidget(found)
    return found


def test_downloads_are_counted(progress: PackProgress) -> None:
    progress.start(PackStep.FETCH, 60)
    assert progress.label.text() == "Downloading what the app needs…"
    progress.take(JobStarted(2, None))
    progress.take(ItemDone("a.whl", 3))
    assert progress.label.text() == "Downloading what the app needs… · 1 of 2 files"
    progress.take(ItemFailed("b.whl", Problem(Code.UNREACHABLE, url="x", error="y")))
    assert (progress.bar.value(), progress.bar.maximum()) == (2, 2)


def test_a_step_without_items_has_no_count(progress: PackProgress) -> None:
    progress.start(PackStep.FETCH, 60)
    progress.take(JobStarted(2, None))
    progress.take(StepStarted(PackStep.PROVE, 2))
    assert progress.label.text().startswith("Proof 2: ")
    assert "files" not in progress.label.text()
    assert progress.bar.maximum() == 0


def test_a_run_of_the_app_shows_its_limit(progress: PackProgress, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(pack_progress.time, "monotonic", lambda: now)
    progress.start(PackStep.WATCH, 60)
    now = 107.5
    progress.take(None)
    assert progress.label.text() == "Watching the app run… · 7 s; the limit for one run is 60 s"


def test_stopping_is_announced_once(progress: PackProgress, qtbot: QtBot) -> None:
    progress.start(PackStep.WATCH, 60)
    with qtbot.waitSignal(progress.cancelled):
        qtbot.mouseClick(progress.cancel_button, Qt.MouseButton.LeftButton)
    progress.take(StepStarted(PackStep.WRITE))
    assert progress.label.text() == "Stopping…"
    assert not progress.cancel_button.isEnabled()
    progress.stop()
    assert progress.isHidden()
