"""The first page of packing: which app, with what, as what, where to; and whose code runs."""

from __future__ import annotations

import shlex
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.pack.settings import MAX_SECONDS, Form, PackSettings
from pyodide_cache_gui.pack.pack_tasks import AppLooked, PackRequest
from pyodide_cache_gui.widgets.format import say
from pyodide_cache_gui.widgets.path_line import PathLine
from pyodide_cache_gui.widgets.section import Section

_LINES = 3
_SEAT_BELT = (20,)
_NETWORK_TOO = (25,)


class PackAppForm(QScrollArea):
    """Ask for what a `PackWish` says."""

    script_changed = Signal(object)  # Path; None for nothing
    changed = Signal()

    def __init__(self, release: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._release = release
        self._settings = PackSettings()
        self._has_looked = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.script = PathLine(self.tr("App"), self.tr("Choose…"), self._choose_script, self)
        self.script.edit.setPlaceholderText(self.tr("The script that starts the app; or drop it here"))
        self.requirements = self._lines(self.tr("Requirements"), "rich>=14\nrequirements.txt")
        self.imports = QCheckBox(self.tr("And what the app &declares and imports"), self)
        self.imports.setChecked(True)
        self.target = PathLine(self.tr("Output folder"), self.tr("Choose folder…"), self._choose_folder, self)
        self.target.edit.setPlaceholderText(self.tr("A new folder beside the app"))
        self._kinds = QButtonGroup(self)
        self.wheels_button = QRadioButton(self.tr("Trimmed &wheels and a lock file: each is cached alone"), self)
        self.bundle_button = QRadioButton(self.tr("One &bundle with all packages and the app"), self)
        self.wheels_button.setChecked(True)
        for button in (self.wheels_button, self.bundle_button):
            self._kinds.addButton(button)
        self.runtime = PathLine(self.tr("npm’s pyodide"), self.tr("Choose folder…"), self._choose_folder, self)
        self.runtime_note = self._note()
        self.seconds = QDoubleSpinBox(self)
        self.seconds.setRange(1, MAX_SECONDS)
        self.seconds.setDecimals(0)
        self.seconds.setSuffix(self.tr(" s"))
        self.seconds.setAccessibleName(self.tr("Time limit of one run"))
        self.arguments = QLineEdit(self)
        self.arguments.setPlaceholderText("--demo input.csv")
        self.arguments.setAccessibleName(self.tr("Arguments"))
        self.files = QLineEdit(self)
        self.files.setPlaceholderText("data/*.csv")
        self.files.setAccessibleName(self.tr("Files of the app"))
        self.also_run = self._lines(self.tr("Also run"), "import micropip")
        self.fence = self._note()
        self.source_note = self._note()
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(16)
        layout.addLayout(self._form(body))
        layout.addWidget(self._more(body))
        layout.addStretch(1)
        layout.addWidget(self._warning(body))
        self.setWidget(body)
        for line in (self.script, self.target, self.runtime):
            line.edit.textChanged.connect(self.changed)
        self.runtime.edit.textChanged.connect(self._show_note)
        self.script.edit.textChanged.connect(lambda: self.script_changed.emit(self.script.path()))
        self._show(self._settings)

    def request(self) -> PackRequest | None:
        """Return what was entered; None while no app is named."""
        script = self.script.path()
        if script is None:
            return None
        settings = replace(
            self._settings,
            requirements=tuple(_lines_of(self.requirements)),
            form=Form.BUNDLE if self.bundle_button.isChecked() else Form.WHEELS,
            timeout=self.seconds.value(),
            arguments=tuple(_words_of(self.arguments.text())),
            files=tuple(_words_of(self.files.text())),
            also_run=(text,) if (text := self.also_run.toPlainText().strip()) else (),
        )
        target = self.target.path() or script.with_name(f"{script.stem}-pack")
        return PackRequest(script, target, settings, self.imports.isChecked(), self.runtime.path())

    def show_looked(self, looked: AppLooked) -> None:
        """Show what was found beside the app; the settings of its project are filled in."""
        if looked.script is not None and looked.script == self.script.path():
            self._settings = looked.settings
            self._show(looked.settings)
        self._tell_source(looked)
        self._tell_runtime(looked)
        self._tell_fence(looked)

    def _show(self, settings: PackSettings) -> None:
        self.requirements.setPlainText("\n".join(settings.requirements))
        (self.bundle_button if settings.form is Form.BUNDLE else self.wheels_button).setChecked(True)
        self.seconds.setValue(settings.timeout)
        self.arguments.setText(shlex.join(settings.arguments))
        self.files.setText(shlex.join(settings.files))
        self.also_run.setPlainText("\n".join(settings.also_run))

    def _tell_source(self, looked: AppLooked) -> None:
        if looked.problem:
            self.source_note.setText(f"⚠ {say(looked.problem)}")
        elif looked.source:
            self.source_note.setText(self.tr("Settings from {path}").format(path=looked.source))
        self.source_note.setVisible(bool(looked.problem or looked.source))

    def _tell_runtime(self, looked: AppLooked) -> None:
        if looked.runtime:
            self.runtime.edit.setPlaceholderText(str(looked.runtime))
            self.runtime_note.setText(
                self.tr("Found beside the app: Pyodide {release}").format(release=looked.release)
                if looked.release
                else self.tr("Found beside the app; its lock file is no official one")
            )
        else:
            self.runtime.edit.setPlaceholderText(self.tr("The unpacked npm package: node_modules/pyodide"))
            words = self.tr("None found beside the app. Get it there with “npm install pyodide@{version}”")
            self.runtime_note.setText(words.format(version=self._release or "…"))
        self._has_looked = looked.script is not None
        self._show_note()

    def _show_note(self) -> None:
        self.runtime_note.setVisible(self._has_looked and self.runtime.path() is None)

    def _tell_fence(self, looked: AppLooked) -> None:
        """Say what is kept from the app with this Node; see docs/pack.md."""
        if looked.node is None:
            self.fence.clear()
        elif looked.node.version < _SEAT_BELT:
            self.fence.setText(f"⚠ {say(Problem(Code.NO_PERMISSION_MODEL, version=looked.node.text))}.")
        elif looked.node.version < _NETWORK_TOO:
            words = self.tr(
                "Node {version} keeps it from your files, from other programs and from your environment. The network "
                "is refused by JavaScript that runs beside the app, which keeps honest programs honest, no more."
            )
            self.fence.setText(words.format(version=looked.node.text))
        else:
            words = self.tr(
                "Node {version} keeps it from your files, from other programs, from your environment and from the "
                "network."
            )
            self.fence.setText(words.format(version=looked.node.text))

    def _form(self, body: QWidget) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("&App"), self._column(self.script, self.source_note))
        form.addRow(self.tr("&Needs"), self._column(self.requirements, self.imports))
        form.addRow(self.tr("As"), self._column(self.wheels_button, self.bundle_button))
        form.addRow(self.tr("&To"), self.target)
        form.addRow(self.tr("n&pm’s pyodide"), self._column(self.runtime, self.runtime_note))
        limit = QHBoxLayout()
        limit.setSpacing(8)
        limit.addWidget(self.seconds)
        limit.addWidget(QLabel(self.tr("for one run; then the app is ended"), body))
        limit.addStretch(1)
        form.addRow(self.tr("Time &limit"), limit)
        for row, widget in ((0, self.script.edit), (1, self.requirements), (3, self.target.edit)):
            _label(form, row).setBuddy(widget)
        _label(form, 4).setBuddy(self.runtime.edit)
        _label(form, 5).setBuddy(self.seconds)
        return form

    def _more(self, body: QWidget) -> Section:
        inner = QWidget(body)
        form = QFormLayout(inner)
        form.setContentsMargins(0, 8, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("Arguments"), self.arguments)
        form.addRow(self.tr("Files of the app"), self.files)
        form.addRow(self.tr("Also run"), self.also_run)
        words = self.tr("Python that runs after the app and is watched too: the surest way to keep what it needs.")
        note = QLabel(words, inner)
        note.setWordWrap(True)
        note.setEnabled(False)
        form.addRow("", note)
        return Section(self.tr("More about the run"), inner, body, folds=True)

    def _warning(self, body: QWidget) -> QFrame:
        frame = QFrame(body)
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(4)
        title = QLabel(self.tr("⚠ To watch an app is to run its code, and that of its packages."), frame)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        title.setWordWrap(True)
        last = QLabel(
            self.tr(
                "Memory is not limited, and Node calls its fence a seat belt, no wall against malicious code. An app "
                "that you would not run on your machine is packed in a container, or on a machine of its own."
            ),
            frame,
        )
        last.setWordWrap(True)
        for label in (title, self.fence, last):
            layout.addWidget(label)
        return frame

    def _column(self, *widgets: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        for widget in widgets:
            column.addWidget(widget)
        return column

    def _note(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _lines(self, name: str, hint: str) -> QPlainTextEdit:
        edit = QPlainTextEdit(self)
        edit.setAccessibleName(name)
        edit.setPlaceholderText(hint)
        edit.setTabChangesFocus(True)
        edit.setAcceptDrops(False)  # a drop is for the whole window
        edit.setFixedHeight(edit.fontMetrics().lineSpacing() * _LINES + 12)
        return edit

    def _choose_script(self) -> str:
        title, kinds = self.tr("Choose the script that starts the app"), self.tr("Python scripts")
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", f"{kinds} (*.py)")
        return chosen

    def _choose_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, self.tr("Choose a folder"))


def _lines_of(edit: QPlainTextEdit) -> list[str]:
    return [line.strip() for line in edit.toPlainText().splitlines() if line.strip()]


def _words_of(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError:  # a quotation mark without its other one: meant as it stands
        return text.split()


def _label(form: QFormLayout, row: int) -> QLabel:
    label = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
    assert label is not None
    widget = label.widget()
    assert isinstance(widget, QLabel)
    return widget


def is_script(path: Path) -> bool:
    """Tell whether a dropped file may be an app."""
    return path.suffix == ".py"
