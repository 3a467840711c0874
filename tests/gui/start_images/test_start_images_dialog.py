"""The dialog makes start images, and shows whether they may be loaded."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.conftest import OpenDialog
from gui.driving import click, job_text, shown_text, wait_until_idle
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.cache.start_images import StartImages
from pyodide_cache.settings.settings import RemovalMethod
from pyodide_cache.start_images.plan import StartImageReport
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.start_images.start_images_dialog import StartImagesDialog, image_summary
from support.start_images import ImageCache, images

__all__ = ["images"]


@pytest.fixture
def dialog(qtbot: QtBot, open_dialog: OpenDialog, images: ImageCache, tmp_path: Path) -> StartImagesDialog:
    """Return the dialog for the cache of ``images``."""
    options = SourceOptions(str(tmp_path / "distribution"), mode=SourceMode.DISTRIBUTION)
    found: StartImagesDialog = open_dialog(StartImagesDialog, images.cache.directory, options)
    found.runtime.edit.setText(str(images.runtime))
    wait_until_idle(qtbot, found)
    return found


def rows(dialog: StartImagesDialog) -> list[tuple[str, str]]:
    return [(line.texts[0], line.texts[-1]) for line in dialog.images.rows.lines()]


def make(qtbot: QtBot, dialog: StartImagesDialog, name: str, packages: str) -> None:
    dialog.name.setText(name)
    dialog.packages.setText(packages)
    click(qtbot, dialog.make_button)
    wait_until_idle(qtbot, dialog)


def test_an_image_needs_a_name_and_something_to_import(dialog: StartImagesDialog) -> None:
    assert not dialog.make_button.isEnabled()
    dialog.name.setText("sky")
    assert not dialog.make_button.isEnabled()
    dialog.warm.setText("print(1)")
    assert dialog.make_button.isEnabled()


def test_an_image_is_made_shown_made_again_and_removed(
    qtbot: QtBot, dialog: StartImagesDialog, images: ImageCache
) -> None:
    dialog.modules.setText("star.names, dust")
    make(qtbot, dialog, "sky", "star, dust")
    assert rows(dialog) == [("sky", "✓ ready")]
    assert images.node.tasks[0]["imports"] == "import star.names\nimport dust"
    assert "starts in 0.50 s" in job_text(dialog.foot)
    (images.cache.directory / "star-1.0-py3-none-any.whl").write_bytes(b"other")
    click(qtbot, dialog.verify_button)
    wait_until_idle(qtbot, dialog)
    assert rows(dialog) == [("sky", "⚠ out of date")]
    assert "has changed" in dialog.images.rows.lines()[0].tip
    dialog.images.selectRow(0)
    click(qtbot, dialog.again_button)
    wait_until_idle(qtbot, dialog)
    assert rows(dialog) == [("sky", "✓ ready")]
    dialog.images.selectRow(0)
    click(qtbot, dialog.remove_button)
    wait_until_idle(qtbot, dialog)
    assert rows(dialog) == []


def test_images_are_deleted_permanently_only_after_a_question(
    qtbot: QtBot, open_dialog: OpenDialog, images: ImageCache
) -> None:
    def that_deletes(session: Session, parent: QWidget) -> StartImagesDialog:
        session.settings = replace(session.settings, removal=RemovalMethod.DELETE)
        return StartImagesDialog(session, parent)

    image = images.make()
    dialog = open_dialog(that_deletes, images.cache.directory)
    dialog.images.selectRow(0)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        click(qtbot, dialog.remove_button)
        (question,) = visible_questions(dialog)
        qtbot.keyClick(question, key)
        assert not visible_questions(dialog)
        wait_until_idle(qtbot, dialog)
        assert image.folder.exists()
    click(qtbot, dialog.remove_button)
    (question,) = visible_questions(dialog)
    assert "sky" in shown_text(question)
    click(qtbot, next(part for part in question.findChildren(QPushButton) if part.text() == "Delete permanently"))
    wait_until_idle(qtbot, dialog)
    assert rows(dialog) == []
    assert not image.folder.exists()


def test_what_the_question_names_is_deleted_though_the_rows_are_others_by_then(
    qtbot: QtBot, dialog: StartImagesDialog, images: ImageCache
) -> None:
    image = images.make()
    dialog.reload()
    wait_until_idle(qtbot, dialog)
    dialog.images.selectRow(0)
    dialog.ask_to_delete()
    dialog.images.rows.set_lines([])
    (question,) = visible_questions(dialog)
    question.accept()
    wait_until_idle(qtbot, dialog)
    assert not image.folder.exists()


def test_each_image_that_cannot_be_removed_is_named(
    qtbot: QtBot, dialog: StartImagesDialog, images: ImageCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    images.make()
    dialog.reload()
    wait_until_idle(qtbot, dialog)
    failed = [Failure(name, Problem(Code.NO_PERMISSION, path=f"/images/{name}")) for name in ("sky", "sea")]
    monkeypatch.setattr(StartImages, "remove", lambda *_: failed)
    dialog.images.selectRow(0)
    click(qtbot, dialog.remove_button)
    wait_until_idle(qtbot, dialog)
    assert all(f"/images/{name}" in job_text(dialog.foot) for name, _ in failed)


def visible_questions(dialog: StartImagesDialog) -> list[QDialog]:
    return [part for part in dialog.findChildren(QDialog) if part.isVisible()]


def test_what_an_image_cannot_hold_is_said_in_the_foot(
    qtbot: QtBot, dialog: StartImagesDialog, images: ImageCache
) -> None:
    images.node.errors[""] = "keeps-objects"
    make(qtbot, dialog, "sky", "star")
    assert rows(dialog) == []
    assert "star keeps objects of JavaScript" in job_text(dialog.foot)


def test_a_preset_fills_in_its_packages_and_a_name(dialog: StartImagesDialog) -> None:
    menu = dialog.preset_button.menu()
    assert menu
    action = menu.actions()[0]
    action.trigger()
    assert dialog.name.text() == action.text().lower().replace(" ", "-")
    assert dialog.packages.text()


def test_size_and_time_of_an_image_or_the_number_of_failures(images: ImageCache) -> None:
    made = StartImageReport(images.make())
    (text,) = image_summary(made)
    assert text.endswith("starts in 0.50 s")
    failed = StartImageReport(failures=(Failure("a", Problem(Code.NOT_CACHED, name="a", count=1)),))
    assert image_summary(failed) == ["1 failed"]
