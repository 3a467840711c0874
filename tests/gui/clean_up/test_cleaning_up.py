from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import NUMPY, wait_until_idle
from pyodide_cache.base.events import Finished
from pyodide_cache.base.problems import Code
from pyodide_cache.base.record import replace
from pyodide_cache.clean_up.prune import plan_remove
from pyodide_cache_gui.session.jobs import Job, Outcome
from pyodide_cache_gui.session.tasks import Undoable
from pyodide_cache_gui.shell.main_window import MainWindow

SIX = "six-1.17.0-py3-none-any.whl"


def events_of(window: MainWindow) -> list[object]:
    """Return a list that gets the events of all later jobs."""
    seen: list[object] = []
    window.session.hub.told.connect(lambda _job, events: seen.extend(events))
    return seen


def test_a_cleanup_can_be_undone_unless_it_deletes(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    room, session = window.rooms.clean_up, window.session
    seen = events_of(window)
    room.prune(replace(plan_remove(session.inventory, [SIX]), for_good=True))
    wait_until_idle(qtbot, window)
    assert Undoable(full_cache) not in seen
    room.prune(plan_remove(session.inventory, [NUMPY]))
    wait_until_idle(qtbot, window)
    assert Undoable(full_cache) in seen
    assert session.found.can_undo
    room.undo()
    wait_until_idle(qtbot, window)
    assert (full_cache / NUMPY).exists()
    assert not (full_cache / SIX).exists()


def test_a_cleanup_that_is_tried_again_does_only_the_rest(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    hub, seen = window.session.hub, events_of(window)
    plan = plan_remove(window.session.inventory, [NUMPY, SIX])
    (full_cache / SIX).write_bytes(b"changed since the scan")
    job = window.rooms.clean_up.prune(plan)
    wait_until_idle(qtbot, window)
    (full_cache / SIX).unlink()
    seen.clear()
    hub.submit(job.title, job.lane, job.work)
    wait_until_idle(qtbot, window)
    (report,) = [event.report for event in seen if isinstance(event, Finished)]
    assert [(name, problem.code) for name, problem in report.failed] == [(SIX, Code.GONE)]


def test_undo_without_a_cleanup_is_a_problem(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    outcomes: list[tuple[Job, Outcome]] = []
    window.session.hub.ended.connect(lambda job, outcome: outcomes.append((job, outcome)))
    job = window.rooms.clean_up.undo()
    wait_until_idle(qtbot, window)
    (problem,) = [outcome.problem for ended, outcome in outcomes if ended is job]
    assert problem is not None
    assert problem.code is Code.NOTHING_TO_UNDO


def test_two_windows_on_one_directory_agree_after_a_removal_and_its_undo(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    first, second = open_window(full_cache), open_window(full_cache)
    before = first.session.inventory.totals
    first.rooms.clean_up.prune(plan_remove(first.session.inventory, [NUMPY]))
    wait_until_idle(qtbot, first)
    removed = first.session.inventory.totals
    assert removed != before
    qtbot.waitUntil(lambda: second.session.inventory.totals == removed)
    qtbot.waitUntil(lambda: second.commands["undo"].isEnabled())
    second.rooms.clean_up.undo()
    wait_until_idle(qtbot, second)
    assert second.session.inventory.totals == before
    qtbot.waitUntil(lambda: first.session.inventory.totals == before)
    qtbot.waitUntil(lambda: not first.commands["undo"].isEnabled())
    wait_until_idle(qtbot, first)
