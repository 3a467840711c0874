from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.activity.conftest import REFUSED
from gui.conftest import OpenDialog
from gui.driving import wait_until_idle
from pyodide_cache.base.events import Cancel
from pyodide_cache.cache import Cache
from pyodide_cache_gui.activity.reading_dialog import ReadingDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.buttons import close_box


class NumberDialog(ReadingDialog):
    """Shows a number."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.shown: list[object] = []
        self.lay_out(close_box(self))

    def reload(self) -> None:
        self.read("Read", lambda _cache, _cancel: 7, self.show_number)

    def show_number(self, number: object) -> None:
        self.shown.append(number)


@pytest.fixture
def dialog(open_dialog: OpenDialog, cache_dir: Path) -> NumberDialog:
    found: NumberDialog = open_dialog(NumberDialog, cache_dir)
    return found


def fail(_cache: Cache, _cancel: Cancel) -> object:
    raise REFUSED


def test_a_failure_to_read_is_shown_until_it_is_read_again(qtbot: QtBot, dialog: NumberDialog) -> None:
    dialog.read("Read", fail, dialog.show_number)
    wait_until_idle(qtbot, dialog)
    assert dialog.message.text().startswith("⚠ cdn.example")
    assert dialog.message.isVisible()
    dialog.reload()
    wait_until_idle(qtbot, dialog)
    assert dialog.message.isHidden()


def test_a_newer_reading_for_a_method_replaces_the_older_one(qtbot: QtBot, dialog: NumberDialog) -> None:
    def slow(_cache: Cache, cancel: Cancel) -> str:
        cancel.wait(60)
        return "slow"

    others: list[object] = []
    dialog.read("Read", slow, dialog.show_number)
    dialog.read("Read", lambda *_: "other", others.append)
    dialog.read("Read", lambda *_: "fast", dialog.show_number)
    wait_until_idle(qtbot, dialog)
    assert (dialog.shown, others) == (["fast"], ["other"])


def test_a_failure_can_be_shown_elsewhere(qtbot: QtBot, dialog: NumberDialog) -> None:
    reasons: list[str] = []
    dialog.read("Read", fail, dialog.show_number, failed=reasons.append)
    wait_until_idle(qtbot, dialog)
    assert [reason.startswith("⚠ cdn.example") for reason in reasons] == [True]
    assert dialog.message.isHidden()


def test_other_sources_are_offered_until_it_is_read_again(qtbot: QtBot, dialog: NumberDialog) -> None:
    tries: list[str] = []

    def again() -> None:
        tries.append("again")

    dialog.read("Read", fail, dialog.show_number, again=again)
    wait_until_idle(qtbot, dialog)
    assert dialog.instead_button.isVisible()
    dialog.instead_button.click()
    assert tries == ["again"]
    dialog.read("Read", lambda *_: 7, dialog.show_number, again=again)
    assert dialog.instead_button.isHidden()
    wait_until_idle(qtbot, dialog)


def test_closing_cancels_reading(qtbot: QtBot, dialog: NumberDialog) -> None:
    session, seen = dialog.session, list[str]()

    def read(_cache: Cache, cancel: Cancel) -> None:
        seen.append("begun")
        try:
            cancel.wait(60)
        finally:
            seen.append("canceled" if cancel.is_set else "complete")

    dialog.read("Read", read, dialog.show_number)
    qtbot.waitUntil(lambda: bool(seen))
    dialog.close()
    qtbot.waitUntil(lambda: not session.hub.busy)
    assert seen == ["begun", "canceled"]
