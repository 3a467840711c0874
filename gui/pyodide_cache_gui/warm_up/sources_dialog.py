"""The dialog that chooses where packages come from."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QRadioButton, QWidget

from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.widgets.buttons import accept_box
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.fields import PathLine, text_line
from pyodide_cache_gui.widgets.labels import PlainLabel
from pyodide_cache_gui.widgets.layouts import form, vbox


class SourcesDialog(Dialog):
    """Edit `SourceOptions`: mode, distribution, more locations, index."""

    def __init__(self, source_options: SourceOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source_options = source_options
        self.setWindowTitle(self.tr("Sources"))
        texts = {
            SourceMode.AUTO: self.tr("&Pyodide CDN, then PyPI for packages that the release does not have"),
            SourceMode.DISTRIBUTION: self.tr("&Only the Pyodide CDN or distribution"),
            SourceMode.INDEX: self.tr("Only the package &index"),
        }
        self._modes = {mode: QRadioButton(text, self) for mode, text in texts.items()}
        self._modes[source_options.mode].setChecked(True)
        self._distribution = PathLine(self, self.tr("Distribution"), self.tr("The official CDN"))
        self._distribution.edit.setText(source_options.distribution or "")
        hint = self.tr("If not beside the lock file")
        self._files = text_line(self, hint, self.tr("Extra package folders"))
        self._files.setText("; ".join(source_options.files))
        self._index = text_line(self, self.tr("Use pip’s index"), self.tr("Index URL"))
        self._index.setText(source_options.index_url or "")
        note = PlainLabel(self, self.tr("The URL of a mirror, an unpacked release, or node_modules/pyodide"))
        note.setEnabled(False)
        fields = form(
            (self.tr("&Distribution"), vbox(self._distribution, note, spacing=4)),
            (self.tr("&Extra package folders"), self._files),
            (self.tr("Index &URL"), self._index),
        )
        buttons = accept_box(self, QPushButton(self.tr("Use these &sources"), self))
        intro = self.tr("Choose where packages for this directory are downloaded from.")
        self.lay_out(intro, vbox(*self._modes.values()), fields, 1, buttons)
        self.setMinimumWidth(680)
        self._distribution.edit.setFocus()  # the modes alone are in the menu of the header

    def source_options(self) -> SourceOptions:
        """Return what was entered."""
        files = tuple(part.strip() for part in self._files.text().split(";") if part.strip())
        return SourceOptions(
            distribution=self._distribution.edit.text().strip() or None,
            files=files,
            pyodide=self._source_options.pyodide,
            mode=next(mode for mode, button in self._modes.items() if button.isChecked()),
            index_url=self._index.text().strip() or None,
        )
