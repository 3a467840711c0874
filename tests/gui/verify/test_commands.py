from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import NUMPY, click, job_rows, job_text, packages, shown_text, wait_until_idle
from pyodide_cache.base.events import StepStarted
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.inventory.inventory import Entry, Status
from pyodide_cache.verify.repair import RepairReport
from pyodide_cache.verify.verify import VerifyReport
from pyodide_cache.warm_up.source_options import SourceOptions
from pyodide_cache_gui.session.listing import Column
from pyodide_cache_gui.verify.commands import repair_summary, verify_summary
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.format import step_text
from support.servers import StartIndex
from support.wheels import DistributionFolder, build_wheel

CHECK = Qt.ItemDataRole.CheckStateRole


def test_verify_and_repair_are_offered_when_they_can_help(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, distribution: DistributionFolder
) -> None:
    window = open_window(full_cache, distribution=str(distribution))
    assert window.commands["verify"].isEnabled()
    assert not window.commands["repair"].isEnabled()
    damaged = sorted(full_cache.glob("*.whl"))[0]
    damaged.write_bytes(b"not a wheel")
    window.commands["verify"].trigger()
    qtbot.waitUntil(lambda: window.commands["repair"].isEnabled())
    wait_until_idle(qtbot, window)
    assert window.session.inventory.by_name[damaged.name].status in (Status.DAMAGED, Status.DIFFERS)
    window.commands["repair"].trigger()
    qtbot.waitUntil(lambda: not window.commands["repair"].isEnabled())
    wait_until_idle(qtbot, window)
    assert len(window.session.found.quarantine) == 1
    window.rooms.verify.empty_quarantine()
    qtbot.waitUntil(lambda: not window.session.found.quarantine)
    qtbot.waitUntil(lambda: "1 file deleted" in job_text(job_rows(window.activity)[-1]))
    wait_until_idle(qtbot, window)


def test_the_package_index_is_asked_for_files_that_no_lock_file_has(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, index_server: StartIndex
) -> None:
    wheel = build_wheel("nowhere-else")
    path = wheel.write_to(cache_dir)
    window = open_window(cache_dir)
    steps: list[str] = []
    window.session.hub.told.connect(
        lambda _job, events: steps.extend(step_text(event) for event in events if isinstance(event, StepStarted))
    )
    for index, status in (
        ("http://127.0.0.1:9/simple", Status.NOT_VERIFIED),
        (index_server(wheel).url, Status.VERIFIED),
    ):
        window.session.set_source_options(SourceOptions(index_url=index))
        window.commands["verify-online"].trigger()
        wait_until_idle(qtbot, window)
        assert steps.pop() == "Asking the package index…"
        assert window.session.inventory.by_name[path.name].status is status
        (row,) = job_rows(window.activity)
        assert row.has_failures is (status is Status.NOT_VERIFIED)
        offered = row.instead_button.text() if row.instead_button.isVisible() else ""
        assert offered == ("Use pip’s index instead" if row.has_failures else ""), "other sources are not asked"


def test_of_the_selected_files_the_damaged_ones_are_repaired(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, distribution: DistributionFolder
) -> None:
    shutil.copy(distribution.lock_path, full_cache)
    sound, *damaged = sorted(full_cache.glob("*.whl"))[:3]
    right = damaged[0].read_bytes()
    for path in damaged:
        path.write_bytes(b"an error page")
    window = open_window(full_cache, distribution=str(distribution))
    window.commands["verify"].trigger()
    wait_until_idle(qtbot, window)
    command = window.commands["repair-selected"]
    assert not command.isEnabled()
    for path, can_repair in ((sound, False), (damaged[0], True)):
        row = window.model.rows.row_of(path.name)
        assert row is not None
        window.model.setData(window.model.index(row, Column.PACKAGE), Qt.CheckState.Checked, CHECK)
        qtbot.waitUntil(lambda can_repair=can_repair: command.isEnabled() is can_repair)
    command.trigger()
    wait_until_idle(qtbot, window)
    assert [path.read_bytes() == right for path in damaged] == [True, False]
    assert "1 file repaired" in job_text(job_rows(window.activity)[-1])


def test_only_the_named_files_are_verified(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    name = sorted(path.name for path in full_cache.glob("*.whl"))[0]
    window.rooms.verify.verify([name])
    wait_until_idle(qtbot, window)
    qtbot.waitUntil(lambda: window.session.inventory.by_name[name].sha256 is not None)
    others = [entry for entry in window.session.inventory.packages if entry.file_name != name]
    assert all(entry.sha256 is None for entry in others)


def test_wrong_bytes_are_found_shown_and_repaired(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, distribution: DistributionFolder
) -> None:
    shutil.copy(distribution.lock_path, full_cache)  # it publishes the small wheels of this test
    right = (full_cache / NUMPY).read_bytes()
    (full_cache / NUMPY).write_bytes(b"an error page")
    window = open_window(full_cache, distribution=str(distribution))
    assert shown_text(window.banner) == ""
    window.commands["verify"].trigger()
    wait_until_idle(qtbot, window)
    assert "1 file is damaged" in shown_text(window.banner)
    row = window.model.rows.row_of(NUMPY)
    assert row is not None
    assert window.model.index(row, Column.STATUS).data() == "✕ damaged"
    click(qtbot, window.banner.show_button)
    assert packages(window) == {"numpy"}
    click(qtbot, window.banner.repair_button)
    wait_until_idle(qtbot, window)
    assert (full_cache / NUMPY).read_bytes() == right
    assert "1 file repaired" in job_text(job_rows(window.activity)[-1])
    assert "are in quarantine: 1 file, 13 B" in shown_text(window.banner)
    assert ".pyodide-cache-quarantine" not in packages(window)
    for answer in (Qt.Key.Key_Return, Qt.Key.Key_Escape, None):
        click(qtbot, window.banner.empty_button)
        (question,) = (part for part in window.findChildren(Dialog) if part.isVisible())
        assert "Delete 1 file in quarantine permanently?" in shown_text(question)
        if answer is None:
            click(qtbot, next(part for part in question.findChildren(QPushButton) if "Delete" in part.text()))
        else:
            qtbot.keyClick(question, answer)
            assert not question.isVisible()
            wait_until_idle(qtbot, window)
            assert (full_cache / ".pyodide-cache-quarantine").exists(), "Enter cancels, too"
    wait_until_idle(qtbot, window)
    assert shown_text(window.banner) == ""
    assert not (full_cache / ".pyodide-cache-quarantine").exists()


def test_a_file_that_cannot_be_repaired_is_counted_and_named_once(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, index_server: StartIndex
) -> None:
    cache_dir.mkdir()
    (cache_dir / "mine-1.0-py3-none-any.whl").write_bytes(b"an error page")
    window = open_window(cache_dir)
    window.session.set_source_options(SourceOptions(index_url=str(index_server())))
    wait_until_idle(qtbot, window)
    window.commands["verify"].trigger()
    wait_until_idle(qtbot, window)
    window.commands["repair"].trigger()
    wait_until_idle(qtbot, window)
    text = job_text(job_rows(window.activity)[-1])
    assert "0 files repaired · 1 failed" in text
    assert text.count("mine-1.0-py3-none-any.whl") == 1


def test_a_verification_is_summed_up_by_the_statuses() -> None:
    entries = (Entry("a.whl", status=Status.VERIFIED), Entry("b.whl", status=Status.DAMAGED))
    assert verify_summary(VerifyReport(entries, (), 2)) == ["2 files hashed", "1 verified", "1 damaged"]
    assert verify_summary(VerifyReport(entries, (), 0)) == ["1 verified", "1 damaged"]


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", ["1 differs"], ["1 verified", "2 differ"]),
        ("de", ["1 weicht ab"], ["1 bestätigt", "2 weichen ab"]),
        ("fr", ["1 diffère"], ["1 vérifié", "2 diffèrent"]),
    ],
    indirect=["language"],
)
def test_several_files_have_the_plural_of_their_status(language: str, one: list[str], two: list[str]) -> None:
    differing = tuple(Entry(f"{name}.whl", status=Status.DIFFERS) for name in "ab")
    assert verify_summary(VerifyReport(differing[:1], (), 0)) == one
    assert verify_summary(VerifyReport((Entry("c.whl", status=Status.VERIFIED), *differing), (), 0)) == two


def test_a_repair_is_summed_up_by_what_was_repaired_and_what_failed() -> None:
    failed = (Failure("a.whl", Problem(Code.NO_SOURCE, name="a.whl")),)
    assert repair_summary(RepairReport((), failed, 0)) == ["0 files repaired", "1 failed"]
