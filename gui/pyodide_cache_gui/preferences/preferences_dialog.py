"""The preferences dialog, which checks settings while they are typed."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QWidget,
)

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.messages.sentences import ALLOWED
from pyodide_cache.settings.directories import DirectoryChoice, DirectorySource, candidates
from pyodide_cache.settings.settings import (
    DEFAULTS,
    SYSTEM_LANGUAGE,
    AgeFormat,
    RemovalMethod,
    Settings,
    Theme,
    shown,
    with_value,
)
from pyodide_cache.settings.values import MOST_CONNECTIONS, MOST_DAYS
from pyodide_cache_gui.widgets.buttons import accept_box, push_button
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.fields import PathLine, combo_box, count_days, number_box
from pyodide_cache_gui.widgets.format import date_text, path_text, say
from pyodide_cache_gui.widgets.labels import LineLabel, NoteLabel, PlainLabel, emphasize
from pyodide_cache_gui.widgets.layouts import Child, Item, add_field, form, hbox, page, scrolled, vbox
from pyodide_cache_gui.widgets.theme import applied_theme, apply_theme
from pyodide_cache_gui.widgets.translation import available_languages

_FIELD_WIDTH = 280
#: The age in the examples of the formats.
_THREE_DAYS = 3 * 86_400
_changed: Callable[..., Settings] = replace  # fields that are named at run time


class PreferencesDialog(Dialog):
    """Edit `Settings` without saving them. A theme is shown immediately.

    Attributes:
        edits: the text fields, by the keys of their settings.
        fields: what edits the other settings, by their names.
    """

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start = settings
        self._theme_before = applied_theme()
        self.starts_over = any(problem.code is Code.SETTINGS_NOT_READ for problem in settings.problems)
        self.set_up(self.tr("Preferences"), 640, 400)
        self._hints: dict[str, tuple[QLabel, str]] = {}
        self.edits: dict[str, QLineEdit] = {}
        self.fields: dict[str, QComboBox | QCheckBox | QSpinBox] = {}
        self._form = QFormLayout()
        self.banner = PlainLabel(self, "\n".join(f"⚠ {text}" for text in self._news(settings.problems)))
        self.banner.setVisible(bool(settings.problems))
        self.tabs = QTabWidget(self)
        for title, fill in (
            (self.tr("General"), self._add_general),
            (self.tr("Cache"), self._add_cache),
            (self.tr("Network"), self._add_network),
        ):
            self._form = form()
            fill()
            self.tabs.addTab(scrolled(page(self, self._form, 1), self), title)
        self.ok_button = QPushButton(self.tr("OK"), self)
        self.buttons = accept_box(self, self.ok_button)
        restore = push_button(self, self.tr("&Restore defaults"), lambda: self._show(DEFAULTS))
        self.buttons.addButton(restore, QDialogButtonBox.ButtonRole.ResetRole)
        self.lay_out(self.banner, (self.tabs, 1), self.buttons)
        self._show(settings)
        self._theme.currentIndexChanged.connect(lambda: apply_theme(Theme(self._theme.currentData())))

    def settings(self) -> Settings:
        """Return what was entered; for a field that is not valid, the current setting."""
        values = {name: _value(field, getattr(DEFAULTS, name)) for name, field in self.fields.items()}
        found = _changed(self._start, **values)
        for key, edit in self.edits.items():
            try:
                found = _with_text(found, key, edit.text())
            except Problem:
                continue
        return found

    def reject(self) -> None:
        """Restore the theme."""
        if applied_theme() is not self._theme_before:
            apply_theme(self._theme_before)
        super().reject()

    def _news(self, problems: Sequence[Problem]) -> list[str]:
        news = [say(problem) + "." for problem in problems]
        if self.starts_over:
            news.append(self.tr("OK renames this file and starts a new one."))
        return news

    def _add_general(self) -> None:
        self._theme = self._choice(
            "theme",
            self.tr("&Theme"),
            (Theme.SYSTEM, self.tr("System")),
            (Theme.LIGHT, self.tr("Light")),
            (Theme.DARK, self.tr("Dark")),
        )
        languages = available_languages()
        if self._start.language not in (SYSTEM_LANGUAGE, *(code for code, _ in languages)):
            languages.append((self._start.language, self._start.language))
        system = (SYSTEM_LANGUAGE, self.tr("System"))
        note, text = LineLabel(self), self.tr("Applies when the app is started again")
        language = self._choice("language", self.tr("&Language"), system, *languages, beside=(note, 1))
        language.currentIndexChanged.connect(
            lambda: note.setText("" if language.currentData() == self._start.language else text)
        )
        self._choice(
            "age_format",
            self.tr("&Ages"),
            (AgeFormat.RELATIVE, self.tr("Relative: 3 days")),
            (AgeFormat.DATE, self.tr("Date: {date}").format(date=date_text(time.time() - _THREE_DAYS))),
        )
        self._check_box("notify", self.tr("&Notify me when a long job finishes in the background"))
        self._check_box("suggestions", self.tr("&Suggest packages from earlier warm-ups on this computer"))
        self._check_box("update_check", self.tr("Loo&k for a newer version of this app once a week"))

    def _add_cache(self) -> None:
        name = self.tr("&Default directory")
        place = PathLine(self, "", path_text(_other_directories()[0].path))
        self._line("cache-dir", name, self._directory_hint(), place.edit, place)
        self._check_box("auto_verify", self.tr("&Verify new files while there is nothing else to do"))
        self._choice(
            "removal",
            self.tr("Removed &files"),
            (RemovalMethod.TRASH, self.tr("Move to the trash")),
            (RemovalMethod.DELETE, self.tr("Delete permanently")),
        )
        self._days("max_age_days", self.tr("&Clean up files older than"), self.tr("any age"))
        compress = self._days("compress_days", self.tr("C&ompress the store after"), self.tr("never"))
        compress.setToolTip(self.tr("Files of the store that nothing has used for this long are compressed"))
        hint = self.tr("Never removed by a cleanup; separate names with commas")
        self._line("protected", self.tr("&Protected packages"), hint).setPlaceholderText(self.tr("None"))
        hint = self.tr("Warm-ups keep to them, such as numpy==2.2; separate with spaces")
        self._line("pins", self.tr("P&inned versions"), hint).setPlaceholderText(self.tr("None"))

    def _add_network(self) -> None:
        self._check_box("offline", self.tr("&Offline: use only what is on this computer"))
        self._line("index-url", self.tr("Package &index"), "").setPlaceholderText(self.tr("Use pip’s index"))
        self._line("proxy", self.tr("&Proxy"), "").setPlaceholderText(self.tr("That of pip or the environment"))
        self._number("connections", self.tr("&Connections to one host"), 1, MOST_CONNECTIONS)
        self._days("cool_down_days", self.tr("&Wait with new versions"), self.tr("do not wait"))
        self._check_box("check_recalls", self.tr("&Ask the package index once a day for recalled packages"))

    def _check_box(self, name: str, text: str) -> None:
        box = self.fields[name] = QCheckBox(text, self)
        self._form.addRow("", box)

    def _choice(self, name: str, label: str, *items: tuple[str, str], beside: Item = 1) -> QComboBox:
        choices = ((text, str(value)) for value, text in items)
        box = self.fields[name] = combo_box(self, label.replace("&", ""), choices)
        box.setMinimumWidth(220)
        add_field(self._form, label, hbox(box, beside))
        return box

    def _number(self, name: str, label: str, least: int, most: int) -> QSpinBox:
        box = self.fields[name] = number_box(self, label.replace("&", ""), least, most)
        box.setMinimumWidth(110)
        add_field(self._form, label, hbox(box, 1))
        return box

    def _days(self, name: str, label: str, none: str) -> QSpinBox:
        box = self._number(name, label, 0, MOST_DAYS)
        box.setSpecialValueText(none)
        count_days(box)
        return box

    def _line(
        self, key: str, label: str, hint: str, edit: QLineEdit | None = None, row: Child | None = None
    ) -> QLineEdit:
        """Add a text field, with a line below it for a hint or an error."""
        edit = edit or QLineEdit(self)
        edit.setAccessibleName(label.replace("&", ""))
        edit.setMinimumSize(_FIELD_WIDTH, edit.sizeHint().height())
        edit.textChanged.connect(lambda: self._check(key))
        below = NoteLabel(self)
        emphasize(below, 0.92, bold=False)
        self.edits[key] = edit
        self._hints[key] = (below, hint)
        add_field(self._form, label, vbox(row or edit, below, spacing=2))
        return edit

    def _show(self, settings: Settings) -> None:
        for name, field in self.fields.items():
            value = getattr(settings, name)
            if isinstance(field, QComboBox):
                field.setCurrentIndex(max(0, field.findData(str(value))))
            elif isinstance(field, QSpinBox):
                field.setValue(value)
            else:
                field.setChecked(value)
        for key, edit in self.edits.items():
            edit.setText(shown(settings, key))
            self._check(key)

    def _check(self, key: str) -> None:
        label, hint = self._hints[key]
        wrong = self._wrong(key)
        label.setText(f"⚠ {wrong}" if wrong else hint)
        label.setForegroundRole(QPalette.ColorRole.WindowText if wrong else QPalette.ColorRole.PlaceholderText)
        self.ok_button.setEnabled(not any(map(self._wrong, self.edits)))

    def _wrong(self, key: str) -> str:
        try:
            _with_text(DEFAULTS, key, self.edits[key].text())
        except Problem:
            # Next to its field, the setting needs no name.
            allowed = QCoreApplication.translate("messages", ALLOWED[key])
            return self.tr("This must be {allowed}").format(allowed=allowed)
        return ""

    def _directory_hint(self) -> str:
        first = _other_directories()[0]
        if first.source in (DirectorySource.PYODIDE_CACHE_DIR, DirectorySource.ANODE_CACHE_DIR):
            text = self.tr("The variable {name} takes precedence: {path}")
            return text.format(name=first.source, path=path_text(first.path))
        return ""


def _with_text(settings: Settings, key: str, text: str) -> Settings:
    if text.strip():
        return with_value(settings, key, text)
    return _changed(settings, **{key.replace("-", "_"): getattr(DEFAULTS, key.replace("-", "_"))})


def _other_directories() -> list[DirectoryChoice]:
    return [choice for choice in candidates() if choice.source is not DirectorySource.SETTING]


def _value(field: QComboBox | QCheckBox | QSpinBox, default: object) -> object:
    """Return what a field has, in the type of the setting."""
    if isinstance(field, QComboBox):
        return type(default)(field.currentData())  # type: ignore[call-arg]
    return field.value() if isinstance(field, QSpinBox) else field.isChecked()
