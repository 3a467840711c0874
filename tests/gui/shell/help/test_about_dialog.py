from __future__ import annotations

import platform
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from pyodide_cache.base.version import __version__
from pyodide_cache_gui.shell.help.about_dialog import AboutDialog, bug_report
from pyodide_cache_gui.shell.help.licenses import libraries, our_license
from support import ROOT


def test_the_licenses_of_the_project_and_its_data_are_there() -> None:
    ours, data = (ROOT / "LICENSE").read_text().strip(), (ROOT / "LICENSES" / "MPL-2.0.txt").read_text().strip()
    assert our_license() == f"{ours}\n\n\n{data}"
    assert ours.startswith("MIT License")


def test_every_library_of_the_app_is_named_with_its_license() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = [text for texts in project["optional-dependencies"].values() for text in texts]
    wanted = {canonicalize_name(Requirement(text).name) for text in [*project["dependencies"], *extras]}
    found = {canonicalize_name(library.name): library for library in libraries()}
    assert wanted <= set(found)
    assert "h11" in found, "what a library needs itself is bundled too"
    assert "pytest" not in found, "the tests' tools are not bundled"
    assert all(library.license and library.version for library in found.values())
    without_text = {name for name, library in found.items() if not library.text}
    assert without_text <= {"obstore", "pyside6-essentials", "shiboken6"}, "their wheels have no text"


def test_the_versions_can_be_copied_for_a_bug_report(qtbot: QtBot, home: Path) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert text == bug_report()
    for part in (__version__, platform.python_version(), qVersion()):
        assert part in text
    assert str(home) not in text


def test_the_words_of_a_library_s_license_are_shown_when_it_is_chosen(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.pages.setCurrentIndex(2)
    names = [dialog.names.item(row).text() for row in range(dialog.names.count())]
    assert names[0].startswith("Python ")
    row = next(number for number, name in enumerate(names) if name.startswith("h11 "))
    dialog.names.setCurrentRow(row)
    assert "Permission is hereby granted" in dialog.library_text.toPlainText()
    assert "MIT" in dialog.library_name.text()
    row = next(number for number, name in enumerate(names) if name.startswith("PySide6"))
    dialog.names.setCurrentRow(row)
    assert "LGPL" in dialog.library_name.text()
    assert dialog.library_text.toPlainText()
    assert dialog.license.toPlainText() == our_license()
