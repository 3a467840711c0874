from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QPushButton,
    QTableView,
    QToolButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.driving import shown_text
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.settings.settings import (
    DEFAULTS,
    AgeFormat,
    RemovalMethod,
    Settings,
    Theme,
    load_settings,
    settings_file,
)
from pyodide_cache.warm_up.source_options import SourceOptions
from pyodide_cache_gui.preferences.preferences_dialog import PreferencesDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.fields import PathLine
from pyodide_cache_gui.widgets.icons import icon
from pyodide_cache_gui.widgets.plain_table import make_plain
from pyodide_cache_gui.widgets.theme import applied_theme, apply_theme, is_dark
from support.patience import PATIENCE

ALL = Settings(
    theme=Theme.LIGHT,
    language="de_AT",
    age_format=AgeFormat.DATE,
    notify=False,
    auto_verify=False,
    update_check=False,
    offline=True,
    suggestions=False,
    check_recalls=True,
    cache_dir=Path("/wheels"),
    cool_down_days=5,
    connections=4,
    index_url="https://mirror.example/simple",
    proxy="http://proxy.example:8080",
    removal=RemovalMethod.DELETE,
    max_age_days=7,
    compress_days=90,
    protected=("numpy", "scikit-learn"),
    pins=("numpy==2.2", "pandas<3,>=2"),
)


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    apply_theme(Theme.LIGHT)
    yield
    apply_theme(Theme.LIGHT)


def show(qtbot: QtBot, settings: Settings = DEFAULTS) -> PreferencesDialog:
    dialog = PreferencesDialog(settings)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def page_of(dialog: PreferencesDialog, key: str) -> None:
    """Show the page that has a text field."""
    pages = (dialog.tabs.widget(number) for number in range(dialog.tabs.count()))
    dialog.tabs.setCurrentWidget(next(page for page in pages if page and page.isAncestorOf(dialog.edits[key])))


def press(dialog: PreferencesDialog, text: str) -> None:
    next(button for button in dialog.buttons.buttons() if button.text().replace("&", "") == text).click()


@pytest.mark.parametrize("settings", [DEFAULTS, ALL])
def test_the_current_settings_are_shown_and_returned(qtbot: QtBot, settings: Settings) -> None:
    assert show(qtbot, settings).settings() == settings


def test_every_setting_can_be_changed_and_restored(qtbot: QtBot) -> None:
    dialog = show(qtbot)
    for box, value in (
        (dialog.fields["theme"], "light"),
        (dialog.fields["age_format"], "date"),
        (dialog.fields["removal"], "delete"),
    ):
        box.setCurrentIndex(box.findData(value))
    dialog.fields["notify"].click()
    dialog.fields["auto_verify"].click()
    dialog.fields["update_check"].click()
    dialog.fields["offline"].click()
    dialog.fields["suggestions"].click()
    dialog.fields["check_recalls"].click()
    dialog.fields["max_age_days"].setValue(7)
    dialog.fields["compress_days"].setValue(90)
    dialog.fields["cool_down_days"].setValue(5)
    dialog.fields["connections"].setValue(4)
    dialog.edits["cache-dir"].setText("/wheels")
    dialog.edits["protected"].setText("NumPy, scikit_learn")
    dialog.edits["pins"].setText("numpy==2.2 pandas>=2,<3")
    dialog.edits["index-url"].setText("https://mirror.example/simple")
    dialog.edits["proxy"].setText("http://proxy.example:8080")
    wanted = {name: getattr(ALL, name) for name in Settings.__slots__ if name != "language"}
    assert {name: getattr(dialog.settings(), name) for name in wanted} == wanted
    press(dialog, "Restore defaults")
    assert dialog.settings() == DEFAULTS
    assert dialog.isVisible()


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("cache-dir", "wheels"),
        ("protected", "numpy>=2"),
        ("pins", "numpy"),
        ("index-url", "mirror"),
        ("proxy", "proxy:8080"),
    ],
)
def test_a_value_that_is_not_valid_is_marked_and_cannot_be_saved(qtbot: QtBot, key: str, text: str) -> None:
    dialog = show(qtbot)
    assert dialog.ok_button.isEnabled()
    page_of(dialog, key)
    dialog.edits[key].setText(text)
    assert not dialog.ok_button.isEnabled()
    hint, _ = dialog._hints[key]
    assert hint.isVisible()
    assert "This must be" in hint.text()
    assert dialog.settings() == DEFAULTS
    dialog.edits[key].clear()
    assert dialog.ok_button.isEnabled()
    assert "⚠" not in hint.text()


def test_a_theme_is_shown_at_once_and_restored_by_cancel(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = show(qtbot, Settings(theme=Theme.LIGHT))
    dialog.fields["theme"].setCurrentIndex(dialog.fields["theme"].findData("dark"))
    assert is_dark(qapp.palette())
    press(dialog, "Cancel")
    assert not is_dark(qapp.palette())
    assert applied_theme() is Theme.LIGHT


def test_another_language_says_when_it_applies(qtbot: QtBot) -> None:
    dialog = show(qtbot)
    language, note = dialog.fields["language"], "Applies when the app is started again"
    assert note not in shown_text(dialog)
    place = dialog.fields["age_format"].pos()
    language.setCurrentIndex(language.findData("de"))
    dialog.grab()  # lays it out
    assert note in shown_text(dialog)
    assert dialog.fields["age_format"].pos() == place, "the note pushes the other fields down"
    language.setCurrentIndex(0)
    assert note not in shown_text(dialog)


def test_escape_restores_the_theme_and_ok_keeps_it(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = show(qtbot, Settings(theme=Theme.LIGHT))
    dialog.fields["theme"].setCurrentIndex(dialog.fields["theme"].findData("dark"))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not is_dark(qapp.palette())
    dialog = show(qtbot, Settings(theme=Theme.LIGHT))
    dialog.fields["theme"].setCurrentIndex(dialog.fields["theme"].findData("dark"))
    press(dialog, "OK")
    assert is_dark(qapp.palette())
    assert dialog.settings().theme is Theme.DARK


def test_tables_and_trees_follow_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    views = (QTableView(window), QTreeView(window), QTableView(window))
    make_plain(views[2])
    window.show()
    for theme in (Theme.DARK, Theme.LIGHT, Theme.DARK, Theme.LIGHT):
        apply_theme(theme)
        wanted = [theme is Theme.DARK] * 3
        qtbot.waitUntil(lambda wanted=wanted: [is_dark(view.palette()) for view in views] == wanted)
    assert views[2].styleSheet()


def test_icons_follow_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    button, menu_owner = QPushButton(icon("close"), ""), QToolButton()
    action = menu_owner.addAction(icon("folder"), "Open")
    for widget in (button, menu_owner):
        qtbot.addWidget(widget)

    def lightest() -> list[int]:
        images = [item.icon().pixmap(16, 16).toImage() for item in (button, action)]
        return [
            max(
                image.pixelColor(x, y).lightness()
                for x in range(image.width())
                for y in range(image.height())
                if image.pixelColor(x, y).alpha() > 200
            )
            for image in images
        ]

    assert max(lightest()) < 80
    apply_theme(Theme.DARK)
    assert min(lightest()) > 180
    apply_theme(Theme.LIGHT)
    assert max(lightest()) < 80


def test_a_folder_can_be_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = show(qtbot)
    with patch.object(QFileDialog, "getExistingDirectory", return_value=str(tmp_path)):
        page_of(dialog, "cache-dir")
        dialog.findChild(PathLine).button.click()
    assert dialog.settings().cache_dir == tmp_path


def test_a_variable_with_precedence_over_the_directory_is_named(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYODIDE_CACHE_DIR", "/elsewhere")
    hint, _ = show(qtbot)._hints["cache-dir"]
    assert "PYODIDE_CACHE_DIR" in hint.text()
    assert "/elsewhere" in hint.text()


def test_the_dialog_has_room_for_all_errors(qtbot: QtBot) -> None:
    problem = Problem(Code.SETTINGS_NOT_READ, path="/x" * 40, line=3, error="Invalid value")
    dialog = show(qtbot, Settings(problems=(problem,)))
    for key in ("cache-dir", "protected", "index-url", "proxy"):
        dialog.edits[key].setText("!!")
    for key in ("cache-dir", "protected", "index-url", "proxy"):
        page_of(dialog, key)
        edit, (hint, _) = dialog.edits[key], dialog._hints[key]
        qtbot.waitUntil(lambda hint=hint: hint.height() >= hint.heightForWidth(hint.width()))
        assert edit.height() >= edit.sizeHint().height()
        assert hint.y() >= edit.geometry().bottom()


def test_a_broken_file_is_shown_and_renamed_by_ok(qtbot: QtBot) -> None:
    path = settings_file()
    path.parent.mkdir(parents=True)
    path.write_text("theme = \n")
    settings = load_settings()
    dialog = show(qtbot, settings)
    assert "line 1" in dialog.banner.text()
    assert "renames this file" in dialog.banner.text()
    assert dialog.starts_over
    session = Session(Path("/x"), SourceOptions(), settings=settings)
    with qtbot.waitSignal(session.failed):
        session.set_settings(Settings(theme=Theme.DARK))
    assert session.settings == settings
    assert path.read_text() == "theme = \n"
    with qtbot.waitSignal(session.failed) as told:
        session.set_settings(Settings(theme=Theme.DARK), start_over=dialog.starts_over)
    assert Path(told.args[0].facts["path"]).read_text() == "theme = \n"
    assert load_settings() == Settings(theme=Theme.DARK)


def test_new_settings_are_saved_and_passed_to_the_window(qtbot: QtBot) -> None:
    session = Session(Path("/x"), SourceOptions())
    with qtbot.waitSignal(session.settings_changed) as told:
        session.set_settings(Settings(connections=3))
    assert told.args == [Settings(connections=3)]
    assert load_settings() == Settings(connections=3)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "dark"),
    [([], True), (["--theme", "light"], False)],
    ids=["the setting", "the option"],
)
def test_the_window_starts_in_the_theme_of_the_settings(options: list[str], dark: bool, tmp_path: Path) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text('theme = "dark"\nconnections = "many"\n')
    picture = tmp_path / "window.png"
    command = [sys.executable, "-m", "pyodide_cache_gui", "--cache-dir", str(tmp_path), "--screenshot", str(picture)]
    done = subprocess.run([*command, *options], capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stderr
    assert "connections must be" in done.stderr, "a value that is not valid is not reported"
    assert (QImage(str(picture)).pixelColor(3, 3).lightness() < 128) == dark


def test_the_unit_of_a_number_has_its_plural(qtbot: QtBot) -> None:
    dialog = show(qtbot)
    shown = []
    for days in (2, 1, 0):
        dialog.fields["max_age_days"].setValue(days)
        shown.append(dialog.fields["max_age_days"].text())
    assert shown == ["2 days", "1 day", "any age"]
