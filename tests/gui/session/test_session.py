from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import replace
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.settings.settings import Settings, load_settings, settings_file
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.session.session import Session
from support.patience import PATIENCE


@pytest.fixture
def session(qtbot: QtBot, full_cache: Path) -> Iterator[Session]:
    owner = QObject()
    found = Session(full_cache, SourceOptions())
    found.setParent(owner)
    with qtbot.waitSignal(found.inventory_changed):
        found.open(full_cache, remember=False)
    yield found
    assert found.shut_down(PATIENCE)


def test_a_scan_tells_everything_that_is_read_from_the_disk(session: Session) -> None:
    assert session.scanned
    assert len(session.inventory.packages) > 5
    assert session.found.free is not None
    assert session.found.free > 0
    assert session.found.suggested_release
    assert session.release == session.found.suggested_release
    assert session.line == "314"
    assert session.found.locks
    assert session.found.history
    assert session.can_change


def test_another_directory_forgets_the_one_before(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    with qtbot.waitSignal(session.inventory_changed):
        session.open(tmp_path / "other", remember=False)
    assert session.directory == tmp_path / "other"
    assert not session.inventory.entries


def test_other_sources_scan_again_and_the_same_do_not(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignals([session.source_options_changed, session.inventory_changed]):
        session.choose_release("0.29.5")
    assert session.release == "0.29.5"
    with qtbot.assertNotEmitted(session.source_options_changed):
        session.choose_release("0.29.5")
    with qtbot.waitSignal(session.source_options_changed):
        session.set_source_options(SourceOptions(mode=SourceMode.INDEX))


def test_a_custom_distribution_has_no_release(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.inventory_changed):
        session.set_source_options(SourceOptions("/some/folder"))
    assert session.release is None
    assert session.line is None


def test_settings_are_saved_and_announced(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.settings_changed):
        session.set_settings(replace(Settings(), max_age_days=7))
    assert load_settings().max_age_days == 7


def test_after_a_save_a_setting_that_is_still_not_valid_still_protects_the_files(session: Session) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text("protected = 7\n")
    session.set_settings(Settings(max_age_days=7))
    with pytest.raises(Problem, match="protected"):
        list(session.with_cache(lambda cache, _cancel: cache.plan_prune(["all"]))(Cancel()))


def test_a_job_gets_a_cache_of_its_own_with_what_is_known(session: Session, tmp_path: Path) -> None:
    (inventory,) = session.with_cache(lambda cache, _cancel: cache.inventory())(Cancel())
    assert isinstance(inventory, Inventory)
    assert inventory.directory == session.directory
    assert inventory.packages[0] is session.inventory.packages[0]
    (other,) = session.with_cache(lambda cache, _cancel: cache.inventory(), tmp_path / "other")(Cancel())
    assert isinstance(other, Inventory)
    assert not other.exists


def test_what_another_program_adds_appears(qtbot: QtBot, session: Session, full_cache: Path) -> None:
    with qtbot.waitSignal(session.inventory_changed):
        (full_cache / "notes.txt").write_text("new")
    qtbot.waitUntil(lambda: "notes.txt" in session.inventory.by_name)


def test_a_scan_that_fails_says_so_and_keeps_what_was_found(
    qtbot: QtBot, session: Session, full_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_directory: Path) -> None:
        raise RuntimeError("a bug")

    found = session.inventory
    monkeypatch.setattr("pyodide_cache.inventory.quarantine.quarantined", fail)
    with qtbot.waitSignals([session.failed, session.inventory_changed]):
        session.rescan()
    assert session.inventory == found
    (tmp_path / "other").mkdir()
    with qtbot.waitSignal(session.inventory_changed):
        session.open(tmp_path / "other", remember=False)
    assert session.inventory.problem
    assert "a bug" in str(session.inventory.problem.facts["error"])
    monkeypatch.undo()
    with qtbot.waitSignal(session.inventory_changed):
        session.rescan()
    assert session.inventory.problem is None
