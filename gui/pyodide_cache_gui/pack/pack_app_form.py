"""The first page of packing: the app, its requirements, the form and folder of the pack, and a warning."""

from __future__ import annotations

import shlex
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.pack.request import AppSetup, PackRequest
from pyodide_cache.pack.settings import MAX_SECONDS, Form, PackSettings
from pyodide_cache_gui.widgets.fields import PathLine, entered_lines, number_box, text_line, text_lines
from pyodide_cache_gui.widgets.format import path_text, say
from pyodide_cache_gui.widgets.labels import NoteLabel, PlainLabel, emphasize
from pyodide_cache_gui.widgets.layouts import form, hbox, page, vbox
from pyodide_cache_gui.widgets.section import Section

_LINES = 3

#: First Node versions whose permission model covers files, and also the network; see docs/pack.md.
_PROTECTS_FILES = (20,)
_PROTECTS_NETWORK = (25,)


class PackAppForm(QScrollArea):
    """Edit a `PackRequest` and the folder of the pack."""

    script_changed = Signal(object)  # Path, or None
    changed = Signal()

    def __init__(self, release: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self._release = release
        self._settings = PackSettings()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have the focus
        hint = self.tr("The script that starts the app; you can also drop it here")
        self.script = PathLine(self, self.tr("App"), hint, self._choose_script)
        self.requirements = self._lines(self.tr("Requirements"), "rich>=14\nrequirements.txt")
        self.imports = QCheckBox(self.tr("Also what the app &declares and imports"), self)
        self.imports.setChecked(True)
        self.folder = PathLine(self, self.tr("Output folder"), self.tr("A new folder beside the app"))
        self.wheels_button = QRadioButton(self.tr("Tri&mmed wheels and a lock file: each is cached separately"), self)
        self.bundle_button = QRadioButton(self.tr("One &bundle with all packages and the app"), self)
        self.wheels_button.setChecked(True)
        self.runtime = PathLine(self, self.tr("Runtime files"), "")
        self.runtime_note = PlainLabel(self)
        self.seconds = number_box(self, self.tr("Time limit of one run"), 1, round(MAX_SECONDS))
        self.seconds.setSuffix(self.tr(" s"))
        self.arguments = text_line(self, "--demo input.csv", self.tr("Arguments"))
        self.files = text_line(self, "data/*.csv", self.tr("Files of the app"))
        self.also_run = self._lines(self.tr("Also run"), "import micropip")
        self.image = QCheckBox(self.tr("Start &image: start with the packages imported (experimental)"), self)
        self.protection = PlainLabel(self)
        self.source_note = NoteLabel(self)
        body = QWidget(self)
        text = self.tr("Make the smallest set of files that still runs your app, and prove it by running the app.")
        parts = (PlainLabel(body, text), self._form(), self._more(), self._warning(body), 1)
        vbox(*parts, spacing=16, parent=body)
        self.setWidget(body)
        for line in (self.script, self.folder, self.runtime):
            line.edit.textChanged.connect(self.changed)
        self.runtime.edit.textChanged.connect(self._show_runtime_note)
        self.script.edit.textChanged.connect(lambda: self.script_changed.emit(self.script.path()))
        self._show_settings(self._settings)

    def request(self) -> PackRequest | None:
        """Return what was entered; None while no app is chosen."""
        script = self.script.path()
        if script is None:
            return None
        settings = replace(
            self._settings,
            requirements=entered_lines(self.requirements),
            form=Form.BUNDLE if self.bundle_button.isChecked() else Form.WHEELS,
            timeout=float(self.seconds.value()),
            arguments=tuple(_words_of(self.arguments.text())),
            files=tuple(_words_of(self.files.text())),
            start_image=self.image.isChecked(),
            also_run=(text,) if (text := self.also_run.toPlainText().strip()) else (),
        )
        return PackRequest(script, settings, self.imports.isChecked(), self.runtime.path())

    def target(self, script: Path) -> Path:
        """Return the folder of the pack."""
        return self.folder.path() or PackRequest.default_target(script)

    def show_setup(self, setup: AppSetup) -> None:
        """Show what was found beside the app, and fill in the settings of its project."""
        if setup.script is not None and setup.script == self.script.path():
            self._settings = setup.settings
            self._show_settings(setup.settings)
        self._show_source(setup)
        self._show_runtime(setup)
        self._show_protection(setup)

    def _show_settings(self, settings: PackSettings) -> None:
        self.requirements.setPlainText("\n".join(settings.requirements))
        (self.bundle_button if settings.form is Form.BUNDLE else self.wheels_button).setChecked(True)
        self.seconds.setValue(round(settings.timeout))
        self.arguments.setText(shlex.join(settings.arguments))
        self.files.setText(shlex.join(settings.files))
        self.also_run.setPlainText("\n".join(settings.also_run))
        self.image.setChecked(settings.start_image)

    def _show_source(self, setup: AppSetup) -> None:
        note = self.tr("Settings from {path}").format(path=path_text(setup.source)) if setup.source else ""
        self.source_note.setText(f"⚠ {say(setup.problem)}" if setup.problem else note)

    def _show_runtime(self, setup: AppSetup) -> None:
        hint, note = self.tr("The unpacked npm package: node_modules/pyodide"), ""
        if setup.runtime:
            hint = path_text(setup.runtime)
            note = self.tr("Found beside the app; its lock file is not an official one")
            if setup.release:
                note = self.tr("Found beside the app: Pyodide {release}").format(release=setup.release)
        elif setup.script:
            text = self.tr("Not found beside the app. Install it there with “npm install pyodide@{version}”")
            note = text.format(version=self._release or "…")
        self.runtime.edit.setPlaceholderText(hint)
        self.runtime_note.setText(note)
        self._show_runtime_note()

    def _show_runtime_note(self) -> None:
        self.runtime_note.setVisible(bool(self.runtime_note.text()) and self.runtime.path() is None)

    def _show_protection(self, setup: AppSetup) -> None:
        """Show what the installed Node keeps from the app."""
        if setup.node is None:
            self.protection.clear()
            return
        if setup.node.version < _PROTECTS_FILES:
            self.protection.setText(f"⚠ {say(Problem(Code.NO_PERMISSION_MODEL, version=setup.node.text))}.")
            return
        text = self.tr("Node {version} blocks your files, other programs, your environment and the network.")
        if setup.node.version < _PROTECTS_NETWORK:
            text = self.tr(
                "Node {version} blocks your files, other programs and your environment. The network is blocked by "
                "JavaScript beside the app, which malicious code can undo."
            )
        self.protection.setText(text.format(version=setup.node.text))

    def _form(self) -> QFormLayout:
        limit = hbox(self.seconds, QLabel(self.tr("for one run; then the app is stopped"), self), 1)
        return form(
            (self.tr("&App"), vbox(self.script, self.source_note, spacing=4)),
            (self.tr("&Needs"), vbox(self.requirements, self.imports, spacing=4)),
            (self.tr("As"), vbox(self.wheels_button, self.bundle_button, spacing=4)),
            (self.tr("&To"), self.folder),
            (self.tr("&Runtime files"), vbox(self.runtime, self.runtime_note, spacing=4)),
            (self.tr("Time &limit"), limit),
        )

    def _more(self) -> Section:
        note = PlainLabel(self, self.tr("Python code to run after the app. What it needs is kept too."))
        note.setEnabled(False)
        fields = form(
            (self.tr("Ar&guments"), self.arguments),
            (self.tr("&Files of the app"), self.files),
            (self.tr("Als&o run"), vbox(self.also_run, note, spacing=4)),
            ("", self.image),
        )
        return Section(self.tr("More options"), page(self, fields, margins=(0, 8, 0, 0)), self, folds=True)

    def _warning(self, body: QWidget) -> QFrame:
        frame = QFrame(body, frameShape=QFrame.Shape.StyledPanel)
        frame.setObjectName("panel")
        title = PlainLabel(frame, self.tr("⚠ Watching an app runs its code and that of its packages."))
        emphasize(title)
        text = self.tr(
            "Memory is not limited, and the documentation of Node calls its permission model a seat belt that "
            "does not stop malicious code. Pack an app that you do not trust in a container or on a separate "
            "computer."
        )
        labels = (title, self.protection, PlainLabel(frame, text))
        vbox(*labels, spacing=4, parent=frame, margins=(16, 12, 16, 12))
        return frame

    def _lines(self, name: str, hint: str) -> QPlainTextEdit:
        edit = text_lines(self, hint, name, _LINES)
        edit.setAcceptDrops(False)  # the dialog accepts drops
        return edit

    def _choose_script(self) -> str:
        title, kinds = self.tr("Choose the script that starts the app"), self.tr("Python scripts")
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", f"{kinds} (*.py)")
        return chosen


def is_script(path: Path) -> bool:
    """Return whether a dropped file may be an app."""
    return path.suffix == ".py"


def _words_of(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError:  # an unmatched quotation mark is taken literally
        return text.split()
