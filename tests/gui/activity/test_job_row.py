from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from gui.activity.conftest import REFUSED
from gui.driving import click, job_text, shown_text
from pyodide_cache.base.events import Cancel, Finished, ItemDone, ItemFailed, ItemStarted, JobStarted, Note
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache_gui.activity.job_row import InsteadButton, JobRow
from pyodide_cache_gui.activity.problems_dialog import ProblemsDialog
from pyodide_cache_gui.session.hub import JobHub
from pyodide_cache_gui.session.tasks import Undoable
from pyodide_cache_gui.widgets.labels import LineLabel


def row_of(qtbot: QtBot, hub: JobHub, *events: object, title: str = "Warm up") -> JobRow:
    """Return the row of a job that has ended."""
    job = hub.submit(title, "/cache", lambda _cancel: iter(events), summary=lambda report: [str(report)])
    row = JobRow(job, hub)
    qtbot.addWidget(row)
    row.show()
    qtbot.waitUntil(lambda: row.is_over)
    return row


def endless(cancel: Cancel) -> Iterator[object]:
    yield JobStarted(2, None)
    yield ItemStarted("numpy", None)
    while True:
        cancel.wait(0.01)


def test_a_job_that_succeeded_shows_its_summary_and_can_be_dismissed(qtbot: QtBot, hub: JobHub) -> None:
    row = row_of(qtbot, hub, JobStarted(1, None), ItemDone("numpy", 5), Finished("1 file fetched"))
    assert job_text(row).strip() == "Warm up 1 file fetched"
    assert row.retry_button.isHidden()
    assert row.findChildren(QProgressBar)[0].isHidden()
    with qtbot.waitSignal(row.dismissed):
        click(qtbot, row.dismiss_button)


def test_a_running_job_is_canceled_and_then_dismissed(qtbot: QtBot, hub: JobHub) -> None:
    job = hub.submit("Warm up", "/cache", endless)
    row = JobRow(job, hub)
    qtbot.addWidget(row)
    row.show()
    qtbot.waitUntil(lambda: "0 of 2 files · numpy" in job_text(row))
    click(qtbot, row.cancel_button)
    assert "Canceling…" in job_text(row)
    qtbot.waitUntil(lambda: row.is_over)
    assert "Canceled" in job_text(row)
    assert row.retry_button.isVisible()
    with qtbot.waitSignal(row.dismissed):
        click(qtbot, row.dismiss_button)


def test_items_that_failed_for_the_same_reason_share_a_line(qtbot: QtBot, hub: JobHub) -> None:
    gone = Problem(Code.GONE, path="/x")
    row = row_of(qtbot, hub, ItemFailed("pandas", REFUSED), ItemFailed("numpy", REFUSED), ItemFailed("six", gone))
    assert "⚠ numpy, pandas: cdn.example" in job_text(row)
    assert job_text(row).count("cdn.example") == 1
    assert "⚠ six: " in job_text(row)
    assert row.has_failures
    assert row.retry_button.isVisible()


def test_problems_are_in_a_dialog_and_the_row_keeps_its_line(qtbot: QtBot, hub: JobHub) -> None:
    row = row_of(qtbot, hub, *(ItemFailed(f"{n}" * 10_000, Problem(Code.GONE, path=f"/{n}")) for n in range(9)))
    other = row_of(qtbot, hub, Finished("done"))
    assert row.height() == other.height()
    assert row.minimumSizeHint().width() < 720
    click(qtbot, row.problems_button)
    (dialog,) = row.window().findChildren(ProblemsDialog)
    assert "/8 does not exist" in dialog.text.toPlainText()
    dialog.close()


def test_13_the_reason_of_the_most_failures_stands_in_the_row(qtbot: QtBot, hub: JobHub) -> None:
    gone = Problem(Code.GONE, path="/x")
    row = row_of(qtbot, hub, ItemFailed("six", gone), ItemFailed("numpy", REFUSED), ItemFailed("pandas", REFUSED))
    (detail,) = (label for label in row.findChildren(LineLabel) if "cdn.example" in label.text())
    assert "numpy, pandas: " in detail.text()
    assert "/x" not in detail.text()
    many = row_of(qtbot, hub, *(ItemFailed(name, REFUSED) for name in ("numpy", "pandas", "rich", "sympy")))
    assert job_text(many).count("cdn.example") == 1, "a reason is said once"


def test_notes_are_no_failures(qtbot: QtBot, hub: JobHub) -> None:
    row = row_of(qtbot, hub, Note(REFUSED))
    assert "cdn.example" in job_text(row)
    assert not row.has_failures


def test_the_retry_and_undo_buttons_ask_for_it(qtbot: QtBot, hub: JobHub) -> None:
    row = row_of(qtbot, hub, Undoable(Path("/cache")), ItemFailed("six", REFUSED))
    with qtbot.waitSignal(hub.queued):
        click(qtbot, row.retry_button)
    with qtbot.waitSignal(row.undo_requested) as undo, qtbot.waitSignal(row.dismissed):
        click(qtbot, row.undo_button)
    assert undo.args == [Path("/cache")]


def test_text_from_outside_is_not_markup_and_does_not_widen_the_row(qtbot: QtBot, hub: JobHub) -> None:
    row = row_of(qtbot, hub, Finished("<b>x</b>" * 400), title="<i>me</i>")
    assert "<i>me</i> <b>x</b>" in job_text(row)
    assert row.minimumSizeHint().width() < 800


def test_a_job_that_waits_for_its_lane_shows_that(qtbot: QtBot, hub: JobHub) -> None:
    first = hub.submit("First", "/cache", endless)
    waiting = JobRow(hub.submit("Second", "/cache", lambda _cancel: iter(())), hub)
    qtbot.addWidget(waiting)
    assert "Waiting…" in job_text(waiting)
    first.cancel.set()
    qtbot.waitUntil(lambda: waiting.is_over)
    assert "Done" in job_text(waiting)


def test_events_of_other_jobs_are_ignored(qtbot: QtBot, hub: JobHub) -> None:
    row = row_of(qtbot, hub, Finished("mine"))
    hub.submit("Another job", "/other", lambda _cancel: iter([ItemFailed("six", REFUSED)]))
    qtbot.waitUntil(lambda: not hub.busy)
    assert not row.has_failures


def test_the_end_of_a_job_is_announced_and_a_failure_at_once(
    qtbot: QtBot, hub: JobHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[str, bool]] = []
    monkeypatch.setattr(
        "pyodide_cache_gui.activity.job_row.announce",
        lambda _row, text, *, is_urgent: heard.append((text, is_urgent)),
    )
    row_of(qtbot, hub, Finished("1 file fetched"))
    row_of(qtbot, hub, ItemFailed("numpy", REFUSED), Finished("1 failed"))
    assert heard[0] == ("Warm up: 1 file fetched", False)
    assert heard[1][0].startswith("Warm up: 1 failed · ⚠ numpy")
    assert heard[1][1]


def test_the_reason_of_a_failure_stands_in_the_row_before_notes(qtbot: QtBot, hub: JobHub) -> None:
    note = Note(Problem(Code.NOT_A_DIRECTORY, path="/a"))
    row = row_of(qtbot, hub, note, ItemFailed("numpy", REFUSED), Finished("1 failed"))
    assert "⚠ numpy" in shown_text(row)
    assert "/a" not in shown_text(row)
    assert row.problems[-1].startswith("/a is not a directory")


def test_it_appears_with_an_offer_and_tries_again_after_taking_it(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    button, done = InsteadButton(parent), []
    button.show_offer(lambda _problems: ("Use A & B instead", lambda: done.append("take")), [REFUSED], print)
    assert not button.isHidden()
    assert button.text() == "Use A && B instead"
    button.show_offer(
        lambda _problems: ("Use A", lambda: done.append("take")), [REFUSED], lambda: done.append("again")
    )
    button.click()
    assert done == ["take", "again"]


def test_without_a_problem_or_an_offer_it_is_hidden(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    button = InsteadButton(parent)
    button.show_offer(lambda _problems: ("Use A", print), [], print)
    assert button.isHidden()
    button.show_offer(lambda _problems: None, [REFUSED], print)
    assert button.isHidden()
