from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.activity.conftest import REFUSED
from gui.conftest import OpenDialog
from gui.driving import click, job_rows, job_text, wait_until_idle
from pyodide_cache.base.events import Cancel, Finished, ItemFailed
from pyodide_cache.cache import Cache
from pyodide_cache_gui.activity.activity import ActivityArea
from pyodide_cache_gui.activity.job_dialog import JobDialog
from pyodide_cache_gui.activity.job_row import JobRow
from pyodide_cache_gui.session.session import Session


class CounterDialog(JobDialog):
    """Shows a number that actions change."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.number = 0
        self.shown: list[object] = []
        self.events: list[object] = []
        layout = QVBoxLayout(self)
        layout.addWidget(self.message)
        layout.addWidget(self.foot)

    def reload(self) -> None:
        self.read("Read", lambda _cache, _cancel: self.number, self.show_number)

    def show_number(self, number: object) -> None:
        self.shown.append(number)

    def on_action_event(self, event: object) -> None:
        self.events.append(event)

    def count(self) -> None:
        self.number += 1


@pytest.fixture
def dialog(open_dialog: OpenDialog, cache_dir: Path) -> CounterDialog:
    found: CounterDialog = open_dialog(CounterDialog, cache_dir)
    return found


def fail(_cache: Cache, _cancel: Cancel) -> object:
    raise REFUSED


def test_the_state_is_read_again_after_an_action(qtbot: QtBot, dialog: CounterDialog) -> None:
    dialog.reload()
    assert dialog.is_reading(dialog.show_number)
    wait_until_idle(qtbot, dialog)
    dialog.act("Count", "lane", lambda _cache, _cancel: dialog.count())
    assert dialog.is_busy
    wait_until_idle(qtbot, dialog)
    assert not dialog.is_busy
    assert dialog.shown == [0, 1]


def test_the_events_of_an_action_are_passed_on(qtbot: QtBot, dialog: CounterDialog) -> None:
    def act(_cache: Cache, _cancel: Cancel) -> Iterator[object]:
        yield Finished("report")

    dialog.act("Act", "lane", act)
    wait_until_idle(qtbot, dialog)
    assert dialog.events == [Finished("report")]


def test_the_row_says_what_the_action_did(qtbot: QtBot, dialog: CounterDialog) -> None:
    assert dialog.foot.isHidden()
    dialog.act("Adopt", "lane", lambda *_: Finished("x"), summary=lambda report: [f"did {report}"])
    assert dialog.foot.isVisible()
    wait_until_idle(qtbot, dialog)
    assert "Adopt did x" in job_text(dialog.foot)
    (row,) = dialog.foot.findChildren(JobRow)
    click(qtbot, row.dismiss_button)
    assert dialog.foot.isHidden()


def test_a_quiet_action_shows_only_its_failure(qtbot: QtBot, dialog: CounterDialog) -> None:
    dialog.act("Forget", "lane", lambda *_: None, quiet=True)
    wait_until_idle(qtbot, dialog)
    assert dialog.foot.isHidden()
    dialog.act("Forget", "lane", fail, quiet=True)
    wait_until_idle(qtbot, dialog)
    assert job_text(dialog.foot).startswith("⚠ cdn.example")
    dialog.act("Forget", "lane", lambda *_: None, quiet=True)
    assert job_text(dialog.foot) == ""
    wait_until_idle(qtbot, dialog)


def test_a_retry_is_followed_too(qtbot: QtBot, dialog: CounterDialog) -> None:
    runs = iter([[ItemFailed("six", REFUSED)], [Finished("x")]])
    dialog.act("Adopt", "lane", lambda *_: iter(next(runs)))
    wait_until_idle(qtbot, dialog)
    (row,) = dialog.foot.findChildren(JobRow)
    click(qtbot, row.retry_button)
    assert dialog.is_busy
    wait_until_idle(qtbot, dialog)
    assert dialog.events == [ItemFailed("six", REFUSED), Finished("x")]
    assert "cdn.example" not in job_text(dialog.foot)


def test_a_retry_in_the_activity_area_is_followed_and_other_jobs_are_not(qtbot: QtBot, dialog: CounterDialog) -> None:
    area = ActivityArea(dialog.session.hub, dialog.parentWidget())
    runs = iter([[ItemFailed("six", REFUSED)], [Finished("x")], [Finished("y")]])
    dialog.act("Adopt", "lane", lambda *_: iter(next(runs)))
    wait_until_idle(qtbot, dialog)
    (row,) = job_rows(area)
    row.retry_button.click()
    assert dialog.is_busy
    wait_until_idle(qtbot, dialog)
    dialog.session.hub.submit("Adopt", "lane", lambda _cancel: iter(["not of this dialog"]))
    assert not dialog.is_busy
    wait_until_idle(qtbot, dialog)
    assert dialog.events == [ItemFailed("six", REFUSED), Finished("x")]


def test_only_success_calls_back(qtbot: QtBot, dialog: CounterDialog) -> None:
    called: list[str] = []
    dialog.act("Fail", "lane", lambda *_: fail(*_) and None, quiet=True, on_success=lambda: called.append("failed"))
    wait_until_idle(qtbot, dialog)
    assert job_text(dialog.foot).startswith("⚠ cdn.example")
    dialog.act("Count", "lane", lambda *_: dialog.count(), quiet=True, on_success=lambda: called.append("counted"))
    wait_until_idle(qtbot, dialog)
    assert called == ["counted"]


def test_closing_cancels_reading_but_not_the_action(qtbot: QtBot, dialog: CounterDialog) -> None:
    ended: list[str] = []

    def read(_cache: Cache, cancel: Cancel) -> None:
        cancel.wait(60)

    def act(_cache: Cache, cancel: Cancel) -> Iterator[object]:
        cancel.wait(0.2)
        ended.append("canceled" if cancel.is_set else "complete")
        yield Finished("x")

    session = dialog.session
    dialog.act("Act", "lane", act)
    dialog.read("Read", read, dialog.show_number)
    dialog.close()
    qtbot.waitUntil(lambda: not session.hub.busy)
    assert ended == ["complete"]
