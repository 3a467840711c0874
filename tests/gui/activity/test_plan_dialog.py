from __future__ import annotations

from pathlib import Path

import pytest
from packaging.requirements import Requirement
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from gui.activity.conftest import REFUSED
from gui.conftest import OpenDialog
from gui.driving import wait_until_idle
from pyodide_cache.base.events import Cancel, Finished, ItemDone, Run
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.cache import Cache
from pyodide_cache.sharing.build import SnapshotPlan
from pyodide_cache.sharing.snapshots import Recipe
from pyodide_cache_gui.activity.plan_dialog import PlanDialog
from pyodide_cache_gui.session.session import Session


def small(number: int, failures: tuple[Failure, ...] = ()) -> SnapshotPlan:
    """Return a plan with a number of things to do, and failures."""
    requirements = tuple(Requirement(f"p{item}") for item in range(number))
    return SnapshotPlan(Path("/s"), Recipe(), None, requirements, failures)


class SmallDialog(PlanDialog):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.events: list[object] = []
        self.lay_out(self.summary)

    def show_plan(self, plan: SnapshotPlan) -> None:
        self.summary.setText(f"{len(plan.requirements)} to do")

    def is_ready(self, plan: SnapshotPlan) -> bool:
        return bool(plan.requirements)

    def on_read(self, event: object) -> None:
        self.events.append(event)
        super().on_read(event)


@pytest.fixture
def dialog(open_dialog: OpenDialog, cache_dir: Path) -> SmallDialog:
    found: SmallDialog = open_dialog(SmallDialog, cache_dir)
    return found


def test_the_action_waits_for_a_plan_with_something_to_do(qtbot: QtBot, dialog: SmallDialog) -> None:
    assert not dialog.act_button.isEnabled()
    dialog.ask(lambda _cache, _cancel: small(2))
    assert dialog.summary.text() == "Planning…"
    wait_until_idle(qtbot, dialog)
    assert dialog.plan == small(2)
    assert dialog.summary.text() == "2 to do"
    assert dialog.act_button.isEnabled()
    dialog.ask(lambda _cache, _cancel: small(0))
    assert dialog.plan is None
    assert not dialog.act_button.isEnabled()
    wait_until_idle(qtbot, dialog)
    assert not dialog.act_button.isEnabled()


def test_a_plan_with_nothing_to_do_can_only_be_closed(qtbot: QtBot, dialog: SmallDialog) -> None:
    cancel = dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel)
    for number, text in ((0, "Close"), (1, "Cancel")):
        dialog.ask(lambda _cache, _cancel, number=number: small(number))
        assert cancel.text() == "Cancel", "planning can be canceled"
        wait_until_idle(qtbot, dialog)
        assert cancel.text() == text


def test_a_plan_is_made_with_a_cache_of_the_directory(qtbot: QtBot, dialog: SmallDialog, cache_dir: Path) -> None:
    seen: list[Path] = []

    def plan(cache: Cache, _cancel: Cancel) -> SnapshotPlan:
        seen.append(cache.directory)
        return small(1)

    dialog.ask(plan)
    wait_until_idle(qtbot, dialog)
    assert seen == [cache_dir]


def test_a_plan_that_takes_steps_shows_its_events(qtbot: QtBot, dialog: SmallDialog) -> None:
    def run(_cache: Cache, _cancel: Cancel) -> Run[SnapshotPlan]:
        yield ItemDone("six", 5)
        yield Finished(small(3))

    dialog.ask(run)
    wait_until_idle(qtbot, dialog)
    assert dialog.events[0] == ItemDone("six", 5)
    assert dialog.plan == small(3)


def test_what_the_plan_cannot_do_is_listed(qtbot: QtBot, dialog: SmallDialog) -> None:
    gone = (Failure(f"g{n}", Problem(Code.GONE, path=f"/g{n}")) for n in range(9))
    dialog.ask(lambda _cache, _cancel: small(1, (*(Failure(f"p{n}", REFUSED) for n in range(50)), *gone)))
    wait_until_idle(qtbot, dialog)
    lines = dialog.message.text().splitlines()
    assert lines[0].startswith("⚠ 50 packages: cdn.example"), "the same reason is said once"
    assert lines[1].startswith("p0, p1, p10, p11, ")
    assert len(lines[1]) < 120, "many names would cover the dialog"
    assert lines[9:] == ["… and 2 more"]
    dialog.set_plan(small(1))
    assert dialog.message.isHidden()


def test_a_name_of_any_length_leaves_the_dialog_as_it_is(qtbot: QtBot, dialog: SmallDialog) -> None:
    dialog.resize(700, 400)
    dialog.ask(lambda _cache, _cancel: small(1, (Failure("x" * 900, REFUSED),)))
    wait_until_idle(qtbot, dialog)
    assert "cdn.example" in dialog.message.text()
    assert dialog.minimumSizeHint().width() <= 700
    assert "x" * 900 in dialog.message.toolTip()


def test_a_failure_to_plan_is_shown_instead(qtbot: QtBot, dialog: SmallDialog) -> None:
    def fail(_cache: Cache, _cancel: Cancel) -> SnapshotPlan:
        raise REFUSED

    dialog.ask(fail)
    wait_until_idle(qtbot, dialog)
    assert dialog.summary.text().startswith("⚠ cdn.example")
    assert not dialog.act_button.isEnabled()


def test_a_newer_plan_replaces_an_older_one(qtbot: QtBot, dialog: SmallDialog) -> None:
    def slow(_cache: Cache, cancel: Cancel) -> SnapshotPlan:
        cancel.wait(60)
        return small(1)

    dialog.ask(slow)
    dialog.ask(lambda _cache, _cancel: small(2))
    wait_until_idle(qtbot, dialog)
    assert dialog.plan == small(2)


def test_closing_cancels_planning(qtbot: QtBot, dialog: SmallDialog) -> None:
    cancelled: list[bool] = []

    def slow(_cache: Cache, cancel: Cancel) -> SnapshotPlan:
        try:
            cancel.wait(60)
        finally:
            cancelled.append(cancel.is_set)
        return small(1)

    session = dialog.session
    dialog.ask(slow)
    dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    qtbot.waitUntil(lambda: not session.hub.busy)
    assert cancelled in ([True], [])


def test_other_sources_are_offered_against_what_a_plan_cannot_do(qtbot: QtBot, dialog: SmallDialog) -> None:
    plans = iter([small(1, (Failure("six", REFUSED),)), small(2)])
    dialog.ask(lambda _cache, _cancel: next(plans))
    wait_until_idle(qtbot, dialog)
    assert dialog.instead_button.isVisible()
    dialog.instead_button.click()
    wait_until_idle(qtbot, dialog)
    assert dialog.plan == small(2)
    assert dialog.instead_button.isHidden()
