"""What this is, who may use it, what it is made of, and what to put into a bug report."""

from __future__ import annotations

import platform

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QLibraryInfo, QSysInfo, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QTabWidget, QWidget

from pyodide_cache.base.version import __version__
from pyodide_cache_gui.shell.help.licenses import Library, libraries, our_license
from pyodide_cache_gui.widgets.buttons import close_box, push_button
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.fields import output_box, use_fixed_font
from pyodide_cache_gui.widgets.icons import app_icon
from pyodide_cache_gui.widgets.labels import PlainLabel, emphasize
from pyodide_cache_gui.widgets.layouts import hbox, page, vbox

_ICON = 64


class AboutDialog(Dialog):
    """Name, version and purpose above; versions, license and libraries in pages below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_up(self.tr("About Pyodide Cache Inspector"), 680, 500)
        picture = QLabel(self)
        picture.setPixmap(app_icon().pixmap(_ICON, _ICON))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        name = QLabel("Pyodide Cache Inspector", self)
        emphasize(name, 1.6)
        version = QLabel(self.tr("Version {version}").format(version=__version__), self)
        version.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        what = self.tr(
            "Shows what a Pyodide package cache holds, downloads packages before they are needed, verifies and "
            "repairs files, and frees space."
        )
        top = hbox(picture, (vbox(name, version, PlainLabel(self, what), spacing=4), 1), spacing=16)
        self.versions = self._text(self.tr("Versions"), bug_report())
        text = our_license() or self.tr("The license is MIT; its text is not installed here.")
        self.license = self._text(self.tr("License"), text)
        self._libraries: tuple[Library, ...] = ()
        self.names = QListWidget(self)
        self.names.setAccessibleName(self.tr("Libraries"))
        self.names.currentRowChanged.connect(self._show_library)
        self.library_name = PlainLabel(self)
        self.library_text = self._text(self.tr("License"), "")
        library = vbox(self.library_name, (self.library_text, 1))
        self.pages = QTabWidget(self)
        self.pages.addTab(page(self, self.versions), self.tr("Versions"))
        self.pages.addTab(page(self, self.license), self.tr("License"))
        both = hbox((self.names, 2), (library, 3), spacing=12)
        self.pages.addTab(page(self, both), self.tr("Libraries"))
        self.pages.currentChanged.connect(self._fill)
        self.copy_button = push_button(self, self.tr("&Copy for a bug report"), self.copy)
        self.lay_out(top, (self.pages, 1), hbox(self.copy_button, 1, close_box(self)))

    def _text(self, name: str, text: str) -> QPlainTextEdit:
        box = output_box(self, name)
        use_fixed_font(box)
        box.setPlainText(text)
        return box

    def copy(self) -> None:
        """Put the versions on the clipboard."""
        QGuiApplication.clipboard().setText(bug_report())

    def _fill(self, number: int) -> None:
        """Read the libraries when they are shown: there are dozens of files."""
        if number == 2 and not self._libraries:
            self._libraries = libraries()
            self.names.addItems([f"{library.name} {library.version}" for library in self._libraries])
            self.names.setCurrentRow(0)

    def _show_library(self, row: int) -> None:
        library = self._libraries[row]
        self.library_name.setText(self.tr("License: {license}").format(license=library.license))
        missing = self.tr("This library does not include the text of its license.")
        self.library_text.setPlainText(library.text or missing)


def bug_report() -> str:
    """Return the versions that a bug report needs, one a line; nothing about the person."""
    rows = {
        "Pyodide Cache Inspector": __version__,
        "Python": f"{platform.python_version()} ({platform.python_implementation()})",
        "Qt": qVersion() + (" debug" if QLibraryInfo.isDebugBuild() else ""),
        "PySide6": pyside_version,
        "System": f"{QSysInfo.prettyProductName()}, {platform.machine()}",
        "Platform": QGuiApplication.platformName(),
    }
    return "".join(f"{name}: {value}\n" for name, value in rows.items())
