"""The preferences dialog, which checks settings while they are typed."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.base.sentences import ALLOWED
from pyodide_cache.settings.directories import DirectoryChoice, DirectorySource, candidates
from pyodide_cache.settings.settings import (
    DEFAULTS,
    MOST_CONNECTIONS,
    MOST_DAYS,
    SYSTEM_LANGUAGE,
    AgeFormat,
    RemovalMethod,
    Settings,
    Theme,
    shown,
    with_value,
)
from pyodide_cache_gui.widgets.format import date_text, say
from pyodide_cache_gui.widgets.number_box import padded
from pyodide_cache_gui.widgets.theme import applied_theme, apply_theme, faint_text
from pyodide_cache_gui.widgets.translation import available_languages

_FIELD_WIDTH = 380
#: The age in the examples of the formats.
_THREE_DAYS = 3 * 86_400


class PreferencesDialog(QDialog):
    """Edits `Settings` without saving them. A theme is shown at once.

    Args:
        settings: the current settings.
        parent: of the dialog.
        problems: of `load_settings`.

    """

    def __init__(
        self, settings: Settings, parent: QWidget | None = None, *, problems: Sequence[Problem] = ()
    ) -> None:
        super().__init__(parent)
        self._start = settings
        self._theme_before = applied_theme(_app())
        self.starts_over = any(problem.code is Code.SETTINGS_NOT_READ for problem in problems)
        self.setWindowTitle(self.tr("Preferences"))
        self._hints: dict[str, tuple[QLabel, str]] = {}
        self._edits: dict[str, QLineEdit] = {}
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(8)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        self.banner = QLabel(self)
        self.banner.setWordWrap(True)
        self.banner.setTextFormat(Qt.TextFormat.PlainText)
        self.banner.setText("\n".join(f"⚠ {text}" for text in self._news(problems)))
        self.banner.setVisible(bool(problems))
        self._add_appearance()
        self._add_cache()
        self._add_network()
        self.buttons = QDialogButtonBox(self)
        for button, text in (
            (QDialogButtonBox.StandardButton.Ok, self.tr("OK")),
            (QDialogButtonBox.StandardButton.Cancel, self.tr("Cancel")),
            (QDialogButtonBox.StandardButton.RestoreDefaults, self.tr("Restore defaults")),
        ):
            self.buttons.addButton(button).setText(text)
        self.ok_button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        restore = self.buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults)
        restore.setAutoDefault(False)
        restore.clicked.connect(lambda: self._show(DEFAULTS))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(self.banner)
        layout.addLayout(self._form)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self._show(settings)
        self.theme.currentIndexChanged.connect(lambda: apply_theme(_app(), Theme(self.theme.currentData())))

    def settings(self) -> Settings:
        """Return what was entered; for a field that is not valid, the current setting."""
        found = replace(
            self._start,
            theme=Theme(self.theme.currentData()),
            language=str(self.language.currentData()),
            age_format=AgeFormat(self.age_format.currentData()),
            notify=self.notify.isChecked(),
            auto_verify=self.auto_verify.isChecked(),
            update_check=self.update_check.isChecked(),
            removal=RemovalMethod(self.removal.currentData()),
            max_age_days=self.max_age_days.value(),
            check_recalls=self.check_recalls.isChecked(),
            suggestions=self.suggestions.isChecked(),
            cool_down_days=self.cool_down_days.value(),
            connections=self.connections.value(),
            offline=self.offline.isChecked(),
        )
        for key, edit in self._edits.items():
            try:
                found = _with_text(found, key, edit.text())
            except Problem:
                continue
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for text that wraps at another width."""
        super().resizeEvent(event)
        self._make_room()

    def reject(self) -> None:
        """Restore the theme."""
        if applied_theme(_app()) is not self._theme_before:
            apply_theme(_app(), self._theme_before)
        super().reject()

    def _news(self, problems: Sequence[Problem]) -> list[str]:
        news = [say(problem) + "." for problem in problems]
        if self.starts_over:
            news.append(self.tr("OK renames this file and starts a new one."))
        return news

    def _add_appearance(self) -> None:
        self._heading(self.tr("Appearance"))
        self.theme = self._choice(
            self.tr("Theme"),
            (Theme.SYSTEM, self.tr("System")),
            (Theme.LIGHT, self.tr("Light")),
            (Theme.DARK, self.tr("Dark")),
        )
        languages = available_languages()
        if self._start.language not in (SYSTEM_LANGUAGE, *(code for code, _ in languages)):
            languages.append((self._start.language, self._start.language))
        self.language = self._choice(self.tr("Language"), (SYSTEM_LANGUAGE, self.tr("System")), *languages)
        self.language.setToolTip(self.tr("Applies when the app is started again"))
        self.age_format = self._choice(
            self.tr("Ages"),
            (AgeFormat.RELATIVE, self.tr("Relative: 3 days")),
            (AgeFormat.DATE, self.tr("Date: {date}").format(date=_three_days_ago())),
        )
        self.notify = QCheckBox(self.tr("Notify me when a long job finishes in the background"), self)
        self._form.addRow("", self.notify)

    def _add_cache(self) -> None:
        self._heading(self.tr("Cache"))
        choose = QPushButton(self.tr("Choose…"), self)
        choose.setAutoDefault(False)
        choose.setMinimumHeight(choose.sizeHint().height())
        choose.clicked.connect(self._choose_directory)
        edit = self._line("cache-dir", self.tr("Default directory"), self._directory_hint(), choose)
        edit.setPlaceholderText(str(_other_directories()[0].path))
        self.removal = self._choice(
            self.tr("Removed files"),
            (RemovalMethod.TRASH, self.tr("Move to the trash")),
            (RemovalMethod.DELETE, self.tr("Delete permanently")),
        )
        self.max_age_days = self._number(self.tr("Clean up files older than"), 0, MOST_DAYS)
        self.max_age_days.valueChanged.connect(self._show_unit)
        self.max_age_days.setSpecialValueText(self.tr("any age"))
        self.auto_verify = QCheckBox(self.tr("Verify new files while nothing else is to do"), self)
        self._form.addRow("", self.auto_verify)
        hint = self.tr("Never removed by a cleanup; separate names with commas")
        self._line("protected", self.tr("Protected packages"), hint).setPlaceholderText(self.tr("None"))
        hint = self.tr("Warm-ups keep to them, such as numpy==2.2; separate with spaces")
        self._line("pins", self.tr("Pinned versions"), hint).setPlaceholderText(self.tr("None"))
        self.suggestions = QCheckBox(self.tr("Suggest packages from earlier warm-ups on this machine"), self)
        self._form.addRow("", self.suggestions)

    def _add_network(self) -> None:
        self._heading(self.tr("Network"))
        self._line("index-url", self.tr("Package index"), "").setPlaceholderText(self.tr("Use pip's index"))
        self._line("proxy", self.tr("Proxy"), "").setPlaceholderText(self.tr("That of the environment"))
        self.cool_down_days = self._number(self.tr("Wait with new versions, in days"), 0, MOST_DAYS)
        self.cool_down_days.setSpecialValueText(self.tr("do not wait"))
        self.connections = self._number(self.tr("Connections to one host"), 1, MOST_CONNECTIONS)
        self.check_recalls = QCheckBox(self.tr("Ask the package index once a day for recalled packages"), self)
        self._form.addRow("", self.check_recalls)
        self.update_check = QCheckBox(self.tr("Look for a newer version of this app once a week"), self)
        self._form.addRow("", self.update_check)
        self.offline = QCheckBox(self.tr("Offline: send no request, and use what is on this machine"), self)
        self._form.addRow("", self.offline)

    def _heading(self, text: str) -> None:
        label = QLabel(text, self)
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        if self._form.rowCount():
            label.setContentsMargins(0, 12, 0, 0)
        self._form.addRow(label)

    def _choice(self, label: str, *items: tuple[str, str]) -> QComboBox:
        box = QComboBox(self)
        for value, text in items:
            box.addItem(text, str(value))
        box.setAccessibleName(label)
        box.setMinimumWidth(220)
        self._form.addRow(label, _kept_left(box))
        return box

    def _show_unit(self, days: int) -> None:
        self.max_age_days.setSuffix(self.tr(" day") if days == 1 else self.tr(" days"))

    def _number(self, label: str, least: int, most: int) -> QSpinBox:
        box = padded(QSpinBox(self))
        box.setRange(least, most)
        box.setAccessibleName(label)
        box.setMinimumWidth(110)
        self._form.addRow(label, _kept_left(box))
        return box

    def _line(self, key: str, label: str, hint: str, button: QPushButton | None = None) -> QLineEdit:
        """Add a text field, with a line below it for a hint or an error."""
        edit = QLineEdit(self)
        edit.setAccessibleName(label)
        edit.setMinimumSize(_FIELD_WIDTH, edit.sizeHint().height())
        edit.textChanged.connect(lambda: self._check(key))
        below = QLabel(self)
        below.setTextFormat(Qt.TextFormat.PlainText)
        below.setWordWrap(True)
        font = below.font()
        font.setPointSizeF(font.pointSizeF() * 0.92)
        below.setFont(font)
        self._edits[key] = edit
        self._hints[key] = (below, hint)
        row = QHBoxLayout()
        row.addWidget(edit, 1)
        if button:
            row.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(below)
        self._form.addRow(label, column)
        return edit

    def _show(self, settings: Settings) -> None:
        for box, value in (
            (self.theme, settings.theme),
            (self.language, settings.language),
            (self.age_format, settings.age_format),
            (self.removal, settings.removal),
        ):
            box.setCurrentIndex(max(0, box.findData(str(value))))
        self.notify.setChecked(settings.notify)
        self.auto_verify.setChecked(settings.auto_verify)
        self.update_check.setChecked(settings.update_check)
        self.offline.setChecked(settings.offline)
        self.max_age_days.setValue(settings.max_age_days)
        self.check_recalls.setChecked(settings.check_recalls)
        self.suggestions.setChecked(settings.suggestions)
        self.cool_down_days.setValue(settings.cool_down_days)
        self.connections.setValue(settings.connections)
        for key, edit in self._edits.items():
            edit.setText(shown(settings, key))
            self._check(key)

    def _check(self, key: str) -> None:
        label, hint = self._hints[key]
        wrong = self._wrong(key)
        label.setText(f"⚠ {wrong}" if wrong else hint)
        label.setVisible(bool(wrong or hint))
        palette = self.palette()
        palette.setColor(label.foregroundRole(), palette.text().color() if wrong else faint_text(palette))
        label.setPalette(palette)
        self.ok_button.setEnabled(not any(map(self._wrong, self._edits)))
        self._make_room()

    def _make_room(self) -> None:
        """Set the minimum height: wrapped labels have none, so that a new hint would shrink the fields."""
        layout = self.layout()
        if layout and layout.hasHeightForWidth():
            layout.activate()
            self.setMinimumHeight(layout.totalHeightForWidth(max(self.width(), layout.minimumSize().width())))

    def _wrong(self, key: str) -> str:
        try:
            _with_text(DEFAULTS, key, self._edits[key].text())
        except Problem:
            # Next to its field, the setting needs no name.
            allowed = QCoreApplication.translate("messages", ALLOWED[key])
            return self.tr("This must be {allowed}").format(allowed=allowed)
        return ""

    def _directory_hint(self) -> str:
        first = _other_directories()[0]
        if first.source in (DirectorySource.PYODIDE_CACHE_DIR, DirectorySource.ANODE_CACHE_DIR):
            return self.tr("The variable {name} takes precedence: {path}").format(name=first.source, path=first.path)
        return ""

    def _choose_directory(self) -> None:
        edit = self._edits["cache-dir"]
        start = edit.text() or str(Path.home())
        if chosen := QFileDialog.getExistingDirectory(self, self.tr("Choose a default directory"), start):
            edit.setText(chosen)

    def edit_of(self, key: str) -> QLineEdit:
        """Return the text field of ``cache-dir``, ``protected``, ``index-url`` or ``proxy``."""
        return self._edits[key]


def _with_text(settings: Settings, key: str, text: str) -> Settings:
    if text.strip():
        return with_value(settings, key, text)
    empty: Callable[..., Settings] = replace
    return empty(settings, **{key.replace("-", "_"): getattr(DEFAULTS, key.replace("-", "_"))})


def _other_directories() -> list[DirectoryChoice]:
    return [choice for choice in candidates() if choice.source is not DirectorySource.SETTING]


def _three_days_ago() -> str:
    return date_text(time.time() - _THREE_DAYS)


def _kept_left(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
