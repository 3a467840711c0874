"""The first line of the window: cache directory, Pyodide version, sources and filter."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPushButton, QWidget

from pyodide_cache.base.record import replace
from pyodide_cache.settings.releases import newest_of_lines, releases
from pyodide_cache.warm_up.source_options import SourceMode
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.source_words import sources_text, sources_tip
from pyodide_cache_gui.widgets.buttons import set_menu
from pyodide_cache_gui.widgets.format import path_text
from pyodide_cache_gui.widgets.icons import icon
from pyodide_cache_gui.widgets.labels import set_tip
from pyodide_cache_gui.widgets.layouts import fit_font, hbox

#: Width that the path never exceeds, and that the filter has at least, in pixels.
_MOST_PATH, _LEAST_FILTER = 320, 136
_SIDE, _SPACING = 16, 8
#: From this width on, the sources begin with the team caches, in pixels.
_WIDE = 960

#: Data of the entry of the runtime box that looks for newer releases.
_LOOK = "look"


class HeaderBar(QWidget):
    """Switch the cache directory and the runtime; type to filter."""

    sources_wanted = Signal()
    newer_releases_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._newer_releases: tuple[str, ...] = ()
        self.directory_button = QPushButton(self)
        self.directory_button.setIcon(icon("folder"))
        self.runtime_box = QComboBox(self)
        # The hint is then the size without text, and not the result of measuring all versions each time.
        self.runtime_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.runtime_box.setIconSize(QSize())
        self.runtime_box.setAccessibleName(self.tr("Pyodide version"))
        self.runtime_box.setToolTip(self.tr("Packages are downloaded for this Pyodide version"))
        self.runtime_box.activated.connect(self._on_runtime)
        self.sources_button = QPushButton(self)
        self._sources_menu = QMenu(self.sources_button)
        self._sources_menu.aboutToShow.connect(self._fill_sources)
        set_menu(self.sources_button, self._sources_menu)
        self.filter_edit = FilterEdit(self)
        self.filter_edit.setPlaceholderText(self.tr("Filter (Ctrl+F)"))
        self._filter_hint = self.tr("numpy  kind:wasm  status:damaged  runtime:314  size>10MB  age>30d  -tests")
        self._warning: QAction | None = None
        self.filter_edit.setToolTip(self._filter_hint)
        self.filter_edit.setAccessibleName(self.tr("Filter"))
        self.filter_edit.setMinimumWidth(_LEAST_FILTER)
        self.filter_edit.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)

        widgets = (self.directory_button, self.runtime_box, self.sources_button)
        self.filter_edit.setMaximumWidth(480)
        hbox(*widgets, 1, (self.filter_edit, 8), parent=self, spacing=_SPACING, margins=(_SIDE, 12, _SIDE, 4))

        session.directory_changed.connect(self._show_directory)
        session.inventory_changed.connect(self._show_runtimes)
        session.source_options_changed.connect(self._show_runtimes)
        for changed in (session.source_options_changed, session.inventory_changed):
            changed.connect(lambda _value: self._show_sources())
        self._show_sources()
        self._show_directory(session.directory)
        self._show_runtimes()
        fit_font(self, HeaderBar._fit_runtime)

    def show_filter_problem(self, text: str) -> None:
        """Show what is wrong with the filter; nothing if ``text`` is empty."""
        set_tip(self.filter_edit, text or self._filter_hint)
        if self._warning:
            self.filter_edit.removeAction(self._warning)
            self._warning = None
        if text:
            self._warning = self.filter_edit.addAction(icon("warning"), QLineEdit.ActionPosition.TrailingPosition)
            self._warning.setToolTip(text)

    def show_newer_releases(self, versions: tuple[str, ...]) -> None:
        """Offer releases that are newer than this program."""
        self._newer_releases = versions
        self._show_runtimes()

    def choose_directory(self) -> None:
        """Ask for another cache directory."""
        from PySide6.QtWidgets import QFileDialog

        start = self._session.directory if self._session.inventory.exists else Path.home()
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose a cache directory"), str(start))
        if chosen:
            self._session.open(Path(chosen))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the path, and name no team caches, in a narrow window."""
        super().resizeEvent(event)
        self._show_sources()
        self._show_directory(self._session.directory)

    def _show_directory(self, directory: Path) -> None:
        button = self.directory_button
        button.setText("")
        parts = (button, self.runtime_box, self.sources_button)
        widths = [max(part.sizeHint().width(), part.minimumWidth()) + _SPACING for part in parts]
        taken = sum(widths) + _LEAST_FILTER + 2 * _SIDE
        # The space keeps the path away from the icon.
        room = max(0, min(_MOST_PATH, self.width() - taken))
        text = button.fontMetrics().elidedText(" " + path_text(directory), Qt.TextElideMode.ElideMiddle, room)
        button.setText(text.replace("&", "&&"))
        button.setAccessibleName(self.tr("Cache directory: {path}").format(path=path_text(directory)))
        set_tip(button, str(directory))

    def _show_runtimes(self, _value: object = None) -> None:
        box, session = self.runtime_box, self._session
        source_options = session.source_options
        box.clear()
        if source_options.distribution and not source_options.pyodide:
            box.addItem(self.tr("From the distribution"), None)
        else:
            suggested = session.found.suggested_release
            text = self.tr("Pyodide {version} (auto)") if suggested else self.tr("Automatic")
            box.addItem(text.format(version=suggested), None)
        box.insertSeparator(box.count())
        for version in self._newer_releases:
            box.addItem(self.tr("Pyodide {version} (new)").format(version=version), version)
        newest = {release.version for line, release in newest_of_lines().items() if line}
        for is_newest in (True, False):
            for release in releases():
                if (release.version in newest) is is_newest:
                    box.addItem(f"Pyodide {release.version}", release.version)
            box.insertSeparator(box.count())
        box.addItem(self.tr("Look for newer releases…"), _LOOK)
        if source_options.pyodide:
            box.setCurrentIndex(max(0, box.findData(source_options.pyodide, Qt.ItemDataRole.UserRole)))
        self._fit_runtime()

    def _fit_runtime(self) -> None:
        """Make the box as wide as its text, not as its longest entry."""
        box = self.runtime_box
        box.setFixedWidth(box.sizeHint().width() + box.fontMetrics().horizontalAdvance(box.currentText()) + 4)
        box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + 3 * _SPACING)
        self._show_directory(self._session.directory)

    def _show_sources(self) -> None:
        options, teams = self._session.source_options, self._session.found.teams
        text = sources_text(options, teams if self.width() >= _WIDE else ())
        self.sources_button.setText(text.replace("&", "&&"))
        self.sources_button.setAccessibleName(self.tr("Sources: {names}").format(names=text))
        set_tip(self.sources_button, sources_tip(options, teams))

    def _fill_sources(self) -> None:
        menu, options = self._sources_menu, self._session.source_options
        menu.clear()
        for mode in SourceMode:
            choice = replace(options, mode=mode)
            action = menu.addAction(sources_text(choice).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(mode is options.mode)
            action.triggered.connect(lambda _checked=False, choice=choice: self._session.set_source_options(choice))
        menu.addSeparator()
        menu.addAction(self.tr("Mirror, folder or another index…"), self.sources_wanted.emit)

    def _on_runtime(self, row: int) -> None:
        chosen = self.runtime_box.itemData(row)
        if chosen == _LOOK:
            self._show_runtimes()
            self.newer_releases_wanted.emit()
        else:
            self._session.choose_release(chosen)


class FilterEdit(QLineEdit):
    """The filter: Escape clears it; Down, Enter or a second Escape move to the files."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # To make the button takes 3 ms, too long for the start.
        self.textChanged.connect(lambda: self.setClearButtonEnabled(True), Qt.ConnectionType.SingleShotConnection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys that leave or clear the line."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def take_keys(self) -> None:
        """Take the focus, with the text selected, so that typing replaces it."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
